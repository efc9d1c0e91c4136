//! The required path, year by year, worked by hand.

use super::required_levels;
use crate::kpi::judge::tests::of_texts;
use serde_json::json;

#[test]
fn levels_of_every_year() {
    for (accumulation, baseline, targets, expected) in [
        (
            "level",
            "2020-03 13865",
            "FY2025 28000",
            vec![
                (2019, 13_865.0),
                (2020, 16_221.0),
                (2021, 18_577.0),
                (2022, 20_933.0),
                (2023, 23_288.0),
                (2024, 25_644.0),
                (2025, 28_000.0),
            ],
        ),
        // A count that begins with its span of years.
        (
            "cumulative",
            "FY2018 0",
            "FY2021/FY2023 30",
            vec![
                (2018, 0.0),
                (2019, 0.0),
                (2020, 0.0),
                (2021, 10.0),
                (2022, 20.0),
                (2023, 30.0),
            ],
        ),
        // A step of 6.1883.
        (
            "level",
            "FY2023 62.87",
            "FY2025 75.25",
            vec![(2023, 62.87), (2024, 69.06), (2025, 75.25)],
        ),
        // A sixth a year would not be seen without two digits more.
        (
            "level",
            "FY2019 0",
            "FY2025 1",
            vec![
                (2019, 0.0),
                (2020, 0.17),
                (2021, 0.33),
                (2022, 0.5),
                (2023, 0.67),
                (2024, 0.83),
                (2025, 1.0),
            ],
        ),
        (
            "level",
            "FY2022 50",
            "FY2026 0,FY2024 10",
            vec![
                (2022, 50.0),
                (2023, 30.0),
                (2024, 10.0),
                (2025, 5.0),
                (2026, 0.0),
            ],
        ),
        (
            "level",
            "FY2023 4.8",
            "FY2025 4.8",
            vec![(2023, 4.8), (2024, 4.8), (2025, 4.8)],
        ),
        (
            "cumulative",
            "FY2023 0",
            "FY2024/FY2025 100",
            vec![(2023, 0.0), (2024, 50.0), (2025, 100.0)],
        ),
        (
            "period_mean",
            "FY2015/FY2019 80",
            "FY2021/FY2025 >=100",
            vec![(2017, 80.0), (2023, 100.0)],
        ),
        (
            "period_mean",
            "FY2016/FY2019 80",
            "FY2021/FY2024 100",
            vec![(2017, 80.0), (2022, 100.0)],
        ),
        (
            "period_mean",
            "FY2019 80",
            "FY2021/FY2025 100",
            vec![(2019, 80.0), (2023, 100.0)],
        ),
        ("level", "FY2019 1", "", vec![]),
        ("level", "", "FY2025 1", vec![]),
        ("level", "FY2019 微増", "FY2025 1", vec![]),
        ("level", "FY2019 1", "FY2025 1@円", vec![]),
        ("level", "FY2025 1", "2026-03 2", vec![]),
    ] {
        let kpi = of_texts(
            [baseline, targets, ""],
            json!({ "accumulation": accumulation }),
        );
        let levels = required_levels(&kpi);
        let shown: Vec<_> = levels.iter().map(|l| (l.fiscal_year, l.shown)).collect();
        assert_eq!(shown, expected, "{accumulation}: {baseline}, {targets}");
        for level in levels {
            assert!((level.value - level.shown).abs() <= 0.5, "{level:?}");
        }
    }
}
