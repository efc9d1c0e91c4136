//! The JSON Schema that is committed is the one that the types give, and it
//! says the same of a file as the reader does.
#![allow(clippy::unwrap_used)]

use serde_json::{Value, json};

const COMMITTED: &str = include_str!("../public/plan.schema.json");
const SAMPLE: &str = include_str!("../src/plan/check/sample.json");

#[test]
fn the_committed_schema_is_current() {
    let hint = "run: cargo run --bin keikaku -- schema -o public/plan.schema.json";
    assert!(COMMITTED == keikaku::cli::plan_schema(), "{hint}");
}

/// What of the sample is changed, and whether it is still valid.
#[test]
fn the_schema_and_the_reader_agree() {
    let schema: Value = serde_json::from_str(COMMITTED).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let check = |pointer: &str, value: Value, valid: bool| {
        let mut file: Value = serde_json::from_str(SAMPLE).unwrap();
        *file.pointer_mut(pointer).unwrap() = value.clone();
        let of_schema = validator.is_valid(&file);
        let of_reader = keikaku::plan::load(file.to_string().as_bytes())
            .problems
            .is_empty();
        assert_eq!((of_schema, of_reader), (valid, valid), "{pointer}: {value}");
    };
    let value = "/sections/0/kpis/0/baseline/value";
    check(value, json!(5), true);
    check(value, json!(-5.5), true);
    check(value, json!("全国平均を上回る"), true);
    check(value, json!({ "range": [9, 12] }), true);
    check(value, json!({ "band": [9, 10] }), true);
    for bound in ["at_least", "at_most", "above", "below", "about"] {
        check(value, json!({ bound: 48 }), true);
    }
    check(value, json!({ "missing": "not_published" }), true);
    check(
        value,
        json!({ "parts": [["小", 80], ["中", { "at_least": 80 }]] }),
        true,
    );
    check(value, json!({ "missing": "lost" }), false);
    check(value, json!({ "range": [9] }), false);
    check(value, json!({ "nearly": 5 }), false);
    check(value, json!({ "at_least": 5, "at_most": 6 }), false);
    check(value, json!(true), false);
    let period = "/sections/0/kpis/0/baseline/period";
    for code in ["FY2025", "FY2021/FY2025", "2020", "2020-03", "2020-03-31"] {
        check(period, json!(code), true);
    }
    for code in ["令和7年度", "2025-4", "FY25", "2021/2025", "2020-03-31-01"] {
        check(period, json!(code), false);
    }
    check("/sections/0/title", json!("財政運営"), true);
    check(
        "/sections/0/title",
        json!({ "text": "財政運営", "from": "#L1-2" }),
        true,
    );
    check("/sections/0/title", json!({ "from": "#L1" }), false);
    check(
        "/sections/0/title",
        json!({ "text": "財政運営", "from": "L1" }),
        false,
    );
    check("/sections/0/kpis/0/desired", json!("decrease"), true);
    check("/sections/0/kpis/0/desired", json!("down"), false);
    check("/sections/0/kpis", json!({}), false);
    check("/sections/0/kpis/0/unit", json!(1), false);
    check(
        "/city",
        json!({ "name": "見本市", "code": "112194", "mayor": "x" }),
        true,
    );
}
