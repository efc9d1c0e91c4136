//! What stands on the page when no plan could be read at all.

use super::dom::{Node, classed, el};
use crate::i18n;
use crate::plan::{Problem, Spot};

pub fn failure(problems: &[Problem]) -> Node {
    let items = problems.iter().map(|problem| {
        let spot = (problem.spot != Spot::File).then(|| format!("（{}）", problem.spot));
        el("li")
            .kid(el("strong").text(&problem.what).view())
            .text(&spot.unwrap_or_default())
            .kid(el("br").view())
            .text(&problem.todo)
            .view()
    });
    let list = if problems.is_empty() {
        el("p").text(i18n::PLAN_EMPTY).view()
    } else {
        el("ul").kids(items.collect()).view()
    };
    let again = classed("a", "tool").attr("href", "").text(i18n::TRY_AGAIN);
    classed("main", "wrap failure")
        .attr("id", "main")
        .kid(el("h1").text(i18n::PLAN_NOT_SHOWN).view())
        .kid(el("div").attr("role", "alert").kid(list).view())
        .kid(el("p").kid(again.view()).view())
        .view()
}
