//! A backend of plotters that writes SVG: for downloads and print on the page,
//! and for the golden tests. Coordinates are quarters of a CSS pixel; texts
//! stay texts.

use super::draw::{FONT_FAMILY, Surface, draw};
use super::palette::Palette;
use super::scene::Scene;
use crate::plan::straight;
use plotters::style::text_anchor::HPos;
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind,
    FontStyle,
};
use std::convert::Infallible;
use std::fmt::Write;

/// Backend pixels a CSS pixel.
pub(super) const SCALE: f64 = 4.0;
/// How far below its middle a text's baseline is: half of what the em box of
/// Noto Sans JP has above the baseline over what it has below.
const BASELINE_EM: f64 = 0.38;

/// The scene as an SVG document with its title and description.
#[must_use]
pub fn svg(scene: &Scene, palette: &Palette, title: &str, description: &str) -> String {
    let mut backend = Svg::new(scene.width, scene.height);
    let Ok(()) = draw(scene, Surface::svg(), palette, &mut backend) else {
        return String::new(); // writing to a string does not fail
    };
    backend.document(title, description)
}

/// SVG being written, to be drawn at [`Surface::svg`].
pub struct Svg {
    width: f64,
    height: f64,
    body: String,
    /// The stroke that the last path has: pieces of a dashed line join it.
    open: Option<((u8, u8, u8), u32)>,
}

type Written = Result<(), DrawingErrorKind<Infallible>>;

impl Svg {
    /// Nothing yet, in CSS pixels.
    #[must_use]
    pub fn new(width: f64, height: f64) -> Self {
        Self {
            width,
            height,
            body: String::new(),
            open: None,
        }
    }

    /// What was drawn, as a file.
    #[must_use]
    pub fn document(mut self, title: &str, description: &str) -> String {
        self.close();
        let Self {
            width,
            height,
            body,
            ..
        } = self;
        let family = FONT_FAMILY.replace('"', "'");
        let (title, description) = (escape(title), escape(description));
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" role=\"img\" font-family=\"{family}\">\n<title>{title}</title>\n<desc>{description}</desc>\n{body}</svg>\n"
        )
    }

    /// Ends the path that further pieces may join.
    fn close(&mut self) {
        if self.open.take().is_some() {
            self.body.push_str("\"/>\n");
        }
    }

    fn start(&mut self, element: &str) {
        self.close();
        self.body.push('<');
        self.body.push_str(element);
    }

    fn number(&mut self, name: &str, quarters: i32) {
        self.body.push_str(name);
        push_quarters(&mut self.body, quarters);
        self.body.push('"');
    }

    fn end(&mut self, colour: (u8, u8, u8)) {
        push_colour(&mut self.body, " fill=\"#", colour);
        self.body.push_str("/>\n");
    }

    /// The next corner of a path: M for its first, L for the others.
    fn corner(&mut self, command: char, (x, y): BackendCoord) {
        self.body.push(command);
        push_quarters(&mut self.body, x);
        self.body.push(' ');
        push_quarters(&mut self.body, y);
    }

    fn open_path(&mut self, colour: (u8, u8, u8), width: u32) {
        if self.open == Some((colour, width)) {
            return;
        }
        self.start("path fill=\"none\"");
        push_colour(&mut self.body, " stroke=\"#", colour);
        self.number(" stroke-width=\"", width.cast_signed());
        self.body.push_str(" d=\"");
        self.open = Some((colour, width));
    }

    fn open_text(&mut self, (x, y): BackendCoord, size: f64, anchor: HPos, style: FontStyle) {
        #[allow(clippy::cast_possible_truncation)] // font sizes are small
        let (lower, size) = ((size * BASELINE_EM).round() as i32, size.round() as i32);
        self.start("text");
        self.number(" x=\"", x);
        self.number(" y=\"", y.saturating_add(lower));
        self.body.push_str(match anchor {
            HPos::Left => "",
            HPos::Center => " text-anchor=\"middle\"",
            HPos::Right => " text-anchor=\"end\"",
        });
        self.number(" font-size=\"", size);
        if matches!(style, FontStyle::Bold) {
            self.body.push_str(" font-weight=\"bold\"");
        }
    }
}

