//! What is taken away, read back: nothing of a plan is lost or doubled on the
//! way, and whatever a text holds, a spreadsheet takes it as a text.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

#[path = "hino/convert.rs"]
mod convert;

use keikaku::export::csv::{Csv, unguarded};
use keikaku::export::{filtered, kpi_text, kpis, whole};
use keikaku::kpi::State;
use keikaku::plan::{
    DepartmentId, EraStyle, Kpi, KpiId, Observation, Plan, Quantity, Section, SectionId, load,
};
use keikaku::query::{Filter, Index};
use proptest::prelude::*;
use std::collections::BTreeMap;

fn ageo() -> Plan {
    plan(include_str!("../public/plan.json"))
}

fn hino() -> Plan {
    let read = |text| serde_json::from_str(text).unwrap();
    convert::convert(
        &read(include_str!("fixtures/hino/kpi.json")),
        &read(include_str!("fixtures/hino/plan.json")),
    )
}

fn plan(json: &str) -> Plan {
    let loaded = load(json.as_bytes());
    assert_eq!(loaded.problems, []);
    loaded.plan.unwrap()
}

type Rows = Vec<BTreeMap<String, String>>;

/// Reads a table with another's program; every row has every column.
fn read(csv: &str) -> Rows {
    assert!(csv.starts_with('\u{feff}') && csv.ends_with("\r\n"));
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    let header = reader.headers().unwrap().clone();
    let names: std::collections::BTreeSet<_> = header.iter().collect();
    assert_eq!(names.len(), header.len(), "{header:?}");
    let row = |record: csv::StringRecord| {
        let cells = record.iter().map(|cell| unguarded(cell).to_owned());
        header.iter().map(str::to_owned).zip(cells).collect()
    };
    reader
        .records()
        .map(|record| row(record.unwrap()))
        .collect()
}

fn sections(plan: &Plan) -> Vec<&Section> {
    fn below<'a>(sections: &'a [Section], found: &mut Vec<&'a Section>) {
        for section in sections {
            found.push(section);
            below(&section.sections, found);
        }
    }
    let mut found = Vec::new();
    below(&plan.sections, &mut found);
    found
}

/// The cells that say which value of which KPI it is, and how much.
const VALUE: [&str; 9] = [
    "指標ID",
    "種類",
    "時期コード",
    "値",
    "値（下限）",
    "値（上限）",
    "値（原文）",
    "単位",
    "注記",
];

fn expected(kpi: &Kpi, kind: &str, seen: &Observation) -> [String; 9] {
    let written = |number: Option<f64>| number.map_or(String::new(), |n| n.to_string());
    let (low, high) = match seen.value {
        Quantity::Range(low, high) | Quantity::Band(low, high) => (Some(low), Some(high)),
        _ => (None, None),
    };
    [
        kpi.id.to_string(),
        kind.to_owned(),
        seen.period.map_or(String::new(), |p| p.to_string()),
        written(seen.value.number()),
        written(low),
        written(high),
        seen.text.clone().unwrap_or_default(),
        seen.unit.clone().unwrap_or_else(|| kpi.unit.clone()),
        seen.note.clone().unwrap_or_default(),
    ]
}

fn observations(kpi: &Kpi) -> Vec<[String; 9]> {
    let of = |kind, all: &[Observation]| -> Vec<_> {
        all.iter().map(|seen| expected(kpi, kind, seen)).collect()
    };
    let baseline = of("基準", kpi.baseline.as_slice());
    [baseline, of("目標", &kpi.targets), of("実績", &kpi.actuals)].concat()
}

