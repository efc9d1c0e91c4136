//! The importer, on the real text: what it reads, that nothing is lost, and
//! that damaged sources give errors at the right lines.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

#[path = "import_data/actuals.rs"]
mod actuals;
#[path = "import_data/damage.rs"]
mod damage;
#[path = "import_data/lines.rs"]
mod lines;

use keikaku::import::{Imported, import, print};
use keikaku::plan::{Accumulation, Desired, Period, Plan, Quantity, Row, Section};
use serde_json::Value;
use std::path::{Path, PathBuf};

pub const TEXT: &str = "seeds/000_b282a9ae02982fa6.txt";

pub fn path(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

pub fn bytes(name: &str) -> Vec<u8> {
    std::fs::read(path(name)).unwrap()
}

pub fn text() -> String {
    String::from_utf8(bytes(TEXT)).unwrap()
}

pub fn import_text(text: &str) -> Imported {
    import(text.as_bytes(), &bytes("seeds/ageo.profile.json"), None)
}

/// The seed with its actuals.
fn imported() -> Imported {
    let csv = bytes("seeds/ageo-kpi-actuals.csv");
    import(&bytes(TEXT), &bytes("seeds/ageo.profile.json"), Some(&csv))
}

fn plan() -> Plan {
    let imported = imported();
    assert_eq!(imported.found, []);
    imported.plan.unwrap()
}

pub fn measures(plan: &Plan) -> Vec<&Section> {
    let themes = plan.sections.iter().flat_map(|chapter| &chapter.sections);
    themes.flat_map(|theme| &theme.sections).collect()
}

pub fn rows(plan: &Plan) -> Vec<&Row> {
    measures(plan).into_iter().flat_map(|m| &m.rows).collect()
}

/// Themes, measures, rows, issues, directions, projects, departments, KPIs,
/// figures, and all paragraphs, notes and values beside them.
pub fn counts(plan: &Plan) -> [usize; 13] {
    let themes = || plan.sections.iter().flat_map(|chapter| &chapter.sections);
    let kpis = || themes().flat_map(|theme| &theme.kpis);
    let figures = || themes().flat_map(|theme| &theme.figures);
    [
        themes().count(),
        measures(plan).len(),
        rows(plan).len(),
        rows(plan).iter().map(|row| row.issues.len()).sum(),
        rows(plan).iter().map(|row| row.directions.len()).sum(),
        rows(plan).iter().map(|row| row.projects.len()).sum(),
        plan.departments.len(),
        kpis().count(),
        figures().count(),
        themes().map(|theme| theme.context.len()).sum(),
        kpis()
            .map(|k| k.explanation.len() + k.rationale.len() + k.targets.len())
            .sum(),
        figures().map(|figure| figure.notes.len()).sum(),
        figures()
            .flat_map(|f| &f.series)
            .map(|s| s.values.len())
            .sum(),
    ]
}

#[test]
fn the_committed_plan_is_what_the_seed_gives() {
    let committed = std::fs::read_to_string(path("public/plan.json")).unwrap();
    assert!(
        print(&plan()).unwrap() == committed,
        "public/plan.json is not what the seed gives; run: cargo run --bin keikaku -- import {TEXT} -o public/plan.json"
    );
}

#[test]
fn the_format_reads_what_the_importer_writes() {
    let plan = plan();
    let loaded = keikaku::plan::load(print(&plan).unwrap().as_bytes());
    assert_eq!(loaded.problems, []);
    assert_eq!(loaded.plan.unwrap(), plan);
}

#[test]
fn the_counts_are_those_of_a_count_by_hand() {
    let plan = plan();
    assert_eq!(
        counts(&plan),
        [5, 12, 33, 28, 33, 44, 18, 5, 3, 6, 21, 3, 10]
    );
    let whole: Vec<_> = plan.departments.iter().filter(|d| d.whole_city).collect();
    assert_eq!(whole.len(), 1);
    assert_eq!(whole[0].name, "全庁");
}

#[test]
fn every_character_is_accounted_for() {
    let coverage = imported().coverage;
    assert_eq!(coverage.unaccounted, []);
    assert_eq!(coverage.twice, []);
    assert_eq!(coverage.altered, []);
    let printed = text().chars().filter(|c| !c.is_whitespace()).count();
    assert_eq!(coverage.characters, printed);
    let sum = coverage.content + coverage.labels + coverage.repeated;
    assert_eq!(sum, printed);
    assert!(coverage.content > coverage.labels + coverage.repeated);
}

/// Independent of the importer's own book: every text with a place, found
/// again on its lines, character for character.
#[test]
fn every_text_stands_on_its_lines() {
    let printed = |text: &str| -> String { text.chars().filter(|c| !c.is_whitespace()).collect() };
    let (text, plan) = (text(), plan());
    let lines: Vec<&str> = text.lines().collect();
    let mut checked = 0;
    let mut open = vec![serde_json::to_value(&plan).unwrap()];
    while let Some(value) = open.pop() {
        if let Value::Object(fields) = &value
            && let Some(place) = fields.get("from").and_then(Value::as_str)
            && let Some(place) = keikaku::plan::Place::parse(place)
            && let (None, Some(range)) = (&place.source, place.line_range())
        {
            let (first, last) = (range.first as usize - 1, range.last as usize);
            let there = printed(&lines[first..last].concat());
            for key in ["text", "name", "period_text"] {
                // The head of a table stands above its values.
                let above = key == "period_text" && there.contains("件数");
                if let (Some(Value::String(text)), false) = (fields.get(key), above) {
                    assert!(there.contains(&printed(text)), "{place} {text}");
                    checked += 1;
                }
            }
        }
        match value {
            Value::Array(items) => open.extend(items),
            Value::Object(fields) => open.extend(fields.into_iter().map(|(_, value)| value)),
            _ => {}
        }
    }
    assert!(checked > 200, "{checked}");
}

#[test]
fn ids_are_unique_and_stable() {
    let json = print(&plan()).unwrap();
    let mut ids: Vec<&str> = json
        .split("\"id\":\"")
        .skip(1)
        .map(|rest| rest.split('"').next().unwrap())
        .collect();
    let all = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), all);
    for id in [
        "chapter-8",
        "theme-5",
        "measure-2-4",
        "issue-5-2-3",
        "direction-2-2-3",
        "project-5-3-4",
        "sns-followers",
        "real-debt-service-ratio",
        "gyosei-keiei",
        "collaboration-applications",
        "applications",
        "openings",
    ] {
        assert!(ids.contains(&id), "{id}");
    }
}

