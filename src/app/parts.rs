//! The program comes in two parts. The first shows the first page and answers
//! its filter; the rest follows when it is needed: for another page, for a
//! source, for what a search finds elsewhere, for charts that are not on the
//! page as pictures.

use super::dom::{Node, classed, el, live, nothing};
use super::rx::{Derived, State, effect};
use super::state::App;
use crate::browser::parts;
use crate::i18n;
use crate::plan::EraStyle;
use crate::query::Page;
use leptos::prelude::*;

/// How far the second part is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Arrival {
    Coming,
    Here,
    Failed,
}

/// Fetches the second part, unless it is here, and then does this.
pub fn with_rest(app: App, then: impl FnOnce() + 'static) {
    fetch(app.rest(), Box::new(then));
}

/// Fetches the second part for what cannot do without.
pub fn fetch_when_needed(app: App, current: Derived<Page>) {
    effect(move || {
        let elsewhere = current.with(|page| *page != Page::Overview);
        // Cards that a choice of themes or states brings back are made anew, without a picture.
        let filter = app.filter();
        let searching = filter.with(|f| !f.text.is_empty());
        let chosen = filter.with(|f| !f.themes.is_empty() || !f.states.is_empty());
        // The pictures of charts were drawn with the years as they are at first.
        let redrawn = app.era() != EraStyle::default() || !app.has_pictures();
        if elsewhere || searching || chosen || redrawn {
            with_rest(app, || {});
        }
    });
}

/// Does this once the second part is here, which somebody else asks for.
pub fn when_here(app: App, then: impl FnOnce() + 'static) {
    let around = Owner::current().unwrap_or_default();
    let mut then: Option<Box<dyn FnOnce()>> = Some(Box::new(then));
    effect(move || {
        if app.rest().get() == Arrival::Here
            && let Some(then) = then.take()
        {
            around.with(|| untrack(then));
        }
    });
}

#[inline(never)]
fn fetch(arrival: State<Arrival>, then: Box<dyn FnOnce()>) {
    if arrival.peek(|a| *a == Arrival::Here) {
        then();
        return;
    }
    wasm_bindgen_futures::spawn_local(async move {
        let arrived = parts::rest().await;
        let now = if arrived {
            Arrival::Here
        } else {
            Arrival::Failed
        };
        // Several may have asked; what is shown changes once.
        if arrival.peek(|before| *before != now) {
            arrival.set(now);
        }
        if arrived {
            then();
        }
    });
}

/// In place of a page whose part is not here.
pub fn waiting() -> Node {
    let words = el("p").attr("role", "status").text(i18n::PAGE_LOADING);
    classed("section", "lede").kid(words.view()).view()
}

/// Says that the second part could not be had, and offers to try again.
pub fn failed(app: App) -> Node {
    live(move || {
        if app.rest().get() != Arrival::Failed {
            return nothing();
        }
        let again = classed("button", "tool")
            .on("click", move |_| {
                app.rest().set(Arrival::Coming);
                with_rest(app, || {});
            })
            .text(i18n::TRY_AGAIN);
        classed("div", "problems")
            .attr("role", "alert")
            .kid(el("p").text(i18n::PARTS_NOT_LOADED).view())
            .kid(again.view())
            .view()
    })
}
