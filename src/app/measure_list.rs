//! The measures of a page, filtered. A short list is built whole and only
//! hides what is filtered out; of a long one only what is near the window is
//! built, with the space of the rest kept free.

#[cfg(target_arch = "wasm32")]
use super::dom::nothing;
use super::dom::{Node, classed, keyed};
use super::mark::Marks;
use super::measure::{Level, measure_item};
#[cfg(target_arch = "wasm32")]
use super::parts::{Arrival, Part};
use super::rx::{Derived, State, next_frame};
use super::state::App;
use crate::browser::viewport;
use crate::plan::{Plan, Section};
use crate::query::{Near, Outcome, near};
use leptos::prelude::*;
use std::sync::Arc;

/// What a filter gives, as it changes.
pub type Outcomes = Derived<Arc<Outcome>>;

/// Up to so many rows the list is built whole.
const WHOLE_UP_TO: usize = 120;
/// How far beyond the window is built, in CSS px.
const MARGIN_CSS_PX: f64 = 400.0;
/// What a measure's heading and a row take before they were ever measured.
const HEADING_CSS_PX: f64 = 100.0;
const ROW_CSS_PX: f64 = 190.0;
/// The attribute that says which measure an item is.
pub const MEASURE: &str = "data-measure";

/// The measures of these numbers that the outcome shows.
pub fn measure_list(
    app: App,
    measures: Vec<usize>,
    outcome: Outcomes,
    marks: Marks,
    level: Level,
) -> Node {
    let index = app.index();
    let rows: usize = measures
        .iter()
        .filter_map(|m| index.rows_of.get(*m))
        .map(std::ops::Range::len)
        .sum();
    if rows <= WHOLE_UP_TO {
        let items = measures
            .into_iter()
            .map(|m| measure_item(app, m, outcome, marks, level, None));
        return classed("ol", "measures").kids(items.collect()).view();
    }
    #[cfg(not(target_arch = "wasm32"))]
    {
        written(app, measures, outcome, level)
    }
    #[cfg(target_arch = "wasm32")]
    if app.part(Part::Rest).get() == Arrival::Here {
        super::rest::long_list(app, measures, outcome, marks, level)
    } else {
        nothing()
    }
}

/// A long list as it is written at build, where nobody scrolls: the way to each
/// measure's own page, and there the whole. The program makes it anew.
#[cfg(not(target_arch = "wasm32"))]
fn written(app: App, measures: Vec<usize>, outcome: Outcomes, level: Level) -> Node {
    let item = |m| match level {
        Level::Own => measure_item(app, m, outcome, Marks::Nothing, level, None),
        _ => super::measure::heading_item(app, m, outcome, level),
    };
    let items = measures.into_iter().map(item);
    classed("ol", "measures").kids(items.collect()).view()
}

/// Whether the list of all measures of a plan is built whole.
pub fn built_whole(plan: &Plan) -> bool {
    fn rows(sections: &[Section]) -> usize {
        let own = |section: &Section| section.rows.len() + rows(&section.sections);
        sections.iter().map(own).sum()
    }
    rows(&plan.sections) <= WHOLE_UP_TO
}

/// What is built of a long list.
#[derive(Clone, Default, PartialEq)]
pub struct Built {
    near: Near,
    /// The measures that are shown, built or not.
    pub shown: Arc<Vec<usize>>,
}

impl Built {
    fn items(&self) -> Vec<usize> {
        self.shown
            .get(self.near.items.clone())
            .unwrap_or_default()
            .to_vec()
    }
}

#[cfg_attr(not(target_arch = "wasm32"), allow(dead_code))] // a list in a window
pub fn long_list(
    app: App,
    measures: Vec<usize>,
    outcome: Outcomes,
    marks: Marks,
    level: Level,
) -> Node {
    let window = State::new((0.0, 800.0));
    let sizes = StoredValue::new(Sizes::default());
    let built = Derived::new(move || {
        let (top, height) = window.get();
        let outcome = outcome.get();
        let inside = |m: &usize| measures.binary_search(m).is_ok();
        let shown: Vec<usize> = outcome.measures.iter().copied().filter(inside).collect();
        let heights = sizes
            .try_update_value(|s| s.heights(app, &shown, &outcome))
            .unwrap_or_default();
        Built {
            near: near(&heights, top, height, MARGIN_CSS_PX),
            shown: Arc::new(shown),
        }
    });
    let moves = StoredValue::new_local(None);
    on_cleanup(move || moves.set_value(None));
    let made = move |list: web_sys::Element| {
        let moved = move || {
            let heights = viewport::heights(&list, MEASURE);
            sizes.update_value(|s| s.measure(heights));
            window.set(viewport::over(&list));
        };
        next_frame(moved.clone());
        moves.set_value(Some(viewport::on_move(moved)));
    };
    let space = |height: fn(&Near) -> f64| {
        classed("li", "space")
            .attr("role", "presentation")
            .height_live(Box::new(move || {
                Some(built.with(|b| height(&b.near)).round())
            }))
            .view()
    };
    let item = move |m| measure_item(app, m, outcome, marks, level, Some(built));
    let items = keyed(Box::new(move || built.with(Built::items)), Box::new(item));
    classed("ol", "measures")
        .made(made)
        .kid(space(|near| near.above_css_px))
        .kid(items)
        .kid(space(|near| near.below_css_px))
        .view()
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
                HEADING_CSS_PX + rows * ROW_CSS_PX
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
