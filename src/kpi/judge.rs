//! How a KPI stands, computed from its numbers alone. A grade that the city
//! itself published comes first on the page; this is 自動計算.

use super::facts::{
    before_count, fiscal_anchor, is_beyond_break, latest_provisional, latest_published,
    next_target, numeric, same_unit,
};
use super::number::difference;
use super::state::{Reason, State};
use super::time::{fiscal_middle, span};
use crate::plan::{Desired, Kpi, Observation, Period, Quantity, Thresholds};

/// From this ratio on 順調, where the plan says nothing.
pub const ON_TRACK: f64 = 0.95;
/// From this ratio on 概ね順調, where the plan says nothing.
pub const MOSTLY_ON_TRACK: f64 = 0.60;

/// The arithmetic of progress between baseline and target.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Progress {
    /// y − y₀
    pub change: f64,
    /// `y_T` − y₀
    pub planned_change: f64,
    /// t − t₀, in fiscal years.
    pub elapsed_years: f64,
    /// `t_T` − t₀, in fiscal years.
    pub total_years: f64,
    /// The fiscal year before the count begins, where t₀ is that in place of the baseline's.
    pub before_count: Option<Period>,
    /// What the required path asks for at t.
    pub expected: f64,
    /// (y − y₀)/(`y_T` − y₀) over (t − t₀)/(`t_T` − t₀).
    pub ratio: f64,
}

/// How a KPI stands, with the numbers that say so.
#[derive(Clone, Debug, PartialEq)]
pub struct Standing<'a> {
    pub state: State,
    /// Why it is not judged, where it is not.
    pub reason: Option<Reason>,
    /// The observations that were compared.
    pub baseline: Option<&'a Observation>,
    pub target: Option<&'a Observation>,
    pub latest: Option<&'a Observation>,
    /// Actuals after the baseline are provisional only.
    pub provisional_only: bool,
    /// +1 where more is better, −1 where less is.
    pub direction: Option<f64>,
    /// y − `y_T`, in the unit.
    pub difference: Option<f64>,
    /// The share of the way that was reached, where the target was missed.
    pub share_reached: Option<f64>,
    pub progress: Option<Progress>,
    /// ε
    pub tolerance: f64,
    pub on_track: f64,
    pub mostly_on_track: f64,
    /// The target's period is over and its figure is not published yet.
    pub final_due: bool,
}

/// Judges a KPI. `as_of` is the day of the judgement: it decides only whether
/// the final figure is due.
#[must_use]
pub fn judge<'a>(
    kpi: &'a Kpi,
    thresholds: Option<&Thresholds>,
    as_of: Option<Period>,
) -> Standing<'a> {
    let target = next_target(kpi);
    let latest = latest_published(kpi);
    let threshold =
        |own: Option<f64>, default| own.filter(|own| own.is_finite()).unwrap_or(default);
    let mut standing = Standing {
        state: State::NotJudged,
        reason: None,
        baseline: kpi.baseline.as_ref(),
        target,
        latest,
        provisional_only: latest.is_none() && latest_provisional(kpi).is_some(),
        direction: target.and_then(|target| direction(kpi, target)),
        difference: None,
        share_reached: None,
        progress: None,
        tolerance: kpi
            .tolerance
            .filter(|tolerance| *tolerance > 0.0)
            .unwrap_or(0.0),
        on_track: threshold(thresholds.and_then(|t| t.on_track), ON_TRACK),
        mostly_on_track: threshold(thresholds.and_then(|t| t.mostly_on_track), MOSTLY_ON_TRACK),
        final_due: final_due(target, latest, as_of),
    };
    match state(kpi, target, latest, &mut standing) {
        Ok(state) => standing.state = state,
        Err(reason) => standing.reason = Some(reason),
    }
    standing
}

