//! The facet of states: which KPIs a filter shows, and how many each state would.

use super::filter::{Filter, is_set};
use super::outline::Outline;
use crate::kpi::State;

/// What the chosen states and themes give.
pub(super) struct ByState {
    /// Per KPI: is it shown?
    pub kpis: Vec<bool>,
    /// How many KPIs each state would show.
    pub per_state: Vec<(State, usize)>,
}

/// One pass over the KPIs; `themes` are the chosen ones by their place in `Outline::themes`.
pub(super) fn apply(outline: &Outline, filter: &Filter, themes: &[bool]) -> ByState {
    let mut kpis = Vec::with_capacity(outline.kpis.len());
    // Some where the plan has the state: a count of none is a count, too.
    let mut counts = [None; State::ALL.len()];
    for state in &filter.states {
        if let Some(count) = counts.get_mut(*state as usize) {
            *count = Some(0);
        }
    }
    for (theme, state) in &outline.kpis {
        let in_theme = filter.themes.is_empty() || theme.is_some_and(|t| is_set(themes, t));
        if let Some(count) = counts.get_mut(*state as usize) {
            *count = Some(count.unwrap_or(0) + usize::from(in_theme));
        }
        let chosen = filter.states.is_empty() || filter.states.contains(state);
        kpis.push(in_theme && chosen);
    }
    let per_state = State::ALL.into_iter().zip(counts);
    ByState {
        kpis,
        per_state: per_state
            .filter_map(|(state, count)| Some((state, count?)))
            .collect(),
    }
}
