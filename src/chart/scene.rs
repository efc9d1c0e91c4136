//! What a chart consists of, in CSS pixels: geometry and words, no rendering.

use super::palette::Role;
use super::reading::Reading;
use super::spoken::in_words;
use crate::mark;

/// A box; y grows downwards.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rect {
    pub left: f64,
    pub top: f64,
    pub right: f64,
    pub bottom: f64,
}

impl Rect {
    #[must_use]
    pub fn around(x: f64, y: f64, half_width: f64, half_height: f64) -> Self {
        Self {
            left: x - half_width,
            top: y - half_height,
            right: x + half_width,
            bottom: y + half_height,
        }
    }

    #[must_use]
    pub fn overlaps(&self, other: &Self) -> bool {
        self.left < other.right
            && other.left < self.right
            && self.top < other.bottom
            && other.top < self.bottom
    }

    #[must_use]
    pub fn contains(&self, other: &Self) -> bool {
        self.left <= other.left
            && other.right <= self.right
            && self.top <= other.top
            && other.bottom <= self.bottom
    }

    #[must_use]
    pub fn width(&self) -> f64 {
        self.right - self.left
    }

    #[must_use]
    pub fn height(&self) -> f64 {
        self.bottom - self.top
    }

    fn shift(&mut self, right: f64, down: f64) {
        self.left += right;
        self.right += right;
        self.top += down;
        self.bottom += down;
    }

    #[must_use]
    pub fn centre(&self) -> (f64, f64) {
        (
            f64::midpoint(self.left, self.right),
            f64::midpoint(self.top, self.bottom),
        )
    }
}

/// Which point of a text its x is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    Start,
    Middle,
    End,
}

/// A line of text. Its y is its vertical middle.
#[derive(Clone, Debug, PartialEq)]
pub struct Label {
    pub x: f64,
    pub y: f64,
    pub anchor: Anchor,
    pub text: String,
    pub font_px: f64,
    pub bold: bool,
    pub role: Role,
    /// What it covers; no two labels of a scene overlap.
    pub area: Rect,
}

/// A mark of a chart, drawn in the scene's order.
#[derive(Clone, Debug, PartialEq)]
pub enum Mark {
    /// A filled box: a rule when thin, a bar, the ground behind a label.
    Fill {
        area: Rect,
        role: Role,
    },
    /// A line through points; dashed with (length, gap).
    Line {
        points: Vec<(f64, f64)>,
        width: f64,
        dash: Option<(f64, f64)>,
        role: Role,
    },
    /// A point; hollow ones show the ground inside.
    Dot {
        x: f64,
        y: f64,
        radius: f64,
        hollow: bool,
        role: Role,
    },
    Label(Label),
}

/// What a point of a chart is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PointKind {
    /// 基準
    Baseline,
    /// 実績
    Actual,
    /// 目標
    Target,
    /// 値: a bar, a cell, a step; a number that is none of the others.
    Value,
}

impl PointKind {
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Baseline => mark!("基準"),
            Self::Actual => mark!("実績"),
            Self::Target => mark!("目標"),
            Self::Value => mark!("値"),
        }
    }
}

/// A number with its time.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Amount {
    pub value: f64,
    /// In fiscal years, see [`crate::kpi::time`].
    pub time: f64,
    /// The middle of the fiscal years that the time lies in.
    pub year: f64,
}

/// A point that can be pointed at, touched or walked to.
#[derive(Clone, Debug, PartialEq)]
pub struct Point<'a> {
    pub x: f64,
    pub y: f64,
    pub kind: PointKind,
    /// Its number and time, where it can be compared with others of its chart.
    pub amount: Option<Amount>,
    pub(super) words: Words<'a>,
}

/// What is said of a point: made when somebody comes to it where they are of an
/// observation, for a long series has thousands.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Words<'a> {
    Of(Reading<'a>),
    Made {
        period: String,
        value: String,
        sentence: String,
        spoken: String,
    },
}

impl Point<'_> {
    /// The period in the person's style, 令和6（2024）年度.
    #[must_use]
    pub fn period(&self) -> String {
        match &self.words {
            Words::Of(reading) => reading.period(),
            Words::Made { period, .. } => period.clone(),
        }
    }

    /// The value as printed, 5.0％.
    #[must_use]
    pub fn value(&self) -> String {
        match &self.words {
            Words::Of(reading) => reading.value(),
            Words::Made { value, .. } => value.clone(),
        }
    }

    /// All of it in a line.
    #[must_use]
    pub fn sentence(&self) -> String {
        match &self.words {
            Words::Of(reading) => reading.sentence(),
            Words::Made { sentence, .. } => sentence.clone(),
        }
    }

    /// The same to be heard: 令和6（2024）年度、5.0パーセント、目標より0.2ポイント高い.
    #[must_use]
    pub fn spoken(&self) -> String {
        in_words(&match &self.words {
            Words::Of(reading) => reading.spoken(),
            Words::Made { spoken, .. } => spoken.clone(),
        })
    }
}

/// A chart, laid out. Its points speak of the plan that it was made from.
#[derive(Clone, Debug, PartialEq)]
pub struct Scene<'a> {
    pub width: f64,
    pub height: f64,
    /// Where the data is drawn.
    pub plot: Rect,
    pub marks: Vec<Mark>,
    /// In reading order: by time, or from the top down.
    pub points: Vec<Point<'a>>,
    pub reach: Reach,
}

/// Which way a pointer looks for the nearest point first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// By x, and among those as near by y: a chart over time.
    ByTime,
    /// By y, and among those as near by x: rows.
    ByRow,
    /// By distance: cells.
    Near,
}

impl Scene<'_> {
    /// The point nearest to a place, for pointers and fingers.
    #[must_use]
    pub fn nearest(&self, x: f64, y: f64) -> Option<usize> {
        let (across, down) = match self.reach {
            Reach::ByTime => (8.0, 1.0),
            Reach::ByRow => (1.0, 8.0),
            Reach::Near => (1.0, 1.0),
        };
        let mut best: Option<(f64, usize)> = None;
        for (index, point) in self.points.iter().enumerate() {
            let distance = (point.x - x).abs() * across + (point.y - y).abs() * down;
            if best.is_none_or(|(least, _)| distance < least) {
                best = Some((distance, index));
            }
        }
        best.map(|(_, index)| index)
    }

    /// Another one of the same size, with nothing in it.
    pub(super) fn empty(&self) -> Scene<'static> {
        Scene {
            marks: Vec::new(),
            points: Vec::new(),
            ..*self
        }
    }

    /// The same elsewhere, to stand within a larger scene.
    #[must_use]
    pub(super) fn moved(&self, right: f64, down: f64) -> Self {
        let mut scene = self.clone();
        scene.plot.shift(right, down);
        for mark in &mut scene.marks {
            match mark {
                Mark::Fill { area, .. } => area.shift(right, down),
                Mark::Line { points, .. } => {
                    for (x, y) in points {
                        *x += right;
                        *y += down;
                    }
                }
                Mark::Dot { x, y, .. } => {
                    *x += right;
                    *y += down;
                }
                Mark::Label(label) => {
                    label.x += right;
                    label.y += down;
                    label.area.shift(right, down);
                }
            }
        }
        for point in &mut scene.points {
            point.x += right;
            point.y += down;
        }
        scene
    }

    /// The labels, in the order of drawing.
    pub fn labels(&self) -> impl Iterator<Item = &Label> {
        self.marks.iter().filter_map(|mark| match mark {
            Mark::Label(label) => Some(label),
            _ => None,
        })
    }
}
