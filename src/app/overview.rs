//! The first page: what the plan is, how its KPIs stand, who does what.

use super::dom::{Node, classed, el, live, many, nothing, phrased};
use super::mark::Marks;
use super::measure::Level;
use super::measure_list::{Outcomes, measure_list};
use super::parts::{Arrival, Part};
use super::rx::{Derived, once_quiet};
use super::state::App;
use super::{card, chips, matrix, more, parts, rest, title};
use crate::browser::page;
use crate::i18n;
use crate::kpi;
use crate::plan::{Period, Section};
use crate::query::{Filter, Page, Totals};
use std::sync::Arc;

pub fn overview(app: App) -> Node {
    let filter = app.filter();
    let outcome: Outcomes = Derived::new(move || {
        app.follow_readings();
        Arc::new(filter.with(|f| app.index().apply(f)))
    });
    let words = Derived::new(move || filter.with(|f| crate::query::words(&f.text)));
    let index = app.index();
    let searched = Derived::new(move || words.with(|w| !w.is_empty()));
    let measures: Vec<usize> = (0..index.measures.len()).collect();
    let kpis = (0..index.kpis.len()).collect();
    // While a person searches, what was found comes first.
    let introduction = el("div")
        .hidden(move || searched.get())
        .kid(lede(app))
        .kid(
            el("h2")
                .attr("id", "kpis")
                .text(&i18n::kpis_now(index.kpis.len()))
                .view(),
        )
        .kid(chips::states(app, outcome))
        .kid(card::cards(app, kpis, outcome))
        .maybe((!index.kpis.is_empty()).then(|| to_compare(app)))
        .kid(el("h2").text(i18n::MATRIX).view())
        .kid(matrix::matrix_table(app));
    let filters = classed("div", "filters")
        .kid(chips::departments(app, outcome))
        .kid(chips::themes(app, outcome));
    let directions = el("section")
        .attr("id", "directions")
        .attr("aria-labelledby", "directions-heading")
        .kid(
            el("h2")
                .attr("id", "directions-heading")
                .text(i18n::WHO_DOES_WHAT)
                .view(),
        )
        .kid(filters.view())
        .kid(result_line(app, outcome))
        .kid(live(move || {
            app.follow_readings();
            if app.part(Part::Rest).get() == Arrival::Here {
                rest::elsewhere(app, words)
            } else {
                nothing()
            }
        }))
        .kid(live(move || {
            // Texts that can be highlighted cost something each: only while somebody searches.
            app.follow_readings();
            let marked = if searched.get() && app.part(Part::Rest).get() == Arrival::Here {
                Marks::Words(words)
            } else {
                Marks::Nothing
            };
            measure_list(app, measures.clone(), outcome, marked, Level::Themes)
        }));
    // The heading of the introduction is hidden with it.
    let searching = classed("h1", "hidden")
        .hidden(move || !searched.get())
        .text(i18n::SEARCH);
    many(vec![
        introduction.view(),
        searching.view(),
        directions.view(),
    ])
}

/// The way to all KPIs side by side.
fn to_compare(app: App) -> Node {
    let link = classed("a", "tool")
        .to(&app.link(Page::Compare))
        .text(i18n::COMPARE);
    classed("p", "further").kid(link.view()).view()
}

fn lede(app: App) -> Node {
    let index = app.index();
    let plan = &index.plan;
    let top = plan.sections.first().filter(|_| plan.sections.len() == 1);
    let heading = plan
        .summary
        .as_ref()
        .or(top.map(|top| &top.title))
        .unwrap_or(&plan.title);
    let named = |number: Option<&usize>| level_name(app, index.section(*number?)?);
    let contents = i18n::contents(&[
        (index.themes.len(), named(index.themes.first())),
        (index.measures.len(), named(index.measures.first())),
        (
            index.direction_count,
            Some(i18n::DIRECTION_COUNTED.to_owned()),
        ),
        (index.kpis.len(), Some(i18n::KPI_COUNTED.to_owned())),
    ]);
    let period = plan.period;
    let about = move || {
        let period = period
            .map(|p| i18n::covers(&p.label(app.era())))
            .unwrap_or_default();
        period + &contents
    };
    classed("section", "lede")
        .kid(
            el("h1")
                .attr("tabindex", "-1")
                .kid(phrased(&heading.text))
                .view(),
        )
        .kid(el("p").text_live(about).view())
        .kid(classed("ul", "asof").kids(facts(app)).view())
        .view()
}

