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
/// or `FY2025 全国平均`; in another unit `FY2025 60@件`.
fn observation(text: &str) -> Value {
    let (period, value) = text.split_once(' ').unwrap();
    let (value, unit) = match value.split_once('@') {
        Some((value, unit)) => (value, json!(unit)),
        None => (value, Value::Null),
    };
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
    json!({ "period": period, "value": value, "provisional": provisional, "unit": unit })
}

/// A KPI from texts: baseline, targets, actuals, each separated by commas; a
/// break in the series stands among the actuals, `FY2021 break`.
pub(in crate::kpi) fn of_texts(texts: [&str; 3], mut parts: Value) -> Kpi {
    let [baseline, targets, actuals] = texts;
    let is_break = |text: &&str| text.ends_with(" break");
    let all = |texts: &str, broken: bool| -> Vec<String> {
        let each = texts.split(',').filter(|text| !text.is_empty());
        each.filter(|text| is_break(text) == broken)
            .map(str::to_owned)
            .collect()
    };
    let read =
        |texts: Vec<String>| -> Value { texts.iter().map(|text| observation(text)).collect() };
    parts["targets"] = read(all(targets, false));
    parts["actuals"] = read(all(actuals, false));
    let gap = |text: &String| json!({ "period": text.trim_end_matches(" break"), "note": "" });
    parts["breaks"] = all(actuals, true).iter().map(gap).collect();
    if !baseline.is_empty() {
        parts["baseline"] = observation(baseline);
    }
    kpi(parts)
}

