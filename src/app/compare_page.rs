//! すべての指標を並べる: how many stand how, all KPIs on one scale, and where
//! departments and themes meet.

use super::chart_view::{Kind, chart_view};
use super::dom::{Node, classed, el, live, many};
use super::section_page::breadcrumbs_to;
use super::state::App;
use crate::chart::{
    Frame, HeatMap, HeatRow, Measure, Multiples, Promise, Shape, StateCount, StateCounts,
};
use crate::i18n;
use crate::kpi::State;
use crate::plan::EraStyle;
use crate::query::{KpiAt, Page, matrix};
use std::rc::Rc;

/// So many KPIs share a chart: a taller one would be too large for a canvas.
const TOGETHER: usize = 24;

pub fn compare_page(app: App) -> Node {
    let index = app.index();
    let promises: Vec<_> = index
        .kpis
        .iter()
        .filter_map(|at| promise(app, at))
        .collect();
    let lede = classed("section", "lede")
        .kid(live(move || breadcrumbs_to(app, i18n::KPI)))
        .kid(el("h1").attr("tabindex", "-1").text(i18n::COMPARE).view())
        .kid(el("p").text(i18n::COMPARE_ABOUT).view());
    let mut views = vec![lede.view()];
    if !promises.is_empty() {
        views.push(panel(i18n::KPI_STATES, vec![states(app)]));
        views.push(panel(i18n::KPI, multiples(app, promises)));
    }
    if !index.themes.is_empty() && !index.plan.departments.is_empty() {
        views.push(panel(i18n::MATRIX, vec![heat_map(app)]));
    }
    many(views)
}

fn panel(title: &str, inside: Vec<Node>) -> Node {
    classed("section", "panel")
        .kid(el("h2").text(title).view())
        .kids(inside)
        .view()
}

/// A KPI as its card shows it: a grade that the city published comes first.
fn promise(app: App, at: &KpiAt) -> Option<Promise<'static>> {
    let kpi = app.index().kpi(at)?;
    let mut state = at.state.label().to_owned();
    let own = kpi.assessments.iter();
    if let Some(own) = own.max_by_key(|own| own.period.fiscal_years().1) {
        let computed = [&state, "（", i18n::COMPUTED_SHORT, "）"].concat();
        state = [&own.grade, "　", &computed].concat();
    }
    let shape = Shape::of(at.state);
    Some(Promise { kpi, state, shape })
}

fn states(app: App) -> Node {
    let count = |state: State| StateCount {
        word: state.label().to_owned(),
        shape: Shape::of(state),
        count: 0,
    };
    let mut counts: Vec<_> = State::ALL.into_iter().map(count).collect();
    for kpi in &app.index().kpis {
        if let Some(known) = counts.get_mut(kpi.state as usize) {
            known.count += 1;
        }
    }
    counts.retain(|state| state.count > 0);
    let counts = Rc::new(counts);
    let (told, listed) = (counts.clone(), counts.clone());
    let layout = move |frame: &Frame, measure: &dyn Measure| {
        StateCounts { states: &counts }.layout(frame, measure)
    };
    let kind = Kind {
        title: i18n::KPI_STATES.to_owned(),
        layout: Rc::new(layout),
        summary: Box::new(move |_| StateCounts { states: &told }.summary()),
        table: Some(Box::new(move |_| StateCounts { states: &listed }.table())),
        pages: Vec::new(),
    };
    chart_view(app, kind)
}

/// Every KPI, so many a chart.
fn multiples(app: App, promises: Vec<Promise<'static>>) -> Vec<Node> {
    let all = promises.len();
    let mut charts = Vec::new();
    for (first, some) in (0..).step_by(TOGETHER).zip(promises.chunks(TOGETHER)) {
        let mut title = i18n::KPI.to_owned();
        if all > TOGETHER {
            title = i18n::kpis_from_to(first + 1, first + some.len(), all);
            charts.push(el("h3").text(&title).view());
        }
        let pages = some.iter().map(|p| Page::Kpi(p.kpi.id.clone())).collect();
        let some: Rc<[Promise<'static>]> = some.into();
        let (told, listed) = (some.clone(), some.clone());
        let layout = move |frame: &Frame, measure: &dyn Measure| {
            with(&some, frame.style).layout(frame, measure)
        };
        let kind = Kind {
            title,
            layout: Rc::new(layout),
            summary: Box::new(move |era| with(&told, era).summary()),
            table: Some(Box::new(move |era| with(&listed, era).table())),
            pages,
        };
        charts.push(chart_view(app, kind));
    }
    charts
}

fn with<'a>(promises: &'a [Promise<'static>], style: EraStyle) -> Multiples<'a> {
    Multiples { promises, style }
}

/// Departments × themes.
struct Meeting {
    themes: Vec<String>,
    departments: Vec<HeatRow>,
}

impl Meeting {
    fn map(&self) -> HeatMap<'_> {
        HeatMap {
            row_head: i18n::DEPARTMENTS,
            column_head: i18n::THEMES,
            columns: &self.themes,
            rows: &self.departments,
        }
    }
}

fn heat_map(app: App) -> Node {
    let index = app.index();
    let matrix = matrix(index);
    let themes = index.themes.iter().filter_map(|t| index.section(*t));
    let themes = themes.map(|theme| theme.title.text.clone()).collect();
    let (mut departments, mut pages) = (Vec::new(), Vec::new());
    for (number, counts) in matrix.departments.into_iter().zip(matrix.counts) {
        if let Some(department) = index.department(number) {
            let name = department.name.clone();
            departments.push(HeatRow { name, counts });
            pages.push(Page::Department(department.id.clone()));
        }
    }
    let meeting = Rc::new(Meeting {
        themes,
        departments,
    });
    let (told, listed) = (meeting.clone(), meeting.clone());
    let kind = Kind {
        title: i18n::MATRIX.to_owned(),
        layout: Rc::new(move |frame, measure| meeting.map().layout(frame, measure)),
        summary: Box::new(move |_| told.map().summary()),
        table: Some(Box::new(move |_| listed.map().table())),
        pages,
    };
    chart_view(app, kind)
}