#[test]
fn every_value_of_every_kpi_is_there_once() {
    for (plan, count) in [(ageo(), 30), (hino(), 79 * 3)] {
        let index = Index::new(&plan);
        let rows = read(&kpis(&index, None));
        let found: Vec<_> = rows
            .iter()
            .map(|row| VALUE.map(|name| row[name].clone()))
            .collect();
        let all = sections(&plan)
            .into_iter()
            .flat_map(|section| &section.kpis);
        let expected: Vec<_> = all.flat_map(observations).collect();
        assert_eq!(found, expected);
        assert_eq!(found.len(), count);
        for row in &rows {
            assert_eq!(row["市名"], plan.city.name);
            assert_eq!(
                row["データ更新日"],
                plan.updated.map_or(String::new(), |d| d.to_string())
            );
        }
    }
}

/// The cells of one row of the KPIs' table of 上尾市.
#[track_caller]
fn check_kpi(id: &str, kind: &str, period: &str, cells: &[(&str, &str)]) {
    let plan = ageo();
    let rows = read(&kpis(&Index::new(&plan), Some(&[KpiId::from(id)])));
    assert!(rows.iter().all(|row| row["指標ID"] == id));
    let wanted = |row: &&BTreeMap<_, _>| row["種類"] == kind && row["時期コード"] == period;
    let mut found = rows.iter().filter(wanted);
    let row = found.next().unwrap();
    assert!(found.next().is_none());
    for (name, expected) in cells {
        assert_eq!(row[*name], *expected, "{id} {kind} {period} {name}");
    }
}

#[test]
fn a_row_says_all_about_its_value() {
    check_kpi(
        "sns-followers",
        "基準",
        "2020-03",
        &[
            ("計画", "上尾市 第6次総合計画 前期基本計画"),
            (
                "章・テーマ",
                "第8章　持続可能な都市経営 ＞ テーマ1　情報発信・公開",
            ),
            ("指標", "市の公式ＳＮＳの登録者数"),
            ("よい向き", "高いほどよい"),
            ("時期（和暦）", "令和2（2020）年3月"),
            ("時期（西暦）", "2020年3月"),
            ("年度（始）", "2019"),
            ("年度（終）", "2019"),
            ("値", "13865"),
            ("値（原文）", "13,865人"),
            ("単位", "人"),
            ("条件", ""),
            ("判定（自動計算）", "実績未公表"),
            ("発行者", "上尾市"),
            ("利用条件", "計画の本文は上尾市の著作物です。"),
        ],
    );
    check_kpi(
        "collaboration-application-rate",
        "目標",
        "FY2021/FY2025",
        &[
            ("値", "100"),
            ("条件", "以上"),
            ("平均", "はい"),
            ("年度（始）", "2021"),
            ("年度（終）", "2025"),
        ],
    );
    check_kpi(
        "real-debt-service-ratio",
        "実績",
        "FY2006",
        &[
            ("値", "11.4"),
            ("系列の区切り", "2007年度より前"),
            ("出典", "全市町村の主要財政指標"),
            ("発行者", "総務省"),
            (
                "利用条件",
                "利用条件は総務省ホームページの利用規約によります。",
            ),
            ("出典の場所", "H18年度"),
            ("判定（自動計算）", "維持できていない"),
        ],
    );
    check_kpi(
        "real-debt-service-ratio",
        "実績",
        "FY2007",
        &[("系列の区切り", "2007年度以後"), ("速報", "")],
    );
}

/// Text, id, departments, whole city and place of every item of the tables.
fn items(plan: &Plan) -> Vec<[String; 5]> {
    let name = |id: &DepartmentId| plan.departments.iter().find(|d| d.id == *id);
    let mut found = Vec::new();
    for row in sections(plan).into_iter().flat_map(|section| &section.rows) {
        let mut add = |kind: &str, id: &str, departments: &[DepartmentId], text: &str| {
            let known: Vec<_> = departments.iter().map(|id| name(id).unwrap()).collect();
            let names: Vec<_> = known.iter().map(|d| d.name.as_str()).collect();
            let whole = known.iter().any(|d| d.whole_city);
            found.push(
                [
                    kind,
                    id,
                    &names.join("、"),
                    if whole { "はい" } else { "" },
                    text,
                ]
                .map(str::to_owned),
            );
        };
        for issue in &row.issues {
            add("現況と課題", issue.id.as_str(), &[], &issue.text);
        }
        for direction in &row.directions {
            add(
                "取組の方向",
                direction.id.as_str(),
                &direction.departments,
                &direction.text,
            );
        }
        for project in &row.projects {
            add(
                "主な事業・取組",
                project.id.as_str(),
                &project.departments,
                &project.text,
            );
        }
    }
    found
}

