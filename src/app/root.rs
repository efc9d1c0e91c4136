//! The frame around every page: header, the page of the view, footer, the
//! dialog that shows sources.

use super::dom::{Node, classed, el, live, nothing};
use super::parts::{self, Arrival, Part};
use super::rx::{State, effect, next_frame};
use super::state::App;
use super::{furigana, header, language, more, overview, problems, rest, source, title};
use crate::browser::page;
use crate::i18n;
use crate::query::Page;

/// Everything on the screen.
pub fn root(app: App) -> Node {
    let current = app.page();
    let place = source::opened();
    let term = State::new(None);
    title::follow(app, current);
    let mut first = true;
    effect(move || {
        let part = current.with(Part::of);
        if part.is_none_or(|part| app.part(part).get() == Arrival::Here) {
            let opened = std::mem::take(&mut first);
            next_frame(move || app.arrived(opened));
        }
    });
    parts::fetch_when_needed(app, current);
    #[cfg(target_arch = "wasm32")]
    super::furigana::load_for_search(app);
    // Whoever points at a link or reaches it by keyboard is about to follow it.
    let pointed = move |event: web_sys::Event| {
        let leads = |attribute| page::attribute_at(&event, attribute).is_some();
        let coming = app.part(Part::Rest).peek(|rest| *rest == Arrival::Coming);
        if coming && (leads("href") || leads("data-place")) {
            parts::with_rest(app, || {});
        }
    };
    // Links and source buttons are many: one listener serves them all.
    let clicked = move |event: web_sys::Event| {
        if let Some(place_text) = page::attribute_at(&event, "data-place") {
            parts::with_rest(app, move || rest::source(app, place, &place_text));
        } else if let Some(number) = page::attribute_at(&event, "data-term") {
            parts::with_rest(app, move || rest::term(term, &number));
        } else if let Some(view) = page::followed(&event).and_then(|a| app.site().linked(&a)) {
            event.prevent_default();
            parts::with_texts(Box::new(move || app.follow_link(view)));
        }
    };
    let shown = move || match current.get() {
        Page::Overview => overview::overview(app),
        page => match Part::of(&page) {
            Some(part) if app.part(part).get() != Arrival::Here => parts::waiting(),
            Some(Part::More) => more::page(app, &page),
            _ => rest::page(app, &page),
        },
    };
    let skip = |event: web_sys::Event| {
        event.prevent_default();
        page::focus("#main");
    };
    // For who keeps a copy on the device.
    let notice = move || match app.part(Part::More).get() {
        Arrival::Here => more::notice(app),
        _ => nothing(),
    };
    let dialogs = move || match app.part(Part::Rest).get() {
        Arrival::Here => rest::dialogs(app, place, term),
        _ => nothing(),
    };
    let sharing = State::new(false);
    let share = move || {
        if sharing.get() {
            more::share(app, sharing)
        } else {
            nothing()
        }
    };
    let main = classed("main", "wrap")
        .attr("id", "main")
        .attr("tabindex", "-1");
    classed("div", "frame")
        .on("click", clicked)
        .on("pointerover", pointed)
        .on("focusin", pointed)
        .kid(
            classed("a", "skip")
                .attr("href", "#main")
                .text(i18n::SKIP_TO_CONTENT)
                .on("click", skip)
                .view(),
        )
        .kid(header::header(app, sharing))
        .kid(
            main.maybe(problems::problems(app))
                .maybe(language::notice(app))
                .maybe(furigana::notice())
                .kid(parts::failed(app))
                .kid(live(notice))
                .kid(live(shown))
                .view(),
        )
        .kid(footer(app))
        .kid(live(dialogs))
        .kid(live(share))
        .view()
}

fn footer(app: App) -> Node {
    let index = app.index();
    let sources = index.plan.sources.iter().map(|source| {
        let notes = source
            .notes()
            .map(|note| classed("span", "note").text(note).view());
        el("li").text(&source.title).kids(notes.collect()).view()
    });
    let rights = index
        .plan
        .rights
        .as_ref()
        .map(|rights| el("p").text(rights).view());
    // Which version this is: a page that was written before may be another.
    let version = index.plan.updated.map(|day| {
        el("p")
            .text_live(move || i18n::updated(&day.label(app.era())))
            .view()
    });
    let accessibility = el("a")
        .attr_live("href", move || Some(app.link(Page::Accessibility)))
        .text(i18n::ACCESSIBILITY);
    // In a frame on another page alone.
    let whole = el("a")
        .attr_live("href", move || Some(app.whole()))
        .text(i18n::EMBED_WHOLE);
    let inner = classed("div", "wrap")
        .kid(classed("p", "to-whole").kid(whole.view()).view())
        .kid(el("h2").text(i18n::SOURCES).view())
        .kid(el("ul").kids(sources.collect()).view())
        .maybe(rights)
        .maybe(version)
        .kid(el("p").text(i18n::NOT_OFFICIAL).view())
        .kid(classed("p", "note").kid(accessibility.view()).view());
    el("footer").kid(inner.view()).view()
}
