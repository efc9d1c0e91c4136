#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]
use super::values::{Agreement, agreement};
use super::*;
use crate::plan::Severity::{self, Error, Warning};
use crate::plan::quantity::parse;
use crate::plan::{Quantity, load};
use serde_json::{Value, json};

const SAMPLE: &str = include_str!("sample.json");

fn problems(file: &Value) -> Vec<Problem> {
    load_and_check(file.to_string().as_bytes()).problems
}

/// Sets one field of the sound sample, and expects one problem there: its
/// severity, its pointer, and a part of what it says.
fn check_change(pointer: &str, value: Value, severity: Severity, at: &str, what: &str) {
    let mut file: Value = serde_json::from_str(SAMPLE).unwrap();
    let (parent, key) = pointer.rsplit_once('/').unwrap();
    let parent = file.pointer_mut(parent).expect("the sample has the place");
    match parent {
        Value::Array(items) => {
            let index: usize = key.parse().unwrap();
            if index < items.len() {
                items[index] = value;
            } else {
                items.push(value);
            }
        }
        Value::Object(object) => {
            object.insert(key.to_owned(), value);
        }
        _ => panic!("{pointer} is no field"),
    }
    let found = problems(&file);
    let [only] = found.as_slice() else {
        panic!("{pointer}: {found:#?}");
    };
    assert_eq!(only.severity, severity, "{only}");
    assert_eq!(only.spot, Spot::Pointer(at.to_owned()), "{only}");
    assert!(only.what.contains(what), "{only}");
    assert!(!only.todo.is_empty());
}

#[test]
fn what_turns_text_around_is_a_warning_at_its_place() {
    for at in ["/title", "/sources/0/title", "/sections/0/unknown"] {
        let what = "U+202E";
        check_change(at, json!("計画\u{202e}画計"), Warning, at, what);
    }
}

#[test]
fn texts_of_a_source_lie_beside_the_page() {
    for file in [
        "data:text/plain,a",
        "//a/b",
        "/etc/x",
        "../x",
        "javascript:1",
        "a\\b",
        "",
    ] {
        let at = "/sources/0/file";
        check_change(at, json!(file), Error, at, "フォルダーの中にありません");
    }
}

#[test]
fn the_sample_is_sound() {
    assert_eq!(load_and_check(SAMPLE.as_bytes()).problems, []);
}

#[test]
fn a_product_may_be_rounded_to_a_power_of_ten() {
    for (rounding, target, told) in [
        (json!(null), 679, false),
        (json!(null), 680, false),
        (json!(null), 681, true),
        (json!(null), 700, true),
        (json!(10), 685, false),
        (json!(1), 685, true),
        (json!(1), 680, false),
        (json!(0.1), 680, true),
    ] {
        let mut file: Value = serde_json::from_str(SAMPLE).unwrap();
        let kpi = file.pointer_mut(APPLICATIONS).unwrap();
        kpi["formula"]["rounding"] = rounding.clone();
        kpi["targets"] = json!([{ "period": "FY2025", "value": target }]);
        let told_there = problems(&file)
            .iter()
            .any(|p| p.what.contains("計算式の積"));
        assert_eq!(told_there, told, "{rounding} {target}");
    }
}

const APPLICATIONS: &str = "/sections/0/kpis/0";
const RATE: &str = "/sections/0/kpis/1";
const ROW: &str = "/sections/0/sections/0/rows/0";

