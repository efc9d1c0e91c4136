//! The first page as HTML, written at build by the components that make it in
//! the browser.

use super::{dom, root, state};
use crate::plan::{Period, Plan};
use leptos::prelude::Owner;

/// What stands in `#app` before the program is there. `today` is the day of
/// the build.
#[must_use]
pub fn prerender(plan: &'static Plan, today: Period) -> String {
    dom::begin();
    let owner = Owner::new();
    owner.with(|| root::root(state::App::new(plan, &[], today, true)).into_html())
}
