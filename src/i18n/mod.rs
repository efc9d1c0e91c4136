//! Messages of the page, each defined once. Japanese is the first language;
//! the texts of a plan are not here but in the plan.

mod ja;
pub use ja::*;
