//! Projections, worked by hand.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use super::*;
use crate::kpi::judge::judge;
use crate::kpi::judge::tests::of_texts;
use crate::plan::load;
use serde_json::{Value, json};

/// Projected, reaches, agrees.
type Told = Option<(f64, bool, bool)>;

fn told(texts: [&str; 3], more: Value) -> Told {
    let kpi = of_texts(texts, more);
    let standing = judge(&kpi, None, None);
    trend(&kpi, &standing).map(|t| (t.projected, t.reaches, t.agrees))
}

#[test]
fn where_the_last_changes_lead() {
    const UP: (&str, &str) = ("FY2019 0", "FY2025 60");
    for (desired, (baseline, target), actuals, expected) in [
        // 順調: 10 a year, two years on.
        (
            "increase",
            UP,
            "FY2020 10,FY2021 20,FY2022 30,FY2023 40",
            Some((60.0, true, true)),
        ),
        // 順調, but stalled: (39 − 30) / 3 = 3 a year, 39 + 6 = 45.
        (
            "increase",
            UP,
            "FY2020 30,FY2021 38,FY2022 39,FY2023 39",
            Some((45.0, false, false)),
        ),
        // 遅れ, and too slow still: (23.9 − 3) / 3 = 6.97, 23.9 + 13.93 = 37.83.
        (
            "increase",
            UP,
            "FY2020 3,FY2021 10,FY2022 17,FY2023 23.9",
            Some((37.833_333, false, true)),
        ),
        // 遅れ, but catching up: (21 + 38.4) / 3 = 19.8, 21 + 39.6 = 60.6.
        (
            "increase",
            UP,
            "FY2020 -38.4,FY2021 0,FY2022 1,FY2023 21",
            Some((60.6, true, false)),
        ),
        // 達成 already, and falling back: (62 − 80) / 3 = −6, 62 − 12 = 50.
        (
            "increase",
            UP,
            "FY2020 80,FY2021 70,FY2022 65,FY2023 62",
            Some((50.0, false, false)),
        ),
        // 横ばい and 後退.
        (
            "increase",
            UP,
            "FY2020 0,FY2021 0,FY2022 0,FY2023 0",
            Some((0.0, false, true)),
        ),
        (
            "increase",
            UP,
            "FY2020 0,FY2021 -1,FY2022 -2,FY2023 -3",
            Some((-5.0, false, true)),
        ),
        // Only the last four count: (40 − 37) / 3 = 1, 42.
        (
            "increase",
            UP,
            "FY2018 0,FY2019 0,FY2020 37,FY2021 38,FY2022 39,FY2023 40",
            Some((42.0, false, false)),
        ),
        // The baseline's own year and those before: (40 − 10) / 3 = 10, 40 + 40.
        (
            "increase",
            UP,
            "FY2018 10,FY2019 20,FY2020 30,FY2021 40",
            Some((80.0, true, true)),
        ),
        // Every second year: 6 in 6 years, three years on.
        (
            "increase",
            ("FY2015 10", "FY2025 25"),
            "FY2016 10,FY2018 12,FY2020 14,FY2022 16",
            Some((19.0, false, true)),
        ),
        // In any order; of a year the last one: (40 − 10) / 3.
        (
            "increase",
            UP,
            "FY2023 40,2020-09 99,FY2021 20,FY2020 10,2020-12 98,2023-03 30",
            Some((60.0, true, true)),
        ),
        // Bounds as in the judgement: 12 − 2 × 2 = 8.
        (
            "decrease",
            ("FY2019 20", "FY2025 <=8"),
            "FY2020 18,FY2021 16,FY2022 14,FY2023 12",
            Some((8.0, true, true)),
        ),
        (
            "decrease",
            ("FY2019 20", "FY2025 <8"),
            "FY2020 18,FY2021 16,FY2022 14,FY2023 12",
            Some((8.0, false, false)),
        ),
        // The next target: (50 − 20) / 3 = 10, one year on or six.
        (
            "increase",
            ("FY2019 0", "FY2025 60,FY2030 100"),
            "FY2021 20,FY2022 30,FY2023 40,FY2024 50",
            Some((60.0, true, true)),
        ),
        (
            "increase",
            ("FY2019 0", "FY2024 50,FY2030 115"),
            "FY2022 30,FY2023 40,FY2024 50,FY2025 60",
            Some((110.0, false, false)),
        ),
        // After the last break only.
        (
            "increase",
            UP,
            "FY2018 0,FY2019 break,FY2019 0,FY2020 10,FY2021 20,FY2022 30",
            Some((60.0, true, true)),
        ),
        (
            "increase",
            UP,
            "FY2018 0,FY2019 break,FY2019 0,FY2020 10,FY2021 20",
            None,
        ),
        (
            "increase",
            UP,
            "FY2020 break,FY2020 1,FY2021 2,FY2022 3,FY2023 4",
            None,
        ),
        (
            "increase",
            UP,
            "FY2020 10,FY2021 20,FY2022 30,FY2023 40,FY2024 break",
            None,
        ),
        // Fewer than four, confirmed, in the unit, one a year.
        ("increase", UP, "FY2020 10,FY2021 20,FY2022 30", None),
        (
            "increase",
            UP,
            "FY2020 10,FY2021 20,FY2022 30,FY2023 ~40",
            None,
        ),
        (
            "increase",
            UP,
            "FY2020 10,FY2021 20@円,FY2022 30,FY2023 40",
            None,
        ),
        (
            "increase",
            UP,
            "FY2020 10,2021-06 20,2021-12 25,FY2022 40",
            None,
        ),
        // Not judged; or the target's year has come.
        ("none", UP, "FY2020 10,FY2021 20,FY2022 30,FY2023 40", None),
        (
            "increase",
            UP,
            "FY2016 10,FY2017 20,FY2018 30,FY2019 40",
            None,
        ),
        (
            "increase",
            UP,
            "FY2022 30,FY2023 40,FY2024 50,FY2025 55",
            None,
        ),
    ] {
        let found = told([baseline, target, actuals], json!({ "desired": desired }));
        assert_eq!(found, expected, "{baseline} {target}: {actuals}");
    }
}

