//! Passages that stand twice: where the printed page broke, the extraction
//! gave the part around the break again. A repetition is only taken for one
//! where the profile names the section, and where each of its lines is, word
//! for word and in the same order, a line of that section read before.

use super::Reading;
use super::lines::Line;
use super::names::same;

/// Reads lines that must repeat lines of `original`, the section `id`.
pub fn repeat(lines: &[Line], original: &[Line], id: &str, reading: &mut Reading) {
    let mut printed = lines.iter().filter(|line| !line.is_blank()).peekable();
    let Some(first) = printed.peek().map(|line| line.number) else {
        return;
    };
    if !reading
        .profile
        .repeats
        .value
        .iter()
        .any(|named| named == id)
    {
        reading.report.text(
            first,
            format!("ここから「{id}」の部分が2度目に現れるか、知らない文があります。"),
            "原文で同じ部分が重なっていないか確かめてください。印刷の都合で2度あるなら、設定の repeats にidを書いてください。",
        );
        return;
    }
    if !reading.repeated.insert(id.to_owned()) {
        reading.report.text(
            first,
            format!("ここから「{id}」の部分が3度目に現れます。"),
            "原文で同じ部分が重なっていないか確かめてください。",
        );
        return;
    }
    let mut rest = original.iter();
    for line in printed {
        if rest.any(|known| same(known.text(), line.text())) {
            reading.ledger.repeat(&line.span().into(), id);
        } else {
            reading.report.text(
                line.number,
                format!(
                    "「{id}」の繰り返しのはずですが、この行「{}」が前の箇所にありません。",
                    line.text()
                ),
                "前の箇所とこの箇所を見比べて、原文を確かめてください。",
            );
            return;
        }
    }
}

/// Reports the sections that should stand twice and do not, where the first
/// ends.
pub fn check(reading: &mut Reading) {
    for id in &reading.profile.repeats.value {
        if !reading.repeated.contains(id) {
            let line = reading.ends.get(id).copied().unwrap_or(1);
            reading.report.text(
                line,
                format!("「{id}」は原文に2度あるはずですが、1度しかありません。"),
                "この行の後が欠けていないか確かめるか、設定の repeats を直してください。",
            );
        }
    }
}

/// Notes where a section ends.
pub fn note_end(lines: &[Line], id: &str, reading: &mut Reading) {
    let last = lines.iter().rev().find(|line| !line.is_blank());
    let line = last.map_or(1, |line| line.number);
    reading.ends.insert(id.to_owned(), line);
}
