//! Messages in the reader's language. The Japanese text is the key: what a catalogue
//! does not have stays Japanese, piece by piece.
//!
//! A catalogue's file is plain text. Its first line has the checksums of the Japanese texts
//! ([`key`]), five digits each, as the texts themselves would be most of the file; the lines
//! behind it are the translations, in the same order. Compressed, that is a tenth less than keys
//! and texts side by side. `keikaku texts` makes it from a PO file. What few readers come to see
//! is in catalogues of its own, learned later.

use super::Language;
use crate::order::insert_by_key;
use std::borrow::Cow;
use std::cell::Cell;

/// The texts of one language, by the Japanese ones.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Catalog {
    /// Sorted by the checksum.
    texts: Vec<(u32, String)>,
    /// What was learned before, which goes on being said.
    before: Option<&'static Self>,
}

impl Catalog {
    /// Reads a catalogue's file; none where it is not one.
    #[must_use]
    pub fn read(bytes: &[u8]) -> Option<Self> {
        let file = std::str::from_utf8(bytes).ok()?;
        // As editors and transfers of texts leave it.
        let (keys, lines) = file.trim_start_matches('\u{feff}').split_once('\n')?;
        let mut keys = keys.trim_end().as_bytes().chunks(KEY_DIGITS);
        let mut texts = Vec::new();
        for line in lines.lines() {
            let text = (named(keys.next()?), line.to_owned());
            insert_by_key(&mut texts, text, |(sum, _)| *sum);
        }
        let before = None;
        keys.next().is_none().then_some(Self { texts, before })
    }

    /// The translation of a Japanese text.
    #[must_use]
    pub fn get(&self, japanese: &str) -> Option<&str> {
        if let Some(known) = self.before.and_then(|before| before.get(japanese)) {
            return Some(known);
        }
        let sum = checksum(japanese);
        let found = self.texts.binary_search_by_key(&sum, |(sum, _)| *sum);
        let (_, text) = self.texts.get(found.ok()?)?;
        Some(text)
    }
}

/// The digits of a key, the lowest first: 30 bits in five letters of ASCII from this one on.
const ZERO: u8 = b'0';
const KEY_DIGITS: usize = 5;

/// The key of a Japanese text in a catalogue's file.
#[must_use]
pub fn key(japanese: &str) -> String {
    let sum = checksum(japanese);
    let digits = (0..KEY_DIGITS).map(|place| (sum >> (6 * place)).to_le_bytes()[0] & 63);
    digits.map(|digit| char::from(ZERO + digit)).collect()
}

/// The file of a catalogue with these keys and translations.
#[must_use]
pub fn written<'a>(texts: impl Iterator<Item = (String, &'a str)> + Clone) -> String {
    let mut file: String = texts.clone().map(|(key, _)| key).collect();
    file.push('\n');
    for (_, text) in texts {
        file += text;
        file.push('\n');
    }
    file
}

/// The checksum that a key stands for. What is none stands for another.
fn named(key: &[u8]) -> u32 {
    let digits = key.iter().rev();
    digits.fold(0, |sum, digit| {
        sum << 6 ^ u32::from(digit.wrapping_sub(ZERO))
    })
}

/// FNV-1a, of 32 bits folded to 30.
fn checksum(text: &str) -> u32 {
    let sum = text.bytes().fold(0x811c_9dc5_u32, |sum, byte| {
        (sum ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    });
    (sum >> 30) ^ (sum & 0x3fff_ffff)
}

thread_local! {
    static SPOKEN: Cell<(Language, Option<&'static Catalog>)> = const { Cell::new((Language::Japanese, None)) };
}

/// From now on, messages are in this language. The page calls it once, at its start.
pub fn speak(language: Language, messages: Option<&'static Catalog>) {
    SPOKEN.set((language, messages));
}

/// From now on, messages are in these texts as well.
pub fn learn(texts: Catalog) {
    let (language, before) = SPOKEN.get();
    let texts = Catalog { before, ..texts };
    SPOKEN.set((language, Some(Box::leak(Box::new(texts)))));
}

/// Does something in Japanese: data is the same whatever the page speaks.
pub fn in_japanese<T>(make: impl FnOnce() -> T) -> T {
    let spoken = SPOKEN.replace((Language::Japanese, None));
    let made = make();
    SPOKEN.set(spoken);
    made
}

/// The language in which messages are.
#[must_use]
pub fn language() -> Language {
    SPOKEN.get().0
}

/// A message in the reader's language; the Japanese text itself where there is no
/// other.
#[must_use]
#[inline(never)]
pub fn say(japanese: &str) -> &str {
    let (_, messages) = SPOKEN.get();
    messages
        .and_then(|messages| messages.get(japanese))
        .unwrap_or(japanese)
}

/// The name under which a catalogue has a unit's form for one.
#[must_use]
pub fn one_named(many: &str) -> String {
    "1".to_owned() + many
}

/// A unit as it follows the number one, given as it follows others; none where it is
/// the same.
#[must_use]
pub fn one_of(many: &str) -> Option<&'static str> {
    let (_, messages) = SPOKEN.get();
    messages?.get(&one_named(many))
}

/// What can stand in a message.
pub trait Said {
    fn said(&self) -> Cow<'_, str>;
}

impl Said for str {
    fn said(&self) -> Cow<'_, str> {
        say(self).into()
    }
}

