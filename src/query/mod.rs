//! Filter, facets and search over a plan, and their form in the URL. Pure.

mod address;
pub mod embed;
mod facets;
mod filter;
mod index;
mod near;
mod nearest;
mod outline;
mod search;
mod states;
#[cfg(test)]
mod tests;
mod url;

pub use address::{FRAMES, OVERVIEW, Site};
pub use facets::{Matrix, Partner, matrix, partners};
pub use filter::{Filter, Outcome, Totals};
pub use index::{Index, KpiAt, RowAt, SectionAt};
pub use near::{Near, near};
pub use nearest::{Suggestion, nearest};
pub use outline::Outline;
pub use search::{Hit, HitKind, MAX_QUERY_CHARS, words};
pub use url::{Page, View, percent_decode, percent_encode};
