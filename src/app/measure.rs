//! A measure: its heading and the three columns of its printed table.

use super::dom::{El, Node, classed, el, many};
use super::mark::{Marks, marked, sourced, with_source};
use super::measure_list::{Built, MEASURE, Outcomes};
use super::rx::Derived;
use super::state::App;
use crate::i18n;
use crate::plan::{DepartmentId, Direction, Row, Section};
use crate::query::{Index, Page};

/// How a list of measures is headed.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Level {
    /// Grouped by theme: h3 a theme, h4 a measure.
    Themes,
    /// h3 a measure.
    Measures,
    /// The measure's own page: the page's heading is its heading.
    Own,
}

/// One measure of a list. Hidden while the outcome shows nothing of it. Where
/// not all items of the list are built, `built` says where this one stands.
pub fn measure_item(
    app: App,
    measure: usize,
    outcome: Outcomes,
    marks: Marks,
    level: Level,
    built: Option<Derived<Built>>,
) -> Node {
    let marks = marks.anew();
    let index = app.index();
    let number = index.measures.get(measure).copied().unwrap_or_default();
    let Some(section) = index.section(number) else {
        return el("li").view();
    };
    let rows = index.rows_of.get(measure).cloned().unwrap_or_default();
    let rows = rows.filter_map(|row| {
        Some(table_row(
            app,
            row,
            index.row(index.rows.get(row)?)?,
            outcome,
            marks,
        ))
    });
    let column = |name: &str| {
        el("th")
            .attr("role", "columnheader")
            .attr("scope", "col")
            .text(name)
            .view()
    };
    let columns = vec![
        column(i18n::ISSUES),
        column(i18n::DIRECTIONS),
        column(i18n::PROJECTS),
    ];
    let group = |tag: &'static str| el(tag).attr("role", "rowgroup");
    let caption = classed("caption", "hidden").text(&index.heading(number));
    let table = el("table")
        .attr("role", "table")
        .kid(caption.view())
        .kid(group("thead").kid(table_line().kids(columns).view()).view())
        .kid(group("tbody").kids(rows.collect()).view());
    let mut article = classed("article", "measure");
    if level != Level::Own {
        article = article.kid(measure_heading(app, index, section, level, marks));
    }
    let mut item = el("li")
        .attr(MEASURE, &measure.to_string())
        .hidden(move || outcome.with(|o| o.measures.binary_search(&measure).is_err()));
    if let Some(built) = built {
        let stands = move || {
            built
                .with(|b| b.shown.binary_search(&measure))
                .ok()
                .map(|n| (n + 1).to_string())
        };
        item = item
            .attr_live("aria-setsize", move || {
                Some(built.with(|b| b.shown.len()).to_string())
            })
            .attr_live("aria-posinset", stands);
    }
    if level == Level::Themes {
        item = item.maybe(theme_heading(app, index, number, measure, outcome, marks));
    }
    item.kid(article.kid(table.view()).view()).view()
}

/// A measure without its table.
#[cfg(not(target_arch = "wasm32"))]
pub fn heading_item(app: App, measure: usize, outcome: Outcomes, level: Level) -> Node {
    let index = app.index();
    let number = index.measures.get(measure).copied().unwrap_or_default();
    let mut item = el("li");
    if level == Level::Themes {
        item = item.maybe(theme_heading(
            app,
            index,
            number,
            measure,
            outcome,
            Marks::Nothing,
        ));
    }
    let heading = index.section(number).map(|section| {
        classed("article", "measure")
            .kid(measure_heading(app, index, section, level, Marks::Nothing))
            .view()
    });
    item.maybe(heading).view()
}

fn table_line() -> El {
    el("tr").attr("role", "row")
}

fn measure_heading(
    app: App,
    index: &Index<'_>,
    section: &Section,
    level: Level,
    marks: Marks,
) -> Node {
    let tag = if level == Level::Themes { "h4" } else { "h3" };
    heading(app, index, section, marks, tag)
}

fn heading(
    app: App,
    index: &Index<'_>,
    section: &Section,
    marks: Marks,
    tag: &'static str,
) -> Node {
    let link = el("a")
        .to(&app.link(Page::Section(section.id.clone())))
        .kid(marked(&section.title.text, marks.in_link()));
    el(tag)
        .kid(el("span").text(&index.label(section)).view())
        .text(" ")
        .kid(link.view())
        .view()
}