impl Said for String {
    fn said(&self) -> Cow<'_, str> {
        say(self).into()
    }
}

impl<T: Said + ?Sized> Said for &T {
    fn said(&self) -> Cow<'_, str> {
        (**self).said()
    }
}

macro_rules! numbers {
    ($($number:ty),*) => {$(
        impl Said for $number {
            fn said(&self) -> Cow<'_, str> {
                self.to_string().into()
            }
        }
    )*};
}
numbers!(usize, u8, u16, u32, u64, i32, i64);

/// A message with its values; to be called by [`tr!`](crate::tr) alone.
#[must_use]
#[inline(never)]
pub fn fill(japanese: &'static str, values: &[(&str, &dyn Said)]) -> String {
    let template = say(japanese);
    let mut text = String::with_capacity(template.len() + 16);
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        text.push_str(before);
        let Some((slot, after)) = after.split_once('}') else {
            text.push('{');
            rest = after;
            continue;
        };
        let (name, forms) = slot.split_once(':').unwrap_or((slot, ""));
        let value = values.iter().find(|(known, _)| *known == name);
        match (value, forms.split_once('|')) {
            (Some((_, value)), Some((one, many))) => {
                text.push_str(if value.said() == "1" { one } else { many });
            }
            (Some((_, value)), None) => text.push_str(&value.said()),
            (None, _) => {}
        }
        rest = after;
    }
    text.push_str(rest);
    text
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::tr;

    pub fn english(texts: &[(&str, &str)]) -> &'static Catalog {
        let file = written(texts.iter().map(|(ja, en)| (key(ja), *en)));
        Box::leak(Box::new(
            Catalog::read(file.as_bytes()).expect("a catalogue"),
        ))
    }

    #[test]
    fn without_a_catalogue_messages_are_japanese() {
        assert_eq!(tr!("目標"), "目標");
        assert_eq!(
            tr!("{n}件中{shown}件", n = 12_usize, shown = "3"),
            "12件中3件"
        );
    }

    #[test]
    fn a_catalogue_says_what_it_has() {
        let texts = [
            ("目標", "Target"),
            ("{name}は{n}件", "{n} {n:case|cases} for {name}"),
        ];
        speak(Language::English, Some(english(&texts)));
        assert_eq!(tr!("目標"), "Target");
        assert_eq!(tr!("基準"), "基準");
        learn(english(&[("基準", "Baseline"), ("目標", "Goal")]).clone());
        assert_eq!((tr!("基準"), tr!("目標")), ("Baseline", "Target"));
        let (name, n) = ("目標", 1_usize);
        assert_eq!(tr!("{name}は{n}件", name, n), "1 case for Target");
        assert_eq!(
            tr!("{name}は{n}件", name, n = 2_usize),
            "2 cases for Target"
        );
        speak(Language::Japanese, None);
    }

    #[test]
    fn values_are_not_templates() {
        assert_eq!(tr!("「{name}」", name = "{name}{"), "「{name}{」");
        assert_eq!(fill("{a}、{", &[("a", &"1")]), "1、{");
    }

    #[test]
    fn keys_are_read_back() {
        for text in ["", "目標", "{n}件", "ABC"] {
            assert_eq!(named(key(text).as_bytes()), checksum(text), "{text}");
        }
        let texts = english(&[("目標", "Target"), ("基準", "Baseline")]);
        let file = written([(key("目標"), "Target"), (key("基準"), "Baseline")].into_iter());
        let edited = format!("\u{feff}{}", file.replace('\n', "\r\n"));
        for same in [edited.as_str(), file.trim_end()] {
            assert_eq!(Catalog::read(same.as_bytes()).as_ref(), Some(texts));
        }
        for other in [
            "",
            "<!DOCTYPE html>\n<p>404</p>\n",
            "AAAAA",
            "AAAAA\na\nb",
            "AAAAABBBBB\na",
        ] {
            assert_eq!(Catalog::read(other.as_bytes()), None, "{other}");
        }
        let nothing = written(std::iter::empty());
        assert_eq!(Catalog::read(nothing.as_bytes()), Some(Catalog::default()));
    }
}
