//! The plan as CSV: the whole of it, or the rows that a filter shows. Both
//! have the same columns. Whole means all that the format knows; what it does
//! not know is in the JSON.

use super::kpi::{observations, seen, series};
use super::rows::{Facts, Row, Rows};
use crate::i18n;
use crate::kpi::judge;
use crate::plan::{self, Figure, Kpi, Place, Plan, Section};
use crate::query::{Filter, Index, Outcome};

/// Every text and every value of the plan.
#[must_use]
pub fn whole(plan: &Plan) -> String {
    let index = Index::new(plan);
    let mut rows = Rows::new(plan, String::new());
    head(&mut rows, plan);
    glossary(&mut rows, plan);
    for number in 0..index.sections.len() {
        let Some(section) = index.section(number) else {
            continue;
        };
        rows.enter(&index, number);
        add_section(&mut rows, &index, section);
        for (position, row) in section.rows.iter().enumerate() {
            add_row(&mut rows, row, position, &|_| true);
        }
    }
    rows.finish()
}

/// KPIs, issues, directions and projects that a filter shows, and the filter.
#[must_use]
pub fn filtered(index: &Index, outcome: &Outcome, filter: &Filter) -> String {
    let mut rows = Rows::new(index.plan, filter_text(index, filter));
    // Both in the plan's order; a section's KPIs come before its rows.
    let mut kpis = index.kpis.iter().enumerate().peekable();
    let mut kpis_up_to = |rows: &mut Rows, section: usize| {
        while let Some((number, at)) = kpis.next_if(|(_, at)| at.section <= section) {
            if let Some(kpi) = index.kpi(at).filter(|_| outcome.shows_kpi(number)) {
                rows.enter(index, at.section);
                add_kpi(rows, kpi);
            }
        }
    };
    for (number, at) in index.rows.iter().enumerate() {
        kpis_up_to(&mut rows, at.section);
        let Some(row) = index.row(at).filter(|_| outcome.shows_row(number)) else {
            continue;
        };
        rows.enter(index, at.section);
        add_row(&mut rows, row, at.position, &|direction| {
            outcome.shows_direction(at.first_direction + direction)
        });
    }
    kpis_up_to(&mut rows, usize::MAX);
    rows.finish()
}

/// 担当課：財政課、納税課／テーマ：テーマ3　財政運営／判定：後退／ことば：災害
fn filter_text(index: &Index, filter: &Filter) -> String {
    let mut parts = Vec::new();
    let mut part = |name: &str, values: &str| {
        if !values.is_empty() {
            parts.push([name, "：", values].concat());
        }
    };
    let departments = super::kpi::department_names(index.plan, &filter.departments);
    part(i18n::DEPARTMENTS, &departments);
    let mut themes = Vec::new();
    for id in &filter.themes {
        let number = index.section_number(id);
        themes.push(number.map_or_else(|| id.to_string(), |number| index.heading(number)));
    }
    part(i18n::THEMES, &themes.join("、"));
    let states: Vec<_> = filter.states.iter().map(|state| state.label()).collect();
    part("判定", &states.join("、"));
    part("ことば", filter.text.trim());
    if parts.is_empty() {
        parts.push("なし".to_owned());
    }
    parts.join("／")
}

/// What stands above the sections.
fn head(rows: &mut Rows, plan: &Plan) {
    rows.add(&Row {
        facts: plan.period.map_or(Facts::None, Facts::Period),
        ..Row::text("計画", &plan.title)
    });
    if let Some(summary) = &plan.summary {
        rows.add(&Row::text("計画の概要", summary));
    }
    for source in &plan.sources {
        rows.add(&Row {
            kind: i18n::SOURCES,
            id: source.id.as_str(),
            of: &source.title,
            text: source.note.as_deref().unwrap_or_default(),
            from: Some(&Place {
                source: Some(source.id.clone()),
                locator: source.file.clone().unwrap_or_default(),
            }),
            ..Row::default()
        });
    }
    for department in &plan.departments {
        rows.add(&Row {
            kind: i18n::DEPARTMENTS,
            id: department.id.as_str(),
            departments: std::slice::from_ref(&department.id),
            text: &department.name,
            from: department.from.as_ref(),
            ..Row::default()
        });
    }
}

/// The plan's words that are explained.
fn glossary(rows: &mut Rows, plan: &Plan) {
    for term in &plan.glossary {
        let row = Row {
            kind: "用語",
            of: &term.term,
            heading: term.reading.as_deref(),
            text: &term.text,
            ..Row::default()
        };
        rows.add(&row);
        for also in &term.also {
            rows.add(&Row {
                kind: "用語の別の書き方",
                text: also,
                ..row
            });
        }
    }
}

