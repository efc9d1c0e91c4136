//! A figure or table of the plan. One that did not survive keeps its title
//! and says so.

use super::chart_view::{Data, Kind, chart_view};
use super::dom::{Node, classed, el, live, many, phrased};
use super::mark::{Marks, headed, source_button, sourced};
use super::matrix::scrolling;
use super::state::App;
use super::take;
use crate::chart::{Bars, Frame, Measure};
use crate::export::{self, Origin};
use crate::i18n;
use crate::plan::{EraStyle, Figure, Period, Place, Series};
use std::rc::Rc;

pub fn figure(app: App, figure: &'static Figure) -> Node {
    let notes = figure
        .notes
        .iter()
        .map(|note| el("li").kid(sourced(note, Marks::terms(app))).view());
    let lost = figure
        .lost
        .then(|| classed("p", "lost").text(i18n::FIGURE_LOST).view());
    let heading = el("h2")
        .text(i18n::FIGURE)
        .text(" ")
        .kid(phrased(&figure.title.text));
    let heading = headed("h2", heading, figure.title.from.as_ref());
    let bars = (!figure.series.is_empty()).then(|| bars(app, figure));
    let heading = match &bars {
        Some(bars) => take::beside(heading, app, bars),
        None => heading,
    };
    classed("section", "panel figure")
        .kid(heading)
        .maybe(lost)
        .maybe(bars.map(|bars| chart_view(app, &bars)))
        .maybe((!figure.series.is_empty()).then(|| series_table(app, figure)))
        .maybe(
            (!figure.notes.is_empty()).then(|| classed("ul", "note").kids(notes.collect()).view()),
        )
        .view()
}

/// The series as bars. The table below has the same data.
fn bars(app: App, figure: &'static Figure) -> Rc<Kind> {
    let series = &figure.series;
    let bars = move |style: EraStyle| Bars { series, style };
    let layout =
        move |frame: &Frame, measure: &dyn Measure| bars(frame.style).layout(frame, measure);
    let mut kind = Kind::new(
        figure.title.text.clone(),
        Rc::new(layout),
        Box::new(move |style| bars(style).summary()),
        Data::Beside(Box::new(move |style| bars(style).table())),
    );
    kind.origin = Origin {
        sources: export::sources_of(app.index().plan, places(figure)),
        ..Origin::default()
    };
    Rc::new(kind)
}

/// Where the figure and its values stand in their sources.
fn places(figure: &'static Figure) -> impl Iterator<Item = &'static Place> {
    let of_series = |series: &'static Series| {
        let values = series.values.iter().map(|value| value.from.as_ref());
        [series.name.from.as_ref()].into_iter().chain(values)
    };
    let series = figure.series.iter().flat_map(of_series);
    [figure.title.from.as_ref()]
        .into_iter()
        .chain(series)
        .flatten()
}

fn series_table(app: App, figure: &Figure) -> Node {
    let first = figure.series.first();
    let periods: Vec<Option<Period>> = first
        .into_iter()
        .flat_map(|s| &s.values)
        .map(|v| v.period)
        .collect();
    let head = move || {
        let label = |p: &Option<Period>| p.map(|p| p.short_label(app.era())).unwrap_or_default();
        many(
            periods
                .iter()
                .map(|p| el("th").attr("scope", "col").text(&label(p)).view())
                .collect(),
        )
    };
    let table = el("table")
        .kid(classed("caption", "hidden").text(&figure.title.text).view())
        .kid(
            el("thead")
                .kid(el("tr").kid(el("td").view()).kid(live(head)).view())
                .view(),
        )
        .kid(
            el("tbody")
                .kids(figure.series.iter().map(series_line).collect())
                .view(),
        );
    scrolling(&figure.title.text).kid(table.view()).view()
}

fn series_line(series: &Series) -> Node {
    let cells = series.values.iter().map(|v| {
        classed("td", "number")
            .text(&i18n::value(v, &series.unit))
            .view()
    });
    // What is read out with each value is the name, without the button behind it.
    let name = el("th")
        .attr("scope", "row")
        .attr("abbr", &series.name.text)
        .text(&series.name.text)
        .maybe(source_button(series.name.from.as_ref()));
    el("tr").kid(name.view()).kids(cells.collect()).view()
}
