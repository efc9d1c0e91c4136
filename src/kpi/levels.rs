//! What the required path expects year by year.

use super::facts::{before_count, has_mean, numeric, same_unit};
use super::number::{decimals, round_to};
use super::pace::digits;
use crate::order::insert_by_key;
use crate::plan::{Kpi, Observation};

/// What is expected in a fiscal year.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Level {
    pub fiscal_year: i32,
    pub value: f64,
    /// The value with the digits that the plan's own numbers have, and more
    /// only where a year's step would not be seen otherwise.
    pub shown: f64,
}

/// A baseline or target, and the fiscal year that it stands in.
struct Corner {
    year: i32,
    value: f64,
    /// It is a mean, or a flow, over a span of years.
    of_span: bool,
}

/// The levels from the baseline's fiscal year to the last target's, linear from
/// each to the next, as [`super::required_path`] is. A mean or a flow over a
/// span of years asks nothing of the single years: it is one level, in the
/// middle year of its span (the earlier of two), and none lie between it and
/// its neighbours. Empty without a path.
#[must_use]
pub fn required_levels(kpi: &Kpi) -> Vec<Level> {
    let corners = corners(kpi);
    let own = corners.iter().map(|corner| decimals(corner.value)).max();
    let mut levels = Vec::new();
    let mut before: Option<&Corner> = None;
    for corner in &corners {
        let mut places = own.unwrap_or(0);
        if let Some(start) = before.filter(|before| !before.of_span && !corner.of_span) {
            let years = f64::from(corner.year - start.year);
            let per_year = (corner.value - start.value) / years;
            places = digits(places, per_year);
            for year in start.year + 1..corner.year {
                let value = start.value + per_year * f64::from(year - start.year);
                // Between the largest numbers that there are, none is known.
                if value.is_finite() {
                    levels.push(level(year, value, places));
                }
            }
        }
        levels.push(level(corner.year, corner.value, places));
        before = Some(corner);
    }
    levels
}

fn level(fiscal_year: i32, value: f64, places: u8) -> Level {
    Level {
        fiscal_year,
        value,
        shown: round_to(value, places),
    }
}

fn corners(kpi: &Kpi) -> Vec<Corner> {
    let Some(start) = kpi.baseline.as_ref().and_then(|b| corner(kpi, b)) else {
        return Vec::new();
    };
    let mut corners = Vec::new();
    for corner in kpi.targets.iter().filter_map(|t| corner(kpi, t)) {
        let new = corners.iter().all(|c: &Corner| c.year != corner.year);
        if corner.year > start.year && new {
            insert_by_key(&mut corners, corner, |corner| corner.year);
        }
    }
    if let Some(first) = corners.first().map(|corner| corner.year) {
        // Nothing is asked for before the count begins.
        let begins = kpi.targets.iter().filter_map(|t| before_count(kpi, t));
        let begins = begins.map(|before| before.fiscal_years().1).min();
        if let Some(year) = begins.filter(|begins| *begins < first) {
            let value = start.value;
            corners.insert(
                0,
                Corner {
                    year,
                    value,
                    of_span: false,
                },
            );
        }
        corners.insert(0, start);
    }
    corners
}

fn corner(kpi: &Kpi, observation: &Observation) -> Option<Corner> {
    let value = numeric(observation).filter(|_| same_unit(kpi, observation))?;
    let (first, last) = observation.period?.fiscal_years();
    let of_span = has_mean(kpi, observation);
    let year = if of_span {
        first + (last - first) / 2
    } else {
        last
    };
    Some(Corner {
        year,
        value,
        of_span,
    })
}

#[cfg(test)]
mod tests;