fn add_section(rows: &mut Rows, index: &Index, section: &Section) {
    let level = index.plan.levels.iter().find(|l| l.id == section.level);
    rows.add(&Row {
        id: section.id.as_str(),
        ..Row::text(
            level.map_or(i18n::TITLE, |level| &level.name),
            &section.title,
        )
    });
    if let Some(state) = &section.desired_state {
        rows.add(&Row::text(i18n::DESIRED_STATE, state));
    }
    for paragraph in &section.context {
        rows.add(&Row::text(i18n::CONTEXT, paragraph));
    }
    for kpi in &section.kpis {
        add_kpi(rows, kpi);
    }
    for figure in &section.figures {
        add_figure(rows, figure);
    }
}

fn add_kpi(rows: &mut Rows, kpi: &Kpi) {
    let of = kpi.name.text.as_str();
    let state = judge(kpi, rows.plan().judgement.as_ref(), None).state;
    rows.add(&Row {
        id: kpi.id.as_str(),
        departments: &kpi.departments,
        ..Row::text(i18n::KPI, &kpi.name)
    });
    for (kind, observation) in observations(kpi) {
        let series = series(kpi, observation);
        rows.add(&Row {
            kind: kind.label(),
            id: kpi.id.as_str(),
            of,
            from: observation.from.as_ref(),
            facts: Facts::Value(seen(kpi, observation, &series)),
            ..Row::default()
        });
    }
    let texts = |kind, texts: &[plan::Text], rows: &mut Rows| {
        for text in texts {
            let row = Row::text(kind, text);
            rows.add(&Row { of, ..row });
        }
    };
    texts(i18n::EXPLANATION, &kpi.explanation, rows);
    texts(i18n::RATIONALE, &kpi.rationale, rows);
    if let Some(derivation) = &kpi.derivation {
        let text = std::slice::from_ref(&derivation.text);
        texts(i18n::DERIVATION, text, rows);
    }
    let mut say = |kind, text, from, facts| {
        rows.add(&Row {
            kind,
            of,
            text,
            from,
            facts,
            ..Row::default()
        });
    };
    if let Some(formula) = &kpi.formula {
        for factor in &formula.factors {
            let number = Facts::Number(factor.value, factor.text.as_deref(), &factor.unit);
            say(i18n::FORMULA, &factor.name, formula.from.as_ref(), number);
        }
    }
    for gap in &kpi.breaks {
        let from = gap.from.as_ref();
        say("系列の区切り", &gap.note, from, Facts::Period(gap.period));
    }
    for annotation in &kpi.annotations {
        let (period, from) = (annotation.period, annotation.from.as_ref());
        say("できごと", &annotation.text, from, Facts::Period(period));
    }
    for own in &kpi.assessments {
        let from = own.from.as_ref();
        say("市の評価", &own.grade, from, Facts::Period(own.period));
    }
    say("判定（自動計算）", state.label(), None, Facts::None);
    if let Some(note) = &kpi.note {
        say(i18n::NOTE, note, None, Facts::None);
    }
}

fn add_figure(rows: &mut Rows, figure: &Figure) {
    rows.add(&Row {
        id: figure.id.as_str(),
        of: if figure.lost { i18n::FIGURE_LOST } else { "" },
        ..Row::text(i18n::FIGURE, &figure.title)
    });
    for note in &figure.notes {
        rows.add(&Row {
            of: &figure.title.text,
            ..Row::text("図表の注記", note)
        });
    }
    for series in &figure.series {
        for value in &series.values {
            rows.add(&Row {
                kind: "図表の値",
                id: series.id.as_str(),
                of: &figure.title.text,
                text: &series.name.text,
                from: value.from.as_ref().or(series.name.from.as_ref()),
                facts: Facts::Value(super::observation::Seen {
                    observation: value,
                    unit: &series.unit,
                    mean: value.mean,
                    series: "",
                }),
                ..Row::default()
            });
        }
    }
}

/// A row of a measure's table; `shows` says which of its directions.
fn add_row(rows: &mut Rows, row: &plan::Row, position: usize, shows: &dyn Fn(usize) -> bool) {
    let at = Row {
        table_row: Some(position + 1),
        heading: row.heading.as_ref().map(|heading| heading.text.as_str()),
        ..Row::default()
    };
    for issue in &row.issues {
        rows.add(&Row {
            kind: i18n::ISSUES,
            id: issue.id.as_str(),
            text: &issue.text,
            from: issue.from.as_ref(),
            ..at
        });
    }
    for (number, direction) in row.directions.iter().enumerate() {
        if shows(number) {
            rows.add(&Row {
                kind: i18n::DIRECTIONS,
                id: direction.id.as_str(),
                departments: &direction.departments,
                text: &direction.text,
                from: direction.from.as_ref(),
                ..at
            });
        }
    }
    for project in &row.projects {
        rows.add(&Row {
            kind: i18n::PROJECTS,
            id: project.id.as_str(),
            departments: &project.departments,
            text: &project.text,
            from: project.from.as_ref(),
            ..at
        });
    }
}
