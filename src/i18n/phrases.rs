//! Where Japanese headings may break, for browsers that do not know phrases themselves
//! (`word-break: auto-phrase`): after a particle, after punctuation, before a bracket.
//! Never so that a single character stands alone. And where no line may break: within a number, and
//! between it and its sign or unit.

use std::ops::Range;

const AFTER: &str = "、。，．：；／〜～）」』】〉》］)";
const BEFORE: &str = "（「『【〈《［(";
/// Particles of one letter, after which a phrase ends.
pub(crate) const PARTICLES: &str = "のはがをにでともへや";

/// Hiragana after の that go with it, as in ので and のも.
const WITH_NO: &str = "にではもをがかとへやみよう";

/// The phrases of a text, which give it whole when joined.
#[must_use]
pub fn phrases(text: &str) -> Vec<&str> {
    let letters: Vec<(usize, char)> = text.char_indices().collect();
    let mut phrases = Vec::new();
    let mut start = 0;
    let mut earlier = ' ';
    for pair in letters.windows(2) {
        let [(_, before), (at, after)] = pair else {
            continue;
        };
        let noun = *before == 'の' && !is_hiragana(earlier) && is_letter(earlier);
        let attribute = noun && is_hiragana(*after) && !WITH_NO.contains(*after);
        earlier = *before;
        let (so_far, rest) = (text.get(start..*at), text.get(*at..));
        let letters = |part: &str| part.chars().filter(|c| is_letter(*c)).count();
        let long = |part: Option<&str>| part.is_some_and(|part| letters(part) > 1);
        if (attribute || may_break(*before, *after)) && long(so_far) && long(rest) {
            phrases.extend(so_far);
            start = *at;
        }
    }
    phrases.extend(text.get(start..));
    phrases
}

/// A text in pieces, and whether each is a number with its sign and its unit, which stay on one
/// line: （6年で, ＋20ポイント, あと, 2つ.
#[must_use]
pub fn quantities(text: &str) -> Vec<(&str, bool)> {
    let letters: Vec<(usize, char)> = text.char_indices().collect();
    let at = |n: usize| letters.get(n).map_or(text.len(), |(at, _)| *at);
    let letter = |n: usize| letters.get(n).map_or('\0', |(_, letter)| *letter);
    let mut pieces = Vec::new();
    let (mut done, mut n) = (0, 0);
    while n < letters.len() {
        let first = n;
        n += usize::from(SIGNS.contains(letter(n)));
        if !is_digit(letter(n)) {
            n = first + 1;
            continue;
        }
        while is_digit(letter(n)) || WITHIN.contains(letter(n)) && is_digit(letter(n + 1)) {
            n += 1;
        }
        n += unit((n..n + LONGEST_UNIT).map(letter));
        // Within digits no line breaks anyway.
        if !(first..n).all(|n| is_digit(letter(n))) {
            pieces.push((done..first, false));
            pieces.push((first..n, true));
            done = n;
        }
    }
    pieces.push((done..letters.len(), false));
    let pieces = pieces.into_iter().filter(|(range, _)| !range.is_empty());
    let piece = |range: Range<usize>| text.get(at(range.start)..at(range.end));
    pieces
        .filter_map(|(range, whole)| Some((piece(range)?, whole)))
        .collect()
}

/// The same text with joiners, which are not seen, where no line may break in a number with its sign
/// and its unit.
#[must_use]
pub fn joined(text: &str) -> String {
    let mut joined = String::new();
    for (piece, whole) in quantities(text) {
        let mut before = None;
        for letter in piece.chars() {
            let parts = |before: char| !(is_digit(before) && is_digit(letter));
            if whole && before.is_some_and(parts) {
                joined.push(JOINER);
            }
            joined.push(letter);
            before = Some(letter);
        }
    }
    joined
}

/// A word joiner.
pub const JOINER: char = '\u{2060}';

