//! Which part of a long list is near the window, so that only that is built.

use std::ops::Range;

/// The part of a list that is built, and the space that the rest takes.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Near {
    pub items: Range<usize>,
    /// Heights of what is left out above and below, in CSS px.
    pub above_css_px: f64,
    pub below_css_px: f64,
}

/// Finds the items within `margin` of a window that stands `top` below the
/// list's top (negative: above it) and is `height` high. At least one item is
/// near, if there is one, so that the keyboard always finds a way in. All
/// lengths in CSS px.
#[must_use]
pub fn near(heights: &[f64], top: f64, height: f64, margin: f64) -> Near {
    let total: f64 = heights.iter().sum();
    // The list may have become shorter than the window's old place.
    let top = top.min(total - height);
    let (from, to) = (top - margin, top + height + margin);
    let mut near = Near {
        items: 0..0,
        above_css_px: 0.0,
        below_css_px: 0.0,
    };
    let mut y = 0.0;
    for (number, item) in heights.iter().enumerate() {
        let end = y + item;
        if end < from && number + 1 < heights.len() {
            near.items = number + 1..number + 1;
            near.above_css_px = end;
        } else if y <= to || near.items.is_empty() {
            near.items.end = number + 1;
        } else {
            near.below_css_px = total - y;
            break;
        }
        y = end;
    }
    near
}
