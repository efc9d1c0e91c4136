//! What a person takes away: files, the clipboard, paper. All of it is made
//! here, on the device; nothing is asked of a server but the plan's own file.

mod menu;
mod sheet;

use super::dom::{Node, classed, el, nothing};
use super::measure_list::Outcomes;
use super::rx::{State, next_frame};
use super::state::App;
use crate::browser::{clipboard, disclosure, download, location, page, print};
use crate::export;
use crate::i18n;
use crate::plan::{Kpi, SectionId};
use crate::query::Filter;
use menu::{Said, button, item, menu, panel};
use std::sync::Arc;

const CSV: &str = "text/csv;charset=utf-8";
const SVG: &str = "image/svg+xml;charset=utf-8";

/// The status of a KPI, and beside it the menu with its data and its chart.
pub fn beside(status: Node, app: App, kpi: &'static Kpi, section: usize) -> Node {
    classed("div", "status-line")
        .kid(status)
        .kid(kpi_menu(app, kpi, section))
        .view()
}

fn kpi_menu(app: App, kpi: &'static Kpi, section: usize) -> Node {
    let said = Said::new();
    let name = move |extension: &str| file_name(app, &kpi.name.text, extension);
    let csv = move || {
        let only = std::slice::from_ref(&kpi.id);
        said.save_csv(&name("csv"), &export::kpis(app.index(), Some(only)));
    };
    let svg = move || match sheet::svg(app, kpi) {
        Some(svg) => said.save(&name("svg"), SVG, &svg),
        None => said.say(i18n::SAVE_FAILED),
    };
    let png = move || match sheet::png(app, kpi) {
        Some(png) => leptos::task::spawn_local(async move {
            let name = name("png");
            let saved = download::save_png(&name, png).await;
            said.tell(if saved {
                i18n::saved(&name)
            } else {
                i18n::IMAGE_NOT_MADE.to_owned()
            });
        }),
        None => said.say(i18n::IMAGE_NOT_MADE),
    };
    let copy_image = move || {
        let copying = sheet::png(app, kpi).map(|png| clipboard::copy_png(&png));
        leptos::task::spawn_local(async move {
            let copied = match copying {
                Some(copying) => copying.done().await,
                None => false,
            };
            said.say(if copied {
                i18n::COPIED_IMAGE
            } else {
                i18n::IMAGE_NOT_COPIED
            });
        });
    };
    let text = move || export::kpi_text(app.index(), kpi, section, app.era(), &location::address());
    let copy_text = move || {
        let text = text();
        let copying = clipboard::copy_text(&text);
        leptos::task::spawn_local(async move {
            if copying.done().await {
                said.say(i18n::COPIED_TEXT);
            } else {
                said.show_text(text);
            }
        });
    };
    let items = vec![
        item(i18n::CSV_KPI, csv),
        item(i18n::SVG, svg),
        item(i18n::PNG, png),
        item(i18n::COPY_IMAGE, copy_image),
        item(i18n::COPY_TEXT, copy_text),
        item(i18n::PRINT, print::print),
    ];
    menu(i18n::TAKE, items, said)
}

/// What the menu of the first page holds: what is shown, and the whole. The
/// menu itself stands there before this part of the program.
pub fn overview_panel(app: App, outcome: Outcomes) -> Node {
    next_frame(|| {
        if let Some(menu) = page::element(".result > .take") {
            disclosure::lies_over(&menu);
        }
    });
    let said = Said::new();
    let filtered = move || {
        let name = file_name(app, i18n::TAKE_NAME_FILTERED, "csv");
        let outcome = outcome.peek(Arc::clone);
        let csv = app
            .filter()
            .peek(|filter| export::filtered(app.index(), &outcome, filter));
        said.save_csv(&name, &csv);
    };
    let kpis = move || {
        let name = file_name(app, i18n::TAKE_NAME_KPIS, "csv");
        said.save_csv(&name, &export::kpis(app.index(), None));
    };
    let whole = move || {
        let name = file_name(app, i18n::TAKE_NAME_PLAN, "csv");
        said.save_csv(&name, &export::whole(app.index().plan));
    };
    let shown = button("")
        .on("click", move |_| filtered())
        .text_live(move || i18n::csv_filtered(outcome.with(|o| o.totals.directions)));
    let json = classed("a", "tool")
        .attr("href", &location::file(super::PLAN))
        .attr("download", &file_name(app, i18n::TAKE_NAME_PLAN, "json"))
        .text(i18n::JSON_PLAN);
    let items = vec![
        el("li").kid(shown.view()).view(),
        item(i18n::CSV_KPIS, kpis),
        item(i18n::CSV_PLAN, whole),
        el("li").kid(json.view()).view(),
        item(i18n::PRINT, print::print),
    ];
    panel(items, said)
}

/// The same in short for any other page: its directions, where a filter gives
/// them, and paper.
pub fn page_tools(app: App, name: &'static str, filter: Option<Filter>) -> Node {
    let said = Said::new();
    let csv = filter.map(|filter| {
        let csv = move || {
            let outcome = app.index().apply(&filter);
            let csv = export::filtered(app.index(), &outcome, &filter);
            said.save_csv(&file_name(app, name, "csv"), &csv);
        };
        item(i18n::CSV_SHOWN, csv)
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
    let plan = app.index().plan;
    let day = plan.updated.unwrap_or(app.today).to_string();
    export::file_name(&[&plan.city.name, name, &day], extension)
}
