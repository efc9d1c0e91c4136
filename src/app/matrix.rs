//! Departments × themes: who has how much to do where. A cell filters.

use super::chips::more_button;
use super::dom::{Node, classed, el, many};
use super::rx::State;
use super::state::App;
use crate::browser::page;
use crate::i18n;
use crate::query::{Page, matrix};

/// How many departments are shown before the rest is asked for.
const FIRST: usize = 8;

pub fn matrix_table(app: App) -> Node {
    let index = app.index();
    let matrix = matrix(index);
    let column = |name: &str| el("th").attr("scope", "col").text(name).view();
    let mut head = vec![column(i18n::DEPARTMENTS)];
    head.extend(
        index
            .themes
            .iter()
            .filter_map(|t| index.section(*t))
            .map(|s| column(&s.numbered_title())),
    );
    let rest = matrix.departments.len().saturating_sub(FIRST + 1);
    let open = State::new(rest == 0);
    let lines = (matrix.departments.iter().zip(&matrix.counts).enumerate()).map(
        |(n, (department, counts))| {
            let cells = line(app, *department, counts, matrix.max);
            el("tr")
                .hidden(move || n >= FIRST && !open.get())
                .kids(cells)
                .view()
        },
    );
    let table = el("table")
        .kid(el("caption").text(i18n::MATRIX_CAPTION).view())
        .kid(el("thead").kid(el("tr").kids(head).view()).view())
        .kid(el("tbody").kids(lines.collect()).view());
    let scrolled = scrolling(i18n::MATRIX).kid(table.view()).view();
    let more = (rest > 0).then(|| more_button(open, i18n::more_departments(rest + 1)));
    many([Some(scrolled), more].into_iter().flatten().collect())
}

/// A frame that scrolls sideways, also by keyboard.
pub fn scrolling(label: &str) -> super::dom::El {
    classed("div", "matrix")
        .attr("tabindex", "0")
        .attr("role", "region")
        .attr("aria-label", label)
}

fn line(app: App, department: usize, counts: &[usize], max: usize) -> Vec<Node> {
    let index = app.index();
    let Some(department) = index.department(department) else {
        return Vec::new();
    };
    let link = el("a")
        .to(&app.link(Page::Department(department.id.clone())))
        .text(&department.name);
    let mut cells = vec![el("th").attr("scope", "row").kid(link.view()).view()];
    for (count, theme) in counts.iter().zip(&index.themes) {
        let section = index.section(*theme).filter(|_| *count > 0);
        let Some(section) = section else {
            cells.push(
                el("td")
                    .kid(classed("span", "cell").text("–").view())
                    .view(),
            );
            continue;
        };
        let (id, theme) = (department.id.clone(), section.id.clone());
        let chosen = move |_| {
            app.change(|view| {
                view.filter.departments = vec![id.clone()];
                view.filter.themes = vec![theme.clone()];
                view.filter.states.clear();
                view.filter.text.clear();
            });
            page::scroll_to("#directions");
        };
        // Chromium takes a cell under the name of its row for seen, and scrolls nothing.
        let button = classed("button", &format!("cell c{}", shade(*count, max)))
            .on("focus", |event| page::reveal(&event))
            .attr(
                "aria-label",
                &i18n::matrix_cell(&department.name, &section.title.text, *count),
            )
            .on("click", chosen)
            .text(&count.to_string());
        cells.push(el("td").kid(button.view()).view());
    }
    cells
}

/// One of five shades.
fn shade(count: usize, max: usize) -> usize {
    (count * 5).div_ceil(max.max(1)).clamp(1, 5)
}
