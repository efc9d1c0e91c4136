//! Folding of text for matching: what a person may type, and a plan may
//! print, in different ways becomes the same. Never for display.
//!
//! Folded away: full and half width and the other forms that NFKC unites, as
//! far as Japanese administrative text has them (`fold/rare.rs`); katakana
//! against hiragana; upper against lower case; marks on Latin letters (đ is d); every dash and wave (one `-`,
//! but the long vowel mark ー stays itself); △ against ▲; spaces, line breaks
//! and characters that cannot be seen.

mod find;
mod rare;
#[cfg(not(target_arch = "wasm32"))]
mod tables;

pub use find::find_ranges;
pub use rare::use_normalizer;
use std::ops::Range;

/// The folded form of a text.
#[must_use]
pub fn fold(original: &str) -> String {
    let mut text = String::with_capacity(original.len());
    each(original, |c, _| text.push(c));
    text
}

/// A folded text that knows where each of its characters came from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Folded {
    pub text: String,
    /// For each character of `text`: where it begins there, and the bytes of
    /// the original that it came from.
    map: Vec<(usize, Range<usize>)>,
}

impl Folded {
    #[must_use]
    pub fn new(original: &str) -> Self {
        let mut folded = Self {
            text: String::with_capacity(original.len()),
            map: Vec::new(),
        };
        each(original, |c, from| {
            folded.map.push((folded.text.len(), from));
            folded.text.push(c);
        });
        folded
    }

    /// The bytes of the original that a range of bytes of `text` came from.
    /// Whole characters: of ㈱, folded to (株), a match of 株 is all of ㈱.
    #[must_use]
    pub fn original(&self, range: Range<usize>) -> Range<usize> {
        let from = self.map.partition_point(|(at, _)| *at < range.start);
        let to = self.map.partition_point(|(at, _)| *at < range.end);
        match self.map.get(from..to) {
            Some([first, .., last]) => first.1.start..last.1.end,
            Some([only]) => only.1.clone(),
            _ => 0..0,
        }
    }
}

/// Whether spaces stand between two digits, as in 10 20: these may be two
/// numbers, which folding would make one.
#[must_use]
pub fn digits_apart(original: &str) -> bool {
    let mut digit_before = false;
    let mut space_between = false;
    for c in original.chars() {
        let mut folded = None;
        expand(c, |part| folded = simplify(part));
        match folded {
            None => space_between = true,
            Some('0'..='9' | ',' | '.') if digit_before && space_between => return true,
            Some(c) => {
                digit_before = matches!(c, '0'..='9' | ',' | '.');
                space_between = false;
            }
        }
    }
    false
}

/// Calls `take` with each folded character and the original's bytes it is from.
fn each(original: &str, mut take: impl FnMut(char, Range<usize>)) {
    let mut chars = original.char_indices().peekable();
    while let Some((start, c)) = chars.next() {
        let mut end = start + c.len_utf8();
        let mut pending: Option<char> = None;
        expand(c, |part| {
            if let Some(part) = simplify(part)
                && let Some(before) = pending.replace(part)
            {
                take(before, start..end);
            }
        });
        // A mark of voicing joins the kana before it: ﾊﾟ, and か with U+3099.
        if let (Some(last), Some((_, mark))) = (pending, chars.peek())
            && let Some(voiced) = voiced(last, *mark)
        {
            pending = Some(voiced);
            end += mark.len_utf8();
            chars.next();
        }
        // An accent belongs to the letter before it.
        while pending.is_some()
            && let Some((_, mark @ '\u{300}'..='\u{36F}')) = chars.peek()
        {
            end += mark.len_utf8();
            chars.next();
        }
        if let Some(last) = pending {
            take(last, start..end);
        }
    }
}

/// What NFKC makes of a character.
fn expand(c: char, mut take: impl FnMut(char)) {
    match c {
        '\u{0}'..='\u{A9}' | '\u{4E00}'..='\u{9FFF}' => take(c),
        '\u{3001}'..='\u{3035}' | '\u{3041}'..='\u{3096}' | '\u{30A0}'..='\u{30FE}' => take(c),
        '！'..='～' => take(char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c)),
        _ => rare::expand(c, &mut take),
    }
}

/// One character's simplest form; `None` where it falls away.
pub(super) fn simplify(c: char) -> Option<char> {
    Some(match c {
        '\u{0}'..=' ' | '\u{7F}'..='\u{A0}' | '\u{AD}' | '\u{1680}' | '\u{3000}' => return None,
        // Spaces of a width, zero-width characters, marks of direction.
        '\u{2000}'..='\u{200F}' | '\u{2028}'..='\u{202F}' | '\u{205F}'..='\u{2064}' => return None,
        // Selectors of a glyph: 葛󠄀 is 葛.
        '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{E0100}'..='\u{E01EF}' => return None,
        '\u{300}'..='\u{36F}' => return None,
        'A'..='Z' => c.to_ascii_lowercase(),
        'Đ' | 'đ' => 'd',
        'À'..='Þ' if c != '×' => shifted(c, 0x20, true),
        'Α'..='Ω' => shifted(c, 0x20, true),
        'ァ'..='ヶ' | 'ヽ'..='ヾ' => shifted(c, 0x60, false),
        '‐'..='―' | '−' | '~' | '〜' | '〰' | '∼' | '⁓' | '─' | '━' => '-',
        '△' => '▲',
        _ => c,
    })
}

fn shifted(c: char, by: u32, up: bool) -> char {
    let code = u32::from(c);
    let code = if up { code + by } else { code - by };
    char::from_u32(code).unwrap_or(c)
}

/// A folded kana with a mark of (half) voicing.
fn voiced(kana: char, mark: char) -> Option<char> {
    let by = match (mark, kana) {
        ('\u{3099}' | 'ﾞ', 'う') => return Some('ゔ'),
        (
            '\u{3099}' | 'ﾞ',
            'か' | 'き' | 'く' | 'け' | 'こ' | 'さ' | 'し' | 'す' | 'せ' | 'そ' | 'た' | 'ち'
            | 'つ' | 'て' | 'と' | 'は' | 'ひ' | 'ふ' | 'へ' | 'ほ' | 'ゝ',
        ) => 1,
        ('\u{309A}' | 'ﾟ', 'は' | 'ひ' | 'ふ' | 'へ' | 'ほ') => 2,
        _ => return None,
    };
    char::from_u32(u32::from(kana) + by)
}

#[cfg(test)]
mod tests;
