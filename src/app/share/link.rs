//! The link of the view: to be copied, or handed to another app.

use super::super::dom::{Node, classed, el};
use super::super::rx::next_frame;
use super::super::take::{Said, button};
use super::super::title;
use super::App;
use crate::browser::{clipboard, page, share};
use crate::i18n;
use crate::query::{Filter, Page};

pub fn body(app: App, link: &str) -> Node {
    let said = Said::new();
    let copied = link.to_owned();
    let copy = button(i18n::LINK_COPY)
        .attr("autofocus", "")
        .on("click", move |_| copy(&copied, said));
    let sent = link.to_owned();
    let send = share::possible().then(|| {
        button(i18n::LINK_SEND)
            .on("click", move |_| send(app, sent.clone(), said))
            .view()
    });
    let field = el("textarea")
        .attr("id", "share-link")
        .attr("readonly", "")
        .attr("rows", "2")
        .attr("aria-label", i18n::LINK_ADDRESS)
        .text(link);
    el("div")
        .kid(classed("p", "note").text(i18n::LINK_ABOUT).view())
        .kid(field.view())
        .kid(classed("p", "tools").kid(copy.view()).maybe(send).view())
        .kid(said.view())
        .view()
}

fn copy(link: &str, said: Said) {
    let copying = clipboard::copy_text(link);
    leptos::task::spawn_local(async move {
        if copying.done().await {
            said.say(i18n::LINK_COPIED);
        } else {
            // The press may move the focus once more.
            next_frame(|| page::select("#share-link"));
            said.say(i18n::LINK_NOT_COPIED);
        }
    });
}

fn send(app: App, link: String, said: Said) {
    let filter = app.filter().peek(Filter::clone);
    let title = title::title(app.index(), &app.page().peek(Page::clone), &filter);
    leptos::task::spawn_local(async move {
        if share::link(&title, &link).await == share::Outcome::Failed {
            said.say(i18n::LINK_NOT_SENT);
        }
    });
}
