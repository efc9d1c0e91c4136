//! The plan as a JSON file that people can compare line by line: every object
//! in an array has its own line, all else stays on one.

use crate::plan::Plan;
use serde::Serialize;
use serde_json::ser::Formatter;
use std::io::{self, Write};

/// The file's text, with a line break at its end.
///
/// # Errors
/// Where a value cannot be written as JSON (the model has none such).
pub fn print(plan: &Plan) -> serde_json::Result<String> {
    let mut bytes = Vec::new();
    let mut serializer =
        serde_json::Serializer::with_formatter(&mut bytes, OneLineARecord::default());
    plan.serialize(&mut serializer)?;
    bytes.push(b'\n');
    String::from_utf8(bytes).map_err(serde::ser::Error::custom)
}

#[derive(Default)]
struct OneLineARecord {
    /// For each open array: whether it holds objects.
    arrays: Vec<bool>,
    /// An item of an array is about to be written.
    item: bool,
}

impl OneLineARecord {
    fn line<W: ?Sized + Write>(&self, writer: &mut W) -> io::Result<()> {
        writer.write_all(b"\n")?;
        (0..self.arrays.len()).try_for_each(|_| writer.write_all(b" "))
    }
}

impl Formatter for OneLineARecord {
    fn begin_array<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.item = false;
        self.arrays.push(false);
        writer.write_all(b"[")
    }

    fn begin_array_value<W: ?Sized + Write>(
        &mut self,
        writer: &mut W,
        first: bool,
    ) -> io::Result<()> {
        self.item = true;
        if first {
            Ok(())
        } else {
            writer.write_all(b",")
        }
    }

    fn end_array_value<W: ?Sized + Write>(&mut self, _: &mut W) -> io::Result<()> {
        self.item = false;
        Ok(())
    }

    fn end_array<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        let records = self.arrays.pop().unwrap_or(false);
        if records {
            self.line(writer)?;
        }
        writer.write_all(b"]")
    }

    /// Whole numbers without a decimal point.
    fn write_f64<W: ?Sized + Write>(&mut self, writer: &mut W, value: f64) -> io::Result<()> {
        write!(writer, "{value}")
    }

    fn begin_object<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        if std::mem::take(&mut self.item) {
            self.line(writer)?;
            if let Some(records) = self.arrays.last_mut() {
                *records = true;
            }
        }
        writer.write_all(b"{")
    }
}
