//! The axes of the full chart: value ticks with the unit, years, and above the
//! plot what the breaks in the series and the annotations are.

use super::EraStyle;
use super::data::{Data, Datum};
use super::frame::Measure;
use super::labels::{Font, LINE, label, wrap};
use super::marks::Place;
use super::palette::Role;
use super::scale::Scale;
use super::scene::{Anchor, Mark, PointKind, Rect, Scene};
use super::ticks::{Ticks, tick_text, year_ticks};
use crate::plan::{Kpi, Period};
use crate::tr;

pub(super) const CAPTION: Font = Font {
    px: 14.0,
    bold: false,
    role: Role::Muted,
};
const NOTE: Font = Font {
    px: 14.0,
    bold: false,
    role: Role::Old,
};
pub(super) const ROW_PX: f64 = 20.0;
/// Room above the highest point for its label.
pub(super) const HEADROOM_PX: f64 = 32.0;
pub(super) const EDGE_PX: f64 = 4.0;
const MOST_NOTE_LINES: usize = 3;

/// The axis of values: its ticks and how much room their words need.
pub(super) struct ValueAxis {
    ticks: Ticks,
    pub range: (f64, f64),
    texts: Vec<(f64, String)>,
    /// Zero where the words do not fit.
    pub width: f64,
    /// The unit, where it does not stand at the highest tick.
    caption: Option<String>,
}

impl ValueAxis {
    pub fn new(
        kpi: &Kpi,
        range: (f64, f64),
        whole: bool,
        data: &Data,
        frame: (f64, f64),
        measure: &dyn Measure,
    ) -> Self {
        let notes = if data.breaks.is_empty() && data.notes.is_empty() {
            0.0
        } else {
            ROW_PX
        };
        let room = frame.1 - HEADROOM_PX - 2.0 * ROW_PX - notes;
        let most = [1_u32, 2, 3, 4, 5, 6]
            .into_iter()
            .rev()
            .find(|most| room / f64::from(*most) >= 38.0);
        let ticks = Ticks::new(
            with_zero(range, data.items.len()),
            most.unwrap_or(1),
            // Things that are counted in whole numbers have no ticks between them.
            if whole { 1.0 } else { 0.0 },
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
        let mut caption = (!unit.is_empty()).then(|| crate::i18n::unit(unit));
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
            caption = (!unit.is_empty()).then(|| crate::i18n::unit(unit));
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

pub(super) fn time_scale(data: &Data, plot: &Rect) -> Scale {
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

/// The rows above the plot: the unit, what the breaks and the annotations are. Gives the y
/// below them.
pub(super) fn header(
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
    // One alone has them all; of several, none leaves the next one without.
    let alone = data.breaks.len() + data.notes.len() == 1;
    let most = if alone { MOST_NOTE_LINES } else { 2 };
    for (start, note) in data.breaks.iter().chain(&data.notes).copied() {
        let x = x.px(start);
        let right = scene.width - EDGE_PX - (x + 6.0);
        let left = x - 6.0 - EDGE_PX;
        let (width, at, anchor) = if right >= left * 0.6 {
            (right, x + 6.0, Anchor::Start)
        } else {
            (left, x - 6.0, Anchor::End)
        };
        let note = if note.is_empty() {
            tr!("ここから比べられません")
        } else {
            note
        };
        for text in wrap(measure, note, NOTE, width, lines_left.min(most)) {
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

pub(super) fn grid(scene: &mut Scene, axis: &ValueAxis, place: &Place, measure: &dyn Measure) {
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

pub(super) fn year_labels(
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
            tr!("年度").to_owned(),
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
