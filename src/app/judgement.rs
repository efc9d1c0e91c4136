//! How a KPI was judged: what was compared, the rule, the arithmetic, the
//! limits; and what the last years alone would say.

use super::dom::{Node, classed, el, live, many, sentence, text};
use super::kpi_facts::{description_list, observed};
use super::mark::source_button;
use super::state::App;
use super::status::word;
use crate::i18n;
use crate::kpi::{self, Standing, State};
use crate::plan::Kpi;

pub fn how_judged(app: App, kpi: &'static Kpi) -> Node {
    let thresholds = app.index().plan.judgement.as_ref();
    let standing = kpi::judge(kpi, thresholds, Some(app.today));
    let mut steps: Vec<Node> = i18n::arithmetic(kpi, &standing)
        .iter()
        .map(|line| el("li").kid(sentence(line)).view())
        .collect();
    let limits = i18n::limits(kpi, &standing, thresholds);
    steps.extend(limits.map(|limits| el("li").kid(sentence(&limits)).view()));
    let state = standing.state;
    let judged = el("p").text(i18n::JUDGED).kid(word(state));
    classed("details", "how")
        .kid(el("summary").text(i18n::HOW_JUDGED).view())
        .kid(compared(app, kpi, &standing))
        .kid(el("p").kid(sentence(i18n::rule(&standing))).view())
        .maybe((!steps.is_empty()).then(|| classed("ul", "steps").kids(steps).view()))
        .kid(judged.view())
        .maybe(second_opinion(app, kpi, standing))
        .kid(classed("p", "note").text(i18n::COMPUTED).view())
        .view()
}

/// What was compared, and what the city itself says.
fn compared(app: App, kpi: &Kpi, standing: &Standing) -> Node {
    let mut facts = Vec::new();
    for own in &kpi.assessments {
        let period = own.period;
        let when = move || period.label(app.era());
        let grade = many(
            [
                el("b").text(&own.grade).view(),
                text(" "),
                classed("span", "when").text_live(when).view(),
            ]
            .into_iter()
            .chain(source_button(own.from.as_ref()))
            .collect(),
        );
        facts.push((i18n::BY_THE_CITY, grade));
    }
    for (name, observation) in [
        (i18n::BASELINE, standing.baseline),
        (i18n::TARGET, standing.target),
        (i18n::LATEST, standing.latest),
    ] {
        let shown = observation.map_or_else(
            || text(i18n::NOTHING_KNOWN),
            |observation| observed(app, observation, &kpi.unit),
        );
        facts.push((name, shown));
    }
    description_list(facts)
}

/// Where the last years' change leads, and whether that is the judgement, too.
fn second_opinion(app: App, kpi: &'static Kpi, standing: Standing<'static>) -> Option<Node> {
    let trend = kpi::trend(kpi, &standing)?;
    let state = standing.state;
    let agrees = trend.agrees;
    let lines = move || {
        let lines = i18n::trend(kpi, &standing, &trend, app.era());
        many(
            lines
                .iter()
                .map(|l| el("p").kid(sentence(l)).view())
                .collect(),
        )
    };
    let part = classed("div", "opinion")
        .kid(el("h3").text(i18n::SECOND_OPINION).view())
        .kid(live(lines))
        .kid(verdict(state, agrees));
    Some(part.view())
}

fn verdict(state: State, agrees: bool) -> Node {
    let class = if agrees { "agrees" } else { "differs" };
    classed("p", class)
        .kid(sentence(&i18n::agreement(state, agrees)))
        .view()
}
