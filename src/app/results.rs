//! What a search finds outside the measures' tables, each with where it
//! stands in the plan.

use super::mark::{Words, marked};
use super::state::App;
use crate::i18n;
use crate::query::{Hit, HitKind, Page};
use leptos::prelude::*;

/// How many are shown before the rest is asked for.
const FIRST: usize = 8;

pub fn elsewhere(app: App, words: Words) -> AnyView {
    let filter = app.filter();
    let all = RwSignal::new(false);
    let list = move || {
        let index = app.index();
        let themes: Vec<usize> = filter.with(|f| {
            f.themes
                .iter()
                .filter_map(|id| index.section_number(id))
                .collect()
        });
        let hits = words.with(|words| index.hits(words, &themes));
        if hits.is_empty() {
            return None;
        }
        let count = hits.len();
        let shown = if all.get() { count } else { FIRST.min(count) };
        let items: Vec<_> = hits
            .iter()
            .take(shown)
            .map(|hit| item(app, hit, words))
            .collect();
        let more = (shown < count).then(|| {
            view! { <button class="chip more" on:click=move |_| all.set(true)>{i18n::show_all(count)}</button> }
        });
        let view = view! {
            <section class="hits">
                <h3>{i18n::found_elsewhere(count)}</h3>
                <ul>{items}</ul>
                {more}
            </section>
        };
        Some(view.into_any())
    };
    list.into_any()
}

fn item(app: App, hit: &Hit, words: Words) -> AnyView {
    let index = app.index();
    let page = match (hit.kpi, index.section(hit.section)) {
        (Some(kpi), _) => Page::Kpi(kpi.clone()),
        (None, Some(section)) => Page::Section(section.id.clone()),
        (None, None) => Page::Overview,
    };
    let place: Vec<_> = index
        .ancestors(hit.section)
        .into_iter()
        .skip(1)
        .map(|n| index.heading(n))
        .collect();
    let place = if place.is_empty() {
        index.heading(hit.section)
    } else {
        place.join(" › ")
    };
    view! {
        <li><a href=app.link(page)>{place}" › "{kind(hit.kind)}</a><p>{marked(hit.text, words)}</p></li>
    }
    .into_any()
}

fn kind(kind: HitKind) -> &'static str {
    match kind {
        HitKind::Title => i18n::TITLE,
        HitKind::DesiredState => i18n::DESIRED_STATE,
        HitKind::Context => i18n::CONTEXT,
        HitKind::KpiName => i18n::KPI,
        HitKind::Explanation => i18n::EXPLANATION,
        HitKind::Rationale => i18n::RATIONALE,
        HitKind::KpiValue => i18n::KPI_VALUES,
        HitKind::Figure => i18n::FIGURE,
    }
}
