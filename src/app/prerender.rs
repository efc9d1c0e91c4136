//! Pages as HTML, written at build by the components that make them in the
//! browser.

use super::parts::Part;
use super::state::{App, Opening};
use super::{card, dom, measure_list, root, title};
use crate::plan::Period;
use crate::query::{Filter, Index, Page, Site, View};
use leptos::prelude::Owner;

/// What stands in `#app` of a page before the program is there. `site` is where
/// the other pages are, seen from this one; `today` the day of the build.
#[must_use]
pub fn prerender(index: &'static Index<'static>, page: &Page, site: Site, today: Period) -> String {
    dom::begin();
    let owner = Owner::new();
    let view = View {
        page: page.clone(),
        ..View::default()
    };
    let opening = Opening {
        site: Box::leak(Box::new(site)),
        view,
        today,
        original: None,
        // As in the browser, where the page waits for it.
        here: Part::of(page),
        written: true,
    };
    owner.with(|| root::root(App::new(index, &[], opening)).into_html())
}

/// What the overview needs to answer choices before the program is there: the outline of its
/// plan. None where not all of it stands there at first.
#[must_use]
pub fn outline(index: &Index<'_>) -> Option<String> {
    let whole = measure_list::built_whole(index.plan) && card::all_at_first(index.kpis.len());
    whole.then(|| index.outline.text())
}

/// The page's title in the browser.
#[must_use]
pub fn page_title(index: &Index<'_>, page: &Page) -> String {
    title::title(index, page, &Filter::default())
}

/// The parts of the program that a page waits for, by their names.
#[must_use]
pub fn page_parts(page: &Page) -> Vec<&'static str> {
    Part::before(page)
}
