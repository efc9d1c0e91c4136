//! What holds for every input, also broken ones. Periods, quantities and
//! folding have their own beside them, in `src/plan`.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use keikaku::plan::{Place, Severity, Spot, check, load, load_with_gaps};
use proptest::prelude::*;
use serde_json::{Value, json};

const SAMPLE: &str = include_str!("../src/plan/check/sample.json");

fn sample() -> Value {
    serde_json::from_str(SAMPLE).unwrap()
}

/// The pointers of every value below the given one.
fn pointers(value: &Value, at: &str, into: &mut Vec<String>) {
    into.push(at.to_owned());
    match value {
        Value::Object(object) => {
            let each = object.iter();
            each.for_each(|(key, value)| pointers(value, &format!("{at}/{key}"), into));
        }
        Value::Array(items) => {
            let each = items.iter().enumerate();
            each.for_each(|(i, value)| pointers(value, &format!("{at}/{i}"), into));
        }
        _ => {}
    }
}

/// Any place of the sample that is in a list.
fn any_place() -> impl Strategy<Value = String> {
    let mut all = Vec::new();
    pointers(&sample(), "", &mut all);
    all.retain(|at| at.split('/').any(|step| step.parse::<usize>().is_ok()));
    prop::sample::select(all)
}

/// Any object that keeps fields that it does not know: not a value, which is
/// an object with one key.
fn any_object() -> impl Strategy<Value = String> {
    any_place().prop_filter("an object with fields of its own", |at| {
        sample().pointer(at).unwrap().is_object() && !at.ends_with("/value")
    })
}

fn any_json() -> impl Strategy<Value = Value> {
    prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i32>().prop_map(Value::from),
        "\\PC{0,6}".prop_map(Value::from),
        Just(json!([])),
        Just(json!({})),
        Just(json!([1, "FY2020", { "id": "x" }])),
        Just(json!({ "id": "x", "text": "文", "value": { "range": [2, 1] } })),
    ]
}

/// The list items that a place lies in, from the outermost.
fn items_around(at: &str) -> Vec<String> {
    let mut around = Vec::new();
    let mut path = String::new();
    for step in at.split('/').skip(1) {
        path = format!("{path}/{step}");
        if step.parse::<usize>().is_ok() {
            around.push(path.clone());
        }
    }
    around
}

fn remove_item(file: &mut Value, at: &str) {
    let (list, index) = at.rsplit_once('/').unwrap();
    let items = file
        .pointer_mut(list)
        .and_then(Value::as_array_mut)
        .unwrap();
    items.remove(index.parse().unwrap());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, ..ProptestConfig::default() })]

    /// One broken piece costs at most the list item that it lies in, and what
    /// is lost is reported at its place.
    #[test]
    fn a_broken_piece_leaves_its_neighbours(at in any_place(), value in any_json()) {
        let mut file = sample();
        *file.pointer_mut(&at).unwrap() = value.clone();
        let (loaded, left_out) = load_with_gaps(file.to_string().as_bytes());
        let mut written = serde_json::to_value(loaded.plan.unwrap()).unwrap();
        for problem in &loaded.problems {
            let Spot::Pointer(pointer) = &problem.spot else { panic!("{problem}") };
            // The parts of a value are reported with the value.
            let piece = at.split_inclusive("/value").next().unwrap();
            prop_assert!(pointer.starts_with(piece), "{} at {}", problem, at);
            prop_assert_eq!(problem.severity, Severity::Error);
        }
        if loaded.problems.is_empty() {
            let absent = matches!(value, Value::Null | Value::Bool(false)) || value == json!([]);
            let mut kept = written.pointer(&at).cloned().unwrap_or_default();
            let mut value = value.clone();
            normal(&mut kept);
            normal(&mut value);
            let kept = kept == value;
            prop_assert!(absent || kept, "{} at {} is lost in silence", value, at);
        }
        let item = items_around(&at).pop().unwrap();
        if !left_out.contains(&item) {
            remove_item(&mut written, &item);
        }
        let mut neighbours = sample();
        remove_item(&mut neighbours, &item);
        normal(&mut written);
        normal(&mut neighbours);
        prop_assert_eq!(written, neighbours);
    }

    #[test]
    fn unknown_fields_survive(at in any_object(), key in "x-[a-z]{1,4}", value in any_json()) {
        let mut file = sample();
        file.pointer_mut(&at).unwrap()[&key] = value.clone();
        let loaded = load(file.to_string().as_bytes());
        prop_assert_eq!(loaded.problems, []);
        let written = serde_json::to_value(loaded.plan.unwrap()).unwrap();
        prop_assert_eq!(written.pointer(&format!("{at}/{key}")), Some(&value));
    }

    #[test]
    fn nothing_panics(
        at in any_place(), value in any_json(), other in any_place(), another in any_json(),
        bytes in any::<Vec<u8>>(), cut in 0..SAMPLE.trim_end().len(), text in "\\PC{0,12}",
    ) {
        let mut file = sample();
        *file.pointer_mut(&at).unwrap() = value;
        if let Some(place) = file.pointer_mut(&other) {
            *place = another;
        }
        let _ = check::load_and_check(file.to_string().as_bytes());
        let _ = check::load_and_check(&bytes);
        let cut = load(&SAMPLE.as_bytes()[..cut]);
        prop_assert!(cut.plan.is_none() && cut.problems.len() == 1);
        if let Some(place) = Place::parse(&text) {
            let _ = place.line_range();
            prop_assert_eq!(Place::parse(&place.to_string()), Some(place));
        }
    }
}

/// An empty list is written as none, and 80 may be written as 80.0.
fn normal(value: &mut Value) {
    match value {
        Value::Number(number) => *value = Value::from(number.as_f64()),
        Value::Object(object) => {
            object.values_mut().for_each(normal);
            object.retain(|_, value| *value != json!([]));
        }
        Value::Array(items) => items.iter_mut().for_each(normal),
        _ => {}
    }
}
