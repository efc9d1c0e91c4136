//! KPIs as CSV: a row for each value that the plan or a statistic gives. No
//! row is made up: a KPI without actuals has those of its baseline and its
//! targets, and its 判定 says 実績未公表.

use super::csv::Csv;
use super::observation::{self, Seen, parts};
use super::source;
use crate::chart::PointKind;
use crate::i18n;
use crate::kpi::{anchor, has_mean, judge, span};
use crate::plan::{Accumulation, EraStyle, Kpi, KpiId, Observation, Plan};
use crate::query::Index;

/// The columns before those of the observation.
const FIRST: [&str; 9] = [
    "市名",
    "計画",
    "章・テーマ",
    "指標ID",
    "指標",
    "よい向き",
    "数え方",
    "担当課",
    "種類",
];
/// The columns between the observation and its source.
const JUDGED: [&str; 4] = ["市の評価", "判定（自動計算）", "系列の注記", "指標の注記"];

/// The KPIs of a list, in the plan's order; every one of the plan for none.
#[must_use]
pub fn kpis(index: &Index, wanted: Option<&[KpiId]>) -> String {
    let mut csv = Csv::new();
    csv.texts(&FIRST);
    csv.texts(&observation::COLUMNS);
    csv.texts(&JUDGED);
    csv.texts(&source::COLUMNS);
    csv.end_row();
    for at in &index.kpis {
        let Some(kpi) = index.kpi(at) else { continue };
        if wanted.is_none_or(|wanted| wanted.contains(&kpi.id)) {
            Rows::new(index, kpi, at.section).write(&mut csv);
        }
    }
    csv.finish()
}

/// What every row of a KPI says.
struct Rows<'a> {
    plan: &'a Plan,
    kpi: &'a Kpi,
    path: String,
    better: String,
    accumulation: &'static str,
    departments: String,
    state: &'static str,
    assessments: String,
    breaks: String,
}

impl<'a> Rows<'a> {
    fn new(index: &Index<'a>, kpi: &'a Kpi, section: usize) -> Self {
        let plan = index.plan;
        let mut assessments = Vec::new();
        for own in &kpi.assessments {
            assessments.push([&own.period.label(EraStyle::Era), "：", &own.grade].concat());
        }
        let mut breaks = Vec::new();
        for gap in &kpi.breaks {
            breaks.push(gap.note.clone());
        }
        for annotation in &kpi.annotations {
            let period = annotation.period.label(EraStyle::Western);
            breaks.push([&period, "：", &annotation.text].concat());
        }
        Self {
            plan,
            kpi,
            path: path(index, section),
            better: i18n::better(kpi.desired, kpi.keep),
            accumulation: kpi.accumulation.map_or("", i18n::accumulation),
            departments: department_names(plan, &kpi.departments),
            state: judge(kpi, plan.judgement.as_ref(), None).state.label(),
            assessments: assessments.join("、"),
            breaks: breaks.join(" "),
        }
    }

    fn write(&self, csv: &mut Csv) {
        for (kind, observation) in observations(self.kpi) {
            let series = series(self.kpi, observation);
            let seen = seen(self.kpi, observation, &series);
            for (part, value) in parts(&observation.value) {
                csv.texts(&[
                    &self.plan.city.name,
                    &self.plan.title.text,
                    &self.path,
                    self.kpi.id.as_str(),
                    &self.kpi.name.text,
                    &self.better,
                    self.accumulation,
                    &self.departments,
                    kind.label(),
                ]);
                observation::cells(csv, &seen, &part, value);
                csv.texts(&[&self.assessments, self.state, &self.breaks]);
                csv.maybe(self.kpi.note.as_deref());
                source::cells(csv, self.plan, observation.from.as_ref());
                csv.end_row();
            }
        }
    }
}

/// Baseline, targets, actuals, in the plan's order.
pub fn observations(kpi: &Kpi) -> Vec<(PointKind, &Observation)> {
    let mut found = Vec::new();
    if let Some(baseline) = &kpi.baseline {
        found.push((PointKind::Baseline, baseline));
    }
    for target in &kpi.targets {
        found.push((PointKind::Target, target));
    }
    for actual in &kpi.actuals {
        found.push((PointKind::Actual, actual));
    }
    found
}

pub fn seen<'a>(kpi: &'a Kpi, observation: &'a Observation, series: &'a str) -> Seen<'a> {
    let mean_of_period = kpi.accumulation == Some(Accumulation::PeriodMean);
    Seen {
        observation,
        unit: &kpi.unit,
        mean: observation.mean || (mean_of_period && has_mean(kpi, observation)),
        series,
    }
}

/// Before or after which break in the series an observation lies:
/// 2007年度より前, 2007年度以後.
pub fn series(kpi: &Kpi, observation: &Observation) -> String {
    let mut words: Vec<String> = Vec::new();
    if let Some(time) = anchor(kpi, observation) {
        for gap in &kpi.breaks {
            let side = if span(gap.period).0 <= time {
                "以後"
            } else {
                "より前"
            };
            words.push(gap.period.label(EraStyle::Western) + side);
        }
    }
    words.join("・")
}

/// The sections from the top down to this one: 第8章　都市経営 ＞ テーマ3　財政運営.
pub fn path(index: &Index, section: usize) -> String {
    let mut headings = Vec::new();
    for number in index.ancestors(section) {
        headings.push(index.heading(number));
    }
    headings.join(i18n::in_width(" ＞ ", " > "))
}

/// 財政課、総務課; the id where the plan does not know the department.
pub fn department_names(plan: &Plan, ids: &[crate::plan::DepartmentId]) -> String {
    let mut names = Vec::new();
    for id in ids {
        let known = plan.departments.iter().find(|known| known.id == *id);
        names.push(known.map_or(id.as_str(), |known| known.name.as_str()));
    }
    names.join("、")
}
