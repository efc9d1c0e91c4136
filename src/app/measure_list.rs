//! The measures of a page, filtered. A short list is built whole and only
//! hides what is filtered out; of a long one only what is near the window is
//! built, with the space of the rest kept free.

use super::mark::Words;
use super::measure::{Level, measure_item};
use super::state::App;
use crate::browser::viewport;
use crate::query::{Near, Outcome, near};
use leptos::html::Ol;
use leptos::prelude::*;
use std::sync::Arc;

/// What a filter gives, as it changes.
pub type Outcomes = Memo<Arc<Outcome>>;

/// Up to so many directions the list is built whole.
const WHOLE_UP_TO: usize = 120;
/// How far beyond the window is built, in CSS px.
const MARGIN_CSS_PX: f64 = 400.0;
/// What a measure's heading and a row take before they were ever measured.
const HEADING_CSS_PX: f64 = 100.0;
const DIRECTION_CSS_PX: f64 = 190.0;

/// The measures of these numbers that the outcome shows.
pub fn measure_list(
    app: App,
    measures: Vec<usize>,
    outcome: Outcomes,
    words: Words,
    level: Level,
) -> AnyView {
    let index = app.index();
    let rows = measures
        .iter()
        .filter_map(|m| index.rows_of.get(*m))
        .map(std::ops::Range::len);
    if rows.sum::<usize>() <= WHOLE_UP_TO {
        let items: Vec<_> = measures
            .into_iter()
            .map(|m| measure_item(app, m, outcome, words, level, Position::default()))
            .collect();
        return view! { <ol class="measures">{items}</ol> }.into_any();
    }
    long_list(app, measures, outcome, words, level)
}

/// Where an item stands among all, for screen readers, where not all are built.
#[derive(Clone, Copy, Default)]
pub struct Position {
    pub of: Option<Memo<Arc<Vec<usize>>>>,
}

fn long_list(
    app: App,
    measures: Vec<usize>,
    outcome: Outcomes,
    words: Words,
    level: Level,
) -> AnyView {
    let list = NodeRef::<Ol>::new();
    let window = RwSignal::new((0.0, 800.0));
    let shown = Memo::new(move |_| {
        let inside = |m: &usize| measures.binary_search(m).is_ok();
        Arc::new(outcome.with(|o| {
            o.measures
                .iter()
                .copied()
                .filter(inside)
                .collect::<Vec<_>>()
        }))
    });
    let sizes = StoredValue::new(Sizes::default());
    let near_window = Memo::new(move |_| {
        let (top, height) = window.get();
        let outcome = outcome.get();
        shown.with(|shown| {
            let heights = sizes
                .try_update_value(|s| s.heights(app, shown, &outcome))
                .unwrap_or_default();
            let near: Near = near(&heights, top, height, MARGIN_CSS_PX);
            let items: Vec<usize> = shown.get(near.items.clone()).unwrap_or_default().to_vec();
            (near, items)
        })
    });
    let moves = StoredValue::new_local(None);
    Effect::new(move |_| {
        let Some(element) = list.get() else { return };
        window.set(viewport::over(&element));
        moves.set_value(Some(viewport::on_move(move || {
            let heights = viewport::heights(&element, "data-measure");
            sizes.update_value(|s| s.measure(heights));
            window.set(viewport::over(&element));
        })));
    });
    on_cleanup(move || moves.set_value(None));
    let space = |height: f64| format!("height:{height:.0}px");
    let item = move |m| measure_item(app, m, outcome, words, level, Position { of: Some(shown) });
    view! {
        <ol class="measures" node_ref=list>
            <li class="space" role="presentation" style=move || near_window.with(|(n, _)| space(n.above_css_px))></li>
            <For each=move || near_window.with(|(_, items)| items.clone()) key=|m| *m children=item/>
            <li class="space" role="presentation" style=move || near_window.with(|(n, _)| space(n.below_css_px))></li>
        </ol>
    }
    .into_any()
}

/// The heights of measures: measured where they were built, else estimated.
#[derive(Default)]
struct Sizes {
    /// Per measure, in CSS px; 0 where it was never built with this outcome.
    measured: Vec<f64>,
    outcome: Option<Arc<Outcome>>,
}

impl Sizes {
    fn heights(&mut self, app: App, shown: &[usize], outcome: &Arc<Outcome>) -> Vec<f64> {
        let index = app.index();
        if !self
            .outcome
            .as_ref()
            .is_some_and(|known| Arc::ptr_eq(known, outcome))
        {
            self.outcome = Some(outcome.clone());
            self.measured = vec![0.0; index.measures.len()];
        }
        let height = |m: &usize| match self.measured.get(*m) {
            Some(height) if *height > 0.0 => *height,
            _ => {
                let rows = index.rows_of.get(*m).cloned().unwrap_or_default();
                let rows = rows.filter(|row| outcome.shows_row(*row)).count();
                #[allow(clippy::cast_precision_loss)] // a few rows
                let rows = rows as f64;
                HEADING_CSS_PX + rows * DIRECTION_CSS_PX
            }
        };
        shown.iter().map(height).collect()
    }

    /// Takes the heights of what is built now.
    fn measure(&mut self, heights: Vec<(usize, f64)>) {
        for (measure, height) in heights {
            if let Some(slot) = self.measured.get_mut(measure) {
                *slot = height;
            }
        }
    }
}
