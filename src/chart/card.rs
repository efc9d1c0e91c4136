//! The small chart in a card: no axes and no words, for its numbers stand
//! beside it. It begins at the baseline and shows the change large.

use super::data::Data;
use super::frame::Frame;
use super::marks::{self, Place};
use super::scale::Scale;
use super::scene::{PointKind, Reach, Rect, Scene};
use super::thin::thin;
use crate::kpi::required_path;
use crate::plan::Kpi;

const INSET_PX: f64 = 9.0;
/// The least range shown, as a part of the largest value, so that noise does
/// not look like a change.
const LEAST_RANGE: f64 = 0.1;

pub(super) fn layout<'a>(kpi: &'a Kpi, frame: &Frame) -> Scene<'a> {
    let (width, height) = frame.bounded();
    let plot = Rect::around(
        width / 2.0,
        height / 2.0,
        width / 2.0 - INSET_PX,
        height / 2.0 - INSET_PX,
    );
    let mut data = Data::of(kpi);
    let start = data
        .of_kind(PointKind::Baseline)
        .map(|baseline| baseline.time)
        .next();
    if let Some(start) = start {
        data.items
            .retain(|item| item.kind != PointKind::Actual || item.time >= start);
    }
    let mut scene = Scene {
        width,
        height,
        plot,
        marks: Vec::new(),
        points: Vec::new(),
        reach: Reach::ByTime,
    };
    let Some((low, high)) = data.range() else {
        return scene;
    };
    let missing = LEAST_RANGE * low.abs().max(high.abs()) - (high - low);
    let pad = (missing / 2.0).max(0.0);
    let arrow = if data.items.iter().any(|item| item.bound != 0.0) {
        12.0
    } else {
        0.0
    };
    let first = data
        .items
        .iter()
        .map(|item| if item.mean { item.slot.0 } else { item.time });
    let last = data
        .items
        .iter()
        .map(|item| if item.mean { item.slot.1 } else { item.time });
    let times = (
        first.fold(f64::INFINITY, f64::min),
        last.fold(f64::NEG_INFINITY, f64::max),
    );
    let place = Place {
        x: Scale::new(times, (plot.left, plot.right)),
        y: Scale::new(
            (low - pad, high + pad),
            (plot.bottom - arrow, plot.top + arrow),
        ),
        end_px: 5.0,
        dot_px: 1.5,
        line_px: 3.0,
    };
    let path = required_path(kpi);
    let data = thin(&data, &place.x);
    scene.marks = marks::marks(path.map(|path| place.path(&path)), &data, &place);
    scene.points = marks::points(kpi, &data, &place, frame.style);
    scene
}
