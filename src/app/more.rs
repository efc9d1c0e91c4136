//! The ways into what few ask for, the last part of the program, as `rest` has
//! those into the one before.

use super::dom::Node;
use super::measure_list::Outcomes;
use super::rx::State;
use super::state::App;
use super::take::{Said, Wanted};
use super::{accessibility, compare_page, offline, share, take};
use crate::query::Page;

/// Any page of this part.
#[inline(never)]
pub fn page(app: App, page: &Page) -> Node {
    match page {
        Page::Accessibility => accessibility::accessibility_page(app),
        _ => compare_page::compare_page(app),
    }
}

/// Says that there is a newer version than the one on the device.
#[inline(never)]
pub fn notice(app: App) -> Node {
    offline::notice(app)
}

/// Makes what a menu offers, and says there what became of it.
#[inline(never)]
pub fn perform(app: App, wanted: Wanted, said: Said) {
    take::perform(app, wanted, said);
}

/// What a person can take away of the first page.
#[inline(never)]
pub fn overview_panel(app: App, outcome: Outcomes) -> Node {
    take::overview_panel(app, outcome)
}

/// The dialog in which the view is shared, open for as long as `open` holds.
#[inline(never)]
pub fn share(app: App, open: State<bool>) -> Node {
    share::dialog(app, open)
}
