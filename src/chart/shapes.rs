//! Shapes that stand for states beside their words, so that nobody has to tell
//! them by colour.

use super::builder::Builder;
use super::palette::Role;
use super::scene::{Mark, Rect};
use crate::kpi::State;

/// A shape of some twelve pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// ●
    Disc,
    /// ○
    Ring,
    /// ■
    Square,
    /// □
    Frame,
    /// ◇
    Diamond,
    /// △
    Up,
    /// ▽
    Down,
    /// Two ▽, one above the other.
    DoubleDown,
    /// ×
    Cross,
    /// －
    Dash,
    /// ・
    Dot,
}

impl Shape {
    /// The shape of a state; each has its own.
    #[must_use]
    pub fn of(state: State) -> Self {
        match state {
            State::NotJudged => Self::Dot,
            State::NoActual => Self::Ring,
            State::Kept => Self::Square,
            State::NotKept => Self::Frame,
            State::Achieved => Self::Disc,
            State::Missed => Self::Cross,
            State::Flat => Self::Dash,
            State::OnTrack => Self::Up,
            State::MostlyOnTrack => Self::Diamond,
            State::Behind => Self::Down,
            State::Regressed => Self::DoubleDown,
        }
    }
}

/// How far a shape reaches from its middle.
pub(super) const REACH_PX: f64 = 6.0;

pub(super) fn shape(page: &mut Builder, shape: Shape, (x, y): (f64, f64), role: Role) {
    const R: f64 = REACH_PX - 1.0;
    let dot = |radius, hollow| Mark::Dot {
        x,
        y,
        radius,
        hollow,
        role,
    };
    let mut line = |points: &[(f64, f64)]| {
        page.scene.marks.push(Mark::Line {
            points: points.iter().map(|(dx, dy)| (x + dx, y + dy)).collect(),
            width: 2.0,
            dash: None,
            role,
        });
    };
    match shape {
        Shape::Disc => page.scene.marks.push(dot(R, false)),
        Shape::Ring => page.scene.marks.push(dot(R + 0.5, true)),
        Shape::Dot => page.scene.marks.push(dot(2.5, false)),
        Shape::Square => page.fill(Rect::around(x, y, R, R), role),
        Shape::Frame => line(&[(-R, -R), (R, -R), (R, R), (-R, R), (-R, -R - 1.0)]),
        Shape::Diamond => line(&[(0.0, -R), (R, 0.0), (0.0, R), (-R, 0.0), (0.5, -R - 0.5)]),
        Shape::Up => line(&[(0.0, -R), (R, R - 1.0), (-R, R - 1.0), (0.5, -R - 1.0)]),
        Shape::Down => line(&[(0.0, R), (R, 1.0 - R), (-R, 1.0 - R), (0.5, R + 1.0)]),
        Shape::DoubleDown => {
            line(&[(-R, -R), (0.0, -1.0), (R, -R)]);
            line(&[(-R, 1.0), (0.0, R), (R, 1.0)]);
        }
        Shape::Cross => {
            line(&[(-R, -R), (R, R)]);
            line(&[(-R, R), (R, -R)]);
        }
        Shape::Dash => line(&[(-R, 0.0), (R, 0.0)]),
    }
}
