//! Latest actual, next target, required path, derived figures.
#![allow(clippy::unwrap_used)]

use super::*;
use crate::plan::{FromJson, Kpi, Period, Plan, Reader};
use serde_json::{Value, json};

fn read<T: FromJson>(value: Value) -> T {
    let mut reader = Reader::default();
    let read = T::from_json(value, &mut reader).unwrap();
    assert_eq!(reader.problems, []);
    read
}

fn kpi(
    baseline: (&str, f64),
    targets: &[(&str, f64)],
    actuals: &[(&str, f64)],
    more: Value,
) -> Kpi {
    let one = |(period, value): &(&str, f64)| json!({ "period": period, "value": value });
    let all = |of: &[(&str, f64)]| of.iter().map(one).collect::<Vec<_>>();
    let mut whole = json!({ "id": "k", "name": "k", "unit": "人", "baseline": one(&baseline),
        "targets": all(targets), "actuals": all(actuals) });
    for (key, value) in more.as_object().unwrap() {
        whole
            .as_object_mut()
            .unwrap()
            .insert(key.clone(), value.clone());
    }
    read(whole)
}

#[test]
fn latest_and_next() {
    for (baseline, targets, actuals, latest, next) in [
        ("FY2019", vec!["FY2025"], vec![], None, "FY2025"),
        (
            "FY2019",
            vec!["FY2025"],
            vec!["FY2019", "2020-03"],
            None,
            "FY2025",
        ),
        (
            "FY2019",
            vec!["FY2025"],
            vec!["FY2021", "FY2020"],
            Some("FY2021"),
            "FY2025",
        ),
        (
            "2020-03",
            vec!["FY2025"],
            vec!["2020-04"],
            Some("2020-04"),
            "FY2025",
        ),
        (
            "FY2019",
            vec!["FY2030", "FY2025"],
            vec!["FY2025"],
            Some("FY2025"),
            "FY2025",
        ),
        (
            "FY2019",
            vec!["FY2030", "FY2025"],
            vec!["FY2026"],
            Some("FY2026"),
            "FY2030",
        ),
        (
            "FY2019",
            vec!["FY2030", "FY2025"],
            vec!["FY2031"],
            Some("FY2031"),
            "FY2030",
        ),
        (
            "FY2019",
            vec!["FY2025"],
            vec!["FY2024", "FY2021/FY2024"],
            Some("FY2024"),
            "FY2025",
        ),
    ] {
        let all =
            |codes: &[&'static str]| codes.iter().map(|code| (*code, 1.0)).collect::<Vec<_>>();
        let kpi = kpi((baseline, 0.0), &all(&targets), &all(&actuals), json!({}));
        let code = |observation: Option<&crate::plan::Observation>| {
            observation
                .and_then(|observation| observation.period)
                .map(|period| period.to_string())
        };
        assert_eq!(code(latest_actual(&kpi)).as_deref(), latest, "{actuals:?}");
        assert_eq!(
            code(next_target(&kpi)).as_deref(),
            Some(next),
            "{targets:?} {actuals:?}"
        );
    }
}

#[test]
fn required_paths() {
    let mean = json!({ "accumulation": "period_mean" });
    let level = json!({ "accumulation": "level" });
    let other_unit = json!({ "targets": [{ "period": "FY2025", "value": 1, "unit": "％" }] });
    for (baseline, targets, more, expected) in [
        (
            ("FY2019", 5.0),
            vec![("FY2025", 9.0)],
            json!({}),
            Some(vec![(2019.5, 5.0), (2025.5, 9.0)]),
        ),
        (
            ("FY2019", 5.0),
            vec![("FY2030", 8.0), ("FY2025", 9.0)],
            json!({}),
            Some(vec![(2019.5, 5.0), (2025.5, 9.0), (2030.5, 8.0)]),
        ),
        (
            ("FY2015/FY2019", 80.0),
            vec![("FY2021/FY2025", 100.0)],
            mean,
            Some(vec![(2017.5, 80.0), (2023.5, 100.0)]),
        ),
        (
            ("FY2019", 0.0),
            vec![("FY2021/FY2025", 100.0)],
            level,
            Some(vec![(2019.5, 0.0), (2025.5, 100.0)]),
        ),
        (("FY2019", 5.0), vec![("FY2018", 9.0)], json!({}), None),
        (("FY2019", 5.0), vec![], json!({}), None),
        (("FY2019", 5.0), vec![], other_unit, None),
    ] {
        assert_eq!(required_path(&kpi(baseline, &targets, &[], more)), expected);
    }
}

#[test]
fn derived_figures() {
    let cells = |values: [i32; 3]| {
        let cell = |(year, value)| json!({ "period": format!("FY{year}"), "value": value });
        (2017..).zip(values).map(cell).collect::<Vec<_>>()
    };
    let plan: Plan = read(
        json!({ "format": "keikaku/1", "city": { "name": "市" }, "title": "計画",
        "sections": [{ "id": "a", "level": "l", "title": "", "sections": [{ "id": "b", "level": "l", "title": "",
            "figures": [{ "id": "f", "title": "", "series": [
                { "id": "applied", "name": "", "unit": "件", "values": cells([8, 6, 10]) },
                { "id": "offered", "name": "", "unit": "件", "values": cells([10, 10, 10]) },
                { "id": "none", "name": "", "unit": "件", "values": cells([0, 0, 0]) },
            ] }] }] }] }),
    );
    for (numerator, denominator, unit, period, expected) in [
        ("applied", "offered", "％", "FY2017/FY2019", Some(80.0)),
        ("applied", "offered", "倍", "FY2018", Some(0.6)),
        ("applied", "offered", "％", "FY2016/FY2019", None),
        ("applied", "none", "％", "FY2018", None),
        ("applied", "unknown", "％", "FY2018", None),
    ] {
        let derivation = json!({ "unit": unit,
            "derivation": { "numerator": numerator, "denominator": denominator, "text": "" } });
        let kpi = kpi(("FY2019", 0.0), &[], &[], derivation);
        let period = Period::from_code(period).unwrap();
        assert_eq!(
            derived(&plan, &kpi, period),
            expected,
            "{numerator}/{denominator} {period}"
        );
    }
}

#[test]
fn products() {
    let factor = |(value, unit): (f64, &str)| json!({ "name": "", "value": value, "unit": unit });
    let ageo = vec![(15_162.0, "人"), (80.0, "％"), (70.0, "％"), (8.0, "％")];
    for (factors, rounding, expected) in [
        (ageo.clone(), None, Some((679.2576, 679.0))),
        (ageo, Some(10.0), Some((679.2576, 680.0))),
        (
            vec![(13_865.0, "人"), (2.0, "倍")],
            Some(1000.0),
            Some((27_730.0, 28_000.0)),
        ),
        (vec![(1.0, ""), (0.25, "")], Some(0.0), Some((0.25, 0.0))),
        (vec![], None, None),
    ] {
        let factors: Vec<_> = factors.into_iter().map(factor).collect();
        let formula = read(json!({ "factors": factors, "rounding": rounding }));
        let found = product(&formula).map(|product| (product.exact, product.rounded));
        assert_eq!(found, expected);
    }
}
