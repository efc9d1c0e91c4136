//! The program comes in two parts. The first shows the first page and answers
//! its filter; the rest follows once that is on the screen, or at once when
//! another page was asked for.

use super::dom::{Node, classed, el, live, nothing};
use super::rx::{State, effect};
use super::state::App;
use crate::browser::parts;
use crate::i18n;
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
    let arrival = app.rest();
    fetch(arrival, Box::new(then));
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
        arrival.set(if arrived {
            Arrival::Here
        } else {
            Arrival::Failed
        });
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
