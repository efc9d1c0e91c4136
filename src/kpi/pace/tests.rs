//! Changes a year and endings, worked by hand.
#![allow(clippy::unwrap_used)]

use super::*;
use crate::kpi::judge;
use crate::kpi::judge::tests::of_texts;
use crate::plan::Period;
use serde_json::json;

fn kpi(desired: &str, texts: [&str; 3]) -> Kpi {
    let mean = texts.iter().any(|text| text.contains('/'));
    let accumulation = if mean { "period_mean" } else { "level" };
    of_texts(
        texts,
        json!({ "desired": desired, "accumulation": accumulation }),
    )
}

#[track_caller]
fn check(found: Option<Pace<'_>>, expected: Option<(f64, f64, f64)>, about: &str) {
    let told = found.map(|pace| (pace.change, pace.years, pace.shown));
    assert_eq!(told, expected, "{about}");
    if let Some(pace) = found {
        assert!(
            (pace.per_year * pace.years - pace.change).abs() < 1e-9,
            "{about}"
        );
    }
}

#[test]
fn from_the_baseline_to_the_target() {
    for (baseline, targets, actuals, expected) in [
        // (28000 − 13865) / 6 = 2355.83
        (
            "2020-03 13865",
            "FY2025 28000",
            "",
            Some((14_135.0, 6.0, 2356.0)),
        ),
        ("FY2019 62.87", "FY2025 100", "", Some((37.13, 6.0, 6.19))),
        ("FY2019 0", "FY2025 1", "", Some((1.0, 6.0, 0.17))),
        (
            "FY2015/FY2019 80",
            "FY2021/FY2025 >=100",
            "",
            Some((20.0, 6.0, 3.3)),
        ),
        ("FY1900 0", "FY2050 1", "", Some((1.0, 150.0, 0.01))),
        // The target that is due next.
        (
            "FY2019 0",
            "FY2025 60,FY2030 110",
            "FY2024 50",
            Some((60.0, 6.0, 10.0)),
        ),
        (
            "FY2019 0",
            "FY2025 60,FY2030 110",
            "FY2026 70",
            Some((110.0, 11.0, 10.0)),
        ),
        ("FY2019 4.8", "FY2025 4.8", "", None),
        ("FY2025 1", "FY2025 2", "", None),
        ("FY2019 1", "FY2018 2", "", None),
        ("FY2019 1@円", "FY2025 2", "", None),
        ("FY2019 1", "FY2025 全国平均", "", None),
        ("FY2019 1", "", "", None),
        ("", "FY2025 1", "", None),
    ] {
        let kpi = kpi("increase", [baseline, targets, actuals]);
        check(
            pace(&kpi),
            expected,
            &format!("{baseline}, {targets}, {actuals}"),
        );
    }
}

/// Less where less is better; a loss that is allowed where more is better is no pace.
#[test]
fn of_a_change_downwards() {
    let texts = ["FY2019 10", "FY2025 2", ""];
    check(
        pace(&kpi("decrease", texts)),
        Some((-8.0, 6.0, -1.3)),
        "decrease",
    );
    check(pace(&kpi("increase", texts)), None, "increase");
    let texts = ["FY2019 2", "FY2025 10", ""];
    check(pace(&kpi("decrease", texts)), None, "decrease");
}

/// 5年間で100: the count begins with the span, and no year before it is one of its own.
#[test]
fn of_a_count_over_a_span() {
    for (baseline, actuals, all, needed) in [
        (
            "FY2018 0",
            "FY2022 20",
            (100.0, 5.0, 20.0),
            Some((80.0, 3.0, 27.0)),
        ),
        (
            "FY2018 0",
            "FY2019 0",
            (100.0, 5.0, 20.0),
            Some((100.0, 5.0, 20.0)),
        ),
        (
            "FY2018 10",
            "FY2019 10",
            (90.0, 7.0, 13.0),
            Some((90.0, 6.0, 15.0)),
        ),
    ] {
        let parts = json!({ "desired": "increase", "accumulation": "cumulative" });
        let kpi = of_texts([baseline, "FY2021/FY2025 100", actuals], parts);
        check(pace(&kpi), Some(all), baseline);
        check(needed_now(&kpi), needed, actuals);
    }
}

