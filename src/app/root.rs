//! The frame around every page: header, the page of the view, footer, the
//! dialog that shows sources.

use super::state::App;
use super::{
    department_page, header, kpi_page, overview, problems, section_page, source, title, unknown,
};
use crate::browser::page;
use crate::i18n;
use crate::query::Page;
use leptos::prelude::*;

/// Everything on the screen.
pub fn root(app: App) -> impl IntoView {
    let current = app.page();
    let place = source::opened();
    title::follow(app, current);
    Effect::new(move |before: Option<()>| {
        current.track();
        if before.is_some() {
            request_animation_frame(move || app.arrived());
        }
    });
    // Links and source buttons are many: one listener serves them all.
    let clicked = move |event: leptos::ev::MouseEvent| {
        if let Some(place_text) = page::attribute_at(&event, "data-place") {
            source::show(app, place, &place_text);
        } else if page::attribute_at(&event, "href").is_some_and(|href| href.starts_with("#/")) {
            app.followed_link();
        }
    };
    let shown = move || match current.get() {
        Page::Overview => overview::overview(app).into_any(),
        Page::Section(id) => section_page::section_page(app, &id),
        Page::Kpi(id) => kpi_page::kpi_page(app, &id),
        Page::Department(id) => department_page::department_page(app, &id),
        Page::Unknown(path) => unknown::unknown(app, &path),
    };
    view! {
        <div class="frame" on:click=clicked>
            <a class="skip" href="#main" on:click=move |event| {
                event.prevent_default();
                page::focus("#main");
            }>{i18n::SKIP_TO_CONTENT}</a>
            {header::header(app)}
            <main id="main" class="wrap" tabindex="-1">
                {problems::problems(app)}
                {shown}
            </main>
            {footer(app)}
            {source::dialog(app, place)}
        </div>
    }
}

fn footer(app: App) -> AnyView {
    let plan = app.index().plan.clone();
    let rights = plan.rights.clone();
    let sources: Vec<_> = plan
        .sources
        .iter()
        .map(|s| {
            let note = s
                .note
                .clone()
                .map(|note| view! { <span class="note">{note}</span> });
            view! { <li>{s.title.clone()} {note}</li> }
        })
        .collect();
    view! {
        <footer>
            <div class="wrap">
                <h2>{i18n::SOURCES}</h2>
                <ul>{sources}</ul>
                {rights.map(|rights| view! { <p>{rights}</p> })}
                <p class="note">{i18n::NOT_OFFICIAL}</p>
            </div>
        </footer>
    }
    .into_any()
}
