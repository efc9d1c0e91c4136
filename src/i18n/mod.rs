//! What the page says. The source of every message is its Japanese text, as it
//! stands in the code; [`catalog`] has it in another language, once one is loaded.
//!
//! A message with something in it is made by [`tr!`](crate::tr), never by `format!`:
//! other languages put their words in another order. The translations are PO files
//! (`po/`), and a test holds them complete.

pub mod catalog;
mod ja;
mod language;
mod numbers;
pub(crate) mod phrases;
pub mod readings;

pub use catalog::{Catalog, Said, fill, in_japanese, language, learn, one_of, say, speak};
pub use ja::*;
pub use language::{Language, Texts};
pub use numbers::*;
pub use phrases::{JOINER, is_letter, joined, phrases, quantities};
pub use readings::Readings;

/// A message in the reader's language: `tr!("目標")`, `tr!("{n}件すべてを表示", n = count)`,
/// or `tr!("{n}件", n)` where the value has that name. A translation picks a word by
/// number with `{n:word|words}`.
#[macro_export]
macro_rules! tr {
    ($text:literal) => {
        $crate::i18n::say($text)
    };
    ($text:literal, $($name:ident $(= $value:expr)?),+ $(,)?) => {
        $crate::i18n::fill($text, &[$((stringify!($name), &$crate::tr!(@value $name $(, $value)?) as &dyn $crate::i18n::Said)),+])
    };
    (@value $name:ident) => { $name };
    (@value $name:ident, $value:expr) => { $value };
}

/// A message that is put into the reader's language later: by the page's elements, by
/// `say`, or within another message. Translators get it all the same.
#[macro_export]
macro_rules! mark {
    ($text:literal) => {
        $text
    };
}