/// Whether the plan is over, how recent its numbers are.
fn facts(app: App) -> Vec<Node> {
    let index = app.index();
    let kpis = index.kpis.iter().filter_map(|at| index.kpi(at));
    let latest = kpis
        .filter_map(|k| kpi::latest_published(k)?.period)
        .max_by_key(|p| p.fiscal_years().1);
    let fact = |period: Option<Period>, say: fn(Period, App) -> String| {
        let period = period?;
        Some(el("li").text_live(move || say(period, app)).view())
    };
    let facts = [
        fact(index.plan.period, |period, app| {
            i18n::plan_state(period, app.today, app.era())
        }),
        fact(latest, |latest, app| {
            i18n::latest_actual(&latest.label(app.era()))
        }),
        fact(index.plan.updated, |updated, app| {
            i18n::updated(&updated.label(app.era()))
        }),
    ];
    facts.into_iter().flatten().collect()
}

/// What a level's sections are called, in Japanese: the message has it as it is counted,
/// five themes, where the plan in another language has it as it is numbered, theme 5.
fn level_name(app: App, section: &Section) -> Option<String> {
    app.data()
        .plan
        .levels
        .iter()
        .find(|level| level.id == section.level)
        .map(|level| level.name.clone())
}

/// Of how many directions some are shown, and why those.
pub fn of_all(all: usize, totals: Totals, filter: &Filter) -> String {
    let mut said = i18n::of_directions(all);
    if totals.whole_city > 0 && !filter.departments.is_empty() {
        said += &i18n::with_whole_city(totals.whole_city);
    }
    said += &i18n::with_states(&filter.states);
    if totals.directions == 0 {
        said += i18n::say(i18n::NOTHING_FOUND);
    }
    said
}

/// How many directions are shown, announced once nobody types any more; and the way back to all.
fn result_line(app: App, outcome: Outcomes) -> Node {
    let filter = app.filter();
    let all = app.index().direction_count;
    let totals = move || outcome.with(|o| o.totals);
    let rest = move || filter.with(|filter| of_all(all, totals(), filter));
    let count = move || totals().directions.to_string();
    let said = classed("p", "hidden")
        .attr("role", "status")
        .text_live(once_quiet(move || count() + &rest()));
    let line = el("p")
        .attr("tabindex", "-1")
        .kid(el("b").attr("id", "count").text_live(count).view())
        .text_live(rest);
    let clear = classed("button", "tool")
        .attr("id", "clear")
        .hidden(move || filter.with(Filter::is_empty))
        .on("click", move |_| {
            // This button is about to disappear; the focus stays beside it.
            page::focus(".result p");
            app.change(|v| v.filter = Filter::default());
        })
        .text(i18n::CLEAR_ALL);
    let panel = move || match app.part(Part::More).get() {
        Arrival::Here => more::overview_panel(app, outcome),
        _ => classed("p", "take-panel").text(i18n::PAGE_LOADING).view(),
    };
    // What is in it comes when it is opened.
    let menu = classed("details", "take")
        .on("toggle", move |_| parts::with(app, Part::More, || {}))
        .kid(classed("summary", "tool").text(i18n::TAKE_DATA).view())
        .kid(live(panel));
    // In a frame on another page, where the choices themselves are not shown.
    let chosen = classed("b", "chosen")
        .text_live(move || filter.with(|filter| title::chosen(app.index(), filter)));
    classed("div", "result")
        .kid(chosen.view())
        .kid(line.view())
        .kid(said.view())
        .kid(clear.view())
        .kid(menu.view())
        .view()
}
