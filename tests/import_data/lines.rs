//! Any one line gone: an error, or a plan that differs in one passage at most.

use super::{counts, import_text, text};
use keikaku::plan::Plan;
use serde_json::Value;

/// All strings of a plan but the places, which move with the lines.
fn strings(plan: &Plan) -> Vec<String> {
    fn collect(value: &Value, found: &mut Vec<String>) {
        match value {
            Value::String(text) => found.push(text.clone()),
            Value::Array(items) => items.iter().for_each(|item| collect(item, found)),
            Value::Object(fields) => {
                let fields = fields.iter().filter(|(key, _)| *key != "from");
                fields.for_each(|(_, value)| collect(value, found));
            }
            _ => {}
        }
    }
    let mut found = Vec::new();
    collect(&serde_json::to_value(plan).unwrap(), &mut found);
    found
}

/// Lines whose loss can change nothing: they repeat others.
const REPEATED: [std::ops::RangeInclusive<usize>; 8] = [
    3..=4,
    39..=39,
    116..=122,
    291..=291,
    464..=481,
    600..=646,
    791..=851,
    0..=0,
];

#[test]
fn one_line_less_is_an_error_or_one_passage_changed() {
    let text = text();
    let lines: Vec<&str> = text.lines().collect();
    let whole = import_text(&text).plan.unwrap();
    let (all, counted) = (strings(&whole), counts(&whole));
    let mut reported = 0;
    let mut silent = Vec::new();
    for (index, line) in lines
        .iter()
        .enumerate()
        .filter(|(_, line)| !line.trim().is_empty())
    {
        let rest = [&lines[..index], &lines[index + 1..]].concat();
        let imported = import_text(&rest.join("\n"));
        let Some(plan) = imported.plan else {
            assert!(!imported.found.is_empty());
            reported += 1;
            continue;
        };
        let number = index + 1;
        assert_eq!(counts(&plan), counted, "without line {number}");
        let left = strings(&plan);
        assert_eq!(left.len(), all.len(), "without line {number}");
        let changed: Vec<_> = left
            .iter()
            .zip(&all)
            .filter(|(new, old)| new != old)
            .collect();
        let repeated = REPEATED.iter().any(|range| range.contains(&number));
        assert_eq!(
            changed.len(),
            usize::from(!repeated),
            "without line {number}: {changed:?}"
        );
        if !repeated {
            silent.push((number, line));
        }
    }
    // What stays unnoticed is the inside of passages of three lines or more.
    assert!(reported > 2 * silent.len(), "{reported} {}", silent.len());
}
