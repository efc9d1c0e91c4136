//! The full chart: axes, grid, breaks, data, and labels that say which is
//! which.

use super::data::{Data, Datum};
use super::frame::{Frame, Measure};
use super::labels::{ABOVE, BELOW, Font, LINE, Placed, Placer, label, wrap};
use super::marks::{self, Place};
use super::palette::Role;
use super::scale::Scale;
use super::scene::{Anchor, Mark, PointKind, Rect, Scene};
use super::ticks::{Ticks, tick_text, year_ticks};
use super::{EraStyle, words};
use crate::kpi::{decimals, latest_actual, latest_provisional};
use crate::plan::{Kpi, Period};

const CAPTION: Font = Font {
    px: 14.0,
    bold: false,
    role: Role::Muted,
};
const PLAIN: Font = Font {
    px: 14.0,
    bold: false,
    role: Role::Ink,
};
const STRONG: Font = Font {
    px: 16.0,
    bold: true,
    role: Role::Ink,
};
const ROW_PX: f64 = 20.0;
/// Room above the highest point for its label.
const HEADROOM_PX: f64 = 32.0;
const EDGE_PX: f64 = 4.0;
/// Below this no axis has room.
const LEAST_HEIGHT_PX: f64 = 96.0;
const MOST_NOTE_LINES: usize = 3;

pub(super) fn layout(kpi: &Kpi, frame: &Frame, measure: &dyn Measure) -> Scene {
    let (width, height) = frame.bounded();
    let height = height.max(LEAST_HEIGHT_PX);
    let data = Data::of(kpi);
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
    let header = header(&mut scene, &axis, &data, &x, measure);
    scene.plot.top = (header + HEADROOM_PX).min(scene.plot.bottom - 8.0);

    let y = Scale::new(axis.range, (scene.plot.bottom, scene.plot.top));
    let place = Place {
        x,
        y,
        end_px: 6.0,
        dot_px: match x.unit_px() {
            22.0.. => 3.5,
            10.0.. => 2.5,
            _ => 2.0,
        },
        line_px: 3.0,
    };
    grid(&mut scene, &axis, &place, measure);
    year_labels(&mut scene, &data, &place, frame.style, measure);
    for (start, _) in &data.breaks {
        let x = place.x.px(*start);
        let points = vec![(x, header), (x, scene.plot.bottom)];
        scene.marks.push(Mark::Line {
            points,
            width: 1.5,
            dash: Some((2.0, 3.0)),
            role: Role::Old,
        });
    }
    let marks = marks::marks(kpi, &data, &place);
    let labels = direct_labels(kpi, &scene, &marks, &data, &place, frame.style, measure);
    add_labelled(&mut scene, marks, labels);
    scene.points = marks::points(kpi, &data, &place, frame.style);
    scene
}

/// The axis of values: its ticks and how much room their words need.
struct ValueAxis {
    ticks: Ticks,
    range: (f64, f64),
    texts: Vec<(f64, String)>,
    /// Zero where the words do not fit.
    width: f64,
    /// The unit, where it does not stand at the highest tick.
    caption: Option<String>,
}

impl ValueAxis {
    fn new(
        kpi: &Kpi,
        range: (f64, f64),
        data: &Data,
        frame: (f64, f64),
        measure: &dyn Measure,
    ) -> Self {
        let notes = if data.breaks.is_empty() { 0.0 } else { ROW_PX };
        let room = frame.1 - HEADROOM_PX - 2.0 * ROW_PX - notes;
        let most = [1_u32, 2, 3, 4, 5, 6]
            .into_iter()
            .rev()
            .find(|most| room / f64::from(*most) >= 38.0);
        let ticks = Ticks::new(
            with_zero(range, data.items.len()),
            most.unwrap_or(1),
            least_step(data),
        );
        let width_of = |text: &str| measure.text_width(text, CAPTION.px, false);
        let mut texts: Vec<_> = ticks
            .values()
            .into_iter()
            .map(|value| (value, tick_text(value)))
            .collect();
        let widest = |texts: &[(f64, String)]| {
            texts
                .iter()
                .map(|(_, text)| width_of(text))
                .fold(0.0, f64::max)
        };
        let unit = kpi.unit.trim();
        let mut caption = (!unit.is_empty()).then(|| format!("単位：{unit}"));
        if let Some((_, top)) = texts.last_mut()
            && unit.chars().count() == 1
        {
            top.push_str(unit);
            caption = None;
        }
        let mut width = widest(&texts);
        if width > frame.0 * 0.3 {
            texts.clear();
            width = 0.0;
            caption = (!unit.is_empty()).then(|| format!("単位：{unit}"));
        }
        Self {
            ticks,
            range: ticks.range(),
            texts,
            width,
            caption,
        }
    }
}

