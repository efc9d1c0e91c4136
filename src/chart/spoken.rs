//! Words to be heard: no sign stands alone, and what is heard one after the other is parted
//! by commas. Screen readers leave out many signs, or say their names.

use crate::i18n::listed;
use crate::tr;

/// Several things in one sentence.
pub(super) fn heard(parts: &[&str]) -> String {
    let said = parts.iter().filter(|part| !part.is_empty());
    let said: Vec<_> = said.map(|part| (*part).to_owned()).collect();
    listed(&said)
}

/// A text with its signs in words: 5.0パーセント for 5.0％, マイナス12 for −12.
#[must_use]
pub fn in_words(text: &str) -> String {
    // Some languages write a point of a share with a sign: %p.
    let point = tr!("ポイント").trim();
    let whole = if point.contains('%') {
        text.replace(point, tr!("パーセントポイント"))
    } else {
        text.to_owned()
    };
    let mut said = String::with_capacity(whole.len());
    let mut rest = whole.as_str();
    while let Some(first) = rest.chars().next() {
        let after = rest.get(first.len_utf8()..).unwrap_or_default();
        // Between two numbers it is no sign of one.
        let alone = !said.ends_with(|before: char| before.is_ascii_alphanumeric());
        let sign = match first {
            '−' | '-' | '－' | '▲' | '△' if alone => Some(false),
            '＋' | '+' if alone => Some(true),
            _ => None,
        };
        let (number, then) = split_number(if sign.is_some() { after } else { rest });
        if number.is_empty() {
            said.push(first);
            rest = after;
            continue;
        }
        let percent = then.trim_start().strip_prefix(['％', '%']);
        rest = percent.unwrap_or(then);
        let number = match percent {
            Some(_) => tr!("{n}パーセント", n = number),
            None => number.to_owned(),
        };
        said += &match sign {
            Some(false) => tr!("マイナス{n}", n = number),
            Some(true) => tr!("プラス{n}", n = number),
            None => number,
        };
    }
    said
}

/// The number that a text begins with, with its separators, and what follows.
fn split_number(text: &str) -> (&str, &str) {
    let mut end = 0;
    for (at, letter) in text.char_indices() {
        if matches!(letter, '0'..='9' | '０'..='９') {
            end = at + letter.len_utf8();
        } else if end < at || !matches!(letter, '.' | ',') {
            break;
        }
    }
    text.split_at_checked(end).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_are_words() {
        for (shown, expected) in [
            ("5.0％", "5.0パーセント"),
            ("100 % 以上", "100パーセント 以上"),
            ("−12.5億円", "マイナス12.5億円"),
            ("▲9.9％", "マイナス9.9パーセント"),
            ("＋1,234人", "プラス1,234人"),
            ("0.5～1,000%", "0.5～1,000パーセント"),
            ("2015-2019 A-1 1,2,", "2015-2019 A-1 1,2,"),
            ("－ −", "－ −"),
            ("％", "％"),
            ("", ""),
        ] {
            assert_eq!(in_words(shown), expected, "{shown}");
        }
    }

    #[test]
    fn what_is_not_there_is_not_heard() {
        assert_eq!(heard(&["2019年度", "", "5件"]), "2019年度、5件");
    }
}
