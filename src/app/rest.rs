//! The ways into the rest, the part that follows the program proper. What can be reached from here
//! alone is not in the module that the first page waits for (`xtask/src/split.rs`):
//! nothing here may be called before `parts` says that the rest has arrived.

use super::dom::{Element, Node, many, nothing};
#[cfg(target_arch = "wasm32")]
use super::furigana;
#[cfg(target_arch = "wasm32")]
use super::further;
#[cfg(target_arch = "wasm32")]
use super::mark::Marks;
use super::mark::{self, Words};
#[cfg(target_arch = "wasm32")]
use super::measure::Level;
#[cfg(target_arch = "wasm32")]
use super::measure_list::{self, Outcomes};
#[cfg(target_arch = "wasm32")]
use super::parts::Part;
use super::rx::State;
use super::source::{self, Shown};
use super::state::App;
use super::{
    card_chart, department_page, glossary, kpi_page, print, results, section_page, unknown,
};
#[cfg(target_arch = "wasm32")]
use crate::i18n::Texts;
use crate::plan::Kpi;
use crate::query::Page;

/// Any page of this part.
#[inline(never)]
pub fn page(app: App, page: &Page) -> Node {
    match page {
        Page::Section(id) => section_page::section_page(app, id),
        Page::Kpi(id) => kpi_page::kpi_page(app, id),
        Page::Overview | Page::Compare | Page::Accessibility => nothing(),
        Page::Department(id) => department_page::department_page(app, id),
        Page::Unknown(path) => unknown::unknown(app, path),
    }
}

/// Fetches what this part or the next says in the language that is spoken, and then does this.
#[cfg(target_arch = "wasm32")]
#[inline(never)]
pub fn texts(part: Part, done: Box<dyn FnOnce()>) {
    let texts: &[Texts] = match part {
        Part::More => &[Texts::Rest, Texts::PlanRest, Texts::More],
        _ => &[Texts::Rest, Texts::PlanRest],
    };
    further::fetch(texts, done);
}

/// Does this once all texts are here that any page needs.
#[cfg(target_arch = "wasm32")]
#[inline(never)]
pub fn all_texts(done: Box<dyn FnOnce()>) {
    further::all(done);
}

/// Fetches how Japanese is read, for the search.
#[cfg(target_arch = "wasm32")]
#[inline(never)]
pub fn readings(app: App) {
    crate::browser::fetch::run(async move {
        if furigana::fetch_readings().await {
            app.readings_came();
        }
    });
}

/// The dialogs, closed; and the page ready for paper from now on.
#[inline(never)]
pub fn dialogs(app: App, place: State<Shown>, term: State<Option<usize>>) -> Node {
    // Natively, at build, there is nothing to print.
    if cfg!(target_arch = "wasm32") {
        print::keep_ready();
    }
    many(vec![source::dialog(place), glossary::dialog(app, term)])
}

/// Shows a place in its source in the dialog.
#[inline(never)]
pub fn source(app: App, shown: State<Shown>, place: &str) {
    source::show(app, shown, place);
}

/// Explains a term in its dialog.
#[inline(never)]
pub fn term(shown: State<Option<usize>>, number: &str) {
    glossary::show(shown, number);
}

/// What a search finds outside the measures' tables.
#[inline(never)]
pub fn elsewhere(app: App, words: Words) -> Node {
    results::elsewhere(app, words)
}

/// A text with the words that are looked for.
#[inline(never)]
pub fn highlighted(plain: &str, words: Words) -> Node {
    mark::highlighted(plain, words)
}

/// A list of measures of which only those near the window are made.
#[cfg(target_arch = "wasm32")]
#[inline(never)]
pub fn long_list(
    app: App,
    measures: Vec<usize>,
    outcome: Outcomes,
    marks: Marks,
    level: Level,
) -> Node {
    measure_list::long_list(app, measures, outcome, marks, level)
}

/// Draws the chart of a card.
#[inline(never)]
pub fn card_chart(app: App, kpi: &'static Kpi, frame: Element) {
    card_chart::draw(app, kpi, frame);
}
