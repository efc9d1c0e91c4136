//! A department's own page: all that it does, and with whom.

use super::dom::{Node, classed, el, many, phrased, sentence};
use super::mark::Marks;
use super::measure::Level;
use super::measure_list::measure_list;
use super::rx::Derived;
use super::section_page::breadcrumbs_to;
use super::state::App;
use super::{take, unknown};
use crate::i18n;
use crate::plan::DepartmentId;
use crate::query::{Filter, Page, partners};
use std::sync::Arc;

pub fn department_page(app: App, id: &DepartmentId) -> Node {
    let index = app.index();
    let found = index
        .department_number(id.as_str())
        .and_then(|n| Some((n, index.department(n)?)));
    let Some((number, department)) = found else {
        return unknown::unknown(app, id.as_str());
    };
    let filter = Filter {
        departments: vec![id.clone()],
        ..Filter::default()
    };
    let applied = Arc::new(index.apply(&filter));
    let totals = applied.totals;
    let measures = applied.measures.clone();
    let does = i18n::department_does(totals.directions, totals.whole_city, measures.len());
    let lede = classed("section", "lede")
        .kid(breadcrumbs_to(app, i18n::DEPARTMENTS))
        .kid(
            el("h1")
                .attr("tabindex", "-1")
                .kid(phrased(&department.name))
                .view(),
        )
        .kid(el("p").kid(sentence(&does)).view())
        .maybe(
            department
                .whole_city
                .then(|| el("p").text(i18n::WHOLE_CITY_MEANS).view()),
        )
        .kid(take::page_tools(app, &department.name, Some(filter)));
    let outcome = Derived::new(move || applied.clone());
    many(vec![
        lede.view(),
        el("h2").text(i18n::WORKS_WITH).view(),
        works_with(app, number),
        el("h2").text(i18n::WHAT_IT_DOES).view(),
        measure_list(app, measures, outcome, Marks::terms(app), Level::Themes),
    ])
}

fn works_with(app: App, department: usize) -> Node {
    let index = app.index();
    let partners = partners(index, department);
    if partners.is_empty() {
        return el("p").text(i18n::WORKS_ALONE).view();
    }
    let items = partners.into_iter().filter_map(|partner| {
        let department = index.department(partner.department)?;
        let link = classed("a", "dept")
            .to(&app.link(Page::Department(department.id.clone())))
            .text(&department.name)
            .kid(
                el("b")
                    .text(&i18n::counted_directions(partner.directions))
                    .view(),
            );
        Some(el("li").kid(link.view()).view())
    });
    classed("ul", "partners").kids(items.collect()).view()
}
