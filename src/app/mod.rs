//! The web app: Leptos views over the pure core. Nothing here computes more
//! than a line or two; it derives what it shows from the plan and the view,
//! and events change the view.

mod card;
mod chart;
mod chips;
mod department_page;
mod dom;
mod failure;
mod figure;
mod header;
mod kpi_facts;
mod kpi_page;
mod mark;
mod matrix;
mod measure;
mod measure_list;
mod overview;
mod parts;
mod problems;
mod rest;
mod results;
mod root;
mod rx;
mod section_page;
mod source;
mod state;
mod title;
mod unknown;

use crate::browser::fetch::{self, FetchError};
use crate::browser::{node, page};
use crate::i18n;
use crate::plan::{Loaded, Plan, Problem, Spot, load};

/// Where the plan lies, beside the page.
const PLAN: &str = "plan.json";

/// Fetches the plan and shows it, or says why it cannot be shown.
pub fn start() {
    crate::plan::fold::use_normalizer(page::normalize);
    // Leptos' own way to start a task works only once something is mounted.
    wasm_bindgen_futures::spawn_local(async {
        let loaded = match fetch::bytes(PLAN).await {
            Ok(bytes) => load(&bytes),
            Err(error) => Loaded {
                plan: None,
                problems: vec![unreachable_plan(&error)],
            },
        };
        // Plan and problems stay for as long as the page does.
        let plan: Option<&'static Plan> = loaded.plan.map(|plan| &*Box::leak(Box::new(plan)));
        let plan = plan.filter(|plan| !plan.sections.is_empty());
        let problems: &'static [Problem] = loaded.problems.leak();
        // A task of its own: reading and showing in one would keep the page from answering longer.
        rx::later(move || show(plan, problems));
    });
}

/// Puts the plan on the page, in place of the notice that it is loading.
fn show(plan: Option<&'static Plan>, problems: &'static [Problem]) {
    page::remove("#loading");
    let Some(app) = page::element("#app") else {
        return;
    };
    // Mounted for as long as the page lives: the owner of all that follows.
    let inside = app.clone();
    let mounted = move || {
        let shown = match plan {
            Some(plan) => root::root(state::App::new(plan, problems)),
            None => failure::failure(problems),
        };
        node::append(&inside, &shown.into_dom());
    };
    leptos::mount::mount_to(app, mounted).forget();
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
