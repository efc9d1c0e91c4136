//! What NFKC makes of the characters that are rare in Japanese text. Latin letters are taken
//! apart as by NFKD, and lose their marks: not everybody can type those, as in tài chính.
//!
//! Natively it stands in tables. They would be 8 kB of the WebAssembly, and
//! every browser knows Unicode, so there the app hands in the browser's own
//! normalizer at start; this module knows no browser.

use std::sync::OnceLock;

/// Gives the form of a text that is named, NFKC or NFKD.
pub type Normalizer = fn(&str, &str) -> String;

static NORMALIZER: OnceLock<Normalizer> = OnceLock::new();

/// Hands in what normalizes rare characters. The first one stays.
pub fn use_normalizer(normalizer: Normalizer) {
    let _ = NORMALIZER.set(normalizer);
}

pub(super) fn expand(c: char, take: &mut dyn FnMut(char)) {
    match NORMALIZER.get() {
        Some(normalize) => {
            let latin = matches!(c, 'À'..='\u{24F}' | '\u{1E00}'..='\u{1EFF}');
            let form = if latin { "NFKD" } else { "NFKC" };
            normalize(c.encode_utf8(&mut [0; 4]), form)
                .chars()
                .for_each(take);
        }
        None => by_table(c, take),
    }
}

#[cfg(target_arch = "wasm32")]
fn by_table(c: char, take: &mut dyn FnMut(char)) {
    take(c);
}

#[cfg(not(target_arch = "wasm32"))]
fn by_table(c: char, take: &mut dyn FnMut(char)) {
    use super::tables::{RUNS, WORDS};
    let offset = |first: char| {
        u32::from(c)
            .checked_sub(u32::from(first))
            .map(|o| o as usize)
    };
    let run = RUNS
        .iter()
        .find_map(|run| offset(run.first).and_then(|o| run.to.chars().nth(o)));
    if let Some(one) = run {
        return take(one);
    }
    // The last list that begins at or before the character.
    let words = WORDS.iter().rev().find(|words| words.first <= c);
    let word = words.and_then(|words| words.to.split(' ').nth(offset(words.first)?));
    match word {
        Some(word) => word.chars().for_each(take),
        None => take(c),
    }
}
