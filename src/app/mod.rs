//! The web app: Leptos views over the pure core. Nothing here computes more
//! than a line or two; it derives what it shows from the plan and the view,
//! and events change the view.

mod accessibility;
mod card;
mod card_chart;
mod chart;
mod chart_view;
mod chips;
#[cfg(target_arch = "wasm32")]
mod choices;
mod compare_page;
mod composition;
mod composition_chart;
mod department_page;
mod dom;
mod drawn;
#[cfg(target_arch = "wasm32")]
mod failure;
mod figure;
mod furigana;
#[cfg(target_arch = "wasm32")]
mod further;
mod glossary;
mod header;
mod judgement;
mod kinds;
mod kpi_facts;
mod kpi_page;
mod language;
mod mark;
mod matrix;
mod measure;
mod measure_list;
mod more;
mod offline;
mod overview;
mod pace;
mod parts;
mod print;
mod problems;
#[cfg(target_arch = "wasm32")]
mod program;
mod rest;
mod results;
mod root;
#[cfg(target_arch = "wasm32")]
mod ruby;
mod rx;
mod section_page;
mod share;
mod source;
mod state;
mod status;
mod take;
mod title;
mod unknown;
mod words;

/// Where the plan lies, beside the page.
const PLAN: &str = "plan.json";
/// How the words of the plan and of the page are read.
pub(crate) const READINGS: &str = "readings.txt";

#[cfg(not(target_arch = "wasm32"))]
mod prerender;
#[cfg(target_arch = "wasm32")]
mod start;

#[cfg(target_arch = "wasm32")]
pub use choices::open;
#[cfg(not(target_arch = "wasm32"))]
pub use prerender::{outline, page_parts, page_title, prerender};