const ITEM: [&str; 5] = ["種類", "ID", "担当課", "全庁", "本文"];
const ITEMS: [&str; 3] = ["現況と課題", "取組の方向", "主な事業・取組"];

fn items_of(rows: &Rows) -> Vec<[String; 5]> {
    let wanted = rows
        .iter()
        .filter(|row| ITEMS.contains(&row["種類"].as_str()));
    wanted
        .map(|row| ITEM.map(|name| row[name].clone()))
        .collect()
}

#[test]
fn every_item_of_the_plan_is_there_once() {
    for (plan, counts) in [(ageo(), [28, 33, 44]), (hino(), [0, 0, 81])] {
        let rows = read(&whole(&plan));
        let found = items_of(&rows);
        assert_eq!(found, items(&plan));
        let count = |kind| found.iter().filter(|item| item[0] == kind).count();
        assert_eq!(ITEMS.map(count), counts);
        assert_eq!(items_of(&read(&everything(&plan))), found);
    }
}

/// The filtered table with no filter on.
fn everything(plan: &Plan) -> String {
    let (index, filter) = (Index::new(plan), Filter::default());
    filtered(&index, &index.apply(&filter), &filter)
}

/// Whatever text or number stands in the plan's JSON stands in its table, but
/// for ids that only join things, words of the format, and unknown fields.
#[test]
fn the_whole_plan_loses_no_text() {
    for plan in [ageo(), hino()] {
        let cells: std::collections::BTreeSet<String> = read(&whole(&plan))
            .into_iter()
            .flat_map(BTreeMap::into_values)
            .collect();
        let mut leaves = Vec::new();
        collect(&serde_json::to_value(&plan).unwrap(), &mut leaves);
        assert!(leaves.len() > 300);
        for leaf in leaves {
            assert!(cells.contains(&leaf), "{leaf}");
        }
    }
}

fn collect(value: &serde_json::Value, leaves: &mut Vec<String>) {
    use serde_json::Value;
    /// The format's own words, levels and numbers within headings, where the
    /// first source is meant, and what only the JSON has.
    const NOT_TEXT: &[&str] = &[
        "format",
        "code",
        "levels",
        "level",
        "number",
        "judgement",
        "from",
        "desired",
        "accumulation",
        "numerator",
        "denominator",
        "tolerance",
        "rounding",
        "departments",
        "total",
        "policy",
        "color",
        "cost",
        "years",
        "unit",
        "baseline_caveat",
    ];
    match value {
        Value::Object(object) => {
            for (key, value) in object {
                if !NOT_TEXT.contains(&key.as_str())
                    || (key == "departments" && object.contains_key("sections"))
                {
                    collect(value, leaves);
                }
            }
        }
        Value::Array(items) => items.iter().for_each(|item| collect(item, leaves)),
        Value::String(text) => leaves.push(text.clone()),
        Value::Number(number) => leaves.push(number.as_f64().unwrap().to_string()),
        Value::Bool(_) | Value::Null => {}
    }
}

