//! The marks of the data: path, actuals, means, points. The same in both sizes.

use super::EraStyle;
use super::data::{Data, Datum, Extreme};
use super::palette::Role;
use super::reading::Reading;
use super::scale::Scale;
use super::scene::{Amount, Mark, Point, PointKind, Words};
use crate::plan::Kpi;

pub(super) const PATH_DASH: (f64, f64) = (7.0, 5.0);
const DENSE: usize = 400;
pub(super) const DOTS: (f64, f64) = (2.0, 4.0);

/// Where the data goes.
pub(super) struct Place {
    pub x: Scale,
    pub y: Scale,
    /// Radius of the ends: baseline, latest, target.
    pub end_px: f64,
    /// Radius of the other actuals.
    pub dot_px: f64,
    pub line_px: f64,
}

impl Place {
    pub fn of(&self, datum: &Datum) -> (f64, f64) {
        (self.x.px(datum.time), self.y.px(datum.value))
    }

    /// Where the corners of a path, times and values, go.
    pub fn path(&self, path: &[(f64, f64)]) -> Vec<(f64, f64)> {
        let at = |&(time, value): &(f64, f64)| (self.x.px(time), self.y.px(value));
        path.iter().map(at).collect()
    }

    /// The radius of a datum's dot.
    pub fn radius(&self, datum: &Datum) -> f64 {
        if datum.end { self.end_px } else { self.dot_px }
    }
}

/// All marks of the data, from the back to the front. The required path is
/// placed already.
pub(super) fn marks(path: Option<Vec<(f64, f64)>>, data: &Data, place: &Place) -> Vec<Mark> {
    let mut marks = Vec::new();
    if let Some(path) = path {
        let role = Role::Path;
        marks.push(Mark::Line {
            points: path,
            width: place.line_px - 0.5,
            dash: Some(PATH_DASH),
            role,
        });
    }
    for datum in &data.items {
        bar(datum, place, &mut marks);
    }
    lines(data, place, &mut marks);
    for datum in &data.items {
        arrow(datum, place, &mut marks);
    }
    for front in [false, true] {
        for datum in data.items.iter().filter(|datum| datum.end == front) {
            // A range has no middle that anybody measured.
            if datum.low >= datum.high && !within_line(data, datum) {
                marks.push(dot(data, datum, place));
            }
        }
    }
    marks
}

/// Whether a datum's dot would be no wider than the line through it: a thousand
/// of them cost more than all else that is drawn.
fn within_line(data: &Data, datum: &Datum) -> bool {
    let extreme = datum.stands_for.map(|(_, extreme)| extreme);
    let one_of_two = matches!(extreme, Some(Extreme::Lowest | Extreme::Highest));
    one_of_two && data.items.len() >= DENSE && !datum.observation.provisional && !datum.end
}

/// A mean lies over its years, a range over its values.
fn bar(datum: &Datum, place: &Place, marks: &mut Vec<Mark>) {
    let role = if datum.kind == PointKind::Target {
        Role::Path
    } else {
        Role::Series
    };
    let (x, y) = place.of(datum);
    if datum.mean {
        let (left, right) = (place.x.px(datum.slot.0), place.x.px(datum.slot.1));
        let dash = (datum.kind == PointKind::Target).then_some((3.0, 2.0));
        let ends = [(left, y), (right, y)];
        marks.push(Mark::Line {
            points: ends.to_vec(),
            width: place.line_px,
            dash,
            role,
        });
        for end in [left, right] {
            let cap = vec![(end, y - 5.0), (end, y + 5.0)];
            marks.push(Mark::Line {
                points: cap,
                width: place.line_px - 0.5,
                dash: None,
                role,
            });
        }
    }
    if datum.low < datum.high {
        let ends = vec![(x, place.y.px(datum.low)), (x, place.y.px(datum.high))];
        marks.push(Mark::Line {
            points: ends,
            width: place.line_px + 5.0,
            dash: None,
            role,
        });
    }
}

