//! The elements of the page. Leptos' signals, effects and owners say when
//! something changes; what it changes is made here, on the document itself.
//!
//! Leptos' own views carry their whole shape in their type, and each shape is
//! compiled anew: 30 kB of WebAssembly more even with every type erased. Here an
//! element, an attribute that changes and a part that changes are one function
//! each.
//!
//! The same components make the page twice. At build they write it as HTML
//! (`html`), so that it can be read before the program is there or without it.
//! In the browser (`page`) the program takes that page over (`adopt`) instead of
//! making it anew: both run through the same calls in the same order, and what
//! changes later carries the number of its turn.

#[cfg(target_arch = "wasm32")]
pub mod adopt;
#[cfg(not(target_arch = "wasm32"))]
mod html;
#[cfg(target_arch = "wasm32")]
mod page;
#[cfg(target_arch = "wasm32")]
mod text;

#[cfg(not(target_arch = "wasm32"))]
pub use html::{
    El, Node, as_said, begin, classed, el, keyed, live, many, nothing, svg, text, verbatim,
};
#[cfg(target_arch = "wasm32")]
pub use page::{El, Node, classed, el, keyed, live, many, nothing};
#[cfg(target_arch = "wasm32")]
pub use text::{as_said, read, text, verbatim};

pub use web_sys::Element;

use crate::i18n::{self, Language, is_letter};

/// A text as the reader is told it, and whether it stayed Japanese in a page of another
/// language, which it then has to say (`lang`).
fn said(plain: &str) -> (&str, bool) {
    let said = i18n::say(plain);
    (
        said,
        !i18n::language().is_japanese() && super::words::is_japanese(said),
    )
}

/// Those characters of administrative texts that simplified Chinese does not have, the
/// most frequent first.
const NOT_CHINESE: &str = "業進計報対営課実協効運設応財発図働組確続見動標備団請広納開経員術決間収題時関検総職費増質減選討機連債織済適電結調現書規維様場導産額評価県資務農変環統歳値種録極頼強聴択証創長優個興積";

/// Whether most of a text's letters are Japanese. Chinese has many of the same characters:
/// there kana tell, and what only Japanese has.
pub fn is_japanese(text: &str) -> bool {
    let chinese = i18n::language() == i18n::Language::Chinese;
    let (mut japanese, mut others) = (0_usize, 0_usize);
    for letter in text.chars().filter(|c| is_letter(*c)) {
        match letter {
            // PFI is of no language.
            '0'..='9' | '０'..='９' | 'A'..='Z' | 'Ａ'..='Ｚ' => {}
            'ぁ'..='ヿ' => japanese += 1,
            '㐀'..='鿿' if chinese => japanese += usize::from(NOT_CHINESE.contains(letter)),
            '㐀'..='鿿' | '\u{f900}'..='\u{faff}' => japanese += 1,
            _ => others += usize::from(!chinese),
        }
    }
    japanese > others
}

/// A text of a heading or a name, which breaks between its phrases.
pub fn phrased(plain: &str) -> Node {
    let said = i18n::say(plain);
    if !i18n::language().is_japanese() {
        return text(said);
    }
    let mut parts = Vec::new();
    for phrase in i18n::phrases(said) {
        if !parts.is_empty() {
            parts.push(el("wbr").view());
        }
        // （単位：件）: even where lines break at phrases alone, they do behind a colon.
        parts.push(
            if phrase.starts_with('（') && phrase.ends_with('）') && phrase.contains('：') {
                classed("span", "unbroken").kid(as_said(phrase)).view()
            } else {
                as_said(phrase)
            },
        );
    }
    many(parts)
}

/// A sentence in which numbers stay with their signs and units: of one piece, so that no screen
/// reader stops within it.
pub fn sentence(plain: &str) -> Node {
    match without_spaces(plain) {
        // Furigana take it apart by themselves.
        Some(_) if i18n::readings::shown().is_some() => cell_text(plain),
        Some(said) => verbatim(&i18n::joined(said)),
        None => text(plain),
    }
}

/// The text of a cell or of the plan, whose numbers stay with their signs and units: without joiners, for
/// it is copied elsewhere.
pub fn cell_text(plain: &str) -> Node {
    let Some(said) = without_spaces(plain) else {
        return text(plain);
    };
    unparted(said, as_said)
}

/// A text whose numbers stay with their signs and units, by elements around them.
pub fn unparted(said: &str, text: fn(&str) -> Node) -> Node {
    let pieces = i18n::quantities(said).into_iter();
    let pieces = pieces.map(|(piece, whole)| match whole {
        true => classed("span", "unbroken").kid(text(piece)).view(),
        false => text(piece),
    });
    many(pieces.collect())
}

/// A text as the reader is told it, where it is in a language that has no spaces between words.
fn without_spaces(plain: &str) -> Option<&str> {
    match i18n::language() {
        Language::Japanese | Language::EasyJapanese => Some(i18n::say(plain)),
        Language::Chinese => Some(said(plain))
            .filter(|(_, japanese)| !japanese)
            .map(|(said, _)| said),
        _ => None,
    }
}

impl El {
    /// A sentence that changes.
    pub fn sentence_live(self, mut said: impl FnMut() -> String + 'static) -> Self {
        self.kid(live(move || sentence(&said())))
    }
}

/// The attributes that are read by people.
fn is_spoken(attribute: &str) -> bool {
    matches!(
        attribute,
        "aria-label"
            | "aria-roledescription"
            | "placeholder"
            | "title"
            | "alt"
            | "abbr"
            | "data-label"
    )
}

/// The value of an attribute as the reader is told it.
fn spoken<'a>(attribute: &str, value: &'a str) -> &'a str {
    if is_spoken(attribute) {
        i18n::say(value)
    } else {
        value
    }
}

/// The attribute with an element's turn.
pub const TURN: &str = "data-h";

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(language: Language, japanese: &[&str], others: &[&str]) {
        i18n::speak(language, None);
        for text in japanese {
            assert!(said(text).1, "{text}");
        }
        for text in others {
            assert!(!said(text).1, "{text}");
        }
        i18n::speak(Language::Japanese, None);
    }

    #[test]
    fn what_stayed_japanese_is_told_from_what_is_in_the_language() {
        check(
            Language::Korean,
            &["共有", "ICTの活用", "財政課"],
            &["공유", "5개 약속, 지금은", "PFI", "12%"],
        );
        check(
            Language::Vietnamese,
            &["行政運営"],
            &["Tài chính", "Ageo（上尾）"],
        );
        check(
            Language::Chinese,
            &["《行政運営》", "ふりがな", "財政課"],
            &["5项承诺的现状", "共享", "预算与财政"],
        );
        check(Language::Japanese, &[], &["共有"]);
    }
}
