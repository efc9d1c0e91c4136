//! What is wrong in a plan that could be read: references to nothing, values
//! that contradict their printed text, periods out of order. Problems, never
//! panics; each with its place in the file.

mod arithmetic;
mod direction;
mod ids;
mod kpi;
mod observation;
mod pointer;
mod time;
mod values;

use super::{
    Department, DepartmentId, Figure, Level, Loaded, Place, Plan, Problem, Row, Section, Series,
    SeriesId, Source, Spot, Text, load_with_gaps,
};
use std::collections::BTreeMap;

/// Checks a plan. The pointers are those of the plan as it was loaded: where
/// loading left items of a list out, [`load_and_check`] gives the file's.
#[must_use]
pub fn check(plan: &Plan) -> Vec<Problem> {
    let mut checker = Checker::new(plan);
    checker.plan();
    checker.problems
}

/// Loads and checks a file; all problems, with pointers into the file.
#[must_use]
pub fn load_and_check(bytes: &[u8]) -> Loaded {
    let (mut loaded, left_out) = load_with_gaps(bytes);
    if let Some(plan) = &loaded.plan {
        let found = check(plan).into_iter().map(|mut problem| {
            if let Spot::Pointer(pointer) = &problem.spot {
                problem.spot = Spot::Pointer(pointer::in_file(pointer, &left_out));
            }
            problem
        });
        let found: Vec<_> = found.collect();
        loaded.problems.extend(found);
    }
    loaded
}

struct Checker<'a> {
    plan: &'a Plan,
    /// Every series of the plan, for what derives from it.
    series: BTreeMap<&'a SeriesId, &'a Series>,
    /// Where each id stands first, by kind.
    seen: BTreeMap<(&'static str, &'a str), String>,
    problems: Vec<Problem>,
}

impl<'a> Checker<'a> {
    fn new(plan: &'a Plan) -> Self {
        let mut series = BTreeMap::new();
        collect_series(&plan.sections, &mut series);
        Self {
            plan,
            series,
            seen: BTreeMap::new(),
            problems: Vec::new(),
        }
    }

    fn error(&mut self, at: &str, what: impl Into<String>, todo: impl Into<String>) {
        let spot = Spot::Pointer(at.to_owned());
        self.problems.push(Problem::error(spot, what, todo));
    }

    fn warning(&mut self, at: &str, what: impl Into<String>, todo: impl Into<String>) {
        let spot = Spot::Pointer(at.to_owned());
        self.problems.push(Problem::warning(spot, what, todo));
    }

    fn plan(&mut self) {
        let plan = self.plan;
        self.text("/title", &plan.title);
        self.optional_text("/summary", plan.summary.as_ref());
        for (i, source) in plan.sources.iter().enumerate() {
            let Source { id, title, .. } = source;
            let at = format!("/sources/{i}");
            self.id(&at, "出典", id.as_str());
            self.words(&format!("{at}/title"), title);
            if source.file.is_some() && source.file_beside().is_none() {
                self.error(
                    &format!("{at}/file"),
                    "出典のファイルが、ページのあるフォルダーの中にありません。",
                    "ページから見た場所（seeds/honbun.txt など）を書いてください。",
                );
            }
        }
        for (i, Level { id, name, .. }) in plan.levels.iter().enumerate() {
            let at = format!("/levels/{i}");
            self.id(&at, "階層", id.as_str());
            self.words(&format!("{at}/name"), name);
        }
        for (i, department) in plan.departments.iter().enumerate() {
            let at = format!("/departments/{i}");
            let Department { id, name, from, .. } = department;
            self.id(&at, "担当課", id.as_str());
            self.words(&format!("{at}/name"), name);
            self.place(&at, from.as_ref());
        }
        self.thresholds();
        self.glossary();
        if plan.sections.is_empty() {
            self.error(
                "/sections",
                "計画の本文が一つもありません。",
                "sectionsに章や施策を書いてください。",
            );
        }
        self.sections("/sections", &plan.sections);
        self.directions();
    }

    fn thresholds(&mut self) {
        let Some(judgement) = &self.plan.judgement else {
            return;
        };
        let (high, low) = (judgement.on_track, judgement.mostly_on_track);
        if high.unwrap_or(0.95) < low.unwrap_or(0.60) {
            self.error(
                "/judgement",
                "「順調」の境目が「概ね順調」の境目より低くなっています。",
                "on_trackをmostly_on_track以上にしてください。",
            );
        }
    }

