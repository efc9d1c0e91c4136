//! Bars that stand upright, a group a period.

use super::super::axes::CAPTION;
use super::super::builder::{Builder, as_number};
use super::super::labels::{Font, PLAIN, label};
use super::super::palette::Role;
use super::super::scale::Scale;
use super::super::scene::{Anchor, Rect, Scene};
use super::cells::{Cells, Group};
use super::{EDGE_PX, bar, point};
use crate::plan::Series;

const LABEL_PX: f64 = 20.0;
const WIDEST_BAR_PX: f64 = 44.0;
const LEAST_PLOT_PX: f64 = 80.0;
const VALUE: Font = PLAIN;

/// How wide things are where bars fit upright.
pub(super) struct Fit {
    group_px: f64,
    /// From bar to bar. Bars narrower than their place stand together in the
    /// middle.
    step_px: f64,
}

impl Fit {
    /// Fits where every value has its place above its bar and every period
    /// below its group.
    pub fn of(page: &Builder, cells: &Cells) -> Option<Self> {
        let columns = cells.groups.first()?.cells.len();
        let group_px = (page.scene.width - 2.0 * EDGE_PX) / as_number(cells.groups.len());
        let slot_px = (group_px * 0.86) / as_number(columns);
        let values = cells.groups.iter().flat_map(|group| &group.cells);
        let widest = values
            .map(|cell| page.width_of(&cell.label(), VALUE) + 4.0)
            .fold(0.0, f64::max);
        let periods = cells.groups.iter().map(|group| group.short.as_str());
        let fits = widest <= slot_px && page.widest(periods, CAPTION) + 6.0 <= group_px;
        let high = page.scene.height - page.y >= LEAST_PLOT_PX;
        (fits && high && cells.ranges.len() == 1).then_some(Self {
            group_px,
            step_px: slot_px.min(widest.max(WIDEST_BAR_PX + 8.0)),
        })
    }
}

pub(super) fn layout(
    mut page: Builder,
    series: &[Series],
    cells: &Cells,
    fit: Fit,
) -> Scene<'static> {
    let (low, high) = cells.range();
    let below = if low < 0.0 { LABEL_PX } else { 0.0 };
    let above = LABEL_PX; // zero and texts are labelled above the line
    let height = page.scene.height;
    page.scene.plot = Rect {
        left: EDGE_PX,
        top: page.y,
        right: page.scene.width - EDGE_PX,
        bottom: height - LABEL_PX - EDGE_PX,
    };
    let plot = page.scene.plot;
    let y = Scale::new((low, high), (plot.bottom - below, plot.top + above));
    let mut left = EDGE_PX;
    for group in &cells.groups {
        one_group(&mut page, group, series, &y, (left, &fit));
        let at = (left + fit.group_px / 2.0, height - EDGE_PX - LABEL_PX / 2.0);
        page.text(&group.short, at, Anchor::Middle, CAPTION, fit.group_px);
        left += fit.group_px;
    }
    let zero = y.px(0.0);
    let line = Rect {
        left: plot.left,
        top: zero - 0.5,
        right: plot.right,
        bottom: zero + 0.5,
    };
    page.fill(line, Role::Old);
    page.finish(height)
}

fn one_group(
    page: &mut Builder,
    group: &Group,
    series: &[Series],
    y: &Scale,
    (left, fit): (f64, &Fit),
) {
    let zero = y.px(0.0);
    let half = (fit.step_px / 2.0 - 1.0).clamp(0.5, WIDEST_BAR_PX / 2.0);
    let bars = fit.step_px * (as_number(group.cells.len()) - 1.0);
    let mut x = left + (fit.group_px - bars) / 2.0;
    for (number, (series, cell)) in series.iter().zip(&group.cells).enumerate() {
        let end = cell.value.map_or(zero, |value| y.px(value));
        let area = Rect {
            left: x - half,
            top: zero.min(end),
            right: x + half,
            bottom: zero.max(end),
        };
        if cell.value.is_some_and(|value| value != 0.0) {
            bar(page, area, number);
        }
        let below = cell.value.is_some_and(|value| value < 0.0);
        let away = if below {
            LABEL_PX / 2.0
        } else {
            -LABEL_PX / 2.0
        };
        let at = (x, (end + away).min(page.scene.plot.bottom - LABEL_PX / 2.0));
        let made = label(page.measure, cell.label(), at, Anchor::Middle, VALUE);
        page.label(made);
        point(page, (x, end), &group.period, series, cell);
        x += fit.step_px;
    }
}
