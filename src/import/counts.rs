//! How many passages each section has, against a count by hand. This finds
//! what the text itself cannot tell: a project of one line that is gone.

use super::Reading;
use super::report::Input;
use crate::plan::{Place, Plan, Section};
use std::collections::BTreeMap;

/// Compares every section's counts with the profile's.
pub fn check(plan: &Plan, reading: &mut Reading) {
    let mut open: Vec<&Section> = plan.sections.iter().collect();
    let mut seen = Vec::new();
    while let Some(section) = open.pop() {
        open.extend(&section.sections);
        seen.push(section.id.as_str());
        let Some(expected) = reading.profile.counts.value.get(section.id.as_str()) else {
            continue;
        };
        let found = counts(section);
        for (what, expected) in expected {
            let found = found.get(what.as_str()).copied();
            if found != Some(*expected) {
                let found =
                    found.map_or("数えられません".to_owned(), |n| format!("{n}です"));
                let line = section.title.from.as_ref().and_then(Place::line_range);
                reading.report.text(
                    line.map_or(1, |lines| lines.first),
                    format!("「{}」の{}（{what}）は{expected}のはずですが、{found}。", section.title.text, name(what)),
                    "行が抜けたり重なったりしていないか確かめるか、設定の counts を直してください。",
                );
            }
        }
    }
    for id in reading.profile.counts.value.keys() {
        if !seen.contains(&id.as_str()) {
            let what = format!("設定の counts にある「{id}」が原文にありません。");
            let todo = "原文が欠けていないか確かめるか、設定の counts を直してください。";
            reading.report.file(Input::Profile, what, todo);
        }
    }
}

fn counts(section: &Section) -> BTreeMap<&'static str, usize> {
    let rows = || section.rows.iter();
    let kpis = || section.kpis.iter();
    let figures = || section.figures.iter();
    BTreeMap::from([
        ("sections", section.sections.len()),
        ("context", section.context.len()),
        ("kpis", section.kpis.len()),
        ("explanation", kpis().map(|kpi| kpi.explanation.len()).sum()),
        ("rationale", kpis().map(|kpi| kpi.rationale.len()).sum()),
        (
            "factors",
            kpis()
                .flat_map(|kpi| &kpi.formula)
                .map(|f| f.factors.len())
                .sum(),
        ),
        (
            "derivations",
            kpis().filter(|kpi| kpi.derivation.is_some()).count(),
        ),
        ("figures", section.figures.len()),
        ("notes", figures().map(|figure| figure.notes.len()).sum()),
        (
            "headings",
            rows().filter(|row| row.heading.is_some()).count(),
        ),
        ("rows", section.rows.len()),
        ("issues", rows().map(|row| row.issues.len()).sum()),
        ("directions", rows().map(|row| row.directions.len()).sum()),
        ("projects", rows().map(|row| row.projects.len()).sum()),
    ])
}

/// What a count counts, in the words of the plan.
fn name(what: &str) -> &str {
    match what {
        "sections" => "下の階層",
        "context" => "社会的な状況の段落",
        "kpis" => "成果指標",
        "explanation" => "指標の説明の段落",
        "rationale" => "目標の根拠の段落",
        "factors" => "目標の計算の要素",
        "derivations" => "値の計算の式",
        "figures" => "図表",
        "notes" => "図表の凡例と注",
        "headings" => "《見出し》",
        "rows" => "表の行",
        "issues" => "現況と課題",
        "directions" => "取組の方向",
        "projects" => "主な事業・取組",
        other => other,
    }
}
