//! The frame around every page: header, the page of the view, footer, the
//! dialog that shows sources.

use super::dom::{Node, classed, el, live};
use super::rx::effect;
use super::state::App;
use super::{
    department_page, header, kpi_page, overview, problems, section_page, source, title, unknown,
};
use crate::browser::page;
use crate::i18n;
use crate::query::Page;
use leptos::prelude::*;

/// Everything on the screen.
pub fn root(app: App) -> Node {
    let current = app.page();
    let place = source::opened();
    title::follow(app, current);
    let mut first = true;
    effect(move || {
        current.with(|_| ());
        let opened = std::mem::take(&mut first);
        request_animation_frame(move || app.arrived(opened));
    });
    // Links and source buttons are many: one listener serves them all.
    let clicked = move |event: web_sys::Event| {
        if let Some(place_text) = page::attribute_at(&event, "data-place") {
            source::show(app, place, &place_text);
        } else if page::attribute_at(&event, "href").is_some_and(|href| href.starts_with("#/")) {
            app.followed_link();
        }
    };
    let shown = move || match current.get() {
        Page::Overview => overview::overview(app),
        Page::Section(id) => section_page::section_page(app, &id),
        Page::Kpi(id) => kpi_page::kpi_page(app, &id),
        Page::Department(id) => department_page::department_page(app, &id),
        Page::Unknown(path) => unknown::unknown(app, &path),
    };
    let skip = |event: web_sys::Event| {
        event.prevent_default();
        page::focus("#main");
    };
    let main = classed("main", "wrap")
        .attr("id", "main")
        .attr("tabindex", "-1");
    classed("div", "frame")
        .on("click", clicked)
        .kid(
            classed("a", "skip")
                .attr("href", "#main")
                .text(i18n::SKIP_TO_CONTENT)
                .on("click", skip)
                .view(),
        )
        .kid(header::header(app))
        .kid(main.maybe(problems::problems(app)).kid(live(shown)).view())
        .kid(footer(app))
        .kid(source::dialog(place))
        .view()
}

fn footer(app: App) -> Node {
    let index = app.index();
    let sources = index.plan.sources.iter().map(|source| {
        let note = source
            .note
            .as_ref()
            .map(|note| classed("span", "note").text(note).view());
        el("li").text(&source.title).maybe(note).view()
    });
    let rights = index
        .plan
        .rights
        .as_ref()
        .map(|rights| el("p").text(rights).view());
    let inner = classed("div", "wrap")
        .kid(el("h2").text(i18n::SOURCES).view())
        .kid(el("ul").kids(sources.collect()).view())
        .maybe(rights)
        .kid(el("p").text(i18n::NOT_OFFICIAL).view());
    el("footer").kid(inner.view()).view()
}
