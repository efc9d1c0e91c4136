//! A link that leads nowhere: says so, and offers the nearest.

use super::state::App;
use crate::i18n;
use crate::query::{Page, nearest};
use leptos::prelude::*;

pub fn unknown(app: App, asked: &str) -> AnyView {
    let suggestions: Vec<_> = nearest(&app.index(), asked)
        .into_iter()
        .map(|s| view! { <li><a href=app.link(s.page)>{s.title}</a></li> })
        .collect();
    view! {
        <section class="lede">
            <h1 tabindex="-1">{i18n::UNKNOWN_TITLE}</h1>
            <p>{i18n::unknown_link(asked)}</p>
        </section>
        <h2>{i18n::UNKNOWN_NEAREST}</h2>
        <ul class="links">
            {suggestions}
            <li><a href=app.link(Page::Overview)>{i18n::TO_OVERVIEW}</a></li>
        </ul>
    }
    .into_any()
}
