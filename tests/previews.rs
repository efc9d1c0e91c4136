//! Pictures for link previews: golden drawings, and what holds for every KPI.
//! `UPDATE_GOLDEN=1 cargo test --test previews` draws them anew; look at what
//! changed before it is committed.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

#[path = "hino/convert.rs"]
mod convert;

use keikaku::chart::Rect;
use keikaku::export::preview::{HEIGHT, Preview, WIDTH, kpi_preview, plan_preview};
use keikaku::plan::{FromJson, KpiId, Plan, Reader, load};
use keikaku::query::Index;
use std::path::PathBuf;

fn ageo() -> Plan {
    load(include_bytes!("../public/plan.json")).plan.unwrap()
}

fn hino() -> Plan {
    let read = |text| serde_json::from_str(text).unwrap();
    convert::convert(
        &read(include_str!("fixtures/hino/kpi.json")),
        &read(include_str!("fixtures/hino/plan.json")),
    )
}

/// 上尾市's plan with the edge cases of the charts in the place of its KPIs.
fn edges() -> Plan {
    let mut plan = ageo();
    let edges = serde_json::from_str(include_str!("golden/edge-kpis.json")).unwrap();
    plan.sections[0].kpis = Vec::from_json(edges, &mut Reader::default()).unwrap();
    plan
}

/// A plan whose every text is this one.
fn all_texts(text: &str) -> Plan {
    let json = serde_json::json!({
        "format": "keikaku/1", "city": { "name": text }, "title": text, "summary": text,
        "updated": "2026-11-23", "sources": [{ "id": "plan", "title": text, "publisher": text }],
        "levels": [{ "id": "theme", "name": text }],
        "sections": [{ "id": "s", "level": "theme", "number": "1", "title": text, "kpis": [
            { "id": "k", "name": text, "unit": text, "desired": "increase",
              "baseline": { "period": "FY2015/FY2019", "value": 1, "text": text, "mean": true, "from": "#p.12" },
              "targets": [{ "period": "2025-03-31", "value": 9, "text": text }],
              "actuals": [{ "period": "FY2021", "value": 5, "text": text }],
              "assessments": [{ "period": "FY2021", "grade": text }] },
            { "id": "l", "name": text, "unit": text,
              "targets": [{ "period_text": text, "value": text }] }] }]
    });
    load(json.to_string().as_bytes()).plan.unwrap()
}

/// Every preview of a plan, with a name.
fn previews(plan: &Plan) -> Vec<(String, Preview)> {
    let index = Index::new(plan);
    let mut all = vec![("plan".to_owned(), plan_preview(&index))];
    for at in &index.kpis {
        let kpi = index.kpi(at).unwrap();
        all.push((kpi.id.to_string(), kpi_preview(&index, kpi, at.section)));
    }
    all
}

/// Compares with the file, or writes it.
fn check_golden(name: &str, found: &str) {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/golden");
    let path = folder.join(format!("preview-{name}.svg"));
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(&path, found).unwrap();
    }
    let expected = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        expected == found,
        "{} is not what is drawn now. If that is meant, run with UPDATE_GOLDEN=1 and look at it.",
        path.display()
    );
}

/// The chart within has golden drawings of its own.
fn without_chart(svg: &str) -> String {
    let Some((before, rest)) = svg.split_once("<svg x=") else {
        return svg.to_owned();
    };
    let (head, rest) = rest.split_once(" viewBox=").unwrap();
    let (_, after) = rest.split_once("</svg>").unwrap();
    format!("{before}<svg x={head}></svg>{after}")
}

#[test]
fn golden() {
    let plan = ageo();
    let wanted = ["plan", "real-debt-service-ratio", "online-applications"];
    let mut found = 0;
    for (name, preview) in previews(&plan) {
        if wanted.contains(&name.as_str()) {
            check_golden(&name, &without_chart(&preview.svg));
            found += 1;
        }
    }
    assert_eq!(found, wanted.len());
}

