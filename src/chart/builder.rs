//! A scene that is built from the top down: what charts of rows, bars and
//! cells have in common.

use super::frame::{Frame, Measure};
use super::labels::{Font, label, wrap};
use super::palette::Role;
use super::scene::{Anchor, Label, Mark, Point, PointKind, Reach, Rect, Scene, Words};
use super::spoken::heard;

/// A line's width around boxes.
const OUTLINE_PX: f64 = 1.5;

/// A scene in the making. Its height is known when it is finished.
pub(super) struct Builder<'a> {
    pub scene: Scene<'static>,
    pub measure: &'a dyn Measure,
    /// Where the next row goes.
    pub y: f64,
}

impl<'a> Builder<'a> {
    pub fn new(frame: &Frame, measure: &'a dyn Measure, reach: Reach) -> Self {
        let (width, height) = frame.bounded();
        let plot = Rect {
            left: 0.0,
            top: 0.0,
            right: width,
            bottom: height,
        };
        Self {
            scene: Scene {
                width,
                height,
                plot,
                marks: Vec::new(),
                points: Vec::new(),
                reach,
            },
            measure,
            y: 0.0,
        }
    }

    pub fn width_of(&self, text: &str, font: Font) -> f64 {
        self.measure.text_width(text, font.px, font.bold)
    }

    /// The widest of some texts.
    pub fn widest<'t>(&self, texts: impl Iterator<Item = &'t str>, font: Font) -> f64 {
        texts
            .map(|text| self.width_of(text, font))
            .fold(0.0, f64::max)
    }

    pub fn fill(&mut self, area: Rect, role: Role) {
        self.scene.marks.push(Mark::Fill { area, role });
    }

    /// A box with a line around it, within its area. Boxes too small for that
    /// are all line.
    pub fn outlined(&mut self, area: Rect, role: Role, line: Role) {
        self.fill(area, line);
        let inner = Rect {
            left: area.left + OUTLINE_PX,
            top: area.top + OUTLINE_PX,
            right: area.right - OUTLINE_PX,
            bottom: area.bottom - OUTLINE_PX,
        };
        if inner.width() > 0.5 && inner.height() > 0.5 {
            self.fill(inner, role);
        }
    }

    /// A line of text, shortened with … to the room it has.
    pub fn text(&mut self, text: &str, at: (f64, f64), anchor: Anchor, font: Font, room: f64) {
        for text in wrap(self.measure, text, font, room, 1) {
            self.label(label(self.measure, text, at, anchor, font));
        }
    }

    pub fn label(&mut self, label: Label) {
        self.scene.marks.push(Mark::Label(label));
    }

    /// Lines of text from the left, each a row further down.
    pub fn lines(&mut self, text: &str, left: f64, font: Font, room: f64, most: usize) {
        let row = row_px(font);
        for text in wrap(self.measure, text, font, room, most) {
            let at = (left, self.y + row / 2.0);
            self.label(label(self.measure, text, at, Anchor::Start, font));
            self.y += row;
        }
    }

    /// A point with its words: 時期や名前　何 値; and as they are to be heard, one by one.
    pub fn point(
        &mut self,
        (x, y): (f64, f64),
        head: &str,
        value: &str,
        sentence: String,
        parts: &[&str],
    ) {
        self.scene.points.push(Point {
            x,
            y,
            kind: PointKind::Value,
            amount: None,
            words: Words::Made {
                period: head.to_owned(),
                value: value.to_owned(),
                sentence,
                spoken: heard(parts),
            },
        });
    }

    /// The scene, as high as what was built.
    pub fn finish(mut self, height: f64) -> Scene<'static> {
        self.scene.height = height;
        self.scene.plot.bottom = self.scene.plot.bottom.min(height);
        self.scene
    }
}

/// The height of a row of a font.
pub(super) fn row_px(font: Font) -> f64 {
    match font.px {
        px if px > 17.0 => 26.0,
        px if px > 15.0 => 24.0,
        _ => 20.0,
    }
}

#[allow(clippy::cast_precision_loss)] // a screen holds no more than this is exact for
pub(super) fn as_number(count: usize) -> f64 {
    count as f64
}
