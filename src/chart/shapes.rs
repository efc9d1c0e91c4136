//! Shapes that stand for states beside their words, so that nobody has to tell
//! them by colour.

use super::builder::Builder;
use super::palette::{Role, Tone};
use super::scene::{Mark, Rect};
use crate::kpi::State;

/// A shape of some twelve pixels. The states have the same shapes on the page
/// and in the pictures for link previews.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// ●
    Disc,
    /// ○
    Ring,
    /// ◆
    FullDiamond,
    /// ◇
    Diamond,
    /// ↗
    Rising,
    /// →
    Ahead,
    /// ＝
    Equal,
    /// △
    Up,
    /// ▽
    Down,
    /// ▼
    FullDown,
    /// ◌
    Dotted,
    /// ―
    Dash,
}

impl Shape {
    /// The shape of a state; each has its own. What was not reached or kept is
    /// hollow where what was is full.
    #[must_use]
    pub fn of(state: State) -> Self {
        match state {
            State::Achieved => Self::Disc,
            State::Missed => Self::Ring,
            State::Kept => Self::FullDiamond,
            State::NotKept => Self::Diamond,
            State::OnTrack => Self::Rising,
            State::MostlyOnTrack => Self::Ahead,
            State::Flat => Self::Equal,
            State::Behind => Self::Down,
            State::Regressed => Self::FullDown,
            State::NoActual => Self::Dotted,
            State::NotJudged => Self::Dash,
        }
    }
}

impl Shape {
    /// How well what it stands for is.
    #[must_use]
    pub fn tone(self) -> Tone {
        match self {
            Self::Disc | Self::FullDiamond | Self::Rising => Tone::Good,
            Self::Ahead | Self::Diamond | Self::Equal => Tone::Fair,
            Self::Down | Self::Ring | Self::FullDown => Tone::Poor,
            Self::Dotted | Self::Dash | Self::Up => Tone::Neutral,
        }
    }
}

/// How far a shape reaches from its middle.
pub(super) const REACH_PX: f64 = 6.0;

pub(super) fn shape(page: &mut Builder, shape: Shape, (x, y): (f64, f64), role: Role) {
    const R: f64 = REACH_PX - 1.0;
    let dot = |(dx, dy): (f64, f64), radius, hollow| Mark::Dot {
        x: x + dx,
        y: y + dy,
        radius,
        hollow,
        role,
    };
    let line = |points: &[(f64, f64)]| Mark::Line {
        points: points.iter().map(|(dx, dy)| (x + dx, y + dy)).collect(),
        width: 2.0,
        dash: None,
        role,
    };
    // A filled shape, a row a pixel: its half width there.
    let rows = |half: &dyn Fn(f64) -> f64| -> Vec<Mark> {
        let offsets = (0..=10).map(|row| f64::from(row) - R);
        let row = |dy: f64| Mark::Fill {
            area: Rect::around(x, y + dy, half(dy).max(0.5), 0.5),
            role,
        };
        offsets.map(row).collect()
    };
    let marks = match shape {
        Shape::Disc => vec![dot((0.0, 0.0), R, false)],
        Shape::Ring => vec![dot((0.0, 0.0), R + 0.5, true)],
        Shape::Dotted => {
            const D: f64 = 3.2;
            let around = [(0.0, -4.5), (D, -D), (4.5, 0.0), (D, D), (0.0, 4.5)];
            let rest = [(-D, D), (-4.5, 0.0), (-D, -D)];
            let all = around.into_iter().chain(rest);
            all.map(|at| dot(at, 1.0, false)).collect()
        }
        Shape::FullDiamond => rows(&|dy| R - dy.abs()),
        Shape::Diamond => vec![line(&[
            (0.0, -R),
            (R, 0.0),
            (0.0, R),
            (-R, 0.0),
            (0.5, -R - 0.5),
        ])],
        Shape::Rising => vec![
            line(&[(-R, R), (R - 0.5, -R + 0.5)]),
            line(&[(-2.0, -R), (R, -R), (R, 2.0)]),
        ],
        Shape::Ahead => vec![
            line(&[(-R, 0.0), (R, 0.0)]),
            line(&[(1.0, -4.0), (R, 0.0), (1.0, 4.0)]),
        ],
        Shape::Equal => vec![line(&[(-R, -2.0), (R, -2.0)]), line(&[(-R, 2.0), (R, 2.0)])],
        Shape::Up => vec![line(&[
            (0.0, -R),
            (R, R - 1.0),
            (-R, R - 1.0),
            (0.5, -R - 1.0),
        ])],
        Shape::Down => vec![line(&[
            (0.0, R),
            (R, 1.0 - R),
            (-R, 1.0 - R),
            (0.5, R + 1.0),
        ])],
        Shape::FullDown => rows(&|dy| (R - dy) / 2.0),
        Shape::Dash => vec![line(&[(-R, 0.0), (R, 0.0)])],
    };
    page.scene.marks.extend(marks);
}
