//! 共有: the dialog in which the view at hand is handed on. A list of sections,
//! each with its heading, made anew whenever it is opened.

mod embed;
mod link;
mod qr;

use super::dom::{Node, classed, el};
use super::offline;
use super::rx::{State, next_frame};
use super::state::App;
use crate::browser::{dialog, location};
use crate::i18n;

/// A section of the dialog.
struct Section {
    title: &'static str,
    body: Node,
}

/// What there is, in this order.
fn sections(app: App, link: &str) -> Vec<Section> {
    let section = |title, body| Section { title, body };
    let mut sections = vec![
        section(i18n::LINK, link::body(app, link)),
        section(i18n::QR, qr::body(link)),
    ];
    // One file is on the device already, and no other page can show it.
    if app.site().frames {
        sections.push(section(i18n::OFFLINE, offline::panel(app)));
        sections.push(section(i18n::EMBED, embed::body(app)));
    }
    sections
}

/// The dialog, which opens as soon as it stands on the page. `open` becomes false
/// when it is closed, by whatever means.
pub fn dialog(app: App, open: State<bool>) -> Node {
    const DIALOG: &str = "#share";
    next_frame(|| dialog::open(DIALOG));
    let close = classed("button", "tool")
        .on("click", |_| dialog::close(DIALOG))
        .text(i18n::CLOSE);
    let sections = sections(app, &location::address()).into_iter();
    let sections = sections.map(|section| {
        let heading = el("h3").text(section.title);
        el("section").kid(heading.view()).kid(section.body).view()
    });
    el("dialog")
        .attr("id", "share")
        .attr("aria-labelledby", "share-title")
        .on("close", move |_| open.set(false))
        .kid(
            el("h2")
                .attr("id", "share-title")
                .text(i18n::SHARE_TITLE)
                .view(),
        )
        .kids(sections.collect())
        .kid(el("p").kid(close.view()).view())
        .view()
}
