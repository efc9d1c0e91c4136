//! A series of very many actuals, one a day: more than any plan has, to measure
//! the drawing of charts by.

use super::random::Random;
use crate::plan::Period;
use crate::plan::period::days_in_month;
use serde_json::{Value, json};

/// How many actuals such a KPI may have.
pub const ACTUALS: std::ops::RangeInclusive<usize> = 0..=100_000;

/// The last day that has one: the end of fiscal 2024.
const LAST: (i32, u8, u8) = (2025, 3, 31);

/// So many actuals up to the last day, in a walk that ends where the KPI began.
pub fn actuals(random: &mut Random, start: f64, count: usize) -> Vec<Value> {
    let mut day = LAST;
    // In tenths: shares have one decimal.
    let mut tenths = start * 10.0;
    let mut actuals = Vec::with_capacity(count);
    for _ in 0..count {
        let period = Period::Day(day.0, day.1, day.2);
        actuals.push(json!({ "period": period.to_string(), "value": tenths.round() / 10.0 }));
        #[allow(clippy::cast_precision_loss)] // two digits
        let step = random.between(0, 40) as f64 - 20.0;
        tenths = (tenths + step * start / 200.0).clamp(0.0, start * 20.0);
        day = before(day);
    }
    actuals.reverse();
    actuals
}

fn before((year, month, day): (i32, u8, u8)) -> (i32, u8, u8) {
    match (month, day) {
        (1, 1) => (year - 1, 12, 31),
        (_, 1) => (year, month - 1, days_in_month(year, month - 1)),
        _ => (year, month, day - 1),
    }
}