const SIGNS: &str = "＋+−±";
/// What stands between digits of one number.
const WITHIN: &str = ".,．，";
const LONGEST_UNIT: usize = 8;

/// How many of these letters are the unit of a number before them.
fn unit(mut letters: impl Iterator<Item = char>) -> usize {
    let katakana = |c: &char| ('ァ'..='ヿ').contains(c);
    let ideograph = |c: &char| ('㐀'..='鿿').contains(c);
    match letters.next() {
        Some('%' | '％' | 'つ' | 'か') => 1,
        Some(first) if katakana(&first) => 1 + letters.take_while(katakana).count(),
        // Words follow one another: 3年間平均.
        Some(first) if ideograph(&first) => 1 + letters.take(1).filter(ideograph).count(),
        _ => 0,
    }
}

fn is_digit(c: char) -> bool {
    matches!(c, '0'..='9' | '０'..='９')
}

fn is_hiragana(c: char) -> bool {
    ('\u{3041}'..='\u{309f}').contains(&c)
}

fn may_break(before: char, after: char) -> bool {
    if AFTER.contains(after) || BEFORE.contains(before) || after.is_whitespace() {
        return false;
    }
    AFTER.contains(before)
        || BEFORE.contains(after)
        || PARTICLES.contains(before) && !is_hiragana(after) && is_letter(after)
}

/// Whether a character is a letter or a digit of the languages that the page is shown in.
/// The table of all that Unicode has takes 2 kB where a first visit waits for it.
#[must_use]
pub fn is_letter(c: char) -> bool {
    let latin = matches!(c, '0'..='9' | 'A'..='Z' | 'a'..='z' | '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}');
    let wide = matches!(c, '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' | 'ｦ'..='ﾟ');
    let kana = matches!(c, 'ぁ'..='ゖ' | 'ァ'..='ヺ' | 'ー'..='ヿ');
    let ideograph = matches!(c, '々'..='〇' | '㐀'..='鿿' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}');
    let hangul = matches!(c, '가'..='힣');
    (latin && !matches!(c, '×' | '÷')) || wide || kana || ideograph || hangul
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings() {
        for expected in [
            "市の/公式ＳＮＳの/登録者数",
            "マイナポータル/（ぴったりサービス）/による電子申請件数",
            "協働の/まちづくり推進事業の/応募率",
            "土地区画整理事業の/進捗率/（事業費ベース）",
            "実質公債費比率",
            "必要な情報が/分かりやすく発信され、/市民の/声が/市政に/届く",
            "市役所の/仕事の/進め方に/ついて、/市が/約束したこと",
            "情報発信・公開",
            "応募件数の/推移/（単位：件）",
            "目の前",
            "市民のもの",
            "Ｈ27〜/Ｒ元平均",
            "市のみんなの/約束",
            "",
        ] {
            // ついて begins with hiragana: there is no break before it.
            let expected = expected.replace("に/つい", "につい");
            assert_eq!(phrases(&expected.replace('/', "")).join("/"), expected);
        }
    }

    #[test]
    fn numbers_with_signs_and_units() {
        for expected in [
            "毎年/＋3.3ポイント/（/6年/で/＋20ポイント/、期間の平均）",
            "目標 /4.8％/ ＝ /＋0.2ポイント/よい向き",
            "/13,645.8人",
            "あと/2つ",
            "令和6（2024）年度の/5件",
            "/33件/、5.",
            "A＋B",
            "−/−1/+",
            "",
        ] {
            let text = expected.replace('/', "");
            let pieces = quantities(&text);
            let joined: Vec<&str> = pieces.iter().map(|(piece, _)| *piece).collect();
            let expected: Vec<_> = expected.trim_start_matches('/').split('/').collect();
            assert_eq!(joined.join("/"), expected.join("/"));
            assert_eq!(super::joined(&text).replace(JOINER, ""), text);
        }
        assert_eq!(
            super::joined("＋13,865人"),
            "＋\u{2060}13\u{2060},\u{2060}865\u{2060}人"
        );
    }
}
