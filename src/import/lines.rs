//! The source text as lines. The extraction from the PDF left two marks of
//! the layout, and both are read here:
//!
//! - a space at the *start* of a line is a bullet (or an indent): something
//!   new begins;
//! - a space at the *end* of a line ends a paragraph; a line without one was
//!   wrapped, and the next line that is not blank continues it.

use super::passage::Span;

/// One line of the source, numbered from 1.
pub struct Line {
    pub number: u32,
    raw: String,
}

impl Line {
    /// What is printed, without the layout at both ends.
    pub fn text(&self) -> &str {
        self.raw.trim()
    }

    pub fn is_blank(&self) -> bool {
        self.text().is_empty()
    }

    pub fn is_bullet(&self) -> bool {
        !self.is_blank() && self.raw.starts_with(char::is_whitespace)
    }

    /// True where the text goes on in the next line.
    pub fn is_wrapped(&self) -> bool {
        !self.is_blank() && !self.raw.ends_with(char::is_whitespace)
    }

    /// All that is printed on the line.
    pub fn span(&self) -> Span {
        let indent = self.raw.chars().take_while(|c| c.is_whitespace()).count();
        Span {
            line: self.number,
            column: indent,
            text: self.text().to_owned(),
        }
    }

    /// The characters, with the layout.
    pub fn chars(&self) -> impl Iterator<Item = char> + '_ {
        self.raw.chars()
    }
}

/// The lines of a source text.
pub struct Source {
    pub lines: Vec<Line>,
}

impl Source {
    #[must_use]
    pub fn new(text: &str) -> Self {
        let line = |(index, raw): (usize, &str)| Line {
            number: u32::try_from(index + 1).unwrap_or(u32::MAX),
            raw: raw.to_owned(),
        };
        Self {
            lines: text.lines().enumerate().map(line).collect(),
        }
    }

    /// The number of the last line that is not blank.
    #[must_use]
    pub fn last_line(&self) -> u32 {
        let last = self.lines.iter().rev().find(|line| !line.is_blank());
        last.map_or(1, |line| line.number)
    }

    /// False where an editor or a tool has stripped the spaces at line ends,
    /// and with them the ends of all paragraphs.
    #[must_use]
    pub fn has_paragraph_ends(&self) -> bool {
        let printed = |line: &&Line| !line.is_blank();
        self.lines
            .iter()
            .filter(printed)
            .any(|line| !line.is_wrapped())
    }
}
