//! What stands on the page when no plan could be read at all.

use crate::i18n;
use crate::plan::Problem;
use leptos::prelude::*;

pub fn failure(problems: &[Problem]) -> impl IntoView + use<> {
    let list: Vec<_> = problems
        .iter()
        .map(|p| {
            let spot = (p.spot != crate::plan::Spot::File).then(|| format!("（{}）", p.spot));
            view! { <li><strong>{p.what.clone()}</strong>{spot}<br/>{p.todo.clone()}</li> }
        })
        .collect();
    let list = if list.is_empty() {
        view! { <p>{i18n::PLAN_EMPTY}</p> }.into_any()
    } else {
        view! { <ul>{list}</ul> }.into_any()
    };
    view! {
        <main class="wrap failure" id="main">
            <h1>{i18n::PLAN_NOT_SHOWN}</h1>
            <div role="alert">{list}</div>
            <p><a class="tool" href="">{i18n::TRY_AGAIN}</a></p>
        </main>
    }
}
