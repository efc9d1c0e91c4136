//! Numbers as plans print them: decimal, with a few digits after the point.

const MOST_DECIMALS: u8 = 6;

/// How many digits after the point the number needs, up to six.
#[must_use]
pub fn decimals(number: f64) -> u8 {
    let mut scaled = number.abs();
    for digits in 0..MOST_DECIMALS {
        if (scaled - scaled.round()).abs() <= 1e-9 * scaled.max(1.0) {
            return digits;
        }
        scaled *= 10.0;
    }
    MOST_DECIMALS
}

/// `a − b` with no more digits than the two have: 5.0 − 4.8 is 0.2, not
/// 0.2000000000000002. Of finite numbers it is finite: what lies beyond the
/// largest number is taken as that.
#[must_use]
pub fn difference(a: f64, b: f64) -> f64 {
    let exact = (a - b).clamp(f64::MIN, f64::MAX);
    round_to(exact, decimals(a).max(decimals(b)))
}

/// Rounds to so many digits after the point; numbers too large for that stay.
#[must_use]
pub fn round_to(number: f64, digits: u8) -> f64 {
    let unit = (0..digits).fold(1.0, |unit, _| unit * 10.0);
    let rounded = (number * unit).round() / unit;
    if rounded.is_finite() { rounded } else { number }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits() {
        for (number, digits) in [
            (0.0, 0),
            (5.0, 0),
            (4.8, 1),
            (62.87, 2),
            (-9.9, 1),
            (0.001, 3),
            (1e12, 0),
            (f64::MAX, 0),
            (1.0 / 3.0, 6),
        ] {
            assert_eq!(decimals(number), digits, "{number}");
        }
    }

    #[test]
    #[allow(clippy::float_cmp)]
    fn differences() {
        for (a, b, expected) in [
            (5.0, 4.8, 0.2),
            (4.8, 5.0, -0.2),
            (28000.0, 13865.0, 14135.0),
            (f64::MAX, f64::MIN, f64::MAX),
            (100.0, 62.87, 37.13),
            (0.3, 0.1, 0.2),
            (f64::MAX, 0.0, f64::MAX),
        ] {
            assert_eq!(difference(a, b), expected);
        }
    }
}
