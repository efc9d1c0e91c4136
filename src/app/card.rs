//! A card per KPI: baseline, latest, target, years, a small chart, its state.

use super::card_chart::card_chart;
use super::dom::{Node, classed, el, live, many, phrased};
use super::measure_list::Outcomes;
use super::results::show_all;
use super::rx::{Derived, State};
use super::state::App;
use super::status::status;
use crate::i18n;
use crate::kpi;
use crate::plan::{Kpi, Observation};
use crate::query::Page;

/// How many cards are shown before the rest is asked for.
const FIRST: usize = 12;

/// Cards of these KPIs, given by their numbers, as far as the outcome shows them.
pub fn cards(app: App, kpis: Vec<usize>, outcome: Outcomes) -> Node {
    let total = kpis.len();
    let all = State::new(total <= FIRST);
    // Apart from the outcome, which changes with every choice: cards are made
    // anew only where others are shown.
    let shown = Derived::new(move || -> Vec<usize> {
        let shows = |kpi: &usize| outcome.with(|o| o.shows_kpi(*kpi));
        kpis.iter().copied().filter(shows).collect()
    });
    let how_many = move || how_many(shown.with(Vec::len), total);
    let built = move || {
        let shown = shown.get();
        let count = shown.len();
        let first = if all.get() { count } else { FIRST };
        let cards = shown.iter().take(first).filter_map(|k| card(app, *k));
        let strip = classed("div", "strip").kids(cards.collect());
        let more = (first < count).then(|| show_all(all, count));
        many([Some(strip.view()), more].into_iter().flatten().collect())
    };
    let line = classed("p", "shown")
        .attr("role", "status")
        .text_live(how_many);
    many(vec![line.view(), live(built)])
}

/// How many are shown, where some are not.
pub fn how_many(some: usize, all: usize) -> String {
    if some == all {
        return String::new();
    }
    i18n::of_kpis(some, all)
}

/// Whether all cards stand there at first.
#[cfg(not(target_arch = "wasm32"))]
pub fn all_at_first(kpis: usize) -> bool {
    kpis <= FIRST
}

fn card(app: App, number: usize) -> Option<Node> {
    let index = app.index();
    let at = index.kpis.get(number)?;
    let around = index.section(at.section)?;
    let kpi = index.kpi(at)?;
    let link = el("a")
        .to(&app.link(Page::Kpi(kpi.id.clone())))
        .kid(phrased(&kpi.name.text));
    let card = classed("article", "card")
        .kid(
            classed("span", "theme")
                .text(&around.numbered_title())
                .view(),
        )
        .kid(el("h3").kid(link.view()).view())
        .kid(status(app, kpi))
        .kid(card_chart(app, kpi, number))
        .kid(figures(app, kpi));
    Some(card.view())
}

/// From what, to what, when.
fn figures(app: App, kpi: &Kpi) -> Node {
    let latest = kpi::latest_published(kpi);
    let label = if latest.is_some() {
        i18n::LATEST
    } else {
        i18n::BASELINE
    };
    let target = kpi::next_target(kpi).or(kpi.targets.first());
    classed("dl", "num")
        .kid(side(
            app,
            label,
            latest.or(kpi.baseline.as_ref()),
            &kpi.unit,
        ))
        .kid(side(app, i18n::TARGET, target, &kpi.unit))
        .view()
}

fn side(app: App, label: &str, value: Option<&Observation>, unit: &str) -> Node {
    let text = value.map_or_else(|| i18n::NOT_SET.to_owned(), |v| i18n::value(v, unit));
    let when = value.and_then(|v| v.period.map(|p| (p, v.mean)));
    let when = move || {
        when.map(|(p, mean)| i18n::short_period(p, mean, app.era()))
            .unwrap_or_default()
    };
    let term = el("dt").text(label).text(" ").kid(
        classed("span", "when")
            .kid(live(move || phrased(&when())))
            .view(),
    );
    el("div")
        .kid(term.view())
        .kid(el("dd").text(&text).view())
        .view()
}
