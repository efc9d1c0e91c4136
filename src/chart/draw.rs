//! Drawing a scene with any backend of plotters.
//!
//! Only `draw_rect` (filled), `draw_path`, `draw_circle` (filled) and
//! `draw_text` are called: a rule as a filled box is sharp in every backend,
//! while the canvas backend's `draw_line` moves it by half a pixel; and nothing
//! here asks the backend how wide a text is, for the canvas backend would put
//! an element with a style into the page to find out.

use super::palette::{Palette, Rgb, Role};
use super::scene::{Anchor, Label, Mark, Point, Rect, Scene};
use crate::plan::straight;
use plotters::drawing::DrawingAreaErrorKind;
use plotters::prelude::DrawingBackend;
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{Color, FontDesc, FontFamily, FontStyle, RGBColor, ShapeStyle, TextStyle};
use plotters_backend::DrawingErrorKind;

/// The fonts of charts, in the order of the Digital Agency's design system.
pub const FONT_FAMILY: &str =
    "\"Noto Sans JP\",\"Noto Sans CJK JP\",\"Hiragino Sans\",\"BIZ UDPGothic\",Meiryo,sans-serif";

/// How a backend takes coordinates.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Surface {
    /// Device pixels a CSS pixel.
    pub scale: f64,
    /// Whether to fill the ground first.
    ground: bool,
}

impl Surface {
    /// plotters-canvas on a canvas of CSS size × device pixel ratio. The
    /// ground stays transparent.
    #[must_use]
    pub fn canvas(device_pixel_ratio: f64) -> Self {
        Self {
            scale: device_pixel_ratio,
            ground: false,
        }
    }

    /// [`super::Svg`], with its ground.
    #[must_use]
    pub fn svg() -> Self {
        Self {
            scale: super::svg::SCALE,
            ground: true,
        }
    }

    /// The same with the ground filled, for a picture that leaves the page.
    #[must_use]
    pub fn with_ground(self) -> Self {
        Self {
            ground: true,
            ..self
        }
    }
}

/// What drawing gives.
pub type Drawn<DB> = Result<(), DrawingAreaErrorKind<<DB as DrawingBackend>::ErrorType>>;

/// Draws a scene.
///
/// # Errors
/// What the backend reports.
pub fn draw<DB: DrawingBackend>(
    scene: &Scene,
    surface: Surface,
    palette: &Palette,
    backend: &mut DB,
) -> Drawn<DB> {
    let mut pen = Pen::new(surface, palette, backend);
    if surface.ground {
        let area = Rect {
            left: 0.0,
            top: 0.0,
            right: scene.width,
            bottom: scene.height,
        };
        pen.fill(&area, Role::Ground);
    }
    draw_marks(&scene.marks, &mut pen);
    pen.drawn
}

/// Draws the mark of the focused or hovered point, to lie over the chart: a
/// guide down the plot, and a ring.
///
/// # Errors
/// What the backend reports.
pub fn draw_focus<DB: DrawingBackend>(
    scene: &Scene,
    index: usize,
    surface: Surface,
    palette: &Palette,
    backend: &mut DB,
) -> Drawn<DB> {
    let mut pen = Pen::new(surface, palette, backend);
    draw_ring(scene, index, &mut pen);
    pen.drawn
}

/// What a backend is asked for. Not generic, so that what decides on it is
/// compiled once for all backends.
trait Hand {
    fn fill(&mut self, area: &Rect, role: Role);
    fn stroke(&mut self, points: &[(f64, f64)], width: f64, role: Role);
    fn disc(&mut self, centre: (f64, f64), radius: f64, role: Role);
    fn text(&mut self, label: &Label);
}

const RING_PX: f64 = 2.5;

fn draw_marks(marks: &[Mark], hand: &mut dyn Hand) {
    for mark in marks {
        match mark {
            Mark::Fill { area, role } => hand.fill(area, *role),
            Mark::Line {
                points,
                width,
                dash,
                role,
            } => dashed(points, *width, *dash, *role, hand),
            Mark::Dot {
                x,
                y,
                radius,
                hollow,
                role,
            } => {
                hand.disc((*x, *y), *radius, *role);
                if *hollow {
                    hand.disc((*x, *y), radius - RING_PX, Role::Ground);
                }
            }
            Mark::Label(label) => hand.text(label),
        }
    }
}

fn dashed(
    points: &[(f64, f64)],
    width: f64,
    dash: Option<(f64, f64)>,
    role: Role,
    hand: &mut dyn Hand,
) {
    let Some(dash) = dash else {
        return hand.stroke(points, width, role);
    };
    for piece in dashes(points, dash) {
        hand.stroke(&piece, width, role);
    }
}

fn draw_ring(scene: &Scene, index: usize, hand: &mut dyn Hand) {
    let Some(Point { x, y, .. }) = scene.points.get(index) else {
        return;
    };
    let guide = [(*x, scene.plot.top), (*x, scene.plot.bottom)];
    dashed(&guide, 1.0, Some((2.0, 3.0)), Role::Ink, hand);
    for (radius, role) in [
        (11.0, Role::Halo),
        (9.0, Role::Ink),
        (5.5, Role::Ground),
        (4.0, Role::Series),
    ] {
        hand.disc((*x, *y), radius, role);
    }
}

