//! The header: what this is, search, sharing, how years are written.

use super::dom::{Node, classed, el};
use super::parts::{self, Arrival, Part, with_texts};
use super::rx::{State, effect};
use super::state::App;
use super::{furigana, language};
use crate::browser::page;
use crate::i18n;
use crate::plan::period::EraStyle;
use crate::query::Page;

/// `sharing` is whether the dialog for it is open.
pub fn header(app: App, sharing: State<bool>) -> Node {
    let index = app.index();
    let title = &index.plan.title.text;
    let part = index
        .plan
        .sections
        .first()
        .filter(|_| index.plan.sections.len() == 1);
    let name = part.map_or(title, |part| &part.title.text);
    let brand = classed("a", "brand")
        .attr_live("href", move || Some(app.link(Page::Overview)))
        .maybe(part.map(|_| el("span").text(title).view()))
        .kid(el("b").text(name).view());
    let western = move || app.era() == EraStyle::Western;
    let change = move || {
        app.change(|view| {
            view.era = if view.era == EraStyle::Western {
                EraStyle::Era
            } else {
                EraStyle::Western
            };
        });
    };
    // Charts that were pictures are drawn anew, and said in words.
    let toggled = move |_| with_texts(Box::new(change));
    let era = classed("button", "tool")
        .attr("id", "era")
        .truth_live("aria-pressed", western)
        .on("click", toggled)
        .text(i18n::WESTERN_YEARS);
    let inner = classed("div", "wrap")
        .kid(brand.view())
        .kid(el("search").kid(search_field(app)).view())
        .kids(share(app, sharing))
        .kid(era.view())
        .maybe(furigana::switch(app))
        .kid(language::choice(app));
    el("header").kid(inner.view()).view()
}

/// The button that opens the dialog, which comes with the last part of the
/// program: fetched when somebody is about to press it. Meanwhile it is said.
fn share(app: App, sharing: State<bool>) -> Vec<Node> {
    let asked = State::new(false);
    let about_to = move |_| parts::with(app, Part::More, || {});
    let pressed = move |_| {
        asked.set(true);
        parts::with(app, Part::More, move || {
            asked.set(false);
            sharing.set(true);
        });
    };
    let button = classed("button", "tool")
        .attr("id", "sharing")
        .attr("aria-haspopup", "dialog")
        .on("pointerover", about_to)
        .on("focus", about_to)
        .on("click", pressed)
        .text(i18n::SHARE);
    let coming = move || {
        let coming = asked.get() && app.part(Part::More).get() == Arrival::Coming;
        let said = if coming { i18n::SHARE_COMING } else { "" };
        said.to_owned()
    };
    let said = classed("p", "note")
        .attr("role", "status")
        .text_live(coming);
    vec![button.view(), said.view()]
}

fn search_field(app: App) -> Node {
    // The field shows the view's words, also after going back; while a person
    // types in it, they are the same already.
    effect(move || app.filter().with(|f| page::set_value("#search", &f.text)));
    classed("input", "search")
        .attr("id", "search")
        .attr("type", "search")
        .attr("autocomplete", "off")
        .attr("maxlength", "100")
        .attr("aria-label", i18n::SEARCH)
        .attr("placeholder", i18n::SEARCH_EXAMPLE)
        .attr("title", i18n::SEARCH_LEADS)
        .attr("value", &app.filter().peek(|f| f.text.clone()))
        .on("input", move |event| {
            if let Some(words) = page::value_of(&event) {
                with_texts(Box::new(move || app.type_words(words)));
            }
        })
        .view()
}
