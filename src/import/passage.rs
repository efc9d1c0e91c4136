//! Passages: a text that may run over several lines, and where it stands.

use crate::plan::{Place, Text};

/// A part of one line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span {
    /// From 1.
    pub line: u32,
    /// In characters, from 0.
    pub column: usize,
    pub text: String,
}

impl Span {
    /// Cuts at a byte of the text; what is cut off keeps its place.
    fn split(&self, at: usize) -> Option<(Self, Self)> {
        let (left, right) = self.text.split_at_checked(at)?;
        let cut = |column, text: &str| Self {
            line: self.line,
            column,
            text: text.to_owned(),
        };
        Some((
            cut(self.column, left),
            cut(self.column + left.chars().count(), right),
        ))
    }
}

/// Parts of lines that make one text.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Passage {
    pub spans: Vec<Span>,
}

impl From<Span> for Passage {
    fn from(span: Span) -> Self {
        Self { spans: vec![span] }
    }
}

impl Passage {
    /// The text: the lines joined without inventing or losing a character.
    /// Japanese is wrapped anywhere, so nothing comes between the lines; only
    /// between two Latin letters a space does, since words of theirs are
    /// wrapped at spaces. Spaces inside a line stay as printed.
    #[must_use]
    pub fn text(&self) -> String {
        let mut text = String::new();
        for span in &self.spans {
            if needs_space(&text, &span.text) {
                text.push(' ');
            }
            text.push_str(&span.text);
        }
        text
    }

    #[must_use]
    pub fn first_line(&self) -> u32 {
        self.spans.first().map_or(1, |span| span.line)
    }

    #[must_use]
    pub fn last_line(&self) -> u32 {
        self.spans.last().map_or(1, |span| span.line)
    }

    #[must_use]
    pub fn place(&self) -> Place {
        Place::lines(self.first_line(), self.last_line())
    }

    #[must_use]
    pub fn to_text(&self) -> Text {
        Text::new(self.text(), self.place())
    }

    /// Cuts at a byte of [`Passage::text`].
    #[must_use]
    pub fn split_at(&self, at: usize) -> (Self, Self) {
        let (mut left, mut right, mut text) = (Self::default(), Self::default(), String::new());
        for span in &self.spans {
            if needs_space(&text, &span.text) {
                text.push(' ');
            }
            let start = text.len();
            text.push_str(&span.text);
            if text.len() <= at {
                left.spans.push(span.clone());
            } else if at <= start {
                right.spans.push(span.clone());
            } else if let Some((before, after)) = span.split(at - start) {
                left.spans.push(before);
                right.spans.push(after);
            }
        }
        (left.trimmed(), right.trimmed())
    }

    /// Cuts a prefix and a suffix of the text off, given in bytes.
    #[must_use]
    pub fn between(&self, start: usize, end: usize) -> Self {
        self.split_at(end).0.split_at(start).1
    }

    /// Takes a prefix off that must be there: the prefix and the rest.
    #[must_use]
    pub fn strip_prefix(&self, prefix: &str) -> Option<(Self, Self)> {
        self.text()
            .starts_with(prefix)
            .then(|| self.split_at(prefix.len()))
    }

    /// Takes a suffix off that must be there: the rest and the suffix.
    #[must_use]
    pub fn strip_suffix(&self, suffix: &str) -> Option<(Self, Self)> {
        let text = self.text();
        let at = text.strip_suffix(suffix)?.len();
        Some(self.split_at(at))
    }

    /// Cuts at every one of the separators: the pieces and the separators.
    #[must_use]
    pub fn split(&self, separators: &[char]) -> (Vec<Self>, Vec<Self>) {
        let (mut pieces, mut cuts, mut rest) = (Vec::new(), Vec::new(), self.clone());
        loop {
            let text = rest.text();
            let Some((at, separator)) = text.char_indices().find(|(_, c)| separators.contains(c))
            else {
                pieces.push(rest);
                return (pieces, cuts);
            };
            let (piece, tail) = rest.split_at(at);
            let (cut, tail) = tail.split_at(separator.len_utf8());
            pieces.push(piece);
            cuts.push(cut);
            rest = tail;
        }
    }

    /// Without the blanks at both ends, which a cut may have left.
    fn trimmed(mut self) -> Self {
        while let Some(first) = self.spans.first_mut() {
            let blank = first.text.len() - first.text.trim_start().len();
            if let Some((_, rest)) = first.split(blank) {
                *first = rest;
            }
            if !first.text.is_empty() {
                break;
            }
            self.spans.remove(0);
        }
        while let Some(last) = self.spans.last_mut() {
            last.text.truncate(last.text.trim_end().len());
            if !last.text.is_empty() {
                break;
            }
            self.spans.pop();
        }
        self
    }
}

fn needs_space(left: &str, right: &str) -> bool {
    left.ends_with(|c: char| c.is_ascii_alphabetic())
        && right.starts_with(|c: char| c.is_ascii_alphabetic())
}

/// All that is not blank, one character after the other.
#[must_use]
pub fn printed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}
