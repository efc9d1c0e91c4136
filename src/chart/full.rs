//! The full chart: axes, grid, breaks, data, and labels that say which is
//! which.

use super::axes::{
    CAPTION, EDGE_PX, HEADROOM_PX, ROW_PX, ValueAxis, grid, header, time_scale, year_labels,
};
use super::data::{Annotation, Data, Datum};
use super::frame::{Frame, Measure};
use super::labels::{Font, PLAIN, STRONG, label, wrap};
use super::marks::{self, Place};
use super::palette::Role;
use super::placer::{ABOVE, BELOW, Placed, Placer};
use super::scale::Scale;
use super::scene::{Anchor, Mark, PointKind, Reach, Rect, Scene};
use super::thin::thin;
use super::{EraStyle, words};
use crate::i18n::say;
use crate::kpi::{latest_actual, latest_provisional};
use crate::plan::Kpi;
use crate::{mark, tr};

/// Below this no axis has room.
const LEAST_HEIGHT_PX: f64 = 96.0;

pub(super) fn layout<'a>(
    kpi: &'a Kpi,
    annotations: &[Annotation],
    frame: &Frame,
    measure: &dyn Measure,
) -> Scene<'a> {
    let (width, height) = frame.bounded();
    let height = height.max(LEAST_HEIGHT_PX);
    let mut data = Data::of(kpi);
    data.annotate(annotations);
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
    let axis = ValueAxis::new(kpi, range, &data, (width, height), measure);
    scene.plot = Rect {
        left: axis.width + 2.0 * EDGE_PX,
        top: height,
        right: width - 3.0 * EDGE_PX,
        bottom: height - (ROW_PX + 2.0 * EDGE_PX).min(height / 4.0),
    };
    let x = time_scale(&data, &scene.plot);
    thin(&mut data, &x);
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
    let marks = marks::marks(kpi, &data, &place);
    let labels = direct_labels(kpi, &scene, &marks, &data, &place, frame.style, measure);
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

/// 最新, 目標, 基準 beside their points, and what has to be said otherwise.
fn direct_labels(
    kpi: &Kpi,
    scene: &Scene,
    marks: &[Mark],
    data: &Data,
    place: &Place,
    style: EraStyle,
    measure: &dyn Measure,
) -> Vec<Placed> {
    let latest = data.find(latest_actual(kpi));
    let provisional = data.find(latest_provisional(kpi));
    let mut wanted: Vec<(&Datum, &str, Font)> = Vec::new();
    let targets = || data.of_kind(PointKind::Target).rev();
    wanted.extend(latest.map(|datum| (datum, tr!("最新"), STRONG)));
    wanted.extend(targets().next().map(|datum| (datum, tr!("目標"), PLAIN)));
    wanted.extend(
        data.of_kind(PointKind::Baseline)
            .map(|datum| (datum, tr!("基準"), PLAIN)),
    );
    let first = wanted.len();
    wanted.extend(targets().skip(1).map(|datum| (datum, tr!("目標"), PLAIN)));
    wanted.extend(provisional.map(|datum| (datum, tr!("見込み"), PLAIN)));

    // Where the points lie close together, the first to be placed may leave no
    // room for the others: then another one goes first.
    let mut best: Vec<Placed> = Vec::new();
    for _ in 0..first.max(1) {
        let mut placer = placer(scene, marks, data, place, measure);
        let mut labels = Vec::new();
        for (datum, name, font) in &wanted {
            let texts = texts(kpi, datum, name, style);
            let (x, y) = place.of(datum);
            let room = if datum.bound == 0.0 {
                place.end_px
            } else {
                place.end_px + 12.0
            };
            let is_latest = latest.is_some_and(|latest| std::ptr::eq(latest, *datum));
            let directions = if is_latest && below_path(kpi, datum, place) {
                BELOW
            } else {
                ABOVE
            };
            labels.extend(placer.place(&texts, (x, y, room), directions, true, *font));
        }
        let all = labels.len() >= wanted.len();
        if let Some((texts, at)) = quiet_note(kpi, scene, data, place) {
            labels.extend(placer.place(&texts, at, BELOW, false, CAPTION));
        }
        if labels.len() > best.len() {
            best = labels;
        }
        if all {
            break;
        }
        if let Some(first @ [_, ..]) = wanted.get_mut(..first) {
            first.rotate_right(1);
        }
    }
    best
}

