//! Series as cells: a row a period, a column a series.

use super::super::words::in_oku;
use super::super::{EraStyle, format_number, print};
use super::Bars;
use crate::i18n::{as_printed, dash};
use crate::kpi::{numeric, span};
use crate::order::insert_by_key;
use crate::plan::{Observation, Quantity, Series};
use crate::tr;

/// Beyond this a number is printed, not drawn.
const LARGEST: f64 = 1e15;

/// The value of a series in a period.
pub(super) struct Cell<'a> {
    pub observation: Option<&'a Observation>,
    /// What can be drawn of it.
    pub value: Option<f64>,
}

/// The values of all series in a period.
pub(super) struct Group<'a> {
    pub period: String,
    pub short: String,
    /// One a series, in their order.
    pub cells: Vec<Cell<'a>>,
}

/// All values.
pub(super) struct Cells<'a> {
    /// By time; those without a period last.
    pub groups: Vec<Group<'a>>,
    /// A unit and its lowest and highest value, zero among them.
    pub ranges: Vec<(&'a str, (f64, f64))>,
}

impl<'a> Cells<'a> {
    pub fn of(bars: &Bars<'a>) -> Self {
        let mut keys: Vec<&Observation> = Vec::new();
        for value in bars.series.iter().flat_map(|series| &series.values) {
            if !keys.iter().any(|key| same_time(key, value)) {
                insert_by_key(&mut keys, value, |value| time(value));
            }
        }
        let groups = keys
            .into_iter()
            .map(|key| group(bars, key))
            .collect::<Vec<_>>();
        let mut cells = Self {
            groups,
            ranges: Vec::new(),
        };
        cells.find_ranges(bars.series);
        cells
    }

    fn find_ranges(&mut self, series: &'a [Series]) {
        for group in &self.groups {
            for (series, cell) in series.iter().zip(&group.cells) {
                let Some(value) = cell.value else { continue };
                let unit = series.unit.trim();
                let known = self.ranges.iter_mut().find(|range| range.0 == unit);
                match known {
                    Some((_, (low, high))) => {
                        *low = low.min(value);
                        *high = high.max(value);
                    }
                    None => self.ranges.push((unit, (value.min(0.0), value.max(0.0)))),
                }
            }
        }
    }

    /// The range that a series is drawn on.
    pub fn range_of(&self, series: &Series) -> (f64, f64) {
        let unit = series.unit.trim();
        let range = self.ranges.iter().find(|range| range.0 == unit);
        drawable(range)
    }

    /// The range of the first unit, for where there is but one.
    pub fn range(&self) -> (f64, f64) {
        drawable(self.ranges.first())
    }
}

fn drawable(range: Option<&(&str, (f64, f64))>) -> (f64, f64) {
    let (low, high) = range.map_or((0.0, 1.0), |range| range.1);
    if low < high { (low, high) } else { (0.0, 1.0) }
}

impl Cell<'_> {
    /// Its words beside its bar, where the unit stands elsewhere.
    pub fn label(&self) -> String {
        match self.observation.map(|observation| &observation.value) {
            None => dash().to_owned(),
            Some(Quantity::Number(number)) => {
                in_oku(*number).unwrap_or_else(|| format_number(*number))
            }
            Some(value) => print(value, ""),
        }
    }

    /// As printed, with its unit.
    pub fn in_words(&self, series: &Series) -> String {
        let Some(observation) = self.observation else {
            return tr!("記載なし").to_owned();
        };
        let unit = observation.unit.as_deref().unwrap_or(&series.unit);
        match as_printed(observation) {
            // A table prints the number alone.
            Some(text) if numeric(observation).is_none() || text.ends_with(unit) => text,
            _ => print(&observation.value, unit),
        }
    }
}

fn group<'a>(bars: &Bars<'a>, key: &Observation) -> Group<'a> {
    let (period, short) = names(key, bars.style);
    let cell = |series: &'a Series| {
        let observation = series.values.iter().find(|value| same_time(key, value));
        let value = observation.and_then(numeric);
        Cell {
            observation,
            value: value.filter(|value| value.abs() <= LARGEST),
        }
    };
    Group {
        period,
        short,
        cells: bars.series.iter().map(cell).collect(),
    }
}

/// The period in full and in short.
fn names(observation: &Observation, style: EraStyle) -> (String, String) {
    match (observation.period, &observation.period_text) {
        (Some(period), _) => (period.label(style), period.short_label(style)),
        (None, Some(text)) => (text.clone(), text.clone()),
        (None, None) => (tr!("時期の記載なし").to_owned(), dash().to_owned()),
    }
}

fn same_time(a: &Observation, b: &Observation) -> bool {
    a.period == b.period && (a.period.is_some() || a.period_text == b.period_text)
}

fn time(observation: &Observation) -> f64 {
    observation
        .period
        .map_or(f64::INFINITY, |period| span(period).0)
}
