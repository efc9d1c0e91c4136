//! A partly broken plan: what could not be read, listed above what could.

use super::dom::{Node, classed, el};
use super::state::App;
use crate::i18n;

/// How many are listed; the count says how many there are.
const LISTED: usize = 200;

pub fn problems(app: App) -> Option<Node> {
    let problems = app.problems;
    if problems.is_empty() {
        return None;
    }
    let items = problems.iter().take(LISTED).map(|problem| {
        el("li")
            .kid(el("code").text(&problem.spot.to_string()).view())
            .kid(el("br").view())
            .text(&problem.what)
            .text(&problem.todo)
            .view()
    });
    let list = classed("details", "problems")
        .kid(
            el("summary")
                .text(&i18n::some_not_read(problems.len()))
                .view(),
        )
        .kid(el("ul").kids(items.collect()).view());
    Some(list.view())
}
