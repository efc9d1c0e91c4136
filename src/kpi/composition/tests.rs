//! Products and ratios, worked by hand.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use super::*;
use crate::plan::{Loaded, load};

fn plan(kpi: &str) -> Plan {
    let text = format!(
        r#"{{ "format": "keikaku/1", "city": {{ "name": "市" }}, "title": "計画", "sections": [
        {{ "id": "s", "level": "l", "title": "", "kpis": [{kpi}], "figures": [{{ "id": "f", "title": "", "series": [
            {{ "id": "applied", "name": "応募件数", "unit": "件", "values": [{{ "period": "FY2018", "value": 14 }}, {{ "period": "FY2019", "value": 10 }}] }},
            {{ "id": "offered", "name": "募集件数", "unit": "件", "values": [{{ "period": "FY2018", "value": 12 }}, {{ "period": "FY2019", "value": 18 }}] }},
            {{ "id": "none", "name": "", "unit": "件", "values": [{{ "period": "FY2018", "value": 0 }}, {{ "period": "FY2019", "value": 0 }}] }}
        ] }}] }}] }}"#
    );
    let Loaded { plan, problems } = load(text.as_bytes());
    assert_eq!(problems, [], "{kpi}");
    plan.unwrap()
}

fn with<T>(kpi: &str, test: impl FnOnce(Option<Composition>) -> T) -> T {
    let plan = plan(kpi);
    test(composition(&plan, &plan.sections[0].kpis[0]))
}

fn product_of(factors: &[(f64, &str)], target: &str, unit: &str, rounding: &str) -> String {
    let factors: Vec<_> = factors
        .iter()
        .map(|(value, unit)| format!(r#"{{ "name": "因数", "value": {value}, "unit": "{unit}" }}"#))
        .collect();
    let factors = factors.join(",");
    format!(
        r#"{{ "id": "k", "name": "k", "unit": "{unit}", "targets": [{{ "period": "FY2025", "value": {target} }}],
            "formula": {{ "factors": [{factors}], "rounding": {rounding} }} }}"#
    )
}

fn ratio_of(numerator: &str, denominator: &str, unit: &str, printed: &str) -> String {
    format!(
        r#"{{ "id": "k", "name": "k", "unit": "{unit}", "baseline": {{ "period": "FY2018/FY2019", "value": {printed} }},
            "derivation": {{ "numerator": "{numerator}", "denominator": "{denominator}", "text": "" }} }}"#
    )
}

const APPLICATIONS: &[(f64, &str)] = &[(15_162.0, "人"), (80.0, "％"), (70.0, "％"), (8.0, "％")];

