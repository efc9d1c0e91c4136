//! The criteria as a table; on a narrow screen its cells stand one below the other, each
//! under the name of its column.

use super::super::dom::{El, Node, classed, el, unparted, verbatim};
use super::criteria::{Criterion, Result};
use super::plain;

const COLUMNS: [&str; 6] = ["達成基準", "等級", "適用", "結果", "試験方法", "注記"];

/// A table under its heading.
pub fn section(id: &'static str, heading: &str, caption: &str, groups: &[&[Criterion]]) -> Node {
    let column = |name: &&str| {
        part("th", "columnheader")
            .attr("scope", "col")
            .kid(verbatim(name))
            .view()
    };
    let head = part("tr", "row").kids(COLUMNS.iter().map(column).collect());
    let rows = groups.iter().flat_map(|group| group.iter()).map(row);
    let caption = el("caption").attr("id", id).kid(verbatim(caption)).view();
    // The roles are said, for the style takes the cells out of their places.
    let table = part("table", "table")
        .attr("aria-labelledby", id)
        .kid(caption)
        .kid(part("thead", "rowgroup").kid(head.view()).view())
        .kid(part("tbody", "rowgroup").kids(rows.collect()).view());
    classed("section", "tested")
        .attr("lang", "ja")
        .kid(plain("h2", heading))
        .kid(classed("div", "measure").kid(table.view()).view())
        .view()
}

fn part(tag: &'static str, role: &str) -> El {
    el(tag).attr("role", role)
}

fn row(criterion: &Criterion) -> Node {
    let name = [criterion.id, " ", criterion.title].concat();
    let name = part("th", "rowheader")
        .attr("scope", "row")
        .kid(verbatim(&name));
    let [applies, result] = criterion.result.words();
    let result = match criterion.result {
        Result::Fails => plain("b", result),
        _ => verbatim(result),
    };
    let [_, level, applied, became, how, note] = COLUMNS;
    part("tr", "row")
        .kid(name.view())
        .kid(cell(level, verbatim(criterion.level)))
        .kid(cell(applied, verbatim(applies)))
        .kid(cell(became, result))
        .kid(cell(how, tested(criterion)))
        .kid(if criterion.note.is_empty() {
            part("td", "cell").attr("class", "none").view()
        } else {
            cell(note, unparted(criterion.note, verbatim))
        })
        .view()
}

fn cell(label: &str, inside: Node) -> Node {
    part("td", "cell")
        .attr("data-label", label)
        .kid(inside)
        .view()
}

/// The automatic tests by their names, and what was done by hand.
fn tested(criterion: &Criterion) -> Node {
    let tests = criterion.tests.iter().map(|test| {
        el("li")
            .kid(verbatim("自動："))
            .kid(plain("code", test))
            .view()
    });
    let mut ways: Vec<Node> = tests.collect();
    if !criterion.by_hand.is_empty() {
        ways.push(plain("li", &["人手：", criterion.by_hand].concat()));
    }
    el("ul").kids(ways).view()
}