impl DrawingBackend for Svg {
    type ErrorType = Infallible;

    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // frames are bounded
    fn get_size(&self) -> (u32, u32) {
        ((self.width * SCALE) as u32, (self.height * SCALE) as u32)
    }

    fn ensure_prepared(&mut self) -> Written {
        Ok(())
    }

    fn present(&mut self) -> Written {
        Ok(())
    }

    fn draw_pixel(&mut self, (x, y): BackendCoord, colour: BackendColor) -> Written {
        self.draw_rect((x, y), (x + 1, y + 1), &colour, true)
    }

    /// Boxes are always filled.
    fn draw_rect<S: BackendStyle>(
        &mut self,
        from: BackendCoord,
        to: BackendCoord,
        style: &S,
        _fill: bool,
    ) -> Written {
        self.start("rect");
        self.number(" x=\"", from.0);
        self.number(" y=\"", from.1);
        self.number(" width=\"", to.0 - from.0);
        self.number(" height=\"", to.1 - from.1);
        self.end(style.color().rgb);
        Ok(())
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Written {
        self.open_path(style.color().rgb, style.stroke_width());
        let mut command = 'M';
        for point in path {
            self.corner(command, point);
            command = 'L';
        }
        Ok(())
    }

    /// Circles are always filled.
    fn draw_circle<S: BackendStyle>(
        &mut self,
        centre: BackendCoord,
        radius: u32,
        style: &S,
        _fill: bool,
    ) -> Written {
        self.start("circle");
        self.number(" cx=\"", centre.0);
        self.number(" cy=\"", centre.1);
        self.number(" r=\"", radius.cast_signed());
        self.end(style.color().rgb);
        Ok(())
    }

    fn draw_text<T: BackendTextStyle>(
        &mut self,
        text: &str,
        style: &T,
        at: BackendCoord,
    ) -> Written {
        self.open_text(at, style.size(), style.anchor().h_pos, style.style());
        push_colour(&mut self.body, " fill=\"#", style.color().rgb);
        self.body.push('>');
        self.body.push_str(&escape(text));
        self.body.push_str("</text>\n");
        Ok(())
    }
}

/// 10, 10.25, 10.5, −0.75.
fn push_quarters(text: &mut String, quarters: i32) {
    if quarters < 0 {
        text.push('-');
    }
    let quarters = quarters.unsigned_abs();
    let _ = write!(text, "{}", quarters / 4);
    text.push_str(match quarters % 4 {
        1 => ".25",
        2 => ".5",
        3 => ".75",
        _ => "",
    });
}

fn push_colour(text: &mut String, name: &str, (red, green, blue): (u8, u8, u8)) {
    text.push_str(name);
    for byte in [red, green, blue] {
        for digit in [byte >> 4, byte & 15] {
            text.extend(char::from_digit(u32::from(digit), 16));
        }
    }
    text.push('"');
}

/// The text as XML takes it: markup as text, without the control characters
/// that no XML file may hold.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in straight(text).chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            c if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') => escaped.push(' '),
            c => escaped.push(c),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers() {
        for (quarters, expected) in [(0, "0"), (40, "10"), (41, "10.25"), (-3, "-0.75")] {
            let mut text = String::new();
            push_quarters(&mut text, quarters);
            assert_eq!(text, expected);
        }
    }

    #[test]
    fn texts_are_never_markup() {
        for (text, expected) in [
            ("課名", "課名"),
            ("<b>A&B</b>", "&lt;b&gt;A&amp;B&lt;/b&gt;"),
            ("一\u{0}二\n三", "一 二 三"),
        ] {
            assert_eq!(escape(text), expected);
        }
    }
}
