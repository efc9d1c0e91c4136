//! Printed values and periods, as the importer wants them.

use crate::plan::Quantity;
use crate::plan::period::{self, ParsedPeriod};
use crate::plan::quantity;

/// Reads a printed period; the error is a sentence in Japanese.
pub fn period(text: &str) -> Result<ParsedPeriod, String> {
    period::parse(text).map_err(|error| format!("時期「{text}」が読めません（{error}）。"))
}

/// Reads a printed value with its unit, ％ always in full width; the error is
/// a sentence in Japanese. A value without any digit is a text and no error.
pub fn quantity(text: &str) -> Result<(Quantity, String), String> {
    let parsed = quantity::parse(text);
    if parsed.certain {
        Ok((parsed.value, unit(&parsed.unit)))
    } else {
        Err(format!("値「{text}」が読めません。"))
    }
}

/// A unit in its one form: `%` and `％` are the same.
#[must_use]
pub fn unit(printed: &str) -> String {
    printed.trim().replace('%', "％")
}
