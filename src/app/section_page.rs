//! A section's own page, of any level: a theme, a measure, a chapter.

use super::dom::{Node, classed, el, many, phrased};
use super::mark::{Marks, headed, sourced};
use super::measure::Level;
use super::measure_list::measure_list;
use super::rx::Derived;
use super::state::App;
use super::{card, figure, glossary, take, unknown};
use crate::i18n;
use crate::plan::{Section, SectionId, Text};
use crate::query::{Filter, Page};
use std::sync::Arc;

pub fn section_page(app: App, id: &SectionId) -> Node {
    let index = app.index();
    let found = index
        .section_number(id)
        .and_then(|n| Some((n, index.section(n)?)));
    let Some((number, section)) = found else {
        return unknown::unknown(app, id.as_str());
    };
    let inside = |n: usize| index.ancestors(n).contains(&number);
    let measures: Vec<usize> = (0..index.measures.len())
        .filter(|m| index.measures.get(*m).is_some_and(|s| inside(*s)))
        .collect();
    let kpis: Vec<usize> = (0..index.kpis.len())
        .filter(|k| index.kpis.get(*k).is_some_and(|at| inside(at.section)))
        .collect();
    let outcome = Derived::new(move || Arc::new(app.index().apply(&Filter::default())));
    let mut views = vec![lede(app, number, section)];
    if !kpis.is_empty() {
        views.push(el("h2").text(i18n::KPI).view());
        views.push(card::cards(app, kpis, outcome));
    }
    if !measures.is_empty() {
        let own = !section.rows.is_empty() && measures.len() == 1;
        let level = match (own, index.theme_of(number)) {
            (true, _) => Level::Own,
            (false, Some(_)) => Level::Measures,
            (false, None) => Level::Themes,
        };
        views.push(
            el("h2")
                .text(if own { i18n::TABLE } else { i18n::MEASURES })
                .view(),
        );
        views.push(measure_list(
            app,
            measures,
            outcome,
            Marks::terms(app),
            level,
        ));
    }
    views.extend(context(app, section));
    views.extend(section.figures.iter().map(|f| figure::figure(app, f)));
    views.extend(glossary::list(app, section));
    views.extend(siblings(app, number));
    many(views)
}

fn lede(app: App, number: usize, section: &Section) -> Node {
    let state = section.desired_state.as_ref().map(|state| {
        let tag = classed("b", "tag").text(i18n::DESIRED_STATE);
        classed("p", "say")
            .kid(tag.view())
            .kid(sourced(state, Marks::terms(app)))
            .view()
    });
    let heading = el("h1")
        .attr("tabindex", "-1")
        .kid(
            classed("span", "label")
                .text(&app.index().label(section))
                .view(),
        )
        .text(" ")
        .kid(phrased(&section.title.text));
    classed("section", "lede")
        .kid(breadcrumbs(app, number, false))
        .kid(headed("h1", heading, section.title.from.as_ref()))
        .maybe(state)
        .kid(take::section_tools(app, number))
        .view()
}

fn context(app: App, section: &Section) -> Option<Node> {
    if section.context.is_empty() {
        return None;
    }
    // A passage of several paragraphs.
    let marks = Marks::terms(app);
    let texts = section
        .context
        .iter()
        .map(|t| el("p").kid(sourced(t, marks)).view());
    let panel = classed("section", "panel context").kid(el("h2").text(i18n::CONTEXT).view());
    Some(panel.kids(texts.collect()).view())
}

/// Paragraphs under a heading of their own; nothing where there are none.
pub fn paragraphs(app: App, heading: &str, texts: &[Text]) -> Option<Node> {
    if texts.is_empty() {
        return None;
    }
    let marks = Marks::terms(app);
    let list = texts.iter().map(|t| el("p").kid(sourced(t, marks)).view());
    Some(
        classed("div", "how")
            .kid(el("h2").text(heading).view())
            .kids(list.collect())
            .view(),
    )
}

/// Where the page stands: the sections above it, and for a KPI its own.
pub fn breadcrumbs(app: App, section: usize, with_own: bool) -> Node {
    let index = app.index();
    let mut chain = index.ancestors(section);
    if !with_own {
        chain.pop();
    }
    let crumb = |page: Page, name: &str| {
        el("li")
            .kid(el("a").to(&app.link(page)).text(name).view())
            .view()
    };
    let mut crumbs = vec![crumb(Page::Overview, i18n::OVERVIEW)];
    for number in chain {
        let Some(section) = index.section(number) else {
            continue;
        };
        crumbs.push(crumb(
            Page::Section(section.id.clone()),
            &index.heading(number),
        ));
    }
    el("nav")
        .attr("aria-label", i18n::BREADCRUMBS)
        .kid(classed("ol", "crumbs").kids(crumbs).view())
        .view()
}

/// Where a page stands that is of no section.
pub fn breadcrumbs_to(app: App, here: &str) -> Node {
    let whole = el("a").to(&app.link(Page::Overview)).text(i18n::OVERVIEW);
    let crumbs = classed("ol", "crumbs")
        .kid(el("li").kid(whole.view()).view())
        .kid(el("li").text(here).view());
    el("nav")
        .attr("aria-label", i18n::BREADCRUMBS)
        .kid(crumbs.view())
        .view()
}

/// The sections before and after, within the same parent.
fn siblings(app: App, number: usize) -> Option<Node> {
    let index = app.index();
    let parent = index.sections.get(number)?.parent;
    let same = |n: &usize| index.sections.get(*n).is_some_and(|at| at.parent == parent);
    let all: Vec<usize> = (0..index.sections.len()).filter(same).collect();
    let here = all.binary_search(&number).ok()?;
    let link = |place: Option<usize>, label: &str| {
        let n = *all.get(place?)?;
        let page = Page::Section(index.section(n)?.id.clone());
        Some(
            classed("a", "tool")
                .to(&app.link(page))
                .text(label)
                .text(&index.heading(n))
                .view(),
        )
    };
    let nav = classed("nav", "siblings")
        .attr("aria-label", i18n::SIBLINGS)
        .maybe(link(here.checked_sub(1), i18n::PREVIOUS))
        .maybe(link(Some(here + 1), i18n::NEXT));
    Some(nav.view())
}
