//! The language of the page: chosen before anything is shown, and for as long as the
//! page lives. Another one opens the page anew.

use super::dom::{Node, classed, el};
use super::state::App;
use crate::browser::{language, page};
use crate::i18n::{self, Language};

#[cfg(target_arch = "wasm32")]
pub use loading::{fetched, has_all, is_here, read, set_has_all, speak};

/// The list of languages, each in its own words.
pub fn choice(app: App) -> Node {
    let now = i18n::language();
    let chosen = move |event| {
        if let Some(language) = page::chosen(&event).and_then(|at| Language::ALL.get(at)) {
            language::keep(language::LANGUAGE, language.code());
            language::open_anew(&app.in_language(*language), "#language");
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
        .attr("title", i18n::LANGUAGE_OPENS_ANEW)
        // Closed, the list would take another language with each arrow, and open the page anew.
        .on("keydown", |event| {
            let key = page::key_of(&event).unwrap_or_default();
            // A letter goes to the language that begins with it, and is a choice.
            let walks = ["Arrow", "Home", "End", "Page"];
            if walks.iter().any(|walk| key.starts_with(walk)) && page::open_list(&event) {
                event.prevent_default();
            }
        })
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

/// How the page is to be read, as its address says.
#[cfg(target_arch = "wasm32")]
pub fn asked() -> crate::query::View {
    let address = crate::browser::location::address();
    let (_, hash) = address.split_once('#').unwrap_or_default();
    crate::query::View::parse(hash)
}

/// The language to show: that of the link, else the last choice, else the browser's.
#[cfg(target_arch = "wasm32")]
pub fn chosen() -> Language {
    Language::choose(
        asked().language,
        language::last(language::LANGUAGE).as_deref(),
        &language::preferences(),
    )
}

/// What a page of its own says of the plan in another language, beside the page's messages: the names of
/// the files (`Texts::name`), written at build. The overview says nothing of it; it is taken away where more
/// or another plan is shown than what was written.
#[cfg(target_arch = "wasm32")]
pub const OWN: &str = "data-texts";

#[cfg(target_arch = "wasm32")]
mod loading {
    use super::{Language, OWN, language, page};
    use crate::browser::{fetch, node};
    use crate::i18n::{self, Catalog, Texts};
    use crate::plan::{Plan, load_translated};
    use std::cell::Cell;

    /// Fetches a language and speaks it from now on; where it cannot be had, Japanese.
    /// Gives the plan of these bytes as far as it is translated. What else is said is fetched later
    /// (`further`): on a page with texts of its own when something else is to be shown.
    pub async fn speak(chosen: Language, plan: Vec<u8>) -> Option<Plan> {
        let messages = read(chosen, Texts::Page.name()).await?;
        i18n::speak(chosen, Some(Box::leak(Box::new(messages))));
        language::declare(chosen.tag());
        if let Some(address) = page::element("#address").filter(|_| !chosen.is_japanese()) {
            // The loader, which writes it on paper, speaks Japanese.
            node::set_attribute(&address, "title", Some(i18n::say(i18n::ADDRESS)));
        }
        let mut own = page::element("#app").and_then(|app| app.get_attribute(OWN));
        loop {
            HAS_ALL.set(own.is_none());
            let mut translated = None;
            for name in own.as_deref().unwrap_or(Texts::Plan.name()).split(' ') {
                let Some(texts) = read(chosen, name).await else {
                    continue;
                };
                if name.starts_with("plan") {
                    translated = load_translated(&plan, &|text| texts.get(text).map(str::to_owned));
                }
                // Units, as they follow the number one, are asked for later.
                i18n::learn(texts);
                fetched(name);
            }
            // Where what the page asks for is not there, all is asked for.
            if translated.is_some() || own.take().is_none() {
                return translated;
            }
        }
    }

    thread_local! {
        /// A bit for each of the texts that are here.
        static FETCHED: Cell<u8> = const { Cell::new(0) };
        /// Not where the page that was opened has texts of its own.
        static HAS_ALL: Cell<bool> = const { Cell::new(true) };
    }

    /// Whether the texts are here that any page needs but those of the last part.
    pub fn has_all() -> bool {
        HAS_ALL.get()
    }

    pub fn set_has_all(has: bool) {
        HAS_ALL.set(has);
    }

    pub fn is_here(texts: Texts) -> bool {
        FETCHED.get() & 1 << texts as u8 != 0
    }

    /// Remembers that the texts of this name are here; those of single pages may be wanted with others.
    pub fn fetched(name: &str) {
        if let Some(texts) = Texts::ALL.into_iter().find(|texts| texts.name() == name) {
            FETCHED.set(FETCHED.get() | 1 << texts as u8);
        }
    }

    pub async fn read(language: Language, name: &str) -> Option<Catalog> {
        Catalog::read(&fetch::bytes(&language.file(name)).await.ok()?)
    }
}
