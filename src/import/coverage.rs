//! What became of every character of the source. Nothing may be lost: each
//! character that is not blank is content of the plan, a label of the layout,
//! or stands twice.

use super::lines::{Line, Source};
use super::passage::{Passage, Span, printed};
use crate::plan::Plan;
use serde_json::Value;
use std::collections::BTreeSet;
use std::fmt;

/// What a part of the source is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Use {
    /// It stands in the plan.
    Content,
    /// A heading, a label or a sign whose meaning the plan's structure holds.
    Label,
    /// It repeats a passage that stands elsewhere.
    Repeat,
}

/// The account book: the reader enters what it consumes.
#[derive(Default)]
pub struct Ledger {
    entries: Vec<Entry>,
}

struct Entry {
    kind: Use,
    spans: Vec<Span>,
    text: String,
    /// Of a repetition: the id of the section it repeats.
    of: String,
}

impl Ledger {
    pub fn content(&mut self, passage: &Passage) {
        self.enter(Use::Content, passage, "");
    }

    pub fn label(&mut self, passage: &Passage) {
        self.enter(Use::Label, passage, "");
    }

    pub fn repeat(&mut self, passage: &Passage, of: &str) {
        self.enter(Use::Repeat, passage, of);
    }

    fn enter(&mut self, kind: Use, passage: &Passage, of: &str) {
        self.entries.push(Entry {
            kind,
            spans: passage.spans.clone(),
            text: passage.text(),
            of: of.to_owned(),
        });
    }
}

/// A line, or a part of it, with what is wrong or what became of it.
pub type LineText = (u32, String);

/// The coverage report.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Coverage {
    /// Characters that are not blank, in all and by use.
    pub characters: usize,
    pub content: usize,
    pub labels: usize,
    pub repeated: usize,
    /// Characters that nothing consumed, by line. Must be empty.
    pub unaccounted: Vec<LineText>,
    /// Characters that were consumed twice, by line. Must be empty.
    pub twice: Vec<LineText>,
    /// Content that the plan does not hold as it stands on its lines. Must be
    /// empty.
    pub altered: Vec<LineText>,
    /// Lines that repeat others, and the section whose lines they repeat.
    pub repeats: Vec<LineText>,
}

impl Coverage {
    /// Marks every character and looks every content up in the plan.
    #[must_use]
    pub fn of(source: &Source, ledger: &Ledger, plan: &Plan) -> Self {
        let mut marks: Vec<Vec<Mark>> = source.lines.iter().map(marks).collect();
        let mut coverage = Self::default();
        let strings = strings(plan);
        for entry in &ledger.entries {
            let mut consumed = String::new();
            for span in &entry.spans {
                let line = marks.get_mut((span.line as usize).saturating_sub(1));
                let taken = line.into_iter().flatten();
                for mark in taken.skip(span.column).take(span.text.chars().count()) {
                    consumed.push(mark.character);
                    mark.uses.push(entry.kind);
                }
            }
            let line = entry.spans.first().map_or(0, |span| span.line);
            let held =
                || strings.contains(&entry.text) || strings.iter().any(|s| s.contains(&entry.text));
            match entry.kind {
                Use::Content if printed(&consumed) != printed(&entry.text) || !held() => {
                    coverage.altered.push((line, entry.text.clone()));
                }
                Use::Repeat => coverage.repeats.push((line, entry.of.clone())),
                _ => {}
            }
        }
        coverage.count(&marks);
        coverage
    }

    fn count(&mut self, marks: &[Vec<Mark>]) {
        for (line, marks) in (1..).zip(marks) {
            let (mut unaccounted, mut twice) = (String::new(), String::new());
            for mark in marks.iter().filter(|mark| !mark.character.is_whitespace()) {
                self.characters += 1;
                match mark.uses.as_slice() {
                    [] => unaccounted.push(mark.character),
                    [Use::Content] => self.content += 1,
                    [Use::Label] => self.labels += 1,
                    [Use::Repeat] => self.repeated += 1,
                    _ => twice.push(mark.character),
                }
            }
            if !unaccounted.is_empty() {
                self.unaccounted.push((line, unaccounted));
            }
            if !twice.is_empty() {
                self.twice.push((line, twice));
            }
        }
    }

    /// True where every character is accounted for, once, and unaltered.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        self.unaccounted.is_empty() && self.twice.is_empty() && self.altered.is_empty()
    }
}

struct Mark {
    character: char,
    uses: Vec<Use>,
}

fn marks(line: &Line) -> Vec<Mark> {
    let mark = |character| Mark {
        character,
        uses: Vec::new(),
    };
    line.chars().map(mark).collect()
}

/// All strings of the plan's JSON form.
fn strings(plan: &Plan) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut open = vec![serde_json::to_value(plan).unwrap_or_default()];
    while let Some(value) = open.pop() {
        match value {
            Value::String(text) => {
                found.insert(text);
            }
            Value::Array(items) => open.extend(items),
            Value::Object(fields) => open.extend(fields.into_iter().map(|(_, value)| value)),
            _ => {}
        }
    }
    found
}

impl fmt::Display for Coverage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "原文の文字（空白を除く）　{}", self.characters)?;
        writeln!(f, "　計画の内容　　　　　　　{}", self.content)?;
        writeln!(f, "　見出し・ラベル・記号　　{}", self.labels)?;
        writeln!(f, "　ほかの箇所の繰り返し　　{}", self.repeated)?;
        let left: usize = self
            .unaccounted
            .iter()
            .map(|(_, t)| t.chars().count())
            .sum();
        writeln!(f, "　行き先のない文字　　　　{left}")?;
        for (lines, section) in runs(&self.repeats) {
            writeln!(f, "繰り返し　{lines}　{section}")?;
        }
        for (title, list) in [
            ("行き先なし", &self.unaccounted),
            ("二重", &self.twice),
            ("変化", &self.altered),
        ] {
            for (line, text) in list {
                writeln!(f, "{title}　{line}行目　{text}")?;
            }
        }
        Ok(())
    }
}

/// Neighbouring repeated lines of one section as one range.
fn runs(repeats: &[LineText]) -> Vec<(String, &str)> {
    let mut runs: Vec<(u32, u32, &str)> = Vec::new();
    for (line, section) in repeats {
        match runs.last_mut() {
            Some((_, last, same)) if *same == section.as_str() && *line <= *last + 3 => {
                *last = *line
            }
            _ => runs.push((*line, *line, section)),
        }
    }
    runs.into_iter()
        .map(|(first, last, section)| match last - first {
            0 => (format!("{first}行目"), section),
            _ => (format!("{first}～{last}行目"), section),
        })
        .collect()
}

#[cfg(test)]
mod tests;
