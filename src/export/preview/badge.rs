//! A state as the page shows it: a word, a shape of its own, a tone.

use super::picture::{End, Paint, Picture, Type};
use crate::chart::{Rect, Role, Shape, Tone};
use crate::kpi::State;

pub const HEIGHT: f64 = 52.0;
const SHAPE: f64 = 24.0;
const PADDING: f64 = 22.0;
const GAP: f64 = 12.0;

pub fn tone(state: State) -> Tone {
    Shape::of(state).tone()
}

/// The shape of a state in a box of 24 × 24; drawn here, for not every font
/// has such characters.
fn shape(state: State) -> (&'static str, Paint) {
    match state {
        State::Achieved => ("M12 2A10 10 0 1 1 12 22A10 10 0 1 1 12 2Z", Paint::Filled),
        State::Missed => ("M12 3A9 9 0 1 1 12 21A9 9 0 1 1 12 3Z", Paint::Line),
        State::Kept => ("M12 1L23 12L12 23L1 12Z", Paint::Filled),
        State::NotKept => ("M12 3L21 12L12 21L3 12Z", Paint::Line),
        State::OnTrack => ("M4 20L19 5M8 4H20V16", Paint::Line),
        State::MostlyOnTrack => ("M2 12H21M13 4L21 12L13 20", Paint::Line),
        State::Flat => ("M3 8H21M3 16H21", Paint::Line),
        State::Behind => ("M12 21L2 3H22Z", Paint::Line),
        State::Regressed => ("M12 22L1 2H23Z", Paint::Filled),
        State::NoActual => ("M12 3A9 9 0 1 1 12 21A9 9 0 1 1 12 3Z", Paint::Dashed),
        State::NotJudged => ("M3 12H21", Paint::Line),
    }
}

fn set() -> Type {
    Type::bold(28.0, Role::Ink)
}

/// How wide a badge with these words is.
pub fn width(words: &str, state: Option<State>) -> f64 {
    let shape = if state.is_some() { SHAPE + GAP } else { 0.0 };
    2.0 * PADDING + shape + set().width(words)
}

/// Draws the badge.
pub fn draw(
    picture: &mut Picture,
    left: f64,
    top: f64,
    words: &str,
    tone: Tone,
    state: Option<State>,
) {
    let (ink, tint) = tone.ink_and_tint();
    let area = Rect {
        left,
        top,
        right: left + width(words, state),
        bottom: top + HEIGHT,
    };
    picture.pill(area, ink, tint);
    let mut x = left + PADDING;
    if let Some(state) = state {
        let (path, paint) = shape(state);
        picture.shape(x, top + (HEIGHT - SHAPE) / 2.0, path, paint, ink);
        x += SHAPE + GAP;
    }
    let set = Type {
        colour: ink,
        ..set()
    };
    picture.text(x, top + HEIGHT / 2.0 + 10.5, End::Left, words, set);
}