struct Case(
    /// What it is about.
    &'static str,
    /// desired, keep, tolerance
    (&'static str, bool, f64),
    /// baseline, targets, actuals, as for `of_texts`
    [&'static str; 3],
    Result<State, Reason>,
    /// The ratio, or the share reached.
    Option<f64>,
);

#[test]
fn states() {
    use Reason::*;
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
            Err(NoTarget),
            None,
        ),
        Case(
            "a target in words",
            UP,
            ["FY2019 1", "FY2025 全国平均", "FY2020 2"],
            Err(TargetNotNumeric),
            None,
        ),
        Case(
            "no direction",
            UNKNOWN,
            ["FY2019 1", "FY2025 3", "FY2020 2"],
            Err(NoDirection),
            None,
        ),
        Case(
            "neither is better",
            ("none", false, 0.0),
            ["FY2019 1", "FY2025 >=3", "FY2020 2"],
            Err(NoDirection),
            None,
        ),
        Case(
            "a bound is a direction",
            UNKNOWN,
            ["FY2019 1", "FY2025 >=3", "FY2020 4"],
            Ok(Achieved),
            None,
        ),
        Case(
            "no baseline",
            UP,
            ["", "FY2025 3", "FY2020 2"],
            Err(NoBaseline),
            None,
        ),
        Case(
            "no baseline needed",
            UP,
            ["", "FY2025 3", "FY2020 3"],
            Ok(Achieved),
            None,
        ),
        Case(
            "nothing after the baseline",
            UP,
            ["FY2019 1", "FY2025 3", "FY2018 2,FY2019 1"],
            Ok(NoActual),
            None,
        ),
        Case(
            "nothing confirmed",
            UP,
            ["FY2019 1", "FY2025 3", "FY2020 ~2"],
            Ok(NoActual),
            None,
        ),
        Case(
            "March 2020 lies in FY2019",
            UP,
            ["2020-03 1", "FY2025 3", "FY2019 2"],
            Ok(NoActual),
            None,
        ),
        Case(
            "kept, higher is better",
            KEEP_UP,
            ["FY2019 4", "FY2025 4", "FY2020 5"],
            Ok(Kept),
            None,
        ),
        Case(
            "kept by equal ends alone",
            DOWN,
            ["FY2019 4.8", "FY2025 4.8", "FY2020 4.7"],
            Ok(Kept),
            None,
        ),
        Case(
            "not kept",
            DOWN,
            ["FY2019 4.8", "FY2025 4.8", "FY2023 4.7,FY2024 5.0"],
            Ok(NotKept),
            None,
        ),
        Case(
            "kept within tolerance",
            ("decrease", true, 0.2),
            ["FY2019 4.8", "FY2025 4.8", "FY2024 5.0"],
            Ok(Kept),
            None,
        ),
        Case(
            "not within tolerance",
            ("decrease", true, 0.1),
            ["FY2019 4.8", "FY2025 4.8", "FY2024 5.0"],
            Ok(NotKept),
            None,
        ),
        Case(
            "keep above: the bound is not above",
            KEEP_UP,
            ["FY2019 6.7", "FY2025 >6.5", "FY2024 6.5"],
            Ok(NotKept),
            None,
        ),
        Case(
            "keep above",
            KEEP_UP,
            ["FY2019 6.7", "FY2025 >6.5", "FY2024 6.6"],
            Ok(Kept),
            None,
        ),
        Case(
            "keep at most",
            KEEP_DOWN,
            ["FY2019 120", "FY2025 <=125", "FY2024 125"],
            Ok(Kept),
            None,
        ),
        Case(
            "keep zero",
            KEEP_DOWN,
            ["FY2019 0", "FY2025 0", "FY2024 1"],
            Ok(NotKept),
            None,
        ),
        Case(
            "achieved",
            UP,
            ["FY2019 1", "FY2025 3", "FY2020 3"],
            Ok(Achieved),
            None,
        ),
        Case(
            "achieved downwards",
            DOWN,
            ["FY2019 3", "FY2025 1", "FY2020 0.5"],
            Ok(Achieved),
            None,
        ),
        Case(
            "at least, exactly",
            UP,
            ["FY2019 80", "FY2025 >=100", "FY2020 100"],
            Ok(Achieved),
            None,
        ),
        Case(
            "below, exactly, in time",
            DOWN,
            ["FY2019 20", "FY2025 <10", "FY2022 10"],
            Ok(OnTrack),
            Some(2.0),
        ),
        Case(
            "missed",
            UP,
            ["FY2019 0", "FY2025 100", "FY2025 63"],
            Ok(Missed),
            Some(0.63),
        ),
        Case(
            "missed, and gone back",
            UP,
            ["FY2019 10", "FY2025 20", "FY2026 5"],
            Ok(Missed),
            Some(-0.5),
        ),
        Case(
            "flat",
            UP,
            ["FY2019 10", "FY2025 20", "FY2022 10"],
            Ok(Flat),
            None,
        ),
        Case(
            "flat within tolerance",
            ("increase", false, 0.5),
            ["FY2019 10", "FY2025 20", "FY2022 9.5"],
            Ok(Flat),
            None,
        ),
        Case(
            "linear, not by growth",
            DOWN,
            ["FY2019 10", "FY2025 2", "FY2022 6"],
            Ok(OnTrack),
            Some(1.0),
        ),
        Case(
            "linear, not by growth",
            UP,
            ["FY2019 1", "FY2025 100", "FY2022 40"],
            Ok(MostlyOnTrack),
            Some(78.0 / 99.0),
        ),
        Case(
            "at 0.95",
            UP,
            ["FY2019 0", "FY2029 100", "FY2024 47.5"],
            Ok(OnTrack),
            Some(0.95),
        ),
        Case(
            "below 0.95",
            UP,
            ["FY2019 0", "FY2029 100", "FY2024 47.4"],
            Ok(MostlyOnTrack),
            Some(0.948),
        ),
        Case(
            "at 0.60",
            UP,
            ["FY2019 0", "FY2029 100", "FY2024 30"],
            Ok(MostlyOnTrack),
            Some(0.6),
        ),
        Case(
            "behind",
            UP,
            ["FY2019 0", "FY2029 100", "FY2024 29.9"],
            Ok(Behind),
            Some(0.598),
        ),
        Case(
            "back",
            UP,
            ["FY2019 10", "FY2029 20", "FY2024 9"],
            Ok(Regressed),
            Some(-0.2),
        ),
        Case(
            "years are fiscal",
            UP,
            ["2020-03 0", "FY2025 60", "FY2022 30"],
            Ok(OnTrack),
            Some(1.0),
        ),
        Case(
            "the next target is due",
            UP,
            ["FY2019 0", "FY2025 60,FY2030 110", "FY2026 63"],
            Ok(MostlyOnTrack),
            Some(0.9),
        ),
        Case(
            "targets in any order",
            UP,
            ["FY2019 0", "FY2030 110,FY2025 60", "FY2022 30"],
            Ok(OnTrack),
            Some(1.0),
        ),
        Case(
            "the last one, past it",
            UP,
            ["FY2019 0", "FY2025 60,FY2030 100", "FY2031 90"],
            Ok(Missed),
            Some(0.9),
        ),
        Case(
            "a loss is allowed",
            UP,
            ["FY2019 100", "FY2025 90", "FY2022 95"],
            Ok(Achieved),
            None,
        ),
        Case(
            "more was lost than allowed",
            UP,
            ["FY2019 100", "FY2025 90", "FY2022 85"],
            Ok(Regressed),
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
            Ok(MostlyOnTrack),
            Some(0.9),
        ),
        Case(
            "a mean before its end",
            UP,
            ["FY2015/FY2019 80", "FY2021/FY2025 >=100", "FY2024 99"],
            Ok(OnTrack),
            Some(0.95),
        ),
        Case(
            "all in one year",
            UP,
            ["2019-06 0", "2020-03 10", "2019-09 1"],
            Ok(Behind),
            Some(0.3),
        ),
        Case(
            "an actual in words is published, but not judged",
            UP,
            ["FY2019 0", "FY2025 10", "FY2020 微増"],
            Err(ActualNotNumeric),
            None,
        ),
        Case(
            "equal ends are kept upwards too",
            UP,
            ["FY2019 80", "FY2025 80", "FY2022 79"],
            Ok(NotKept),
            None,
        ),
        Case(
            "equal ends, nothing published",
            DOWN,
            ["FY2019 4.8", "FY2025 4.8", ""],
            Ok(NoActual),
            None,
        ),
        Case(
            "downwards, on the way",
            DOWN,
            ["FY2019 20", "FY2025 8", "FY2022 16.4"],
            Ok(MostlyOnTrack),
            Some(0.6),
        ),
        Case(
            "downwards, gone up",
            DOWN,
            ["FY2019 20", "FY2025 8", "FY2022 21"],
            Ok(Regressed),
            Some(-1.0 / 6.0),
        ),
        Case(
            "downwards, missed",
            DOWN,
            ["FY2019 20", "FY2025 8", "FY2025 11"],
            Ok(Missed),
            Some(0.75),
        ),
        Case(
            "a rise is allowed",
            DOWN,
            ["FY2019 20", "FY2025 25", "FY2022 24"],
            Ok(Achieved),
            None,
        ),
        Case(
            "more was lost than allowed, at the end",
            UP,
            ["FY2019 100", "FY2025 90", "FY2025 88"],
            Ok(Missed),
            None,
        ),
        Case(
            "means, nothing published of the new span",
            UP,
            ["FY2015/FY2019 80", "FY2021/FY2025 >=100", "FY2018 90"],
            Ok(NoActual),
            None,
        ),
        Case(
            "means, the whole span",
            UP,
            [
                "FY2015/FY2019 80",
                "FY2021/FY2025 >=100",
                "FY2021/FY2025 100",
            ],
            Ok(Achieved),
            None,
        ),
        Case(
            "means, the whole span, missed",
            UP,
            [
                "FY2015/FY2019 80",
                "FY2021/FY2025 >=100",
                "FY2021/FY2025 95",
            ],
            Ok(Missed),
            Some(0.75),
        ),
        Case(
            "at least, before the time",
            UP,
            ["FY2019 80", "FY2025 >=100", "FY2022 90"],
            Ok(OnTrack),
            Some(1.0),
        ),
        Case(
            "at least, missed by a little",
            UP,
            ["FY2019 80", "FY2025 >=100", "FY2025 99.9"],
            Ok(Missed),
            Some(0.995),
        ),
        Case(
            "the first target is reached, the next one counts",
            UP,
            ["FY2019 0", "FY2025 60,FY2030 110", "FY2025 60,FY2026 70"],
            Ok(OnTrack),
            Some(1.0),
        ),
        Case(
            "the first target in its own year",
            UP,
            ["FY2019 0", "FY2025 60,FY2030 110", "FY2025 54"],
            Ok(Missed),
            Some(0.9),
        ),
        Case(
            "reached only after the target year",
            UP,
            ["FY2019 0", "FY2025 100", "FY2025 90,FY2026 100"],
            Ok(Achieved),
            None,
        ),
        Case(
            "reached and lost after the target year",
            UP,
            ["FY2019 0", "FY2025 100", "FY2025 100,FY2027 80"],
            Ok(Missed),
            Some(0.8),
        ),
        Case(
            "provisional beside an older confirmed one",
            UP,
            ["FY2019 0", "FY2025 60", "FY2022 24,FY2023 ~60"],
            Ok(MostlyOnTrack),
            Some(0.8),
        ),
        Case(
            "provisional in the target year",
            UP,
            ["FY2019 0", "FY2025 60", "FY2025 ~60"],
            Ok(NoActual),
            None,
        ),
        Case(
            "broken between baseline and actual",
            UP,
            ["FY2019 0", "FY2025 60", "FY2021 break,FY2022 30"],
            Err(Break),
            None,
        ),
        Case(
            "broken in the year of the actual",
            UP,
            ["FY2019 0", "FY2025 60", "FY2022 break,FY2022 30"],
            Err(Break),
            None,
        ),
        Case(
            "broken before the baseline",
            UP,
            ["FY2019 0", "FY2025 60", "FY2018 break,FY2022 30"],
            Ok(OnTrack),
            Some(1.0),
        ),
        Case(
            "broken after the actual",
            UP,
            ["FY2019 0", "FY2025 60", "FY2022 30,FY2023 break"],
            Ok(OnTrack),
            Some(1.0),
        ),
        Case(
            "a broken series has no judgement of a kept level either",
            KEEP_DOWN,
            ["FY2019 4.8", "FY2025 4.8", "FY2021 break,FY2022 4.7"],
            Err(Break),
            None,
        ),
        Case(
            "the target in another unit",
            UP,
            ["FY2019 0", "FY2025 60@件", "FY2022 30"],
            Err(UnitsDiffer),
            None,
        ),
        Case(
            "the baseline in another unit is not needed where the target is reached",
            UP,
            ["FY2019 0@件", "FY2025 60", "FY2022 60"],
            Ok(Achieved),
            None,
        ),
        Case(
            "a day in the last month of a fiscal year",
            UP,
            ["2020-03-31 0", "2026-03-31 60", "2023-03-31 30"],
            Ok(OnTrack),
            Some(1.0),
        ),
        Case(
            "a day in the first month of a fiscal year",
            UP,
            ["2020-04-01 0", "FY2026 60", "2023-04-01 30"],
            Ok(OnTrack),
            Some(1.0),
        ),
        Case(
            "a day against a fiscal year's end",
            UP,
            ["FY2019 0", "FY2025 60", "2026-03-31 59"],
            Ok(Missed),
            Some(59.0 / 60.0),
        ),
        Case(
            "a day within the target's year",
            UP,
            ["FY2019 0", "FY2025 60", "2026-03-30 59"],
            Ok(OnTrack),
            Some(59.0 / 60.0),
        ),
        Case(
            "calendar years against fiscal ones",
            UP,
            ["2019 0", "FY2025 60", "2022 30"],
            Ok(OnTrack),
            Some(1.0),
        ),
    ];
    let mut reached = Vec::new();
    for Case(about, (desired, keep, tolerance), texts, expected, ratio) in cases {
        let mut parts = json!({ "keep": keep, "tolerance": tolerance });
        if !desired.is_empty() {
            parts["desired"] = json!(desired);
        }
        let kpi = of_texts(texts, parts);
        let standing = judge(&kpi, None, None);
        let (state, reason) = match expected {
            Ok(state) => (state, None),
            Err(reason) => (NotJudged, Some(reason)),
        };
        assert_eq!(
            (standing.state, standing.reason),
            (state, reason),
            "{about}"
        );
        reached.push((state, reason));
        let found = standing
            .progress
            .map(|progress| progress.ratio)
            .or(standing.share_reached);
        match (ratio, found) {
            (Some(ratio), Some(found)) => assert!((ratio - found).abs() < 1e-9, "{about}: {found}"),
            (ratio, found) => assert_eq!(ratio, found, "{about}"),
        }
    }
    for state in State::ALL {
        assert!(reached.iter().any(|(s, _)| *s == state), "{state:?}");
    }
    // What counts over a span has cases of its own, below.
    for reason in Reason::ALL.into_iter().filter(|r| *r != BeforeCount) {
        assert!(
            reached.iter().any(|(_, r)| *r == Some(reason)),
            "{reason:?}"
        );
    }
}

