//! How Japanese is read: the table of words and their readings, and a text in pieces
//! with the reading of each.
//!
//! The longest word of the table wins, from the left. What it does not know stays
//! without a reading: a wrong one would be worse than none.

use crate::plan::fold::fold;
use std::cell::Cell;
use std::ops::Range;

/// Words and their readings in hiragana.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Readings {
    /// Sorted by the word.
    words: Vec<(String, String)>,
}

/// What the switch is called: shown in Japanese alone, so not a message to translate.
pub const LABEL: &str = "ふりがな";

/// A piece of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece<'t> {
    pub base: &'t str,
    /// None for what is read as it is written, or not known.
    pub reading: Option<String>,
}

/// Stands in the table for any digit at the beginning of a word.
const DIGIT: char = '0';

impl Readings {
    /// Reads what the page loads: the words a line each, an empty line, their readings a line each
    /// (`cargo xtask build`): each kind by itself takes fewer bytes. The words are sorted there.
    #[must_use]
    pub fn read(served: &str) -> Self {
        let (words, readings) = served.split_once("\n\n").unwrap_or_default();
        Self::of_pairs(words.split('\n').zip(readings.split('\n')))
    }

    /// Reads the table as it is kept: a word, a tab and its reading a line. Lines that are none are
    /// left out.
    #[cfg(not(target_arch = "wasm32"))]
    #[must_use]
    pub fn of_table(table: &str) -> Self {
        let lines = table.lines().filter(|line| !line.starts_with('#'));
        let pairs = lines.filter_map(|line| line.split_once('\t'));
        let mut readings = Self::of_pairs(pairs.filter(|(word, _)| !word.is_empty()));
        readings.words.sort_unstable();
        readings
    }

    fn of_pairs<'t>(pairs: impl Iterator<Item = (&'t str, &'t str)>) -> Self {
        let pairs = pairs.map(|(word, reading)| (word.to_owned(), reading.trim_end().to_owned()));
        Self {
            words: pairs.collect(),
        }
    }

    /// The longest word with which a text begins: its bytes, the bytes of a digit before it,
    /// and its reading.
    fn first_word(&self, text: &str) -> Option<(usize, usize, &str)> {
        let first = text.chars().next()?;
        let (first, digit) = match first {
            '0'..='9' | '０'..='９' => (DIGIT, first.len_utf8()),
            _ => (first, 0),
        };
        let rest = text.get(digit..)?;
        let from = self
            .words
            .partition_point(|(word, _)| word.chars().next() < Some(first));
        let with_first = self.words.get(from..)?.iter();
        let fitting = with_first
            .take_while(|(word, _)| word.starts_with(first))
            .filter_map(|(word, reading)| {
                let sign = if digit > 0 { DIGIT.len_utf8() } else { 0 };
                let word = word.get(sign..).filter(|word| rest.starts_with(word))?;
                Some((digit + word.len(), digit, reading.get(sign..)?))
            });
        fitting.max_by_key(|(size, ..)| *size)
    }

    /// A text in pieces: joined, their bases are the text.
    #[must_use]
    pub fn pieces<'t>(&self, text: &'t str) -> Vec<Piece<'t>> {
        let mut found: Vec<(Range<usize>, Option<String>)> = Vec::new();
        let mut plain = 0;
        let mut at = 0;
        while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
            let Some((size, digit, reading)) = self.first_word(rest) else {
                at += rest.chars().next().map_or(1, char::len_utf8);
                continue;
            };
            let start = at + digit;
            let word = text.get(start..at + size).unwrap_or_default();
            let reading: Vec<char> = reading.chars().collect();
            let mut from = start;
            for (base, reading) in align(word, &reading) {
                if let Some(reading) = reading {
                    if plain < from {
                        found.push((plain..from, None));
                    }
                    found.push((from..from + base, Some(reading)));
                    plain = from + base;
                }
                from += base;
            }
            at += size;
        }
        if plain < text.len() {
            found.push((plain..text.len(), None));
        }
        let piece = |(range, reading)| text.get(range).map(|base: &'t str| Piece { base, reading });
        found.into_iter().filter_map(piece).collect()
    }

    /// A text as it is read, for the search.
    #[must_use]
    pub fn spoken(&self, text: &str) -> Spoken {
        let mut spoken = Spoken::default();
        let mut from = 0;
        for piece in self.pieces(text) {
            let read = fold(piece.reading.as_deref().unwrap_or(piece.base));
            let at = spoken.text.len();
            spoken.text.push_str(&read);
            spoken
                .pieces
                .push((at, from..from + piece.base.len(), piece.reading.is_some()));
            from += piece.base.len();
        }
        spoken
    }
}

/// What the page and the search ask of readings. Behind a trait, so that nothing of it is in
/// the part of the program that everybody waits for.
pub trait Reader {
    /// A text in pieces: joined, their bases are the text.
    fn pieces<'t>(&self, text: &'t str) -> Vec<Piece<'t>>;
    /// A text as it is read, for the search.
    fn spoken(&self, text: &str) -> Spoken;
    /// Whether a folded word is read in it.
    fn is_in(&self, spoken: &Spoken, word: &str) -> bool;
    /// The parts of the original in which a folded word is read.
    fn places(&self, spoken: &Spoken, word: &str) -> Vec<Range<usize>>;
}

