//! The program comes in parts. The first answers the choices of the overview as it was written
//! (`choices`); the program proper follows at once, takes the page over and shows the overview.
//! Words follow for whoever reads another language, ruby for who reads furigana. The rest follows when it
//! is needed: for another page, for a source, for what a search finds elsewhere, for charts
//! that are not on the page as pictures. More follows for what few ask for: what can be taken away, all KPIs
//! side by side, and how accessible the page is.

use super::dom::{Node, classed, el, live, nothing};
use super::rx::{Derived, effect};
use super::state::App;
use crate::browser::{page, parts};
use crate::i18n;
use crate::plan::EraStyle;
use crate::query::Page;
use leptos::prelude::*;

/// A part that follows the program; each needs those before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    Words,
    Ruby,
    Rest,
    More,
}

impl Part {
    /// Those that something on the page may wait for; the others are there before it is shown.
    const WAITED_FOR: [Self; 2] = [Self::Rest, Self::More];

    /// The part that shows a page, unless the first does.
    pub fn of(page: &Page) -> Option<Self> {
        match page {
            Page::Overview => None,
            Page::Compare | Page::Accessibility => Some(Self::More),
            _ => Some(Self::Rest),
        }
    }

    /// The parts that a page waits for, by their names.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn before(page: &Page) -> Vec<&'static str> {
        let needed = |part: &Self| Self::of(page) >= Some(*part);
        [Self::Words, Self::Ruby, Self::Rest, Self::More]
            .into_iter()
            .filter(needed)
            .map(Self::name)
            .collect()
    }

    /// What the loader calls it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Words => "words",
            Self::Ruby => "ruby",
            Self::Rest => "rest",
            Self::More => "more",
        }
    }
}

/// How far a part is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Arrival {
    Coming,
    Here,
    Failed,
}

/// Fetches the rest, unless it is here, and then does this.
pub fn with_rest(app: App, then: impl FnOnce() + 'static) {
    fetch(app, Part::Rest, Box::new(then));
}

/// Fetches a part, unless it is here, and then does this.
pub fn with(app: App, part: Part, then: impl FnOnce() + 'static) {
    fetch(app, part, Box::new(then));
}

/// Does this once all texts of the reader's language are here: a page that was opened by itself
/// has its own alone. In Japanese, and once they are here, at once.
#[inline(never)]
pub fn with_texts(then: Box<dyn FnOnce()>) {
    #[cfg(target_arch = "wasm32")]
    if i18n::language() != i18n::Language::Japanese && !super::words::has_all() {
        // A page of its own needs the rest itself.
        super::rest::all_texts(then);
        return;
    }
    then();
}

/// Fetches later parts for what cannot do without.
pub fn fetch_when_needed(app: App, current: Derived<Page>) {
    effect(move || {
        let needed = current.with(Part::of);
        // Cards that a choice of themes or states brings back are made anew, without a picture.
        let filter = app.filter();
        let searching = filter.with(|f| !f.text.is_empty());
        let chosen = filter.with(|f| !f.themes.is_empty() || !f.states.is_empty());
        // The pictures of charts were drawn with the years as they are at first.
        let redrawn = app.era() != EraStyle::default() || !app.has_pictures();
        // Who keeps a copy on the device is told of a newer version.
        let needed = if page::is_kept() {
            Some(Part::More)
        } else {
            needed
        };
        let rest = searching || chosen || redrawn;
        if let Some(part) = needed.or(rest.then_some(Part::Rest)) {
            with(app, part, || {});
        }
    });
}

/// Does this once the rest is here, which somebody else asks for.
pub fn when_here(app: App, then: impl FnOnce() + 'static) {
    let around = Owner::current().unwrap_or_default();
    let mut then: Option<Box<dyn FnOnce()>> = Some(Box::new(then));
    effect(move || {
        if app.part(Part::Rest).get() == Arrival::Here
            && let Some(then) = then.take()
        {
            around.with(|| untrack(then));
        }
    });
}

#[inline(never)]
fn fetch(app: App, part: Part, then: Box<dyn FnOnce()>) {
    let arrival = app.part(part);
    if arrival.peek(|a| *a == Arrival::Here) {
        then();
        return;
    }
    wasm_bindgen_futures::spawn_local(async move {
        let arrived = parts::fetch(part.name()).await;
        let now = if arrived {
            Arrival::Here
        } else {
            Arrival::Failed
        };
        let came = move || {
            // Those before it came with it. Several may have asked; what is shown changes once.
            let before = Part::WAITED_FOR
                .into_iter()
                .take_while(|other| *other != part);
            for part in before.filter(|_| arrived).chain([part]) {
                let arrival = app.part(part);
                if arrival.peek(|known| *known != now) {
                    arrival.set(now);
                }
            }
            if arrived {
                then();
            }
        };
        // In another language later parts have texts of their own.
        #[cfg(target_arch = "wasm32")]
        if arrived && i18n::language() != i18n::Language::Japanese {
            super::rest::texts(part, Box::new(came));
            return;
        }
        came();
    });
}

/// In place of a page whose part is not here.
pub fn waiting() -> Node {
    let words = el("p").attr("role", "status").text(i18n::PAGE_LOADING);
    classed("section", "lede").kid(words.view()).view()
}

/// Says that a part could not be had, and offers to try again.
pub fn failed(app: App) -> Node {
    live(move || {
        let missing = |part: &Part| app.part(*part).get() == Arrival::Failed;
        let Some(part) = Part::WAITED_FOR.into_iter().find(missing) else {
            return nothing();
        };
        let again = classed("button", "tool")
            .on("click", move |_| {
                app.part(part).set(Arrival::Coming);
                with(app, part, || {});
            })
            .text(i18n::TRY_AGAIN);
        classed("div", "problems")
            .attr("role", "alert")
            .kid(el("p").text(i18n::PARTS_NOT_LOADED).view())
            .kid(again.view())
            .view()
    })
}
