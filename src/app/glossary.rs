//! 用語: what words of the plan mean. A term in a text opens its explanation in a dialog; the
//! list at the end of a section can be read without a program, too.

use super::dom::{Element, Node, classed, el, live, nothing};
use super::rx::{State, next_frame};
use super::state::App;
use crate::browser::{dialog, page, viewport};
use crate::i18n::{self, Language, language};
use crate::plan::{Section, Term, glossary};
use leptos::prelude::*;
use std::cell::Cell;

/// Explains the term of this number in the dialog.
pub fn show(shown: State<Option<usize>>, number: &str) {
    let number = number.parse().ok();
    with_meanings(Box::new(move || {
        shown.set(number);
        dialog::open("#term");
    }));
}

thread_local! {
    static HERE: Cell<bool> = const { Cell::new(false) };
}

/// Whether the meanings are here: in another language they come when somebody wants them.
fn here() -> bool {
    language() == Language::Japanese || HERE.get()
}

/// Fetches the meanings, unless they are here, and then does this.
fn with_meanings(then: Box<dyn FnOnce()>) {
    #[cfg(target_arch = "wasm32")]
    if !here() {
        super::further::fetch(
            &[i18n::Texts::Glossary],
            Box::new(move || {
                HERE.set(true);
                then();
            }),
        );
        return;
    }
    then();
}

/// The dialog, closed until a term is asked for.
pub fn dialog(app: App, shown: State<Option<usize>>) -> Node {
    let body = move || {
        let term = shown.get().and_then(|n| app.index().plan.glossary.get(n));
        let Some(term) = term else {
            return nothing();
        };
        el("div")
            .kid(
                el("h2")
                    .attr("id", "term-title")
                    .text(&term.term)
                    .maybe(reading(term))
                    .view(),
            )
            .kid(el("p").text(&term.text).view())
            .view()
    };
    let close = classed("button", "tool")
        .on("click", |_| dialog::close("#term"))
        .text(i18n::CLOSE);
    // Its heading is there once a term is.
    let heading = move || shown.get().map(|_| "term-title".to_owned());
    el("dialog")
        .attr("id", "term")
        .attr_live("aria-labelledby", heading)
        .kid(live(body))
        .kid(el("p").kid(close.view()).view())
        .view()
}

/// How it is read: for who reads Japanese.
fn reading(term: &Term) -> Option<Node> {
    let reading = term.reading.as_ref().filter(|_| language().is_japanese())?;
    let reading = classed("span", "note").text(&format!("（{reading}）"));
    Some(reading.view())
}

/// The terms that stand in a section, explained; at the plan's own top all of them.
pub fn list(app: App, section: &Section) -> Option<Node> {
    let terms = &app.index().plan.glossary;
    let mut used = Vec::new();
    each_text(section, &mut |text| {
        let _ = glossary::find(text, terms, &mut used);
    });
    let mut top = app.index().plan.sections.iter();
    let whole = top.any(|top| top.id == section.id);
    let terms = (terms.iter().enumerate()).filter(|(number, _)| whole || used.contains(number));
    let terms: Vec<&'static Term> = terms.map(|(_, term)| term).collect();
    if terms.is_empty() {
        return None;
    }
    let panel = classed("section", "panel glossary").kid(el("h2").text(i18n::GLOSSARY).view());
    if here() {
        return Some(panel.kid(explained(&terms)).view());
    }
    // It stands at the end: in another language the meanings come with whoever does.
    let came = State::new(false);
    let moves = StoredValue::new_local(None);
    on_cleanup(move || moves.set_value(None));
    let made = move |panel: Element| {
        let look = move || {
            let (above_css_px, height_css_px) = viewport::over(&panel);
            if -above_css_px < 1.5 * height_css_px && !page::is_embedded() {
                moves.set_value(None);
                with_meanings(Box::new(move || came.set(true)));
            }
        };
        next_frame(look.clone());
        moves.set_value(Some(viewport::on_move(look)));
    };
    let list = move || {
        if came.get() {
            explained(&terms)
        } else {
            nothing()
        }
    };
    Some(panel.made(made).kid(live(list)).view())
}

fn explained(terms: &[&Term]) -> Node {
    let items = terms.iter().flat_map(|term| {
        let name = el("dt").text(&term.term).maybe(reading(term)).view();
        [name, el("dd").text(&term.text).view()]
    });
    el("dl").kids(items.collect()).view()
}

/// Every text of a section and of those in it.
fn each_text(section: &Section, take: &mut dyn FnMut(&str)) {
    take(&section.title.text);
    let texts = section.desired_state.iter().chain(&section.context);
    texts.for_each(|text| take(i18n::say(&text.text)));
    for kpi in &section.kpis {
        take(&kpi.name.text);
        let texts = kpi.explanation.iter().chain(&kpi.rationale);
        texts.for_each(|text| take(i18n::say(&text.text)));
    }
    for row in &section.rows {
        let texts = (row.heading.iter().map(|text| &text.text))
            .chain(row.issues.iter().map(|issue| &issue.text))
            .chain(row.directions.iter().map(|one| &one.text))
            .chain(row.projects.iter().map(|one| &one.text));
        texts.for_each(|text| take(i18n::say(text)));
    }
    section
        .sections
        .iter()
        .for_each(|inside| each_text(inside, take));
}
