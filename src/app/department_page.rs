//! A department's own page: all that it does, and with whom.

use super::mark::no_words;
use super::measure::Level;
use super::measure_list::measure_list;
use super::state::App;
use super::unknown;
use crate::i18n;
use crate::plan::DepartmentId;
use crate::query::{Filter, Page, partners};
use leptos::prelude::*;
use std::sync::Arc;

pub fn department_page(app: App, id: &DepartmentId) -> AnyView {
    let index = app.index();
    let found = index
        .department_number(id.as_str())
        .and_then(|n| Some((n, index.department(n)?)));
    let Some((number, department)) = found else {
        return unknown::unknown(app, id.as_str());
    };
    let filter = Filter {
        departments: [id.clone()].into(),
        ..Filter::default()
    };
    let applied = Arc::new(index.apply(&filter));
    let totals = applied.totals;
    let measures = applied.measures.clone();
    let outcome = Memo::new(move |_| applied.clone());
    let with: Vec<_> = partners(&index, number)
        .into_iter()
        .filter_map(|p| Some((p, index.department(p.department)?)))
        .map(|(p, d)| {
            let link = app.link(Page::Department(d.id.clone()));
            view! { <li><a class="dept" href=link>{d.name.clone()}" "<b>{i18n::counted(p.directions)}</b></a></li> }
        })
        .collect();
    let with = if with.is_empty() {
        view! { <p>{i18n::WORKS_ALONE}</p> }.into_any()
    } else {
        view! { <ul class="partners">{with}</ul> }.into_any()
    };
    let whole = department
        .whole_city
        .then(|| view! { <p>{i18n::WHOLE_CITY_MEANS}</p> });
    view! {
        <section class="lede">
            <nav aria-label=i18n::BREADCRUMBS><ol class="crumbs">
                <li><a href=app.link(Page::Overview)>{i18n::OVERVIEW}</a></li><li>{i18n::DEPARTMENTS}</li>
            </ol></nav>
            <h1 tabindex="-1">{department.name.clone()}</h1>
            <p>{i18n::department_does(totals.directions, totals.whole_city, measures.len())}</p>
            {whole}
        </section>
        <h2>{i18n::WORKS_WITH}</h2>
        {with}
        <h2>{i18n::WHAT_IT_DOES}</h2>
        {measure_list(app, measures, outcome, no_words(), Level::Themes)}
    }
    .into_any()
}
