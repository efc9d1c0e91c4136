//! The sheet that a preview is drawn on: texts and a few shapes, as SVG.

use super::wrap::{is_seen, plain_text};
use crate::chart::{Estimate, Measure, Palette, Rect, Rgb, Role};
use std::fmt::Write as _;

/// The size that link previews are made for, in pixels.
pub const WIDTH: f64 = 1200.0;
pub const HEIGHT: f64 = 630.0;
/// What is kept free left and right; some places crop the sides.
pub const MARGIN: f64 = 64.0;

const PALETTE: Palette = Palette::LIGHT;

/// A laid-out preview.
pub struct Preview {
    /// An SVG document.
    pub svg: String,
    /// Its texts, but for those within the chart.
    pub texts: Vec<Placed>,
}

/// A text and about what it covers.
#[derive(Clone, Debug, PartialEq)]
pub struct Placed {
    pub text: String,
    pub area: Rect,
}

/// How a text is set.
#[derive(Clone, Copy)]
pub struct Type {
    pub font_px: f64,
    pub bold: bool,
    pub colour: Rgb,
}

impl Type {
    pub fn plain(font_px: f64, role: Role) -> Self {
        Self {
            font_px,
            bold: false,
            colour: PALETTE.colour(role),
        }
    }

    pub fn bold(font_px: f64, role: Role) -> Self {
        Self {
            bold: true,
            ..Self::plain(font_px, role)
        }
    }

    pub fn width(self, text: &str) -> f64 {
        Estimate.text_width(text, self.font_px, self.bold)
    }
}

/// Which end of a text its x is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum End {
    Left,
    Right,
}

/// How a shape is drawn.
#[derive(Clone, Copy)]
pub enum Paint {
    Filled,
    Line,
    Dashed,
}

pub struct Picture {
    svg: String,
    texts: Vec<Placed>,
    title: String,
}

impl Picture {
    pub fn new(title: &str) -> Self {
        let mut picture = Self {
            svg: String::new(),
            texts: Vec::new(),
            title: title.to_owned(),
        };
        picture.fill(0.0, 0.0, WIDTH, HEIGHT, PALETTE.ground);
        picture.fill(0.0, 0.0, WIDTH, 14.0, PALETTE.series);
        picture
    }

    /// A line of text on its baseline.
    pub fn text(&mut self, x: f64, baseline: f64, end: End, text: &str, set: Type) {
        let text = plain_text(text);
        if text.is_empty() {
            return;
        }
        let width = set.width(&text);
        let (left, anchor) = match end {
            End::Left => (x, "start"),
            End::Right => (x - width, "end"),
        };
        let _ = writeln!(
            self.svg,
            "<text x=\"{x}\" y=\"{baseline}\" text-anchor=\"{anchor}\" font-family=\"sans-serif\" font-size=\"{}\" font-weight=\"{}\" fill=\"{}\">{}</text>",
            set.font_px,
            if set.bold { 700 } else { 400 },
            hex(set.colour),
            escape(&text)
        );
        self.texts.push(Placed {
            text,
            area: Rect {
                left,
                top: baseline - set.font_px * 0.88,
                right: left + width,
                bottom: baseline + set.font_px * 0.12,
            },
        });
    }

    pub fn fill(&mut self, left: f64, top: f64, width: f64, height: f64, colour: Rgb) {
        let _ = writeln!(
            self.svg,
            "<rect x=\"{left}\" y=\"{top}\" width=\"{width}\" height=\"{height}\" fill=\"{}\"/>",
            hex(colour)
        );
    }

    /// A thin line across.
    pub fn rule(&mut self, left: f64, top: f64, width: f64) {
        self.fill(left, top, width, 2.0, PALETTE.grid);
    }

    /// A box with round ends and a border.
    pub fn pill(&mut self, area: Rect, ink: Rgb, tint: Rgb) {
        let _ = writeln!(
            self.svg,
            "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" rx=\"{}\" fill=\"{}\" stroke=\"{}\" stroke-width=\"2\"/>",
            area.left,
            area.top,
            area.width(),
            area.height(),
            area.height() / 2.0,
            hex(tint),
            hex(ink)
        );
    }

    /// A dot of the path; hollow ones show the ground.
    pub fn dot(&mut self, x: f64, y: f64, hollow: bool) {
        let (inside, around) = (PALETTE.ground, PALETTE.series);
        let _ = writeln!(
            self.svg,
            "<circle cx=\"{x}\" cy=\"{y}\" r=\"9\" fill=\"{}\" stroke=\"{}\" stroke-width=\"4\"/>",
            hex(if hollow { inside } else { around }),
            hex(around)
        );
    }

    /// A line down, dashed where it is only required.
    pub fn way(&mut self, x: f64, top: f64, bottom: f64, dashed: bool) {
        let (role, dash) = if dashed {
            (Role::Path, " stroke-dasharray=\"7 6\"")
        } else {
            (Role::Series, "")
        };
        let _ = writeln!(
            self.svg,
            "<path d=\"M{x} {top}V{bottom}\" stroke=\"{}\" stroke-width=\"4\"{dash}/>",
            hex(PALETTE.colour(role))
        );
    }

    /// A path in a box of 24 × 24.
    pub fn shape(&mut self, left: f64, top: f64, path: &str, paint: Paint, colour: Rgb) {
        let colour = hex(colour);
        let paint = match paint {
            Paint::Filled => format!("fill=\"{colour}\""),
            Paint::Line => format!("fill=\"none\" stroke=\"{colour}\" stroke-width=\"3\""),
            Paint::Dashed => {
                format!(
                    "fill=\"none\" stroke=\"{colour}\" stroke-width=\"3\" stroke-dasharray=\"4 3.07\""
                )
            }
        };
        let _ = writeln!(
            self.svg,
            "<path transform=\"translate({left} {top})\" d=\"{path}\" {paint}/>"
        );
    }

    /// Puts another SVG document into a box.
    pub fn embed(&mut self, area: Rect, svg: &str) -> Option<()> {
        let svg: String = svg.chars().filter(|c| *c == '\n' || is_seen(*c)).collect();
        // What stands before the element, a declaration, may not stand within.
        let (_, svg) = svg.split_once("<svg")?;
        let (head, body) = svg.split_once('>')?;
        let (_, rest) = head.split_once("viewBox=\"")?;
        let (view, _) = rest.split_once('"')?;
        let _ = writeln!(
            self.svg,
            "<svg x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" viewBox=\"{view}\">{body}",
            area.left,
            area.top,
            area.width(),
            area.height()
        );
        Some(())
    }

    pub fn finish(self, description: &str) -> Preview {
        let (title, description) = (
            escape(&plain_text(&self.title)),
            escape(&plain_text(description)),
        );
        let svg = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{WIDTH}\" height=\"{HEIGHT}\" viewBox=\"0 0 {WIDTH} {HEIGHT}\" role=\"img\">\n<title>{title}</title>\n<desc>{description}</desc>\n{}</svg>\n",
            self.svg
        );
        Preview {
            svg,
            texts: self.texts,
        }
    }
}

fn hex(Rgb(red, green, blue): Rgb) -> String {
    format!("#{red:02X}{green:02X}{blue:02X}")
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}
