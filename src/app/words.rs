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
use crate::i18n::{self, Language, Texts};
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
        if i18n::language() == Language::Japanese || language::has_own() {
            done(translated);
        } else {
            with(here, Box::new(move || done(translated)));
        }
    });
}

/// Fetches what a part says in the language that is spoken, all that come before it included, and then
/// does this.
#[cfg(target_arch = "wasm32")]
#[inline(never)]
pub fn with(part: Part, done: Box<dyn FnOnce()>) {
    let texts: &[Texts] = match part {
        Part::Words | Part::Ruby => &[],
        Part::Rest => &[Texts::Rest, Texts::PlanRest],
        Part::More => &[Texts::Rest, Texts::PlanRest, Texts::More],
    };
    language::further(texts, done);
}

/// Fetches what the terms of the plan's glossary mean, and then does this.
#[cfg(target_arch = "wasm32")]
#[inline(never)]
pub fn meanings(done: Box<dyn FnOnce()>) {
    language::further(&[Texts::Glossary], done);
}

/// Does this once all texts are here that any page needs.
#[cfg(target_arch = "wasm32")]
#[inline(never)]
pub fn all(done: Box<dyn FnOnce()>) {
    language::all(done);
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
