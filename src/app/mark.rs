//! Texts of the plan on the screen: with matches highlighted, and with the
//! way to their source.

use super::dom::{El, Node, as_said, cell_text, classed, el, live, many, text, unparted, verbatim};
use super::rest;
use super::rx::Derived;
use super::state::App;
use super::words;
use crate::i18n;
use crate::i18n::readings::{self, is_reading};
use crate::order::insert_by_key;
use crate::plan::fold::find_ranges;
use crate::plan::{Place, Term, Text, glossary};
use leptos::prelude::*;
use std::ops::Range;

/// The folded words that are looked for.
pub type Words = Derived<Vec<String>>;

/// What is marked in the texts of the plan.
#[derive(Clone, Copy, Default)]
pub enum Marks {
    #[default]
    Nothing,
    /// The words that are looked for, once the rest of the program is here.
    Words(Words),
    /// The words that are explained.
    Terms(Terms),
}

/// The plan's glossary, and which of its terms stand already in the passage.
#[derive(Clone, Copy)]
pub struct Terms {
    terms: &'static [Term],
    seen: StoredValue<Vec<usize>>,
    /// What marks them: called by its address, as it comes with the pages that explain.
    mark: fn(&str, Terms) -> Node,
}

impl Marks {
    /// The terms of the glossary, for a passage of its own.
    pub fn terms(app: App) -> Self {
        Self::Terms(Terms {
            terms: &app.index().plan.glossary,
            seen: StoredValue::new(Vec::new()),
            mark: with_terms,
        })
    }

    /// The same for the next passage.
    pub fn anew(self) -> Self {
        match self {
            Self::Terms(terms) => Self::Terms(Terms {
                seen: StoredValue::new(Vec::new()),
                ..terms
            }),
            other => other,
        }
    }

    /// Without what could be pressed.
    pub fn in_link(self) -> Self {
        match self {
            Self::Terms(_) => Self::Nothing,
            other => other,
        }
    }
}

/// A text with what is to be marked in it.
pub fn marked(plain: &str, marks: Marks) -> Node {
    match marks {
        Marks::Nothing => text(plain),
        Marks::Words(words) => rest::highlighted(plain, words),
        Marks::Terms(terms) => (terms.mark)(plain, terms),
    }
}

/// A text with the words that are looked for, as they change.
pub fn highlighted(plain: &str, words: Words) -> Node {
    let plain = plain.to_owned();
    live(move || words.with(|words| highlight(&plain, words)))
}

fn with_terms(plain: &str, Terms { terms, seen, .. }: Terms) -> Node {
    let mut known = seen.with_value(Vec::clone);
    let found = glossary::find(plain, terms, &mut known);
    seen.set_value(known);
    explained(plain, found)
}

/// A text whose terms open their explanation. One listener at the root serves them all, by
/// the attribute.
fn explained(plain: &str, found: Vec<(Range<usize>, usize)>) -> Node {
    let buttons = found.into_iter().map(|(range, term)| {
        let button = classed("button", "term")
            .attr("data-term", &term.to_string())
            .attr("aria-haspopup", "dialog");
        (range, button)
    });
    set_apart(plain, buttons.collect())
}

fn highlight(plain: &str, words: &[String]) -> Node {
    let found = if words.is_empty() {
        Vec::new()
    } else {
        found(plain, words)
    };
    let marks = found.into_iter().map(|range| (range, el("mark")));
    set_apart(plain, marks.collect())
}

/// A text with elements around pieces of it. A piece is in the language of the whole, whatever it
/// would mean alone.
fn set_apart(plain: &str, apart: Vec<(Range<usize>, El)>) -> Node {
    if apart.is_empty() {
        return cell_text(plain);
    }
    let spaced = !i18n::language().is_without_spaces();
    let piece = |range: Range<usize>| {
        let piece = plain.get(range).unwrap_or_default();
        if spaced {
            as_said(piece)
        } else {
            unparted(piece, as_said)
        }
    };
    let mut parts = Vec::new();
    let mut end = 0;
    for (range, element) in apart {
        parts.push(piece(end..range.start));
        end = range.end;
        parts.push(element.kid(piece(range)).view());
    }
    parts.push(piece(end..plain.len()));
    if i18n::language().is_japanese() || !words::is_japanese(plain) {
        return many(parts);
    }
    el("span").attr("lang", "ja").kids(parts).view()
}

/// Where the words stand in a text, and where they are read in it.
fn found(plain: &str, words: &[String]) -> Vec<Range<usize>> {
    let mut found = find_ranges(plain, words);
    let Some(readings) = readings::known().filter(|_| words.iter().any(|w| is_reading(w))) else {
        return found;
    };
    let spoken = readings.spoken(plain);
    for range in words.iter().flat_map(|word| readings.places(&spoken, word)) {
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
pub fn sourced(text: &Text, marks: Marks) -> Node {
    with_source(&text.text, text.from.as_ref(), marks)
}

/// A text and the button to its source.
pub fn with_source(plain: &str, from: Option<&Place>, marks: Marks) -> Node {
    // What only pages of their own show is translated there.
    let mut views = vec![marked(i18n::say(plain), marks)];
    views.extend(source_button(from));
    many(views)
}

/// A heading and beside it the button to its source: what a heading is called does not end with a
/// button. The class is the heading's level.
pub fn headed(class: &str, heading: El, from: Option<&Place>) -> Node {
    match source_button(from) {
        Some(button) => classed("div", class).kid(heading.view()).kid(button).view(),
        None => heading.view(),
    }
}

/// The button that shows where a text or a number stands. One listener at the
/// root serves them all, by the attribute.
pub fn source_button(place: Option<&Place>) -> Option<Node> {
    let place = place?;
    // What one hears begins as what one sees.
    let (seen, label) = match place.line_range() {
        Some(lines) => (i18n::SOURCE, i18n::source_lines(lines.first, lines.last)),
        None => (i18n::SOURCES, i18n::source_of(place)),
    };
    let button = classed("button", "src")
        .attr("data-place", &place.to_string())
        .attr("aria-label", &label)
        // Without furigana: what one hears would not be what stands there.
        .kid(verbatim(i18n::say(seen)));
    Some(button.view())
}
