//! The choices of a facet, with how many directions, or KPIs, each would show.

use super::dom::{El, Node, classed, el};
use super::measure_list::Outcomes;
use super::rx::State;
use super::state::App;
use super::status::shape;
use crate::i18n;
use crate::kpi::State as Standing;
use std::sync::Arc;

/// How many choices are shown before the rest is asked for.
const FIRST: usize = 8;

/// One choice.
struct Choice {
    id: String,
    label: String,
    chosen: Arc<dyn Fn() -> bool + Send + Sync>,
    count: Arc<dyn Fn() -> usize + Send + Sync>,
    toggle: Box<dyn Fn()>,
}

/// The choices "department", the one with most directions first.
pub fn departments(app: App, outcome: Outcomes) -> Node {
    let index = app.index();
    let numbers = crate::query::matrix(index).departments.into_iter();
    let choices = numbers.filter_map(|number| {
        let department = index.department(number).filter(|d| !d.whole_city)?;
        let (id, toggled) = (department.id.clone(), department.id.clone());
        Some(Choice {
            id: id.as_str().to_owned(),
            label: department.name.clone(),
            chosen: Arc::new(move || app.filter().with(|f| f.departments.contains(&id))),
            count: Arc::new(move || {
                outcome.with(|o| o.per_department.get(number).copied().unwrap_or(0))
            }),
            toggle: Box::new(move || app.change(|v| v.filter.toggle_department(&toggled))),
        })
    });
    chips(
        i18n::DEPARTMENTS,
        "department",
        choices.collect(),
        i18n::more_departments,
    )
}

/// The choices "theme".
pub fn themes(app: App, outcome: Outcomes) -> Node {
    let index = app.index();
    let choices = index
        .themes
        .iter()
        .enumerate()
        .filter_map(|(place, number)| {
            let section = index.section(*number)?;
            let (id, toggled) = (section.id.clone(), section.id.clone());
            Some(Choice {
                id: id.as_str().to_owned(),
                label: section.numbered_title(),
                chosen: Arc::new(move || app.filter().with(|f| f.themes.contains(&id))),
                count: Arc::new(move || {
                    outcome.with(|o| o.per_theme.get(place).copied().unwrap_or(0))
                }),
                toggle: Box::new(move || app.change(|v| v.filter.toggle_theme(&toggled))),
            })
        });
    chips(i18n::THEMES, "theme", choices.collect(), i18n::more_themes)
}

/// The choices "state": those that the plan's KPIs have, and whatever a link
/// chose, each with its shape. All are there, so that the one that has the focus
/// stays.
pub fn states(app: App, outcome: Outcomes) -> Node {
    let chips = Standing::ALL.into_iter().map(|state| {
        let count = move || outcome.with(|o| o.count_of(state));
        let choice = Choice {
            id: state.id().to_owned(),
            label: state.label().to_owned(),
            chosen: Arc::new(move || app.filter().with(|f| f.states.contains(&state))),
            count: Arc::new(move || count().unwrap_or(0)),
            toggle: Box::new(move || app.change(|v| v.filter.toggle_state(state))),
        };
        let chip = chip("state", Some(shape(state)), choice);
        chip.hidden(move || count().is_none()).view()
    });
    classed("fieldset", "chips")
        .kid(el("legend").text(i18n::STANDINGS).view())
        .kids(chips.collect())
        .view()
}

/// The choices of one facet. `more` words the button for the rest.
fn chips(
    legend: &str,
    facet: &'static str,
    choices: Vec<Choice>,
    more: fn(usize) -> String,
) -> Node {
    let rest = choices.len().saturating_sub(FIRST + 1);
    let open = State::new(rest == 0);
    let chips = choices.into_iter().enumerate().map(|(n, choice)| {
        let chosen = choice.chosen.clone();
        chip(facet, None, choice)
            .hidden(move || n >= FIRST && !open.get() && !chosen())
            .view()
    });
    classed("fieldset", "chips")
        .kid(el("legend").text(legend).view())
        .kids(chips.collect())
        .maybe((rest > 0).then(|| more_button(open, more(rest + 1))))
        .view()
}

/// A button that opens the rest of a list, and closes it again.
pub fn more_button(open: State<bool>, more: String) -> Node {
    classed("button", "chip more")
        .truth_live("aria-expanded", move || open.get())
        .on("click", move |_| open.update(|o| *o = !*o))
        .text_live(move || {
            if open.get() {
                i18n::FEWER.to_owned()
            } else {
                more.clone()
            }
        })
        .view()
}

/// The choice as a button, to be hidden while nobody asks for it.
fn chip(facet: &'static str, shape: Option<Node>, choice: Choice) -> El {
    let Choice {
        id,
        label,
        chosen,
        count,
        toggle,
    } = choice;
    let counted = count.clone();
    classed("button", "chip")
        .attr("data-facet", facet)
        .attr("data-id", &id)
        .flag_live("data-zero", move || count() == 0)
        .truth_live("aria-pressed", move || chosen())
        .on("click", move |_| toggle())
        .maybe(shape)
        .text(&label)
        .text(" ")
        .kid(el("i").text_live(move || counted().to_string()).view())
}