/// The ids of the directions that a filter leaves, and what the table says.
#[track_caller]
fn check_filter(departments: &[&str], themes: &[&str], states: &[State], text: &str, said: &str) {
    let plan = ageo();
    let index = Index::new(&plan);
    let filter = Filter {
        departments: departments
            .iter()
            .map(|id| DepartmentId::from(*id))
            .collect(),
        themes: themes.iter().map(|id| SectionId::from(*id)).collect(),
        states: states.to_vec(),
        text: text.to_owned(),
    };
    let outcome = index.apply(&filter);
    let rows = read(&filtered(&index, &outcome, &filter));
    let directions = rows.iter().filter(|row| row["種類"] == "取組の方向");
    let found: Vec<_> = directions.map(|row| row["ID"].as_str()).collect();
    let all = sections(&plan)
        .into_iter()
        .flat_map(|section| &section.rows);
    let all = all.flat_map(|row| &row.directions).enumerate();
    let shown = all.filter(|(number, _)| outcome.shows_direction(*number));
    assert_eq!(found, shown.map(|(_, d)| d.id.as_str()).collect::<Vec<_>>());
    assert_eq!(found.len(), outcome.totals.directions);
    let kpis = rows.iter().filter(|row| row["種類"] == "成果指標");
    let found_kpis: Vec<_> = kpis.map(|row| row["ID"].as_str()).collect();
    let kpis = index.kpis.iter().enumerate();
    let kpis = kpis.filter(|(number, _)| outcome.shows_kpi(*number));
    let kpis: Vec<_> = kpis.filter_map(|(_, at)| index.kpi(at)).collect();
    let ids: Vec<_> = kpis.iter().map(|kpi| kpi.id.as_str()).collect();
    assert_eq!(found_kpis, ids);
    let values = |kind| rows.iter().filter(|row| row["種類"] == kind).count();
    let actuals: usize = kpis.iter().map(|kpi| kpi.actuals.len()).sum();
    assert_eq!(values("実績"), actuals);
    assert!(!found.is_empty() && rows.iter().all(|row| row["絞り込み"] == said));
}

#[test]
fn the_filtered_view_says_its_filter() {
    check_filter(&[], &[], &[], "", "なし");
    check_filter(&["nozei", "zaisei"], &[], &[], "", "担当課：納税課、財政課");
    check_filter(
        &["zaisei"],
        &["theme-3"],
        &[],
        "",
        "担当課：財政課／テーマ：テーマ3　財政運営",
    );
    check_filter(&[], &[], &[], " 市税 ", "ことば：市税");
    check_filter(&[], &[], &[State::NotKept], "", "判定：維持できていない");
}

/// Of a row that is shown for one of its directions, the others are not.
#[test]
fn a_filter_shows_some_directions_of_a_row() {
    let direction = |id: &str| serde_json::json!({ "id": id, "text": id, "departments": [id] });
    let json = serde_json::json!({
        "format": "keikaku/1", "city": { "name": "見本市" }, "title": "見本",
        "departments": [{ "id": "a", "name": "甲課" }, { "id": "b", "name": "乙課" }],
        "sections": [{ "id": "s", "level": "measure", "title": "題", "rows": [
            { "issues": [{ "id": "i", "text": "課題" }],
              "directions": [direction("a"), direction("b")],
              "projects": [{ "id": "p", "text": "事業" }] },
            { "issues": [{ "id": "other", "text": "課題" }], "directions": [direction("a")] }] }]
    });
    let plan = plan(&json.to_string());
    let index = Index::new(&plan);
    let filter = Filter {
        departments: vec!["b".into()],
        ..Filter::default()
    };
    let rows = read(&filtered(&index, &index.apply(&filter), &filter));
    let ids: Vec<_> = rows.iter().map(|row| row["ID"].as_str()).collect();
    assert_eq!(ids, ["i", "b", "p"]);
}

