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

pub(super) const PLAIN: Font = Font {
    px: 14.0,
    bold: false,
    role: Role::Ink,
};
pub(super) const STRONG: Font = Font {
    px: 16.0,
    bold: true,
    role: Role::Ink,
};

/// Cuts a text into at most so many lines of a width; the last ends in … where
/// not all fits.
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
        let rest = line.split_off(break_before_end(&line));
        lines.push(text_of(&line));
        line = rest;
        if line.first() == Some(&' ') {
            line.remove(0);
        }
    }
    lines.push(text_of(&line));
    lines.retain(|line| !line.is_empty() && fits(line));
    lines.truncate(most);
    lines
}

/// Where to break a line that its last character made too long: after a comma
/// where one is near, else neither before a closing bracket nor within a word
/// of Latin letters or digits.
fn break_before_end(line: &[char]) -> usize {
    let last = line.len().saturating_sub(1);
    let near = |at: &usize| at * 2 > line.len() && *at <= last;
    let comma = line.iter().rposition(|c| "、。，）」 　".contains(*c));
    if let Some(at) = comma.map(|at| at + 1).filter(near) {
        return at;
    }
    let may_break = |at: &usize| {
        let (before, after) = (line.get(*at - 1), line.get(*at));
        let within = |c: Option<&char>| c.is_some_and(|c| c.is_ascii_graphic());
        let tied = "、。，．）」』ー％ぁぃぅぇぉっゃゅょァィゥェォッャュョ"
            .contains(*after.unwrap_or(&' '));
        let opens = "（「『".contains(*before.unwrap_or(&' '));
        !(tied || opens || within(before) && within(after))
    };
    let mut breaks = (1..=last).rev().take_while(|at| at * 3 > line.len());
    breaks.find(may_break).unwrap_or(last)
}

#[cfg(test)]
mod tests {
    use super::super::frame::Estimate;
    use super::*;

    #[test]
    fn lines_break_where_a_person_would() {
        let font = Font {
            px: 10.0,
            bold: false,
            role: Role::Ink,
        };
        for (text, width, most, expected) in [
            ("取組の方向", 100.0, 2, "取組の方向"),
            ("取組の方向、主な事業", 80.0, 2, "取組の方向、/主な事業"),
            ("実績（令和6年度）まで", 90.0, 2, "実績（令和6年度）/まで"),
            ("令和6年度（2024）", 81.0, 2, "令和6年度/（2024）"),
            (
                "ライセンスは CC BY 4.0",
                110.0,
                3,
                "ライセンスは CC BY /4.0",
            ),
            ("とても長い名前です", 40.0, 2, "とても長/い名前…"),
            ("あ", 5.0, 2, ""),
            ("", 50.0, 2, ""),
        ] {
            let lines = wrap(&Estimate, text, font, width, most);
            assert_eq!(lines.join("/"), expected, "{text}");
        }
    }
}