/// Things that are counted in whole numbers have no ticks between them.
fn least_step(data: &Data) -> f64 {
    let whole = |item: &Datum| decimals(item.low) == 0 && decimals(item.high) == 0;
    if data.items.iter().all(whole) {
        1.0
    } else {
        0.0
    }
}

/// The range of the axis: from zero, unless the values lie far from it.
fn with_zero((low, high): (f64, f64), values: usize) -> (f64, f64) {
    let near = |low: f64, high: f64| values < 2 || high - low >= 0.15 * high;
    if low >= 0.0 && (near(low, high) || low == high) {
        return (0.0, high);
    }
    if high <= 0.0 && (near(-high, -low) || low == high) {
        return (low, 0.0);
    }
    (low, high)
}

fn time_scale(data: &Data, plot: &Rect) -> Scale {
    let (mut first, mut last) = (f64::INFINITY, f64::NEG_INFINITY);
    for item in &data.items {
        let ends = if item.mean {
            item.slot
        } else {
            (item.slot.1 - 0.5, item.slot.1 - 0.5)
        };
        first = first.min(ends.0).min(item.time);
        last = last.max(ends.1).max(item.time);
    }
    let inset = (plot.width() * 0.06).clamp(12.0, 40.0);
    Scale::new((first, last), (plot.left + inset, plot.right - inset))
}

/// The rows above the plot: the unit, and what the breaks are. Gives the y
/// below them.
fn header(
    scene: &mut Scene,
    axis: &ValueAxis,
    data: &Data,
    x: &Scale,
    measure: &dyn Measure,
) -> f64 {
    let mut top = EDGE_PX;
    let room = scene.plot.bottom - HEADROOM_PX - 3.0 * ROW_PX;
    let row = |top: f64| top + ROW_PX / 2.0;
    if let Some(caption) = &axis.caption
        && top <= room
    {
        let whole = scene.width - 2.0 * EDGE_PX;
        for text in wrap(measure, caption, CAPTION, whole, 1) {
            let made = label(measure, text, (EDGE_PX, row(top)), Anchor::Start, CAPTION);
            scene.marks.push(Mark::Label(made));
            top += ROW_PX;
        }
    }
    let mut lines_left = MOST_NOTE_LINES;
    for (start, note) in &data.breaks {
        let x = x.px(*start);
        let right = scene.width - EDGE_PX - (x + 6.0);
        let left = x - 6.0 - EDGE_PX;
        let (width, at, anchor) = if right >= left * 0.6 {
            (right, x + 6.0, Anchor::Start)
        } else {
            (left, x - 6.0, Anchor::End)
        };
        let note = if note.is_empty() {
            "ここから比べられません"
        } else {
            note
        };
        for text in wrap(measure, note, NOTE, width, lines_left.min(2)) {
            if top > room || lines_left == 0 {
                break;
            }
            scene.marks.push(Mark::Label(label(
                measure,
                text,
                (at, row(top)),
                anchor,
                NOTE,
            )));
            top += ROW_PX;
            lines_left -= 1;
        }
    }
    top
}

const NOTE: Font = Font {
    px: 14.0,
    bold: false,
    role: Role::Old,
};

fn grid(scene: &mut Scene, axis: &ValueAxis, place: &Place, measure: &dyn Measure) {
    for value in axis.ticks.values() {
        let y = place.y.px(value).round();
        let area = Rect {
            left: scene.plot.left,
            top: y - 0.5,
            right: scene.plot.right,
            bottom: y + 0.5,
        };
        let role = if value == 0.0 { Role::Old } else { Role::Grid };
        scene.marks.push(Mark::Fill { area, role });
    }
    let mut taken: Vec<Rect> = scene.labels().map(|label| label.area).collect();
    for (value, text) in &axis.texts {
        let at = (scene.plot.left - EDGE_PX, place.y.px(*value));
        let made = label(measure, text.clone(), at, Anchor::End, CAPTION);
        let frame = Rect {
            left: 0.0,
            top: 0.0,
            right: scene.width,
            bottom: scene.height,
        };
        if frame.contains(&made.area) && !taken.iter().any(|area| area.overlaps(&made.area)) {
            taken.push(made.area);
            scene.marks.push(Mark::Label(made));
        }
    }
}

