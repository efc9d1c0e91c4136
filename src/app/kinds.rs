//! The charts that are about KPIs and departments, each for whatever page it
//! stands on.

use super::chart_view::{Data, Kind};
use super::state::App;
use crate::chart::{
    self, Frame, HeatMap, HeatRow, Measure, Multiples, OverTime, Promise, Shape, StateCount,
    StateCounts,
};
use crate::export::{self, Origin};
use crate::i18n;
use crate::kpi::{self, State};
use crate::plan::{EraStyle, Kpi, Period, Place};
use crate::query::{KpiAt, Page, matrix};
use std::cell::OnceCell;
use std::ops::Range;
use std::rc::Rc;

/// So many KPIs share a chart: a taller one would be too large for a canvas.
const TOGETHER: usize = 24;

/// A KPI over time.
pub fn over_time(app: App, kpi: &'static Kpi, section: usize) -> Rc<Kind> {
    let ready = OnceCell::new();
    let layout = move |frame: &Frame, measure: &dyn Measure| {
        let chart: &OverTime = ready.get_or_init(|| OverTime::new(kpi));
        chart.layout(frame, measure)
    };
    let mut kind = Kind::new(
        kpi.name.text.clone(),
        Rc::new(layout),
        Box::new(move |era| chart::summary(kpi, era)),
        Data::Kpi(kpi, section),
    );
    kind.origin = Origin {
        sources: export::kpi_sources(app.index().plan, kpi),
        latest: latest([kpi].into_iter()),
        kpi: Some(kpi),
        ..Origin::default()
    };
    Rc::new(kind)
}

/// How many KPIs stand how.
pub fn states(app: App) -> Rc<Kind> {
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
    let mut kind = Kind::new(
        i18n::say(i18n::KPI_STATES).to_owned(),
        Rc::new(layout),
        Box::new(move |_| StateCounts { states: &told }.summary()),
        Data::Table(Box::new(move |_| StateCounts { states: &listed }.table())),
    );
    let kpis = app.index().kpis.iter();
    kind.origin = of_kpis(app, kpis.filter_map(|at| app.index().kpi(at)));
    Rc::new(kind)
}

/// Every KPI on one scale, so many a chart.
pub fn multiples(app: App) -> Vec<Rc<Kind>> {
    let kpis = app.index().kpis.iter();
    let promises: Rc<[Promise<'static>]> = kpis.filter_map(|at| promise(app, at)).collect();
    let mut charts = Vec::new();
    for (first, some) in (0..).step_by(TOGETHER).zip(promises.chunks(TOGETHER)) {
        let part = first..first + some.len();
        let mut title = i18n::say(i18n::KPI_COMPARED).to_owned();
        if promises.len() > TOGETHER {
            let some = i18n::kpis_from_to(first + 1, first + some.len(), promises.len());
            title = i18n::titled(&title, &some);
        }
        let pages = some.iter().map(|p| Page::Kpi(p.kpi.id.clone())).collect();
        let origin = of_kpis(app, some.iter().map(|p| p.kpi));
        let [drawn, told, listed] = [(); 3].map(|()| Together {
            all: promises.clone(),
            part: part.clone(),
        });
        let layout = move |frame: &Frame, measure: &dyn Measure| {
            drawn.styled(frame.style).layout(frame, measure)
        };
        let mut kind = Kind::new(
            title,
            Rc::new(layout),
            Box::new(move |era| told.styled(era).summary()),
            Data::Table(Box::new(move |era| listed.styled(era).table())),
        );
        kind.pages = pages;
        kind.origin = origin;
        charts.push(Rc::new(kind));
    }
    charts
}

/// Those of all KPIs that share a chart; all share the scale.
struct Together {
    all: Rc<[Promise<'static>]>,
    part: Range<usize>,
}

impl Together {
    fn styled(&self, style: EraStyle) -> Multiples<'_> {
        Multiples {
            promises: self.all.get(self.part.clone()).unwrap_or_default(),
            all: &self.all,
            style,
        }
    }
}

/// A KPI as its card shows it: a grade that the city published comes first.
fn promise(app: App, at: &KpiAt) -> Option<Promise<'static>> {
    let kpi = app.index().kpi(at)?;
    let own = kpi.assessments.iter();
    let own = own.max_by_key(|own| own.period.fiscal_years().1);
    Some(Promise {
        kpi,
        grade: own.map(|own| own.grade.clone()),
        state: at.state.label().to_owned(),
        shape: Shape::of(at.state),
    })
}

/// Where the states of KPIs come from.
fn of_kpis(app: App, kpis: impl Iterator<Item = &'static Kpi> + Clone) -> Origin<'static> {
    let seen = kpis
        .clone()
        .flat_map(|k| k.baseline.iter().chain(&k.targets).chain(&k.actuals));
    let places = seen.filter_map(|seen| seen.from.as_ref());
    Origin {
        sources: export::sources_of(app.index().plan, places),
        latest: latest(kpis),
        remark: i18n::KPI_STATES_COMPUTED,
        ..Origin::default()
    }
}

fn latest(kpis: impl Iterator<Item = &'static Kpi>) -> Option<Period> {
    kpis.filter_map(|kpi| kpi::latest_published(kpi)?.period)
        .max_by_key(|period| period.fiscal_years().1)
}

/// Departments × themes.
struct Meeting {
    themes: Vec<String>,
    departments: Vec<HeatRow>,
}

impl Meeting {
    fn map(&self) -> HeatMap<'_> {
        HeatMap {
            row_head: i18n::say(i18n::DEPARTMENTS),
            column_head: i18n::THEMES,
            columns: &self.themes,
            rows: &self.departments,
        }
    }
}

/// Where departments and themes meet; none where either is missing.
pub fn heat_map(app: App) -> Option<Rc<Kind>> {
    let index = app.index();
    if index.themes.is_empty() || index.plan.departments.is_empty() {
        return None;
    }
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
    let mut kind = Kind::new(
        i18n::say(i18n::MATRIX).to_owned(),
        Rc::new(move |frame, measure| meeting.map().layout(frame, measure)),
        Box::new(move |_| told.map().summary()),
        Data::Table(Box::new(move |_| listed.map().table())),
    );
    kind.pages = pages;
    kind.origin = Origin {
        sources: export::sources_of(index.plan, directions(app)),
        unit: i18n::COUNTED,
        ..Origin::default()
    };
    Some(Rc::new(kind))
}

/// Where the directions stand in their source.
fn directions(app: App) -> impl Iterator<Item = &'static Place> {
    let index = app.index();
    let rows = index.rows.iter().filter_map(|at| index.row(at));
    rows.flat_map(|row| &row.directions)
        .filter_map(|direction| direction.from.as_ref())
}
