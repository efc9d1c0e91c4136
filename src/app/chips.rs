//! The choices of a facet, with how many directions each would show.

use super::state::App;
use crate::i18n;
use leptos::prelude::*;
use std::sync::Arc;

/// How many choices are shown before the rest is asked for.
const FIRST: usize = 8;

/// One choice.
pub struct Choice {
    pub label: String,
    pub chosen: Signal<bool>,
    pub count: Signal<usize>,
    pub toggle: Arc<dyn Fn() + Send + Sync>,
}

/// The choices of one facet. `more` words the button for the rest.
pub fn chips(
    legend: &'static str,
    facet: &'static str,
    choices: Vec<Choice>,
    more: fn(usize) -> String,
) -> AnyView {
    let rest = choices.len().saturating_sub(FIRST + 1);
    let open = RwSignal::new(rest == 0);
    let chips: Vec<_> = choices
        .into_iter()
        .enumerate()
        .map(|(n, choice)| chip(n, choice, facet, open))
        .collect();
    let button = (rest > 0).then(|| {
        let label = move || {
            if open.get() {
                i18n::FEWER.to_owned()
            } else {
                more(rest + 1)
            }
        };
        view! {
            <button class="chip more" aria-expanded=move || open.get().to_string()
                on:click=move |_| open.update(|o| *o = !*o)>{label}</button>
        }
    });
    view! {
        <fieldset class="chips"><legend>{legend}</legend>{chips}{button}</fieldset>
    }
    .into_any()
}

fn chip(number: usize, choice: Choice, facet: &'static str, open: RwSignal<bool>) -> AnyView {
    let Choice {
        label,
        chosen,
        count,
        toggle,
    } = choice;
    let hidden = move || number >= FIRST && !open.get() && !chosen.get();
    view! {
        <button class="chip" data-facet=facet
            hidden=hidden
            class:zero=move || count.get() == 0
            aria-pressed=move || chosen.get().to_string()
            on:click=move |_| toggle()>
            {label}" "<i>{count}</i>
        </button>
    }
    .into_any()
}

/// The choices "department", the one with most directions first.
pub fn departments(app: App, outcome: super::measure_list::Outcomes) -> AnyView {
    let index = app.index();
    let filter = app.filter();
    let choices = crate::query::matrix(&index)
        .departments
        .into_iter()
        .filter_map(|number| {
            Some((
                number,
                index.department(number).filter(|d| !d.whole_city)?.clone(),
            ))
        })
        .map(|(number, department)| {
            let id = department.id.clone();
            Choice {
                label: department.name,
                chosen: Signal::derive(move || filter.with(|f| f.departments.contains(&id))),
                count: Signal::derive(move || {
                    outcome.with(|o| o.per_department.get(number).copied().unwrap_or(0))
                }),
                toggle: Arc::new(move || {
                    app.change(|v| v.filter.toggle_department(&department.id))
                }),
            }
        });
    chips(
        i18n::DEPARTMENTS,
        "department",
        choices.collect(),
        i18n::more_departments,
    )
}

/// The choices "theme".
pub fn themes(app: App, outcome: super::measure_list::Outcomes) -> AnyView {
    let index = app.index();
    let filter = app.filter();
    let choices = index
        .themes
        .iter()
        .enumerate()
        .filter_map(|(place, number)| {
            let section = index.section(*number)?;
            let (id, toggled) = (section.id.clone(), section.id.clone());
            let mut label = section.number.clone().unwrap_or_default();
            label.push(' ');
            label.push_str(&section.title.text);
            Some(Choice {
                label,
                chosen: Signal::derive(move || filter.with(|f| f.themes.contains(&id))),
                count: Signal::derive(move || {
                    outcome.with(|o| o.per_theme.get(place).copied().unwrap_or(0))
                }),
                toggle: Arc::new(move || app.change(|v| v.filter.toggle_theme(&toggled))),
            })
        });
    chips(i18n::THEMES, "theme", choices.collect(), i18n::more_themes)
}