#[test]
fn texts_stay_within_the_frame_and_apart() {
    let long = "長い名前の指標（かっこの中）と".repeat(20);
    let plans = [
        ageo(),
        hino(),
        edges(),
        all_texts(&long),
        all_texts(&"W".repeat(300)),
        all_texts(&"（".repeat(90)),
        all_texts("<b>&amp;\"'\u{202e}\u{0}\n</svg>"),
        all_texts(""),
        all_texts("短"),
    ];
    let frame = Rect {
        // A bracket that hangs out is blank there.
        left: 24.0,
        top: 24.0,
        right: WIDTH - 48.0,
        bottom: HEIGHT - 12.0,
    };
    let mut count = 0;
    for plan in &plans {
        for (name, preview) in previews(plan) {
            let texts = &preview.texts;
            for (at, text) in texts.iter().enumerate() {
                assert!(frame.contains(&text.area), "{name}: {text:?}");
                let on = texts[..at]
                    .iter()
                    .find(|known| known.area.overlaps(&text.area));
                assert!(on.is_none(), "{name}: {text:?} on {on:?}");
            }
            count += 1;
        }
    }
    assert!(count > 100, "{count}");
}

/// Those of the previews and those of the charts.
const ELEMENTS: [&str; 11] = [
    "svg", "title", "desc", "rect", "text", "path", "circle", "polyline", "polygon", "line", "g",
];

/// What a plan holds is text in the picture, never markup.
#[test]
fn every_picture_is_well_formed() {
    for plan in [
        ageo(),
        edges(),
        all_texts("<b>&amp;\"'\u{202e}\u{0}\n</svg>"),
    ] {
        for (name, preview) in previews(&plan) {
            let svg = &preview.svg;
            assert!(
                !svg.contains("<b>") && !svg.contains('\u{0}') && !svg.contains('\u{202e}'),
                "{name}"
            );
            let count = |word| svg.matches(word).count();
            let charts = if name == "plan" { 0 } else { 1 };
            assert_eq!(
                (count("<svg "), count("</svg>")),
                (1 + charts, 1 + charts),
                "{name}"
            );
            assert_eq!(count("<text "), count("</text>"), "{name}");
            assert!(svg.ends_with("</svg>\n"), "{name}");
            for after in svg.split('<').skip(1) {
                let tag = after
                    .trim_start_matches('/')
                    .split([' ', '>'])
                    .next()
                    .unwrap();
                assert!(ELEMENTS.contains(&tag), "{name}: <{tag}");
            }
        }
    }
}

#[test]
fn a_preview_says_what_matters() {
    let plan = ageo();
    let index = Index::new(&plan);
    let check = |id: &str, expected: &[&str]| {
        let (kpi, section) = index.kpi_by_id(&KpiId::from(id)).unwrap();
        let texts = kpi_preview(&index, kpi, section).texts;
        let texts: Vec<_> = texts.iter().map(|text| text.text.as_str()).collect();
        assert_eq!(texts, expected);
    };
    check(
        "sns-followers",
        &[
            "テーマ1　情報発信・公開",
            "上尾市 第6次総合計画 前期基本計画",
            "市の公式ＳＮＳの登録者数",
            "実績未公表",
            "基準",
            "令和2（2020）年3月",
            "13,865人",
            "目標",
            "令和7（2025）年度",
            "28,000人",
            "出典：上尾市 第6次総合計画 前期基本計画 第8章 持続可能な都市経営 66行目",
            "データ更新 2026年11月23日",
        ],
    );
    check(
        "real-debt-service-ratio",
        &[
            "テーマ3　財政運営",
            "上尾市 第6次総合計画 前期基本計画",
            "実質公債費比率",
            "維持できていない",
            "基準",
            "令和元（2019）年度",
            "4.8％",
            "最新",
            "令和6（2024）年度",
            "5.0%",
            "目標",
            "令和7（2025）年度",
            "4.8％",
            "出典：総務省「全市町村の主要財政指標」R6年度",
            "データ更新 2026年11月23日",
        ],
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
fn the_command_line_says_what_is_missing() {
    let plan = "public/plan.json";
    check_program(&["previews"], 2, "計画のファイルを指定");
    check_program(&["previews", plan], 2, "フォルダを -o で");
    check_program(&["previews", plan, "-o", "x"], 2, "--font で指定");
    check_program(
        &["previews", plan, "-o", "x", "--font"],
        2,
        "「--font」の値",
    );
    check_program(&["previews", plan, "--size"], 2, "--size");
    let no_font = ["previews", plan, "-o", "x", "--font", "Cargo.toml"];
    let said = if cfg!(feature = "previews") {
        "フォントとして読めません"
    } else {
        "画像を作る機能が入っていません"
    };
    check_program(&no_font, 2, said);
    check_program(
        &["previews", "no/such", "-o", "x", "--font", "y"],
        2,
        "読めません",
    );
}
