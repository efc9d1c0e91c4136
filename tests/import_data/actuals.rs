//! The CSV of actuals: in all encodings, and with all that can be wrong in it.

use super::{TEXT, bytes};
use keikaku::import::{Imported, Input, import};

fn with(csv: &[u8]) -> Imported {
    import(&bytes(TEXT), &bytes("seeds/ageo.profile.json"), Some(csv))
}

fn csv() -> String {
    let bytes = bytes("seeds/ageo-kpi-actuals.csv");
    String::from_utf8(bytes)
        .unwrap()
        .trim_start_matches('\u{FEFF}')
        .to_owned()
}

#[test]
fn every_encoding_and_form_gives_the_same_plan() {
    let plan = with(&bytes("seeds/ageo-kpi-actuals.csv")).plan.unwrap();
    let check = |form: &str, bytes: &[u8]| {
        let imported = with(bytes);
        assert_eq!(imported.found, [], "{form}");
        assert_eq!(imported.plan.as_ref(), Some(&plan), "{form}");
    };
    let lf = csv().replace("\r\n", "\n");
    check("UTF-8", csv().as_bytes());
    check("LF", lf.as_bytes());
    check("BOM and LF", format!("\u{FEFF}{lf}").as_bytes());
    check("Shift_JIS", &encoding_rs::SHIFT_JIS.encode(&csv()).0);
    let quoted = |line: &str| {
        line.split(',')
            .map(|f| format!("\"{f}\""))
            .collect::<Vec<_>>()
            .join(",")
    };
    let quoted: Vec<_> = lf.lines().map(quoted).collect();
    check("quoted", quoted.join("\n").as_bytes());
    let turned = |line: &str| line.split(',').rev().collect::<Vec<_>>().join(",");
    let turned: Vec<_> = lf.lines().map(turned).collect();
    check("columns turned", turned.join("\r\n").as_bytes());
    let mut backwards: Vec<_> = lf.lines().skip(1).collect();
    backwards.reverse();
    let backwards = format!(
        "成果指標,年度,値,単位,出典\n\n{}\n,,,,\n",
        backwards.join("\n")
    );
    check(
        "lines turned, blank lines, Japanese head",
        backwards.as_bytes(),
    );
    let eras = lf
        .replace(",2019,", ",令和元年度,")
        .replace("実質公債費", "実質 公債費");
    check("eras and blanks", eras.as_bytes());
}

/// A line more at the end (the 22nd), and the error expected there.
fn check(line: &str, expected: &str) {
    for end in ["\r\n", "\n"] {
        let text = csv().replace("\r\n", end) + line + end;
        let imported = with(text.as_bytes());
        assert!(imported.plan.is_none(), "{line}");
        let told: Vec<_> = imported
            .found
            .iter()
            .map(|f| (f.input, f.problem.to_string()))
            .collect();
        let [(Input::Actuals, said)] = told.as_slice() else {
            panic!("{line}: {told:?}");
        };
        assert!(said.starts_with("22行目：エラー："), "{said}");
        assert!(said.contains(expected), "{said}");
    }
}

#[test]
fn what_is_wrong_is_said_with_its_line() {
    let source = "総務省「全市町村の主要財政指標」R7年度";
    check(
        &format!("公債費比率,2025,5.0,%,{source}"),
        "「公債費比率」という成果指標は計画にありません",
    );
    check(
        &format!("実質公債費比率,7,5.0,%,{source}"),
        "年度「7」が読めません",
    );
    check(
        &format!("実質公債費比率,,5.0,%,{source}"),
        "年度「」が読めません",
    );
    check(
        &format!("実質公債費比率,2025-05-01,5.0,%,{source}"),
        "年度「2025-05-01」が読めません",
    );
    check(
        &format!("実質公債費比率,2025,五,%,{source}"),
        "値「五」が数として読めません",
    );
    check(
        &format!("実質公債費比率,2025,5.0.1,%,{source}"),
        "値「5.0.1」が数として読めません",
    );
    check(
        &format!("実質公債費比率,2025,,%,{source}"),
        "値「」が数として読めません",
    );
    check(
        &format!("実質公債費比率,2025,5.0,件,{source}"),
        "単位「件」が成果指標の単位「％」と違います",
    );
    check(
        &format!("実質公債費比率,2024,5.0,%,{source}"),
        "2024年度の値が2度あります",
    );
    check(
        "実質公債費比率,2025,5.0,%,市の決算",
        "出典「市の決算」が設定にありません",
    );
    check("実質公債費比率,2025,5.0", "単位「」が");
    let name = "マイナポータル（ぴったりサービス）による電子申請件数";
    check(
        &format!("{name},2019,6,件,{source}"),
        "計画に印刷された現状値「5件」と違います",
    );
}

#[test]
fn further_values_are_taken() {
    let more = "市の公式SNSの登録者数,2025,\"28,001\",人,総務省「全市町村の主要財政指標」R7年度\r\n\
                実質公債費比率,2025,未公表,％,総務省「全市町村の主要財政指標」R7年度\r\n";
    let imported = with((csv() + more).as_bytes());
    assert_eq!(imported.found, []);
    let plan = imported.plan.unwrap();
    let themes = &plan.sections[0].sections;
    let followers = &themes[0].kpis[0].actuals[0];
    assert_eq!(followers.value.number(), Some(28001.0));
    assert_eq!(followers.text.as_deref(), Some("28,001人"));
    let last = themes[2].kpis[0].actuals.last().unwrap();
    assert!(matches!(last.value, keikaku::plan::Quantity::Missing(_)));
}

#[test]
fn a_baseline_that_differs_is_reported() {
    let text = csv().replace("2019,4.8", "2019,4.9");
    let imported = with(text.as_bytes());
    assert!(imported.plan.is_none());
    assert!(imported.found[0].problem.to_string().contains("16行目"));
}

#[test]
fn heads_are_needed() {
    for text in [
        "",
        "\u{FEFF}",
        "kpi,year,value\n",
        "kpi\tfiscal_year\tvalue\tunit\tsource\n",
    ] {
        let imported = with(text.as_bytes());
        assert!(imported.plan.is_none(), "{text:?}");
        assert!(
            imported.found[0].problem.to_string().starts_with("1行目"),
            "{text:?}"
        );
    }
}
