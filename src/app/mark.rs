//! Texts of the plan on the screen: with matches highlighted, and with the
//! way to their source.

use super::dom::{Node, classed, el, live, many, text};
use super::rx::Derived;
use crate::i18n;
use crate::i18n::readings::{self, is_reading};
use crate::order::insert_by_key;
use crate::plan::fold::find_ranges;
use crate::plan::{Place, Text};
use std::ops::Range;

/// The folded words that are looked for.
pub type Words = Derived<Vec<String>>;

/// A text with the words that are looked for highlighted; plain where there is
/// no search.
pub fn marked(plain: &str, words: Option<Words>) -> Node {
    let Some(words) = words else {
        return text(plain);
    };
    let plain = plain.to_owned();
    live(move || words.with(|words| highlight(&plain, words)))
}

fn highlight(plain: &str, words: &[String]) -> Node {
    if words.is_empty() {
        return text(plain);
    }
    let mut parts = Vec::new();
    let mut end = 0;
    for range in found(plain, words) {
        parts.push(text(plain.get(end..range.start).unwrap_or_default()));
        parts.push(
            el("mark")
                .text(plain.get(range.clone()).unwrap_or_default())
                .view(),
        );
        end = range.end;
    }
    parts.push(text(plain.get(end..).unwrap_or_default()));
    many(parts)
}

/// Where the words stand in a text, and where they are read in it.
fn found(plain: &str, words: &[String]) -> Vec<Range<usize>> {
    let mut found = find_ranges(plain, words);
    let Some(readings) = readings::known().filter(|_| words.iter().any(|w| is_reading(w))) else {
        return found;
    };
    let spoken = readings.spoken(plain);
    for range in words.iter().flat_map(|word| spoken.ranges(word)) {
        insert_by_key(&mut found, range, |range| (range.start, range.end));
    }
    let mut end = 0;
    // No letter twice.
    for range in &mut found {
        range.start = range.start.max(end);
        range.end = range.end.max(range.start);
        end = range.end;
    }
    found.retain(|range| !range.is_empty());
    found
}

/// A text and the button to its source.
pub fn sourced(text: &Text, words: Option<Words>) -> Node {
    with_source(&text.text, text.from.as_ref(), words)
}

/// A text and the button to its source.
pub fn with_source(plain: &str, from: Option<&Place>, words: Option<Words>) -> Node {
    let mut views = vec![marked(plain, words)];
    views.extend(source_button(from));
    many(views)
}

/// The button that shows where a text or a number stands. One listener at the
/// root serves them all, by the attribute.
pub fn source_button(place: Option<&Place>) -> Option<Node> {
    let place = place?;
    // What one hears begins as what one sees.
    let (seen, label) = match place.line_range() {
        Some(lines) => (i18n::SOURCE, i18n::source_lines(lines.first, lines.last)),
        None => (i18n::SOURCES, i18n::source_of(&place.locator)),
    };
    let button = classed("button", "src")
        .attr("data-place", &place.to_string())
        .attr("aria-label", &label)
        .text(seen);
    Some(button.view())
}