/// The rules, in the order in which they apply.
fn state(
    kpi: &Kpi,
    target: Option<&Observation>,
    latest: Option<&Observation>,
    standing: &mut Standing,
) -> Result<State, Reason> {
    let target = target.ok_or(Reason::NoTarget)?;
    let goal = numeric(target).ok_or(Reason::TargetNotNumeric)?;
    let direction = standing.direction.ok_or(Reason::NoDirection)?;
    let Some(latest) = latest else {
        return Ok(State::NoActual);
    };
    let value = numeric(latest).ok_or(Reason::ActualNotNumeric)?;
    if !same_unit(kpi, target) || !same_unit(kpi, latest) {
        return Err(Reason::UnitsDiffer);
    }
    let baseline = kpi.baseline.as_ref();
    if is_beyond_break(kpi, latest) {
        return Err(Reason::Break);
    }
    let start = baseline.filter(|baseline| same_unit(kpi, baseline));
    let start = start.and_then(|start| Some((start, numeric(start)?)));
    let tolerance = standing.tolerance;
    let off = difference(value, goal);
    standing.difference = Some(off);

    let reached = reaches(&target.value, direction, value, goal);
    if kpi.keep || start.is_some_and(|(_, start)| same(start, goal)) {
        let kept = reached || (tolerance > 0.0 && within(off, tolerance));
        return Ok(if kept { State::Kept } else { State::NotKept });
    }
    if reached {
        return Ok(State::Achieved);
    }
    if ends(latest) + 1e-9 >= ends(target) {
        // Of a loss that was allowed, no share is reached: more of it is worse.
        let asked = start.filter(|(_, start)| direction * (goal - start) > 0.0);
        let share = asked.map(|(_, start)| (value - start) / (goal - start));
        standing.share_reached = share.filter(|share| share.is_finite());
        return Ok(State::Missed);
    }
    let Some((baseline, start)) = start else {
        return Err(
            if kpi.baseline.as_ref().is_some_and(|b| !same_unit(kpi, b)) {
                Reason::UnitsDiffer
            } else {
                Reason::NoBaseline
            },
        );
    };
    let begins = before_count(kpi, target).map(fiscal_middle);
    let now = fiscal_anchor(kpi, latest);
    if begins
        .zip(now)
        .is_some_and(|(begins, now)| now < begins + 1e-9)
    {
        return Err(Reason::BeforeCount);
    }
    let change = difference(value, start);
    if within(change, tolerance) {
        return Ok(State::Flat);
    }
    let (elapsed_years, total_years, before_count) =
        years(kpi, baseline, latest, target).ok_or(Reason::NoBaseline)?;
    let share = elapsed_years / total_years;
    let planned_change = difference(goal, start);
    let ratio = Some((value - start) / (goal - start) / share).filter(|ratio| ratio.is_finite());
    let ratio = ratio.ok_or(Reason::NoBaseline)?;
    standing.progress = Some(Progress {
        change,
        planned_change,
        elapsed_years,
        total_years,
        before_count,
        expected: start + (goal - start) * share,
        ratio,
    });
    // Where the target allows for a loss, whoever fell below it lost too much.
    if direction * planned_change < 0.0 {
        return Ok(State::Regressed);
    }
    let at_least = |threshold: f64| ratio >= threshold - 1e-9;
    Ok(match () {
        () if at_least(standing.on_track) => State::OnTrack,
        () if at_least(standing.mostly_on_track) => State::MostlyOnTrack,
        () if ratio >= 0.0 => State::Behind,
        () => State::Regressed,
    })
}

/// +1 where more is better, −1 where less is. A bound says so by itself.
pub(super) fn direction(kpi: &Kpi, target: &Observation) -> Option<f64> {
    match (kpi.desired, &target.value) {
        (Some(Desired::Increase), _) => Some(1.0),
        (Some(Desired::Decrease), _) => Some(-1.0),
        (None, Quantity::AtLeast(_) | Quantity::Above(_)) => Some(1.0),
        (None, Quantity::AtMost(_) | Quantity::Below(_)) => Some(-1.0),
        (Some(Desired::None) | None, _) => None,
    }
}

/// Whether a value reaches the target; 超 and 未満 leave the bound itself out.
pub(super) fn reaches(target: &Quantity, direction: f64, value: f64, goal: f64) -> bool {
    if same(value, goal) {
        let without = matches!(
            (target, direction > 0.0),
            (Quantity::Above(_), true) | (Quantity::Below(_), false)
        );
        return !without;
    }
    direction * (value - goal) >= 0.0
}

fn same(a: f64, b: f64) -> bool {
    (a - b).abs() <= 1e-9 * a.abs().max(b.abs())
}

pub(super) fn within(difference: f64, tolerance: f64) -> bool {
    difference.abs() <= tolerance * (1.0 + 1e-9)
}

/// Years from the baseline to the latest actual and to the target: whole fiscal
/// years, or parts of one where all lie in the same. A single year beyond the
/// middle of a mean's span counts as that middle. What is counted over a span of
/// years is counted from the year before it, which comes with them.
fn years(
    kpi: &Kpi,
    baseline: &Observation,
    latest: &Observation,
    target: &Observation,
) -> Option<(f64, f64, Option<Period>)> {
    let between = |start: f64, moment: &dyn Fn(&Observation) -> Option<f64>| {
        let (now, end) = (moment(latest)?, moment(target)?);
        let (elapsed, total) = (now - start, end - start);
        (elapsed > 1e-9 && total > 1e-9).then(|| (elapsed.min(total), total))
    };
    let fiscal = |observation: &Observation| fiscal_anchor(kpi, observation);
    if let Some(before) = before_count(kpi, target) {
        let (elapsed, total) = between(fiscal_middle(before), &fiscal)?;
        return Some((elapsed, total, Some(before)));
    }
    let end = |observation: &Observation| observation.period.map(|period| span(period).1);
    let (elapsed, total) = fiscal(baseline)
        .and_then(|start| between(start, &fiscal))
        .or_else(|| between(end(baseline)?, &end))?;
    Some((elapsed, total, None))
}

pub(super) fn ends(observation: &Observation) -> f64 {
    observation
        .period
        .map_or(f64::INFINITY, |period| span(period).1)
}

fn final_due(
    target: Option<&Observation>,
    latest: Option<&Observation>,
    as_of: Option<Period>,
) -> bool {
    let (Some(target), Some(as_of)) = (target, as_of) else {
        return false;
    };
    let over = span(as_of).0 + 1e-9 >= ends(target);
    over && latest.is_none_or(|latest| ends(latest) + 1e-9 < ends(target))
}

#[cfg(test)]
pub(super) mod tests;
