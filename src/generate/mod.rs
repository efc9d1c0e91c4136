//! A plan of any size, for measurements and for trying things out. The same
//! size and seed give the same plan. Its words claim nothing about any city.

mod daily;
mod kpi;
mod random;
mod words;

use crate::plan::{FromJson, Plan, Reader};
use random::Random;
use serde_json::{Value, json};

/// How many directions a generated plan may have.
pub const DIRECTIONS: std::ops::RangeInclusive<usize> = 1..=100_000;

const KPIS_OF_A_THEME: usize = 5;
const DIRECTIONS_OF_A_MEASURE: usize = 3;
/// On each printed page of the source, so that places look like a plan's.
const TEXTS_OF_A_PAGE: usize = 20;

pub use daily::ACTUALS;

/// A plan with so many directions, and everything else in proportion. The first
/// KPI has so many daily actuals in the place of its own, unless that is none.
#[must_use]
pub fn generate(directions: usize, actuals: usize, seed: u64) -> Option<Plan> {
    let mut plan = Generator::new(directions, seed);
    plan.actuals = actuals;
    Plan::from_json(plan.plan(), &mut Reader::default())
}

struct Generator {
    random: Random,
    directions: usize,
    measures: usize,
    themes: usize,
    departments: usize,
    /// How many texts were placed so far.
    texts: usize,
    kpis: usize,
    /// How many daily actuals the first KPI has.
    actuals: usize,
}

impl Generator {
    fn new(directions: usize, seed: u64) -> Self {
        let measures = directions.div_ceil(DIRECTIONS_OF_A_MEASURE);
        Self {
            random: Random::new(seed),
            directions,
            measures,
            themes: (5 + directions / 1000)
                .min(words::THEMES.len())
                .min(measures),
            departments: (17 + directions / 40).min(60),
            texts: 0,
            kpis: 0,
            actuals: 0,
        }
    }

    fn plan(&mut self) -> Value {
        let mut departments: Vec<Value> = (0..self.departments)
            .map(|n| json!({ "id": department_id(n), "name": words::department(n) }))
            .collect();
        departments.push(json!({ "id": "all", "name": "全庁", "whole_city": true }));
        let themes: Vec<Value> = (0..self.themes).map(|n| self.theme(n)).collect();
        json!({
            "format": crate::plan::FORMAT,
            "city": { "name": "見本市" },
            "title": format!("見本の計画（取組の方向{}件）", self.directions),
            "period": "FY2022/FY2026",
            "updated": "2025-10-01",
            "rights": "測定と試用のために作った見本です。実在の市や計画とは関係ありません。",
            "sources": [{ "id": "plan", "title": "見本の計画" }],
            "levels": [
                { "id": "chapter", "name": "章", "label": "第{}章" },
                { "id": "theme", "name": "テーマ" },
                { "id": "measure", "name": "施策" },
            ],
            "departments": departments,
            "judgement": { "on_track": 0.95, "mostly_on_track": 0.6 },
            "sections": [{
                "id": "chapter-1", "level": "chapter", "number": "1", "title": "見本の計画", "sections": themes,
            }],
        })
    }

    fn theme(&mut self, theme: usize) -> Value {
        let kpis = (0..KPIS_OF_A_THEME).map(|_| {
            self.kpis += 1;
            let (id, from) = (format!("kpi-{}", self.kpis), self.from());
            let mut kpi = kpi::kpi(&mut self.random, &id, &from);
            if self.kpis == 1 && self.actuals > 0 {
                self.make_daily(&mut kpi);
            }
            kpi
        });
        let kpis: Vec<Value> = kpis.collect();
        let measures = share(theme, self.themes, self.measures);
        let first = measures.start;
        let sections =
            measures.map(|measure| self.measure(theme + 1, measure - first + 1, measure));
        let sections: Vec<Value> = sections.collect();
        let (state, context) = (
            words::desired_state(&mut self.random),
            words::context(&mut self.random),
        );
        json!({
            "id": format!("theme-{}", theme + 1),
            "level": "theme",
            "number": (theme + 1).to_string(),
            "title": self.text(words::THEMES.get(theme).copied().unwrap_or_default()),
            "desired_state": self.text(&state),
            "context": [self.text(&context)],
            "kpis": kpis,
            "sections": sections,
        })
    }

    fn make_daily(&mut self, kpi: &mut Value) {
        let start = kpi.pointer("/baseline/value").and_then(Value::as_f64);
        let actuals = daily::actuals(&mut self.random, start.unwrap_or(1.0), self.actuals);
        if let Some(kpi) = kpi.as_object_mut() {
            kpi.insert("actuals".to_owned(), actuals.into());
            kpi.insert("accumulation".to_owned(), json!("level"));
        }
    }

    /// A measure; `theme` and `number` as printed, `measure` among all.
    fn measure(&mut self, theme: usize, number: usize, measure: usize) -> Value {
        let directions = share(measure, self.measures, self.directions).len();
        let title = words::measure(&mut self.random);
        let title = self.text(&title);
        let mut rows = Rows {
            of: format!("{theme}-{number}"),
            issues: 0,
            projects: 0,
        };
        let rows: Vec<Value> = (1..=directions)
            .map(|direction| self.row(&mut rows, direction))
            .collect();
        json!({
            "id": format!("measure-{theme}-{number}"),
            "level": "measure",
            "number": number.to_string(),
            "title": title,
            "rows": rows,
        })
    }

