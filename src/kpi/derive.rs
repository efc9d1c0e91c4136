//! Figures that derive from others: a KPI from the series of a table, a target
//! from its factors.

use super::number::{decimals, round_to};
use crate::plan::{Derivation, Formula, Kpi, Period, Plan, Quantity, Section, Series, SeriesId};

/// Finds a series anywhere in the plan.
#[must_use]
pub fn series<'a>(plan: &'a Plan, id: &SeriesId) -> Option<&'a Series> {
    fn within<'a>(sections: &'a [Section], id: &SeriesId) -> Option<&'a Series> {
        sections.iter().find_map(|section| {
            let mut all = section.figures.iter().flat_map(|figure| &figure.series);
            all.find(|series| series.id == *id)
                .or_else(|| within(&section.sections, id))
        })
    }
    within(&plan.sections, id)
}

/// The sums of numerator and denominator over a period, where both have a
/// number for every fiscal year of it.
#[must_use]
pub fn ratio(plan: &Plan, derivation: &Derivation, period: Period) -> Option<(f64, f64)> {
    let sum = |id| sum(series(plan, id)?, period);
    sum(&derivation.numerator).zip(sum(&derivation.denominator))
}

/// The KPI's value for a period as its derivation gives it, in its unit.
#[must_use]
pub fn derived(plan: &Plan, kpi: &Kpi, period: Period) -> Option<f64> {
    let (numerator, denominator) = ratio(plan, kpi.derivation.as_ref()?, period)?;
    let percent = if is_percent(&kpi.unit) { 100.0 } else { 1.0 };
    let value = numerator / denominator * percent;
    value.is_finite().then(|| round_to(value, decimals(value)))
}

fn sum(series: &Series, period: Period) -> Option<f64> {
    let (first, last) = period.fiscal_years();
    let mut total = 0.0;
    for year in first..=last {
        let of_year =
            |period: Option<Period>| period.is_some_and(|p| p.fiscal_years() == (year, year));
        let cell = series.values.iter().find(|cell| of_year(cell.period))?;
        match cell.value {
            Quantity::Number(number) if number.is_finite() => total += number,
            _ => return None,
        }
    }
    Some(total)
}

/// What a target's factors multiply to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Product {
    pub exact: f64,
    /// Rounded as the formula says.
    pub rounded: f64,
}

/// Multiplies the factors of a target; 80％ counts as 0.8. None without
/// factors, or when the product is no number.
#[must_use]
pub fn product(formula: &Formula) -> Option<Product> {
    if formula.factors.is_empty() {
        return None;
    }
    let factors = formula.factors.iter();
    let exact: f64 = factors.map(|f| share(f.value, &f.unit)).product();
    let step = formula.rounding.filter(|step| *step > 0.0).unwrap_or(1.0);
    rounded(exact, step)
}

/// A number as a factor: 80％ is 0.8.
pub(super) fn share(value: f64, unit: &str) -> f64 {
    if is_percent(unit) {
        value / 100.0
    } else {
        value
    }
}

/// A number beside itself rounded to a step.
pub(super) fn rounded(exact: f64, step: f64) -> Option<Product> {
    let steps = (exact / step).round();
    let rounded = round_to(steps * step, decimals(step));
    rounded.is_finite().then(|| Product {
        exact: round_to(exact, decimals(exact)),
        rounded,
    })
}

pub(super) fn is_percent(unit: &str) -> bool {
    matches!(unit.trim(), "%" | "％")
}
