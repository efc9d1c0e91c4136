//! `keikaku schema [-o FILE]`: the JSON Schema of the data format, from the
//! types. `public/plan.schema.json` is its output; a test holds them together.

use super::{Exit, failed, wrong_usage};
use crate::plan::Plan;

pub fn run(arguments: &[String]) -> Exit {
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments.as_slice() {
        [] => {
            print!("{}", plan_schema());
            Exit::Done
        }
        ["-o", path] => match std::fs::write(path, plan_schema()) {
            Ok(()) => Exit::Done,
            Err(error) => failed(path, "ファイルを書けません。", &error),
        },
        _ => wrong_usage("schemaの指定が読めません。"),
    }
}

/// The schema as it stands in `public/plan.schema.json`.
#[must_use]
pub fn plan_schema() -> String {
    let schema = schemars::schema_for!(Plan);
    // A schema holds only strings, numbers and lists: it always prints.
    let mut text = serde_json::to_string_pretty(schema.as_value()).unwrap_or_default();
    text.push('\n');
    text
}
