//! The words beside a number: what they say of it, and the rest of the text.

use super::bounded::bounded;
use super::clean::has_digit;
use super::{Missing, ParsedQuantity, Quantity};
use crate::plan::period::{self, Period};

/// What a word beside the number says.
#[derive(Clone, Copy)]
enum Says {
    Cumulative,
    Provisional,
    Keep,
    Note,
}

const PREFIXES: &[(&str, Says)] = &[
    ("累計", Says::Cumulative),
    ("累積", Says::Cumulative),
    ("延べ", Says::Cumulative),
    ("のべ", Says::Cumulative),
    ("見込み", Says::Provisional),
    ("平均", Says::Note),
    ("年平均", Says::Note),
    ("年間", Says::Note),
    ("毎年度", Says::Note),
    ("毎年", Says::Note),
];

/// Whether a text is a word that stands before a number.
pub fn is_beside(text: &str) -> bool {
    PREFIXES.iter().any(|(word, _)| *word == text)
}

const SUFFIXES: &[(&str, Says)] = &[
    ("の維持", Says::Keep),
    ("を維持する", Says::Keep),
    ("を維持", Says::Keep),
    ("維持", Says::Keep),
    ("見込み", Says::Provisional),
    ("見込", Says::Provisional),
    ("速報値", Says::Provisional),
    ("を達成", Says::Note),
    ("の達成", Says::Note),
    ("を目指す", Says::Note),
    ("とする", Says::Note),
    ("を確保", Says::Note),
    ("の確保", Says::Note),
    ("※", Says::Note),
];

const IN_BRACKETS: &[(&str, Says)] = &[
    ("累計", Says::Cumulative),
    ("累積", Says::Cumulative),
    ("延べ", Says::Cumulative),
    ("見込み", Says::Provisional),
    ("見込", Says::Provisional),
    ("見込値", Says::Provisional),
    ("速報", Says::Provisional),
    ("速報値", Says::Provisional),
    ("暫定値", Says::Provisional),
    ("維持", Says::Keep),
];

/// Reads a value with the words, the period and the brackets beside it.
pub fn single(cleaned: &str) -> Option<ParsedQuantity> {
    let mut parsed = ParsedQuantity::new(Quantity::Missing(Missing::Dash), true);
    let say = |parsed: &mut ParsedQuantity, says: Says, word: &str| match says {
        Says::Cumulative => parsed.cumulative = true,
        Says::Provisional => parsed.provisional = true,
        Says::Keep => parsed.keep = true,
        Says::Note => parsed.note(word),
    };
    let mut rest = cleaned;
    while let Some((before, inner)) = last_brackets(rest) {
        if let Some((word, says)) = IN_BRACKETS.iter().find(|(word, _)| *word == inner) {
            say(&mut parsed, *says, word);
        } else if let Ok(when) = period::parse(inner) {
            if parsed.period.replace(when.period).is_some() {
                return None;
            }
            parsed.mean |= when.mean;
            parsed.provisional |= when.provisional;
        } else if has_digit(inner) {
            return None;
        } else {
            parsed.note(inner);
        }
        rest = before;
    }
    if let Some((when, after)) = over_years(&mut parsed, rest) {
        if when.is_some() && parsed.period.is_some() {
            return None;
        }
        parsed.period = parsed.period.or(when);
        rest = after;
    }
    while let Some((after, word, says)) = PREFIXES
        .iter()
        .find_map(|(word, says)| Some((rest.strip_prefix(word)?, word, *says)))
    {
        say(&mut parsed, says, word);
        rest = after;
    }
    while let Some((before, word, says)) = SUFFIXES
        .iter()
        .find_map(|(word, says)| Some((rest.strip_suffix(word)?, word, *says)))
    {
        say(&mut parsed, says, word);
        rest = before;
    }
    // A year is no value.
    if rest.len() > 4 && rest.contains('年') && period::parse(rest).is_ok() {
        return None;
    }
    let (value, unit) = bounded(rest)?;
    parsed.value = value;
    unit.clone_into(&mut parsed.unit);
    Some(parsed)
}

/// The text before the pair of brackets that ends it, and what these hold.
fn last_brackets(text: &str) -> Option<(&str, &str)> {
    let body = text.strip_suffix(')')?;
    let mut depth = 1_usize;
    for (at, c) in body.char_indices().rev() {
        match c {
            ')' => depth += 1,
            '(' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return Some((body.get(..at)?, body.get(at + 1..)?));
        }
    }
    None
}

/// 令和12年度までの５年間で, ５年間の累計, 令和７年度までに: the period before a
/// value, and what follows it.
fn over_years<'a>(parsed: &mut ParsedQuantity, text: &'a str) -> Option<(Option<Period>, &'a str)> {
    for (separator, cumulative) in [
        ("までの累計", true),
        ("までの延べ", true),
        ("の累計", true),
        ("の延べ", true),
        ("累計", true),
        ("までに", false),
        ("で", false),
    ] {
        let Some((before, after)) = text.rsplit_once(separator) else {
            continue;
        };
        if let Ok(when) = period::parse(before) {
            let span = matches!(when.period, Period::FiscalYears(..));
            parsed.cumulative |= cumulative || span;
            return Some((Some(when.period), after));
        }
        if is_years(before) {
            parsed.cumulative = true;
            parsed.note(before);
            return Some((None, after));
        }
    }
    None
}

/// ５年間, 5か年.
fn is_years(text: &str) -> bool {
    let digits = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let count = text.len() - digits.len();
    let years = [
        "年間",
        "か年",
        "カ年",
        "ヶ年",
        "ヵ年",
        "か年間",
        "カ年間",
        "ヶ年間",
    ];
    (1..=2).contains(&count) && years.contains(&digits)
}