/// A plan whose texts try everything: none is changed, none becomes a formula.
#[test]
fn hostile_texts_survive_as_texts() {
    let hostile = [
        "=HYPERLINK(\"x\",\"y\")",
        "+1+1",
        "-2+3",
        "@SUM(A1)",
        "\t=1",
        "\r\n=1",
        "'=1",
        "引用\"の\"中,と\n改行",
        "\u{202e}逆\u{202c}",
        "<script>",
        "＝１＋１",
    ];
    for text in hostile {
        let json = serde_json::json!({
            "format": "keikaku/1", "city": { "name": text }, "title": text, "rights": text,
            "sources": [{ "id": "plan", "title": text }],
            "sections": [{ "id": "s", "level": "theme", "title": text,
                "kpis": [{ "id": "k", "name": text, "unit": text, "note": text,
                    "baseline": { "period": "FY2019", "value": -9.9, "text": text, "note": text, "from": "#L1" } }],
                "rows": [{ "heading": text, "directions": [{ "id": "d", "text": text, "from": "#L2" }] }] }]
        });
        let plan = plan(&json.to_string());
        let csv = kpis(&Index::new(&plan), None);
        let row = &read(&csv)[0];
        for name in [
            "市名",
            "計画",
            "指標",
            "値（原文）",
            "単位",
            "注記",
            "指標の注記",
            "出典",
            "利用条件",
        ] {
            assert_eq!(row[name], text, "{name}");
        }
        assert_eq!(row["値"], "-9.9");
        let rows = read(&whole(&plan));
        let direction = rows.iter().find(|row| row["ID"] == "d").unwrap();
        assert_eq!(
            (&direction["本文"], &direction["行の見出し"]),
            (&text.into(), &text.into())
        );
        assert_eq!(
            kpi_text(
                &Index::new(&plan),
                &plan.sections[0].kpis[0],
                0,
                EraStyle::Era,
                ""
            )
            .lines()
            .count(),
            7
        );
    }
}

#[test]
fn values_that_are_no_plain_number() {
    let check = |value: serde_json::Value, expected: &[[&str; 5]]| {
        let json = serde_json::json!({
            "format": "keikaku/1", "city": { "name": "見本市" }, "title": "見本",
            "sections": [{ "id": "s", "level": "theme", "title": "題", "kpis": [
                { "id": "k", "name": "名", "unit": "％", "targets": [{ "period": "FY2025", "value": value }] }] }]
        });
        let plan = plan(&json.to_string());
        let rows = read(&kpis(&Index::new(&plan), None));
        let names = ["区分", "値", "条件", "値（下限）", "値（上限）"];
        let found: Vec<_> = rows
            .iter()
            .map(|row| names.map(|name| row[name].as_str()))
            .collect();
        assert_eq!(found, expected, "{value}");
    };
    use serde_json::json;
    check(json!(-9.9), &[["", "-9.9", "", "", ""]]);
    check(json!({ "at_least": 100 }), &[["", "100", "以上", "", ""]]);
    check(json!({ "at_most": 125 }), &[["", "125", "以下", "", ""]]);
    check(json!({ "above": 6.5 }), &[["", "6.5", "超", "", ""]]);
    check(json!({ "below": 5 }), &[["", "5", "未満", "", ""]]);
    check(json!({ "about": 48 }), &[["", "48", "約", "", ""]]);
    check(json!({ "range": [9, 12] }), &[["", "", "範囲", "9", "12"]]);
    check(
        json!({ "band": [9, 10] }),
        &[["", "", "下限以上・上限未満", "9", "10"]],
    );
    check(json!("全国平均を上回る"), &[["", "", "数値でない", "", ""]]);
    check(
        json!({ "missing": "not_published" }),
        &[["", "", "未公表", "", ""]],
    );
    check(
        json!({ "parts": [["小", 80], ["中", { "at_least": 75.5 }]] }),
        &[["小", "80", "", "", ""], ["中", "75.5", "以上", "", ""]],
    );
}