impl Reader for Readings {
    fn pieces<'t>(&self, text: &'t str) -> Vec<Piece<'t>> {
        self.pieces(text)
    }

    fn spoken(&self, text: &str) -> Spoken {
        self.spoken(text)
    }

    fn is_in(&self, spoken: &Spoken, word: &str) -> bool {
        spoken.has(word)
    }

    fn places(&self, spoken: &Spoken, word: &str) -> Vec<Range<usize>> {
        spoken.ranges(word)
    }
}

thread_local! {
    static KNOWN: Cell<Option<&'static dyn Reader>> = const { Cell::new(None) };
    static SHOWN: Cell<bool> = const { Cell::new(false) };
    static MISSED: Cell<bool> = const { Cell::new(false) };
}

/// From now on, the search knows how words are read.
pub fn know(readings: &'static Readings) {
    KNOWN.set(Some(readings));
}

/// The readings, once they are here.
#[must_use]
pub fn known() -> Option<&'static dyn Reader> {
    KNOWN.get()
}

/// From now on, every text has its readings. The page calls it once, at its start.
pub fn show() {
    SHOWN.set(true);
}

/// The readings, where texts are shown with them.
#[must_use]
pub fn shown() -> Option<&'static dyn Reader> {
    known().filter(|_| SHOWN.get())
}

/// The readings were to be shown, and could not be had.
pub fn miss() {
    MISSED.set(true);
}

/// Whether the readings were to be shown, and could not be had.
#[must_use]
pub fn missed() -> bool {
    MISSED.get()
}

/// A text as it is read, folded, with where each piece of it stands in the original.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Spoken {
    text: String,
    /// Where the piece begins, what of the original it is, and whether it has a reading.
    pieces: Vec<(usize, Range<usize>, bool)>,
}

impl Spoken {
    /// Whether a folded word is read in it.
    #[must_use]
    pub fn has(&self, word: &str) -> bool {
        self.find(word, &mut |_| false)
    }

    /// The parts of the original in which a folded word is read.
    #[must_use]
    pub fn ranges(&self, word: &str) -> Vec<Range<usize>> {
        let mut found = Vec::new();
        self.find(word, &mut |range| {
            found.push(range);
            true
        });
        found
    }

    /// Calls `take` with each place until it says no more; whether there was any. A place
    /// begins where a reading begins, not in the midst of one: いせ is not in ざいせい.
    fn find(&self, word: &str, take: &mut dyn FnMut(Range<usize>) -> bool) -> bool {
        let mut any = false;
        if !is_reading(word) {
            return any;
        }
        for (at, _) in self.text.match_indices(word) {
            let first = self.pieces.partition_point(|(start, ..)| *start <= at);
            let last = self
                .pieces
                .partition_point(|(start, ..)| *start < at + word.len());
            let Some(pieces @ [(start, range, has_reading), ..]) =
                self.pieces.get(first.saturating_sub(1)..last)
            else {
                continue;
            };
            let begins = !has_reading || *start == at;
            if begins && pieces.iter().any(|(_, _, has_reading)| *has_reading) {
                any = true;
                let mut with_reading = pieces.iter().filter(|(_, _, has)| *has);
                let end = with_reading
                    .next_back()
                    .map_or(range.end, |(_, r, _)| r.end);
                let begin = if *has_reading { range.start } else { range.end };
                if !take(begin..end) {
                    return true;
                }
            }
        }
        any
    }
}

/// Whether a folded word of a query may be a reading: two kana at least, and nothing else.
#[must_use]
pub fn is_reading(word: &str) -> bool {
    word.chars().all(is_kana) && word.chars().nth(1).is_some()
}

fn is_kana(c: char) -> bool {
    matches!(c, 'ぁ'..='ゖ' | 'ー' | 'ァ'..='ヺ')
}

/// Whether a character is one that is read in ways of its own.
#[must_use]
pub fn is_kanji(c: char) -> bool {
    matches!(c, '㐀'..='鿿' | '\u{f900}'..='\u{faff}' | '々' | '〇')
}

/// A word in pieces of that many bytes, those of kanji with their part of the reading.
/// Where the kana of the two do not fit, the word is one piece.
fn align(word: &str, reading: &[char]) -> Vec<(usize, Option<String>)> {
    parts(word, reading).unwrap_or_else(|| vec![(word.len(), Some(reading.iter().collect()))])
}

fn parts(word: &str, reading: &[char]) -> Option<Vec<(usize, Option<String>)>> {
    let Some(first) = word.chars().next() else {
        return reading.is_empty().then(Vec::new);
    };
    let kanji = is_kanji(first);
    let end = word
        .char_indices()
        .find(|(_, c)| is_kanji(*c) != kanji)
        .map_or(word.len(), |(at, _)| at);
    let (run, rest) = word.split_at_checked(end)?;
    if !kanji {
        let size = run.chars().count();
        let (same, after) = reading.split_at_checked(size)?;
        let fits = run.chars().map(hiragana).eq(same.iter().copied());
        let mut found = parts(rest, after).filter(|_| fits)?;
        found.insert(0, (run.len(), None));
        return Some(found);
    }
    // The shortest reading with which the rest fits.
    (1..=reading.len()).find_map(|size| {
        let (own, after) = reading.split_at_checked(size)?;
        let mut found = parts(rest, after)?;
        found.insert(0, (run.len(), Some(own.iter().collect())));
        Some(found)
    })
}

fn hiragana(c: char) -> char {
    match c {
        'ァ'..='ヶ' => char::from_u32(u32::from(c) - 0x60).unwrap_or(c),
        _ => c,
    }
}

#[cfg(test)]
#[path = "readings/tests.rs"]
mod tests;