fn needed_now(kpi: &Kpi) -> Option<Pace<'_>> {
    pace_needed(kpi, &judge(kpi, None, None), None)
}

/// Once a target is reached or its period is over, the way leads on to the next.
#[test]
fn from_the_latest_actual_to_the_target_after_that() {
    let two = "FY2025 60,FY2030 110";
    for (targets, actuals, as_of, expected) in [
        // Missed, achieved, achieved early.
        (two, "FY2025 50", None, Some(("FY2030", 60.0, 5.0))),
        (two, "FY2025 65", None, Some(("FY2030", 45.0, 5.0))),
        (two, "FY2022 70", None, Some(("FY2030", 40.0, 8.0))),
        (
            "FY2030 110,FY2025 60",
            "FY2022 70",
            None,
            Some(("FY2030", 40.0, 8.0)),
        ),
        // Over, its last figure still to come.
        (
            two,
            "FY2024 50",
            Some("2026-04-01"),
            Some(("FY2030", 60.0, 6.0)),
        ),
        (
            two,
            "FY2024 50",
            Some("2026-03-31"),
            Some(("FY2025", 10.0, 1.0)),
        ),
        // Reached as well, and what cannot be told.
        (two, "FY2025 110", None, None),
        (
            "FY2025 60,FY2028 70,FY2030 110",
            "FY2025 80",
            None,
            Some(("FY2030", 30.0, 5.0)),
        ),
        ("FY2025 60,FY2030 全国平均", "FY2025 50", None, None),
        ("FY2025 60,FY2030 110@円", "FY2025 50", None, None),
        ("FY2025 60", "FY2024 50", Some("2026-04-01"), None),
        // A period that is over by now is nobody's way any more.
        (
            "FY2024 60,FY2025 70,FY2026 80",
            "FY2024 65",
            Some("2026-11-23"),
            Some(("FY2026", 15.0, 2.0)),
        ),
        // One in another unit is neither a way nor in the way.
        (
            "FY2025 60,FY2028 110@円,FY2030 110",
            "FY2025 50",
            None,
            Some(("FY2030", 60.0, 5.0)),
        ),
        // What keeps the baseline asks for no pace; what is not kept is still to be kept.
        ("FY2025 0,FY2030 0", "FY2025 -5", None, None),
        ("FY2025 0,FY2030 10", "FY2022 -5", None, None),
        // A target at the baseline's value, then more.
        (
            "FY2025 0,FY2030 10",
            "FY2025 -5",
            None,
            Some(("FY2030", 15.0, 5.0)),
        ),
    ] {
        let kpi = kpi("increase", ["FY2019 0", targets, actuals]);
        let as_of = as_of.and_then(Period::from_code);
        let standing = judge(&kpi, None, as_of);
        let found = pace_needed(&kpi, &standing, as_of).map(|pace| {
            let period = pace.target.period.unwrap().to_string();
            (period, pace.change, pace.years)
        });
        let expected = expected.map(|(period, change, years)| (period.to_owned(), change, years));
        assert_eq!(found, expected, "{targets}; {actuals}; {as_of:?}");
    }
}

/// A count that begins anew takes nothing along.
#[test]
fn a_count_does_not_go_on_in_the_next_span() {
    let parts = json!({ "desired": "increase", "accumulation": "cumulative" });
    let texts = [
        "FY2020 0",
        "FY2021/FY2025 100,FY2026/FY2030 100",
        "FY2021/FY2025 80",
    ];
    check(needed_now(&of_texts(texts, parts)), None, "two counts");
}

