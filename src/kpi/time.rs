//! Time as a number of fiscal years: fiscal year 2019 (April 2019 to March
//! 2020) reaches from 2019.0 to 2020.0 and its middle is 2019.5. March 2020 is
//! the last twelfth of it. A calendar year counts as the fiscal year of the
//! same number, as in [`Period::fiscal_years`].

use crate::plan::Period;
use crate::plan::period::days_in_month;

/// Start and end of a period.
#[must_use]
pub fn span(period: Period) -> (f64, f64) {
    let (first, last) = period.fiscal_years();
    match period {
        Period::FiscalYear(_) | Period::FiscalYears(..) | Period::Year(_) => {
            (f64::from(first), f64::from(last) + 1.0)
        }
        Period::Month(_, month) => {
            let start = f64::from(first) + twelfth(month);
            (start, start + 1.0 / 12.0)
        }
        Period::Day(year, month, day) => {
            let days = f64::from(days_in_month(year, month)) * 12.0;
            let start = f64::from(first) + twelfth(month) + (f64::from(day) - 1.0) / days;
            (start, start + 1.0 / days)
        }
    }
}

/// April is 0/12, March is 11/12.
fn twelfth(month: u8) -> f64 {
    f64::from((u16::from(month) + 8) % 12) / 12.0
}

/// The middle of a period.
#[must_use]
pub fn position(period: Period) -> f64 {
    let (start, end) = span(period);
    f64::midpoint(start, end)
}

/// The middle of the fiscal years that a period lies in: years between two
/// periods are counted in whole fiscal years, as a person would.
#[must_use]
pub fn fiscal_middle(period: Period) -> f64 {
    let (first, last) = period.fiscal_years();
    f64::midpoint(f64::from(first), f64::from(last) + 1.0)
}

/// Whether a period ends later than another.
#[must_use]
pub fn ends_after(period: Period, other: Period) -> bool {
    after(span(period), span(other))
}

/// The same of spans.
#[must_use]
pub fn after(span: (f64, f64), other: (f64, f64)) -> bool {
    span.1 > other.1 + 1e-9
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn positions() {
        for (code, start, middle, end) in [
            ("FY2019", 2019.0, 2019.5, 2020.0),
            ("2019", 2019.0, 2019.5, 2020.0),
            ("FY2015/FY2019", 2015.0, 2017.5, 2020.0),
            ("2019-04", 2019.0, 2019.0 + 0.5 / 12.0, 2019.0 + 1.0 / 12.0),
            (
                "2020-01",
                2019.75,
                2019.0 + 9.5 / 12.0,
                2019.0 + 10.0 / 12.0,
            ),
            (
                "2020-03",
                2019.0 + 11.0 / 12.0,
                2019.0 + 11.5 / 12.0,
                2020.0,
            ),
            (
                "2019-04-01",
                2019.0,
                2019.0 + 0.5 / 360.0,
                2019.0 + 1.0 / 360.0,
            ),
            (
                "2020-03-31",
                2020.0 - 1.0 / 372.0,
                2020.0 - 0.5 / 372.0,
                2020.0,
            ),
        ] {
            let period = Period::from_code(code).unwrap();
            let close = |a: f64, b: f64| assert!((a - b).abs() < 1e-9, "{code}: {a} is not {b}");
            close(span(period).0, start);
            close(span(period).1, end);
            close(position(period), middle);
        }
    }

    #[test]
    fn order_of_ends() {
        for (a, b, after) in [
            ("FY2020", "FY2019", true),
            ("FY2019", "2020-03", false),
            ("2020-03", "FY2019", false),
            ("2020-04", "FY2019", true),
            ("FY2018", "FY2015/FY2019", false),
            ("FY2019", "2019-06", true),
        ] {
            let period = |code| Period::from_code(code).unwrap();
            assert_eq!(ends_after(period(a), period(b)), after, "{a} after {b}");
        }
    }
}
