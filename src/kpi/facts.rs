//! Plain facts about a KPI's observations.

use super::number::decimals;
use super::time::{after, fiscal_middle, position, span};
use crate::plan::{Accumulation, Kpi, Observation, Period, Quantity};

/// The finite number that stands for the observation in a chart or judgement.
#[must_use]
pub fn numeric(observation: &Observation) -> Option<f64> {
    observation
        .value
        .number()
        .filter(|number| number.is_finite())
}

/// Whether the observation is in the KPI's own unit, and so comparable.
#[must_use]
pub fn same_unit(kpi: &Kpi, observation: &Observation) -> bool {
    let plain = |unit: &str| unit.trim().replace('%', "％");
    observation
        .unit
        .as_deref()
        .is_none_or(|unit| plain(unit) == plain(&kpi.unit))
}

/// The latest confirmed number after the baseline.
#[must_use]
pub fn latest_actual(kpi: &Kpi) -> Option<&Observation> {
    latest(kpi, false, is_number)
}

/// The latest confirmed actual after the baseline; where none of them is a number, one that
/// is published in another form: 微増, 9～12位.
#[must_use]
pub fn latest_published(kpi: &Kpi) -> Option<&Observation> {
    let is_said = |observation: &Observation| !matches!(observation.value, Quantity::Missing(_));
    latest_actual(kpi).or_else(|| latest(kpi, false, is_said))
}

fn is_number(observation: &Observation) -> bool {
    numeric(observation).is_some()
}

/// Whether the series was broken between the baseline and an actual: then the two, and the
/// target with them, are not compared.
#[must_use]
pub fn is_beyond_break(kpi: &Kpi, actual: &Observation) -> bool {
    let baseline = kpi.baseline.as_ref().and_then(|baseline| baseline.period);
    let periods = baseline.zip(actual.period);
    periods.is_some_and(|(start, now)| !comparable(kpi, position(start), position(now)))
}

/// The latest provisional number, where it is later than every confirmed one.
#[must_use]
pub fn latest_provisional(kpi: &Kpi) -> Option<&Observation> {
    let provisional = latest(kpi, true, is_number)?;
    let newer = |confirmed: &Observation| later(provisional, confirmed);
    latest_actual(kpi).is_none_or(newer).then_some(provisional)
}

fn latest(kpi: &Kpi, provisional: bool, counts: fn(&Observation) -> bool) -> Option<&Observation> {
    let baseline = kpi.baseline.as_ref().and_then(|baseline| baseline.period);
    let from = baseline.map(span);
    // Each time is worked out once: there may be ten thousand.
    let mut latest: Option<((f64, f64), &Observation)> = None;
    for actual in &kpi.actuals {
        let Some(period) = actual.period else {
            continue;
        };
        if actual.provisional != provisional || !counts(actual) {
            continue;
        }
        let time = span(period);
        if from.is_none_or(|baseline| after(time, baseline))
            && latest.is_none_or(|(latest, _)| is_later(time, latest))
        {
            latest = Some((time, actual));
        }
    }
    latest.map(|(_, actual)| actual)
}

/// Whether an observation ends later, or as late and is the shorter one.
pub(super) fn later(a: &Observation, b: &Observation) -> bool {
    match (a.period, b.period) {
        (Some(a), Some(b)) => is_later(span(a), span(b)),
        (a, _) => a.is_some(),
    }
}

fn is_later(a: (f64, f64), b: (f64, f64)) -> bool {
    after(a, b) || (!after(b, a) && a.0 > b.0)
}

/// The target to judge against: the first whose period ends no earlier than
/// the latest actual's, else the last; without an actual the first. Targets
/// without a period come last.
#[must_use]
pub fn next_target(kpi: &Kpi) -> Option<&Observation> {
    target_for(kpi, latest_actual(kpi))
}

