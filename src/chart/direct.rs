//! The labels beside the points of the full chart: 最新, 目標, 基準, and what
//! has to be said otherwise.

use super::axes::{CAPTION, EDGE_PX, HEADROOM_PX};
use super::data::{Data, Datum};
use super::frame::Measure;
use super::full::OverTime;
use super::labels::{Font, PLAIN, STRONG};
use super::marks::Place;
use super::placer::{ABOVE, BELOW, Placed, Placer};
use super::scene::{Mark, PointKind, Rect, Scene};
use super::{EraStyle, words};
use crate::i18n::say;
use crate::plan::Kpi;
use crate::{mark, tr};

/// What direct labels are about.
pub(super) struct Labelled<'a> {
    pub chart: &'a OverTime<'a>,
    /// The required path as it is drawn.
    pub path: Vec<(f64, f64)>,
    /// What is left of the data at this width.
    pub data: &'a Data<'a>,
    pub place: &'a Place,
}

/// 最新, 目標, 基準 beside their points, and what has to be said otherwise.
pub(super) fn direct_labels(
    labelled: &Labelled,
    scene: &Scene,
    marks: &[Mark],
    style: EraStyle,
    measure: &dyn Measure,
) -> Vec<Placed> {
    let Labelled {
        chart, data, place, ..
    } = labelled;
    let kpi = chart.kpi;
    let latest = data.find(chart.latest);
    let provisional = data.find(chart.provisional);
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
            let directions = if is_latest && below_path(labelled, datum) {
                BELOW
            } else {
                ABOVE
            };
            labels.extend(placer.place(&texts, (x, y, room), directions, true, *font));
        }
        let all = labels.len() >= wanted.len();
        if let Some((texts, at)) = quiet_note(labelled, scene) {
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
fn below_path(labelled: &Labelled, datum: &Datum) -> bool {
    let (x, y) = labelled.place.of(datum);
    let path = labelled.path.iter();
    let spanned = path
        .zip(labelled.path.iter().skip(1))
        .find(|(a, b)| a.0 <= x && x <= b.0);
    spanned.is_some_and(|(a, b)| {
        let share = (x - a.0) / (b.0 - a.0).max(1e-9);
        y > a.1 + (b.1 - a.1) * share + 1.0
    })
}

/// What is missing, and where to say so: without actuals after the baseline,
/// or with values that cannot be drawn.
fn quiet_note(labelled: &Labelled, scene: &Scene) -> Option<(Vec<String>, (f64, f64, f64))> {
    let Labelled {
        chart, path, data, ..
    } = labelled;
    let close = data.items.iter().any(|item| item.stands_for.is_some());
    let texts: &[&str] = if close {
        &[
            mark!("近い時期の値は最小と最大を描き、すべては表にあります"),
            mark!("すべての値は表にあります"),
        ]
    } else if chart.latest.is_none() && !data.items.is_empty() {
        &[mark!("基準より後の実績は未公表"), mark!("実績未公表")]
    } else if data.left_out {
        &[mark!("図に表せない値は表にあります")]
    } else {
        return None;
    };
    let at = match (path.first(), path.last()) {
        (Some(a), Some(b)) => (f64::midpoint(a.0, b.0), f64::midpoint(a.1, b.1), 6.0),
        _ => {
            let (x, _) = scene.plot.centre();
            (x, scene.plot.bottom - 40.0, 0.0)
        }
    };
    Some((texts.iter().map(|text| say(text).to_owned()).collect(), at))
}
