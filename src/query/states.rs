//! The facet of states: which KPIs a filter shows, and below which sections a
//! KPI in a chosen state stands.

use super::filter::{Filter, is_set};
use super::index::Index;
use crate::kpi::State;

/// What the chosen states and themes give.
pub(super) struct ByState {
    /// Per KPI: is it shown?
    pub kpis: Vec<bool>,
    /// Per section: has it a KPI in a chosen state, or lies it below one that
    /// has?
    pub sections: Vec<bool>,
    /// How many KPIs each state would show.
    pub per_state: Vec<(State, usize)>,
}

/// One pass over the KPIs and one over the sections; `themes` are the chosen
/// ones by their place in `Index::themes`.
pub(super) fn apply(index: &Index<'_>, filter: &Filter, themes: &[bool]) -> ByState {
    let mut sections = vec![false; index.sections.len()];
    let mut kpis = Vec::with_capacity(index.kpis.len());
    // Some where the plan has the state: a count of none is a count, too.
    let mut counts = [None; State::ALL.len()];
    for state in &filter.states {
        if let Some(count) = counts.get_mut(*state as usize) {
            *count = Some(0);
        }
    }
    for kpi in &index.kpis {
        let theme = index.facet_of(kpi.section);
        let in_theme = filter.themes.is_empty() || theme.is_some_and(|t| is_set(themes, t));
        if let Some(count) = counts.get_mut(kpi.state as usize) {
            *count = Some(count.unwrap_or(0) + usize::from(in_theme));
        }
        let chosen = filter.states.contains(&kpi.state);
        if chosen && let Some(section) = sections.get_mut(kpi.section) {
            *section = true;
        }
        kpis.push(in_theme && (chosen || filter.states.is_empty()));
    }
    // A section stands after the one around it.
    for (number, at) in index.sections.iter().enumerate() {
        if at.parent.is_some_and(|parent| is_set(&sections, parent))
            && let Some(section) = sections.get_mut(number)
        {
            *section = true;
        }
    }
    let per_state = State::ALL.into_iter().zip(counts);
    ByState {
        kpis,
        sections,
        per_state: per_state
            .filter_map(|(state, count)| Some((state, count?)))
            .collect(),
    }
}
