//! The document's title follows the page.

use super::rx::{Derived, effect, later};
use super::state::App;
use crate::browser::page as document;
use crate::i18n;
use crate::query::{Filter, Index, Page};

pub fn follow(app: App, current: Derived<Page>) {
    let filter = app.filter();
    effect(move || {
        let title = current.with(|page| filter.with(|filter| title(app.index(), page, filter)));
        later(move || document::set_title(&title));
    });
}

/// The title of a page: what is on it, then the plan.
pub fn title(index: &Index<'_>, page: &Page, filter: &Filter) -> String {
    let own = match page {
        Page::Overview => Some(chosen(index, filter)).filter(|chosen| !chosen.is_empty()),
        Page::Section(id) => index.section_number(id).map(|number| index.heading(number)),
        Page::Kpi(id) => index.kpi_by_id(id).map(|(kpi, _)| kpi.name.text.clone()),
        Page::Department(id) => {
            let number = index.department_number(id.as_str());
            let department = number.and_then(|n| index.department(n));
            department.map(|d| d.name.clone())
        }
        Page::Compare => Some(i18n::say(i18n::COMPARE).to_owned()),
        Page::Accessibility => Some(i18n::say(i18n::ACCESSIBILITY).to_owned()),
        Page::Unknown(_) => None,
    };
    // Also for an id that the plan does not have.
    let unknown = || (*page != Page::Overview).then(|| i18n::say(i18n::UNKNOWN_TITLE).to_owned());
    let whole = whole(index);
    match own.or_else(unknown) {
        Some(own) => format!("{own}｜{whole}"),
        None => whole,
    }
}

/// What a filter is about, in words: departments, themes, what is looked for.
pub fn chosen(index: &Index<'_>, filter: &Filter) -> String {
    let departments = index.plan.departments.iter();
    let departments = departments.filter(|d| filter.departments.contains(&d.id));
    let mut names: Vec<_> = departments.map(|d| d.name.clone()).collect();
    let themes = index.themes.iter().filter(|number| {
        let theme = index.section(**number);
        theme.is_some_and(|theme| filter.themes.contains(&theme.id))
    });
    names.extend(themes.map(|number| index.heading(*number)));
    if !filter.text.is_empty() {
        names.push(i18n::searched(&filter.text));
    }
    names.join("・")
}

/// The title of the plan on this page: its own part's, then the city's plan.
fn whole(index: &Index<'_>) -> String {
    let top = index
        .plan
        .sections
        .first()
        .filter(|_| index.plan.sections.len() == 1);
    match top {
        Some(top) => format!("{}｜{}", top.title.text, index.plan.title.text),
        None => index.plan.title.text.clone(),
    }
}
