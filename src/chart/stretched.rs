//! A card's chart as SVG markup that fills whatever width it is given: lines
//! and points keep their thickness and roundness, only their places move. It
//! stands in the page that is written at build, where nobody knows yet how wide
//! the card will be.

use super::draw::{Surface, draw};
use super::palette::Palette;
use super::scene::Scene;
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind,
};
use std::convert::Infallible;
use std::fmt::Write as _;

/// The width that it is laid out in, between that of a card on a phone and on a
/// desktop, in CSS px.
pub const STRETCHED_PX: f64 = 280.0;

/// Drawn at this scale, so that whole pixels are fine enough.
const SCALE: f64 = 2.0;

/// The scene as an `<svg>` element for a page; the page names it.
#[must_use]
pub fn stretched(scene: &Scene) -> Option<String> {
    let mut backend = Stretched {
        size: (scene.width * SCALE, scene.height * SCALE),
        strokes: Vec::new(),
    };
    draw(scene, Surface::canvas(SCALE), &Palette::LIGHT, &mut backend).ok()?;
    let (width, height) = backend.size;
    let mut svg = format!(
        "<svg viewBox=\"0 0 {width} {height}\" preserveAspectRatio=\"none\" aria-hidden=\"true\" \
         fill=\"none\" stroke-linecap=\"round\" stroke-linejoin=\"round\">"
    );
    for Stroke {
        colour: (red, green, blue),
        width,
        path,
    } in backend.strokes
    {
        let width = f64::from(width) / SCALE;
        let _ = write!(
            svg,
            "<path vector-effect=\"non-scaling-stroke\" stroke=\"#{red:02x}{green:02x}{blue:02x}\" \
             stroke-width=\"{width}\" d=\"{path}\"/>"
        );
    }
    svg.push_str("</svg>");
    Some(svg)
}

/// Lines and points of one colour and thickness that follow each other.
struct Stroke {
    colour: (u8, u8, u8),
    width: u32,
    path: String,
}

struct Stretched {
    size: (f64, f64),
    strokes: Vec<Stroke>,
}

impl Stretched {
    /// Adds to the last stroke, or begins another.
    fn add(
        &mut self,
        colour: (u8, u8, u8),
        width: u32,
        points: impl Iterator<Item = BackendCoord>,
    ) {
        let same = |last: &&mut Stroke| (last.colour, last.width) == (colour, width);
        if self.strokes.last_mut().filter(same).is_none() {
            self.strokes.push(Stroke {
                colour,
                width,
                path: String::new(),
            });
        }
        if let Some(Stroke { path, .. }) = self.strokes.last_mut() {
            for ((x, y), number) in points.zip(0..) {
                let command = if number == 0 { 'M' } else { 'L' };
                let _ = write!(path, "{command}{x} {y}");
            }
        }
    }
}

type Drawn = Result<(), DrawingErrorKind<Infallible>>;

impl DrawingBackend for Stretched {
    type ErrorType = Infallible;

    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // frames are bounded
    fn get_size(&self) -> (u32, u32) {
        (self.size.0 as u32, self.size.1 as u32)
    }

    fn ensure_prepared(&mut self) -> Drawn {
        Ok(())
    }

    fn present(&mut self) -> Drawn {
        Ok(())
    }

    fn draw_pixel(&mut self, _: BackendCoord, _: BackendColor) -> Drawn {
        Ok(())
    }

    /// A filled box is a rule or an arrow's part: its middle line as thick as it is high.
    fn draw_rect<S: BackendStyle>(
        &mut self,
        (left, top): BackendCoord,
        (right, bottom): BackendCoord,
        style: &S,
        _: bool,
    ) -> Drawn {
        let middle = i32::midpoint(top, bottom);
        let line = [(left, middle), (right, middle)];
        let thick = (bottom - top).unsigned_abs();
        self.add(style.color().rgb, thick, line.into_iter());
        Ok(())
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Drawn {
        self.add(style.color().rgb, style.stroke_width(), path.into_iter());
        Ok(())
    }

    /// A point is a line of no length with a round end.
    fn draw_circle<S: BackendStyle>(
        &mut self,
        centre: BackendCoord,
        radius: u32,
        style: &S,
        _: bool,
    ) -> Drawn {
        self.add(style.color().rgb, radius * 2, [centre, centre].into_iter());
        Ok(())
    }

    /// A card's chart has no words.
    fn draw_text<S: BackendTextStyle>(&mut self, _: &str, _: &S, _: BackendCoord) -> Drawn {
        Ok(())
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::chart::{Mark, Reach, Rect, Role};

    #[test]
    fn lines_and_points_keep_their_thickness() {
        let line = |y: f64| Mark::Line {
            points: vec![(0.0, y), (10.0, y)],
            width: 3.0,
            dash: None,
            role: Role::Series,
        };
        let scene = Scene {
            width: 100.0,
            height: 20.0,
            plot: Rect::around(50.0, 10.0, 50.0, 10.0),
            marks: vec![
                line(5.0),
                line(8.0),
                Mark::Dot {
                    x: 20.0,
                    y: 5.0,
                    radius: 5.0,
                    hollow: false,
                    role: Role::Series,
                },
            ],
            points: Vec::new(),
            reach: Reach::ByTime,
        };
        let svg = stretched(&scene).unwrap();
        assert!(svg.contains("viewBox=\"0 0 200 40\""), "{svg}");
        assert!(
            svg.contains("stroke-width=\"3\" d=\"M0 10L20 10M0 16L20 16\""),
            "{svg}"
        );
        assert!(
            svg.contains("stroke-width=\"10\" d=\"M40 10L40 10\""),
            "{svg}"
        );
        assert_eq!(svg.matches("non-scaling-stroke").count(), 2);
    }
}
