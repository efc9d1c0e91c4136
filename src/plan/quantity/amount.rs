//! One number with its unit, in a cleaned text.

use super::clean::has_digit;

/// A number with its unit.
#[derive(Clone, Debug, PartialEq)]
pub struct Amount<'a> {
    pub value: f64,
    pub unit: &'a str,
    /// The digits as printed, without sign and commas.
    pub digits: String,
}

/// Reads all of a text as a number and its unit; `None` where it is anything
/// else, so that no wrong number is taken.
#[must_use]
pub fn amount(text: &str) -> Option<Amount<'_>> {
    let (amount, rest) = leading_amount(text)?;
    let unit = rest;
    let year = unit == "年" && amount.value >= 1868.0;
    (is_unit(unit) && !year).then_some(Amount { unit, ..amount })
}

/// Reads the number that a text begins with, and what follows. The numerals
/// 百, 千, 万, 億, 兆 stay with the unit, so that the number is the printed
/// one: 65億円 is 65 and 億円. Only where several follow each other are they
/// added up, exactly: 1億2,000万円 is 120000000 and 円.
#[must_use]
pub fn leading_amount(text: &str) -> Option<(Amount<'_>, &str)> {
    let text = text.strip_prefix('第').unwrap_or(text);
    let (sign, text) = match text.strip_prefix(['▲', '-']) {
        Some(rest) => (-1.0, rest),
        None => (1.0, text.strip_prefix('+').unwrap_or(text)),
    };
    let (digits, rest) = digits(text)?;
    let value: f64 = digits.parse().ok()?;
    let (_, after) = multiplier(rest);
    if after.starts_with(|c: char| c.is_ascii_digit()) && after.len() < rest.len() {
        let (value, rest) = mixed(text)?;
        let digits = value.to_string();
        let amount = Amount {
            value: sign * value,
            unit: "",
            digits,
        };
        return Some((amount, rest));
    }
    let amount = Amount {
        value: sign * value,
        unit: "",
        digits,
    };
    Some((amount, rest))
}

/// Digits with an optional fraction, commas between every three.
fn digits(text: &str) -> Option<(String, &str)> {
    let end = text
        .find(|c: char| !c.is_ascii_digit() && c != ',' && c != '.')
        .unwrap_or(text.len());
    let (number, rest) = text.split_at_checked(end)?;
    let (whole, fraction) = match number.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (number, None),
    };
    let all_digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let grouped = |mut groups: std::str::Split<'_, char>| {
        let first = groups.next().is_some_and(|g| all_digits(g) && g.len() <= 3);
        first && groups.all(|g| all_digits(g) && g.len() == 3)
    };
    let valid = if whole.contains(',') {
        grouped(whole.split(','))
    } else {
        all_digits(whole)
    };
    let leading_zero = whole.len() > 1 && whole.starts_with('0');
    if !valid || leading_zero || !fraction.is_none_or(all_digits) {
        return None;
    }
    Some((number.replace(',', ""), rest))
}

/// 1億2,000万: whole numbers, each numeral smaller than the one before it.
fn mixed(mut text: &str) -> Option<(f64, &str)> {
    let mut total = 0.0;
    let mut above = f64::INFINITY;
    while text.starts_with(|c: char| c.is_ascii_digit()) {
        let (digits, rest) = digits(text)?;
        let number: u32 = digits.parse().ok()?;
        let (factor, rest) = multiplier(rest);
        let part = f64::from(number) * factor;
        if part >= above {
            return None;
        }
        total += part;
        above = factor;
        text = rest;
    }
    // Beyond this a number of 64 bits is not exact.
    (total < 9.0e15).then_some((total, text))
}

/// The numerals that a text begins with, as a factor, and what follows.
#[must_use]
pub fn multiplier(text: &str) -> (f64, &str) {
    let mut factor = 1.0;
    let mut rest = text;
    while let Some(c) = rest.chars().next()
        && let Some(by) = match c {
            '百' => Some(1e2),
            '千' => Some(1e3),
            '万' => Some(1e4),
            '億' => Some(1e8),
            '兆' => Some(1e12),
            _ => None,
        }
    {
        factor *= by;
        rest = rest.get(c.len_utf8()..).unwrap_or_default();
    }
    (factor, rest)
}

/// The longest unit that is taken; a longer one is a phrase.
const LONGEST_UNIT: usize = 12;

/// Words that make a number mean something else than a value of its unit.
const NO_UNIT: &[&str] = &[
    "増", "減", "改善", "向上", "低下", "上昇", "拡大", "縮小", "維持", "上回", "下回", "達成",
    "完了", "実施", "整備", "継続", "推進", "以", "超", "未満", "程度", "前年", "比", "目標",
    "現状", "年度", "月末", "割合", "余",
];

/// Hiragana that units have; any other makes a phrase.
const KANA: &[&str] = &["か所", "か国", "か月", "か年", "つ", "あたり", "当たり"];

fn is_unit(unit: &str) -> bool {
    let begins_well = |c: char| {
        !c.is_ascii_digit()
            && !small_or_circled(c)
            && (!c.is_ascii_punctuation() || c == '%')
            && !"ー・、。▲×÷※〇○".contains(c)
    };
    if unit.is_empty() {
        return true;
    }
    if unit == "月"
        || unit.chars().count() > LONGEST_UNIT
        || !unit.starts_with(begins_well)
        || unit.starts_with(['数', '何'])
        || unit.ends_with(['-', '/', '.', 'ー', '・', '、', '強', '弱', '半'])
    {
        return false;
    }
    if NO_UNIT.iter().any(|word| unit.contains(word)) || unit.contains(['(', ')', ',', ':']) {
        return false;
    }
    let without_kana = KANA
        .iter()
        .fold(unit.to_owned(), |unit, kana| unit.replace(kana, ""));
    let hiragana = without_kana.chars().any(|c| ('ぁ'..='ゖ').contains(&c));
    !hiragana && (!has_digit(unit) || digits_belong(unit))
}

/// ², ½, Ⅳ, ①: no unit begins with another kind of number.
fn small_or_circled(c: char) -> bool {
    matches!(c, '²' | '³' | '¹' | '¼'..='¾' | '\u{2070}'..='\u{209C}' | '\u{2150}'..='\u{218B}' | '①'..='⓿')
}

/// Digits of m2, CO2 and 人/10万人: after a Latin letter or a stroke.
fn digits_belong(unit: &str) -> bool {
    let mut before = ' ';
    let mut belongs = true;
    for c in unit.chars() {
        let joined = before.is_ascii_alphanumeric() || before == '/';
        belongs &= !c.is_ascii_digit() || joined;
        before = c;
    }
    belongs
}
