//! What is wrong with a plan file, where, and what to do about it. The words
//! are Japanese: the people of the city read them.

/// How much a problem matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The plan can be shown in full; something looks wrong in it.
    Warning,
    /// A part of the plan could not be taken, or contradicts itself.
    Error,
}

/// Where in the file the problem is.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Spot {
    /// A JSON pointer (RFC 6901), `/sections/0/kpis/1/targets/0`.
    Pointer(String),
    /// Line and column, from 1, of a text that is not JSON at all; or of a
    /// source text in the importer (column 0: the whole line).
    LineColumn { line: usize, column: usize },
    /// The whole file.
    File,
}

/// One problem: severity, place, what it is, what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    pub severity: Severity,
    pub spot: Spot,
    /// What is wrong, in Japanese, one sentence.
    pub what: String,
    /// What to do, in Japanese, one sentence.
    pub todo: String,
}

/// The longest sentence about a problem, in characters: it quotes the file, where
/// anything may stand.
const MAX_CHARS: usize = 300;

impl Problem {
    pub fn error(spot: Spot, what: impl Into<String>, todo: impl Into<String>) -> Self {
        Self::new(Severity::Error, spot, what.into(), todo.into())
    }

    pub fn warning(spot: Spot, what: impl Into<String>, todo: impl Into<String>) -> Self {
        Self::new(Severity::Warning, spot, what.into(), todo.into())
    }

    #[inline(never)]
    fn new(severity: Severity, spot: Spot, mut what: String, todo: String) -> Self {
        if let Some((end, _)) = what.char_indices().nth(MAX_CHARS) {
            what.truncate(end);
            what.push('…');
        }
        Self {
            severity,
            spot,
            what,
            todo,
        }
    }
}

impl std::fmt::Display for Severity {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Warning => "注意",
            Self::Error => "エラー",
        })
    }
}

impl std::fmt::Display for Spot {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Pointer(pointer) if pointer.is_empty() => f.write_str("全体"),
            Self::Pointer(pointer) => f.write_str(pointer),
            Self::LineColumn { line, column: 0 } => write!(f, "{line}行目"),
            Self::LineColumn { line, column } => write!(f, "{line}行目 {column}文字目"),
            Self::File => f.write_str("ファイル全体"),
        }
    }
}

impl std::fmt::Display for Problem {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            f,
            "{}：{}：{} → {}",
            self.spot, self.severity, self.what, self.todo
        )
    }
}