/// The words of a direct label, from long to short.
fn texts(kpi: &Kpi, datum: &Datum, name: &str, style: EraStyle) -> Vec<String> {
    let value = words::bare_value(kpi, datum.observation);
    let short = format!("{name} {value}");
    let period = words::short_period(kpi, datum.observation, style);
    let long = period.map(|period| crate::i18n::beside(&short, &period));
    long.into_iter().chain([short]).collect()
}

fn placer<'a>(
    scene: &Scene,
    marks: &[Mark],
    data: &Data,
    place: &Place,
    measure: &'a dyn Measure,
) -> Placer<'a> {
    let mut taken: Vec<Rect> = scene.labels().map(|label| label.area).collect();
    let mut lines = Vec::new();
    let mut dots = Vec::new();
    for datum in &data.items {
        let (x, y) = place.of(datum);
        let radius = place.radius(datum);
        taken.push(Rect::around(x, y, radius, radius));
        if radius >= place.end_px {
            dots.push((x, y));
        }
    }
    for mark in scene.marks.iter().chain(marks) {
        if let Mark::Line { points, .. } = mark {
            lines.extend(
                points
                    .iter()
                    .zip(points.iter().skip(1))
                    .map(|(a, b)| [*a, *b]),
            );
        }
    }
    let bounds = Rect {
        left: scene.plot.left + 1.0,
        top: scene.plot.top - HEADROOM_PX,
        right: scene.width - EDGE_PX,
        bottom: scene.plot.bottom - 1.0,
    };
    Placer {
        measure,
        bounds,
        taken,
        dots,
        lines,
    }
}

/// Whether a point lies below the required path, where its label has more room
/// below.
fn below_path(kpi: &Kpi, datum: &Datum, place: &Place) -> bool {
    let (x, y) = place.of(datum);
    let path = marks::path(kpi, place).unwrap_or_default();
    let spanned = path
        .iter()
        .zip(path.iter().skip(1))
        .find(|(a, b)| a.0 <= x && x <= b.0);
    spanned.is_some_and(|(a, b)| {
        let share = (x - a.0) / (b.0 - a.0).max(1e-9);
        y > a.1 + (b.1 - a.1) * share + 1.0
    })
}

/// What is missing, and where to say so: without actuals after the baseline,
/// or with values that cannot be drawn.
fn quiet_note(
    kpi: &Kpi,
    scene: &Scene,
    data: &Data,
    place: &Place,
) -> Option<(Vec<String>, (f64, f64, f64))> {
    let close = data.items.iter().any(|item| item.stands_for.is_some());
    let texts: &[&str] = if close {
        &[
            mark!("近い時期の値は最小と最大を描き、すべては表にあります"),
            mark!("すべての値は表にあります"),
        ]
    } else if latest_actual(kpi).is_none() && !data.items.is_empty() {
        &[mark!("基準より後の実績は未公表"), mark!("実績未公表")]
    } else if data.left_out {
        &[mark!("図に表せない値は表にあります")]
    } else {
        return None;
    };
    let path = marks::path(kpi, place).unwrap_or_default();
    let at = match (path.first(), path.last()) {
        (Some(a), Some(b)) => (f64::midpoint(a.0, b.0), f64::midpoint(a.1, b.1), 6.0),
        _ => {
            let (x, _) = scene.plot.centre();
            (x, scene.plot.bottom - 40.0, 0.0)
        }
    };
    Some((texts.iter().map(|text| say(text).to_owned()).collect(), at))
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
