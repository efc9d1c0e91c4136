//! The words of charts: values, periods, comparisons, read-outs.

use super::ticks::rounded;
use super::{EraStyle, format_number, print};
use crate::i18n::{as_printed, language, points, unit_of};
use crate::kpi::{
    decimals, decimals_of_actuals, difference, has_mean, numeric, same_unit, target_for,
};
use crate::plan::{Kpi, Observation, Period, Quantity};
use crate::tr;

/// The value as printed, with its unit.
#[must_use]
pub fn value_text(kpi: &Kpi, observation: &Observation) -> String {
    value_with(kpi, observation, None)
}

/// The same where the digits of the actuals are known: looking through all
/// actuals for each of them would take long.
pub(super) fn value_with(kpi: &Kpi, observation: &Observation, digits: Option<u8>) -> String {
    if let Some(text) = as_printed(observation) {
        return text;
    }
    let unit = observation.unit.as_deref().unwrap_or(&kpi.unit);
    match observation.value {
        Quantity::Number(number) if is_actual(kpi, observation) => {
            let digits = digits.unwrap_or_else(|| decimals_of_actuals(kpi));
            padded(number, digits) + unit_of(number, unit)
        }
        _ => print(&observation.value, unit),
    }
}

/// The same within a sentence or a label: 13,865人 where 13,865 人 is printed,
/// and 65億円 where no text says how 6,500,000,000円 is printed.
#[must_use]
pub fn running_value(kpi: &Kpi, observation: &Observation) -> String {
    running_with(kpi, observation, None)
}

pub(super) fn running_with(kpi: &Kpi, observation: &Observation, digits: Option<u8>) -> String {
    if let (None, Quantity::Number(number)) = (as_printed(observation), &observation.value)
        && let Some(short) = in_oku(*number)
    {
        return short + observation.unit.as_deref().unwrap_or(&kpi.unit);
    }
    let mut text = value_with(kpi, observation, digits);
    if observation.value.number().is_some() && language().is_japanese() {
        text.retain(|character| !character.is_whitespace());
    }
    text
}

/// The value without the KPI's unit, for a label beside an axis that names it.
#[must_use]
pub fn bare_value(kpi: &Kpi, observation: &Observation) -> String {
    const LONGEST: usize = 14;
    if let Quantity::Number(number) = observation.value
        && let Some(short) = in_oku(number)
    {
        return short;
    }
    let text = running_value(kpi, observation);
    if observation.value.number().is_none() && text.chars().count() <= LONGEST {
        return text;
    }
    if let Some(number) = observation.value.number() {
        let unit = unit_of(number, &kpi.unit);
        // A source may print the sign in the other width.
        let printed = match unit {
            "％" if !text.contains(unit) => "%",
            "%" if !text.contains(unit) => "％",
            unit => unit,
        };
        let bare = if printed.is_empty() {
            text
        } else {
            text.replacen(printed, "", 1)
        };
        if bare.chars().count() <= LONGEST {
            return bare;
        }
    }
    print(&observation.value, "")
}

/// 65億 for 6,500,000,000, where two digits after the point are enough; in Japanese
/// alone.
pub(super) fn in_oku(number: f64) -> Option<String> {
    const OKU: f64 = 1e8;
    let short = number.abs() >= OKU && language().is_japanese() && decimals(number / OKU) <= 2;
    short.then(|| format!("{}億", format_number(number / OKU)))
}

/// A number that was computed: with two digits after the point, or with three
/// digits where it is small.
pub(super) fn brief(number: f64) -> String {
    in_oku(number).unwrap_or_else(|| format_number(rounded(number, 0.01)))
}

/// The period in full, with 平均 where the value is a mean.
#[must_use]
pub fn period_text(kpi: &Kpi, observation: &Observation, style: EraStyle) -> String {
    let text = match observation.period {
        Some(period) => period.label(style),
        None => observation
            .period_text
            .clone()
            .unwrap_or_else(|| tr!("時期の記載なし").to_owned()),
    };
    if is_mean(kpi, observation) {
        tr!("{period}の平均", period = text)
    } else {
        text
    }
}

/// The period in short, for labels in the chart.
#[must_use]
pub fn short_period(kpi: &Kpi, observation: &Observation, style: EraStyle) -> Option<String> {
    let text = match (observation.period?, style) {
        // 2020/3 could be taken for a fraction; 2020年3月 is short enough.
        (period @ (Period::Month(..) | Period::Day(..)), EraStyle::Western) => period.label(style),
        (period, _) => period.short_label(style),
    };
    Some(if is_mean(kpi, observation) {
        tr!("{period}平均", period = text)
    } else {
        text
    })
}

/// 目標より0.2ポイント高い, 目標と同じ; for a value in the target's unit.
#[must_use]
pub fn against_target(kpi: &Kpi, actual: &Observation) -> Option<String> {
    Some(match distance_to_target(kpi, actual)? {
        Some(distance) => tr!("目標より{distance}", distance),
        None => tr!("目標と同じ").to_owned(),
    })
}

/// How far a value is from the target; none where the two cannot be compared, and
/// inside none where they are the same.
pub(super) fn distance_to_target(kpi: &Kpi, actual: &Observation) -> Option<Option<String>> {
    let target = target_for(kpi, Some(actual))?;
    let comparable = same_unit(kpi, actual) && same_unit(kpi, target);
    let off = difference(numeric(actual)?, numeric(target)?);
    comparable.then(|| distance(kpi, off))
}

/// 0.2ポイント高い, 300人少ない; none for no difference.
#[must_use]
pub fn distance(kpi: &Kpi, difference: f64) -> Option<String> {
    if difference == 0.0 {
        return None;
    }
    let (number, unit) = apart(kpi, difference);
    Some(match (is_degree(&kpi.unit), difference > 0.0) {
        (true, true) => tr!("{number}{unit}高い", number, unit),
        (true, false) => tr!("{number}{unit}低い", number, unit),
        (false, true) => tr!("{number}{unit}多い", number, unit),
        (false, false) => tr!("{number}{unit}少ない", number, unit),
    })
}

/// How large a difference is, and its unit.
pub(super) fn apart(kpi: &Kpi, difference: f64) -> (String, &str) {
    let size = difference.abs();
    let number = in_oku(size).unwrap_or_else(|| format_number(size));
    (number, unit_of(size, points(&kpi.unit)))
}

/// Whether the words for it are 高い and 低い rather than 多い and 少ない.
pub(super) fn is_degree(unit: &str) -> bool {
    unit.contains(['%', '％', '‰', '点', '度', '位', '倍', '率', '℃'])
        || unit.contains("ポイント")
        || unit.is_empty()
}

pub(super) fn is_percent(unit: &str) -> bool {
    matches!(unit.trim(), "%" | "％")
}

pub(super) fn is_mean(kpi: &Kpi, observation: &Observation) -> bool {
    let mean_of_period = kpi.accumulation == Some(crate::plan::Accumulation::PeriodMean);
    observation.mean || (mean_of_period && has_mean(kpi, observation))
}

fn is_actual(kpi: &Kpi, observation: &Observation) -> bool {
    kpi.actuals
        .as_ptr_range()
        .contains(&std::ptr::from_ref(observation))
}

/// A number with so many digits after the point.
fn padded(number: f64, digits: u8) -> String {
    let (_, point) = language().separators();
    let mut text = format_number(number);
    let found = text
        .rsplit_once(point)
        .map_or(0, |(_, fraction)| fraction.len());
    if found == 0 && digits > 0 {
        text.push(point);
    }
    for _ in found..usize::from(digits) {
        text.push('0');
    }
    text
}
