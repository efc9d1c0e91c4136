//! A number that a person may change, and how far.

use crate::kpi::derive::is_percent;
use crate::kpi::number::decimals;

/// An input of a composition, with the bounds of its slider.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Input<'a> {
    pub name: &'a str,
    /// The plan's own number.
    pub value: f64,
    pub unit: &'a str,
    /// As printed, 15,162人.
    pub text: Option<&'a str>,
    pub low: f64,
    pub high: f64,
    /// From `low` by steps, the plan's own number and `high` are reached.
    pub step: f64,
}

impl<'a> Input<'a> {
    /// Per cent from 0 to 100, all else from 0 to about the double. None where
    /// the value is no number that a slider could hold.
    pub(super) fn new(
        name: &'a str,
        value: f64,
        unit: &'a str,
        text: Option<&'a str>,
    ) -> Option<Self> {
        if value.is_nan() || value.abs() > 1e15 {
            return None;
        }
        let most = if is_percent(unit) && value.abs() <= 100.0 {
            100.0
        } else {
            round_above(2.0 * value.abs())
        };
        Some(Self {
            name,
            value,
            unit,
            text,
            low: if value < 0.0 { -most } else { 0.0 },
            high: if value < 0.0 { 0.0 } else { most },
            step: step(value, unit),
        })
    }

    /// The same for a number to divide by.
    pub(super) fn without_zero(self) -> Self {
        Self {
            low: if self.low == 0.0 { self.step } else { self.low },
            high: if self.high == 0.0 {
                -self.step
            } else {
                self.high
            },
            ..self
        }
    }

    /// A value within the bounds; the plan's own for one that is no number.
    #[must_use]
    pub fn within(&self, value: f64) -> f64 {
        if value.is_nan() {
            self.value
        } else {
            value.min(self.high).max(self.low)
        }
    }
}

/// The next number from here that a scale would end with: 50 for 48, 40,000
/// for 30,324; 10 for nothing at all.
fn round_above(number: f64) -> f64 {
    if number == 0.0 {
        return 10.0;
    }
    let mut unit = 1.0;
    while unit * 10.0 < number {
        unit *= 10.0;
    }
    while unit > 1e-6 && unit >= number {
        unit /= 10.0;
    }
    let ends = [1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 8.0, 10.0];
    let end = ends.into_iter().find(|end| end * unit >= number);
    end.unwrap_or(10.0) * unit
}

/// The last printed digit, 1 for whole numbers; of multiples a tenth.
fn step(value: f64, unit: &str) -> f64 {
    let multiple = unit.ends_with('倍') || unit.is_empty();
    let digits = decimals(value).max(u8::from(multiple));
    (0..digits).fold(1.0, |unit, _| unit * 10.0_f64).recip()
}
