//! The rules as a table of cases.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use super::*;
use crate::plan::{FromJson, Reader};
use serde_json::{Value, json};

fn kpi(parts: Value) -> Kpi {
    let mut reader = Reader::default();
    let mut whole = json!({ "id": "k", "name": "k", "unit": "％" });
    whole
        .as_object_mut()
        .unwrap()
        .extend(parts.as_object().unwrap().clone());
    let kpi = Kpi::from_json(whole, &mut reader).unwrap();
    assert_eq!(reader.problems, [], "{parts}");
    kpi
}

/// An observation from `FY2019 4.8`, `FY2025 >=100`, `FY2024 ~5.0` (provisional)
/// or `FY2025 全国平均`.
fn observation(text: &str) -> Value {
    let (period, value) = text.split_once(' ').unwrap();
    let (provisional, value) = value
        .strip_prefix('~')
        .map_or((false, value), |value| (true, value));
    let bound = [
        (">=", "at_least"),
        ("<=", "at_most"),
        (">", "above"),
        ("<", "below"),
    ];
    let bound = bound
        .iter()
        .find_map(|(sign, key)| Some((key, value.strip_prefix(sign)?)));
    let value = match (bound, value.parse::<f64>()) {
        (Some((key, number)), _) => json!({ *key: number.parse::<f64>().unwrap() }),
        (None, Ok(number)) => json!(number),
        (None, Err(_)) => json!(value),
    };
    json!({ "period": period, "value": value, "provisional": provisional })
}

