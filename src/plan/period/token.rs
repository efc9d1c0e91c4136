//! The words of a printed period.

use super::era::Era;
use super::error::PeriodError;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Token {
    Era(Era),
    /// A number, and how many digits it is printed with.
    Number(i32, usize),
    /// 元
    First,
    /// FY
    Fy,
    /// 年度
    FiscalYear,
    /// 年
    Year,
    /// 月
    Month,
    /// 日
    Day,
    /// . or /
    Dot,
    /// a wave or dash
    Dash,
    /// から
    From,
    /// まで
    Until,
    /// 年間, か年
    Years,
    Open,
    Close,
    /// 平均
    Mean,
    /// 見込み, 速報値
    Provisional,
    /// Words that change nothing: の, 末, 時点.
    Filler,
}

use Token::{
    Close, Dash, Day, Dot, Filler, FiscalYear, From, Fy, Mean, Month, Open, Provisional, Until,
    Year, Years,
};

/// Longer words before the shorter ones that they begin with. Folded text has
/// no katakana, so か年 is also カ年, and ゖ is ヶ.
const WORDS: &[(&str, Token)] = &[
    ("fy", Fy),
    ("年度", FiscalYear),
    ("年間", Years),
    ("年", Year),
    ("か年間", Years),
    ("か年", Years),
    ("ゖ年間", Years),
    ("ゖ年", Years),
    ("ゕ年間", Years),
    ("ゕ年", Years),
    ("け年", Years),
    ("箇年", Years),
    ("月", Month),
    ("日", Day),
    (".", Dot),
    ("/", Dot),
    ("-", Dash),
    ("ー", Dash),
    ("から", From),
    ("より", From),
    ("まで", Until),
    ("迄", Until),
    ("(", Open),
    ("[", Open),
    ("〔", Open),
    ("【", Open),
    ("〈", Open),
    (")", Close),
    ("]", Close),
    ("〕", Close),
    ("】", Close),
    ("〉", Close),
    ("平均", Mean),
    ("見込み", Provisional),
    ("見込", Provisional),
    ("速報", Provisional),
    ("暫定", Provisional),
    ("推計", Provisional),
    ("の", Filler),
    ("末日", Filler),
    ("末", Filler),
    ("時点", Filler),
    ("現在", Filler),
    ("実績", Filler),
    ("値", Filler),
    ("元", Token::First),
];

/// Cuts a folded text into its words; an error where one is not known.
pub fn tokens(folded: &str) -> Result<Vec<Token>, PeriodError> {
    let mut found = Vec::new();
    let mut rest = folded;
    while !rest.is_empty() {
        let (token, after) = arabic(rest)
            .or_else(|| kanji(rest))
            .or_else(|| word(rest))
            .or_else(|| era(rest))
            .ok_or(PeriodError::Unreadable)?;
        found.push(token);
        rest = after;
    }
    Ok(found)
}

fn word(text: &str) -> Option<(Token, &str)> {
    WORDS
        .iter()
        .find_map(|(word, token)| Some((*token, text.strip_prefix(word)?)))
}

/// An era stands right before its year, or it is some other word.
fn era(text: &str) -> Option<(Token, &str)> {
    let (era, after) = Era::strip(text)?;
    let year = after.starts_with('元') || arabic(after).is_some() || kanji(after).is_some();
    year.then_some((Token::Era(era), after))
}

fn arabic(text: &str) -> Option<(Token, &str)> {
    let length = text.bytes().take_while(u8::is_ascii_digit).count();
    let (digits, after) = text.split_at_checked(length)?;
    (1..=4)
        .contains(&length)
        .then(|| Some((Token::Number(digits.parse().ok()?, length), after)))?
}

/// 十二, 二十五, 二〇二五.
fn kanji(text: &str) -> Option<(Token, &str)> {
    const DIGITS: &str = "〇一二三四五六七八九";
    let mut total = 0;
    let mut digit: Option<i32> = None;
    let mut length = 0;
    let mut bytes = 0;
    for c in text.chars() {
        if let Some(value) = DIGITS.chars().position(|known| known == c) {
            digit = Some(digit.unwrap_or(0) * 10 + i32::try_from(value).ok()?);
        } else if c == '十' && digit.is_none_or(|d| (2..10).contains(&d)) && total == 0 {
            total = digit.take().unwrap_or(1) * 10;
        } else {
            break;
        }
        length += 1;
        bytes += c.len_utf8();
        if length > 4 {
            return None;
        }
    }
    // 二十五 adds a digit to its tens; 二十二五 is nothing.
    let plausible = total == 0 || digit.is_none_or(|d| d < 10);
    let after = text.get(bytes..)?;
    (length > 0 && plausible).then_some((Token::Number(total + digit.unwrap_or(0), length), after))
}
