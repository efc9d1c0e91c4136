//! The frame that a chart is laid out in, and how wide its texts are.

use super::EraStyle;

/// What the chart has to show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Size {
    /// Axes, labels, notes: a chart to read.
    Full,
    /// A small chart in a card, whose numbers stand beside it: the path, the
    /// actuals from the baseline on, both ends.
    Card,
}

/// The frame of a chart, in CSS pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Frame {
    pub width: f64,
    pub height: f64,
    pub style: EraStyle,
    pub size: Size,
}

impl Frame {
    /// The smallest frame that is laid out; smaller ones count as this.
    pub const LEAST: (f64, f64) = (120.0, 48.0);
    /// The largest.
    pub const MOST: (f64, f64) = (8000.0, 4000.0);

    /// A full chart of a width, in a height that suits it.
    #[must_use]
    pub fn full(width: f64, style: EraStyle) -> Self {
        let height = (width * 0.48).clamp(280.0, 420.0).round();
        Self {
            width,
            height,
            style,
            size: Size::Full,
        }
    }

    /// A card's chart of a width, in a height that suits it.
    #[must_use]
    pub fn card(width: f64, style: EraStyle) -> Self {
        Self {
            width,
            height: 64.0,
            style,
            size: Size::Card,
        }
    }

    /// Width and height within what can be laid out, whatever was asked for.
    pub(super) fn bounded(&self) -> (f64, f64) {
        let bound = |length: f64, least: f64, most: f64| {
            if length.is_finite() {
                length.clamp(least, most)
            } else {
                least
            }
        };
        (
            bound(self.width, Self::LEAST.0, Self::MOST.0),
            bound(self.height, Self::LEAST.1, Self::MOST.1),
        )
    }
}

/// How wide a text is. In the browser the canvas says so; elsewhere
/// [`Estimate`] does.
pub trait Measure {
    /// The width in CSS pixels of a text in [`super::FONT_FAMILY`].
    fn text_width(&self, text: &str, font_px: f64, bold: bool) -> f64;
}

/// Widths after the East Asian width of characters: 1 em, or 0.58 em for what
/// is narrow (Noto Sans: digits are 0.555 em, bold ones 0.58 em).
pub struct Estimate;

impl Measure for Estimate {
    fn text_width(&self, text: &str, font_px: f64, _bold: bool) -> f64 {
        let em = |character: char| match character {
            '.' | ',' => 0.3,
            '\u{0}'..='\u{2e7}' | '\u{ff61}'..='\u{ff9f}' => 0.58,
            _ => 1.0,
        };
        text.chars().map(em).sum::<f64>() * font_px
    }
}
