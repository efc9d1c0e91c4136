//! The facts beside a KPI's chart: baseline, target, latest, and how its
//! numbers come about.

use super::dom::{Node, classed, el, many, sentence, text};
use super::mark::{Marks, source_button, sourced, with_source};
use super::measure::department_tags;
use super::state::App;
use crate::i18n;
use crate::kpi;
use crate::plan::{DepartmentId, Kpi, Observation};
use crate::query::RowAt;

pub fn facts(app: App, kpi: &Kpi, section: usize) -> Node {
    let mut facts: Vec<(&'static str, Node)> = Vec::new();
    facts.extend(
        kpi.baseline
            .iter()
            .map(|baseline| (i18n::BASELINE, observed(app, baseline, &kpi.unit))),
    );
    facts.extend(
        kpi.targets
            .iter()
            .map(|target| (i18n::TARGET, observed(app, target, &kpi.unit))),
    );
    facts.push(match kpi::latest_published(kpi) {
        Some(latest) => (i18n::LATEST, observed(app, latest, &kpi.unit)),
        None => (i18n::LATEST, text(i18n::NO_ACTUAL)),
    });
    facts.push((i18n::BETTER, text(&i18n::better(kpi.desired, kpi.keep))));
    facts.extend(
        kpi.accumulation
            .map(|a| (i18n::ACCUMULATION, text(i18n::accumulation(a)))),
    );
    facts.extend(kpi.breaks.iter().map(|b| {
        (
            i18n::BREAK,
            with_source(&b.note, b.from.as_ref(), Marks::Nothing),
        )
    }));
    facts.extend(kpi.annotations.iter().map(|annotation| {
        let period = annotation.period.label(app.era());
        let said = i18n::beside(&annotation.text, &period);
        (
            i18n::ANNOTATION,
            with_source(&said, annotation.from.as_ref(), Marks::Nothing),
        )
    }));
    let (term, departments) = departments(app, kpi, section);
    facts.extend(department_tags(app, &departments, Marks::Nothing).map(|tags| (term, tags)));
    facts.extend(kpi.note.iter().map(|note| (i18n::NOTE, text(note))));
    description_list(facts)
}

pub fn description_list(facts: Vec<(&'static str, Node)>) -> Node {
    let mut list = classed("dl", "facts");
    for (term, description) in facts {
        list = list
            .kid(el("dt").text(term).view())
            .kid(el("dd").kid(description).view());
    }
    list.view()
}

/// The KPI's own departments; else those that work on its section, said so.
fn departments(app: App, kpi: &Kpi, section: usize) -> (&'static str, Vec<DepartmentId>) {
    if !kpi.departments.is_empty() {
        return (i18n::DEPARTMENTS, kpi.departments.clone());
    }
    let index = app.index();
    let inside = |row: &RowAt| index.ancestors(row.section).contains(&section);
    let mut works = vec![false; index.plan.departments.len()];
    let rows = index.rows.iter().zip(&index.outline.rows);
    let rows = rows.filter(|(row, _)| inside(row));
    for number in rows.flat_map(|(_, directions)| directions.iter().flatten()) {
        if let Some(works) = works.get_mut(*number) {
            *works = true;
        }
    }
    let working = index
        .plan
        .departments
        .iter()
        .zip(works)
        .filter(|(_, works)| *works);
    (
        i18n::DEPARTMENTS_OF_THEME,
        working.map(|(d, _)| d.id.clone()).collect(),
    )
}

pub fn observed(app: App, value: &Observation, unit: &str) -> Node {
    let printed = value.period_text.clone();
    let (period, mean) = (value.period, value.mean);
    let when = move || match period {
        Some(period) => i18n::period(period, mean, app.era()),
        None => printed.clone().unwrap_or_default(),
    };
    let mut views = vec![
        el("b").kid(sentence(&i18n::value(value, unit))).view(),
        text(" "),
        classed("span", "when").text_live(when).view(),
    ];
    views.extend(source_button(value.from.as_ref()));
    views.extend(
        value
            .note
            .as_ref()
            .map(|note| classed("span", "note").text(note).view()),
    );
    many(views)
}

/// The rule by which a KPI derives from a table, where the composition does not
/// tell it.
pub fn derivation(app: App, kpi: &Kpi) -> Option<Node> {
    let derivation = kpi.derivation.as_ref()?;
    let told = kpi::composition(app.index().plan, kpi)
        .is_some_and(|composition| matches!(composition.rule, kpi::Rule::Ratio(_)));
    let part = classed("div", "how")
        .kid(el("h2").text(i18n::DERIVATION).view())
        .kid(
            el("p")
                .kid(sourced(&derivation.text, Marks::Nothing))
                .view(),
        );
    (!told).then(|| part.view())
}
