//! Two points held to be compared: marked A and B over the chart, with what
//! lies between them beside the line that joins them; and the same in words.

use super::frame::Measure;
use super::labels::{Font, PLAIN, label};
use super::palette::Role;
use super::placer::{ABOVE, BELOW, Placed, Placer};
use super::scene::{Amount, Anchor, Mark, Point, Rect, Scene};
use super::spoken::{heard, in_words};
use super::ticks::rounded;
use super::words::{apart, distance};
use crate::i18n::{language, with_sign};
use crate::kpi::{comparable, decimals, difference};
use crate::plan::Kpi;
use crate::tr;

const LETTER: Font = Font {
    px: 13.0,
    bold: true,
    role: Role::Ground,
};
const RADIUS_PX: f64 = 10.0;

/// The marks of one or two pinned points, as a scene to draw over the chart's.
/// Its labels keep clear of the chart's labels where they can. The reading, a
/// short text such as ＋0.2ポイント, stands between two points.
#[must_use]
pub fn pins(
    scene: &Scene,
    pinned: &[usize],
    reading: &str,
    measure: &dyn Measure,
) -> Scene<'static> {
    let points: Vec<&Point> = pinned
        .iter()
        .take(2)
        .filter_map(|index| scene.points.get(*index))
        .collect();
    let mut over = scene.empty();
    let mut placer = placer(scene, &points, measure);
    if let [a, b] = points.as_slice() {
        over.marks.push(Mark::Line {
            points: vec![(a.x, a.y), (b.x, b.y)],
            width: 2.0,
            dash: Some((2.0, 3.0)),
            role: Role::Ink,
        });
    }
    for (point, letter) in points.iter().zip(["A", "B"]) {
        pin(&mut over.marks, &mut placer, point, letter);
    }
    if let [a, b] = points.as_slice() {
        let middle = (f64::midpoint(a.x, b.x), f64::midpoint(a.y, b.y), 4.0);
        let made = placer.place(&[reading.to_owned()], middle, BELOW, false, PLAIN);
        add(&mut over.marks, made);
    }
    over
}

fn placer<'a>(scene: &Scene, pinned: &[&Point], measure: &'a dyn Measure) -> Placer<'a> {
    let mut lines = Vec::new();
    for mark in &scene.marks {
        // Covering the data would hide what is compared.
        if let Mark::Line {
            points,
            role: Role::Series | Role::Path,
            ..
        } = mark
        {
            let segments = points.iter().zip(points.iter().skip(1));
            lines.extend(segments.map(|(a, b)| [*a, *b]));
        }
    }
    Placer {
        measure,
        bounds: Rect {
            left: 0.0,
            top: 0.0,
            right: scene.width,
            bottom: scene.height,
        },
        taken: scene.labels().map(|label| label.area).collect(),
        dots: pinned.iter().map(|point| (point.x, point.y)).collect(),
        lines,
    }
}

/// A disc with its letter in it, or beside it where another label is too near.
fn pin(marks: &mut Vec<Mark>, placer: &mut Placer, point: &Point, letter: &str) {
    let Point { x, y, .. } = *point;
    let edge = placer.bounds;
    let room = (x - edge.left).min(edge.right - x);
    let room = room.min(y - edge.top).min(edge.bottom - y);
    for (radius, role) in [(RADIUS_PX + 1.5, Role::Ground), (RADIUS_PX, Role::Ink)] {
        let radius = radius.min(room);
        marks.push(Mark::Dot {
            x,
            y,
            radius,
            hollow: false,
            role,
        });
    }
    let inside = label(
        placer.measure,
        letter.to_owned(),
        (x, y),
        Anchor::Middle,
        LETTER,
    );
    let free = edge.contains(&inside.area) && !placer.covers(&inside.area);
    let disc = Rect::around(x, y, RADIUS_PX, RADIUS_PX);
    if free {
        marks.push(Mark::Label(inside));
    } else {
        let font = Font {
            role: Role::Ink,
            ..LETTER
        };
        let made = placer.place(&[letter.to_owned()], (x, y, RADIUS_PX), ABOVE, true, font);
        add(marks, made);
    }
    placer.taken.push(disc);
}

/// A label on its ground, for it lies over the data.
fn add(marks: &mut Vec<Mark>, placed: Option<Placed>) {
    let Some(Placed { label, leader, .. }) = placed else {
        return;
    };
    marks.push(Mark::Fill {
        area: label.area,
        role: Role::Ground,
    });
    marks.extend(leader.map(|ends| Mark::Line {
        points: ends.to_vec(),
        width: 1.0,
        dash: None,
        role: Role::Ink,
    }));
    marks.push(Mark::Label(label));
}

/// What lies between two points of a KPI's chart, from the earlier to the
/// later, ＋0.2ポイント. None where one has no number.
#[must_use]
pub fn change(kpi: &Kpi, a: &Point, b: &Point) -> Option<String> {
    let (a, b) = in_order(a, b);
    Some(signed(kpi, difference(b.amount?.value, a.amount?.value)))
}

