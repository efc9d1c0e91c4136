//! The full chart: axes, grid, breaks, data, and labels that say which is
//! which.

use super::axes::{
    CAPTION, EDGE_PX, HEADROOM_PX, ROW_PX, ValueAxis, grid, header, time_scale, year_labels,
};
use super::data::{Data, Datum};
use super::direct::{Labelled, direct_labels};
use super::frame::{Frame, Measure};
use super::labels::{label, wrap};
use super::marks::{self, Place};
use super::palette::Role;
use super::placer::Placed;
use super::scale::Scale;
use super::scene::{Anchor, Mark, Reach, Rect, Scene};
use super::thin::thin;
use crate::kpi::{decimals, latest_actual, latest_provisional, required_path};
use crate::plan::{Kpi, Observation};
use crate::tr;

/// Below this no axis has room.
const LEAST_HEIGHT_PX: f64 = 96.0;

/// A KPI over time, ready to be laid out in any frame: what its observations
/// cost, and there may be ten thousand, is paid once.
pub struct OverTime<'a> {
    pub(super) kpi: &'a Kpi,
    data: Data<'a>,
    /// The required path, in times and values.
    path: Option<Vec<(f64, f64)>>,
    pub(super) latest: Option<&'a Observation>,
    pub(super) provisional: Option<&'a Observation>,
    /// All values are whole numbers.
    whole: bool,
}

impl<'a> OverTime<'a> {
    #[must_use]
    pub fn new(kpi: &'a Kpi) -> Self {
        let data = Data::of(kpi);
        let whole = |item: &Datum| decimals(item.low) == 0 && decimals(item.high) == 0;
        Self {
            kpi,
            path: required_path(kpi),
            latest: latest_actual(kpi),
            provisional: latest_provisional(kpi),
            whole: data.items.iter().all(whole),
            data,
        }
    }

    /// The full chart in a frame.
    #[must_use]
    pub fn layout(&self, frame: &Frame, measure: &dyn Measure) -> Scene<'a> {
        layout(self, frame, measure)
    }
}

fn layout<'a>(chart: &OverTime<'a>, frame: &Frame, measure: &dyn Measure) -> Scene<'a> {
    let OverTime { kpi, data, .. } = chart;
    let (width, height) = frame.bounded();
    let height = height.max(LEAST_HEIGHT_PX);
    let plot = Rect {
        left: 0.0,
        top: 0.0,
        right: width,
        bottom: height,
    };
    let mut scene = Scene {
        width,
        height,
        plot,
        marks: Vec::new(),
        points: Vec::new(),
        reach: Reach::ByTime,
    };
    let Some(range) = data.range() else {
        note_only(&mut scene, measure);
        return scene;
    };
    let axis = ValueAxis::new(kpi, range, chart.whole, data, (width, height), measure);
    scene.plot = Rect {
        left: axis.width + 2.0 * EDGE_PX,
        top: height,
        right: width - 3.0 * EDGE_PX,
        bottom: height - (ROW_PX + 2.0 * EDGE_PX).min(height / 4.0),
    };
    let x = time_scale(data, &scene.plot);
    let data = thin(data, &x);
    let thinned = data.items.iter().any(|item| item.stands_for.is_some());
    let header = header(&mut scene, &axis, &data, &x, measure);
    scene.plot.top = (header + HEADROOM_PX).min(scene.plot.bottom - 8.0);

    let y = Scale::new(axis.range, (scene.plot.bottom, scene.plot.top));
    let place = Place {
        x,
        y,
        end_px: 6.0,
        dot_px: match x.unit_px() {
            _ if thinned => 1.5,
            22.0.. => 3.5,
            10.0.. => 2.5,
            _ => 2.0,
        },
        line_px: 3.0,
    };
    grid(&mut scene, &axis, &place, measure);
    year_labels(&mut scene, &data, &place, frame.style, measure);
    let breaks = data.breaks.iter().map(|gap| (gap.0, Some((2.0, 3.0))));
    let notes = data.notes.iter().map(|note| (note.0, None));
    for (time, dash) in breaks.chain(notes) {
        let x = place.x.px(time);
        scene.marks.push(Mark::Line {
            points: vec![(x, header), (x, scene.plot.bottom)],
            width: if dash.is_some() { 1.5 } else { 1.0 },
            dash,
            role: Role::Old,
        });
    }
    let path = chart.path.as_ref().map(|path| place.path(path));
    let labelled = Labelled {
        chart,
        path: path.clone().unwrap_or_default(),
        data: &data,
        place: &place,
    };
    let marks = marks::marks(path, &data, &place);
    let labels = direct_labels(&labelled, &scene, &marks, frame.style, measure);
    add_labelled(&mut scene, marks, labels);
    scene.points = marks::points(kpi, &data, &place, frame.style);
    scene
}

/// The data's marks and their labels, from the back to the front: the ground
/// behind a label hides the grid but no data, unless the label stands on it.
fn add_labelled(scene: &mut Scene, data: Vec<Mark>, labels: Vec<Placed>) {
    let ground = |placed: &Placed| Mark::Fill {
        area: placed.label.area,
        role: Role::Ground,
    };
    scene
        .marks
        .extend(labels.iter().filter(|placed| !placed.on_line).map(ground));
    scene.marks.extend(data);
    scene
        .marks
        .extend(labels.iter().filter(|placed| placed.on_line).map(ground));
    let leaders = labels.iter().filter_map(|placed| placed.leader);
    let leader = |[from, to]: [(f64, f64); 2]| Mark::Line {
        points: vec![from, to],
        width: 1.0,
        dash: None,
        role: Role::Ink,
    };
    scene.marks.extend(leaders.map(leader));
    scene
        .marks
        .extend(labels.into_iter().map(|placed| Mark::Label(placed.label)));
}

/// A chart without any number.
fn note_only(scene: &mut Scene, measure: &dyn Measure) {
    let lines = wrap(
        measure,
        tr!("図に表せる数値がありません"),
        CAPTION,
        scene.width - 2.0 * EDGE_PX,
        2,
    );
    let mut y = scene.height / 2.0;
    for text in lines {
        if y + ROW_PX <= scene.height {
            let made = label(
                measure,
                text,
                (scene.width / 2.0, y),
                Anchor::Middle,
                CAPTION,
            );
            scene.marks.push(Mark::Label(made));
        }
        y += ROW_PX;
    }
}