#[test]
fn passages_read_as_printed() {
    let plan = plan();
    let rows = rows(&plan);
    let issues = rows.iter().flat_map(|row| &row.issues);
    let issues = issues.map(|i| (i.id.as_str(), i.text.as_str(), &i.from));
    let directions = rows.iter().flat_map(|row| &row.directions);
    let directions = directions.map(|d| (d.id.as_str(), d.text.as_str(), &d.from));
    let projects = rows.iter().flat_map(|row| &row.projects);
    let projects = projects.map(|p| (p.id.as_str(), p.text.as_str(), &p.from));
    let all: Vec<_> = issues.chain(directions).chain(projects).collect();
    for (id, place, text) in PASSAGES {
        let found = all.iter().find(|(found, ..)| found == id).unwrap();
        assert_eq!(found.1, *text, "{id}");
        assert_eq!(found.2.as_ref().unwrap().to_string(), *place, "{id}");
    }
}

const PASSAGES: &[(&str, &str, &str)] = &[
    // Its bracket stands alone on the next line.
    (
        "direction-1-1-1",
        "#L141-148",
        "多くの人が市政への理解を深めるとともに関心を持ってもらえるよう、情報発信の目的やターゲットを考慮するとともに内容を工夫することで、誰にでもわかりやすく、届きやすい情報を発信し、また、緊急時においても、正確で素早い情報発信に努めます。",
    ),
    // A blank line in the middle of a sentence.
    (
        "issue-2-4-1",
        "#L425-432",
        "昭和 40～50 年代に集中的に整備された市の公共施設やインフラは、老朽化により一斉に更新時期を迎えます。今後さらに厳しくなる財政状況にあって、公共施設等を適正に維持管理するため、質と量の最適化を図るとともに、PPP や PFI など民間との連携を促進する必要があります。",
    ),
    (
        "project-2-4-1",
        "#L444-446",
        "上尾市公共施設等総合管理計画の推進",
    ),
    // A direction without an issue, right after a project.
    (
        "direction-2-2-3",
        "#L375-379",
        "不正アクセス等による破壊、窃取、改ざんや個人情報の漏えい、ウイルス感染などの脅威から市の情報資産を保護するため、情報セキュリティの強化を図ります。",
    ),
    // Two sentences, and brackets in a project.
    (
        "direction-2-3-2",
        "#L404-407",
        "職員一人一人の能力と意欲を向上させるなど、人材の育成に努めます。また、職員の効率的かつ効果的な配置と活用を行います。",
    ),
    (
        "project-5-3-3",
        "#L1031-1033",
        "上尾道路沿道（及び高速埼玉中央道路（新大宮上尾道路））や広域幹線道路沿いの土地利用を検討",
    ),
    (
        "project-5-3-4",
        "#L1040-1041",
        "上尾市企業立地推進連絡会議による検討",
    ),
    ("project-2-2-2", "#L362", "上尾市 ICT 化推進計画の策定"),
];

