//! Bars that lie, a row each: wherever values or periods are too wide or too
//! many to stand upright.

use super::super::axes::CAPTION;
use super::super::builder::Builder;
use super::super::labels::PLAIN;
use super::super::palette::Role;
use super::super::scale::Scale;
use super::super::scene::{Anchor, Reach, Rect, Scene};
use super::cells::{Cell, Cells};
use super::{EDGE_PX, bar, point};
use crate::plan::Series;
use crate::tr;

const ROW_PX: f64 = 22.0;
const BAR_PX: f64 = 14.0;
const GROUP_GAP_PX: f64 = 8.0;
/// More rows than this are not drawn, the latest are; the table has all.
const MOST_ROWS: usize = 400;

pub(super) fn layout(mut page: Builder, series: &[Series], cells: &Cells) -> Scene<'static> {
    page.scene.reach = Reach::ByRow;
    let room = page.scene.width - 2.0 * EDGE_PX;
    let most = (MOST_ROWS / series.len().max(1)).max(1);
    let left_out = cells.groups.len().saturating_sub(most);
    if left_out > 0 {
        let note = tr!(
            "新しい方から{most}の時期を示します。すべては表にあります",
            most
        );
        page.lines(&note, EDGE_PX, CAPTION, room, 2);
    }
    let shown = || cells.groups.iter().skip(left_out);
    let names = page.widest(shown().map(|group| group.short.as_str()), PLAIN);
    let names = names.min(room * 0.35);
    let values = shown().flat_map(|group| &group.cells);
    let widest = values
        .map(|cell| page.width_of(&cell.label(), PLAIN))
        .fold(0.0, f64::max);
    // A long text has a line of its own above its bar.
    let above = widest > room * 0.4;
    let left = EDGE_PX + names + 10.0;
    let right = if above { 0.0 } else { widest + 6.0 };
    page.scene.plot.top = page.y;
    page.scene.plot.left = left;
    page.scene.plot.right = page.scene.width - EDGE_PX - right;
    for group in shown() {
        let top = page.y;
        let at = (EDGE_PX, top + ROW_PX / 2.0);
        page.text(&group.short, at, Anchor::Start, PLAIN, names);
        for (number, (series, cell)) in series.iter().zip(&group.cells).enumerate() {
            let x = Scale::new(cells.range_of(series), (left, page.scene.plot.right));
            let end = one_row(&mut page, number, cell, &x, above);
            point(&mut page, end, &group.period, series, cell);
        }
        page.y += GROUP_GAP_PX;
    }
    let height = page.y;
    page.finish(height)
}

/// Draws a row and gives where its bar ends.
fn one_row(page: &mut Builder, number: usize, cell: &Cell, x: &Scale, above: bool) -> (f64, f64) {
    let zero = x.px(0.0);
    let text = cell.label();
    let full = page.scene.width - EDGE_PX;
    if above {
        let left = page.scene.plot.left;
        let at = (left, page.y + ROW_PX / 2.0);
        page.text(&text, at, Anchor::Start, PLAIN, full - left);
        page.y += ROW_PX;
    }
    let middle = page.y + ROW_PX / 2.0;
    let end = cell.value.map_or(zero, |value| x.px(value));
    let area = Rect {
        left: zero.min(end),
        top: middle - BAR_PX / 2.0,
        right: zero.max(end),
        bottom: middle + BAR_PX / 2.0,
    };
    let axis = Rect::around(zero, middle, 0.5, ROW_PX / 2.0);
    page.fill(axis, Role::Old);
    if cell.value.is_some_and(|value| value != 0.0) {
        bar(page, area, number);
    }
    if !above {
        let at = (zero.max(end) + 5.0, middle);
        page.text(&text, at, Anchor::Start, PLAIN, full - at.0 + 0.5);
    }
    page.y += ROW_PX;
    (end, middle)
}
