//! Whether a printed number is another one, rounded: a statement about the two
//! numbers, not about what the plan's authors did.

/// The finest power of ten that `exact` has to be rounded to (四捨五入) so that
/// `printed` comes out: 1 for 679.26 and 679, 1000 for 27,730 and 28,000. None
/// where no such power leads there, and where it would leave less than two
/// digits of a number that is not rounded to whole ones.
#[must_use]
pub fn rounded_to(exact: f64, printed: f64) -> Option<f64> {
    let most = (printed.abs() / 10.0).max(1.0);
    if !exact.is_finite() || !most.is_finite() {
        return None;
    }
    // Fractions by multiplying: 0.01 is not exact, 100 is.
    for places in (1..=6).rev() {
        let unit = (0..places).fold(1.0, |unit, _| unit * 10.0);
        if close((exact * unit).round() / unit, printed) {
            return Some(1.0 / unit);
        }
    }
    let mut step = 1.0;
    while step <= most {
        if close((exact / step).round() * step, printed) {
            return Some(step);
        }
        step *= 10.0;
    }
    None
}

fn close(a: f64, b: f64) -> bool {
    (a - b).abs() <= 1e-9 * a.abs().max(b.abs())
}

#[cfg(test)]
mod tests {
    use super::rounded_to;

    #[test]
    fn powers_of_ten() {
        for (exact, printed, step) in [
            (679.2576, 679.0, Some(1.0)),
            (679.2576, 679.3, Some(0.1)),
            (679.2576, 680.0, Some(10.0)),
            (679.2576, 700.0, None),
            (679.7, 679.0, None),
            (27_730.0, 28_000.0, Some(1000.0)),
            (27_730.0, 27_000.0, None),
            (27_730.0, 30_000.0, None),
            (4.6, 5.0, Some(1.0)),
            (6.0, 10.0, None),
            (-679.2576, -679.0, Some(1.0)),
            (0.4, 0.0, Some(1.0)),
            (2.0 / 3.0, 0.67, Some(0.01)),
            (1e300, 2e300, None),
            (f64::NAN, 1.0, None),
            (1.0, f64::INFINITY, None),
        ] {
            let found = rounded_to(exact, printed);
            let same = found
                .zip(step)
                .is_none_or(|(a, b): (f64, f64)| (a - b).abs() < 1e-12);
            assert!(
                found.is_some() == step.is_some() && same,
                "{exact}, {printed}: {found:?}"
            );
        }
    }
}