    fn glossary(&mut self) {
        let mut known: Vec<&str> = Vec::new();
        for (i, term) in self.plan.glossary.iter().enumerate() {
            let at = format!("/glossary/{i}");
            self.words(&format!("{at}/text"), &term.text);
            for word in std::iter::once(&term.term).chain(&term.also) {
                self.words(&format!("{at}/term"), word);
                if known.contains(&word.as_str()) {
                    self.error(
                        &at,
                        format!("用語「{word}」が2度あります。"),
                        "説明を1つにしてください。",
                    );
                }
                known.push(word);
            }
        }
    }

    fn sections(&mut self, at: &str, sections: &'a [Section]) {
        for (i, section) in sections.iter().enumerate() {
            let at = format!("{at}/{i}");
            self.id(&at, "章や施策", section.id.as_str());
            self.level(&at, &section.level);
            self.text(&format!("{at}/title"), &section.title);
            self.optional_text(
                &format!("{at}/desired_state"),
                section.desired_state.as_ref(),
            );
            self.texts(&format!("{at}/context"), &section.context);
            for (i, kpi) in section.kpis.iter().enumerate() {
                self.kpi(&format!("{at}/kpis/{i}"), kpi);
            }
            for (i, figure) in section.figures.iter().enumerate() {
                self.figure(&format!("{at}/figures/{i}"), figure);
            }
            for (i, row) in section.rows.iter().enumerate() {
                self.row(&format!("{at}/rows/{i}"), row);
            }
            self.sections(&format!("{at}/sections"), &section.sections);
        }
    }

    fn row(&mut self, at: &str, row: &'a Row) {
        self.optional_text(&format!("{at}/heading"), row.heading.as_ref());
        for (i, issue) in row.issues.iter().enumerate() {
            let at = format!("{at}/issues/{i}");
            self.item(
                &at,
                ("現況と課題", issue.id.as_str()),
                &issue.text,
                &[],
                issue.from.as_ref(),
            );
        }
        for (i, direction) in row.directions.iter().enumerate() {
            let at = format!("{at}/directions/{i}");
            let id = ("取組の方向", direction.id.as_str());
            self.item(
                &at,
                id,
                &direction.text,
                &direction.departments,
                direction.from.as_ref(),
            );
        }
        for (i, project) in row.projects.iter().enumerate() {
            let at = format!("{at}/projects/{i}");
            let id = ("主な事業・取組", project.id.as_str());
            self.item(
                &at,
                id,
                &project.text,
                &project.departments,
                project.from.as_ref(),
            );
        }
    }

    fn item(
        &mut self,
        at: &str,
        (kind, id): (&'static str, &'a str),
        text: &str,
        departments: &[DepartmentId],
        from: Option<&Place>,
    ) {
        self.id(at, kind, id);
        self.words(&format!("{at}/text"), text);
        self.departments(at, departments);
        self.place(at, from);
    }

    fn figure(&mut self, at: &str, figure: &'a Figure) {
        self.id(at, "図表", figure.id.as_str());
        self.text(&format!("{at}/title"), &figure.title);
        self.texts(&format!("{at}/notes"), &figure.notes);
        for (i, series) in figure.series.iter().enumerate() {
            let at = format!("{at}/series/{i}");
            self.id(&at, "系列", series.id.as_str());
            self.text(&format!("{at}/name"), &series.name);
            let values = format!("{at}/values");
            for (i, value) in series.values.iter().enumerate() {
                self.observation(&format!("{values}/{i}"), value, &series.unit);
            }
            self.order(&values, &series.values);
        }
    }

    /// A text and its place. An empty one is a hole in the page.
    fn text(&mut self, at: &str, text: &Text) {
        self.words(at, &text.text);
        self.place(at, text.from.as_ref());
    }

    fn optional_text(&mut self, at: &str, text: Option<&Text>) {
        if let Some(text) = text {
            self.text(at, text);
        }
    }

    fn texts(&mut self, at: &str, texts: &[Text]) {
        for (i, text) in texts.iter().enumerate() {
            self.text(&format!("{at}/{i}"), text);
        }
    }

    fn words(&mut self, at: &str, words: &str) {
        if words.trim().is_empty() {
            self.warning(at, "文が空です。", "文を書くか、項目ごと消してください。");
        }
    }
}

fn collect_series<'a>(sections: &'a [Section], into: &mut BTreeMap<&'a SeriesId, &'a Series>) {
    for section in sections {
        for series in section.figures.iter().flat_map(|figure| &figure.series) {
            into.entry(&series.id).or_insert(series);
        }
        collect_series(&section.sections, into);
    }
}

#[cfg(test)]
mod tests;
