//! Lines of Japanese text. What may not begin or end a line does not; among
//! the breaks that are left, those after a particle, a mark or a space, and
//! before an opening bracket, are better than those within a word.

use super::picture::Type;
use crate::chart::Role;
use crate::i18n::phrases::PARTICLES;

/// Longer texts are cut before anything is measured.
const MOST_CHARS: usize = 120;

/// The largest of the sizes (with the lines that each may take) in which the
/// text fits the width; in the smallest it is cut where it does not.
pub fn fit(text: &str, sizes: &[(f64, usize)], width: f64) -> (f64, Vec<String>) {
    let text = plain_text(text);
    for (font_px, most_lines) in sizes {
        let lines = wrap(&text, *font_px, width);
        if lines.len() <= *most_lines {
            return (*font_px, lines);
        }
    }
    let (font_px, most_lines) = sizes.last().copied().unwrap_or((16.0, 1));
    let mut lines = wrap(&text, font_px, width);
    let rest = lines.split_off(most_lines.saturating_sub(1).min(lines.len()));
    lines.push(one_line(
        &rest.concat(),
        Type::bold(font_px, Role::Ink),
        width,
    ));
    (font_px, lines)
}

/// The text in one line, cut with … where it is too long.
pub fn one_line(text: &str, set: Type, width: f64) -> String {
    let mut text = plain_text(text);
    if set.width(&text) <= width {
        return text;
    }
    while text.pop().is_some() {
        let cut = format!("{}…", text.trim_end());
        if set.width(&cut) <= width {
            return cut;
        }
    }
    text
}

/// Without line breaks, controls and marks of direction.
pub fn plain_text(text: &str) -> String {
    let spaced = text.replace(['\n', '\r', '\t'], " ");
    let seen: String = spaced
        .chars()
        .filter(|c| is_seen(*c))
        .take(MOST_CHARS)
        .collect();
    seen.trim().to_owned()
}

/// Not a control, which XML forbids, nor a mark of direction.
pub fn is_seen(character: char) -> bool {
    !character.is_control()
        && !matches!(character,
            '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
            | '\u{feff}' | '\u{fffe}' | '\u{ffff}')
}

/// The text in as few lines as the width allows, as even as good breaks
/// allow.
pub fn wrap(text: &str, font_px: f64, width: f64) -> Vec<String> {
    let set = Type::bold(font_px, Role::Ink);
    let chars: Vec<char> = text.chars().collect();
    // Per end of a line: the cost of the best lines up to it, their number,
    // and where the last of them begins.
    let mut best: Vec<Option<(usize, f64, usize)>> = vec![Some((0, 0.0, 0))];
    let mut open = 0_i32;
    for end in 1..=chars.len() {
        open += chars.get(end - 1).map_or(0, |c| bracket(*c));
        let penalty = match (chars.get(end - 1), chars.get(end)) {
            (Some(before), Some(after)) => penalty(*before, *after),
            _ => Some(0.0),
        };
        let mut found: Option<(usize, f64, usize)> = None;
        for (start, before) in best.iter().enumerate() {
            let (Some((lines, cost, _)), Some(penalty)) = (before, penalty) else {
                continue;
            };
            let line: String = chars.get(start..end).unwrap_or_default().iter().collect();
            let used = set.width(line.trim());
            // A word that is wider than a line stays whole only if it must.
            if used > width && end - start > 1 {
                continue;
            }
            let slack = (width - used).max(0.0) / width;
            // The last line may be short.
            let weight = if end == chars.len() { 25.0 } else { 80.0 };
            let inside = if open > 0 { 30.0 } else { 0.0 };
            let new = (
                lines + 1,
                cost + slack * slack * weight + penalty + inside,
                start,
            );
            if found.is_none_or(|known| (new.0, new.1) < (known.0, known.1)) {
                found = Some(new);
            }
        }
        best.push(found);
    }
    let mut lines = Vec::new();
    let mut end = chars.len();
    while end > 0 {
        let Some((_, _, start)) = best.get(end).copied().flatten() else {
            // No breaks are allowed that would do: break anywhere.
            return broken(&chars, set, width);
        };
        let line: String = chars.get(start..end).unwrap_or_default().iter().collect();
        lines.insert(0, line.trim().to_owned());
        end = start;
    }
    lines
}

/// Lines of as many characters as fit.
fn broken(chars: &[char], set: Type, width: f64) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for character in chars {
        let longer = lines.last().map(|line| format!("{line}{character}"));
        match longer.filter(|longer| set.width(longer) <= width) {
            Some(longer) => {
                lines.pop();
                lines.push(longer);
            }
            None => lines.push(character.to_string()),
        }
    }
    lines
}

