//! What a KPI tells, as pure facts: the latest actual, the target that is due
//! next, the required path, how it is judged, and figures that derive from
//! others.
//!
//! Times are fiscal years as numbers, see [`time`].

mod composition;
mod derive;
mod facts;
mod judge;
mod levels;
mod number;
mod pace;
mod path;
mod state;
pub mod time;
mod trend;
mod trial;

pub use composition::{Agreement, Composition, Input, Rule, composition};
pub use derive::{Product, derived, product, ratio, series};
pub use facts::{
    anchor, comparable, decimals_of_actuals, has_mean, is_beyond_break, latest_actual,
    latest_provisional, latest_published, next_target, numeric, same_unit, same_value_as_baseline,
    target_for,
};
pub use judge::{Progress, Standing, judge};
pub use levels::{Level, required_levels};
pub use number::{decimals, difference};
pub use pace::{Ending, Pace, ending, pace, pace_needed};
pub use path::required_path;
pub use state::{Reason, State};
pub use time::{position, span};
pub use trend::{Trend, trend};
pub use trial::{Trial, decimal};

#[cfg(test)]
mod tests;
