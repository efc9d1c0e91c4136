//! Fewer points where a screen cannot show more: of the actuals in one column
//! of pixels the lowest and the highest stay. A line through them covers the
//! same pixels as a line through all. The ends that the chart names stay, and
//! the table keeps every value; a point that stands for others says so.

use super::data::{Data, Datum, Extreme};
use super::scale::Scale;

/// From so many actuals in a column on.
const LEAST: usize = 3;

/// The data thinned out for a scale of time.
#[allow(clippy::float_cmp)] // whole pixels
pub(super) fn thin<'a>(data: &Data<'a>, x: &Scale) -> Data<'a> {
    let px = |item: &Datum| x.px(item.time).round();
    let mut kept = Vec::new();
    for column in data.items.chunk_by(|a, b| px(a) == px(b)) {
        keep(column, &mut kept);
    }
    data.with(kept)
}

/// Adds what stays of a column.
fn keep<'a>(column: &[Datum<'a>], kept: &mut Vec<Datum<'a>>) {
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
        kept.extend_from_slice(column);
        return;
    }
    for (at, item) in column.iter().enumerate() {
        let extreme = match (Some(at) == lowest, Some(at) == highest) {
            (true, true) => Some(Extreme::Same),
            (true, false) => Some(Extreme::Lowest),
            (false, true) => Some(Extreme::Highest),
            (false, false) => None,
        };
        if item.end || extreme.is_some() {
            kept.push(Datum {
                stands_for: extreme.map(|extreme| (count, extreme)),
                ..*item
            });
        }
    }
}
