//! The header: what this is, search, how years are written.

use super::state::App;
use crate::i18n;
use crate::plan::period::EraStyle;
use crate::query::Page;
use leptos::prelude::*;

pub fn header(app: App) -> AnyView {
    let index = app.index();
    let title = index.plan.title.text.clone();
    let part = index
        .plan
        .sections
        .first()
        .filter(|_| index.plan.sections.len() == 1);
    let name = part.map_or(title.clone(), |part| part.title.text.clone());
    let above = part.map(|_| title);
    let filter = app.filter();
    let typed = move |event| app.type_words(event_target_value(&event));
    let western = move || app.era() == EraStyle::Western;
    let toggled = move |_| {
        app.change(|view| {
            view.era = if view.era == EraStyle::Western {
                EraStyle::Era
            } else {
                EraStyle::Western
            };
        });
    };
    view! {
        <header>
            <div class="wrap">
                <a class="brand" href=move || app.link(Page::Overview)>
                    {above.map(|above| view! { <span>{above}</span> })}
                    <b>{name}</b>
                </a>
                <search>
                    <input class="search" type="search" autocomplete="off" maxlength="100"
                        aria-label=i18n::SEARCH placeholder=i18n::SEARCH_EXAMPLE
                        prop:value=move || filter.with(|f| f.text.clone()) on:input=typed/>
                </search>
                <button class="tool" id="era" aria-pressed=move || western().to_string() on:click=toggled>
                    {i18n::WESTERN_YEARS}
                </button>
            </div>
        </header>
    }
    .into_any()
}
