//! Characters that turn the direction of text. In the middle of a text they
//! turn what follows it as well, or have it read as something else
//! ("Trojan Source"); a Japanese plan has no use for them.

use std::borrow::Cow;

/// What is shown in place of one.
const SHOWN: char = '\u{fffd}';

/// Whether it is one of Unicode's embeddings, overrides and isolates, or ends
/// one. The marks of direction (U+200E, U+200F, U+061C) turn nothing but
/// themselves and stay.
#[must_use]
pub fn turns(character: char) -> bool {
    matches!(character, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// The text as it is shown: such characters are seen and turn nothing.
#[must_use]
pub fn straight(text: &str) -> Cow<'_, str> {
    if text.contains(turns) {
        Cow::Owned(text.replace(turns, SHOWN.encode_utf8(&mut [0; 4])))
    } else {
        Cow::Borrowed(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_turns_is_seen_and_the_rest_stays() {
        for (text, expected) in [
            ("実質公債費比率 4.8％", "実質公債費比率 4.8％"),
            ("\u{202e}円001\u{202c}", "\u{fffd}円001\u{fffd}"),
            ("a\u{2066}b\u{2069}", "a\u{fffd}b\u{fffd}"),
            ("עברית\u{200f} \u{2010}", "עברית\u{200f} \u{2010}"),
        ] {
            assert_eq!(straight(text), expected);
        }
    }
}