/// The lines from actual to actual: whole where no year lies between, dotted
/// over a gap and towards what is provisional, none across a break in the
/// series; grey before the last break.
fn lines(data: &Data, place: &Place, marks: &mut Vec<Mark>) {
    let series: Vec<&Datum> = data
        .items
        .iter()
        .filter(|item| item.kind != PointKind::Target)
        .collect();
    let mut run: Vec<(f64, f64)> = Vec::new();
    for (datum, next) in series.iter().zip(series.iter().skip(1)) {
        let old = datum.is_old(data);
        if run.is_empty() {
            run.push(place.of(datum));
        }
        let joined = datum.series == next.series && datum.mean == next.mean;
        let provisional = datum.observation.provisional || next.observation.provisional;
        let gap = next.run > datum.run || provisional;
        if joined && !gap {
            run.push(place.of(next));
            continue;
        }
        end_run(&mut run, old, place, marks);
        if joined {
            let role = if old { Role::Old } else { Role::Series };
            let points = vec![place.of(datum), place.of(next)];
            marks.push(Mark::Line {
                points,
                width: 2.0,
                dash: Some(DOTS),
                role,
            });
        }
    }
    let old = series.last().is_some_and(|last| last.is_old(data));
    end_run(&mut run, old, place, marks);
}

fn end_run(run: &mut Vec<(f64, f64)>, old: bool, place: &Place, marks: &mut Vec<Mark>) {
    let points = std::mem::take(run);
    if points.len() < 2 {
        return;
    }
    let (role, width, dash) = if old {
        // A line dense enough to fill its columns shows no dashes.
        (Role::Old, 2.0, (points.len() < DENSE).then_some((5.0, 3.0)))
    } else {
        (Role::Series, place.line_px, None)
    };
    marks.push(Mark::Line {
        points,
        width,
        dash,
        role,
    });
}

/// 以上 and 以下: an arrow from the point to the side that also counts.
fn arrow(datum: &Datum, place: &Place, marks: &mut Vec<Mark>) {
    if datum.bound == 0.0 {
        return;
    }
    let (x, y) = place.of(datum);
    let up = -datum.bound;
    let tip = y + up * (place.end_px + 11.0);
    let wing = tip - up * 5.0;
    let role = if datum.kind == PointKind::Target {
        Role::Path
    } else {
        Role::Series
    };
    let line = |points| Mark::Line {
        points,
        width: 2.0,
        dash: None,
        role,
    };
    marks.push(line(vec![(x, y), (x, tip)]));
    marks.push(line(vec![(x - 5.0, wing), (x, tip), (x + 5.0, wing)]));
}

fn dot(data: &Data, datum: &Datum, place: &Place) -> Mark {
    let (x, y) = place.of(datum);
    let old = datum.is_old(data) && datum.kind == PointKind::Actual;
    let hollow = datum.kind == PointKind::Target || datum.observation.provisional;
    let role = if old { Role::Old } else { Role::Series };
    let radius = place.radius(datum);
    let radius = if datum.observation.provisional {
        radius.max(4.0)
    } else {
        radius
    };
    Mark::Dot {
        x,
        y,
        radius,
        hollow,
        role,
    }
}

/// The points that a person can walk along.
pub(super) fn points<'a>(
    kpi: &'a Kpi,
    data: &Data<'a>,
    place: &Place,
    style: EraStyle,
) -> Vec<Point<'a>> {
    let point = |datum: &Datum<'a>| {
        let (x, y) = place.of(datum);
        Point {
            x,
            y,
            kind: datum.kind,
            amount: (datum.low >= datum.high).then_some(Amount {
                value: datum.value,
                time: datum.time,
                year: if datum.mean {
                    f64::midpoint(datum.slot.0, datum.slot.1)
                } else {
                    datum.slot.1 - 0.5
                },
            }),
            words: Words::Of(Reading::new(kpi, data, datum, style)),
        }
    };
    data.items.iter().map(point).collect()
}