#[test]
fn departments_are_read_from_the_brackets() {
    let plan = plan();
    let rows = rows(&plan);
    let check = |id: &str, expected: &[&str]| {
        let mut all = rows.iter().flat_map(|row| &row.directions);
        let direction = all.find(|direction| direction.id.as_str() == id).unwrap();
        let name = |id| &plan.departments.iter().find(|d| d.id == id).unwrap().name;
        let names: Vec<_> = direction.departments.iter().cloned().map(name).collect();
        assert_eq!(names, expected, "{id}");
    };
    check(
        "direction-1-1-1",
        &["広報広聴課", "危機管理防災課", "市民協働推進課"],
    );
    check("direction-1-1-5", &["IT推進課"]);
    check("direction-2-3-3", &["総務課", "職員課"]);
    check("direction-3-1-4", &["行政経営課", "財政課"]);
    check("direction-4-1-1", &["市民活動支援センター"]);
    check("direction-4-2-2", &["全庁"]);
    check(
        "direction-5-3-3",
        &["行政経営課", "商工課", "都市計画課", "開発指導課"],
    );
}

#[test]
fn kpis_have_values_periods_and_rules() {
    let plan = plan();
    let themes = &plan.sections[0].sections;
    let check = |theme: usize, baseline, from, target, to, desired, accumulation| {
        let kpi = &themes[theme - 1].kpis[0];
        let (known, aim) = (kpi.baseline.as_ref().unwrap(), &kpi.targets[0]);
        assert_eq!(
            (&known.value, known.period),
            (&Quantity::Number(baseline), Some(from))
        );
        assert_eq!((&aim.value, aim.period), (&target, Some(to)));
        assert_eq!(
            (kpi.desired, kpi.accumulation),
            (Some(desired), Some(accumulation))
        );
        assert_eq!(kpi.keep, theme == 3);
    };
    let (more, less) = (Desired::Increase, Desired::Decrease);
    let (fy2019, fy2025) = (Period::FiscalYear(2019), Period::FiscalYear(2025));
    let n = Quantity::Number;
    check(
        1,
        13865.0,
        Period::Month(2020, 3),
        n(28000.0),
        fy2025,
        more,
        Accumulation::Level,
    );
    check(
        2,
        5.0,
        fy2019,
        n(679.0),
        fy2025,
        more,
        Accumulation::AnnualFlow,
    );
    check(3, 4.8, fy2019, n(4.8), fy2025, less, Accumulation::Level);
    let (old, new) = (
        Period::FiscalYears(2015, 2019),
        Period::FiscalYears(2021, 2025),
    );
    check(
        4,
        80.0,
        old,
        Quantity::AtLeast(100.0),
        new,
        more,
        Accumulation::PeriodMean,
    );
    check(
        5,
        62.87,
        fy2019,
        n(100.0),
        fy2025,
        more,
        Accumulation::Cumulative,
    );

    let twice = &themes[0].kpis[0].formula.as_ref().unwrap();
    let factors: Vec<_> = twice
        .factors
        .iter()
        .map(|f| (f.name.as_str(), f.value, f.unit.as_str()))
        .collect();
    assert_eq!(
        factors,
        [("登録者数（現状値）", 13865.0, "人"), ("倍率", 2.0, "倍")]
    );
    assert_eq!(twice.rounding, None);
    let product = themes[1].kpis[0].formula.as_ref().unwrap();
    let factors: Vec<_> = product
        .factors
        .iter()
        .map(|f| (f.name.as_str(), f.value))
        .collect();
    assert_eq!(
        factors,
        [
            ("児童手当受給者", 15162.0),
            ("マイナンバーカード取得率", 80.0),
            ("マイナンバーカード対応機器所持率", 70.0),
            ("電子申請割合", 8.0)
        ]
    );
    let rule = themes[3].kpis[0].derivation.as_ref().unwrap();
    assert_eq!(rule.text.text, "応募率＝応募件数／募集件数");
    assert_eq!(
        (rule.numerator.as_str(), rule.denominator.as_str()),
        ("applications", "openings")
    );
    let lost: Vec<_> = themes
        .iter()
        .flat_map(|t| &t.figures)
        .filter(|f| f.lost)
        .collect();
    assert_eq!(lost[0].title.text, "実質公債費比率の推移");
    let notes: Vec<_> = lost[1]
        .notes
        .iter()
        .map(|note| note.text.as_str())
        .collect();
    assert_eq!(
        notes,
        ["：施行済み地区", "：施行中", "（※令和 2年 11月時点）"]
    );
    let ratio = &themes[2].kpis[0];
    assert_eq!(ratio.actuals.len(), 20);
    assert_eq!(ratio.breaks[0].period, Period::FiscalYear(2007));
    assert_eq!(
        ratio.actuals[2].from.as_ref().unwrap().to_string(),
        "soumu#H19年度"
    );
    assert_eq!(ratio.actuals[9].text.as_deref(), Some("4.0%"));
}

