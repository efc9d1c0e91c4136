//! How a KPI stands, as one sees it everywhere: a word with its own shape and
//! colour.

use super::dom::{Node, classed};
use super::state::App;
use crate::i18n;
use crate::kpi::{self, State};
use crate::plan::Kpi;

/// The class for a state's colour, and its shape. Each state has a shape of its
/// own: colours are fewer than states, and not everyone sees them. What was not
/// reached or kept is hollow where what was is full.
fn look(state: State) -> (&'static str, &'static str) {
    match state {
        State::Achieved => ("s-ok", "●"),
        State::Missed => ("s-bad", "○"),
        State::Kept => ("s-ok", "◆"),
        State::NotKept => ("s-mid", "◇"),
        State::OnTrack => ("s-ok", "↗"),
        State::MostlyOnTrack => ("s-mid", "→"),
        State::Flat => ("s-mid", "＝"),
        State::Behind => ("s-bad", "▽"),
        State::Regressed => ("s-bad", "▼"),
        State::NoActual => ("s-none", "◌"),
        State::NotJudged => ("s-none", "―"),
    }
}

/// The shape alone, in its colour; the word has to stand beside it.
pub fn shape(state: State) -> Node {
    let (colour, shape) = look(state);
    classed("span", colour)
        .attr("aria-hidden", "true")
        .text(shape)
        .view()
}

/// A state as shape and word.
pub fn word(state: State) -> Node {
    classed("span", &["status ", look(state).0].concat())
        .kid(shape(state))
        .text(state.label())
        .view()
}

/// A grade of the city's in its own words, and ours beside it.
pub fn graded(grade: &str, state: State) -> Node {
    classed("span", "standing")
        .kid(classed("span", "status s-own").text(grade).view())
        .kid(word(state))
        .kid(classed("span", "when").text(i18n::COMPUTED_SHORT).view())
        .view()
}

/// How a KPI stands. A grade that the city published itself comes first, in its
/// own words; ours stands beside it and says whose it is.
pub fn status(app: App, kpi: &Kpi) -> Node {
    let state = kpi::judge(kpi, app.index().plan.judgement.as_ref(), None).state;
    let line = classed("p", "standing");
    let latest = kpi.assessments.iter();
    let Some(own) = latest.max_by_key(|own| own.period.fiscal_years().1) else {
        return line.kid(word(state)).view();
    };
    let period = own.period;
    let by_the_city = move || i18n::graded_by_the_city(period, app.era());
    line.kid(classed("span", "status s-own").text(&own.grade).view())
        .kid(classed("span", "when").text_live(by_the_city).view())
        .kid(word(state))
        .kid(classed("span", "when").text(i18n::COMPUTED_SHORT).view())
        .view()
}
