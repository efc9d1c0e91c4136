//! Where a row comes from and of which day it is.

use super::csv::Csv;
use crate::i18n;
use crate::plan::{Kpi, Place, Plan, Source};

/// The last columns of every table.
pub const COLUMNS: [&str; 5] = ["出典", "発行者", "出典の場所", "データ更新日", "利用条件"];

/// Writes them.
pub fn cells(csv: &mut Csv, plan: &Plan, from: Option<&Place>) {
    let source = from.and_then(|place| source_of(plan, place));
    csv.maybe(source.map(|source| source.title.as_str()));
    csv.maybe(source.and_then(|source| source.publisher.as_deref()));
    csv.maybe(from.map(place_text).as_deref());
    csv.maybe(plan.updated.map(|day| day.to_string()).as_deref());
    csv.maybe(source.map_or(plan.rights.as_deref(), |source| rights_of(plan, source)));
}

/// The source that a place is in; without an id the plan's first.
pub fn source_of<'a>(plan: &'a Plan, place: &Place) -> Option<&'a Source> {
    match &place.source {
        Some(id) => plan.sources.iter().find(|source| source.id == *id),
        None => plan.sources.first(),
    }
}

/// On what terms a source may be used: its own, or those of the plan.
pub fn rights_of<'a>(plan: &'a Plan, source: &'a Source) -> Option<&'a str> {
    source.rights.as_deref().or(plan.rights.as_deref())
}

/// 565〜568行目, or the source's own words.
pub fn place_text(place: &Place) -> String {
    match place.line_range() {
        Some(lines) => i18n::lines(lines.first, lines.last),
        None => place.locator.clone(),
    }
}

/// The sources of a KPI's values, each once, in the plan's order.
#[must_use]
pub fn kpi_sources<'a>(plan: &'a Plan, kpi: &Kpi) -> Vec<&'a Source> {
    let seen = kpi.baseline.iter().chain(&kpi.targets).chain(&kpi.actuals);
    sources_of(plan, seen.filter_map(|seen| seen.from.as_ref()))
}

/// The same of any places.
#[must_use]
pub fn sources_of<'a, 'p>(
    plan: &'a Plan,
    places: impl Iterator<Item = &'p Place>,
) -> Vec<&'a Source> {
    let mut seen = vec![false; plan.sources.len()];
    for place in places {
        let source = source_of(plan, place);
        let known = |known: &Source| source.is_some_and(|source| source.id == known.id);
        if let Some(number) = plan.sources.iter().position(known)
            && let Some(seen) = seen.get_mut(number)
        {
            *seen = true;
        }
    }
    let found = plan.sources.iter().zip(seen).filter(|(_, seen)| *seen);
    found.map(|(source, _)| source).collect()
}

/// The source's title with its publisher: 全市町村の主要財政指標（総務省）.
pub fn titled(source: &Source) -> String {
    match &source.publisher {
        Some(publisher) => i18n::beside(&source.title, publisher),
        None => source.title.clone(),
    }
}
