//! An observation as cells: when, how much, in what unit, and what has to be
//! known about the number.

use super::csv::Csv;
use crate::plan::quantity::print;
use crate::plan::{EraStyle, Observation, Period, Quantity};

/// The columns of an observation.
pub const COLUMNS: [&str; 17] = [
    "時期コード",
    "時期（和暦）",
    "時期（西暦）",
    "時期（原文）",
    "年度（始）",
    "年度（終）",
    "区分",
    "値",
    "条件",
    "値（下限）",
    "値（上限）",
    "値（原文）",
    "単位",
    "速報",
    "平均",
    "系列の区切り",
    "注記",
];

/// An observation, with what its surroundings say about it.
#[derive(Clone, Copy)]
pub struct Seen<'a> {
    pub observation: &'a Observation,
    /// The unit of the KPI or series.
    pub unit: &'a str,
    pub mean: bool,
    /// Whether it lies before or after a break in the series.
    pub series: &'a str,
}

/// The parts of a value that a row each tells: one for most values, one a
/// group for 小80.0／中80.0／高80.0.
pub fn parts(value: &Quantity) -> Vec<(String, &Quantity)> {
    let mut found = Vec::new();
    collect("", value, &mut found);
    found
}

fn collect<'a>(name: &str, value: &'a Quantity, found: &mut Vec<(String, &'a Quantity)>) {
    match value {
        Quantity::Parts(parts) if !parts.is_empty() => {
            for (part, value) in parts {
                let name = if name.is_empty() {
                    part.clone()
                } else {
                    [name, part].join("・")
                };
                collect(&name, value, found);
            }
        }
        value => found.push((name.to_owned(), value)),
    }
}

/// Writes the cells of one part of an observation.
pub fn cells(csv: &mut Csv, seen: &Seen, part: &str, value: &Quantity) {
    let observation = seen.observation;
    period_cells(csv, observation.period, observation.period_text.as_deref());
    csv.text(part);
    let (condition, bounds) = match value {
        Quantity::Number(_) => ("", None),
        Quantity::AtLeast(_) => ("以上", None),
        Quantity::AtMost(_) => ("以下", None),
        Quantity::Above(_) => ("超", None),
        Quantity::Below(_) => ("未満", None),
        Quantity::About(_) => ("約", None),
        Quantity::Range(low, high) => ("範囲", Some((*low, *high))),
        Quantity::Band(low, high) => ("下限以上・上限未満", Some((*low, *high))),
        Quantity::Parts(_) | Quantity::Text(_) => ("数値でない", None),
        Quantity::Missing(_) => ("", None),
    };
    csv.number(value.number());
    match value {
        Quantity::Missing(_) => csv.text(&print(value, "")),
        _ => csv.text(condition),
    }
    csv.number(bounds.map(|bounds| bounds.0));
    csv.number(bounds.map(|bounds| bounds.1));
    match (&observation.text, value) {
        (Some(text), _) | (None, Quantity::Text(text)) => csv.text(text),
        _ => csv.text(""),
    }
    csv.text(observation.unit.as_deref().unwrap_or(seen.unit));
    csv.flag(observation.provisional);
    csv.flag(seen.mean);
    csv.text(seen.series);
    csv.maybe(observation.note.as_deref());
}

/// The cells of what has a time but no value.
pub fn without_value(csv: &mut Csv, period: Option<Period>) {
    period_cells(csv, period, None);
    csv.empty(COLUMNS.len() - 6);
}

/// The cells of a number without a time.
pub fn number_alone(csv: &mut Csv, number: f64, text: Option<&str>, unit: &str) {
    csv.empty(7);
    csv.number(Some(number));
    csv.empty(3);
    csv.maybe(text);
    csv.text(unit);
    csv.empty(4);
}

fn period_cells(csv: &mut Csv, period: Option<Period>, printed: Option<&str>) {
    let label = |style| period.map(|period: Period| period.label(style));
    csv.maybe(period.map(|period| period.to_string()).as_deref());
    csv.maybe(label(EraStyle::Era).as_deref());
    csv.maybe(label(EraStyle::Western).as_deref());
    csv.maybe(printed);
    let years = period.map(Period::fiscal_years);
    csv.number(years.map(|years| f64::from(years.0)));
    csv.number(years.map(|years| f64::from(years.1)));
}
