//! The web app: Leptos components over the pure core. Nothing here computes
//! more than a line or two; it derives what it shows from the plan and the
//! view, and events change the view.

mod card;
mod chart;
mod chips;
mod department_page;
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
mod problems;
mod results;
mod root;
mod section_page;
mod source;
mod state;
mod title;
mod unknown;

use crate::browser::fetch::{self, FetchError};
use crate::browser::page;
use crate::i18n;
use crate::plan::{Loaded, Problem, Spot};
use std::sync::Arc;

/// Where the plan lies, beside the page.
const PLAN: &str = "plan.json";

/// Fetches the plan and shows it, or says why it cannot be shown.
pub fn start() {
    leptos::task::spawn_local(async {
        let Loaded { plan, problems } = match fetch::bytes(PLAN).await {
            Ok(bytes) => crate::plan::load(&bytes),
            Err(error) => Loaded {
                plan: None,
                problems: vec![unreachable_plan(&error)],
            },
        };
        let plan = plan.filter(|plan| !plan.sections.is_empty() || !problems.is_empty());
        page::remove("#loading");
        let Some(app) = page::element("#app") else {
            return;
        };
        match plan {
            Some(plan) => {
                let show = move || root::root(state::App::new(Arc::new(plan), problems));
                leptos::mount::mount_to(app, show).forget();
            }
            None => leptos::mount::mount_to(app, move || failure::failure(&problems)).forget(),
        }
    });
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
