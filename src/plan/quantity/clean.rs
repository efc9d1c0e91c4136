//! A printed quantity without what makes no difference: widths of digits and
//! signs, kinds of dashes, spaces. Unlike folding, words and units stay as
//! printed, and ① or ² do not become digits.

use crate::plan::fold::simplify;

#[must_use]
pub fn clean(text: &str) -> String {
    text.chars().filter_map(clean_char).collect()
}

fn clean_char(c: char) -> Option<char> {
    Some(match c {
        '０'..='９' => char::from_u32(u32::from(c) - 0xFEE0)?,
        '，' => ',',
        '．' => '.',
        '（' | '［' | '〔' | '[' | '【' => '(',
        '）' | '］' | '〕' | ']' | '】' => ')',
        '／' => '/',
        '＋' => '+',
        '：' => ':',
        '－' | '～' | '﹣' => '-',
        _ => match simplify(c)? {
            simple @ ('-' | '▲') => simple,
            _ => c,
        },
    })
}

#[must_use]
pub fn has_digit(text: &str) -> bool {
    text.bytes().any(|b| b.is_ascii_digit())
}