/// The same for any actual.
#[must_use]
pub fn target_for<'a>(kpi: &'a Kpi, actual: Option<&Observation>) -> Option<&'a Observation> {
    let mut due: Option<&Observation> = None;
    let mut last: Option<&Observation> = None;
    for target in &kpi.targets {
        let open = actual.is_none_or(|actual| end(target) + 1e-9 >= end(actual));
        if open && due.is_none_or(|due| end(target) < end(due)) {
            due = Some(target);
        }
        if last.is_none_or(|last| end(target) >= end(last)) {
            last = Some(target);
        }
    }
    due.or(last)
}

fn end(observation: &Observation) -> f64 {
    observation
        .period
        .map_or(f64::INFINITY, |period| span(period).1)
}

/// Whether the observation is a mean, or a flow, over a span of years: it
/// belongs to the span as a whole, not to its end.
#[must_use]
pub fn has_mean(kpi: &Kpi, observation: &Observation) -> bool {
    let years =
        matches!(observation.period, Some(Period::FiscalYears(first, last)) if first < last);
    let at_end = matches!(
        kpi.accumulation,
        Some(Accumulation::Level | Accumulation::Cumulative)
    );
    years && (observation.mean || !at_end)
}

/// Where the observation stands in time: the middle of its period; for a state
/// or a cumulative value given for a span of years, the last of these years.
#[must_use]
pub fn anchor(kpi: &Kpi, observation: &Observation) -> Option<f64> {
    moment(kpi, observation, position)
}

/// The same in whole fiscal years, for the judgement: March 2020 stands where
/// fiscal 2019 does.
pub(super) fn fiscal_anchor(kpi: &Kpi, observation: &Observation) -> Option<f64> {
    moment(kpi, observation, fiscal_middle)
}

fn moment(kpi: &Kpi, observation: &Observation, middle: fn(Period) -> f64) -> Option<f64> {
    let period = observation.period?;
    Some(match period {
        Period::FiscalYears(_, last) if !has_mean(kpi, observation) => {
            middle(Period::FiscalYear(last))
        }
        _ => middle(period),
    })
}

/// Whether no break in the series lies between two moments.
#[must_use]
pub fn comparable(kpi: &Kpi, earlier: f64, later: f64) -> bool {
    let between = |start: f64| earlier < start && start <= later;
    !kpi.breaks.iter().any(|gap| between(span(gap.period).0))
}

/// The last fiscal year before the count of a target begins: of what is counted from
/// nothing over a span of years ("5年間で100"), where the baseline is older than that and no
/// other target stands beside it. None where the way to the target begins at the baseline.
pub(super) fn before_count(kpi: &Kpi, target: &Observation) -> Option<Period> {
    let baseline = kpi.baseline.as_ref()?;
    let Some(Period::FiscalYears(first, last)) = target.period else {
        return None;
    };
    let cumulative = kpi.accumulation == Some(Accumulation::Cumulative) && !target.mean;
    let from_nothing = numeric(baseline) == Some(0.0) && same_unit(kpi, baseline);
    let before = Period::FiscalYear(first.checked_sub(1)?);
    let older = fiscal_anchor(kpi, baseline)? + 1e-9 < fiscal_middle(before);
    let alone = kpi.targets.len() == 1;
    (cumulative && alone && first < last && from_nothing && older).then_some(before)
}

/// Digits after the point that the actuals have, so that 5 is printed 5.0
/// where the others are 4.8 and 4.9.
#[must_use]
pub fn decimals_of_actuals(kpi: &Kpi) -> u8 {
    let digits = kpi.actuals.iter().filter_map(numeric).map(decimals);
    digits.max().unwrap_or(0)
}

/// Whether an actual repeats the baseline: same period, same number.
#[must_use]
pub fn same_value_as_baseline(kpi: &Kpi, actual: &Observation) -> bool {
    let same = |baseline: &Observation| {
        let numbers = numeric(baseline).zip(numeric(actual));
        baseline.period == actual.period
            && baseline.mean == actual.mean
            && numbers.is_some_and(|(a, b)| (a - b).abs() < 1e-9)
    };
    kpi.baseline.as_ref().is_some_and(same)
}