#[test]
fn a_kpi_as_text() {
    let plan = ageo();
    let index = Index::new(&plan);
    let check = |id: &str, style, link, expected: &str| {
        let (kpi, section) = index.kpi_by_id(&KpiId::from(id)).unwrap();
        assert_eq!(kpi_text(&index, kpi, section, style, link), expected);
    };
    check(
        "sns-followers",
        EraStyle::Era,
        "",
        "市の公式ＳＮＳの登録者数
上尾市 第6次総合計画 前期基本計画
第8章 持続可能な都市経営 ＞ テーマ1 情報発信・公開
基準：13,865人（令和2（2020）年3月）
目標：28,000人（令和7（2025）年度）
最新：実績未公表
判定（自動計算）：実績未公表
出典：上尾市 第6次総合計画 前期基本計画 第8章 持続可能な都市経営（上尾市）66行目
データ更新：2026-11-23
",
    );
    check(
        "real-debt-service-ratio",
        EraStyle::Western,
        "./#/kpi/real-debt-service-ratio?era=western",
        "実質公債費比率
上尾市 第6次総合計画 前期基本計画
第8章 持続可能な都市経営 ＞ テーマ3 財政運営
基準：4.8％（2019年度）
目標：4.8％（2025年度）
最新：5.0%（2024年度）
判定（自動計算）：維持できていない
出典：上尾市 第6次総合計画 前期基本計画 第8章 持続可能な都市経営（上尾市）508行目、全市町村の主要財政指標（総務省）R6年度
データ更新：2026-11-23
./#/kpi/real-debt-service-ratio?era=western
",
    );
}

/// Runs the program; expects its exit status and a part of what it prints.
fn check_program(arguments: &[&str], status: i32, printed: &str) {
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_keikaku"))
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .args(arguments)
        .output()
        .unwrap();
    let text = String::from_utf8([output.stdout, output.stderr].concat()).unwrap();
    assert_eq!(output.status.code(), Some(status), "{arguments:?}: {text}");
    assert!(text.contains(printed), "{arguments:?}: {text}");
}

#[test]
fn writes_tables_from_the_command_line() {
    let plan = "public/plan.json";
    check_program(&["export"], 2, "計画のファイルを指定");
    check_program(&["export", plan], 2, "--csv には");
    check_program(&["export", plan, "--csv", "all"], 2, "--csv には");
    check_program(&["export", plan, "--csv"], 2, "「--csv」の値");
    check_program(&["export", plan, plan], 2, "1つだけ");
    check_program(&["export", plan, "--xlsx"], 2, "--xlsx");
    check_program(
        &["export", "no/such/file", "--csv", "plan"],
        2,
        "読めません",
    );
    check_program(&["export", "Cargo.toml", "--csv", "plan"], 2, "行目");
    check_program(&["export", plan, "--csv", "plan"], 0, &whole(&ageo()));
    let path = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("kpis.csv");
    let written = path.to_str().unwrap();
    check_program(&["export", plan, "--csv", "kpis", "-o", written], 0, "");
    let expected = kpis(&Index::new(&ageo()), None);
    assert_eq!(std::fs::read_to_string(&path).unwrap(), expected);
    check_program(
        &["export", plan, "--csv", "kpis", "-o", "no/such/x"],
        2,
        "書けません",
    );
}

proptest! {
    #[test]
    fn any_cell_round_trips(cells in prop::collection::vec("(?s)['=+@\t\r\n\", -]{0,3}.{0,8}", 1..6)) {
        let mut csv = Csv::new();
        for _ in 0..2 {
            cells.iter().for_each(|cell| csv.text(cell));
            csv.end_row();
        }
        let text = csv.finish();
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .from_reader(text.as_bytes());
        for record in reader.records() {
            let record = record.unwrap();
            // A row of one empty cell cannot be told from an empty line.
            prop_assert!(record.iter().map(unguarded).eq(cells.iter().map(String::as_str)));
        }
    }

    #[test]
    fn any_number_is_read_back(number in prop::num::f64::NORMAL | prop::num::f64::ZERO) {
        let mut csv = Csv::new();
        csv.number(Some(number));
        let text = csv.finish();
        prop_assert_eq!(text.strip_prefix('\u{feff}').unwrap().parse::<f64>().unwrap(), number);
    }
}
