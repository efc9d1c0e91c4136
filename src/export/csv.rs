//! A table as CSV (RFC 4180): CRLF, quotes where they are needed, and a byte
//! order mark, without which Excel takes UTF-8 for Shift_JIS.
//!
//! A spreadsheet runs a cell that begins with `=`, `+`, `-`, `@` (also in full
//! width), a tab or a line break as a formula. The rule: a text that would
//! begin so gets an apostrophe in front; so does a text that begins so after
//! apostrophes of its own, so that [`unguarded`] gives every text back. A sign
//! alone is no formula and stays. Numbers are written as numbers, −9.9 as
//! `-9.9`, and never guarded.

const BYTE_ORDER_MARK: char = '\u{feff}';

/// A table that is being written, cell by cell.
pub struct Csv {
    text: String,
    /// Nothing stands in the row yet.
    row_is_new: bool,
}

impl Csv {
    /// An empty table.
    #[must_use]
    pub fn new() -> Self {
        Self {
            text: String::from(BYTE_ORDER_MARK),
            row_is_new: true,
        }
    }

    /// A cell of text, guarded.
    pub fn text(&mut self, text: &str) {
        self.next();
        let guard = is_formula(text);
        let quote = text.contains([',', ';', '"', '\t', '\r', '\n'])
            || text.starts_with(' ')
            || text.ends_with(' ');
        if quote {
            self.text.push('"');
        }
        if guard {
            self.text.push('\'');
        }
        for character in text.chars() {
            if character == '"' {
                self.text.push('"');
            }
            self.text.push(character);
        }
        if quote {
            self.text.push('"');
        }
    }

    /// A cell of text, or an empty one.
    pub fn maybe(&mut self, text: Option<&str>) {
        self.text(text.unwrap_or_default());
    }

    /// A cell with a number; empty for none.
    pub fn number(&mut self, number: Option<f64>) {
        self.next();
        if let Some(number) = number.filter(|number| number.is_finite()) {
            self.text.push_str(&number.to_string());
        }
    }

    /// A cell that says はい, or an empty one.
    pub fn flag(&mut self, yes: bool) {
        self.text(if yes { "はい" } else { "" });
    }

    /// Several cells of text.
    pub fn texts(&mut self, texts: &[&str]) {
        for text in texts {
            self.text(text);
        }
    }

    /// Several empty cells.
    pub fn empty(&mut self, count: usize) {
        for _ in 0..count {
            self.text("");
        }
    }

    pub fn end_row(&mut self) {
        self.text.push_str("\r\n");
        self.row_is_new = true;
    }

    #[must_use]
    pub fn finish(self) -> String {
        self.text
    }

    fn next(&mut self) {
        if !self.row_is_new {
            self.text.push(',');
        }
        self.row_is_new = false;
    }
}

impl Default for Csv {
    fn default() -> Self {
        Self::new()
    }
}

/// The text that a cell was made of.
#[must_use]
pub fn unguarded(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(text) if is_formula(text) => text,
        _ => cell,
    }
}

/// The rows of a table below its header. Line breaks within a cell make none.
#[must_use]
pub fn row_count(csv: &str) -> usize {
    let (mut quoted, mut rows) = (false, 0usize);
    for byte in csv.bytes() {
        match byte {
            b'"' => quoted = !quoted,
            b'\n' if !quoted => rows += 1,
            _ => {}
        }
    }
    rows.saturating_sub(1)
}

fn is_formula(text: &str) -> bool {
    let mut rest = text.trim_start_matches('\'').chars();
    let starts = matches!(
        rest.next(),
        Some('=' | '+' | '-' | '@' | '\t' | '\r' | '\n' | '＝' | '＋' | '－' | '＠')
    );
    starts && rest.next().is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cell(text: &str) -> String {
        let mut csv = Csv::new();
        csv.text(text);
        csv.finish().trim_start_matches(BYTE_ORDER_MARK).to_owned()
    }

    #[test]
    fn texts() {
        for (text, expected) in [
            ("", ""),
            ("実質公債費比率", "実質公債費比率"),
            ("a,b", "\"a,b\""),
            ("「\"」", "\"「\"\"」\""),
            ("一\n二", "\"一\n二\""),
            (" 前後 ", "\" 前後 \""),
            ("=1+1", "'=1+1"),
            ("=\"a\"", "\"'=\"\"a\"\"\""),
            ("+81", "'+81"),
            ("-9.9％", "'-9.9％"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("\t=1", "\"'\t=1\""),
            ("＝１", "'＝１"),
            ("'=1", "''=1"),
            ("'引用'", "'引用'"),
            ("-", "-"),
            ("－", "－"),
            ("−9.9％", "−9.9％"),
            ("▲9.9％", "▲9.9％"),
            ("a=1", "a=1"),
        ] {
            assert_eq!(cell(text), expected, "{text:?}");
        }
    }

    #[test]
    fn numbers_stay_numbers() {
        let mut csv = Csv::new();
        for number in [
            Some(-9.9),
            Some(13865.0),
            Some(0.1),
            Some(1e15),
            None,
            Some(f64::NAN),
        ] {
            csv.number(number);
        }
        csv.end_row();
        csv.flag(true);
        csv.empty(2);
        csv.maybe(Some("a"));
        csv.maybe(None);
        csv.end_row();
        assert_eq!(
            csv.finish(),
            "\u{feff}-9.9,13865,0.1,1000000000000000,,\r\nはい,,,a,\r\n"
        );
    }

    #[test]
    fn rows_are_counted_below_the_header() {
        let mut csv = Csv::new();
        assert_eq!(row_count(""), 0);
        for (text, expected) in [("種類", 0), ("一\r\n二 \"三\"\n", 1), ("=1", 2)] {
            csv.text(text);
            csv.end_row();
            assert_eq!(row_count(&csv.text), expected, "{text:?}");
        }
    }

    #[test]
    fn a_guard_can_be_taken_away() {
        for text in ["", "'", "''", "=1", "'=1", "''=1", "-", "'-", "'a", "-a"] {
            assert_eq!(unguarded(&cell(text)), text, "{text:?}");
        }
    }
}
