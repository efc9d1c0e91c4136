//! Names and printed numbers, as people and files write them differently.

use crate::plan::fold::fold;

/// True where two names are the same but for width, kana, case and blanks.
#[must_use]
pub fn same(left: &str, right: &str) -> bool {
    fold(left) == fold(right)
}

/// The number at the start of a text, `１` or `12`, and the bytes it takes.
#[must_use]
pub fn leading_number(text: &str) -> Option<(u32, usize)> {
    let end = text
        .char_indices()
        .find(|(_, c)| !fold(&c.to_string()).starts_with(|c: char| c.is_ascii_digit()))
        .map_or(text.len(), |(at, _)| at);
    let number = fold(text.get(..end)?).parse().ok()?;
    Some((number, end))
}

#[cfg(test)]
mod tests {
    use super::{leading_number, same};

    #[test]
    fn widths_and_blanks_do_not_matter() {
        assert!(same("市の公式ＳＮＳ の登録者数", "市の公式SNSの登録者数"));
        assert!(!same("応募件数", "募集件数"));
        assert_eq!(leading_number("１ 情報"), Some((1, 3)));
        assert_eq!(leading_number("12章"), Some((12, 2)));
        assert_eq!(leading_number("章"), None);
    }
}
