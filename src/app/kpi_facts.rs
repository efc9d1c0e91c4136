//! The facts beside a KPI's chart: baseline, target, latest, and how its
//! numbers come about.

use super::mark::{no_words, source_button, sourced};
use super::measure::department_tags;
use super::state::App;
use crate::i18n;
use crate::kpi;
use crate::plan::{DepartmentId, Kpi, Observation};
use leptos::prelude::*;

pub fn facts(app: App, kpi: &Kpi, section: usize) -> AnyView {
    let mut facts = Vec::new();
    let mut fact = |term: &'static str, description: AnyView| {
        facts.push(view! { <dt>{term}</dt><dd>{description}</dd> });
    };
    if let Some(baseline) = &kpi.baseline {
        fact(i18n::BASELINE, observed(app, baseline, &kpi.unit));
    }
    for target in &kpi.targets {
        fact(i18n::TARGET, observed(app, target, &kpi.unit));
    }
    match kpi::latest_actual(kpi) {
        Some(latest) => fact(i18n::LATEST, observed(app, latest, &kpi.unit)),
        None => fact(i18n::LATEST, i18n::NO_ACTUAL.into_any()),
    }
    fact(i18n::BETTER, i18n::better(kpi.desired, kpi.keep).into_any());
    if let Some(accumulation) = kpi.accumulation {
        fact(
            i18n::ACCUMULATION,
            i18n::accumulation(accumulation).into_any(),
        );
    }
    for broken in &kpi.breaks {
        fact(
            i18n::BREAK,
            (broken.note.clone(), source_button(broken.from.as_ref())).into_any(),
        );
    }
    let (term, departments) = departments(app, kpi, section);
    if let Some(tags) = department_tags(app, &departments) {
        fact(term, tags);
    }
    if let Some(note) = &kpi.note {
        fact(i18n::NOTE, note.clone().into_any());
    }
    view! { <dl class="facts">{facts}</dl> }.into_any()
}

/// The KPI's own departments; else those that work on its section, said so.
fn departments(app: App, kpi: &Kpi, section: usize) -> (&'static str, Vec<DepartmentId>) {
    if !kpi.departments.is_empty() {
        return (i18n::DEPARTMENTS, kpi.departments.clone());
    }
    let index = app.index();
    let inside = |row: &&crate::query::RowAt| index.ancestors(row.section).contains(&section);
    let mut numbers: Vec<usize> = index
        .rows
        .iter()
        .filter(inside)
        .flat_map(|row| row.departments.iter().flatten().copied())
        .collect();
    numbers.sort_unstable();
    numbers.dedup();
    let ids = numbers
        .into_iter()
        .filter_map(|n| index.department(n))
        .map(|d| d.id.clone());
    (i18n::DEPARTMENTS_OF_THEME, ids.collect())
}

fn observed(app: App, value: &Observation, unit: &str) -> AnyView {
    let text = i18n::value(value, unit);
    let printed = value.period_text.clone();
    let period = value.period;
    let mean = value.mean;
    let when = move || match period {
        Some(period) => i18n::period(period, mean, app.era()),
        None => printed.clone().unwrap_or_default(),
    };
    let note = value
        .note
        .clone()
        .map(|note| view! { <span class="note">{note}</span> });
    view! { <b>{text}</b>" "<span class="when">{when}</span>{source_button(value.from.as_ref())}{note} }.into_any()
}

/// A target that is a product: its factors and what they give.
pub fn formula(kpi: &Kpi) -> Option<AnyView> {
    let formula = kpi.formula.as_ref()?;
    let factors: Vec<_> = formula
        .factors
        .iter()
        .map(|f| {
            let text = f
                .text
                .clone()
                .unwrap_or_else(|| i18n::number_and_unit(f.value, &f.unit));
            view! { <li>{f.name.clone()}" "<b>{text}</b></li> }
        })
        .collect();
    let product = kpi::product(formula).map(|p| i18n::product(p.exact, p.rounded, &kpi.unit));
    let view = view! {
        <div class="how">
            <h2>{i18n::FORMULA}{source_button(formula.from.as_ref())}</h2>
            <ul class="factors">{factors}</ul>
            <p>{product}</p>
        </div>
    };
    Some(view.into_any())
}

/// A KPI that derives from a table: the rule and the baseline's arithmetic.
pub fn derivation(app: App, kpi: &Kpi) -> Option<AnyView> {
    let derivation = kpi.derivation.as_ref()?;
    let index = app.index();
    let sums = kpi
        .baseline
        .as_ref()
        .and_then(|b| kpi::ratio(&index.plan, derivation, b.period?));
    let line = sums.map(|(numerator, denominator)| i18n::ratio(numerator, denominator));
    let view = view! {
        <div class="how">
            <h2>{i18n::DERIVATION}</h2>
            <p>{sourced(&derivation.text, no_words())}</p>
            <p>{line}</p>
        </div>
    };
    Some(view.into_any())
}