fn year_labels(
    scene: &mut Scene,
    data: &Data,
    place: &Place,
    style: EraStyle,
    measure: &dyn Measure,
) {
    #[allow(clippy::cast_possible_truncation)] // slots are fiscal years, which come from i32
    let years = |datum: &Datum| (datum.slot.0 as i32, datum.slot.1 as i32 - 1);
    let mut named = Vec::new();
    let baseline = data.of_kind(PointKind::Baseline);
    for datum in baseline.chain(data.of_kind(PointKind::Target).rev()) {
        let (first, last) = years(datum);
        named.push(last);
        if datum.mean {
            named.push(first);
        }
    }
    let first = data.items.iter().map(|item| years(item).0).min();
    let last = data.items.iter().map(|item| years(item).1).max();
    let (Some(first), Some(last)) = (first, last) else {
        return;
    };
    let width = measure.text_width(
        &Period::FiscalYear(last).short_label(style),
        CAPTION.px,
        false,
    );
    let step = (width + 18.0) / place.x.unit_px().max(1e-6);
    let y = scene.plot.bottom + EDGE_PX + CAPTION.px * LINE / 2.0;
    let mut taken: Vec<Rect> = scene.labels().map(|label| label.area).collect();
    for year in year_ticks((first, last), &named, step) {
        let x = place.x.px(f64::from(year) + 0.5);
        let text = Period::FiscalYear(year).short_label(style);
        let made = label(measure, text, (x, y), Anchor::Middle, CAPTION);
        let Rect {
            left,
            top,
            right,
            bottom,
        } = made.area;
        let wide = Rect {
            left: left - 5.0,
            top,
            right: right + 5.0,
            bottom,
        };
        let fits = left >= 0.0 && right <= scene.width && bottom <= scene.height;
        if !fits || taken.iter().any(|area| area.overlaps(&wide)) {
            continue;
        }
        taken.push(made.area);
        scene.marks.push(Mark::Label(made));
        let unit = label(
            measure,
            "年度".to_owned(),
            (right, y),
            Anchor::Start,
            CAPTION,
        );
        if year == last && unit.area.right <= scene.width {
            taken.push(unit.area);
            scene.marks.push(Mark::Label(unit));
        }
    }
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
    wanted.extend(latest.map(|datum| (datum, "最新", STRONG)));
    wanted.extend(targets().next().map(|datum| (datum, "目標", PLAIN)));
    wanted.extend(
        data.of_kind(PointKind::Baseline)
            .map(|datum| (datum, "基準", PLAIN)),
    );
    let first = wanted.len();
    wanted.extend(targets().skip(1).map(|datum| (datum, "目標", PLAIN)));
    wanted.extend(provisional.map(|datum| (datum, "見込み", PLAIN)));

    // Where the points lie close together, the first to be placed may leave no
    // room for the others: then another one goes first.
    let mut best: Vec<Placed> = Vec::new();
    for _ in 0..first.max(1) {
        let mut placer = placer(kpi, scene, marks, data, place, measure);
        let mut labels = Vec::new();
        for (datum, name, font) in &wanted {
            let texts = texts(kpi, datum, name, style);
            let (x, y) = place.of(datum);
            let room = if datum.bound == 0.0 {
                place.end_px
            } else {
                place.end_px + 12.0
            };
            let directions = if *name == "最新" && below_path(kpi, datum, place) {
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
        if let Some(first) = wanted.get_mut(..first) {
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
    let long = period.map(|period| format!("{short}（{period}）"));
    long.into_iter().chain([short]).collect()
}

fn placer<'a>(
    kpi: &Kpi,
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
        let radius = place.radius(kpi, datum);
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
    let texts: &[&str] = if latest_actual(kpi).is_none() && !data.items.is_empty() {
        &["基準より後の実績は未公表", "実績未公表"]
    } else if data.left_out {
        &["図に表せない値は表にあります"]
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
    Some((texts.iter().map(|text| (*text).to_owned()).collect(), at))
}

/// A chart without any number.
fn note_only(scene: &mut Scene, measure: &dyn Measure) {
    let lines = wrap(
        measure,
        "図に表せる数値がありません",
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