/// 5年間で100: what adds up over a span counts at the span's end; a flow or a
/// mean over the span belongs to the span as a whole.
#[test]
fn targets_over_a_span() {
    use Reason::{BeforeCount, NoBaseline};
    use State::*;
    for (accumulation, baseline, actual, expected, ratio) in [
        (
            "cumulative",
            "FY2020 0",
            "FY2022 40",
            Ok(OnTrack),
            Some(1.0),
        ),
        (
            "cumulative",
            "FY2020 0",
            "FY2021/FY2022 24",
            Ok(MostlyOnTrack),
            Some(0.6),
        ),
        ("cumulative", "FY2020 0", "FY2021 100", Ok(Achieved), None),
        ("cumulative", "FY2020 0", "FY2025 90", Ok(Missed), Some(0.9)),
        ("cumulative", "FY2020 0", "FY2022 0", Ok(Flat), None),
        ("cumulative", "FY2020 0", "", Ok(NoActual), None),
        // The count begins with the span, not with an older baseline of nothing.
        (
            "cumulative",
            "FY2018 0",
            "FY2021 20",
            Ok(OnTrack),
            Some(1.0),
        ),
        ("cumulative", "FY2018 0", "FY2022 20", Ok(Behind), Some(0.5)),
        // Nor with what was reached before, where that counts.
        (
            "cumulative",
            "FY2018 30",
            "FY2021 60",
            Ok(OnTrack),
            Some(1.0),
        ),
        (
            "cumulative",
            "FY2018 0",
            "FY2020 10",
            Err(BeforeCount),
            None,
        ),
        ("cumulative", "", "FY2022 40", Err(NoBaseline), None),
        ("cumulative", "", "FY2022 100", Ok(Achieved), None),
        ("cumulative", "", "FY2025 90", Ok(Missed), None),
        ("cumulative", "", "", Ok(NoActual), None),
        (
            "annual_flow",
            "FY2016/FY2020 0",
            "FY2021/FY2023 40",
            Ok(Behind),
            Some(0.5),
        ),
        (
            "period_mean",
            "FY2016/FY2020 0",
            "FY2021/FY2023 80",
            Ok(OnTrack),
            Some(1.0),
        ),
    ] {
        let mut parts = json!({ "desired": "increase", "accumulation": accumulation,
            "targets": [observation("FY2021/FY2025 100")] });
        if !baseline.is_empty() {
            parts["baseline"] = observation(baseline);
        }
        if !actual.is_empty() {
            parts["actuals"] = json!([observation(actual)]);
        }
        let kpi = kpi(parts);
        let standing = judge(&kpi, None, None);
        let about = format!("{accumulation}, {baseline}, {actual}");
        let found = standing.reason.map_or(Ok(standing.state), Err);
        assert_eq!(found, expected, "{about}");
        let found = standing
            .progress
            .map(|p| p.ratio)
            .or(standing.share_reached);
        let close = ratio
            .zip(found)
            .map(|(a, b): (f64, f64)| (a - b).abs() < 1e-9);
        assert_eq!(
            (ratio.is_some(), close.unwrap_or(true)),
            (found.is_some(), true),
            "{about}: {found:?}"
        );
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
