//! A KPI's observations as what can be drawn: numbers with a place in time.

use super::scene::PointKind;
use crate::kpi::{
    anchor, decimals_of_actuals, has_mean, latest_actual, numeric, position, same_unit,
    same_value_as_baseline, span,
};
use crate::order::insert_by_key;
use crate::plan::{Kpi, Observation, Quantity};

/// Beyond this a number is printed, not drawn.
const LARGEST: f64 = 1e15;

/// An observation that can be drawn.
#[derive(Clone, Copy)]
pub(super) struct Datum<'a> {
    pub kind: PointKind,
    pub observation: &'a Observation,
    pub time: f64,
    /// The fiscal years that it lies in, start and end.
    pub slot: (f64, f64),
    /// It belongs to its slot as a whole: a mean over years.
    pub mean: bool,
    /// Where its dot stands; for a range the middle.
    pub value: f64,
    /// The ends of a range; the value itself otherwise.
    pub low: f64,
    pub high: f64,
    /// +1 for 以上 and 超, −1 for 以下 and 未満.
    pub bound: f64,
    /// How many breaks in the series come before it.
    pub series: usize,
    /// How many gaps, years without data, come before it.
    pub run: usize,
    /// One of the ends that the chart names: baseline, latest, target.
    pub end: bool,
    /// It stands for so many actuals too close to be told apart.
    pub stands_for: Option<(usize, Extreme)>,
}

/// Which one of many a datum is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Extreme {
    Lowest,
    Highest,
    /// All are the same.
    Same,
}

/// What can be drawn of a KPI.
pub(super) struct Data<'a> {
    /// By time; at the same time baseline, actual, target.
    pub items: Vec<Datum<'a>>,
    /// Starts of the breaks that have data on both sides, by time.
    pub breaks: Vec<(f64, &'a str)>,
    /// What else happened, where its time lies within the data's.
    pub notes: Vec<(f64, &'a str)>,
    /// Some values could not be drawn; the table has them.
    pub left_out: bool,
    /// Digits after the point that the actuals have.
    pub digits: u8,
}

impl<'a> Data<'a> {
    pub fn of(kpi: &'a Kpi) -> Self {
        let mut breaks = Vec::new();
        for gap in &kpi.breaks {
            let gap = (span(gap.period).0, gap.note.as_str());
            insert_by_key(&mut breaks, gap, |gap| gap.0);
        }
        let mut data = Self {
            items: Vec::new(),
            breaks,
            notes: Vec::new(),
            left_out: false,
            digits: decimals_of_actuals(kpi),
        };
        if let Some(baseline) = &kpi.baseline {
            data.add(kpi, PointKind::Baseline, baseline);
        }
        for actual in actuals_by_time(kpi) {
            if !same_value_as_baseline(kpi, actual) {
                data.add(kpi, PointKind::Actual, actual);
            }
        }
        for target in &kpi.targets {
            data.add(kpi, PointKind::Target, target);
        }
        let latest = latest_actual(kpi);
        let (mut run, mut last) = (0, f64::INFINITY);
        for item in &mut data.items {
            let is_latest = latest.is_some_and(|latest| std::ptr::eq(latest, item.observation));
            item.end = item.kind != PointKind::Actual || is_latest;
            if item.kind != PointKind::Target {
                run += usize::from(item.slot.0 > last + 0.01);
                last = item.slot.1;
            }
            item.run = run;
        }
        let times = || data.items.iter().map(|item| item.time);
        data.breaks.retain(|(start, _)| {
            times().any(|time| time < *start) && times().any(|time| time >= *start)
        });
        for annotation in &kpi.annotations {
            let note = (position(annotation.period), annotation.text.as_str());
            if times().any(|time| time <= note.0) && times().any(|time| time >= note.0) {
                insert_by_key(&mut data.notes, note, |note| note.0);
            }
        }
        data
    }

    /// The same with other items.
    pub fn with(&self, items: Vec<Datum<'a>>) -> Self {
        Self {
            items,
            breaks: self.breaks.clone(),
            notes: self.notes.clone(),
            ..*self
        }
    }

    fn add(&mut self, kpi: &Kpi, kind: PointKind, observation: &'a Observation) {
        match datum(kpi, kind, observation) {
            Some(mut datum) => {
                let before = |gap: &&(f64, &str)| gap.0 <= datum.time;
                datum.series = self.breaks.iter().filter(before).count();
                insert_by_key(&mut self.items, datum, |datum| {
                    (datum.time, datum.kind as u8)
                });
            }
            None => self.left_out |= !matches!(observation.value, Quantity::Missing(_)),
        }
    }

    pub fn of_kind(&self, kind: PointKind) -> impl DoubleEndedIterator<Item = &Datum<'a>> {
        self.items.iter().filter(move |item| item.kind == kind)
    }

    /// The datum that an observation became.
    pub fn find(&self, observation: Option<&Observation>) -> Option<&Datum<'a>> {
        let observation = observation?;
        self.items
            .iter()
            .find(|item| std::ptr::eq(item.observation, observation))
    }

    /// Lowest and highest value.
    pub fn range(&self) -> Option<(f64, f64)> {
        let low = self.items.iter().map(|item| item.low).reduce(f64::min)?;
        let high = self.items.iter().map(|item| item.high).reduce(f64::max)?;
        Some((low, high))
    }
}

impl Datum<'_> {
    /// Whether it comes before the last break in the series.
    pub fn is_old(&self, data: &Data) -> bool {
        data.breaks.iter().any(|(start, _)| self.time < *start)
    }
}

fn datum<'a>(kpi: &Kpi, kind: PointKind, observation: &'a Observation) -> Option<Datum<'a>> {
    let time = anchor(kpi, observation)?;
    let (first, last) = observation.period?.fiscal_years();
    let (low, high) = match observation.value {
        Quantity::Range(low, high) | Quantity::Band(low, high) => (low, high),
        _ => {
            let value = numeric(observation)?;
            (value, value)
        }
    };
    let drawable = low.abs() <= LARGEST && high.abs() <= LARGEST && low <= high;
    (drawable && same_unit(kpi, observation)).then(|| Datum {
        kind,
        observation,
        time,
        slot: (f64::from(first), f64::from(last) + 1.0),
        mean: has_mean(kpi, observation),
        value: f64::midpoint(low, high),
        low,
        high,
        bound: match observation.value {
            Quantity::AtLeast(_) | Quantity::Above(_) => 1.0,
            Quantity::AtMost(_) | Quantity::Below(_) => -1.0,
            _ => 0.0,
        },
        series: 0,
        run: 0,
        end: false,
        stands_for: None,
    })
}

/// The actuals, the earliest first where they are ordered at all: ordering
/// them one by one then takes no time, even if the latest comes first.
pub(super) fn actuals_by_time(kpi: &Kpi) -> Vec<&Observation> {
    let mut actuals: Vec<_> = kpi.actuals.iter().collect();
    let time = |actual: Option<&&Observation>| actual.and_then(|actual| anchor(kpi, actual));
    if time(actuals.first()) > time(actuals.last()) {
        actuals.reverse();
    }
    actuals
}