#[test]
fn from_the_latest_actual_to_the_target() {
    for (desired, baseline, targets, actuals, expected) in [
        (
            "increase",
            "FY2019 0",
            "FY2025 60",
            "FY2022 24",
            Some((36.0, 3.0, 12.0)),
        ),
        (
            "increase",
            "FY2019 0",
            "FY2025 60",
            "FY2022 -3",
            Some((63.0, 3.0, 21.0)),
        ),
        (
            "increase",
            "FY2019 0",
            "FY2025 60",
            "FY2022 0",
            Some((60.0, 3.0, 20.0)),
        ),
        (
            "increase",
            "FY2019 0",
            "FY2025 60",
            "FY2022 24,FY2023 ~50",
            Some((36.0, 3.0, 12.0)),
        ),
        (
            "decrease",
            "2020-03 10",
            "FY2025 2",
            "2022-03 9",
            Some((-7.0, 4.0, -1.8)),
        ),
        // Without a baseline as well: the way is not known, what is left is.
        (
            "increase",
            "",
            "FY2025 60",
            "FY2022 24",
            Some((36.0, 3.0, 12.0)),
        ),
        (
            "increase",
            "FY2019 0@円",
            "FY2025 60",
            "FY2022 24",
            Some((36.0, 3.0, 12.0)),
        ),
        (
            "increase",
            "FY2019 0",
            "FY2025 60,FY2030 110",
            "FY2026 70",
            Some((40.0, 4.0, 10.0)),
        ),
        // Achieved, kept or not, over, in the target's own year.
        ("increase", "FY2019 0", "FY2025 60", "FY2022 60", None),
        ("decrease", "FY2019 4.8", "FY2025 4.8", "FY2022 5.0", None),
        ("increase", "FY2019 0", "FY2025 60", "FY2025 50", None),
        ("increase", "FY2019 0", "FY2025 60", "2025-06 50", None),
        ("decrease", "FY2019 20", "FY2025 <10", "FY2022 10", None),
        // Nothing, or nothing comparable.
        ("increase", "FY2019 0", "FY2025 60", "", None),
        ("increase", "FY2019 0", "FY2025 60", "FY2022 24@円", None),
        (
            "increase",
            "FY2019 0",
            "FY2025 60",
            "FY2021 break,FY2022 24",
            None,
        ),
        ("none", "FY2019 0", "FY2025 60", "FY2022 24", None),
        (
            "increase",
            "FY2015/FY2019 80",
            "FY2021/FY2025 >=100",
            "FY2022 90",
            None,
        ),
    ] {
        let kpi = kpi(desired, [baseline, targets, actuals]);
        check(
            needed_now(&kpi),
            expected,
            &format!("{baseline}, {targets}, {actuals}"),
        );
    }
}

#[test]
fn how_it_ended() {
    const OVER: &str = "2026-04-01";
    let due = |year: Option<&str>| Some((None, year.map(str::to_owned), None));
    let last = |reached, year: &str, share| Some((Some(reached), Some(year.to_owned()), share));
    for (targets, actuals, as_of, expected) in [
        ("FY2025 60", "FY2024 24", "2026-03-31", None),
        ("FY2025 60", "FY2024 60", "2026-03-31", None),
        ("FY2025 60", "FY2024 24", OVER, due(Some("FY2024"))),
        ("FY2025 60", "FY2024 60", OVER, due(Some("FY2024"))),
        ("FY2025 60", "", OVER, due(None)),
        (
            "FY2025 60",
            "FY2025 45",
            OVER,
            last(false, "FY2025", Some(0.75)),
        ),
        ("FY2025 60", "FY2025 60", OVER, last(true, "FY2025", None)),
        (
            "FY2025 60",
            "FY2025 45,FY2026 61",
            OVER,
            last(true, "FY2026", None),
        ),
        // As soon as it is published, whatever the day.
        (
            "FY2025 60",
            "FY2025 45",
            "2026-03-01",
            last(false, "FY2025", Some(0.75)),
        ),
        ("FY2025 0", "FY2025 0", OVER, last(true, "FY2025", None)),
        ("FY2025 0", "FY2025 -1", OVER, last(false, "FY2025", None)),
        ("FY2025 60,FY2030 100", "FY2026 60", OVER, None),
        ("FY2025 全国平均", "FY2025 60", OVER, None),
        ("FY2025 60", "FY2021 break,FY2025 60", OVER, None),
    ] {
        let kpi = kpi("increase", ["FY2019 0", targets, actuals]);
        let standing = judge(&kpi, None, Period::from_code(as_of));
        let year = |o: &Observation| o.period.map(|period| period.to_string());
        let told = ending(&standing).map(|ending| match ending {
            Ending::Due { latest } => (None, latest.and_then(year), None),
            Ending::Final {
                actual,
                reached,
                share,
                ..
            } => (Some(reached), year(actual), share),
        });
        assert_eq!(told, expected, "{targets}; {actuals}; {as_of}");
    }
}
