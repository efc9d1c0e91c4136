//! A chart of any kind with its sentence and its table, all from the same data.

use super::chart::{Layout, interactive};
use super::dom::{El, Node, cell_text, classed, el, live, many, nothing};
use super::matrix::scrolling;
use super::rx::State;
use super::state::App;
use super::status;
use crate::chart::Grid;
use crate::export::Origin;
use crate::i18n;
use crate::kpi;
use crate::plan::{EraStyle, Kpi};
use crate::query::Page;
use leptos::prelude::untrack;
use std::rc::Rc;

/// Up to so many rows a table is made before anybody asks for it.
const MADE_UP_TO: usize = 200;

/// A table in either way of writing years.
type Table = Box<dyn Fn(EraStyle) -> Grid>;

/// A chart of any kind. All of it follows the signals that are read.
pub struct Kind {
    /// What it shows: for who does not see it, above its picture, in the names
    /// of files.
    pub title: String,
    pub layout: Layout,
    pub summary: Box<dyn Fn(EraStyle) -> String>,
    pub data: Data,
    /// Where the rows of the table lead, if anywhere.
    pub pages: Vec<Page>,
    pub origin: Origin<'static>,
    /// What has to be said where its numbers are not the plan's but tried.
    pub trial: Box<dyn Fn() -> Option<String>>,
}

/// A chart's data.
pub enum Data {
    /// The observations of a KPI, which stands in this section.
    Kpi(&'static Kpi, usize),
    Table(Table),
    /// The same where a table stands beside the chart already.
    Beside(Table),
}

impl Kind {
    /// A chart without a source, whose numbers cannot be tried.
    pub fn new(
        title: String,
        layout: Layout,
        summary: Box<dyn Fn(EraStyle) -> String>,
        data: Data,
    ) -> Self {
        Self {
            title,
            layout,
            summary,
            data,
            pages: Vec::new(),
            origin: Origin::default(),
            trial: Box::new(|| None),
        }
    }
}

/// The sentence, the chart, the table.
#[inline(never)]
pub fn chart_view(app: App, kind: &Rc<Kind>) -> Node {
    let shown = kind.clone();
    let told = classed("p", "told").sentence_live(move || {
        let mut told = (shown.summary)(app.era());
        if (shown.trial)().is_some() {
            told.insert_str(0, i18n::say(i18n::TRIAL_SHOWN));
        }
        told
    });
    let chart = interactive(app, &kind.title, kind.layout.clone(), None);
    let mut views = vec![told.view(), chart];
    if let Data::Table(table) = &kind.data {
        // The page around is not to be made anew by what the table reads.
        let count = untrack(|| table(EraStyle::default()).rows.len());
        let listed = kind.clone();
        let made = move || match &listed.data {
            Data::Table(table) => grid(app, &listed.title, &table(app.era()), &listed.pages),
            _ => nothing(),
        };
        views.push(as_table("grid", count, false, Box::new(made)));
    }
    many(views)
}

/// A table behind "表で見る". A long one is made when it is opened first: it
/// costs many times what its chart does.
#[inline(never)]
pub fn as_table(class: &str, count: usize, open: bool, table: Box<dyn Fn() -> Node>) -> Node {
    let asked = State::new(count <= MADE_UP_TO);
    let mut details = classed("details", class);
    if open {
        details = details.attr("open", "");
    }
    details
        .on("toggle", move |_| {
            if asked.peek(|asked| !asked) {
                asked.set(true);
            }
        })
        .kid(el("summary").text(&i18n::as_table(count)).view())
        .kid(live(move || if asked.get() { table() } else { nothing() }))
        .view()
}

fn grid(app: App, title: &str, grid: &Grid, pages: &[Page]) -> Node {
    let head = grid
        .head
        .iter()
        .map(|name| el("th").attr("scope", "col").text(name).view());
    let rows = grid
        .rows
        .iter()
        .enumerate()
        .map(|(number, row)| line(app, row, pages.get(number)));
    let table = el("table")
        .kid(classed("caption", "hidden").text(title).view())
        .kid(el("thead").kid(el("tr").kids(head.collect()).view()).view())
        .kid(el("tbody").kids(rows.collect()).view());
    scrolling(title).kid(table.view()).view()
}

fn line(app: App, row: &[String], page: Option<&Page>) -> Node {
    let mut cells = row.iter();
    let name = cells.next().map_or("", String::as_str);
    let head = el("th").attr("scope", "row");
    let head = match page {
        Some(page) => head.kid(el("a").to(&app.link(page.clone())).text(name).view()),
        None => filled(head, name),
    };
    let cells = cells.map(|cell| filled(el("td"), cell).view());
    el("tr").kid(head.view()).kids(cells.collect()).view()
}

/// A cell with its text; a state has its shape and colour, as everywhere, also
/// behind the city's own grade.
fn filled(cell: El, text: &str) -> El {
    let states = || kpi::State::ALL.into_iter();
    let label = |state: kpi::State| i18n::say(state.label());
    if let Some(state) = states().find(|state| label(*state) == text) {
        return cell.kid(status::word(state));
    }
    // Most texts are numbers.
    if !text.contains(i18n::say(i18n::COMPUTED_SHORT)) {
        return cell.kid(cell_text(text));
    }
    let graded = |state: kpi::State| {
        let ours = i18n::beside(label(state), i18n::say(i18n::COMPUTED_SHORT));
        let grade = text.strip_suffix(&i18n::titled("", &ours))?;
        Some(status::graded(grade, state))
    };
    match states().find_map(graded) {
        Some(shown) => cell.kid(shown),
        None => cell.text(text),
    }
}
