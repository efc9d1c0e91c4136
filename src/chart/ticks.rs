//! Nice numbers for axes.

use super::format_number;
use super::words::in_oku;

/// Ticks of a value axis: whole multiples of a step.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ticks {
    pub step: f64,
    first: f64,
    last: f64,
}

impl Ticks {
    /// The fewest nice steps (1, 2, 5 times a power of ten) that cover the
    /// range with at most so many intervals, each no smaller than the least.
    #[must_use]
    pub fn new((low, high): (f64, f64), most: u32, least_step: f64) -> Self {
        let most = f64::from(most.max(1));
        let high = if high > low { high } else { low + 1.0 };
        let mut step = nice(((high - low) / most).max(least_step));
        loop {
            let first = (low / step + 1e-9).floor();
            let last = (high / step - 1e-9).ceil().max(first + 1.0);
            if last - first <= most || most < 1.5 && last - first <= 2.0 {
                return Self { step, first, last };
            }
            step = nice(step * 1.5);
        }
    }

    /// Lowest and highest tick.
    #[must_use]
    pub fn range(&self) -> (f64, f64) {
        (self.first * self.step, self.last * self.step)
    }

    /// The ticks, from the lowest.
    #[must_use]
    pub fn values(&self) -> Vec<f64> {
        let mut values = Vec::new();
        let mut count = self.first;
        while count <= self.last && values.len() < 32 {
            values.push(tidy(count * self.step));
            count += 1.0;
        }
        values
    }
}

/// The smallest of 1, 2, 5 times a power of ten that is not below the number.
#[must_use]
pub fn nice(number: f64) -> f64 {
    let power = power_of_ten(number, 0);
    let digit = number / power;
    let nice = [1.0, 2.0, 5.0]
        .into_iter()
        .find(|nice| digit <= nice * (1.0 + 1e-9));
    tidy(nice.unwrap_or(10.0) * power)
}

/// Takes the noise of binary fractions away: 0.30000000000000004 is 0.3.
fn tidy(number: f64) -> f64 {
    to_unit(number, power_of_ten(number.abs(), 11))
}

/// Rounds to a unit (a power of ten, at most 1), or to three digits where the
/// number is so small that this is finer.
pub(super) fn rounded(number: f64, unit: f64) -> f64 {
    to_unit(number, power_of_ten(number.abs(), 2).min(unit))
}

fn to_unit(number: f64, unit: f64) -> f64 {
    let tidy = if unit < 1.0 {
        let parts = (1.0 / unit).round();
        (number * parts).round() / parts
    } else {
        (number / unit).round() * unit
    };
    if tidy.is_finite() { tidy } else { number }
}

/// The power of ten of a number's first digit, or of so many digits later.
/// By hand: `powf` and `log10` are 3 kB.
fn power_of_ten(number: f64, digits_later: i32) -> f64 {
    let mut exponent = -digits_later;
    let mut rest = number;
    while rest >= 10.0 && exponent < 300 {
        rest /= 10.0;
        exponent += 1;
    }
    while rest < 1.0 && rest > 0.0 && exponent > -300 {
        rest *= 10.0;
        exponent -= 1;
    }
    let mut power = 1.0;
    for _ in 0..exponent.abs() {
        power *= 10.0;
    }
    if exponent < 0 { 1.0 / power } else { power }
}

/// The words of a tick; from 億 on in 億, so that they stay short.
#[must_use]
pub fn tick_text(value: f64) -> String {
    in_oku(value).unwrap_or_else(|| format_number(value))
}

/// The years to name below an axis, by rank: those that must be there first,
/// then every so many years, counted from the first of them.
#[must_use]
pub fn year_ticks((first, last): (i32, i32), named: &[i32], least_years: f64) -> Vec<i32> {
    const STEPS: [i32; 10] = [1, 2, 3, 4, 5, 10, 20, 25, 50, 100];
    let mut years: Vec<i32> = Vec::new();
    for year in named {
        if !years.contains(year) {
            years.push(*year);
        }
    }
    let fits = |step: &&i32| f64::from(**step) >= least_years;
    let step = STEPS.iter().find(fits).copied().unwrap_or(1000);
    let origin = named.first().copied().unwrap_or(0);
    let regular = (first..=last).filter(|year| (year - origin).rem_euclid(step) == 0);
    for year in regular {
        if !years.contains(&year) {
            years.push(year);
        }
    }
    years
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[allow(clippy::float_cmp)]
    fn nice_numbers() {
        for (number, expected) in [
            (1.0, 1.0),
            (1.1, 2.0),
            (2.0, 2.0),
            (3.0, 5.0),
            (7.0, 10.0),
            (0.03, 0.05),
            (0.1, 0.1),
            (14_000.0, 20_000.0),
            (6e11, 1e12),
        ] {
            assert_eq!(nice(number), expected, "{number}");
        }
    }

    #[test]
    fn value_ticks() {
        for (range, most, least, expected) in [
            ((0.0, 11.4), 5, 0.0, "0 5 10 15"),
            ((0.0, 11.4), 6, 0.0, "0 2 4 6 8 10 12"),
            ((0.0, 28_000.0), 5, 0.0, "0 10,000 20,000 30,000"),
            (
                (0.0, 28_000.0),
                6,
                0.0,
                "0 5,000 10,000 15,000 20,000 25,000 30,000",
            ),
            ((0.0, 100.0), 5, 0.0, "0 20 40 60 80 100"),
            ((-9.9, 3.0), 4, 0.0, "−10 −5 0 5"),
            ((0.0, 0.3), 3, 0.0, "0 0.1 0.2 0.3"),
            ((0.0, 0.0012), 4, 0.0, "0 0.0005 0.001 0.0015"),
            ((4.7, 5.0), 3, 0.0, "4.7 4.8 4.9 5"),
            ((0.0, 6.5e9), 4, 0.0, "0 20億 40億 60億 80億"),
            ((0.0, 1e12), 2, 0.0, "0 5,000億 10,000億"),
            ((5.0, 5.0), 5, 0.0, "5 5.2 5.4 5.6 5.8 6"),
            ((0.0, 0.0), 1, 0.0, "0 1"),
            ((-1.0, 1.0), 1, 0.0, "−2 0 2"),
            ((0.0, 1.0), 5, 1.0, "0 1"),
            ((0.0, 3.0), 6, 1.0, "0 1 2 3"),
        ] {
            let ticks = Ticks::new(range, most, least);
            let texts: Vec<_> = ticks.values().iter().map(|v| tick_text(*v)).collect();
            assert_eq!(texts.join(" "), expected, "{range:?} in {most}");
        }
    }

    #[test]
    fn years() {
        for (range, named, least, expected) in [
            (
                (2019, 2025),
                vec![2019, 2025],
                1.0,
                vec![2019, 2025, 2020, 2021, 2022, 2023, 2024],
            ),
            (
                (2005, 2025),
                vec![2019, 2025],
                3.2,
                vec![2019, 2025, 2007, 2011, 2015, 2023],
            ),
            ((2019, 2019), vec![], 1.0, vec![2019]),
            ((1970, 2030), vec![], 12.0, vec![1980, 2000, 2020]),
            ((2019, 2025), vec![2019, 2019], 1e9, vec![2019]),
        ] {
            assert_eq!(year_ticks(range, &named, least), expected);
        }
    }
}
