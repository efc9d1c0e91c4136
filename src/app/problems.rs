//! A partly broken plan: what could not be read, listed above what could.

use super::state::App;
use crate::i18n;
use leptos::prelude::*;

/// How many are listed; the count says how many there are.
const LISTED: usize = 200;

pub fn problems(app: App) -> Option<AnyView> {
    let problems = app.problems();
    if problems.is_empty() {
        return None;
    }
    let list: Vec<_> = problems
        .iter()
        .take(LISTED)
        .map(|p| {
            view! { <li><code>{p.spot.to_string()}</code><br/>{p.what.clone()}" "{p.todo.clone()}</li> }
        })
        .collect();
    let view = view! {
        <details class="problems">
            <summary>{i18n::some_not_read(problems.len())}</summary>
            <ul>{list}</ul>
        </details>
    };
    Some(view.into_any())
}
