//! A KPI's own page: what it says, the chart, the table, why it was chosen.

use super::chart_view::as_table;
use super::dom::{Node, cell_text, classed, el, live, many, phrased};
use super::mark::{headed, source_button};
use super::section_page::{breadcrumbs, paragraphs};
use super::state::App;
use super::status::status;
use super::{chart, composition, figure, judgement, kinds, kpi_facts, pace, take, unknown};
use crate::chart::{TableRow, summary, table};
use crate::i18n;
use crate::plan::{EraStyle, Kpi, KpiId};

/// Up to so many rows the table is open from the start.
const OPEN_UP_TO: usize = 6;

pub fn kpi_page(app: App, id: &KpiId) -> Node {
    let index = app.index();
    let Some((kpi, section)) = index.kpi_by_id(id) else {
        return unknown::unknown(app, id.as_str());
    };
    let say = move || summary(kpi, app.era());
    let name = el("h1").attr("tabindex", "-1").kid(phrased(&kpi.name.text));
    let lede = classed("section", "lede")
        // Its links follow how years are written, and the chart stays where it is.
        .kid(live(move || breadcrumbs(app, section, true)))
        .kid(headed("h1", name, kpi.name.from.as_ref()));
    let kind = kinds::over_time(app, kpi, section);
    let chart = chart::interactive(app, &kind.title, kind.layout.clone(), Some(kpi));
    let reading = classed("section", "panel")
        .attr("aria-label", i18n::KPI_CHART)
        .kid(take::beside(status(app, kpi), app, &kind))
        .kid(classed("p", "say").sentence_live(say).view())
        .kid(chart)
        .kid(data_table(app, kpi))
        .maybe(pace::pace(app, kpi))
        .kid(judgement::how_judged(app, kpi));
    let beside = classed("section", "panel")
        .attr("aria-label", i18n::KPI_FACTS)
        .kid(live(move || kpi_facts::facts(app, kpi, section)))
        .maybe(paragraphs(app, i18n::WHY_THIS_KPI, &kpi.explanation))
        .maybe(paragraphs(app, i18n::WHY_THIS_TARGET, &kpi.rationale))
        .maybe(kpi_facts::derivation(app, kpi));
    let figures = index
        .section(section)
        .into_iter()
        .flat_map(|s| &s.figures)
        .map(|f| figure::figure(app, f));
    let mut views = vec![
        lede.view(),
        classed("div", "detail")
            .kid(reading.view())
            .kid(beside.view())
            .view(),
    ];
    views.extend(composition::composition(app, kpi));
    views.extend(figures);
    many(views)
}

/// The chart's data, with the target in it.
fn data_table(app: App, kpi: &'static Kpi) -> Node {
    let count = table(kpi, EraStyle::default()).len();
    let made = move || {
        let caption = i18n::beside(&kpi.name.text, &i18n::unit(&kpi.unit));
        let head = [i18n::PERIOD, i18n::KIND, i18n::VALUE, i18n::SOURCE_AND_NOTE];
        let head = head
            .iter()
            .map(|name| el("th").attr("scope", "col").text(name).view());
        let rows = table(kpi, app.era());
        el("table")
            .kid(el("caption").text(&caption).view())
            .kid(el("thead").kid(el("tr").kids(head.collect()).view()).view())
            .kid(
                el("tbody")
                    .kids(rows.iter().map(table_row).collect())
                    .view(),
            )
            .view()
    };
    as_table("data", count, count <= OPEN_UP_TO, Box::new(made))
}

fn table_row(row: &TableRow) -> Node {
    let note = el("td")
        .kid(cell_text(row.note.as_deref().unwrap_or_default()))
        .maybe(source_button(row.source.as_ref()));
    el("tr")
        .kid(el("th").attr("scope", "row").text(&row.period).view())
        .kid(
            el("td")
                .text(&i18n::kind(row.kind.label(), row.provisional))
                .view(),
        )
        .kid(classed("td", "number").kid(cell_text(&row.value)).view())
        .kid(note.view())
        .view()
}
