//! Words of the plan that are explained, found in its texts.

use super::Term;
use std::ops::Range;

/// Where terms stand in a text: the first place of each, those in `seen` left out, which
/// gains those that were found. The longest term wins where two begin.
#[must_use]
pub fn find(text: &str, terms: &[Term], seen: &mut Vec<usize>) -> Vec<(Range<usize>, usize)> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(rest) = text.get(at..)
        && let Some(first) = rest.chars().next()
    {
        match longest(text, at, terms) {
            Some((size, term)) => {
                if !seen.contains(&term) {
                    seen.push(term);
                    found.push((at..at + size, term));
                }
                at += size;
            }
            None => at += first.len_utf8(),
        }
    }
    found
}

/// The longest term that stands at this place.
fn longest(text: &str, at: usize, terms: &[Term]) -> Option<(usize, usize)> {
    let rest = text.get(at..)?;
    let before = text.get(..at)?.chars().next_back();
    let fits = |word: &str| -> Option<usize> {
        let word_begins = word.chars().next()?;
        // Also as it stands within a sentence: Open data, open data.
        let mut lower = word_begins.to_lowercase();
        let same = rest.starts_with(word)
            || (lower.next() == rest.chars().next()
                && rest
                    .get(word_begins.len_utf8()..)?
                    .starts_with(word.get(word_begins.len_utf8()..)?));
        let after = rest
            .get(word.len()..)
            .and_then(|after| after.chars().next());
        let inside = joined(before, Some(word_begins)) || joined(word.chars().next_back(), after);
        (same && !inside).then_some(word.len())
    };
    let sizes = terms.iter().enumerate().filter_map(|(number, term)| {
        let words = std::iter::once(&term.term).chain(&term.also);
        let size = words.filter_map(|word| fits(word)).max()?;
        Some((size, number))
    });
    sizes.max_by_key(|(size, _)| *size)
}

/// Whether two letters are of one word, as far as words are set apart by spaces: AI is not in
/// MAIN.
fn joined(left: Option<char>, right: Option<char>) -> bool {
    let spaced = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() && c < '\u{2000}');
    spaced(left) && spaced(right)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn term(term: &str, also: &[&str]) -> Term {
        Term {
            term: term.to_owned(),
            reading: None,
            also: also.iter().map(|word| (*word).to_owned()).collect(),
            text: "説明".to_owned(),
            extra: crate::plan::Extra::new(),
        }
    }

    #[test]
    fn the_first_of_each_and_the_longest() {
        let terms = [
            term("ふるさと納税制度", &[]),
            term("企業版ふるさと納税制度", &[]),
            term("ICT", &["ＩＣＴ"]),
            term("AI", &[]),
            term("Open data", &[]),
        ];
        let mut seen = Vec::new();
        let mut found = |text: &str| -> Vec<(String, usize)> {
            let places = find(text, &terms, &mut seen).into_iter();
            places
                .map(|(range, term)| (text[range].to_owned(), term))
                .collect()
        };
        let is = |word: &str, term| (word.to_owned(), term);
        assert_eq!(
            found("企業版ふるさと納税制度とふるさと納税制度、ふるさと納税制度"),
            [is("企業版ふるさと納税制度", 1), is("ふるさと納税制度", 0)]
        );
        assert_eq!(found("ＩＣＴやICT"), [is("ＩＣＴ", 2)]);
        // Seen before; within another word.
        assert_eq!(found("ICTとMAIN、AIM"), []);
        assert_eq!(found("AIを"), [is("AI", 3)]);
        assert_eq!(found("We open data."), [is("open data", 4)]);
        assert_eq!(found(""), []);
    }
}
