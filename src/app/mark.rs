//! Texts of the plan on the screen: with matches highlighted, and with the
//! way to their source.

use crate::i18n;
use crate::plan::fold::find_ranges;
use crate::plan::{Place, Text};
use leptos::prelude::*;

/// The folded words that are looked for; empty where nothing is.
pub type Words = Memo<Vec<String>>;

/// A text with the words that are looked for highlighted.
pub fn marked(text: &str, words: Words) -> AnyView {
    let text = text.to_owned();
    (move || words.with(|words| highlight(&text, words))).into_any()
}

fn highlight(text: &str, words: &[String]) -> Vec<AnyView> {
    let plain = |text: &str| text.to_owned().into_any();
    if words.is_empty() {
        return vec![plain(text)];
    }
    let mut parts = Vec::new();
    let mut end = 0;
    for range in find_ranges(text, words) {
        parts.push(plain(text.get(end..range.start).unwrap_or_default()));
        let found = text.get(range.clone()).unwrap_or_default().to_owned();
        parts.push(view! { <mark>{found}</mark> }.into_any());
        end = range.end;
    }
    parts.push(plain(text.get(end..).unwrap_or_default()));
    parts
}

/// A text and the button to its source.
pub fn sourced(text: &Text, words: Words) -> AnyView {
    (marked(&text.text, words), source_button(text.from.as_ref())).into_any()
}

/// The button that shows where a text or a number stands. One listener at the
/// root serves them all, by the attribute.
pub fn source_button(place: Option<&Place>) -> Option<AnyView> {
    let place = place?;
    let label = match place.line_range() {
        Some(lines) if lines.first == lines.last => i18n::source_line(lines.first),
        Some(lines) => i18n::source_lines(lines.first, lines.last),
        None => i18n::source_of(&place.locator),
    };
    let button = view! {
        <button class="src" data-place=place.to_string() aria-label=label>{i18n::SOURCE}</button>
    };
    Some(button.into_any())
}

/// No words at all, for pages without search.
pub fn no_words() -> Words {
    Memo::new(|_| Vec::new())
}
