//! The language of the page: chosen before anything is shown, and for as long as the
//! page lives. Another one opens the page anew.

use super::dom::{Node, classed, el};
use super::state::App;
use crate::browser::{language, page};
use crate::i18n::{self, Language};

#[cfg(target_arch = "wasm32")]
pub use loading::{Spoken, load};

/// The list of languages, each in its own words.
pub fn choice(app: App) -> Node {
    let now = i18n::language();
    let chosen = move |event| {
        if let Some(language) = page::chosen(&event).and_then(|at| Language::ALL.get(at)) {
            language::keep(language::LANGUAGE, language.code());
            language::open_anew(&app.in_language(*language));
        }
    };
    let options = Language::ALL.into_iter().map(|language| {
        let option = el("option")
            .attr("value", language.code())
            .attr("lang", language.tag());
        let option = if language == now {
            option.attr("selected", "")
        } else {
            option
        };
        option.kid(super::dom::verbatim(language.name())).view()
    });
    classed("select", "tool")
        .attr("id", "language")
        // In English as well: whoever looks for it may not read the page's language.
        .attr("aria-label", "言語 / Language")
        .on("change", chosen)
        .kids(options.collect())
        .view()
}

/// What is said above the plan in another language than its own.
pub fn notice(app: App) -> Option<Node> {
    let plan = app.index().plan;
    let original = app.original()?;
    let whole = plan.title.text != original.plan.title.text;
    let said = if i18n::language() == Language::Japanese {
        i18n::LANGUAGE_NOT_LOADED
    } else if whole {
        i18n::REFERENCE_TRANSLATION
    } else {
        i18n::NO_TRANSLATION
    };
    Some(classed("p", "translation").text(said).view())
}

#[cfg(target_arch = "wasm32")]
mod loading {
    use super::{Language, language};
    use crate::browser::{fetch, location};
    use crate::i18n::{self, Catalog};
    use crate::query::View;

    /// What a language came with.
    pub struct Spoken {
        /// The plan's texts, where there are any.
        pub plan: Option<Catalog>,
    }

    /// Fetches the language that is asked for, and speaks it from now on; where it cannot
    /// be had, Japanese. Nothing is fetched for Japanese.
    pub async fn load() -> Option<Spoken> {
        let address = location::address();
        let (_, hash) = address.split_once('#').unwrap_or_default();
        let asked = View::parse(hash).language;
        let chosen = Language::choose(
            asked,
            language::last(language::LANGUAGE).as_deref(),
            &language::preferences(),
        );
        if chosen == Language::Japanese {
            return None;
        }
        let code = chosen.code();
        let messages = read(&format!("lang/{code}.json")).await;
        let Some(messages) = messages else {
            return Some(Spoken { plan: None });
        };
        i18n::speak(chosen, Some(Box::leak(Box::new(messages))));
        language::declare(chosen.tag());
        let plan = read(&format!("plan.{code}.json")).await;
        Some(Spoken { plan })
    }

    async fn read(file: &str) -> Option<Catalog> {
        Catalog::read(&fetch::bytes(file).await.ok()?)
    }
}