#[test]
fn the_command_line_writes_no_plan_of_a_damaged_text() {
    let folder = std::env::temp_dir().join(format!("keikaku-import-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let (damaged, output) = (folder.join("text.txt"), folder.join("plan.json"));
    let run = |input: &Path| {
        std::process::Command::new(env!("CARGO_BIN_EXE_keikaku"))
            .arg("import")
            .arg(input)
            .arg("--profile")
            .arg(path("seeds/ageo.profile.json"))
            .arg("-o")
            .arg(&output)
            .output()
            .unwrap()
    };
    std::fs::write(&damaged, text().replace(" テーマ３ 財政運営 \n", "\n")).unwrap();
    let result = run(&damaged);
    assert_eq!(result.status.code(), Some(1));
    let said = String::from_utf8(result.stderr).unwrap();
    assert!(
        said.contains("486行目：エラー：この行の前に「テーマ"),
        "{said}"
    );
    assert!(!output.exists());
    let result = run(&path(TEXT));
    assert_eq!(result.status.code(), Some(0));
    assert_eq!(bytes("public/plan.json"), std::fs::read(&output).unwrap());
    std::fs::remove_dir_all(&folder).unwrap();
}

#[test]
fn a_wrong_profile_is_reported() {
    let profile = String::from_utf8(bytes("seeds/ageo.profile.json")).unwrap();
    let check = |from: &str, to: &str, expected: &str| {
        assert!(profile.contains(from), "{from}");
        let changed = profile.replacen(from, to, 1);
        let imported = import(&bytes(TEXT), changed.as_bytes(), None);
        assert!(imported.plan.is_none(), "{to}");
        let told: Vec<_> = imported
            .found
            .iter()
            .map(|f| f.problem.to_string())
            .collect();
        assert!(told.join("\n").contains(expected), "{to}: {told:?}");
    };
    check("{", "", "設定ファイルが読めません");
    check(
        "\"whole_city\"",
        "\"whole_town\"",
        "設定ファイルが読めません",
    );
    check(
        "本文に権利の表示がないため。",
        " ",
        "設定の「rights」に理由がありません",
    );
    check(
        "\"納税課\"",
        "\"収税課\"",
        "「納税課」という課は設定にありません",
    );
    check(
        "\"全庁\": \"all\"",
        "\"全庁\": \"all\", \"水道課\": \"suido\"",
        "設定にある「水道課」が原文のどこにもありません",
    );
    check(
        "\"name\": \"実質公債費比率\"",
        "\"name\": \"公債費比率\"",
        "成果指標「実質公債費比率」が設定にありません",
    );
    check("\"decrease\"", "\"less\"", "「less」という語は使えません");
    check(
        "FY2021/FY2025",
        "2021-2025",
        "時期「2021-2025」が読めません",
    );
    check(
        "\"lost\": true",
        "\"lost\": false",
        "図表の数値がありません",
    );
    check(
        "\"measure-2-4\", ",
        "",
        "「measure-2-4」の部分が2度目に現れる",
    );
    check(
        "\"theme-1\", ",
        "\"theme-1\", \"theme-5\", ",
        "「theme-5」は原文に2度あるはず",
    );
    check(
        "\"issues\": 5",
        "\"issues\": 6",
        "現況と課題（issues）は6のはずですが、5です",
    );
    check(
        "\"measure-5-3\"",
        "\"measure-5-4\"",
        "「measure-5-4」が原文にありません",
    );
}
