//! アクセシビリティ: what is aimed at, where it stands, and the table of the test, one row
//! a criterion. In Japanese alone, whatever language the page speaks.

mod criteria;
mod later;
mod operable;
mod perceivable;
mod statement;
mod table;
#[cfg(test)]
mod tests;
mod understandable;

use super::dom::{Node, classed, el, live, many, verbatim};
use super::section_page::breadcrumbs_to;
use super::state::App;
use crate::i18n;
use criteria::{Criterion, Result};

/// The criteria of JIS X 8341-3:2016, levels A and AA, by principle.
const JIS: [&[Criterion]; 3] = [
    perceivable::CRITERIA,
    operable::CRITERIA,
    understandable::CRITERIA,
];

pub fn accessibility_page(app: App) -> Node {
    let here = move || breadcrumbs_to(app, i18n::ACCESSIBILITY);
    let mut lede = classed("section", "lede")
        .kid(live(here))
        .kid(
            el("h1")
                .attr("tabindex", "-1")
                .text(i18n::ACCESSIBILITY)
                .view(),
        )
        .kid(el("p").text(i18n::ACCESSIBILITY_ABOUT).view());
    if i18n::language() != i18n::Language::Japanese {
        lede = lede.kid(el("p").text(i18n::ACCESSIBILITY_JAPANESE).view());
    }
    let mut views = vec![lede.view()];
    views.extend(statement::statement());
    views.push(table::section(
        "jis",
        "試験結果（JIS X 8341-3:2016 レベルA・AA）",
        "38の達成基準の試験結果",
        &JIS,
    ));
    views.push(table::section(
        "later",
        "WCAG 2.1と2.2で加わった達成基準（レベルA・AA）",
        "WCAG 2.1と2.2で加わった18の達成基準の試験結果",
        &[later::CRITERIA],
    ));
    many(views)
}

/// The criteria that are not met.
fn failing() -> impl Iterator<Item = &'static Criterion> {
    let all = JIS.into_iter().chain([later::CRITERIA]).flatten();
    all.filter(|criterion| criterion.result == Result::Fails)
}

/// An element that holds a Japanese text as it is.
fn plain(tag: &'static str, text: &str) -> Node {
    el(tag).kid(verbatim(&i18n::joined(text))).view()
}
