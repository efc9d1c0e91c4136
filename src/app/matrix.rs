//! Departments × themes: who has how much to do where. A cell filters.

use super::state::App;
use crate::browser::page;
use crate::i18n;
use crate::query::{Page, matrix};
use leptos::prelude::*;

/// How many departments are shown before the rest is asked for.
const FIRST: usize = 8;

pub fn matrix_table(app: App) -> AnyView {
    let index = app.index();
    let matrix = matrix(&index);
    let head: Vec<_> = index
        .themes
        .iter()
        .filter_map(|t| index.section(*t))
        .map(|s| {
            let number = s.number.clone().unwrap_or_default();
            view! { <th scope="col">{number}" "{s.title.text.clone()}</th> }
        })
        .collect();
    let rest = matrix.departments.len().saturating_sub(FIRST + 1);
    let open = RwSignal::new(rest == 0);
    let lines: Vec<_> = (matrix.departments.iter().zip(&matrix.counts).enumerate())
        .map(|(n, (department, counts))| {
            let hidden = move || n >= FIRST && !open.get();
            view! { <tr hidden=hidden>{line(app, *department, counts, matrix.max)}</tr> }
        })
        .collect();
    let more = (rest > 0).then(|| {
        let label = move || {
            if open.get() {
                i18n::FEWER.to_owned()
            } else {
                i18n::more_departments(rest + 1)
            }
        };
        view! {
            <button class="chip more" aria-expanded=move || open.get().to_string()
                on:click=move |_| open.update(|o| *o = !*o)>{label}</button>
        }
    });
    view! {
        <div class="matrix" tabindex="0" role="region" aria-label=i18n::MATRIX>
            <table>
                <caption>{i18n::MATRIX_CAPTION}</caption>
                <thead><tr><th scope="col">{i18n::DEPARTMENTS}</th>{head}</tr></thead>
                <tbody>{lines}</tbody>
            </table>
        </div>
        {more}
    }
    .into_any()
}

fn line(app: App, department: usize, counts: &[usize], max: usize) -> AnyView {
    let index = app.index();
    let Some(department) = index.department(department) else {
        return ().into_any();
    };
    let cells: Vec<_> = (counts.iter().zip(&index.themes))
        .map(|(count, theme)| {
            let Some(section) = index.section(*theme).filter(|_| *count > 0) else {
                return view! { <td><span class="cell">"–"</span></td> }.into_any();
            };
            let (id, theme) = (department.id.clone(), section.id.clone());
            let label = i18n::matrix_cell(&department.name, &section.title.text, *count);
            let chosen = move |_| {
                app.change(|view| {
                    view.filter.departments = [id.clone()].into();
                    view.filter.themes = [theme.clone()].into();
                    view.filter.text.clear();
                });
                page::scroll_to("#directions");
            };
            view! {
                <td><button class=format!("cell c{}", shade(*count, max)) aria-label=label on:click=chosen>
                    {count.to_string()}
                </button></td>
            }
            .into_any()
        })
        .collect();
    let link = app.link(Page::Department(department.id.clone()));
    view! { <th scope="row"><a href=link>{department.name.clone()}</a></th>{cells} }.into_any()
}

/// One of five shades.
fn shade(count: usize, max: usize) -> usize {
    (count * 5).div_ceil(max.max(1)).clamp(1, 5)
}
