//! The header: what this is, search, how years are written.

use super::dom::{Node, classed, el};
use super::rx::effect;
use super::state::App;
use crate::browser::page;
use crate::i18n;
use crate::plan::period::EraStyle;
use crate::query::Page;

pub fn header(app: App) -> Node {
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
    let toggled = move |_| {
        app.change(|view| {
            view.era = if view.era == EraStyle::Western {
                EraStyle::Era
            } else {
                EraStyle::Western
            };
        });
    };
    let era = classed("button", "tool")
        .attr("id", "era")
        .truth_live("aria-pressed", western)
        .on("click", toggled)
        .text(i18n::WESTERN_YEARS);
    let inner = classed("div", "wrap")
        .kid(brand.view())
        .kid(el("search").kid(search_field(app)).view())
        .kid(era.view());
    el("header").kid(inner.view()).view()
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
        .attr("value", &app.filter().peek(|f| f.text.clone()))
        .on("input", move |event| {
            if let Some(words) = page::value_of(&event) {
                app.type_words(words);
            }
        })
        .view()
}