struct Case(
    /// What it is about.
    &'static str,
    /// desired, keep, tolerance
    (&'static str, bool, f64),
    /// baseline, targets, actuals, each separated by commas
    [&'static str; 3],
    State,
    /// The ratio, or the share reached.
    Option<f64>,
);

#[test]
fn states() {
    use State::*;
    const UP: (&str, bool, f64) = ("increase", false, 0.0);
    const DOWN: (&str, bool, f64) = ("decrease", false, 0.0);
    const KEEP_UP: (&str, bool, f64) = ("increase", true, 0.0);
    const KEEP_DOWN: (&str, bool, f64) = ("decrease", true, 0.0);
    const UNKNOWN: (&str, bool, f64) = ("", false, 0.0);
    let cases = [
        Case(
            "no target",
            UP,
            ["FY2019 1", "", "FY2020 2"],
            NotJudged,
            None,
        ),
        Case(
            "a target in words",
            UP,
            ["FY2019 1", "FY2025 全国平均", "FY2020 2"],
            NotJudged,
            None,
        ),
        Case(
            "no direction",
            UNKNOWN,
            ["FY2019 1", "FY2025 3", "FY2020 2"],
            NotJudged,
            None,
        ),
        Case(
            "neither is better",
            ("none", false, 0.0),
            ["FY2019 1", "FY2025 >=3", "FY2020 2"],
            NotJudged,
            None,
        ),
        Case(
            "a bound is a direction",
            UNKNOWN,
            ["FY2019 1", "FY2025 >=3", "FY2020 4"],
            Achieved,
            None,
        ),
        Case(
            "no baseline",
            UP,
            ["", "FY2025 3", "FY2020 2"],
            NotJudged,
            None,
        ),
        Case(
            "no baseline needed",
            UP,
            ["", "FY2025 3", "FY2020 3"],
            Achieved,
            None,
        ),
        Case(
            "nothing after the baseline",
            UP,
            ["FY2019 1", "FY2025 3", "FY2018 2,FY2019 1"],
            NoActual,
            None,
        ),
        Case(
            "nothing confirmed",
            UP,
            ["FY2019 1", "FY2025 3", "FY2020 ~2"],
            NoActual,
            None,
        ),
        Case(
            "March 2020 lies in FY2019",
            UP,
            ["2020-03 1", "FY2025 3", "FY2019 2"],
            NoActual,
            None,
        ),
        Case(
            "kept, higher is better",
            KEEP_UP,
            ["FY2019 4", "FY2025 4", "FY2020 5"],
            Kept,
            None,
        ),
        Case(
            "kept by equal ends alone",
            DOWN,
            ["FY2019 4.8", "FY2025 4.8", "FY2020 4.7"],
            Kept,
            None,
        ),
        Case(
            "not kept",
            DOWN,
            ["FY2019 4.8", "FY2025 4.8", "FY2023 4.7,FY2024 5.0"],
            NotKept,
            None,
        ),
        Case(
            "kept within tolerance",
            ("decrease", true, 0.2),
            ["FY2019 4.8", "FY2025 4.8", "FY2024 5.0"],
            Kept,
            None,
        ),
        Case(
            "not within tolerance",
            ("decrease", true, 0.1),
            ["FY2019 4.8", "FY2025 4.8", "FY2024 5.0"],
            NotKept,
            None,
        ),
        Case(
            "keep above: the bound is not above",
            KEEP_UP,
            ["FY2019 6.7", "FY2025 >6.5", "FY2024 6.5"],
            NotKept,
            None,
        ),
        Case(
            "keep above",
            KEEP_UP,
            ["FY2019 6.7", "FY2025 >6.5", "FY2024 6.6"],
            Kept,
            None,
        ),
        Case(
            "keep at most",
            KEEP_DOWN,
            ["FY2019 120", "FY2025 <=125", "FY2024 125"],
            Kept,
            None,
        ),
        Case(
            "keep zero",
            KEEP_DOWN,
            ["FY2019 0", "FY2025 0", "FY2024 1"],
            NotKept,
            None,
        ),
        Case(
            "achieved",
            UP,
            ["FY2019 1", "FY2025 3", "FY2020 3"],
            Achieved,
            None,
        ),
        Case(
            "achieved downwards",
            DOWN,
            ["FY2019 3", "FY2025 1", "FY2020 0.5"],
            Achieved,
            None,
        ),
        Case(
            "at least, exactly",
            UP,
            ["FY2019 80", "FY2025 >=100", "FY2020 100"],
            Achieved,
            None,
        ),
        Case(
            "below, exactly, in time",
            DOWN,
            ["FY2019 20", "FY2025 <10", "FY2022 10"],
            OnTrack,
            Some(2.0),
        ),
        Case(
            "missed",
            UP,
            ["FY2019 0", "FY2025 100", "FY2025 63"],
            Missed,
            Some(0.63),
        ),
        Case(
            "missed, and gone back",
            UP,
            ["FY2019 10", "FY2025 20", "FY2026 5"],
            Missed,
            Some(-0.5),
        ),
        Case(
            "flat",
            UP,
            ["FY2019 10", "FY2025 20", "FY2022 10"],
            Flat,
            None,
        ),
        Case(
            "flat within tolerance",
            ("increase", false, 0.5),
            ["FY2019 10", "FY2025 20", "FY2022 9.5"],
            Flat,
            None,
        ),
        Case(
            "linear, not by growth",
            DOWN,
            ["FY2019 10", "FY2025 2", "FY2022 6"],
            OnTrack,
            Some(1.0),
        ),
        Case(
            "linear, not by growth",
            UP,
            ["FY2019 1", "FY2025 100", "FY2022 40"],
            MostlyOnTrack,
            Some(78.0 / 99.0),
        ),
        Case(
            "at 0.95",
            UP,
            ["FY2019 0", "FY2029 100", "FY2024 47.5"],
            OnTrack,
            Some(0.95),
        ),
        Case(
            "below 0.95",
            UP,
            ["FY2019 0", "FY2029 100", "FY2024 47.4"],
            MostlyOnTrack,
            Some(0.948),
        ),
        Case(
            "at 0.60",
            UP,
            ["FY2019 0", "FY2029 100", "FY2024 30"],
            MostlyOnTrack,
            Some(0.6),
        ),
        Case(
            "behind",
            UP,
            ["FY2019 0", "FY2029 100", "FY2024 29.9"],
            Behind,
            Some(0.598),
        ),
        Case(
            "back",
            UP,
            ["FY2019 10", "FY2029 20", "FY2024 9"],
            Regressed,
            Some(-0.2),
        ),
        Case(
            "years are fiscal",
            UP,
            ["2020-03 0", "FY2025 60", "FY2022 30"],
            OnTrack,
            Some(1.0),
        ),
        Case(
            "the next target is due",
            UP,
            ["FY2019 0", "FY2025 60,FY2030 110", "FY2026 63"],
            MostlyOnTrack,
            Some(0.9),
        ),
        Case(
            "targets in any order",
            UP,
            ["FY2019 0", "FY2030 110,FY2025 60", "FY2022 30"],
            OnTrack,
            Some(1.0),
        ),
        Case(
            "the last one, past it",
            UP,
            ["FY2019 0", "FY2025 60,FY2030 100", "FY2031 90"],
            Missed,
            Some(0.9),
        ),
        Case(
            "a loss is allowed",
            UP,
            ["FY2019 100", "FY2025 90", "FY2022 95"],
            Achieved,
            None,
        ),
        Case(
            "more was lost than allowed",
            UP,
            ["FY2019 100", "FY2025 90", "FY2022 85"],
            Regressed,
            Some(3.0),
        ),
        Case(
            "means",
            UP,
            [
                "FY2015/FY2019 80",
                "FY2021/FY2025 >=100",
                "FY2021/FY2023 95",
            ],
            MostlyOnTrack,
            Some(0.9),
        ),
        Case(
            "a mean before its end",
            UP,
            ["FY2015/FY2019 80", "FY2021/FY2025 >=100", "FY2024 99"],
            OnTrack,
            Some(0.95),
        ),
        Case(
            "all in one year",
            UP,
            ["2019-06 0", "2020-03 10", "2019-09 1"],
            Behind,
            Some(0.3),
        ),
        Case(
            "not a number is not an actual",
            UP,
            ["FY2019 0", "FY2025 10", "FY2020 微増"],
            NoActual,
            None,
        ),
    ];
    for Case(about, (desired, keep, tolerance), [baseline, targets, actuals], state, ratio) in cases
    {
        let all = |texts: &str| -> Value {
            texts
                .split(',')
                .filter(|text| !text.is_empty())
                .map(observation)
                .collect()
        };
        let mut parts = json!({ "keep": keep, "tolerance": tolerance, "targets": all(targets), "actuals": all(actuals) });
        if !desired.is_empty() {
            parts["desired"] = json!(desired);
        }
        if !baseline.is_empty() {
            parts["baseline"] = observation(baseline);
        }
        let kpi = kpi(parts);
        let standing = judge(&kpi, None, None);
        assert_eq!(standing.state, state, "{about}: {:?}", standing.reason);
        assert_eq!(standing.reason.is_some(), state == NotJudged, "{about}");
        let found = standing
            .progress
            .map(|progress| progress.ratio)
            .or(standing.share_reached);
        match (ratio, found) {
            (Some(ratio), Some(found)) => assert!((ratio - found).abs() < 1e-9, "{about}: {found}"),
            (ratio, found) => assert_eq!(ratio, found, "{about}"),
        }
    }
}

#[test]
fn arithmetic_is_told() {
    let parts = json!({ "desired": "decrease", "baseline": observation("FY2019 10"),
        "targets": [observation("FY2025 2")], "actuals": [observation("FY2021 9.1")] });
    let kpi = kpi(parts);
    let standing = judge(&kpi, None, None);
    let progress = standing.progress.unwrap();
    let told = [
        progress.change,
        progress.planned_change,
        progress.elapsed_years,
        progress.total_years,
    ];
    assert_eq!(told, [-0.9, -8.0, 2.0, 6.0]);
    assert!((progress.expected - (10.0 - 8.0 / 3.0)).abs() < 1e-9);
    assert_eq!(standing.difference, Some(7.1));
    assert_eq!(standing.direction, Some(-1.0));
    assert_eq!((standing.on_track, standing.mostly_on_track), (0.95, 0.60));
}

#[test]
fn thresholds_of_the_plan() {
    let parts = json!({ "desired": "increase", "baseline": observation("FY2019 0"),
        "targets": [observation("FY2025 60")], "actuals": [observation("FY2022 24")] });
    for (on_track, mostly, state) in [
        (None, None, State::MostlyOnTrack),
        (Some(0.8), None, State::OnTrack),
        (None, Some(0.9), State::Behind),
        (Some(f64::NAN), None, State::MostlyOnTrack),
    ] {
        let thresholds = Thresholds {
            on_track,
            mostly_on_track: mostly,
            extra: Default::default(),
        };
        assert_eq!(
            judge(&kpi(parts.clone()), Some(&thresholds), None).state,
            state
        );
    }
}

#[test]
fn what_cannot_be_compared() {
    let parts = |extra: Value| {
        let mut parts = json!({ "desired": "increase", "baseline": observation("FY2019 0"),
            "targets": [observation("FY2025 60")], "actuals": [observation("FY2022 24")] });
        for (key, value) in extra.as_object().unwrap() {
            parts[key.as_str()] = value.clone();
        }
        judge(&kpi(parts), None, None).reason
    };
    let other_unit = |text: &str, unit: &str| {
        let mut observation = observation(text);
        observation["unit"] = json!(unit);
        observation
    };
    assert_eq!(parts(json!({})), None);
    assert_eq!(
        parts(json!({ "baseline": other_unit("FY2019 0", "%") })),
        None
    );
    assert_eq!(
        parts(json!({ "baseline": other_unit("FY2019 0", "人") })),
        Some(Reason::UnitsDiffer)
    );
    assert_eq!(
        parts(json!({ "actuals": [other_unit("FY2022 24", "人")] })),
        Some(Reason::UnitsDiffer)
    );
    assert_eq!(
        parts(json!({ "breaks": [{ "period": "FY2021", "note": "" }] })),
        Some(Reason::Break)
    );
    assert_eq!(
        parts(json!({ "breaks": [{ "period": "FY2018", "note": "" }] })),
        None
    );
}

#[test]
fn the_final_figure_is_due() {
    for (actuals, as_of, due) in [
        (json!([]), "2026-03-31", false),
        (json!([]), "2026-04-01", true),
        (json!([observation("FY2024 24")]), "2026-11-23", true),
        (json!([observation("FY2025 24")]), "2026-11-23", false),
    ] {
        let parts = json!({ "desired": "increase", "baseline": observation("FY2019 0"),
            "targets": [observation("FY2025 60")], "actuals": actuals });
        let as_of = Period::from_code(as_of);
        assert_eq!(judge(&kpi(parts), None, as_of).final_due, due, "{as_of:?}");
    }
}
