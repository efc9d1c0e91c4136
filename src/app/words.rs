//! The ways into words, the part that another language needs. What can be reached
//! from here alone is not in the modules before it (`xtask/src/split.rs`): nothing here may be
//! called before `parts` says that it has arrived.

#[cfg(target_arch = "wasm32")]
use super::card_chart::kept;
use super::dom;
#[cfg(target_arch = "wasm32")]
use super::dom::El;
#[cfg(target_arch = "wasm32")]
use super::language;
#[cfg(target_arch = "wasm32")]
use super::parts::Part;
#[cfg(target_arch = "wasm32")]
use super::rest;
#[cfg(target_arch = "wasm32")]
use crate::i18n::{self, Language};
#[cfg(target_arch = "wasm32")]
use crate::plan::{Kpi, Plan};

/// Speaks this language from now on, and hands over the plan of these bytes as far as it is
/// translated. With the texts of later parts as well, where those are here and the page has no texts of
/// its own.
#[cfg(target_arch = "wasm32")]
#[inline(never)]
pub fn speak(language: Language, plan: Vec<u8>, here: Part, done: Box<dyn FnOnce(Option<Plan>)>) {
    crate::browser::fetch::run(async move {
        let translated = language::speak(language, plan).await;
        let further = here >= Part::Rest && language::has_all();
        if further && i18n::language() != Language::Japanese {
            rest::texts(here, Box::new(move || done(translated)));
        } else {
            done(translated);
        }
    });
}

/// Whether the texts are here that any page needs but those of the last part.
#[cfg(target_arch = "wasm32")]
#[inline(never)]
pub fn has_all() -> bool {
    language::has_all()
}

/// Keeps the pictures that stand on the page, for the cards that are made next.
#[cfg(target_arch = "wasm32")]
#[inline(never)]
pub fn keep_pictures() {
    kept::keep();
}

/// The frame of a card's chart with the picture that was kept, and a name.
#[cfg(target_arch = "wasm32")]
#[inline(never)]
pub fn with_picture(kpi: &Kpi, number: usize, frame: El) -> El {
    kept::with_picture(kpi, number, frame)
}

/// Whether a text is Japanese: asked only where the page is in another language, for which
/// this part has come.
#[inline(never)]
pub fn is_japanese(text: &str) -> bool {
    dom::is_japanese(text)
}