#[test]
fn finds_what_is_wrong_where_it_stands() {
    let check = |at: &str, value: Value, severity, what: &str| {
        check_change(at, value, severity, at, what);
    };
    check("/sections", json!([]), Error, "本文");
    check("/sections/0/title", json!(" "), Warning, "空");
    check("/sections/0/context/1", json!(""), Warning, "空");
    check("/departments/0/name", json!(""), Warning, "空");
    check("/departments/1/from", json!("nowhere#L1"), Error, "nowhere");
    check("/departments/1/from", json!("#L3-2"), Error, "行の範囲");
    check("/judgement", json!({ "on_track": 0.5 }), Error, "境目");
    check("/sections/0/level", json!("chapter"), Error, "chapter");
    check("/sections/0/id", json!("Theme_1"), Warning, "半角");
    check("/sections/0/id", json!(""), Error, "空");
    check(
        "/sections/0/sections/0/id",
        json!("theme-1"),
        Error,
        "/sections/0/id",
    );
    check(
        "/sections/0/figures/1/id",
        json!("table"),
        Error,
        "/figures/0/id",
    );
    let in_row = |at: &str, value: Value, severity, what: &str| {
        check(&format!("{ROW}{at}"), value, severity, what);
    };
    in_row("/directions/0/departments/1", json!("gone"), Error, "gone");
    in_row("/directions/0/departments/2", json!("all"), Warning, "2回");
    in_row("/issues/0/text", json!(""), Warning, "空");
    in_row("/projects/0/from", json!("plan#L0"), Error, "行の範囲");
}

#[test]
fn finds_values_that_contradict_their_text() {
    let check = |field: &str, value: &str, severity, what: &str| {
        let at = format!("{APPLICATIONS}/baseline/{field}");
        check_change(&at, json!(value), severity, &at, what);
    };
    check("period_text", "平成30年度", Error, "FY2018");
    check("period_text", "平成31（2020）年度", Error, "食い違");
    check("period_text", "昭和99年度", Error, "元号");
    check("period_text", "31年度", Warning, "元号も西暦もない");
    check("period_text", "計画策定時", Warning, "読めません");
    check("period_text", "H31平均", Warning, "平均");
    check("period_text", "H31見込み", Warning, "見込み");
    check("text", "6件", Error, "「6件」と値 5件");
    check("text", "5人", Error, "5人");
    check("text", "約5件", Warning, "約5件");
    check("text", "5件（3人）", Warning, "確かめられません");
    check("text", "未公表", Error, "未公表");
    check("text", "5件（平成30年度）", Error, "FY2018");
    let target = "/sections/0/kpis/2/targets/0";
    let (value, text) = (format!("{target}/value"), format!("{target}/text"));
    check_change(&value, json!("百二十"), Warning, &text, "文字列");
    check_change(&text, json!("121億円"), Error, &text, "121億円");
}

#[test]
fn finds_contradictions_within_a_kpi() {
    let check = |change: &str, value: Value, severity, at: &str, what: &str| {
        let at = format!("{APPLICATIONS}{at}");
        check_change(
            &format!("{APPLICATIONS}{change}"),
            value,
            severity,
            &at,
            what,
        );
    };
    let check_there = |at: &str, value: Value, severity, what: &str| {
        check(at, value, severity, at, what);
    };
    check_there("/targets/0/period", json!("FY2018"), Error, "より前");
    check(
        "/targets/0/period",
        json!("FY2025"),
        Error,
        "/targets/1/period",
        "2つ",
    );
    check(
        "/targets/0/period",
        json!("FY2026"),
        Warning,
        "/targets/1/period",
        "後にあります",
    );
    check_there("/targets/0/unit", json!("人"), Warning, "単位");
    check_there("/targets/0/value", json!(3), Warning, "逆");
    check_there("/targets/0/value", json!(6000), Warning, "1000倍");
    check_there("/actuals/0/value", json!(-1), Warning, "負");
    check_there("/actuals/0/value", json!(1e18), Error, "大きさ");
    check(
        "/actuals/0/period",
        json!("FY2022"),
        Warning,
        "/actuals/1/period",
        "後にあります",
    );
    check_there("/actuals/1/period", json!("FY2027"), Error, "更新日");
    check_there("/actuals/1/from", json!("gone#p.1"), Error, "gone");
    check_there("/assessments/0/from", json!("gone#p.1"), Error, "gone");
    check_there("/departments/0", json!("gone"), Error, "gone");
    check(
        "/formula/factors/3/value",
        json!(9),
        Warning,
        "/formula",
        "764.16",
    );
    check_there("/formula/rounding", json!(0), Error, "正の数");
    check_there("/formula/factors/1/text", json!("90％"), Error, "90％");
    let keep = "/sections/0/kpis/2";
    let targets = format!("{keep}/targets");
    check_change(&targets, json!([]), Warning, &targets, "目標値がありません");
    let other = json!([{ "period": "FY2025", "value": 130 }]);
    check_change(
        &targets,
        other,
        Warning,
        &format!("{targets}/0/value"),
        "維持",
    );
    let last = json!("debt");
    check_change(
        &format!("{RATE}/id"),
        last,
        Error,
        &format!("{keep}/id"),
        &format!("{RATE}/id"),
    );
}

