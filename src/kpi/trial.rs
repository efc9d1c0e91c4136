//! The numbers that a person tries instead of a plan's own (もしも), and their
//! form in a link: `15162,90,,8`, where nothing stands for the plan's own.

/// Beyond this place nothing is kept: no target has more factors.
const MOST: usize = 16;

/// The numbers tried, by place. Numbers only, no NaN, with as many digits as a
/// link keeps; so two that are equal have equal links.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Trial(Vec<Option<f64>>);

impl Eq for Trial {}

impl Trial {
    /// Whether all numbers are the plan's own.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The number tried at a place.
    #[must_use]
    pub fn get(&self, place: usize) -> Option<f64> {
        self.0.get(place).copied().flatten()
    }

    /// Tries a number at a place, or the plan's own again.
    pub fn set(&mut self, place: usize, number: Option<f64>) {
        if place >= MOST {
            return;
        }
        while self.0.len() <= place {
            self.0.push(None);
        }
        if let Some(tried) = self.0.get_mut(place) {
            *tried = number.and_then(kept);
        }
        while self.0.last().is_some_and(Option::is_none) {
            self.0.pop();
        }
    }

    /// The form in a link.
    #[must_use]
    pub fn text(&self) -> String {
        let mut text = String::new();
        for (place, number) in self.0.iter().enumerate() {
            if place > 0 {
                text.push(',');
            }
            if let Some(number) = number {
                text.push_str(&crate::plan::decimal::decimal(*number));
            }
        }
        text
    }

    /// Reads the form in a link. What is no number stands for the plan's own.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        let mut trial = Self::default();
        for (place, number) in text.split(',').take(MOST).enumerate() {
            trial.set(place, decimal(number));
        }
        trial
    }
}

/// Beyond this, numbers of 64 bits are not exact.
const EXACT: f64 = 9.0e15;

/// A number as a link keeps it: six decimals, large ones whole.
fn kept(number: f64) -> Option<f64> {
    let digits = if number.abs() < 1e9 { 6 } else { 0 };
    // Adding 0 makes a plain zero of −0.
    let number = super::number::round_to(number, digits) + 0.0;
    (number.abs() < EXACT).then_some(number)
}

/// Reads a plain decimal number. By hand: the standard library's reader, for
/// every number there is, would be 10 kB. Exact, as long as the digits make a
/// whole number that 64 bits hold and the power of ten does, too.
#[must_use]
pub fn decimal(text: &str) -> Option<f64> {
    let (sign, digits) = match text.strip_prefix('-') {
        Some(rest) => (-1.0, rest),
        None => (1.0, text),
    };
    let (mut number, mut unit) = (0.0, 1.0);
    let mut after_point = false;
    let mut any = false;
    for byte in digits.bytes() {
        match byte {
            b'0'..=b'9' => {
                number = number * 10.0 + f64::from(byte - b'0');
                unit *= if after_point { 10.0 } else { 1.0 };
                any = true;
            }
            b'.' if !after_point => after_point = true,
            _ => return None,
        }
    }
    (any && number < EXACT).then(|| sign * number / unit)
}

#[cfg(test)]
mod tests {
    use super::Trial;

    #[test]
    fn reads_what_it_writes() {
        for (text, kept) in [
            ("", ""),
            ("15162,90,70,8", "15162,90,70,8"),
            (",90", ",90"),
            (",90,,", ",90"),
            ("2.1,-3.25", "2.1,-3.25"),
            ("62.87", "62.87"),
            ("0.1234567", "0.123457"),
            ("007,.5,5.", "7,0.5,5"),
            ("-0", "0"),
            ("a,1e5,NaN,inf,--1,1.2.3,.,-,+1, 1", ""),
            ("%31,1", ",1"),
            ("9999999999999999999999,1", ",1"),
            ("1234567890.4", "1234567890"),
            (
                "1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,2",
                "1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1",
            ),
        ] {
            let trial = Trial::parse(text);
            assert_eq!(trial.text(), kept, "{text}");
            assert_eq!(Trial::parse(kept), trial, "{text}");
            assert_eq!(trial.is_empty(), kept.is_empty(), "{text}");
        }
    }

    #[test]
    fn keeps_numbers_only() {
        let mut trial = Trial::default();
        trial.set(1, Some(0.1 + 0.2));
        assert_eq!(
            (trial.get(0), trial.get(1), trial.get(2)),
            (None, Some(0.3), None)
        );
        for none in [None, Some(f64::NAN), Some(f64::INFINITY), Some(1e300)] {
            trial.set(1, none);
            assert!(trial.is_empty(), "{none:?}");
        }
        trial.set(1_000_000, Some(1.0));
        assert!(trial.is_empty());
    }
}
