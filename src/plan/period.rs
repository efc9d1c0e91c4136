//! Periods: fiscal years (April to March), months, days and spans of years.
//! [`parse`] reads them as plans print them, [`Period::label`] shows them.

pub(super) mod era;
mod error;
mod label;
mod outline;
mod parse;
mod token;

pub use error::PeriodError;
pub use label::EraStyle;
pub use parse::{ParsedPeriod, parse};

use super::json::{FromJson, Reader};
use serde_json::Value;

/// The western years that a printed period may lie in: from 明治 on.
pub const YEARS: std::ops::RangeInclusive<i32> = 1868..=2200;

/// A period of a plan. In JSON one string: `FY2025`, `FY2021/FY2025`, `2020`,
/// `2020-03`, `2020-03-31`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Period {
    /// 令和7（2025）年度: April 2025 to March 2026.
    FiscalYear(i32),
    /// 平成27～31年度: both included.
    FiscalYears(i32, i32),
    /// 令和7年: a calendar year.
    Year(i32),
    /// 令和2年3月; months from 1.
    Month(i32, u8),
    /// 令和2年3月31日; months and days from 1.
    Day(i32, u8, u8),
}

impl Period {
    /// The fiscal years that the period lies in, first and last. A calendar
    /// year counts as the fiscal year of the same number, in which nine of its
    /// months lie.
    #[must_use]
    pub fn fiscal_years(self) -> (i32, i32) {
        match self {
            Self::FiscalYear(year) | Self::Year(year) => (year, year),
            Self::FiscalYears(first, last) => (first, last),
            Self::Month(year, month) | Self::Day(year, month, _) => {
                let fiscal = if month >= 4 { year } else { year - 1 };
                (fiscal, fiscal)
            }
        }
    }

    /// Reads the form that JSON uses.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        if let Some((first, last)) = code.split_once('/') {
            let (first, last) = (fiscal(first)?, fiscal(last)?);
            return (first <= last).then_some(Self::FiscalYears(first, last));
        }
        if code.starts_with("FY") {
            return fiscal(code).map(Self::FiscalYear);
        }
        let mut fields = code.split('-');
        let year = digits(fields.next()?, 4)?;
        let Some(month) = fields.next() else {
            return Some(Self::Year(year));
        };
        let month = u8::try_from(digits(month, 2)?)
            .ok()
            .filter(|m| (1..=12).contains(m))?;
        let Some(day) = fields.next() else {
            return Some(Self::Month(year, month));
        };
        let day = u8::try_from(digits(day, 2)?).ok()?;
        let valid = (1..=days_in_month(year, month)).contains(&day) && fields.next().is_none();
        valid.then_some(Self::Day(year, month, day))
    }
}

fn fiscal(code: &str) -> Option<i32> {
    digits(code.strip_prefix("FY")?, 4)
}

fn digits(text: &str, length: usize) -> Option<i32> {
    (text.len() == length && text.bytes().all(|b| b.is_ascii_digit())).then(|| text.parse().ok())?
}

/// Days of a month of the Gregorian calendar.
#[must_use]
pub fn days_in_month(year: i32, month: u8) -> u8 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        _ => 31,
    }
}

impl std::fmt::Display for Period {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match *self {
            Self::FiscalYear(year) => write!(f, "FY{year:04}"),
            Self::FiscalYears(first, last) => write!(f, "FY{first:04}/FY{last:04}"),
            Self::Year(year) => write!(f, "{year:04}"),
            Self::Month(year, month) => write!(f, "{year:04}-{month:02}"),
            Self::Day(year, month, day) => write!(f, "{year:04}-{month:02}-{day:02}"),
        }
    }
}

impl serde::Serialize for Period {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl FromJson for Period {
    fn from_json(value: Value, reader: &mut Reader) -> Option<Self> {
        let code = String::from_json(value, reader)?;
        Self::from_code(&code).or_else(|| {
            reader.error(
                format!("時期「{code}」が読めません。"),
                "FY2025（年度）、FY2021/FY2025（期間）、2020、2020-03、2020-03-31 のどれかの形で書いてください。",
            )
        })
    }

    const NEEDED: bool = true;

    fn blank() -> Self {
        Self::Year(0)
    }
}

#[cfg(not(target_arch = "wasm32"))]
impl schemars::JsonSchema for Period {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Period".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "string",
            "pattern": "^(FY[0-9]{4}(/FY[0-9]{4})?|[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?)$",
            "description": "FY2025 (fiscal year from April), FY2021/FY2025 (span), 2020, 2020-03, 2020-03-31."
        })
    }
}

#[cfg(test)]
mod tests;
