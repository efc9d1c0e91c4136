//! Keikaku turns a city's comprehensive plan (総合計画) into a page on which
//! anyone can see what was promised, by which department, and how it stands.
//!
//! The map of the crate:
//!
//! - [`plan`]: the domain. The data format, its types, periods and quantities
//!   as plans print them, and [`plan::load`], which never fails whole: it gives
//!   the plan that could be read and a list of problems.
//! - `import`: a printed plan's extracted text and a CSV of actuals → a plan,
//!   every text with its place in the source. Native only.
//! - `generate`: a plan of any size, for measurements. Native only.
//! - [`kpi`]: what a KPI tells: latest actual, required path, derived figures.
//! - [`query`]: filter, facets, search and their form in the URL.
//! - [`chart`]: one drawing per chart, generic over plotters' backends.
//! - [`export`]: what a person takes away: CSV, text, file names.
//! - [`i18n`]: the messages.
//! - `cli`: the native command line, a file a subcommand.
//! - `app`: the Leptos components, the only place that knows Leptos.
//! - `browser`: the only place that knows `web_sys`.
//!
//! Invariants, each held by a test in `tests/tidy.rs` where it can be:
//! the pure ones know no browser; the plan is immutable once loaded; the view
//! state is one value that round-trips through the URL and everything else is
//! derived from it; every number keeps its printed text and its source.

#[cfg(any(target_arch = "wasm32", feature = "prerender"))]
pub mod app;
#[cfg(any(target_arch = "wasm32", feature = "prerender"))]
pub mod browser;
pub mod chart;
#[cfg(not(target_arch = "wasm32"))]
pub mod cli;
pub mod export;
#[cfg(not(target_arch = "wasm32"))]
pub mod generate;
pub mod i18n;
#[cfg(not(target_arch = "wasm32"))]
pub mod import;
pub mod kpi;
mod order;
pub mod plan;
pub mod query;