    /// A row with one direction, as most printed rows have.
    fn row(&mut self, rows: &mut Rows, direction: usize) -> Value {
        let of = rows.of.clone();
        let issues = usize::from(self.random.percent(70)) + usize::from(self.random.percent(15));
        let projects = 1 + usize::from(self.random.percent(33));
        let mut issue = || {
            rows.issues += 1;
            let text = words::issue(&mut self.random);
            self.item(format!("issue-{of}-{}", rows.issues), &text)
        };
        let issues: Vec<Value> = (0..issues).map(|_| issue()).collect();
        let text = words::direction(&mut self.random);
        let mut item = self.item(format!("direction-{of}-{direction}"), &text);
        let departments = self.departments();
        if let Some(item) = item.as_object_mut() {
            item.insert("departments".to_owned(), json!(departments));
        }
        let mut project = || {
            rows.projects += 1;
            let text = words::project(&mut self.random);
            self.item(format!("project-{of}-{}", rows.projects), &text)
        };
        let projects: Vec<Value> = (0..projects).map(|_| project()).collect();
        let mut row = json!({ "issues": issues, "directions": [item], "projects": projects });
        if self.random.percent(33)
            && let Some(row) = row.as_object_mut()
        {
            let heading = format!("《{}》", words::subject(&mut self.random));
            row.insert("heading".to_owned(), self.text(&heading));
        }
        row
    }

    /// One department, sometimes up to four, rarely all.
    fn departments(&mut self) -> Vec<String> {
        if self.random.percent(3) {
            return vec!["all".to_owned()];
        }
        let count = if self.random.percent(60) {
            1
        } else {
            self.random.between(2, 4)
        };
        let mut ids: Vec<String> = Vec::new();
        for _ in 0..count {
            let id = department_id(self.random.between(0, self.departments - 1));
            if !ids.contains(&id) {
                ids.push(id);
            }
        }
        ids
    }

    fn item(&mut self, id: String, text: &str) -> Value {
        json!({ "id": id, "text": text, "from": self.from() })
    }

    fn text(&mut self, text: &str) -> Value {
        json!({ "text": text, "from": self.from() })
    }

    /// Where the next text stands.
    fn from(&mut self) -> String {
        self.texts += 1;
        format!("#p.{}", self.texts / TEXTS_OF_A_PAGE + 1)
    }
}

/// A measure's rows: the measure's number and how many items they have so far.
struct Rows {
    of: String,
    issues: usize,
    projects: usize,
}

fn department_id(number: usize) -> String {
    format!("department-{}", number + 1)
}

/// Which of `all` things fall to one of `parts` parts.
fn share(part: usize, parts: usize, all: usize) -> std::ops::Range<usize> {
    let bound = |part: usize| part * all / parts.max(1);
    bound(part)..bound(part + 1)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::generate;
    use crate::import::print;
    use crate::plan::check::load_and_check;
    use crate::query::Index;

    fn json(directions: usize, seed: u64) -> String {
        print(&generate(directions, 0, seed).unwrap()).unwrap()
    }

    /// Themes, measures, departments with 全庁, KPIs.
    fn check(directions: usize, expected: [usize; 4]) {
        for seed in [0, 1, 2026] {
            let loaded = load_and_check(json(directions, seed).as_bytes());
            assert_eq!(loaded.problems, [], "{directions} directions, seed {seed}");
            let plan = loaded.plan.unwrap();
            let index = Index::new(&plan);
            assert_eq!(index.direction_count, directions);
            let counts = [
                index.themes.len(),
                index.measures.len(),
                index.plan.departments.len(),
                index.kpis.len(),
            ];
            assert_eq!(counts, expected, "{directions} directions");
        }
    }

    #[test]
    fn sizes_in_proportion_and_nothing_to_mend() {
        check(1, [1, 1, 18, 5]);
        check(33, [5, 11, 18, 25]);
        check(1_000, [6, 334, 43, 30]);
        check(10_000, [12, 3_334, 61, 60]);
    }

    #[test]
    fn the_first_kpi_may_have_very_many_actuals() {
        let json = print(&generate(5, 10_000, 1).unwrap()).unwrap();
        let loaded = load_and_check(json.as_bytes());
        assert_eq!(loaded.problems, []);
        let plan = loaded.plan.unwrap();
        let index = Index::new(&plan);
        let counts = index
            .kpis
            .iter()
            .map(|at| index.kpi(at).unwrap().actuals.len());
        let counts: Vec<_> = counts.collect();
        assert_eq!(counts.first(), Some(&10_000));
        assert!(counts.iter().skip(1).all(|count| *count < 10));
    }

    #[test]
    fn the_seed_decides() {
        assert_eq!(json(100, 7), json(100, 7));
        assert_ne!(json(100, 7), json(100, 8));
    }
}