/// What a break between two characters costs; none where there may be none.
fn penalty(before: char, after: char) -> Option<f64> {
    use Kind::{Digit, Hiragana, Kanji, Katakana, Latin, Other};
    if NOT_FIRST.contains(after) || NOT_LAST.contains(before) {
        return None;
    }
    if before.is_whitespace() || "、。，．・：／）」』】〉》］)?!？！".contains(before)
    {
        return Some(0.0);
    }
    if after.is_whitespace() {
        return None;
    }
    if "（「『【〈《［(".contains(after) {
        return Some(0.0);
    }
    match (kind(before), kind(after)) {
        (Latin | Digit, Latin | Digit) => None,
        // 第6次, 65億円, 令和7
        (Digit, _) | (Kanji | Katakana, Digit) => None,
        (Hiragana, Hiragana) => Some(30.0),
        (Hiragana, _) if PARTICLES.contains(before) => Some(3.0),
        // 進め方
        (Hiragana, Kanji) => Some(20.0),
        (Hiragana, _) => Some(8.0),
        (_, Hiragana) => Some(60.0),
        (Katakana, Katakana) => Some(80.0),
        (Kanji, Kanji) => Some(35.0),
        (Other, _) | (_, Other) => Some(10.0),
        _ => Some(8.0),
    }
}

/// +1 where brackets open, −1 where they close.
fn bracket(character: char) -> i32 {
    match character {
        '（' | '「' | '『' | '(' => 1,
        '）' | '」' | '』' | ')' => -1,
        _ => 0,
    }
}

const NOT_FIRST: &str = "、。，．・：／；？！?!,.:;）」』】〉》］)]}ー々ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ％%℃‰…‥〜～”’\u{3099}\u{309a}";
const NOT_LAST: &str = "（「『【〈《［([{“‘第約▲△−";

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Hiragana,
    Katakana,
    Kanji,
    Latin,
    Digit,
    Other,
}

fn kind(character: char) -> Kind {
    match character {
        '0'..='9' | '０'..='９' | '.' | ',' => Kind::Digit,
        'A'..='Z' | 'a'..='z' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' => Kind::Latin,
        '\u{3041}'..='\u{309f}' => Kind::Hiragana,
        '\u{30a0}'..='\u{30ff}' | '\u{ff66}'..='\u{ff9f}' => Kind::Katakana,
        '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}' => {
            Kind::Kanji
        }
        _ => Kind::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines() {
        // In characters of 10 px.
        for (text, ems, expected) in [
            ("実質公債費比率", 10.0, "実質公債費比率"),
            ("市の公式ＳＮＳの登録者数", 8.0, "市の公式ＳＮＳの/登録者数"),
            (
                "マイナポータル（ぴったりサービス）による電子申請件数",
                18.0,
                "マイナポータル（ぴったりサービス）/による電子申請件数",
            ),
            (
                "協働のまちづくり推進事業の応募率",
                10.0,
                "協働のまちづくり/推進事業の応募率",
            ),
            (
                "市役所の仕事の進め方について、市が約束したこと",
                19.0,
                "市役所の仕事の進め方について、/市が約束したこと",
            ),
            ("（）（）", 1.0, "（/）/（/）"),
            ("あいう、えお", 3.0, "あい/う、/えお"),
            ("計画「案」の表", 3.0, "計画/「案」/の表"),
            ("小80.0％／中80.0％", 6.0, "小80.0％／/中80.0％"),
            ("第6次総合計画", 2.6, "第6次/総合/計画"),
            ("令和 ７年度 まで", 6.0, "令和 ７年度/まで"),
            ("ABCDEFGHIJ", 3.0, "ABCDE/FGHIJ"),
            ("", 5.0, ""),
        ] {
            let found = wrap(text, 10.0, ems * 10.0);
            assert_eq!(found.join("/"), expected, "{text}");
        }
    }

    #[test]
    fn sizes_and_cuts() {
        let sizes = &[(20.0, 1), (10.0, 2)];
        for (text, font_px, expected) in [
            ("あいうえお", 20.0, "あいうえお"),
            ("あいうえおか", 10.0, "あいうえおか"),
            (
                "亜".repeat(30).as_str(),
                10.0,
                "亜亜亜亜亜亜亜亜亜亜/亜亜亜亜亜亜亜亜亜…",
            ),
        ] {
            let (found, lines) = fit(text, sizes, 100.0);
            assert_eq!((found, lines.join("/")), (font_px, expected.to_owned()));
        }
    }
}
