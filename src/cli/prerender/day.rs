//! The day of the build.

use crate::plan::Period;
use std::time::{SystemTime, UNIX_EPOCH};

/// The day of the build, by UTC; by `SOURCE_DATE_EPOCH` where a build is to be
/// repeated to the byte.
pub(super) fn today() -> Period {
    let given = std::env::var("SOURCE_DATE_EPOCH").ok();
    let now = SystemTime::now().duration_since(UNIX_EPOCH);
    let seconds = given.and_then(|text| text.parse().ok());
    let seconds: u64 = seconds.unwrap_or(now.map_or(0, |now| now.as_secs()));
    day(i64::try_from(seconds / 86_400).unwrap_or(0))
}

/// The day so many days after 1 January 1970. Years begin with March here, so
/// that the leap day is the last.
fn day(days: i64) -> Period {
    const ERA: i64 = 146_097;
    let days = days + 719_468;
    let (era, of_era) = (days.div_euclid(ERA), days.rem_euclid(ERA));
    let of = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / (ERA - 1)) / 365;
    let of_year = of_era - (365 * of + of / 4 - of / 100);
    let month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    let year = of + era * 400 + i64::from(month <= 2);
    let small = |number: i64| u8::try_from(number).unwrap_or(1);
    Period::Day(
        i32::try_from(year).unwrap_or(1970),
        small(month),
        small(day),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days() {
        for (days, date) in [
            (0, "1970-01-01"),
            (59, "1970-03-01"),
            (11_016, "2000-02-29"),
            (20_781, "2026-11-24"),
            (21_914, "2029-12-31"),
        ] {
            assert_eq!(day(days).to_string(), date);
        }
    }
}
