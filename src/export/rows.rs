//! The rows of the plan's own table: a text or a value a row, and where in the
//! plan it stands.

use super::csv::Csv;
use super::kpi::{department_names, path};
use super::observation::{self, Seen, parts};
use super::source;
use crate::plan::{DepartmentId, Period, Place, Plan, Text};
use crate::query::Index;

const FIRST: [&str; 12] = [
    "市名",
    "計画",
    "種類",
    "ID",
    "章・テーマ・施策",
    "章・テーマ・施策のID",
    "表の行",
    "行の見出し",
    "指標・図表",
    "担当課",
    "全庁",
    "本文",
];
/// Which part of the plan the table holds.
const FILTER: &str = "絞り込み";

/// A table of the plan that is being written.
pub struct Rows<'p> {
    csv: Csv,
    plan: &'p Plan,
    filter: String,
    /// The section whose rows are being written: its path and its id.
    path: String,
    section: String,
}

/// What a row tells beside its text.
#[derive(Clone, Copy, Default)]
pub enum Facts<'a> {
    #[default]
    None,
    Period(Period),
    /// A number without a time: a factor of a target.
    Number(f64, Option<&'a str>, &'a str),
    Value(Seen<'a>),
}

/// A row.
#[derive(Clone, Copy, Default)]
pub struct Row<'a> {
    pub kind: &'a str,
    pub id: &'a str,
    /// The row of the measure's table, from 1, and the heading above it.
    pub table_row: Option<usize>,
    pub heading: Option<&'a str>,
    /// The KPI or figure that it belongs to.
    pub of: &'a str,
    pub departments: &'a [DepartmentId],
    pub text: &'a str,
    pub from: Option<&'a Place>,
    pub facts: Facts<'a>,
}

impl<'a> Row<'a> {
    /// A text of its own.
    pub fn text(kind: &'a str, text: &'a Text) -> Self {
        Self {
            kind,
            text: &text.text,
            from: text.from.as_ref(),
            ..Self::default()
        }
    }
}

impl<'p> Rows<'p> {
    pub fn new(plan: &'p Plan, filter: String) -> Self {
        let mut csv = Csv::new();
        csv.texts(&FIRST);
        csv.texts(&observation::COLUMNS);
        csv.texts(&source::COLUMNS);
        csv.text(FILTER);
        csv.end_row();
        Self {
            csv,
            plan,
            filter,
            path: String::new(),
            section: String::new(),
        }
    }

    pub fn plan(&self) -> &'p Plan {
        self.plan
    }

    /// What is added from here on stands in this section.
    pub fn enter(&mut self, index: &Index, section: usize) {
        self.path = path(index, section);
        self.section.clear();
        if let Some(section) = index.section(section) {
            self.section.push_str(section.id.as_str());
        }
    }

    /// Adds a row; for a value of several groups a row each.
    pub fn add(&mut self, row: &Row) {
        let Facts::Value(seen) = row.facts else {
            self.first(row);
            match row.facts {
                Facts::Number(number, text, unit) => {
                    observation::number_alone(&mut self.csv, number, text, unit);
                }
                Facts::Period(period) => observation::without_value(&mut self.csv, Some(period)),
                _ => observation::without_value(&mut self.csv, None),
            }
            return self.last(row);
        };
        for (part, value) in parts(&seen.observation.value) {
            self.first(row);
            observation::cells(&mut self.csv, &seen, &part, value);
            self.last(row);
        }
    }

    pub fn finish(self) -> String {
        self.csv.finish()
    }

    fn first(&mut self, row: &Row) {
        let csv = &mut self.csv;
        csv.texts(&[
            &self.plan.city.name,
            &self.plan.title.text,
            row.kind,
            row.id,
            &self.path,
            &self.section,
        ]);
        #[allow(clippy::cast_precision_loss)] // rows of a table
        csv.number(row.table_row.map(|number| number as f64));
        csv.maybe(row.heading);
        csv.text(row.of);
        csv.text(&department_names(self.plan, row.departments));
        let whole = |id: &DepartmentId| {
            let known = self.plan.departments.iter().find(|known| known.id == *id);
            known.is_some_and(|known| known.whole_city)
        };
        csv.flag(row.departments.iter().any(whole));
        csv.text(row.text);
    }

    fn last(&mut self, row: &Row) {
        source::cells(&mut self.csv, self.plan, row.from);
        self.csv.text(&self.filter);
        self.csv.end_row();
    }
}
