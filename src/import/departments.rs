//! Departments, as the brackets at the end of a direction name them.

use super::Reading;
use super::passage::Passage;
use crate::plan::{Department, DepartmentId, Extra};

/// Reads `（行政経営課・財政課）`; a department that stands here first is added
/// to the plan's.
pub fn read(bracket: &Passage, reading: &mut Reading) -> Vec<DepartmentId> {
    let (pieces, separators) = bracket.split(&['（', '）', '・', '、']);
    for separator in &separators {
        reading.ledger.label(separator);
    }
    let mut ids = Vec::new();
    for name in pieces.iter().filter(|piece| !piece.spans.is_empty()) {
        reading.ledger.content(name);
        if let Some(id) = department(name, reading) {
            ids.push(id);
        }
    }
    if ids.is_empty() {
        reading.report.text(
            bracket.first_line(),
            "担当課の括弧の中に課の名前がありません。",
            "「（総務課・職員課）」のように書かれているか確かめてください。",
        );
    }
    ids
}

fn department(name: &Passage, reading: &mut Reading) -> Option<DepartmentId> {
    let printed = name.text();
    let profile = reading.profile;
    let given = profile.departments.value.iter();
    let Some((_, id)) = given
        .into_iter()
        .find(|(known, _)| super::names::same(known, &printed))
    else {
        reading.report.text(
            name.first_line(),
            format!("「{printed}」という課は設定にありません。"),
            "原文の誤りでなければ、設定の departments に名前とidを書き加えてください。",
        );
        return None;
    };
    let id = DepartmentId::from(id.as_str());
    if !reading.departments.iter().any(|known| known.id == id) {
        reading.departments.push(Department {
            id: id.clone(),
            name: printed.clone(),
            whole_city: super::names::same(&profile.whole_city.value, &printed),
            from: Some(name.place()),
            extra: Extra::new(),
        });
    }
    Some(id)
}

/// Reports departments of the profile that the text does not name.
pub fn check(reading: &mut Reading, last_line: u32) {
    for (name, id) in &reading.profile.departments.value {
        if !reading.departments.iter().any(|d| d.id.as_str() == id) {
            reading.report.text(
                last_line,
                format!("設定にある「{name}」が原文のどこにもありません。"),
                "原文が欠けていないか確かめるか、設定の departments を直してください。",
            );
        }
    }
}
