//! From values to pixels.

/// A linear scale that also takes a range of zero.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scale {
    low: f64,
    high: f64,
    from_px: f64,
    to_px: f64,
}

impl Scale {
    #[must_use]
    pub fn new((low, high): (f64, f64), (from_px, to_px): (f64, f64)) -> Self {
        Self {
            low,
            high,
            from_px,
            to_px,
        }
    }

    /// The pixel of a value, within the scale's ends; the middle where the
    /// range is zero.
    #[must_use]
    pub fn px(&self, value: f64) -> f64 {
        let share = (value - self.low) / (self.high - self.low);
        let share = if share.is_finite() {
            share.clamp(0.0, 1.0)
        } else {
            0.5
        };
        self.from_px + (self.to_px - self.from_px) * share
    }

    /// The pixels of one unit.
    #[must_use]
    pub fn unit_px(&self) -> f64 {
        let unit = (self.to_px - self.from_px).abs() / (self.high - self.low).abs();
        if unit.is_finite() { unit } else { 0.0 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[allow(clippy::float_cmp)]
    fn pixels() {
        for (domain, value, px) in [
            ((0.0, 10.0), 0.0, 100.0),
            ((0.0, 10.0), 10.0, 0.0),
            ((0.0, 10.0), 2.5, 75.0),
            ((0.0, 10.0), 11.0, 0.0),
            ((-5.0, 5.0), 0.0, 50.0),
            ((4.8, 4.8), 4.8, 50.0),
        ] {
            assert_eq!(
                Scale::new(domain, (100.0, 0.0)).px(value),
                px,
                "{value} in {domain:?}"
            );
        }
    }
}
