//! From bytes to a plan. Loading never fails whole: it gives what could be
//! read and a list of problems.

use super::json::{FromJson, Reader};
use super::model::{FORMAT, Plan};
use super::problem::{Problem, Spot};
use serde_json::Value;

/// The largest file that is read, in bytes. The largest real plan known has a
/// thousand measures and some 5 MB; this leaves room and keeps a phone alive.
pub const MAX_BYTES: usize = 64 * 1024 * 1024;

/// What loading gave.
#[derive(Clone, Debug, PartialEq)]
pub struct Loaded {
    /// The plan, as far as it could be read; `None` when nothing could.
    pub plan: Option<Plan>,
    /// What was wrong, in the order of the file.
    pub problems: Vec<Problem>,
}

/// Reads a plan file (UTF-8, with or without a byte order mark).
#[must_use]
pub fn load(bytes: &[u8]) -> Loaded {
    load_with_gaps(bytes).0
}

/// Reads a plan file in another language. What is wrong with it, [`load`] says.
#[must_use]
pub fn load_translated(bytes: &[u8], translated: &dyn Fn(&str) -> Option<String>) -> Option<Plan> {
    if bytes.len() > MAX_BYTES {
        return None;
    }
    let mut value: Value = serde_json::from_slice(unmarked(bytes)).ok()?;
    super::overlay::translate(&mut value, translated);
    Plan::from_json(value, &mut Reader::default())
}

/// Reads a plan file, and gives the JSON pointers of the list items that were
/// left out: the indexes of the plan behind them are lower than the file's.
#[must_use]
pub fn load_with_gaps(bytes: &[u8]) -> (Loaded, Vec<String>) {
    let nothing = |problem| {
        let loaded = Loaded {
            plan: None,
            problems: vec![problem],
        };
        (loaded, Vec::new())
    };
    if bytes.len() > MAX_BYTES {
        let what = format!("ファイルが大きすぎます（{}MB）。", bytes.len() / 1_000_000);
        return nothing(Problem::error(
            Spot::File,
            what,
            "64MBより小さくしてください。",
        ));
    }
    let bytes = unmarked(bytes);
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return nothing(Problem::error(
            Spot::File,
            "ファイルが空です。",
            "計画のデータが正しく置かれているか確かめてください。",
        ));
    }
    let value: Value = match serde_json::from_slice(bytes) {
        Ok(value) => value,
        Err(error) => {
            let spot = Spot::LineColumn {
                line: error.line(),
                column: error.column(),
            };
            let what = if error.is_eof() {
                "JSONが途中で終わっています。".to_owned()
            } else {
                "JSONとして読めません。".to_owned()
            };
            return nothing(Problem::error(
                spot,
                what,
                "その行の前後の括弧、引用符、コンマを確かめてください。",
            ));
        }
    };
    read(value)
}

/// Without the byte order mark.
fn unmarked(bytes: &[u8]) -> &[u8] {
    bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes)
}

fn read(value: Value) -> (Loaded, Vec<String>) {
    let mut reader = Reader::default();
    if let Some(format) = value.get("format").and_then(Value::as_str)
        && format != FORMAT
    {
        reader.problems.push(Problem::error(
            Spot::Pointer("/format".to_owned()),
            format!("データの形式「{format}」には対応していません。"),
            format!(
                "この版が読めるのは「{FORMAT}」です。形式を変換するか、新しい版をお使いください。"
            ),
        ));
    }
    let plan = Plan::from_json(value, &mut reader);
    let loaded = Loaded {
        plan,
        problems: reader.problems,
    };
    (loaded, reader.left_out)
}
