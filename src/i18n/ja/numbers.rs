//! Numbers within sentences: differences with their sign, years, digits.

use super::number_and_unit;
use crate::plan::quantity::format_number;
use crate::tr;

/// ＋14,135人, −0.2ポイント, ±0人
pub fn signed(number: f64, unit: &str) -> String {
    let sign = match number {
        up if up > 0.0 => "＋",
        down if down < 0.0 => "−",
        _ => "±",
    };
    sign.to_owned() + &number_and_unit(number.abs(), unit)
}

/// The unit of a difference: that of two shares is in points.
pub fn points(unit: &str) -> &str {
    if matches!(unit.trim(), "％" | "%") {
        tr!("ポイント")
    } else {
        unit
    }
}

/// Years, which are whole but between periods shorter than one.
pub fn years(years: f64) -> String {
    format_number(places(years, 2))
}

/// Rounded to so many digits after the point.
pub fn places(number: f64, digits: u8) -> f64 {
    let parts = (0..digits).fold(1.0, |parts, _| parts * 10.0);
    let rounded = (number * parts).round() / parts;
    // Of the largest numbers, no digit after the point is known.
    if rounded.is_finite() { rounded } else { number }
}