/// A backend of plotters as a [`Hand`]; it stops at the first error.
struct Pen<'a, DB: DrawingBackend> {
    scale: f64,
    palette: &'a Palette,
    backend: &'a mut DB,
    drawn: Drawn<DB>,
}

impl<'a, DB: DrawingBackend> Pen<'a, DB> {
    fn new(surface: Surface, palette: &'a Palette, backend: &'a mut DB) -> Self {
        Self {
            scale: surface.scale,
            palette,
            backend,
            drawn: Ok(()),
        }
    }

    fn note(&mut self, done: Result<(), DrawingErrorKind<DB::ErrorType>>) {
        if self.drawn.is_ok() {
            self.drawn = done.map_err(DrawingAreaErrorKind::BackendError);
        }
    }
}

impl<DB: DrawingBackend> Hand for Pen<'_, DB> {
    fn fill(&mut self, area: &Rect, role: Role) {
        let (left, top) = device((area.left, area.top), self.scale);
        let (right, bottom) = device((area.right, area.bottom), self.scale);
        let to = (right.max(left + 1), bottom.max(top + 1));
        let style = style(self.palette, role, 0.0, self.scale);
        let done = self.backend.draw_rect((left, top), to, &style, true);
        self.note(done);
    }

    fn stroke(&mut self, points: &[(f64, f64)], width: f64, role: Role) {
        let path: Vec<_> = points
            .iter()
            .map(|point| device(*point, self.scale))
            .collect();
        let style = style(self.palette, role, width, self.scale);
        let done = self.backend.draw_path(path, &style);
        self.note(done);
    }

    fn disc(&mut self, centre: (f64, f64), radius: f64, role: Role) {
        let style = style(self.palette, role, 0.0, self.scale);
        let centre = device(centre, self.scale);
        let radius = length(radius, self.scale);
        let done = self.backend.draw_circle(centre, radius, &style, true);
        self.note(done);
    }

    fn text(&mut self, label: &Label) {
        let style = text_style(self.palette, label, self.scale);
        let at = device((label.x, label.y), self.scale);
        let done = self.backend.draw_text(&straight(&label.text), &style, at);
        self.note(done);
    }
}

fn text_style<'a>(palette: &Palette, label: &Label, scale: f64) -> TextStyle<'a> {
    let style = if label.bold {
        FontStyle::Bold
    } else {
        FontStyle::Normal
    };
    let across = match label.anchor {
        Anchor::Start => HPos::Left,
        Anchor::Middle => HPos::Center,
        Anchor::End => HPos::Right,
    };
    TextStyle {
        font: FontDesc::new(FontFamily::Name(FONT_FAMILY), label.font_px * scale, style),
        color: colour(palette, label.role).to_backend_color(),
        pos: Pos::new(across, VPos::Center),
    }
}

fn colour(palette: &Palette, role: Role) -> RGBColor {
    let Rgb(red, green, blue) = palette.colour(role);
    RGBColor(red, green, blue)
}

fn style(palette: &Palette, role: Role, width: f64, scale: f64) -> ShapeStyle {
    ShapeStyle {
        color: colour(palette, role).to_rgba(),
        filled: true,
        stroke_width: length(width, scale),
    }
}

#[allow(clippy::cast_possible_truncation)] // frames are bounded; casts saturate
fn device((x, y): (f64, f64), scale: f64) -> (i32, i32) {
    ((x * scale).round() as i32, (y * scale).round() as i32)
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // at least 1; casts saturate
fn length(css_px: f64, scale: f64) -> u32 {
    (css_px * scale).round().max(1.0) as u32
}

/// The pieces of a dashed line, which go round its corners.
fn dashes(points: &[(f64, f64)], (length, gap): (f64, f64)) -> Vec<Vec<(f64, f64)>> {
    let mut pieces = Vec::new();
    let mut piece: Vec<(f64, f64)> = Vec::new();
    let (mut on, mut left) = (true, length);
    for (from, to) in points.iter().zip(points.iter().skip(1)) {
        let whole = ((to.0 - from.0) * (to.0 - from.0) + (to.1 - from.1) * (to.1 - from.1)).sqrt();
        let mut done = 0.0;
        if on && piece.is_empty() {
            piece.push(*from);
        }
        while whole - done > left {
            done += left;
            let share = done / whole;
            let at = (
                from.0 + (to.0 - from.0) * share,
                from.1 + (to.1 - from.1) * share,
            );
            piece.push(at);
            if on {
                pieces.push(std::mem::take(&mut piece));
            }
            on = !on;
            left = if on { length } else { gap };
        }
        left -= whole - done;
        if on {
            piece.push(*to);
        }
    }
    if on && piece.len() > 1 {
        pieces.push(piece);
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[allow(clippy::float_cmp)]
    fn dashes_keep_their_length_round_a_corner() {
        let pieces = dashes(&[(0.0, 0.0), (10.0, 0.0), (10.0, 10.0)], (7.0, 5.0));
        let expected = vec![vec![(0.0, 0.0), (7.0, 0.0)], vec![(10.0, 2.0), (10.0, 9.0)]];
        assert_eq!(pieces, expected);
        let pieces = dashes(&[(0.0, 0.0), (3.0, 0.0), (3.0, 10.0)], (7.0, 5.0));
        let expected = vec![
            vec![(0.0, 0.0), (3.0, 0.0), (3.0, 4.0)],
            vec![(3.0, 9.0), (3.0, 10.0)],
        ];
        assert_eq!(pieces, expected);
    }
}
