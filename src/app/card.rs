//! A card per KPI: baseline, latest, target, years, a small chart, its state.

use super::chart::card_chart;
use super::state::App;
use crate::i18n;
use crate::kpi::{self, State};
use crate::plan::{Kpi, Observation};
use crate::query::Page;
use leptos::prelude::*;
use std::sync::Arc;

/// How many cards are shown before the rest is asked for.
const FIRST: usize = 12;

/// Cards of these KPIs, each given by its section's number and its place.
pub fn cards(app: App, kpis: Vec<(usize, usize)>) -> AnyView {
    let count = kpis.len();
    let all = RwSignal::new(count <= FIRST);
    let shown = move || {
        let shown = if all.get() { count } else { FIRST };
        kpis.iter()
            .take(shown)
            .map(|(section, place)| card(app, *section, *place))
            .collect::<Vec<_>>()
    };
    let more = move || {
        (!all.get()).then(|| {
            view! { <button class="chip more" on:click=move |_| all.set(true)>{i18n::show_all(count)}</button> }
        })
    };
    view! { <div class="strip">{shown}</div>{more} }.into_any()
}

fn card(app: App, section: usize, place: usize) -> AnyView {
    let index = app.index();
    let Some((around, kpi)) = index
        .section(section)
        .and_then(|s| Some((s, s.kpis.get(place)?)))
    else {
        return ().into_any();
    };
    let theme = format!(
        "{} {}",
        around.number.clone().unwrap_or_default(),
        around.title.text
    );
    let kpi = Arc::new(kpi.clone());
    let link = app.link(Page::Kpi(kpi.id.clone()));
    view! {
        <article class="card">
            <span class="theme">{theme}</span>
            <h3><a href=link>{kpi.name.text.clone()}</a></h3>
            {status(app, &kpi)}
            {card_chart(app, kpi.clone())}
            {figures(app, &kpi)}
        </article>
    }
    .into_any()
}

/// From what, to what, when.
fn figures(app: App, kpi: &Kpi) -> AnyView {
    let latest = kpi::latest_actual(kpi);
    let from = latest.or(kpi.baseline.as_ref());
    let label = if latest.is_some() {
        i18n::LATEST
    } else {
        i18n::BASELINE
    };
    let target = kpi::next_target(kpi).or(kpi.targets.first());
    let side = |label: &'static str, value: Option<&Observation>| {
        let text = value.map_or_else(|| i18n::NOT_SET.to_owned(), |v| i18n::value(v, &kpi.unit));
        let short = value.and_then(|v| v.period.map(|p| (p, v.mean)));
        let when = move || short.map(|(p, mean)| i18n::short_period(p, mean, app.era()));
        view! { <div><dt>{label}" "<span class="when">{when}</span></dt><dd>{text}</dd></div> }
            .into_any()
    };
    view! { <dl class="num">{side(label, from)}{side(i18n::TARGET, target)}</dl> }.into_any()
}

/// The state as a word with its own shape and colour.
pub fn status(app: App, kpi: &Kpi) -> AnyView {
    if let Some(own) = kpi.assessments.last() {
        return view! { <span class="status s-own">{own.grade.clone()}</span> }.into_any();
    }
    let index = app.index();
    let state = kpi::judge(kpi, index.plan.judgement.as_ref(), Some(app.today)).state;
    let (class, shape) = match state {
        State::NoActual => ("s-none", "◌"),
        State::NotJudged => ("s-none", "―"),
        State::Achieved | State::Kept => ("s-ok", "●"),
        State::OnTrack => ("s-ok", "↗"),
        State::MostlyOnTrack => ("s-mid", "→"),
        State::NotKept | State::Flat => ("s-mid", "▲"),
        State::Behind | State::Missed => ("s-bad", "▽"),
        State::Regressed => ("s-bad", "▼"),
    };
    view! {
        <span class=format!("status {class}")><span aria-hidden="true">{shape}</span>" "{state.label()}</span>
    }
    .into_any()
}
