//! `keikaku schema [-o FILE]`: the JSON Schema of the data format, from the
//! types. `public/plan.schema.json` is its output; a test holds them together.

use super::{Exit, failed, wrong_usage};
use crate::plan::Plan;
use serde_json::Value;
use std::collections::BTreeMap;

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
    let schema = sorted(schemars::schema_for!(Plan).to_value());
    // A schema holds only strings, numbers and lists: it always prints.
    let mut text = serde_json::to_string_pretty(&schema).unwrap_or_default();
    text.push('\n');
    text
}

/// The same with every object's keys in their order, which a build whose JSON
/// maps keep the order of insertion would not give by itself.
fn sorted(value: Value) -> Value {
    match value {
        Value::Array(items) => items.into_iter().map(sorted).collect(),
        Value::Object(object) => {
            let ordered: BTreeMap<_, _> = object
                .into_iter()
                .map(|(key, value)| (key, sorted(value)))
                .collect();
            Value::Object(ordered.into_iter().collect())
        }
        other => other,
    }
}
