//! What is said of a criterion.

/// What became of a criterion.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Result {
    Passes,
    Fails,
    /// There is nothing on the pages that it is about.
    Absent,
}

/// A row of the table.
pub struct Criterion {
    pub id: &'static str,
    pub title: &'static str,
    pub level: &'static str,
    pub result: Result,
    /// The automatic tests by file and function, in `tests` or `tests/e2e`.
    pub tests: &'static [&'static str],
    /// What was done by hand, step by step; empty where nothing was.
    pub by_hand: &'static str,
    pub note: &'static str,
}

impl Criterion {
    pub const fn absent(
        id: &'static str,
        title: &'static str,
        level: &'static str,
        by_hand: &'static str,
    ) -> Self {
        Self {
            id,
            title,
            level,
            result: Result::Absent,
            tests: &[],
            by_hand,
            note: "",
        }
    }
}

impl Result {
    /// Whether the criterion applies, and what became of it.
    pub fn words(self) -> [&'static str; 2] {
        match self {
            Self::Passes => ["適用", "適合"],
            Self::Fails => ["適用", "不適合"],
            Self::Absent => ["該当なし", "対象なし"],
        }
    }
}
