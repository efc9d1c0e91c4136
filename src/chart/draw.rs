//! Drawing a scene with any backend of plotters.
//!
//! Only `draw_rect` (filled), `draw_path`, `draw_circle` (filled) and
//! `draw_text` are called: a rule as a filled box is sharp in every backend,
//! while the canvas backend's `draw_line` moves it by half a pixel; and nothing
//! here asks the backend how wide a text is, for the canvas backend would put
//! an element with a style into the page to find out.

use super::palette::{Palette, Rgb, Role};
use super::scene::{Anchor, Label, Mark, Point, Scene};
use plotters::drawing::DrawingAreaErrorKind;
use plotters::prelude::DrawingBackend;
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{Color, FontDesc, FontFamily, FontStyle, RGBColor, ShapeStyle, TextStyle};

/// The fonts of charts, in the order of the Digital Agency's design system.
pub const FONT_FAMILY: &str =
    "\"Noto Sans JP\",\"Noto Sans CJK JP\",\"Hiragino Sans\",\"BIZ UDPGothic\",Meiryo,sans-serif";

/// How a backend takes coordinates and texts.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Surface {
    /// Device pixels a CSS pixel.
    pub scale: f64,
    /// What a backend divides font sizes by.
    font_factor: f64,
    /// How far, in em, a backend puts a vertically centred text too high.
    lift_em: f64,
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
            font_factor: 1.0,
            lift_em: 0.0,
            ground: false,
        }
    }

    /// plotters-svg, which sets texts at 1/1.24 of their size and centres them
    /// on half the height of a small x.
    #[must_use]
    pub fn svg(scale: f64) -> Self {
        Self {
            scale,
            font_factor: 1.24,
            lift_em: 0.11,
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
    let mut pen = Pen {
        surface,
        palette,
        backend,
    };
    if surface.ground {
        pen.fill((0.0, 0.0), (scene.width, scene.height), Role::Ground)?;
    }
    for mark in &scene.marks {
        match mark {
            Mark::Fill { area, role } => {
                pen.fill((area.left, area.top), (area.right, area.bottom), *role)?;
            }
            Mark::Line {
                points,
                width,
                dash,
                role,
            } => {
                let Some(dash) = dash else {
                    pen.stroke(points, *width, *role)?;
                    continue;
                };
                for piece in dashes(points, *dash) {
                    pen.stroke(&piece, *width, *role)?;
                }
            }
            Mark::Dot {
                x,
                y,
                radius,
                hollow,
                role,
            } => {
                pen.disc((*x, *y), *radius, *role)?;
                if *hollow {
                    pen.disc((*x, *y), radius - RING_PX, Role::Ground)?;
                }
            }
            Mark::Label(label) => pen.text(label)?,
        }
    }
    Ok(())
}

const RING_PX: f64 = 2.5;

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
    let Some(Point { x, y, .. }) = scene.points.get(index) else {
        return Ok(());
    };
    let mut pen = Pen {
        surface,
        palette,
        backend,
    };
    let guide = [(*x, scene.plot.top), (*x, scene.plot.bottom)];
    for piece in dashes(&guide, (2.0, 3.0)) {
        pen.stroke(&piece, 1.0, Role::Ink)?;
    }
    for (radius, role) in [
        (11.0, Role::Halo),
        (9.0, Role::Ink),
        (5.5, Role::Ground),
        (4.0, Role::Series),
    ] {
        pen.disc((*x, *y), radius, role)?;
    }
    Ok(())
}

struct Pen<'a, DB> {
    surface: Surface,
    palette: &'a Palette,
    backend: &'a mut DB,
}

impl<DB: DrawingBackend> Pen<'_, DB> {
    fn fill(&mut self, from: (f64, f64), to: (f64, f64), role: Role) -> Drawn<DB> {
        let (left, top) = self.device(from);
        let (right, bottom) = self.device(to);
        let to = (right.max(left + 1), bottom.max(top + 1));
        let style = self.style(role, 0.0);
        self.backend
            .draw_rect((left, top), to, &style, true)
            .map_err(DrawingAreaErrorKind::BackendError)
    }

    fn stroke(&mut self, points: &[(f64, f64)], width: f64, role: Role) -> Drawn<DB> {
        let path: Vec<(i32, i32)> = points.iter().map(|point| self.device(*point)).collect();
        let style = self.style(role, width);
        self.backend
            .draw_path(path, &style)
            .map_err(DrawingAreaErrorKind::BackendError)
    }

    fn disc(&mut self, centre: (f64, f64), radius: f64, role: Role) -> Drawn<DB> {
        let centre = self.device(centre);
        let style = self.style(role, 0.0);
        let radius = self.length(radius);
        self.backend
            .draw_circle(centre, radius, &style, true)
            .map_err(DrawingAreaErrorKind::BackendError)
    }

    fn text(&mut self, label: &Label) -> Drawn<DB> {
        let Surface {
            scale,
            font_factor,
            lift_em,
            ..
        } = self.surface;
        let style = if label.bold {
            FontStyle::Bold
        } else {
            FontStyle::Normal
        };
        let size = label.font_px * scale * font_factor;
        let across = match label.anchor {
            Anchor::Start => HPos::Left,
            Anchor::Middle => HPos::Center,
            Anchor::End => HPos::Right,
        };
        let style = TextStyle {
            font: FontDesc::new(FontFamily::Name(FONT_FAMILY), size, style),
            color: self.colour(label.role).to_backend_color(),
            pos: Pos::new(across, VPos::Center),
        };
        let at = self.device((label.x, label.y + lift_em * label.font_px));
        self.backend
            .draw_text(&label.text, &style, at)
            .map_err(DrawingAreaErrorKind::BackendError)
    }

    fn colour(&self, role: Role) -> RGBColor {
        let Rgb(red, green, blue) = self.palette.colour(role);
        RGBColor(red, green, blue)
    }

    fn style(&self, role: Role, width: f64) -> ShapeStyle {
        ShapeStyle {
            color: self.colour(role).to_rgba(),
            filled: true,
            stroke_width: self.length(width),
        }
    }

    #[allow(clippy::cast_possible_truncation)] // frames are bounded; casts saturate
    fn device(&self, (x, y): (f64, f64)) -> (i32, i32) {
        (
            (x * self.surface.scale).round() as i32,
            (y * self.surface.scale).round() as i32,
        )
    }

    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // at least 1; casts saturate
    fn length(&self, css_px: f64) -> u32 {
        (css_px * self.surface.scale).round().max(1.0) as u32
    }
}

/// The pieces of a dashed line, which go round its corners.
fn dashes(points: &[(f64, f64)], (length, gap): (f64, f64)) -> Vec<Vec<(f64, f64)>> {
    let mut pieces = Vec::new();
    let mut piece: Vec<(f64, f64)> = Vec::new();
    let (mut on, mut left) = (true, length);
    for (from, to) in points.iter().zip(points.iter().skip(1)) {
        let whole = (to.0 - from.0).hypot(to.1 - from.1);
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
