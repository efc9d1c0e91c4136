//! Numbers in decimal digits: as few as tell them from every other number, and
//! never with an exponent.
//!
//! Natively the standard library does it. It would be 10 kB of the WebAssembly,
//! and every browser does the same, so there the app hands in the browser's own
//! printer at start; this module knows no browser.

use std::sync::OnceLock;

/// Gives the shortest form of a number, large and small ones with an exponent:
/// `13865`, `-9.9`, `1.5e+21`, `1e-7`.
pub type Printer = fn(f64) -> String;

static PRINTER: OnceLock<Printer> = OnceLock::new();

/// Hands in what prints numbers. The first one stays.
pub fn use_printer(printer: Printer) {
    let _ = PRINTER.set(printer);
}

/// A number in decimal digits.
#[must_use]
pub fn decimal(number: f64) -> String {
    match PRINTER.get() {
        Some(print) if number.is_finite() => plain(&print(number)),
        _ => by_library(number),
    }
}

#[cfg(target_arch = "wasm32")]
#[allow(clippy::cast_possible_truncation)] // nothing better is at hand
fn by_library(number: f64) -> String {
    (number as i64).to_string()
}

#[cfg(not(target_arch = "wasm32"))]
fn by_library(number: f64) -> String {
    number.to_string()
}

/// Without the exponent.
fn plain(printed: &str) -> String {
    let Some((mantissa, exponent)) = printed.split_once('e') else {
        return printed.to_owned();
    };
    let (sign, mantissa) = match mantissa.strip_prefix('-') {
        Some(rest) => ("-", rest),
        None => ("", mantissa),
    };
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let digits = whole.to_owned() + fraction;
    let exponent = exponent.strip_prefix('+').unwrap_or(exponent);
    // How many digits stand before the point: few enough for any number of 64 bits.
    let before = exponent.parse::<i16>().unwrap_or(0);
    let before = before.saturating_add(i16::try_from(whole.len()).unwrap_or(1));
    match usize::try_from(before) {
        Ok(before) if before >= digits.len() => {
            sign.to_owned() + &digits + &"0".repeat(before - digits.len())
        }
        Ok(before) if before > 0 => {
            let (whole, fraction) = digits.split_at_checked(before).unwrap_or((&digits, ""));
            format!("{sign}{whole}.{fraction}")
        }
        _ => {
            let zeros = "0".repeat(usize::from(before.unsigned_abs()));
            format!("{sign}0.{zeros}{digits}")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// As browsers print: an exponent from 10²¹ on and below 10⁻⁶.
    fn browser(number: f64) -> String {
        let size = number.abs();
        if number == 0.0 || (1e-6..1e21).contains(&size) {
            return number.to_string();
        }
        let text = format!("{number:e}");
        match text.split_once('e') {
            Some((mantissa, exponent)) if !exponent.starts_with('-') => {
                format!("{mantissa}e+{exponent}")
            }
            _ => text,
        }
    }

    #[test]
    fn exponents_are_written_out() {
        for (printed, expected) in [
            ("13865", "13865"),
            ("-9.9", "-9.9"),
            ("1e+21", "1000000000000000000000"),
            ("-1.5e+22", "-15000000000000000000000"),
            ("1e-7", "0.0000001"),
            ("-2.5e-7", "-0.00000025"),
            ("1.25e+1", "12.5"),
        ] {
            assert_eq!(plain(printed), expected, "{printed}");
        }
    }

    proptest::proptest! {
        #[test]
        fn a_browsers_digits_are_the_librarys(bits: u64) {
            let number = f64::from_bits(bits);
            if number.is_finite() {
                assert_eq!(plain(&browser(number)), number.to_string());
            }
        }
    }
}
