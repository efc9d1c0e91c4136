//! Lines of text and the room they need.

use super::frame::Measure;
use super::palette::Role;
use super::scene::{Anchor, Label, Rect};

/// The height of a line of text, in parts of its font size.
pub(super) const LINE: f64 = 1.4;

/// Makes the label of a text at its vertical middle.
pub(super) fn label(
    measure: &dyn Measure,
    text: String,
    (x, y): (f64, f64),
    anchor: Anchor,
    font: Font,
) -> Label {
    let width = measure.text_width(&text, font.px, font.bold);
    let left = match anchor {
        Anchor::Start => x,
        Anchor::Middle => x - width / 2.0,
        Anchor::End => x - width,
    };
    let half = font.px * LINE / 2.0;
    let area = Rect {
        left,
        top: y - half,
        right: left + width,
        bottom: y + half,
    };
    Label {
        x,
        y,
        anchor,
        text,
        font_px: font.px,
        bold: font.bold,
        role: font.role,
        area,
    }
}

/// How a label is set.
#[derive(Clone, Copy)]
pub(super) struct Font {
    pub px: f64,
    pub bold: bool,
    pub role: Role,
}

/// Cuts a text into at most so many lines of a width, after a comma where one
/// is near; the last ends in … where not all fits.
pub(super) fn wrap(
    measure: &dyn Measure,
    text: &str,
    font: Font,
    width: f64,
    most: usize,
) -> Vec<String> {
    let fits = |line: &str| measure.text_width(line, font.px, font.bold) <= width;
    let mut lines: Vec<String> = Vec::new();
    let mut line: Vec<char> = Vec::new();
    let text_of = |line: &[char]| line.iter().collect::<String>();
    for character in text.chars().map(|c| if c.is_control() { ' ' } else { c }) {
        line.push(character);
        if fits(&text_of(&line)) {
            continue;
        }
        if lines.len() + 1 >= most {
            while !line.is_empty() && !fits(&format!("{}…", text_of(&line))) {
                line.pop();
            }
            line.push('…');
            break;
        }
        let comma = line
            .iter()
            .rposition(|c| "、。，）」 ".contains(*c))
            .map(|at| at + 1);
        let at = comma.filter(|at| at * 2 > line.len() && *at < line.len());
        let rest = line.split_off(at.unwrap_or(line.len() - 1));
        lines.push(text_of(&line));
        line = rest;
    }
    lines.push(text_of(&line));
    lines.retain(|line| !line.is_empty() && fits(line));
    lines.truncate(most);
    lines
}
