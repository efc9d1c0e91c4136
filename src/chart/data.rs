//! A KPI's observations as what can be drawn: numbers with a place in time.

use super::scene::PointKind;
use crate::kpi::{anchor, has_mean, numeric, same_unit, same_value_as_baseline, span};
use crate::order::insert_by_key;
use crate::plan::{Kpi, Observation, Quantity};

/// Beyond this a number is printed, not drawn.
const LARGEST: f64 = 1e15;

/// An observation that can be drawn.
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
}

/// What can be drawn of a KPI.
pub(super) struct Data<'a> {
    /// By time; at the same time baseline, actual, target.
    pub items: Vec<Datum<'a>>,
    /// Starts of the breaks that have data on both sides, by time.
    pub breaks: Vec<(f64, &'a str)>,
    /// Some values could not be drawn; the table has them.
    pub left_out: bool,
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
            left_out: false,
        };
        if let Some(baseline) = &kpi.baseline {
            data.add(kpi, PointKind::Baseline, baseline);
        }
        for actual in &kpi.actuals {
            if !same_value_as_baseline(kpi, actual) {
                data.add(kpi, PointKind::Actual, actual);
            }
        }
        for target in &kpi.targets {
            data.add(kpi, PointKind::Target, target);
        }
        let times = || data.items.iter().map(|item| item.time);
        data.breaks.retain(|(start, _)| {
            times().any(|time| time < *start) && times().any(|time| time >= *start)
        });
        data
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
    })
}
