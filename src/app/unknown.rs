//! A link that leads nowhere: says so, and offers the nearest.

use super::dom::{Node, classed, el, many};
use super::state::App;
use crate::i18n;
use crate::query::{Page, nearest};

pub fn unknown(app: App, asked: &str) -> Node {
    let link = |page: Page, title: &str| {
        el("li")
            .kid(el("a").to(&app.link(page)).text(title).view())
            .view()
    };
    let mut links: Vec<_> = nearest(app.index(), asked)
        .into_iter()
        .map(|found| link(found.page, &found.title))
        .collect();
    links.push(link(Page::Overview, i18n::TO_OVERVIEW));
    let lede = classed("section", "lede")
        .kid(
            el("h1")
                .attr("tabindex", "-1")
                .text(i18n::UNKNOWN_TITLE)
                .view(),
        )
        .kid(el("p").text(&i18n::unknown_link(asked)).view());
    many(vec![
        lede.view(),
        el("h2").text(i18n::UNKNOWN_NEAREST).view(),
        classed("ul", "links").kids(links).view(),
    ])
}