/// Two points of a KPI's chart in a line: 2019年度 4.8％ → 2024年度 5.0％：
/// ＋0.2ポイント（5年間、年平均＋0.04ポイント）.
#[must_use]
pub fn compare(kpi: &Kpi, a: &Point, b: &Point) -> String {
    let (a, b) = in_order(a, b);
    let mut text = format!(
        "{} {} → {} {}",
        a.period(),
        a.value(),
        b.period(),
        b.value()
    );
    let (Some(from), Some(to)) = (a.amount, b.amount) else {
        return text;
    };
    let change = difference(to.value, from.value);
    let years = years(from, to);
    let by = signed(kpi, change);
    text = match (span_words(years), mean(years, change)) {
        (None, _) => tr!("{both}：{change}", both = text, change = by),
        (Some(span), Some((mean, exact))) => {
            let mean = signed(kpi, mean);
            if exact {
                tr!(
                    "{both}：{change}（{span}、年平均{mean}）",
                    both = text,
                    change = by,
                    span,
                    mean
                )
            } else {
                tr!(
                    "{both}：{change}（{span}、年平均約{mean}）",
                    both = text,
                    change = by,
                    span,
                    mean
                )
            }
        }
        (Some(span), None) => tr!("{both}：{change}（{span}）", both = text, change = by, span),
    };
    if !comparable(kpi, from.time, to.time) {
        text.push_str(tr!("。間に系列の区切りがあり、そのままは比べられません"));
    }
    text
}

/// The same to be heard: 令和6（2024）年度の5.0パーセントは、令和元（2019）年度の4.8パーセントより
/// 0.2ポイント高い。間は5年間、年平均では0.04ポイント高い.
#[must_use]
pub fn compare_aloud(kpi: &Kpi, a: &Point, b: &Point) -> String {
    let (a, b) = in_order(a, b);
    let (start, from, end, to) = (a.period(), a.value(), b.period(), b.value());
    let Some((early, late)) = a.amount.zip(b.amount) else {
        return in_words(&heard(&[&start, &from, &end, &to]));
    };
    let change = difference(late.value, early.value);
    let mut text = match distance(kpi, change) {
        Some(distance) => tr!(
            "{end}の{to}は、{start}の{from}より{distance}",
            end,
            to,
            start,
            from,
            distance
        ),
        None => tr!("{end}の{to}は、{start}の{from}と同じ", end, to, start, from),
    };
    let years = years(early, late);
    if let Some(span) = span_words(years) {
        text += &match mean(years, change) {
            Some((mean, exact)) if let Some(distance) = distance(kpi, mean) => {
                if exact {
                    tr!("。間は{span}、年平均では{distance}", span, distance)
                } else {
                    tr!("。間は{span}、年平均では約{distance}", span, distance)
                }
            }
            _ => tr!("。間は{span}", span),
        };
    }
    if !comparable(kpi, early.time, late.time) {
        text.push_str(tr!("。間に系列の区切りがあり、そのままは比べられません"));
    }
    in_words(&text)
}

/// The change of a year where there are more than one, and whether it is exact.
fn mean(years: f64, change: f64) -> Option<(f64, bool)> {
    let digits = (0..decimals(change)).fold(1.0, |unit, _| unit / 10.0);
    let mut mean = rounded(change / years, digits);
    // 億 with two digits after the point are enough.
    if mean.abs() >= 1e8 {
        mean = (mean / 1e6).round() * 1e6;
    }
    let exact = (mean * years - change).abs() <= 1e-9 * change.abs();
    (years > 1.0 + 1e-9).then_some((mean, exact))
}

fn in_order<'a>(a: &'a Point<'a>, b: &'a Point<'a>) -> (&'a Point<'a>, &'a Point<'a>) {
    let time = |point: &Point| point.amount.map_or(0.0, |amount| amount.time);
    if time(a) > time(b) { (b, a) } else { (a, b) }
}

/// Whole fiscal years where one of the two is given for a year, as in the
/// judgement: from March 2020 to fiscal 2025 it is six.
#[allow(clippy::float_cmp)] // both are the middle of the same year
fn years(from: Amount, to: Amount) -> f64 {
    if from.time == from.year || to.time == to.year {
        to.year - from.year
    } else {
        to.time - from.time
    }
}

/// ＋0.2ポイント, −300人, ±0件.
fn signed(kpi: &Kpi, number: f64) -> String {
    let (size, unit) = apart(kpi, number);
    let unit = if language().is_japanese() {
        unit.trim()
    } else {
        unit
    };
    with_sign(number, &(size + unit))
}

/// 5年間, 5年3か月間; none for less than a month.
fn span_words(years: f64) -> Option<String> {
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // years of a plan
    let months = (years * 12.0).round().clamp(0.0, 1e6) as u32;
    Some(match (months / 12, months % 12) {
        (0, 0) => return None,
        (0, months) => tr!("{months}か月間", months),
        (years, 0) => tr!("{years}年間", years),
        (years, months) => tr!("{years}年{months}か月間", years, months),
    })
}