#[test]
fn finds_contradictions_with_a_table() {
    let at = |field: &str| format!("{RATE}/{field}");
    let numerator = at("derivation/numerator");
    check_change(&numerator, json!("gone"), Error, &numerator, "gone");
    let target = at("targets/0");
    let large = json!({ "period": "FY2025", "value": { "at_least": 628.7 } });
    check_change(
        &target,
        large,
        Warning,
        &format!("{target}/value"),
        "628.7％",
    );
    let (applied, offered) = (
        "/sections/0/figures/0/series/0",
        "/sections/0/figures/0/series/1",
    );
    let later = format!("{offered}/values/1/period");
    check_change(
        &later,
        json!("FY2020"),
        Warning,
        &at("derivation"),
        "値のない年",
    );
    let more = format!("{applied}/values/0/value");
    check_change(&more, json!(11), Warning, &at("derivation"), "83.33");
}

#[test]
fn a_range_goes_up() {
    let mut plan = load(SAMPLE.as_bytes()).plan.unwrap();
    plan.sections[0].kpis[0].actuals[0].value = Quantity::Range(9.0, 2.0);
    let found = check(&plan);
    assert_eq!(found.len(), 1, "{found:?}");
    let at = format!("{APPLICATIONS}/actuals/0/value");
    assert_eq!(found[0].spot, Spot::Pointer(at));
}

#[test]
fn compares_values_in_their_units() {
    use Agreement::{Different, OtherKind, Same};
    let check = |given: (f64, &str), text: &str, expected: Agreement| {
        let printed = parse(text);
        let given = (&Quantity::Number(given.0), given.1);
        let printed = (&printed.value, printed.unit.as_str());
        assert_eq!(agreement(given, printed), expected, "{text}");
    };
    check((120.0, "億円"), "120億円", Same);
    check((120.0, "億円"), "12,000百万円", Same);
    check((12000.0, "億円"), "1兆2,000億円", Same);
    check((1.2e12, "円"), "1兆2,000億円", Same);
    check((48.0, "％"), "48%", Same);
    check((3.36, "km"), "3.36㎞", Same);
    check((28.0, "件"), "28", Same);
    check((28.0, "億円"), "28", Same);
    check((48.0, "％"), "48％以上", OtherKind);
    check((48.0, "％"), "47％以上", Different);
    check((48.0, "％"), "48点", Different);
    check((120.0, "億円"), "120万円", Different);
    check((120.0, "億円"), "―", Different);
}

/// A broken item is left out; the pointers behind it are still the file's.
#[test]
fn points_into_the_file_behind_what_was_left_out() {
    let mut file: Value = serde_json::from_str(SAMPLE).unwrap();
    let kpis = file
        .pointer_mut("/sections/0/kpis")
        .and_then(Value::as_array_mut);
    let kpis = kpis.unwrap();
    kpis.insert(0, json!(7));
    kpis.insert(2, json!("?"));
    kpis[3]["departments"] = json!([1, "finance", "gone"]);
    let found = problems(&file);
    let at: Vec<_> = found
        .iter()
        .map(|problem| problem.spot.to_string())
        .collect();
    let expected = [
        "/sections/0/kpis/0",
        "/sections/0/kpis/2",
        "/sections/0/kpis/3/departments/0",
        "/sections/0/kpis/3/departments/2",
    ];
    assert_eq!(at, expected);
}
