//! Fewer points where a screen cannot show more: of the actuals in one column
//! of pixels the lowest and the highest stay. A line through them covers the
//! same pixels as a line through all. The ends that the chart names stay, and
//! the table keeps every value; a point that stands for others says so.

use super::data::{Data, Datum, Extreme};
use super::scale::Scale;

/// From so many actuals in a column on.
const LEAST: usize = 3;

/// Thins the data out for a scale of time.
#[allow(clippy::float_cmp)] // whole pixels
pub(super) fn thin(data: &mut Data, x: &Scale) {
    let mut kept = Vec::with_capacity(data.items.len());
    let mut column: Vec<Datum> = Vec::new();
    let mut at = f64::NEG_INFINITY;
    for item in std::mem::take(&mut data.items) {
        let px = x.px(item.time).round();
        if px != at {
            keep(&mut column, &mut kept);
            at = px;
        }
        column.push(item);
    }
    keep(&mut column, &mut kept);
    data.items = kept;
}

/// Moves what stays of a column.
fn keep<'a>(column: &mut Vec<Datum<'a>>, kept: &mut Vec<Datum<'a>>) {
    let (mut count, mut lowest, mut highest) = (0, None, None);
    let (mut low, mut high) = (f64::INFINITY, f64::NEG_INFINITY);
    for (at, item) in column.iter().enumerate().filter(|(_, item)| !item.end) {
        count += 1;
        if item.low < low {
            (low, lowest) = (item.low, Some(at));
        }
        if item.high > high {
            (high, highest) = (item.high, Some(at));
        }
    }
    if count < LEAST {
        kept.append(column);
        return;
    }
    for (at, mut item) in column.drain(..).enumerate() {
        let extreme = match (Some(at) == lowest, Some(at) == highest) {
            (true, true) => Extreme::Same,
            (true, false) => Extreme::Lowest,
            (false, true) => Extreme::Highest,
            (false, false) if item.end => {
                kept.push(item);
                continue;
            }
            (false, false) => continue,
        };
        item.stands_for = Some((count, extreme));
        kept.push(item);
    }
}
