//! How fast a KPI has to change, and how it ended.

use super::facts::{before_count, fiscal_anchor, has_mean, next_target, numeric, same_unit};
use super::judge::{Standing, direction, ends, reaches};
use super::number::{decimals, difference, round_to};
use super::state::State;
use super::time::{fiscal_middle, span};
use crate::plan::{Accumulation, Kpi, Observation, Period};

/// A change spread evenly over years.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pace<'a> {
    /// The target that it leads to.
    pub target: &'a Observation,
    /// The whole change, in the KPI's unit.
    pub change: f64,
    /// Over so many fiscal years.
    pub years: f64,
    /// `change` / `years`
    pub per_year: f64,
    /// The same with the digits that the plan's own numbers have, and more only
    /// where less than two would be left.
    pub shown: f64,
}

/// The change a year from the baseline to the target that is judged against:
/// 毎年＋2,356人. Means over spans are counted from middle to middle. None where
/// nothing is to change, and without two numbers in one unit and years between.
#[must_use]
pub fn pace(kpi: &Kpi) -> Option<Pace<'_>> {
    let (baseline, target) = (kpi.baseline.as_ref()?, next_target(kpi)?);
    let begins = match before_count(kpi, target) {
        Some(before) => fiscal_middle(before),
        None => fiscal_anchor(kpi, baseline)?,
    };
    let pace = between(kpi, (baseline, begins), target).filter(|_| !kpi.keep)?;
    // A loss that is allowed is no pace that anybody has to keep.
    let loss = direction(kpi, target).is_some_and(|direction| direction * pace.change < 0.0);
    (!loss).then_some(pace)
}

/// The change a year that is needed from the latest actual on, where that falls
/// short of a target whose period is yet to end: of the one that it is judged
/// against, or, where that is reached or over, of the next. None for what is to
/// be kept; nor for a mean over a span, which years that have passed are a part
/// of. `as_of` is the day of the question: periods that are over by then are.
#[must_use]
pub fn pace_needed<'a>(
    kpi: &'a Kpi,
    standing: &Standing<'a>,
    as_of: Option<Period>,
) -> Option<Pace<'a>> {
    // Without a difference, target and actual cannot be compared. With one, a
    // KPI that is not judged lacks no more than a baseline.
    standing.difference.filter(|_| !kpi.keep)?;
    let (latest, judged) = standing.latest.zip(standing.target)?;
    let is_over = standing.final_due || ends(latest) + 1e-9 >= ends(judged);
    let target = match standing.state {
        // What is not kept is still to be kept until its period ends.
        State::NotKept if !is_over => return None,
        State::Achieved | State::Kept => target_after(kpi, judged, latest, as_of)?,
        _ if is_over => target_after(kpi, judged, latest, as_of)?,
        _ => judged,
    };
    let of_spans = has_mean(kpi, latest) || has_mean(kpi, target);
    let now = fiscal_anchor(kpi, latest)?;
    // Years before a count begins are none of its own.
    let begins = before_count(kpi, target).map_or(now, |before| now.max(fiscal_middle(before)));
    between(kpi, (latest, begins), target).filter(|_| !of_spans)
}

/// The first target beyond another that an actual has not reached and whose period is not over.
/// None of those that keep the baseline, nor a count that begins after the actual: what was
/// counted before is no part of it.
fn target_after<'a>(
    kpi: &'a Kpi,
    judged: &Observation,
    actual: &Observation,
    as_of: Option<Period>,
) -> Option<&'a Observation> {
    let value = numeric(actual)?;
    let baseline = kpi.baseline.as_ref().filter(|b| same_unit(kpi, b));
    let start = baseline.and_then(numeric);
    let follows = |target: &&Observation| ends(target) > ends(judged) + 1e-9;
    let is_open = |target: &&Observation| as_of.is_none_or(|day| span(day).0 + 1e-9 < ends(target));
    let counts_anew = |target: &&Observation| match target.period {
        Some(years @ Period::FiscalYears(first, last)) if first < last => {
            kpi.accumulation == Some(Accumulation::Cumulative)
                && span(years).0 + 1e-9 >= ends(actual)
        }
        _ => false,
    };
    let asks_more = |target: &&Observation| {
        let goal = numeric(target).zip(direction(kpi, target));
        goal.is_some_and(|(goal, way)| {
            let keeps = start.is_some_and(|start| difference(goal, start) == 0.0);
            !keeps && !reaches(&target.value, way, value, goal)
        })
    };
    let targets = kpi.targets.iter().filter(|target| same_unit(kpi, target));
    let open = targets.filter(follows).filter(is_open);
    let ways = open.filter(|target| !counts_anew(target)).filter(asks_more);
    ways.min_by(|a, b| ends(a).total_cmp(&ends(b)))
}

/// The change from one observation, counted from this moment in fiscal years, to another.
fn between<'a>(
    kpi: &Kpi,
    (from, begins): (&Observation, f64),
    to: &'a Observation,
) -> Option<Pace<'a>> {
    if !same_unit(kpi, from) || !same_unit(kpi, to) {
        return None;
    }
    let (start, end) = numeric(from).zip(numeric(to))?;
    let years = fiscal_anchor(kpi, to)? - begins;
    let change = difference(end, start);
    if years < 1e-9 || change == 0.0 {
        return None;
    }
    let per_year = change / years;
    let places = digits(decimals(start).max(decimals(end)), per_year);
    per_year.is_finite().then(|| Pace {
        target: to,
        change,
        years,
        per_year,
        shown: round_to(per_year, places),
    })
}

/// Digits after the point for a step: as many as the numbers have that it lies
/// between, and up to two more until two digits of the step are left.
pub(super) fn digits(own: u8, step: f64) -> u8 {
    let mut seen = (0..own).fold(step.abs(), |seen, _| seen * 10.0);
    let mut digits = own;
    while seen < 9.5 && digits < own + 2 {
        seen *= 10.0;
        digits += 1;
    }
    digits
}

/// How it ended, once the target's period is over.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Ending<'a> {
    /// The final figure is not published yet; the latest one before it.
    Due { latest: Option<&'a Observation> },
    /// The latest figure, of the target's period or after it.
    Final {
        actual: &'a Observation,
        /// Achieved, or kept.
        reached: bool,
        /// The figure less the target, in the unit.
        difference: f64,
        /// The share of the way, where the target was missed.
        share: Option<f64>,
    },
}

/// How a KPI ended, as its standing tells. None before the end of the target's
/// period, and where it is not judged.
#[must_use]
pub fn ending<'a>(standing: &Standing<'a>) -> Option<Ending<'a>> {
    if standing.final_due {
        return Some(Ending::Due {
            latest: standing.latest,
        });
    }
    let (actual, target) = standing.latest.zip(standing.target)?;
    let reached = matches!(standing.state, State::Achieved | State::Kept);
    let missed = matches!(standing.state, State::Missed | State::NotKept);
    let over = ends(actual) + 1e-9 >= ends(target);
    let difference = standing.difference?;
    ((reached || missed) && over).then_some(Ending::Final {
        actual,
        reached,
        difference,
        share: standing.share_reached,
    })
}

#[cfg(test)]
mod tests;
