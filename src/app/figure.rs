//! A figure or table of the plan. One that did not survive keeps its title
//! and says so.

use super::mark::{no_words, source_button, sourced};
use super::state::App;
use crate::i18n;
use crate::plan::{Figure, Series};
use leptos::prelude::*;

pub fn figure(app: App, figure: &Figure) -> AnyView {
    let words = no_words();
    let notes: Vec<_> = figure
        .notes
        .iter()
        .map(|n| view! { <li>{sourced(n, words)}</li> })
        .collect();
    let lost = figure
        .lost
        .then(|| view! { <p class="lost">{i18n::FIGURE_LOST}</p> });
    let table = (!figure.series.is_empty()).then(|| series_table(app, figure));
    view! {
        <section class="panel figure">
            <h2>{i18n::FIGURE}" "{sourced(&figure.title, words)}</h2>
            {lost}
            {table}
            {(!notes.is_empty()).then(|| view! { <ul class="note">{notes}</ul> })}
        </section>
    }
    .into_any()
}

fn series_table(app: App, figure: &Figure) -> AnyView {
    let first = figure.series.first();
    let periods: Vec<_> = first
        .into_iter()
        .flat_map(|s| &s.values)
        .map(|v| v.period)
        .collect();
    let head = move || {
        let label = |p: &Option<crate::plan::Period>| {
            p.map(|p| p.short_label(app.era())).unwrap_or_default()
        };
        periods
            .iter()
            .map(|p| view! { <th scope="col">{label(p)}</th> })
            .collect::<Vec<_>>()
    };
    let lines: Vec<_> = figure.series.iter().map(series_line).collect();
    let label = figure.title.text.clone();
    let caption = label.clone();
    view! {
        <div class="matrix" tabindex="0" role="region" aria-label=label>
            <table><caption class="hidden">{caption}</caption>
                <thead><tr><td></td>{head}</tr></thead><tbody>{lines}</tbody></table>
        </div>
    }
    .into_any()
}

fn series_line(series: &Series) -> AnyView {
    let cells: Vec<_> = series
        .values
        .iter()
        .map(|v| view! { <td class="number">{i18n::value(v, &series.unit)}</td> })
        .collect();
    view! {
        <tr><th scope="row">{series.name.text.clone()}{source_button(series.name.from.as_ref())}</th>{cells}</tr>
    }
    .into_any()
}