#[test]
fn what_is_kept_and_means() {
    // (4.9 − 4.75) / 3 = 0.05 a year: 5.0 after two.
    let actuals = "FY2020 4.75,FY2021 4.8,FY2022 4.8,FY2023 4.9";
    for (tolerance, expected) in [
        (0.0, (5.0, false, true)),
        (0.1, (5.0, false, false)),
        (0.2, (5.0, true, true)),
    ] {
        let more = json!({ "desired": "decrease", "keep": true, "tolerance": tolerance });
        let found = told(["FY2019 4.8", "FY2025 4.8", actuals], more);
        assert_eq!(found, Some(expected), "{tolerance}");
    }
    let mean = json!({ "desired": "increase", "accumulation": "period_mean" });
    let years = "FY2019 60,FY2020 70,FY2021 80,FY2022 90";
    assert_eq!(
        told(["FY2015/FY2019 80", "FY2021/FY2025 100", years], mean),
        None
    );
    let sum = json!({ "desired": "increase", "accumulation": "cumulative" });
    let years = "FY2021 20,FY2022 40,FY2023 60,FY2024 80";
    let found = told(["FY2020 0", "FY2021/FY2025 100", years], sum);
    assert_eq!(found, Some((100.0, true, true)));
}

/// 4.8, 4.7, 4.9, 5.0: 0.2 in three years, and one more to go.
#[test]
fn the_first_plan() {
    let plan = load(include_bytes!("../../../public/plan.json"))
        .plan
        .unwrap();
    let trends = plan.sections[0].sections.iter().map(|theme| {
        let kpi = &theme.kpis[0];
        let trend = trend(kpi, &judge(kpi, plan.judgement.as_ref(), None))?;
        let years = trend.used.iter().filter_map(|o| o.period);
        let years: Vec<_> = years.map(|period| period.fiscal_years().0).collect();
        Some((
            years,
            trend.years_ahead,
            trend.projected,
            trend.reaches,
            trend.agrees,
        ))
    });
    let ratio = Some((vec![2021, 2022, 2023, 2024], 1.0, 5.066_667, false, true));
    assert_eq!(trends.collect::<Vec<_>>(), [None, None, ratio, None, None]);
}