/// The theme's heading, above the first of its measures that is shown.
fn theme_heading(
    app: App,
    index: &Index<'_>,
    section: usize,
    measure: usize,
    outcome: Outcomes,
    marks: Marks,
) -> Option<Node> {
    let number = index.theme_of(section)?;
    let theme = index.section(number)?;
    let outline = &app.index().outline;
    let not_first = move || outcome.with(|o| !outline.begins_theme(o, measure));
    let state = theme.desired_state.as_ref().map(|s| {
        classed("p", "state")
            .kid(marked(&s.text, marks.in_link()))
            .view()
    });
    let head = classed("div", "theme-head").hidden(not_first);
    Some(
        head.kid(heading(app, index, theme, marks, "h3"))
            .maybe(state)
            .view(),
    )
}

fn table_row(app: App, number: usize, row: &Row, outcome: Outcomes, marks: Marks) -> Node {
    let index = app.index();
    let first = index.rows.get(number).map_or(0, |at| at.first_direction);
    let issues = row.issues.iter().map(|i| {
        el("li")
            .kid(with_source(&i.text, i.from.as_ref(), marks))
            .view()
    });
    let directions = (row.directions.iter().zip(first..))
        .map(|(direction, number)| direction_item(app, direction, number, outcome, marks));
    let projects = row.projects.iter().map(|p| {
        let text = with_source(&p.text, p.from.as_ref(), marks);
        el("li")
            .kid(text)
            .maybe(department_tags(app, &p.departments, marks))
            .view()
    });
    let line = table_line()
        .hidden(move || outcome.with(|o| !o.shows_row(number)))
        .kid(cell(i18n::ISSUES, issues.collect()))
        .kid(cell(i18n::DIRECTIONS, directions.collect()))
        .kid(cell(i18n::PROJECTS, projects.collect()));
    let Some(heading) = &row.heading else {
        return line.view();
    };
    let group = table_line()
        .attr("class", "group")
        .hidden(move || outcome.with(|o| !o.shows_row(number)))
        .kid(
            el("td")
                .attr("role", "cell")
                .attr("colspan", "3")
                .kid(sourced(heading, marks))
                .view(),
        );
    many(vec![group.view(), line.view()])
}

/// A cell names its column where the columns stand one below the other.
fn cell(label: &'static str, items: Vec<Node>) -> Node {
    let cell = el("td").attr("role", "cell");
    if items.is_empty() {
        return cell.attr("class", "none").view();
    }
    cell.attr("data-label", label)
        .kid(el("ul").kids(items).view())
        .view()
}

fn direction_item(
    app: App,
    direction: &Direction,
    number: usize,
    outcome: Outcomes,
    marks: Marks,
) -> Node {
    classed("li", "dir")
        .hidden(move || outcome.with(|o| !o.shows_direction(number)))
        .kid(with_source(&direction.text, direction.from.as_ref(), marks))
        .maybe(department_tags(app, &direction.departments, marks))
        .view()
}

/// The departments as links to their pages; one that the plan does not know
/// is shown as it is written.
pub fn department_tags(app: App, departments: &[DepartmentId], marks: Marks) -> Option<Node> {
    if departments.is_empty() {
        return None;
    }
    let index = app.index();
    let tag = |id: &DepartmentId| {
        let known = index
            .department_number(id.as_str())
            .and_then(|n| index.department(n));
        let Some(department) = known else {
            return classed("span", "dept")
                .text(&i18n::department_unknown(id.as_str()))
                .view();
        };
        let class = if department.whole_city {
            "dept whole"
        } else {
            "dept"
        };
        let note = if department.whole_city {
            i18n::WHOLE_CITY_NOTE
        } else {
            ""
        };
        let link = classed("a", class).to(&app.link(Page::Department(id.clone())));
        link.kid(marked(&department.name, marks.in_link()))
            .text(note)
            .view()
    };
    Some(
        classed("div", "depts")
            .kids(departments.iter().map(tag).collect())
            .view(),
    )
}
