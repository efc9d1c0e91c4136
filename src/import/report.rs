//! Problems found while importing, each with the file it is in.

use crate::plan::{Problem, Spot};

/// One of the three files that an import reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Input {
    /// The plan's text.
    Text,
    /// The hand-made profile.
    Profile,
    /// The CSV of actuals.
    Actuals,
}

/// A problem and the file it is in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    pub input: Input,
    pub problem: Problem,
}

/// Collects problems.
#[derive(Default)]
pub struct Report {
    pub found: Vec<Found>,
}

impl Report {
    /// An error on a line of the plan's text.
    pub fn text(&mut self, line: u32, what: impl Into<String>, todo: impl Into<String>) {
        self.line(Input::Text, line, what, todo);
    }

    /// An error on a line of one of the files.
    pub fn line(
        &mut self,
        input: Input,
        line: u32,
        what: impl Into<String>,
        todo: impl Into<String>,
    ) {
        let spot = Spot::LineColumn {
            line: line as usize,
            column: 0,
        };
        self.add(input, Problem::error(spot, what, todo));
    }

    /// An error on a file as a whole.
    pub fn file(&mut self, input: Input, what: impl Into<String>, todo: impl Into<String>) {
        self.add(input, Problem::error(Spot::File, what, todo));
    }

    pub fn add(&mut self, input: Input, problem: Problem) {
        self.found.push(Found { input, problem });
    }

    #[must_use]
    pub fn is_clean(&self) -> bool {
        self.found.is_empty()
    }
}
