//! The language of the page: chosen before anything is shown, and for as long as the
//! page lives. Another one opens the page anew.

use super::dom::{Node, classed, el};
use super::state::App;
use crate::browser::{language, page};
use crate::i18n::{self, Language};

#[cfg(target_arch = "wasm32")]
pub use loading::{further, speak};

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

#[cfg(target_arch = "wasm32")]
mod loading {
    use super::{Language, language, page};
    use crate::browser::{fetch, node};
    use crate::i18n::{self, Catalog, Texts};
    use crate::plan::{Plan, load_translated};
    use std::cell::{Cell, RefCell};

    /// Fetches a language and speaks it from now on; where it cannot be had, Japanese.
    /// Gives the plan of these bytes as far as it is translated. Not here yet are the texts
    /// that [`further`] fetches.
    pub async fn speak(chosen: Language, plan: Vec<u8>) -> Option<Plan> {
        let messages = read(chosen, Texts::Page).await?;
        i18n::speak(chosen, Some(Box::leak(Box::new(messages))));
        language::declare(chosen.tag());
        if let Some(address) = page::element("#address").filter(|_| !chosen.is_japanese()) {
            // The loader, which writes it on paper, speaks Japanese.
            node::set_attribute(&address, "title", Some(i18n::say(i18n::ADDRESS)));
        }
        let texts = read(chosen, Texts::Plan).await?;
        let translated = load_translated(&plan, &|text| texts.get(text).map(str::to_owned));
        // Its units, as they follow the number one, are asked for later.
        i18n::learn(texts);
        translated
    }

    /// Texts, and what waits for them.
    type Wanted = (&'static [Texts], Box<dyn FnOnce()>);

    thread_local! {
        /// One after the other.
        static WAITING: RefCell<Vec<Wanted>> = const { RefCell::new(Vec::new()) };
        static FETCHED: Cell<&'static [Texts]> = const { Cell::new(&[]) };
    }

    /// Fetches texts that are not needed at once, unless that was done before, and then
    /// does this. Where they cannot be had, those stay Japanese.
    pub fn further(of: &'static [Texts], done: Box<dyn FnOnce()>) {
        WAITING.with_borrow_mut(|waiting| waiting.push((of, done)));
        if WAITING.with_borrow(Vec::len) == 1 {
            fetch::run(fetch_further());
        }
    }

    async fn fetch_further() {
        while let Some(of) = WAITING.with_borrow(|waiting| Some(waiting.first()?.0)) {
            for texts in of {
                if FETCHED.get().contains(texts) {
                    continue;
                }
                if let Some(texts) = read(i18n::language(), *texts).await {
                    i18n::learn(texts);
                }
            }
            // Those of the last part have those of the one before in them.
            if of.len() > FETCHED.get().len() {
                FETCHED.set(of);
            }
            // It stays the first meanwhile: what it asks for in turn waits behind it.
            let done = WAITING.with_borrow_mut(|waiting| {
                let (_, done) = waiting.first_mut()?;
                Some(std::mem::replace(done, Box::new(|| ())))
            });
            if let Some(done) = done {
                done();
            }
            drop(WAITING.with_borrow_mut(|waiting| waiting.remove(0)));
        }
    }

    async fn read(language: Language, of: Texts) -> Option<Catalog> {
        Catalog::read(&fetch::bytes(&language.file(of)).await.ok()?)
    }
}
