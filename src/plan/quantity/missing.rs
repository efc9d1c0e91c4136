//! Words that say that there is no value, in a cleaned text.

use super::Missing::{self, Dash, NotCounted, NotPublished, NotSet};
use crate::plan::period::{self, Period};

const WHOLE: &[(&str, Missing)] = &[
    ("-", Dash),
    ("--", Dash),
    ("---", Dash),
    ("ー", Dash),
    ("…", Dash),
    ("……", Dash),
    ("...", Dash),
    ("‥", Dash),
    ("・・・", Dash),
    ("未公表", NotPublished),
    ("非公表", NotPublished),
    ("未発表", NotPublished),
    ("公表前", NotPublished),
    ("未集計", NotCounted),
    ("集計中", NotCounted),
    ("未調査", NotCounted),
    ("調査中", NotCounted),
    ("未測定", NotCounted),
    ("未計測", NotCounted),
    ("算定中", NotCounted),
    ("未設定", NotSet),
    ("設定なし", NotSet),
    ("目標未設定", NotSet),
    ("目標設定なし", NotSet),
];

const COMING: &[(&str, Missing)] = &[
    ("調査", NotCounted),
    ("集計", NotCounted),
    ("把握", NotCounted),
    ("計測", NotCounted),
    ("測定", NotCounted),
    ("算定", NotCounted),
    ("公表", NotPublished),
    ("設定", NotSet),
];

/// The reason why there is no value, and when there will be one where that is
/// printed: 令和８年度に新たに調査 has none yet.
#[must_use]
pub fn missing(text: &str) -> Option<(Missing, Option<Period>)> {
    if let Some((_, reason)) = WHOLE.iter().find(|(word, _)| *word == text) {
        return Some((*reason, None));
    }
    let body = ["する予定", "を予定", "予定", "を実施", "実施", "する"]
        .iter()
        .find_map(|end| text.strip_suffix(end));
    let announced = body.is_some();
    let body = body.unwrap_or(text);
    let (before, reason) = COMING
        .iter()
        .find_map(|(word, reason)| Some((body.strip_suffix(word)?, *reason)))?;
    let before = before.strip_suffix("を").unwrap_or(before);
    let before = before.strip_suffix("新たに").unwrap_or(before);
    if before.is_empty() || before == "今後" {
        let coming = announced || before.len() < body.len() - "調査".len() || before == "今後";
        return coming.then_some((reason, None));
    }
    let when = before.strip_suffix('に').unwrap_or(before);
    let period = period::parse(when).ok()?.period;
    Some((reason, Some(period)))
}
