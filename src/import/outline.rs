//! Cuts the source into the first page, themes' pages and measures' tables,
//! by headings alone. Where a heading is missing, what follows gives it away;
//! that is reported, and the cut is made all the same, so that one loss is one
//! error.

use super::Reading;
use super::headings::{self, DESIRED_STATE, Heading};
use super::lines::Line;

/// What a part of the source is.
pub enum Part {
    First,
    Theme(Option<Heading>),
    Measure(Option<Heading>),
}

/// A part and its lines, the heading included.
pub struct Piece<'a> {
    pub part: Part,
    pub lines: &'a [Line],
}

impl Piece<'_> {
    pub fn first_line(&self) -> u32 {
        self.lines.first().map_or(1, |line| line.number)
    }

    /// The lines after the heading.
    pub fn body(&self) -> &[Line] {
        let headed = matches!(&self.part, Part::Theme(Some(_)) | Part::Measure(Some(_)));
        self.lines.get(usize::from(headed)..).unwrap_or_default()
    }
}

/// Cuts the lines.
pub fn pieces<'a>(lines: &'a [Line], reading: &mut Reading) -> Vec<Piece<'a>> {
    let mut starts: Vec<(usize, Part)> = vec![(0, Part::First)];
    let mut has_columns = false;
    let mut has_state = true;
    for (index, line) in lines.iter().enumerate() {
        let in_measure = matches!(starts.last(), Some((_, Part::Measure(_))));
        if let Some(heading) = headings::theme(line) {
            starts.push((index, Part::Theme(Some(heading))));
            has_state = false;
        } else if let Some(heading) = headings::measure(line) {
            starts.push((index, Part::Measure(Some(heading))));
            has_columns = false;
        } else if line.text().starts_with(DESIRED_STATE) {
            if has_state || in_measure {
                missing(line, "テーマ", reading);
                starts.push((index, Part::Theme(None)));
            }
            has_state = true;
        } else if headings::columns(line).is_some() {
            if has_columns || !in_measure {
                missing(line, "施策", reading);
                starts.push((index, Part::Measure(None)));
            }
            has_columns = true;
        }
    }
    let ends: Vec<usize> = starts.iter().skip(1).map(|(at, _)| *at).collect();
    let ends = ends.into_iter().chain([lines.len()]);
    let piece = |((start, part), end)| Piece {
        part,
        lines: lines.get(start..end).unwrap_or_default(),
    };
    starts.into_iter().zip(ends).map(piece).collect()
}

fn missing(line: &Line, word: &str, reading: &mut Reading) {
    reading.report.text(
        line.number,
        format!("この行の前に「{word}１ …」のような見出しがありません。"),
        format!("原文から{word}の見出しの行が抜けていないか確かめてください。"),
    );
}
