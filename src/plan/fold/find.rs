//! Where folded words stand in a text that is shown as it was printed.

use super::Folded;
use crate::order::insert_by_key;
use std::ops::Range;

/// The ranges of bytes of the original in which any of the folded words
/// stands: sorted, merged where they overlap or touch, on the boundaries of
/// characters.
#[must_use]
pub fn find_ranges(original: &str, folded_words: &[String]) -> Vec<Range<usize>> {
    let folded = Folded::new(original);
    let mut found: Vec<Range<usize>> = Vec::new();
    for word in folded_words.iter().filter(|word| !word.is_empty()) {
        let mut from = 0;
        while let Some(rest) = folded.text.get(from..)
            && let Some(at) = rest.find(word.as_str())
        {
            let start = from + at;
            let range = folded.original(start..start + word.len());
            insert_by_key(&mut found, range, |range| (range.start, range.end));
            // Matches may overlap: ここ stands twice in こここ.
            from = start + word.chars().next().map_or(1, char::len_utf8);
        }
    }
    let mut merged: Vec<Range<usize>> = Vec::new();
    for range in found {
        match merged.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => merged.push(range),
        }
    }
    merged
}
