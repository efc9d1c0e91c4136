//! The document's title follows the page.

use super::rx::{Derived, effect, later};
use super::state::App;
use crate::browser::page as document;
use crate::query::Page;

pub fn follow(app: App, current: Derived<Page>) {
    let filter = app.filter();
    effect(move || {
        let index = app.index();
        let page = current.get();
        let overview = page == Page::Overview;
        let own = match page {
            Page::Overview => filter.with(|f| {
                let departments = index
                    .plan
                    .departments
                    .iter()
                    .filter(|d| f.departments.contains(&d.id));
                let mut names: Vec<_> = departments.map(|d| d.name.clone()).collect();
                if !f.text.is_empty() {
                    names.push(format!("「{}」", f.text));
                }
                (!names.is_empty()).then(|| names.join("・"))
            }),
            Page::Section(id) => index
                .section_number(&id)
                .map(|number| index.heading(number)),
            Page::Kpi(id) => index.kpi_by_id(&id).map(|(kpi, _)| kpi.name.text.clone()),
            Page::Department(id) => {
                let number = index.department_number(id.as_str());
                number
                    .and_then(|n| index.department(n))
                    .map(|d| d.name.clone())
            }
            Page::Compare => Some(crate::i18n::COMPARE.to_owned()),
            Page::Unknown(_) => None,
        };
        // Also for an id that the plan does not have.
        let unknown = || (!overview).then(|| crate::i18n::UNKNOWN_TITLE.to_owned());
        let own = own.or_else(unknown);
        let whole = whole(app);
        let title = own.map_or(whole.clone(), |own| format!("{own}｜{whole}"));
        later(move || document::set_title(&title));
    });
}

/// The title of the plan on this page: its own part's, then the city's plan.
fn whole(app: App) -> String {
    let index = app.index();
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
