//! A card per KPI: baseline, latest, target, years, a small chart, its state.

use super::card_chart::card_chart;
use super::dom::{Node, classed, el, live, many};
use super::results::show_all;
use super::rx::State;
use super::state::App;
use crate::i18n;
use crate::kpi;
use crate::kpi::State as Judged;
use crate::plan::{Kpi, Observation};
use crate::query::Page;

/// How many cards are shown before the rest is asked for.
const FIRST: usize = 12;

/// Cards of these KPIs, each given by its section's number and its place.
pub fn cards(app: App, kpis: Vec<(usize, usize)>) -> Node {
    let count = kpis.len();
    let all = State::new(count <= FIRST);
    live(move || {
        let open = all.get();
        let shown = kpis.iter().take(if open { count } else { FIRST });
        let strip = classed("div", "strip").kids(
            shown
                .filter_map(|(s, place)| card(app, *s, *place))
                .collect(),
        );
        let more = (!open).then(|| show_all(all, count));
        many([Some(strip.view()), more].into_iter().flatten().collect())
    })
}

fn card(app: App, section: usize, place: usize) -> Option<Node> {
    let index = app.index();
    let around = index.section(section)?;
    let kpi = around.kpis.get(place)?;
    let link = el("a")
        .to(&app.link(Page::Kpi(kpi.id.clone())))
        .text(&kpi.name.text);
    let card = classed("article", "card")
        .kid(
            classed("span", "theme")
                .text(&around.numbered_title())
                .view(),
        )
        .kid(el("h3").kid(link.view()).view())
        .kid(status(app, kpi))
        .kid(card_chart(app, kpi))
        .kid(figures(app, kpi));
    Some(card.view())
}

/// From what, to what, when.
fn figures(app: App, kpi: &Kpi) -> Node {
    let latest = kpi::latest_actual(kpi);
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
    let term = el("dt")
        .text(label)
        .text(" ")
        .kid(classed("span", "when").text_live(when).view());
    el("div")
        .kid(term.view())
        .kid(el("dd").text(&text).view())
        .view()
}

/// The state as a word with its own shape and colour.
pub fn status(app: App, kpi: &Kpi) -> Node {
    if let Some(own) = kpi.assessments.last() {
        return classed("span", "status s-own").text(&own.grade).view();
    }
    let index = app.index();
    let state = kpi::judge(kpi, index.plan.judgement.as_ref(), Some(app.today)).state;
    let (class, shape) = match state {
        Judged::NoActual => ("status s-none", "◌"),
        Judged::NotJudged => ("status s-none", "―"),
        Judged::Achieved | Judged::Kept => ("status s-ok", "●"),
        Judged::OnTrack => ("status s-ok", "↗"),
        Judged::MostlyOnTrack => ("status s-mid", "→"),
        Judged::NotKept | Judged::Flat => ("status s-mid", "▲"),
        Judged::Behind | Judged::Missed => ("status s-bad", "▽"),
        Judged::Regressed => ("status s-bad", "▼"),
    };
    let shape = el("span").attr("aria-hidden", "true").text(shape);
    classed("span", class)
        .kid(shape.view())
        .text(state.label())
        .view()
}
