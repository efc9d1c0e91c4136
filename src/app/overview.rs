//! The first page: what the plan is, how its KPIs stand, who does what.

use super::measure::Level;
use super::measure_list::{Outcomes, measure_list};
use super::state::App;
use super::{card, chips, matrix, results};
use crate::i18n;
use crate::kpi;
use crate::query::Filter;
use leptos::prelude::*;
use std::sync::Arc;

pub fn overview(app: App) -> impl IntoView {
    let filter = app.filter();
    let outcome: Outcomes = Memo::new(move |_| Arc::new(filter.with(|f| app.index().apply(f))));
    let words = Memo::new(move |_| filter.with(|f| crate::query::words(&f.text)));
    let measures = (0..app.index().measures.len()).collect();
    let searching = Memo::new(move |_| words.with(|w| !w.is_empty()));
    let kpis = card::cards(
        app,
        app.index()
            .kpis
            .iter()
            .map(|at| (at.section, at.position))
            .collect(),
    );
    // While a person searches, what was found comes first.
    view! {
        <div hidden=searching>
            {lede(app)}
            <h2>{i18n::kpis_now(app.index().kpis.len())}</h2>
            {kpis}
            <h2>{i18n::MATRIX}</h2>
            {matrix::matrix_table(app)}
        </div>
        <section id="directions" aria-labelledby="directions-heading">
            <h2 id="directions-heading">{i18n::WHO_DOES_WHAT}</h2>
            <div class="filters">
                {chips::departments(app, outcome)}
                {chips::themes(app, outcome)}
            </div>
            {result_line(app, outcome)}
            {results::elsewhere(app, words)}
            {measure_list(app, measures, outcome, words, Level::Themes)}
        </section>
    }
}

fn lede(app: App) -> AnyView {
    let index = app.index();
    let plan = &index.plan;
    let top = plan.sections.first().filter(|_| plan.sections.len() == 1);
    let heading = match (&plan.summary, top) {
        (Some(summary), _) => summary.text.clone(),
        (None, Some(top)) => top.title.text.clone(),
        (None, None) => plan.title.text.clone(),
    };
    let contents = i18n::contents(&[
        (
            index.themes.len(),
            index
                .themes
                .first()
                .and_then(|t| index.section(*t))
                .and_then(|s| level_name(app, s)),
        ),
        (
            index.measures.len(),
            index
                .measures
                .first()
                .and_then(|m| index.section(*m))
                .and_then(|s| level_name(app, s)),
        ),
        (
            index.direction_count,
            Some(i18n::DIRECTION_COUNTED.to_owned()),
        ),
        (index.kpis.len(), Some(i18n::KPI_COUNTED.to_owned())),
    ]);
    let period = move || {
        app.index()
            .plan
            .period
            .map(|p| i18n::covers(&p.label(app.era())))
    };
    let facts = move || {
        let index = app.index();
        let plan = &index.plan;
        let era = app.era();
        let mut facts = Vec::new();
        if let Some(period) = plan.period {
            facts.push(i18n::plan_state(period, app.today, era));
        }
        let kpis = index.kpis.iter().filter_map(|at| index.kpi(at));
        let latest = kpis
            .filter_map(|k| kpi::latest_actual(k)?.period)
            .max_by_key(|p| p.fiscal_years().1);
        if let Some(latest) = latest {
            facts.push(i18n::latest_actual(&latest.label(era)));
        }
        if let Some(updated) = plan.updated {
            facts.push(i18n::updated(&updated.label(era)));
        }
        facts
            .into_iter()
            .map(|fact| view! { <li>{fact}</li> })
            .collect::<Vec<_>>()
    };
    view! {
        <section class="lede">
            <h1 tabindex="-1">{heading}</h1>
            <p>{period}{contents}</p>
            <ul class="asof">{facts}</ul>
        </section>
    }
    .into_any()
}

fn level_name(app: App, section: &crate::plan::Section) -> Option<String> {
    app.index()
        .plan
        .levels
        .iter()
        .find(|level| level.id == section.level)
        .map(|level| level.name.clone())
}

/// How many directions are shown, announced; and the way back to all.
fn result_line(app: App, outcome: Outcomes) -> AnyView {
    let filter = app.filter();
    let all = app.index().direction_count;
    let totals = Memo::new(move |_| outcome.with(|o| o.totals));
    let filtered = Memo::new(move |_| filter.with(|f| !f.is_empty()));
    let whole = move || {
        let whole = totals.get().whole_city;
        (whole > 0 && filter.with(|f| !f.departments.is_empty()))
            .then(|| i18n::with_whole_city(whole))
    };
    let none = move || (totals.get().directions == 0).then_some(i18n::NOTHING_FOUND);
    view! {
        <div class="result">
            <p role="status"><b id="count">{move || totals.get().directions}</b>{i18n::of_directions(all)}" "{whole}{none}</p>
            <button class="tool" id="clear" hidden=move || !filtered.get()
                on:click=move |_| app.change(|v| v.filter = Filter::default())>{i18n::CLEAR_ALL}</button>
        </div>
    }
    .into_any()
}
