//! The start in the browser: fetches the plan and shows it, or says why it
//! cannot be shown.

use super::dom::adopt;
use super::{PLAN, failure, measure_list, root, rx, state};
use crate::browser::fetch::{self, FetchError};
use crate::browser::{node, page};
use crate::i18n;
use crate::plan::{Loaded, Period, Plan, Problem, Spot, fingerprint, load};
use leptos::mount::UnmountHandle;
use leptos::prelude::Mountable;
use std::cell::Cell;
use std::rc::Rc;
use web_sys::HtmlElement;

/// The attribute with the fingerprint of the plan that the page was written
/// from at build.
const WRITTEN_FROM: &str = "data-plan";

/// Fetches the plan and shows it, or says why it cannot be shown.
pub fn start() {
    crate::plan::fold::use_normalizer(page::normalize);
    crate::plan::decimal::use_printer(page::decimal);
    // Leptos' own way to start a task works only once something is mounted.
    wasm_bindgen_futures::spawn_local(async {
        let (loaded, name) = match fetch::bytes(PLAN).await {
            Ok(bytes) => (load(&bytes), fingerprint(&bytes)),
            Err(error) => {
                let problems = vec![unreachable_plan(&error)];
                let plan = None;
                (Loaded { plan, problems }, String::new())
            }
        };
        // Plan and problems stay for as long as the page does.
        let plan: Option<&'static Plan> = loaded.plan.map(|plan| &*Box::leak(Box::new(plan)));
        let plan = plan.filter(|plan| !plan.sections.is_empty());
        let problems: &'static [Problem] = loaded.problems.leak();
        // A task of its own: reading and showing in one would keep the page from answering longer.
        rx::later(move || show(plan, problems, &name));
    });
}

/// Puts the plan on the page: over what was written of it at build, or in its
/// place.
fn show(plan: Option<&'static Plan>, problems: &'static [Problem], name: &str) {
    let Some(place) = page::element("#app") else {
        return;
    };
    page::remove("#loading");
    let Some(plan) = plan else {
        node::clear(&place);
        if let Some(shown) = failure::failure(problems).into_dom() {
            node::append(&place, &shown);
        }
        return;
    };
    let (year, month, day) = page::today();
    let today = Period::Day(year, month, day);
    // What was typed before anybody listened.
    let typed = page::value("#search").unwrap_or_default();
    let written = place.get_attribute(WRITTEN_FROM).as_deref() == Some(name);
    if written && problems.is_empty() && measure_list::built_whole(plan) {
        adopt::begin(&place);
        let whole = Rc::new(Cell::new(false));
        let (ended, words) = (whole.clone(), typed.clone());
        let taken_over = move || {
            let app = state::App::new(plan, problems, today, true);
            root::root(app);
            ended.set(adopt::end());
            // Otherwise another app is made, and this one must not listen.
            if ended.get() {
                app.follow(words);
            }
        };
        let handle = mount(&place, Box::new(taken_over));
        if whole.get() {
            handle.forget();
            return;
        }
    }
    node::clear(&place);
    let inside = place.clone();
    let made = move || {
        let app = state::App::new(plan, problems, today, false);
        if let Some(shown) = root::root(app).into_dom() {
            node::append(&inside, &shown);
        }
        app.follow(typed);
    };
    // Mounted for as long as the page lives: the owner of all that follows.
    mount(&place, Box::new(made)).forget();
}

#[inline(never)]
fn mount(place: &HtmlElement, run: Box<dyn FnOnce()>) -> UnmountHandle<impl Mountable> {
    leptos::mount::mount_to(place.clone(), run)
}

fn unreachable_plan(error: &FetchError) -> Problem {
    match error {
        FetchError::NoAnswer => {
            Problem::error(Spot::File, i18n::PLAN_NO_ANSWER, i18n::PLAN_NO_ANSWER_TODO)
        }
        FetchError::Status(status) => Problem::error(
            Spot::File,
            i18n::plan_status(*status),
            i18n::PLAN_STATUS_TODO,
        ),
    }
}
