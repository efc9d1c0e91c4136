//! A second opinion: where the last years' change leads, if it goes on. The
//! judgement asks how far a KPI has come since the baseline; this asks how it
//! has moved of late.

use super::facts::{comparable, fiscal_anchor, has_mean, later, numeric, same_unit};
use super::judge::{Standing, reaches, within};
use super::number::{difference, round_to};
use super::state::State;
use super::time::position;
use crate::order::insert_by_key;
use crate::plan::{Kpi, Observation};

/// So many actuals, and one change less, make a trend.
const ACTUALS: usize = 4;

/// Where the last changes lead.
#[derive(Clone, Debug, PartialEq)]
pub struct Trend<'a> {
    /// The actuals that it is drawn from, the oldest first.
    pub used: Vec<&'a Observation>,
    /// The mean of their annual changes, in the unit.
    pub change_per_year: f64,
    /// Fiscal years from the latest actual to the target.
    pub years_ahead: f64,
    /// The value in the target's year.
    pub projected: f64,
    /// Whether that reaches the target, or keeps it.
    pub reaches: bool,
    /// Whether the judgement says the same: 達成, 維持, 順調 and 概ね順調 expect
    /// the target to be reached, the others do not.
    pub agrees: bool,
}

/// The mean of the last three annual changes, carried on to the target's year.
/// Drawn from the last four confirmed actuals, one a fiscal year, in the KPI's
/// unit and after the last break in the series; those of the baseline's year
/// and before count, too. Where years are missing between them, the whole
/// change is spread over the years that passed. None where there are fewer,
/// where the KPI is not judged, where its target's year has come, and for a
/// mean over a span, which is of no one year.
#[must_use]
pub fn trend<'a>(kpi: &'a Kpi, standing: &Standing<'a>) -> Option<Trend<'a>> {
    let expects = match standing.state {
        State::NotJudged | State::NoActual => return None,
        State::Achieved | State::Kept | State::OnTrack | State::MostlyOnTrack => true,
        State::Missed | State::NotKept | State::Flat | State::Behind | State::Regressed => false,
    };
    let (target, latest) = standing.target.zip(standing.latest)?;
    let (direction, goal) = standing.direction.zip(numeric(target))?;
    if has_mean(kpi, target) || !same_series(kpi, latest, target) {
        return None;
    }
    let used = last_actuals(kpi, latest);
    let (first, last) = used.first().zip(used.last())?;
    if used.len() < ACTUALS || !std::ptr::eq(*last, latest) {
        return None;
    }
    let years = |from, to| Some(fiscal_anchor(kpi, to)? - fiscal_anchor(kpi, from)?);
    let years_ahead = years(latest, target).filter(|years| *years > 1e-9)?;
    let (start, end) = numeric(first).zip(numeric(last))?;
    let change_per_year = difference(end, start) / years(first, last)?;
    let projected = round_to(end + change_per_year * years_ahead, 6);
    let kept = matches!(standing.state, State::Kept | State::NotKept)
        && within(difference(projected, goal), standing.tolerance);
    let reaches = kept || reaches(&target.value, direction, projected, goal);
    projected.is_finite().then_some(Trend {
        used,
        change_per_year,
        years_ahead,
        projected,
        reaches,
        agrees: reaches == expects,
    })
}

/// The last actuals up to the latest, the last one of each fiscal year.
fn last_actuals<'a>(kpi: &'a Kpi, latest: &Observation) -> Vec<&'a Observation> {
    let mut found: Vec<(i32, &Observation)> = Vec::new();
    for actual in &kpi.actuals {
        let Some(period) = actual.period else {
            continue;
        };
        let of_a_year = numeric(actual).is_some() && !has_mean(kpi, actual);
        let confirmed = !actual.provisional && same_unit(kpi, actual);
        if !of_a_year || !confirmed || !same_series(kpi, actual, latest) {
            continue;
        }
        let year = period.fiscal_years().1;
        match found.iter_mut().find(|(known, _)| *known == year) {
            Some((_, known)) if later(actual, known) => *known = actual,
            Some(_) => {}
            None => insert_by_key(&mut found, (year, actual), |(year, _)| *year),
        }
    }
    let older = found.len().saturating_sub(ACTUALS);
    found.into_iter().skip(older).map(|(_, a)| a).collect()
}

/// Whether no break lies between two observations.
fn same_series(kpi: &Kpi, earlier: &Observation, later: &Observation) -> bool {
    let periods = earlier.period.zip(later.period);
    periods.is_some_and(|(a, b)| comparable(kpi, position(a), position(b)))
}

#[cfg(test)]
mod tests;