#[test]
fn agrees_with_the_printed_number() {
    let twice: &[_] = &[(13_865.0, "人"), (2.0, "倍")];
    let halves: &[_] = &[(50.0, "％"), (50.0, "%")];
    for (kpi, exact, agreement) in [
        (
            product_of(APPLICATIONS, "679", "件", "null"),
            679.2576,
            Some(Agreement::Rounded { to: 1.0 }),
        ),
        (
            product_of(APPLICATIONS, "685", "件", "5"),
            679.2576,
            Some(Agreement::Differs { by: 5.7424 }),
        ),
        (
            product_of(APPLICATIONS, "680", "件", "5"),
            679.2576,
            Some(Agreement::Rounded { to: 5.0 }),
        ),
        (
            product_of(APPLICATIONS, "700", "件", "null"),
            679.2576,
            Some(Agreement::Differs { by: 20.7424 }),
        ),
        (
            product_of(twice, "28000", "人", "null"),
            27_730.0,
            Some(Agreement::Rounded { to: 1000.0 }),
        ),
        (
            product_of(twice, "27730", "人", "null"),
            27_730.0,
            Some(Agreement::Same),
        ),
        (
            product_of(twice, "27000", "人", "null"),
            27_730.0,
            Some(Agreement::Differs { by: -730.0 }),
        ),
        (product_of(twice, r#""倍増""#, "人", "null"), 27_730.0, None),
        (
            product_of(halves, r#"{ "at_least": 25 }"#, "％", "null"),
            25.0,
            Some(Agreement::Same),
        ),
        (
            ratio_of("applied", "offered", "％", "80"),
            80.0,
            Some(Agreement::Same),
        ),
        (
            ratio_of("applied", "offered", "倍", "0.8"),
            0.8,
            Some(Agreement::Same),
        ),
        (
            ratio_of("offered", "applied", "％", "125"),
            125.0,
            Some(Agreement::Same),
        ),
        (
            ratio_of("applied", "offered", "％", "82"),
            80.0,
            Some(Agreement::Differs { by: 2.0 }),
        ),
        (
            ratio_of("applied", "offered", "％", r#"{ "missing": "not_set" }"#),
            80.0,
            None,
        ),
    ] {
        with(&kpi, |found| {
            let found = found.unwrap();
            assert_eq!(found.check(), agreement, "{kpi}");
            assert_eq!(found.result(&[]).unwrap().exact, exact, "{kpi}");
        });
    }
}

#[test]
fn nothing_is_made_of_missing_numbers() {
    for kpi in [
        r#"{ "id": "k", "name": "k", "unit": "人" }"#.to_owned(),
        product_of(&[], "1", "人", "null"),
        product_of(&[(1e16, "人")], "1", "人", "null"),
        ratio_of("applied", "unknown", "％", "80"),
        ratio_of("applied", "offered", "％", "80").replace("FY2018/", "FY2017/"),
    ] {
        with(&kpi, |found| assert_eq!(found, None, "{kpi}"));
    }
    with(&ratio_of("applied", "none", "％", "80"), |found| {
        let found = found.unwrap();
        assert_eq!(found.check(), None);
        // Its slider begins at 1.
        assert_eq!(found.result(&[8.0, 0.0]).unwrap().exact, 800.0);
    });
}

#[test]
fn other_numbers_give_other_results() {
    let applications = product_of(APPLICATIONS, "679", "件", "null");
    let rate = ratio_of("applied", "offered", "％", "80");
    let (nan, infinite) = (f64::NAN, f64::INFINITY);
    for (kpi, values, exact, rounded) in [
        (
            &applications,
            vec![15_162.0, 90.0, 70.0, 8.0],
            764.1648,
            764.0,
        ),
        (
            &applications,
            vec![10_000.0, 100.0, 100.0, 10.0],
            1000.0,
            1000.0,
        ),
        (&applications, vec![0.0], 0.0, 0.0),
        (&applications, vec![nan, nan, nan, nan], 679.2576, 679.0),
        (
            &applications,
            vec![infinite, infinite, infinite, infinite],
            40_000.0,
            40_000.0,
        ),
        (&applications, vec![-infinite], 0.0, 0.0),
        (
            &applications,
            vec![10_000.0, 1e9, 100.0, 10.0, 7.0],
            1000.0,
            1000.0,
        ),
        (&rate, vec![30.0, 30.0], 100.0, 100.0),
        (&rate, vec![25.0, 30.0], 83.333_333, 83.3),
        (&rate, vec![24.0, 0.0], 2400.0, 2400.0),
        (&rate, vec![infinite, -1.0], 5000.0, 5000.0),
    ] {
        with(kpi, |found| {
            let result = found.unwrap().result(&values).unwrap();
            assert_eq!(
                (result.exact, result.rounded),
                (exact, rounded),
                "{values:?}"
            );
        });
    }
}

#[test]
fn sliders_reach_what_the_plan_says() {
    for (value, unit, low, high, step) in [
        (80.0, "％", 0.0, 100.0, 1.0),
        (62.87, "%", 0.0, 100.0, 0.01),
        (120.0, "％", 0.0, 250.0, 1.0),
        (15_162.0, "人", 0.0, 40_000.0, 1.0),
        (13_865.0, "人", 0.0, 30_000.0, 1.0),
        (24.0, "件", 0.0, 50.0, 1.0),
        (30.0, "件", 0.0, 60.0, 1.0),
        (1.0, "件", 0.0, 2.0, 1.0),
        (2.0, "倍", 0.0, 4.0, 0.1),
        (1.25, "倍", 0.0, 2.5, 0.01),
        (0.03, "", 0.0, 0.06, 0.01),
        (0.0, "件", 0.0, 10.0, 1.0),
        (-9.9, "％", -100.0, 0.0, 0.1),
    ] {
        let input = Input::new("", value, unit, None).unwrap();
        let close = |a: f64, b: f64| (a - b).abs() < 1e-9;
        let found = (input.low, input.high, input.step);
        let same = close(input.low, low) && close(input.high, high) && close(input.step, step);
        assert!(same, "{value}{unit}: {found:?}");
        for reached in [input.value - input.low, input.high - input.low] {
            assert!(
                close(reached / step, (reached / step).round()),
                "{value}{unit}: {found:?}"
            );
        }
    }
    assert_eq!(Input::new("", f64::NAN, "人", None), None);
    assert_eq!(Input::new("", f64::INFINITY, "人", None), None);
}

#[test]
fn what_is_tried_is_kept_within_bounds() {
    with(&product_of(APPLICATIONS, "679", "件", "null"), |found| {
        let found = found.unwrap();
        let values = |text: &str| found.values(&Trial::parse(text));
        assert_eq!(values(""), [15_162.0, 80.0, 70.0, 8.0]);
        assert_eq!(values(",90,x,200,5"), [15_162.0, 90.0, 70.0, 100.0]);
        let mut trial = Trial::default();
        found.set(&mut trial, 1, 90.0);
        found.set(&mut trial, 3, 500.0);
        found.set(&mut trial, 9, 1.0);
        assert_eq!(trial.text(), ",90,,100");
        found.set(&mut trial, 3, 8.0);
        found.set(&mut trial, 1, 80.0);
        assert!(trial.is_empty());
    });
}

#[test]
fn the_first_plan() {
    let plan = load(include_bytes!("../../../public/plan.json"))
        .plan
        .unwrap();
    let themes = &plan.sections[0].sections;
    let composition = |theme: usize| composition(&plan, &themes[theme].kpis[0]);
    let names = |theme: usize| {
        let found = composition(theme).unwrap();
        found
            .inputs
            .iter()
            .map(|i| (i.name.to_owned(), i.value))
            .collect::<Vec<_>>()
    };
    let own = |name: &str, value: f64| (name.to_owned(), value);
    assert_eq!(
        names(0),
        [own("登録者数（現状値）", 13_865.0), own("倍率", 2.0)]
    );
    assert_eq!(names(3), [own("応募件数", 24.0), own("募集件数", 30.0)]);
    let checks: Vec<_> = (0..5)
        .map(|theme| composition(theme).and_then(|c| c.check()))
        .collect();
    assert_eq!(
        checks,
        [
            Some(Agreement::Rounded { to: 1000.0 }),
            Some(Agreement::Rounded { to: 1.0 }),
            None,
            Some(Agreement::Same),
            None
        ]
    );
}
