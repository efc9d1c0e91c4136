//! What a person takes away: files, the clipboard, paper. All of it is made
//! here, on the device; nothing is asked of a server but the plan's own file.
//!
//! Here are the menus. What they offer is a [`Wanted`], and [`perform`] alone
//! makes it, in a part of the program of its own, which is fetched when a menu
//! opens: some browsers copy only at once after a click.

mod menu;
mod perform;
mod sheet;

use super::chart_view::{Data, Kind};
use super::dom::{Node, classed, el, nothing};
use super::measure_list::Outcomes;
use super::parts::{self, Part};
use super::rx::next_frame;
use super::state::App;
use super::{kinds, more};
use crate::browser::{disclosure, page, print};
use crate::export;
use crate::i18n;
use crate::plan::SectionId;
use crate::query::Filter;
use menu::{group, item, menu, panel};
use std::rc::Rc;

pub use menu::{Said, button};
pub use perform::perform;

/// What somebody asks for.
pub enum Wanted {
    Chart(Rc<Kind>, Form),
    /// All KPIs as CSV.
    Kpis,
    /// The directions that a filter shows as CSV, under this name.
    Directions(Filter, &'static str),
    /// The plan's file.
    Json,
    /// The plan as CSV.
    Plan,
}

/// What can be had of a chart.
#[derive(Clone, Copy)]
pub enum Form {
    Csv,
    Svg,
    Png,
    CopyImage,
    CopyText,
}

/// A heading, or what else is above a chart, and beside it the menu of what can
/// be had of the chart.
#[inline(never)]
pub fn beside(what: Node, app: App, kind: &Rc<Kind>) -> Node {
    let said = Said::new();
    let mut items = forms(app, kind, said);
    // The page of a KPI has no other place for it.
    if let Data::Kpi(..) = kind.data {
        items.push(item(i18n::PRINT, print::print));
    }
    classed("div", "status-line")
        .kid(what)
        .kid(menu(app, &kind.title, items, said))
        .view()
}

/// Has it made, at once where that part of the program is here.
fn ask(app: App, wanted: Wanted, said: Said) {
    parts::with(app, Part::More, move || more::perform(app, wanted, said));
}

fn forms(app: App, kind: &Rc<Kind>, said: Said) -> Vec<Node> {
    let csv = match kind.data {
        Data::Kpi(..) => i18n::CSV_KPI,
        Data::Table(_) | Data::Beside(_) => i18n::CSV_TABLE,
    };
    let forms = [
        (csv, Form::Csv),
        (i18n::SVG, Form::Svg),
        (i18n::PNG, Form::Png),
        (i18n::COPY_IMAGE, Form::CopyImage),
        (i18n::COPY_TEXT, Form::CopyText),
    ];
    let made = |(label, form)| {
        let kind = kind.clone();
        let wanted = move || Wanted::Chart(kind.clone(), form);
        item(label, move || ask(app, wanted(), said))
    };
    forms.into_iter().map(made).collect()
}

/// What the menu of the first page holds: what is shown, the whole, and the
/// charts that say of all KPIs and departments what this page says. The menu
/// itself stands there before this part of the program.
pub fn overview_panel(app: App, outcome: Outcomes) -> Node {
    next_frame(|| {
        if let Some(menu) = page::element(".result > .take") {
            disclosure::lies_over(&menu);
        }
    });
    let said = Said::new();
    let filtered = move || {
        let filter = app.filter().peek(Filter::clone);
        let wanted = Wanted::Directions(filter, i18n::TAKE_NAME_FILTERED);
        ask(app, wanted, said);
    };
    let shown = button("")
        .on("click", move |_| filtered())
        .text_live(move || i18n::csv_filtered(outcome.with(|o| o.totals.directions)));
    let mut items = vec![
        el("li").kid(shown.view()).view(),
        item(i18n::CSV_KPIS, move || ask(app, Wanted::Kpis, said)),
        item(i18n::CSV_PLAN, move || ask(app, Wanted::Plan, said)),
        item(i18n::JSON_PLAN, move || ask(app, Wanted::Json, said)),
    ];
    let multiples = kinds::multiples(app);
    let states = (!multiples.is_empty()).then(|| kinds::states(app));
    let charts = states.into_iter().chain(multiples);
    for kind in charts.chain(kinds::heat_map(app)) {
        let label = i18n::picture_of(&kind.title);
        items.push(group(&label, forms(app, &kind, said)));
    }
    items.push(item(i18n::PRINT, print::print));
    panel(items, said)
}

/// The same in short for any other page: its directions, where a filter gives
/// them, and paper.
pub fn page_tools(app: App, name: &'static str, filter: Option<Filter>) -> Node {
    let said = Said::new();
    let csv = filter.map(|filter| {
        let wanted = move || Wanted::Directions(filter.clone(), name);
        item(i18n::CSV_SHOWN, move || ask(app, wanted(), said))
    });
    let tools = el("ul")
        .attr("aria-label", i18n::TAKE_THIS)
        .maybe(csv)
        .kid(item(i18n::PRINT, print::print));
    classed("div", "take-here")
        .kid(tools.view())
        .kid(said.view())
        .view()
}

/// The same for a section: a filter gives those of a theme alone.
pub fn section_tools(app: App, number: usize) -> Node {
    let index = app.index();
    let Some(section) = index.section(number) else {
        return nothing();
    };
    let theme = |id: &SectionId| Filter {
        themes: vec![id.clone()],
        ..Filter::default()
    };
    let filter = index.themes.contains(&number).then(|| theme(&section.id));
    page_tools(app, &section.title.text, filter)
}

/// 上尾市_実質公債費比率_2026-11-23.csv: the day is that of the data.
fn file_name(app: App, name: &str, extension: &str) -> String {
    named(app, &[name], extension)
}

fn named(app: App, names: &[&str], extension: &str) -> String {
    let plan = app.data().plan;
    let day = plan.updated.unwrap_or(app.today).to_string();
    let parts = [&[plan.city.name.as_str()], names, &[day.as_str()]].concat();
    export::file_name(&parts, extension)
}
