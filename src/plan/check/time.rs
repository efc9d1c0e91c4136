//! Periods as days, to put them in order.

use crate::plan::Period;
use crate::plan::period::days_in_month;

/// A day: year, month, day.
pub type Date = (i32, u8, u8);

/// The first and the last day of a period.
#[must_use]
pub fn days(period: Period) -> (Date, Date) {
    let fiscal = |first: i32, last: i32| ((first, 4, 1), (last.saturating_add(1), 3, 31));
    match period {
        Period::FiscalYear(year) => fiscal(year, year),
        Period::FiscalYears(first, last) => fiscal(first, last),
        Period::Year(year) => ((year, 1, 1), (year, 12, 31)),
        Period::Month(year, month) => ((year, month, 1), (year, month, days_in_month(year, month))),
        Period::Day(year, month, day) => ((year, month, day), (year, month, day)),
    }
}

/// Whether two readings of a period are one: a fiscal and a calendar year of
/// the same number may be, where the text does not say which is meant.
#[must_use]
pub fn agree(given: Period, printed: Period, bare: bool) -> bool {
    let years = matches!(given, Period::FiscalYear(_) | Period::Year(_));
    given == printed || (bare && years && given.fiscal_years() == printed.fiscal_years())
}
