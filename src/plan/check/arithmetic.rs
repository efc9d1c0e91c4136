//! What is computed from other numbers against what is printed.

use super::Checker;
use super::values::is_percent;
use crate::plan::quantity::{self, format_number, rounded_to};
use crate::plan::{Kpi, Quantity, Series};

impl Checker<'_> {
    /// The product of the factors is the last target, to the rounding; where
    /// none is given, to any power of ten.
    pub(super) fn formula(&mut self, at: &str, kpi: &Kpi) {
        let Some(formula) = &kpi.formula else { return };
        let at = format!("{at}/formula");
        self.place(&at, formula.from.as_ref());
        for (i, factor) in formula.factors.iter().enumerate() {
            if let Some(text) = &factor.text {
                let given = Quantity::Number(factor.value);
                let at = format!("{at}/factors/{i}/text");
                let parsed = quantity::parse(text);
                self.printed_value(&at, text, &parsed, (&given, &factor.unit));
            }
        }
        let rounding = formula.rounding.unwrap_or(1.0);
        if rounding <= 0.0 {
            let todo = "1や0.1のような正の数にしてください。";
            return self.error(
                &format!("{at}/rounding"),
                "端数の単位が正の数ではありません。",
                todo,
            );
        }
        let share = |factor: f64, unit: &str| {
            if is_percent(unit) {
                factor / 100.0
            } else {
                factor
            }
        };
        let factors = formula.factors.iter();
        let product: f64 = factors.map(|f| share(f.value, &f.unit)).product();
        let product = if is_percent(&kpi.unit) {
            product * 100.0
        } else {
            product
        };
        let Some(target) = kpi.targets.last().and_then(|target| target.value.number()) else {
            return;
        };
        // Rounded, cut off or rounded up: plans do not say which. Nor do they
        // say that 13,865人 × 2倍 was set as 28,000人.
        let round = formula.rounding.is_none() && rounded_to(product, target).is_some();
        if (product - target).abs() >= rounding && !round {
            let what = format!(
                "計算式の積（{}）が目標値（{}）と合いません。",
                format_number(shortened(product)),
                format_number(target)
            );
            self.warning(
                &at,
                what,
                "計算式の値と、端数の単位roundingを確かめてください。",
            );
        }
    }

    /// The baseline is the ratio of the sums over its period.
    pub(super) fn derivation(&mut self, at: &str, kpi: &Kpi) {
        let Some(derivation) = &kpi.derivation else {
            return;
        };
        let at = format!("{at}/derivation");
        self.text(&format!("{at}/text"), &derivation.text);
        self.series_reference(&format!("{at}/numerator"), &derivation.numerator);
        self.series_reference(&format!("{at}/denominator"), &derivation.denominator);
        let series = |id| self.series.get(id).copied();
        let (Some(above), Some(below)) = (
            series(&derivation.numerator),
            series(&derivation.denominator),
        ) else {
            return;
        };
        let Some(baseline) = &kpi.baseline else {
            return;
        };
        let (Some(period), Some(printed)) = (baseline.period, baseline.value.number()) else {
            return;
        };
        let (Some(above), Some(below)) = (sum(above, period), sum(below, period)) else {
            let what = format!("現状値の期間（{period}）のうち、系列に値のない年があります。");
            return self.warning(&at, what, "図表の値を確かめてください。");
        };
        if below == 0.0 {
            let what = "分母の合計が0なので、割合を計算できません。";
            return self.warning(&at, what, "図表の値を確かめてください。");
        }
        let ratio = above / below * if is_percent(&kpi.unit) { 100.0 } else { 1.0 };
        if (ratio - printed).abs() > half_last_place(printed) {
            let what = format!(
                "図表からの計算（{} ÷ {} ＝ {}）が現状値（{}）と合いません。",
                format_number(above),
                format_number(below),
                format_number(shortened(ratio)),
                format_number(printed)
            );
            self.warning(&at, what, "図表の値と現状値を確かめてください。");
        }
    }
}

/// The sum of the values of every fiscal year of the period; `None` where one
/// is missing.
fn sum(series: &Series, period: crate::plan::Period) -> Option<f64> {
    let (first, last) = period.fiscal_years();
    if last.saturating_sub(first) > 100 {
        return None;
    }
    let value = |year: i32| {
        let of_year = |o: &&crate::plan::Observation| {
            o.period.is_some_and(|p| p.fiscal_years() == (year, year))
        };
        series.values.iter().find(of_year)?.value.number()
    };
    (first..=last).map(value).sum()
}

/// Half a unit of the last printed decimal, and what 64 bits lose.
fn half_last_place(printed: f64) -> f64 {
    let digits = printed.to_string();
    let places = digits
        .split_once('.')
        .map_or(0, |(_, decimals)| decimals.len());
    0.5 * 10_f64.powi(-i32::try_from(places).unwrap_or(0)) + 1e-9
}

/// To two decimals, for a message.
fn shortened(n: f64) -> f64 {
    (n * 100.0).round() / 100.0
}
