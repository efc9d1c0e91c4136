//! How a KPI was judged, and the pace it needs.

use crate::page::{Page, visit, visit_at};
use crate::plans::{kpi, serve_kpis};
use serde_json::json;

#[track_caller]
fn check(page: &Page, selector: &str, parts: &[&str]) {
    let text = page.text(selector);
    for part in parts {
        assert!(text.contains(part), "{part} is not in {text}");
    }
}

const PACE: &str = ".pace";

#[test]
fn the_judgement_names_its_inputs_rule_arithmetic_and_limits() {
    visit(|page| {
        page.open("#/kpi/real-debt-service-ratio");
        page.click("details.how summary");
        check(
            page,
            "details.how",
            &[
                "基準4.8％ 令和元（2019）年度",
                "最新5.0% 令和6（2024）年度",
                "基準の値を保つ約束です。",
                "最新 5.0% − 目標 4.8％ ＝ ＋0.2ポイント",
                "よい向きとは反対に0.2ポイント離れています。",
                "許容幅：0ポイント（既定値。計画データの tolerance で変えられます）",
                "もう一つの見方：最近の動き",
                "令和3（2021）年度から令和6（2024）年度までの実績4回の動きは、平均して毎年＋0.067ポイントです。",
                "このままあと1年続くと、令和7（2025）年度は5.07％になり、目標（4.8％）を保てない見通しです。",
                "判定「維持できていない」と同じ見方です。",
            ],
        );
        assert!(page.texts("details.how .src").len() >= 3, "sources");
    });
}

#[test]
fn where_the_second_opinion_differs_it_says_so() {
    let actuals = [
        ("FY2021", 160.0),
        ("FY2022", 158.0),
        ("FY2023", 156.0),
        ("FY2024", 154.0),
    ];
    let falling = kpi(
        "f",
        ("FY2015", 100.0),
        ("FY2030", json!(200)),
        &actuals,
        json!({}),
    );
    visit_at(&serve_kpis(&[falling]), |page| {
        page.open("#/kpi/f");
        check(
            page,
            "details.how",
            &[
                "毎年同じだけ進むものと考え",
                "実際：154人 − 100人 ＝ ＋54人（9年）",
                "計画：200人 − 100人 ＝ ＋100人（15年）",
                "100人 ＋（＋100人）× 9 ÷ 15 ＝ 160人",
                "（＋54人 ÷ ＋100人）÷（9 ÷ 15）＝ 0.9",
                "0.95以上で順調（計画データの judgement.on_track で指定）",
                "概ね順調",
                "平均して毎年−2人です。",
                "令和12（2030）年度は142人になり、目標（200人）に届かない見通しです。",
            ],
        );
        check(
            page,
            ".differs",
            &["判定「概ね順調」とは見方が分かれます。"],
        );
        check(
            page,
            PACE,
            &[
                "基準から令和12（2030）年度の目標まで　毎年＋6.7人（15年で＋100人）",
                "最新の実績から令和12（2030）年度の目標まで　毎年＋7.7人（6年で＋46人）",
            ],
        );
    });
}

/// After the first of two targets it is said how that ended, and what the next one asks.
#[test]
fn the_pace_leads_on_to_the_next_target() {
    let targets = json!({ "targets": [
        { "period": "FY2025", "value": 150 }, { "period": "FY2035", "value": 200 } ] });
    let missed = kpi(
        "m",
        ("FY2015", 100.0),
        ("FY2025", json!(150)),
        &[("FY2025", 140.0)],
        targets,
    );
    visit_at(&serve_kpis(&[missed]), |page| {
        page.open("#/kpi/m");
        check(
            page,
            PACE,
            &[
                "基準から令和7（2025）年度の目標まで　毎年＋5人（10年で＋50人）",
                "目標（150人）に届きませんでした（差 −10人",
                "最新の実績から令和17（2035）年度の目標まで　毎年＋6人（10年で＋60人）",
            ],
        );
        page.click("#era");
        check(page, PACE, &["最新の実績から2035年度の目標まで"]);
    });
}

/// Middles of spans are named where a span is one of the two ends, and nowhere else.
#[test]
fn the_pace_from_a_mean_is_told_apart_from_that_of_a_year() {
    let mean = json!({ "baseline": { "period": "FY2015/FY2019", "value": 80, "mean": true } });
    let of_mean = kpi(
        "m",
        ("FY2017", 80.0),
        ("FY2037", json!(180)),
        &[("FY2027", 100.0)],
        mean,
    );
    visit_at(&serve_kpis(&[of_mean]), |page| {
        page.open("#/kpi/m");
        let told = [
            "毎年＋5人（20年で＋100人、期間の中央から中央まで）",
            "毎年＋8人（10年で＋80人）",
        ];
        check(page, PACE, &told);
    });
}

#[test]
fn each_kpi_tells_its_pace() {
    visit(|page| {
        for (id, parts) in [
            (
                "sns-followers",
                &[
                    "毎年＋2,356人（6年で＋14,135人）",
                    "最終の実績はまだ公表されていません",
                ][..],
            ),
            ("online-applications", &["毎年＋112件（6年で＋674件）"]),
            (
                "real-debt-service-ratio",
                &[
                    "基準の値を保つ目標なので",
                    "いま分かっている最新の実績は、令和6（2024）年度の5.0%です。",
                ],
            ),
            (
                "collaboration-application-rate",
                &["毎年＋3.3ポイント（6年で＋20ポイント、期間の中央から中央まで）"],
            ),
            (
                "land-readjustment-progress",
                &["毎年＋6.19ポイント（6年で＋37.13ポイント）"],
            ),
        ] {
            page.open(&format!("#/kpi/{id}"));
            check(page, PACE, parts);
        }
    });
}

/// The table of levels, by rows.
fn levels(page: &Page) -> Vec<Vec<String>> {
    page.each(
        ".levels tbody tr",
        "[...e.children].map(c => c.textContent)",
    )
}

#[test]
fn the_level_of_each_year_stands_beside_the_actual() {
    visit(|page| {
        page.open("#/kpi/sns-followers");
        let rows = levels(page);
        assert_eq!(rows.len(), 7);
        assert_eq!(rows[0], ["令和元（2019）年度", "13,865人（基準）", "―"]);
        assert_eq!(rows[1], ["令和2（2020）年度", "16,221人", "―"]);
        assert_eq!(rows[6], ["令和7（2025）年度", "28,000人（目標）", "―"]);
        page.open("#/kpi/real-debt-service-ratio");
        let rows = levels(page);
        assert_eq!(rows[5], ["令和6（2024）年度", "4.8％", "5.0%"]);
        page.open("#/kpi/collaboration-application-rate");
        let rows = levels(page);
        assert_eq!(rows.len(), 2, "a mean asks nothing of single years");
        assert_eq!(rows[1][1], "100％以上（目標）");
        assert!(rows[1][0].ends_with("平均"), "{rows:?}");
    });
}

#[test]
fn what_is_over_tells_how_it_ended() {
    let missed = kpi(
        "m",
        ("FY2015", 100.0),
        ("FY2020", json!(200)),
        &[("FY2020", 162.0)],
        json!({}),
    );
    visit_at(&serve_kpis(&[missed]), |page| {
        page.open("#/kpi/m");
        check(
            page,
            PACE,
            &[
                "実績は令和2（2020）年度の162人で、目標（200人）に届きませんでした（差 −38人、基準から目標までの62％）。",
            ],
        );
        check(
            page,
            "details.how",
            &["届いたところ：（162人 − 100人）÷（200人 − 100人）＝ 62％"],
        );
    });
}
