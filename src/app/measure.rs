//! A measure: its heading and the three columns of its printed table.

use super::mark::{Words, marked, source_button, sourced};
use super::measure_list::{Outcomes, Position};
use super::state::App;
use crate::i18n;
use crate::plan::{DepartmentId, Direction, Row, Section};
use crate::query::{Index, Page};
use leptos::prelude::*;

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

/// One measure of a list. Hidden while the outcome shows nothing of it.
pub fn measure_item(
    app: App,
    measure: usize,
    outcome: Outcomes,
    words: Words,
    level: Level,
    position: Position,
) -> AnyView {
    let index = app.index();
    let number = index.measures.get(measure).copied().unwrap_or_default();
    let Some(section) = index.section(number) else {
        return ().into_any();
    };
    let rows: Vec<_> = index
        .rows_of
        .get(measure)
        .cloned()
        .unwrap_or_default()
        .filter_map(|row| {
            Some(table_row(
                app,
                row,
                index.row(index.rows.get(row)?)?,
                outcome,
                words,
            ))
        })
        .collect();
    let heading_id = format!("m-{}", section.id);
    let theme = (level == Level::Themes)
        .then(|| theme_heading(app, &index, number, measure, outcome, words));
    let heading = (level != Level::Own)
        .then(|| measure_heading(app, &index, section, level, words, &heading_id));
    let label = index.heading(number);
    let hidden = move || outcome.with(|o| o.measures.binary_search(&measure).is_err());
    let stands = move || {
        position
            .of
            .and_then(|of| of.with(|of| of.binary_search(&measure).ok()))
    };
    view! {
        <li hidden=hidden data-measure=measure.to_string()
            aria-setsize=move || position.of.map(|of| of.with(|of| of.len().to_string()))
            aria-posinset=move || stands().map(|n| (n + 1).to_string())>
            {theme}
            <article class="measure">
                {heading}
                <table role="table" aria-label=label>
                    <thead role="rowgroup"><tr role="row">
                        <th role="columnheader" scope="col">{i18n::ISSUES}</th>
                        <th role="columnheader" scope="col">{i18n::DIRECTIONS}</th>
                        <th role="columnheader" scope="col">{i18n::PROJECTS}</th>
                    </tr></thead>
                    <tbody role="rowgroup">{rows}</tbody>
                </table>
            </article>
        </li>
    }
    .into_any()
}

fn measure_heading(
    app: App,
    index: &Index,
    section: &Section,
    level: Level,
    words: Words,
    id: &str,
) -> AnyView {
    let label = index.label(section);
    let link = app.link(Page::Section(section.id.clone()));
    let title =
        view! { <span>{label}</span>" "<a href=link>{marked(&section.title.text, words)}</a> };
    let id = id.to_owned();
    if level == Level::Themes {
        view! { <h4 id=id>{title}</h4> }.into_any()
    } else {
        view! { <h3 id=id>{title}</h3> }.into_any()
    }
}

/// The theme's heading, above the first of its measures that is shown.
fn theme_heading(
    app: App,
    index: &Index,
    section: usize,
    measure: usize,
    outcome: Outcomes,
    words: Words,
) -> Option<AnyView> {
    let number = index.theme_of(section)?;
    let theme = index.section(number)?;
    let first = index
        .measures
        .partition_point(|m| index.theme_of(*m) < Some(number));
    let not_first = move || {
        outcome.with(|o| {
            let place = o.measures.partition_point(|m| *m < measure);
            place
                .checked_sub(1)
                .and_then(|n| o.measures.get(n))
                .is_some_and(|before| *before >= first)
        })
    };
    let label = index.label(theme);
    let state = theme
        .desired_state
        .as_ref()
        .map(|state| view! { <p class="state">{marked(&state.text, words)}</p> });
    let view = view! {
        <div class="theme-head" hidden=not_first>
            <h3><span>{label}</span>" "
                <a href=app.link(Page::Section(theme.id.clone()))>{marked(&theme.title.text, words)}</a></h3>
            {state}
        </div>
    };
    Some(view.into_any())
}

fn table_row(app: App, number: usize, row: &Row, outcome: Outcomes, words: Words) -> AnyView {
    let index = app.index();
    let first = index.rows.get(number).map_or(0, |at| at.first_direction);
    let issues: Vec<_> = row
        .issues
        .iter()
        .map(|i| {
            view! { <li>{marked(&i.text, words)}{source_button(i.from.as_ref())}</li> }.into_any()
        })
        .collect();
    let directions: Vec<_> = (row.directions.iter().zip(first..))
        .map(|(direction, number)| direction_item(app, direction, number, outcome, words))
        .collect();
    let projects: Vec<_> = row
        .projects
        .iter()
        .map(|p| {
            let departments = department_tags(app, &p.departments);
            view! { <li>{marked(&p.text, words)}{source_button(p.from.as_ref())}{departments}</li> }
                .into_any()
        })
        .collect();
    let hidden = move || outcome.with(|o| !o.shows_row(number));
    let heading = row.heading.as_ref().map(|heading| {
        view! {
            <tr role="row" class="group" hidden=hidden>
                <td role="cell" colspan="3">{sourced(heading, words)}</td>
            </tr>
        }
    });
    view! {
        {heading}
        <tr role="row" hidden=hidden>
            {cell(i18n::ISSUES, issues)}{cell(i18n::DIRECTIONS, directions)}{cell(i18n::PROJECTS, projects)}
        </tr>
    }
    .into_any()
}

/// A cell names its column where the columns stand one below the other.
fn cell(label: &'static str, items: Vec<AnyView>) -> AnyView {
    if items.is_empty() {
        return view! { <td role="cell" class="none"></td> }.into_any();
    }
    view! { <td role="cell" data-label=label><ul>{items}</ul></td> }.into_any()
}

fn direction_item(
    app: App,
    direction: &Direction,
    number: usize,
    outcome: Outcomes,
    words: Words,
) -> AnyView {
    let hidden = move || outcome.with(|o| !o.shows_direction(number));
    view! {
        <li class="dir" hidden=hidden>
            {marked(&direction.text, words)}{source_button(direction.from.as_ref())}
            {department_tags(app, &direction.departments)}
        </li>
    }
    .into_any()
}

/// The departments as links to their pages; one that the plan does not know
/// is shown as it is written.
pub fn department_tags(app: App, departments: &[DepartmentId]) -> Option<AnyView> {
    if departments.is_empty() {
        return None;
    }
    let index = app.index();
    let tags: Vec<_> = departments
        .iter()
        .map(|id| match index.department_number(id.as_str()).and_then(|n| index.department(n)) {
            Some(d) => {
                let note = d.whole_city.then_some(i18n::WHOLE_CITY_NOTE);
                let link = app.link(Page::Department(id.clone()));
                view! { <a class="dept" class:whole=d.whole_city href=link>{d.name.clone()}{note}</a> }.into_any()
            }
            None => view! { <span class="dept">{i18n::department_unknown(id.as_str())}</span> }.into_any(),
        })
        .collect();
    Some(view! { <div class="depts">{tags}</div> }.into_any())
}
