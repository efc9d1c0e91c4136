//! What a person chose, and which rows of the plan answer to it.

use super::index::Index;
use super::outline::Outline;
use super::search::words;
use super::states;
use crate::kpi::State;
use crate::order::insert_by_key;
use crate::plan::{DepartmentId, SectionId};

/// The choices: any of these departments, any of these themes, a KPI in any of
/// these states, all of these words. Empty means no restriction. Ids and states
/// stand in their order, each once.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Filter {
    pub departments: Vec<DepartmentId>,
    pub themes: Vec<SectionId>,
    pub states: Vec<State>,
    pub text: String,
}

impl Filter {
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.departments.is_empty()
            && self.themes.is_empty()
            && self.states.is_empty()
            && self.text.trim().is_empty()
    }

    /// With this department chosen, or no longer chosen.
    pub fn toggle_department(&mut self, id: &DepartmentId) {
        toggle(&mut self.departments, id);
    }

    /// With this theme chosen, or no longer chosen.
    pub fn toggle_theme(&mut self, id: &SectionId) {
        toggle(&mut self.themes, id);
    }

    /// With this state chosen, or no longer chosen.
    pub fn toggle_state(&mut self, state: State) {
        toggle(&mut self.states, &state);
    }
}

/// Adds an id in its order, or takes it away.
fn toggle<T: Clone + PartialOrd>(ids: &mut Vec<T>, id: &T) {
    match ids.iter().position(|chosen| chosen == id) {
        Some(at) => drop(ids.remove(at)),
        None => insert_by_key(ids, id.clone(), T::clone),
    }
}

/// What a filter gives.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Outcome {
    /// Per direction of the plan: is it shown?
    shown: Vec<bool>,
    /// Per row of the plan: is it shown?
    rows: Vec<bool>,
    /// The measures that have a shown row, as numbers in `Index::measures`.
    pub measures: Vec<usize>,
    pub totals: Totals,
    /// Per department: how many directions it would show with the other
    /// choices as they are.
    pub per_department: Vec<usize>,
    /// Per theme of `Index::themes`: the same.
    pub per_theme: Vec<usize>,
    /// Per KPI of `Index::kpis`: is it shown? Themes and states limit KPIs;
    /// departments and words do not, for the plan says them of directions.
    kpis: Vec<bool>,
    /// The states that the plan's KPIs have, and those that were chosen, in the
    /// order of the page: how many KPIs each would show with the other choices
    /// as they are.
    pub per_state: Vec<(State, usize)>,
}

/// The sums of an outcome.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Totals {
    /// Directions shown.
    pub directions: usize,
    /// Those of them that every department has to do (全庁).
    pub whole_city: usize,
}

impl Outcome {
    /// Whether a row is shown, by its number.
    #[must_use]
    pub fn shows_row(&self, row: usize) -> bool {
        self.rows.get(row).copied().unwrap_or(false)
    }

    /// Whether a direction is shown, by its number.
    #[must_use]
    pub fn shows_direction(&self, direction: usize) -> bool {
        self.shown.get(direction).copied().unwrap_or(false)
    }

    /// How many KPIs a state would show; none for one that the plan's KPIs do not have.
    #[must_use]
    pub fn count_of(&self, state: State) -> Option<usize> {
        let of_state = |(known, count): &(State, usize)| (*known == state).then_some(*count);
        self.per_state.iter().find_map(of_state)
    }

    /// Whether a KPI is shown, by its number in `Index::kpis`.
    #[must_use]
    pub fn shows_kpi(&self, kpi: usize) -> bool {
        self.kpis.get(kpi).copied().unwrap_or(false)
    }
}

impl Index<'_> {
    /// Applies a filter.
    #[must_use]
    pub fn apply(&self, filter: &Filter) -> Outcome {
        let words = words(&filter.text);
        self.outline.apply_to(filter, |row| {
            words.iter().all(|word| self.row_has(row, word))
        })
    }
}

impl Outline {
    /// Applies a filter, where `has_words` says whether a row, by its number, has the words
    /// that are looked for. One pass over the rows; the counts of each facet leave that
    /// facet's own choices out, so that a count says what a further touch would show.
    pub(super) fn apply_to(&self, filter: &Filter, has_words: impl Fn(usize) -> bool) -> Outcome {
        let departments = self.departments.iter();
        let chosen: Vec<bool> = departments
            .map(|(id, _)| filter.departments.contains(id))
            .collect();
        let whole: Vec<bool> = self.departments.iter().map(|(_, whole)| *whole).collect();
        let themes = self.themes.iter();
        let themes: Vec<bool> = themes.map(|id| filter.themes.contains(id)).collect();
        let by_state = states::apply(self, filter, &themes);

        let mut outcome = Outcome {
            shown: vec![false; self.directions()],
            rows: vec![false; self.rows.len()],
            per_department: vec![0; chosen.len()],
            per_theme: vec![0; themes.len()],
            kpis: by_state.kpis,
            per_state: by_state.per_state,
            ..Outcome::default()
        };
        let mut whole_city_with_theme = 0;
        // The number of a row's first direction in the whole plan.
        let mut first = 0;
        for (number, measure) in self.measures.iter().enumerate() {
            let asked = filter.states.is_empty()
                || filter.states.iter().any(|s| measure.states.contains(s));
            let theme = measure.theme;
            let in_theme = filter.themes.is_empty() || theme.is_some_and(|t| is_set(&themes, t));
            let mut any = false;
            for row in measure.rows.clone() {
                let directions = self.rows.get(row).map_or(&[][..], Vec::as_slice);
                let start = first;
                first += directions.len();
                if !asked || !has_words(row) {
                    continue;
                }
                let mut row_shown =
                    directions.is_empty() && in_theme && filter.departments.is_empty();
                for (position, departments) in directions.iter().enumerate() {
                    let is_whole = departments.iter().any(|d| is_set(&whole, *d));
                    let has = filter.departments.is_empty()
                        || is_whole
                        || departments.iter().any(|d| is_set(&chosen, *d));
                    if has && let Some(count) = theme.and_then(|t| outcome.per_theme.get_mut(t)) {
                        *count += 1;
                    }
                    if !in_theme {
                        continue;
                    }
                    whole_city_with_theme += usize::from(is_whole);
                    for department in departments {
                        // 全庁 itself and the departments beside it get the
                        // direction through the sum below.
                        if !is_whole
                            && let Some(count) = outcome.per_department.get_mut(*department)
                        {
                            *count += 1;
                        }
                    }
                    if has {
                        if let Some(shown) = outcome.shown.get_mut(start + position) {
                            *shown = true;
                        }
                        outcome.totals.directions += 1;
                        outcome.totals.whole_city += usize::from(is_whole);
                        row_shown = true;
                    }
                }
                if row_shown && let Some(shown) = outcome.rows.get_mut(row) {
                    *shown = true;
                    any = true;
                }
            }
            if any {
                outcome.measures.push(number);
            }
        }
        for count in &mut outcome.per_department {
            *count += whole_city_with_theme;
        }
        outcome
    }
}

pub(super) fn is_set(flags: &[bool], number: usize) -> bool {
    flags.get(number).copied().unwrap_or(false)
}
