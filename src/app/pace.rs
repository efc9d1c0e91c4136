//! How fast a KPI has to change: the pace, the level that is expected in each
//! fiscal year, and how it ended.

use super::dom::{Node, cell_text, classed, el, live, many, sentence};
use super::state::App;
use crate::i18n;
use crate::kpi::{self, Level, Pace};
use crate::plan::{Kpi, Observation, Period};

/// Nothing where neither a pace nor an ending can be told.
pub fn pace(app: App, kpi: &'static Kpi) -> Option<Node> {
    let thresholds = app.index().plan.judgement.as_ref();
    let standing = kpi::judge(kpi, thresholds, Some(app.today));
    let ending = kpi::ending(&standing);
    let levels = kpi::required_levels(kpi);
    let pace = kpi::pace(kpi);
    if pace.is_none() && levels.is_empty() && ending.is_none() {
        return None;
    }
    let needed = kpi::pace_needed(kpi, &standing, Some(app.today));
    let ends = levels.first().zip(levels.last());
    let keeps = kpi.keep
        || ends.is_some_and(|(first, last)| kpi::difference(first.value, last.value) == 0.0);
    let keeps = (pace.is_none() && keeps).then(|| el("p").text(i18n::KEEP_PACE).view());
    let ended = ending.map(|ending| {
        let target = standing.target;
        live(move || {
            let lines = i18n::ending(kpi, &ending, target, app.era());
            many(
                lines
                    .iter()
                    .map(|l| el("p").kid(sentence(l)).view())
                    .collect(),
            )
        })
    });
    // From the baseline alone: from an actual on, none is told where spans of years meet.
    let means = kpi.baseline.as_ref().is_some_and(|b| kpi::has_mean(kpi, b));
    let part = classed("div", "how pace")
        .kid(el("h2").text(i18n::PACE).view())
        .maybe(pace.map(|pace| line(app, kpi, i18n::pace_between, pace, means)))
        .maybe(keeps)
        .maybe(ended)
        .maybe(needed.map(|pace| line(app, kpi, i18n::pace_now, pace, false)))
        .maybe((!levels.is_empty()).then(|| table(app, kpi, levels)));
    Some(part.view())
}

fn line(
    app: App,
    kpi: &'static Kpi,
    way: fn(&str) -> String,
    pace: Pace<'static>,
    means: bool,
) -> Node {
    let target = pace.target;
    let way = move || {
        let period = target.period;
        let period = period.map(|p| i18n::period(p, target.mean, app.era()));
        way(&period.unwrap_or_default())
    };
    let a_year = i18n::a_year(&pace, &kpi.unit);
    el("p")
        .sentence_live(way)
        .kid(el("b").kid(sentence(&a_year)).view())
        .kid(sentence(&i18n::altogether(&pace, &kpi.unit, means)))
        .view()
}

/// What is expected in each fiscal year, and what came.
fn table(app: App, kpi: &'static Kpi, levels: Vec<Level>) -> Node {
    let head = [i18n::FISCAL_YEAR, i18n::EXPECTED, i18n::ACTUAL];
    let head = head
        .iter()
        .map(|name| el("th").attr("scope", "col").text(name).view());
    let rows = move || many(levels.iter().map(|level| row(app, kpi, level)).collect());
    classed("table", "levels")
        .kid(el("caption").text(i18n::LEVELS).view())
        .kid(el("thead").kid(el("tr").kids(head.collect()).view()).view())
        .kid(el("tbody").kid(live(rows)).view())
        .view()
}

fn row(app: App, kpi: &Kpi, level: &Level) -> Node {
    let of_plan = of_plan(kpi, level.fiscal_year);
    // A mean stands for the years of its span.
    let span = of_plan.and_then(|(o, _)| o.period.filter(|_| kpi::has_mean(kpi, o)));
    let period = span.unwrap_or(Period::FiscalYear(level.fiscal_year));
    let label = i18n::period(period, span.is_some(), app.era());
    let expected = match of_plan {
        Some((observation, name)) => i18n::named_value(observation, &kpi.unit, name),
        None => i18n::number_and_unit(level.shown, &kpi.unit),
    };
    let same = |a: &&Observation| {
        a.period
            .is_some_and(|p| p == period || p.fiscal_years() == period.fiscal_years())
    };
    let actual = kpi.actuals.iter().rfind(same);
    let actual = actual.map(|a| i18n::actual(a, &kpi.unit));
    el("tr")
        .kid(el("th").attr("scope", "row").text(&label).view())
        .kid(classed("td", "number").kid(cell_text(&expected)).view())
        .kid(
            classed("td", "number")
                .kid(cell_text(actual.as_deref().unwrap_or(i18n::NOTHING_KNOWN)))
                .view(),
        )
        .view()
}

/// The baseline or target that a level is, with its name.
fn of_plan(kpi: &Kpi, year: i32) -> Option<(&Observation, &'static str)> {
    let baseline = kpi.baseline.iter().map(|b| (b, i18n::BASELINE));
    let targets = kpi.targets.iter().map(|t| (t, i18n::TARGET));
    let stands_there = |(o, _): &(&Observation, _)| {
        let Some((first, last)) = o.period.map(Period::fiscal_years) else {
            return false;
        };
        let at = if kpi::has_mean(kpi, o) {
            first + (last - first) / 2
        } else {
            last
        };
        at == year && kpi::numeric(o).is_some() && kpi::same_unit(kpi, o)
    };
    baseline.chain(targets).find(stands_there)
}
