//! A KPI's panel, and what it takes to have one.

use super::super::axes::CAPTION;
use super::super::builder::Builder;
use super::super::data::{Data, Datum};
use super::super::labels::label;
use super::super::marks::PATH_DASH;
use super::super::palette::Role;
use super::super::scale::Scale;
use super::super::scene::{Anchor, Mark, PointKind, Rect};
use super::super::shapes::{Shape, shape};
use super::super::thin::thin;
use super::{ENDS, Multiples, PANEL_PX, Promise, words};
use crate::i18n::say;
use crate::kpi::{comparable, required_path};
use crate::mark;
use crate::plan::Kpi;

/// What lies further out than this stands at the edge, as an arrow.
const MOST: (f64, f64) = (-0.5, 1.5);
/// Room for dots beyond the outermost value.
const ROOM: f64 = 0.1;
const DOT_PX: f64 = 2.5;
const END_PX: f64 = 4.5;

/// A KPI whose values can be told as shares of the way to its target.
pub(super) struct Share {
    /// Time and value of the corners of the required path.
    pub path: Vec<(f64, f64)>,
    start: f64,
    way: f64,
}

impl Share {
    /// Or why there is none, in a sentence.
    pub fn of(kpi: &Kpi) -> Result<Self, &'static str> {
        let path = required_path(kpi).ok_or(mark!("基準と目標の数値がそろっていません。"))?;
        let ends = path.first().zip(path.last());
        let Some((&(from, start), &(to, goal))) = ends else {
            return Err("");
        };
        let way = goal - start;
        if kpi.keep || way.abs() <= 1e-9 * start.abs().max(goal.abs()) {
            return Err(mark!("基準の値を保つ目標です。"));
        }
        if !way.is_finite() || !start.is_finite() {
            return Err(mark!("図に表せない大きさの数値です。"));
        }
        if !comparable(kpi, from, to) {
            return Err(mark!("間に系列の区切りがあり、基準と比べられません。"));
        }
        Ok(Self { path, start, way })
    }

    /// 0 at the baseline, 1 at the target.
    pub fn at(&self, value: f64) -> f64 {
        (value - self.start) / self.way
    }

    /// Whether the way has further corners than its ends.
    pub fn has_stages(&self) -> bool {
        self.path.len() > 2
    }

    fn starts(&self) -> f64 {
        self.path.first().map_or(0.0, |corner| corner.0)
    }
}

/// From the earliest baseline to the latest target.
fn times(shares: &[Result<Share, &str>]) -> (f64, f64) {
    let corners = || shares.iter().flatten().flat_map(|share| &share.path);
    let first = corners().map(|corner| corner.0).reduce(f64::min);
    let last = corners().map(|corner| corner.0).reduce(f64::max);
    (first.unwrap_or(0.0), last.unwrap_or(1.0))
}

/// The scale of all panels: what the values take, within what is shown.
pub(super) struct Scales {
    pub times: (f64, f64),
    pub shares: (f64, f64),
}

impl Scales {
    pub fn of(promises: &[Promise], shares: &[Result<Share, &str>]) -> Self {
        let (mut low, mut high) = (0.0_f64, 1.0_f64);
        for (promise, share) in promises.iter().zip(shares) {
            let Ok(share) = share else { continue };
            for item in items(promise.kpi, share, f64::INFINITY).items {
                low = low.min(share.at(item.value));
                high = high.max(share.at(item.value));
            }
        }
        Self {
            times: times(shares),
            shares: (low.max(MOST.0) - ROOM, high.min(MOST.1) + ROOM),
        }
    }
}

/// What a panel shows: from the baseline on.
fn items<'a>(kpi: &'a Kpi, share: &Share, last: f64) -> Data<'a> {
    let mut data = Data::of(kpi);
    let start = share.starts();
    let within = |item: &Datum| item.time >= start && item.time <= last;
    data.items.retain(within);
    data
}

pub(super) fn panel(
    page: &mut Builder,
    all: &Multiples,
    promise: &Promise,
    share: &Share,
    scales: &Scales,
) {
    let times = scales.times;
    let plot = Rect {
        top: page.y,
        bottom: page.y + PANEL_PX,
        ..page.scene.plot
    };
    let x = Scale::new(times, (plot.left + END_PX + 2.0, plot.right - END_PX - 2.0));
    let y = Scale::new(scales.shares, (plot.bottom, plot.top));
    for (end, value) in ENDS.into_iter().map(say).zip([1.0, 0.0]) {
        let at = y.px(value);
        let line = Rect {
            left: plot.left,
            top: at - 0.5,
            right: plot.right,
            bottom: at + 0.5,
        };
        page.fill(line, Role::Grid);
        let at = (plot.right + 6.0, at);
        page.label(label(
            page.measure,
            end.to_owned(),
            at,
            Anchor::Start,
            CAPTION,
        ));
    }
    let corner = |&(time, value): &(f64, f64)| (x.px(time), y.px(share.at(value)));
    page.scene.marks.push(Mark::Line {
        points: share.path.iter().map(corner).collect(),
        width: 2.0,
        dash: Some(PATH_DASH),
        role: Role::Path,
    });
    let data = thin(&items(promise.kpi, share, times.1 + 1e-9), &x);
    let place = |item: &Datum| (x.px(item.time), y.px(share.at(item.value)));
    let actuals = data
        .items
        .iter()
        .filter(|item| item.kind != PointKind::Target);
    let line: Vec<_> = actuals.map(place).collect();
    if line.len() > 1 {
        page.scene.marks.push(Mark::Line {
            points: line,
            width: 2.5,
            dash: None,
            role: Role::Series,
        });
    }
    for item in &data.items {
        mark(page, item, place(item), share.at(item.value));
        let (sentence, spoken) = words::sentences(all, promise, &data, item, share);
        let value = words::value(promise.kpi, &data, item);
        let name = &promise.kpi.name.text;
        page.point(place(item), name, &value, sentence, &[name, &spoken]);
    }
    page.y = plot.bottom;
}

fn mark(page: &mut Builder, item: &Datum, at: (f64, f64), share: f64) {
    if share < MOST.0 {
        return shape(page, Shape::Down, (at.0, at.1 - 6.0), Role::Series);
    }
    if share > MOST.1 {
        return shape(page, Shape::Up, (at.0, at.1 + 6.0), Role::Series);
    }
    page.scene.marks.push(Mark::Dot {
        x: at.0,
        y: at.1,
        radius: if item.end { END_PX } else { DOT_PX },
        hollow: item.kind == PointKind::Target || item.observation.provisional,
        role: Role::Series,
    });
}
