//! 目標の成り立ち: what a target or a rate is made of, and what would come out
//! of other numbers. One model for a product of factors and for a ratio of two
//! sums.

use super::derive::{self, is_percent, ratio, share};
use super::facts::numeric;
use super::number::{decimals, difference};
use super::trial::Trial;
use crate::plan::quantity::rounded_to;
use crate::plan::{Derivation, Formula, Kpi, Plan};

mod input;
pub use input::Input;

/// How the inputs make the result.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Rule<'a> {
    /// All inputs multiplied; the result is a target.
    Product(&'a Formula),
    /// The first input over the second; the result is a rate of a period.
    Ratio(&'a Derivation),
}

/// What a KPI's target, or its rate, is made of.
#[derive(Clone, Debug, PartialEq)]
pub struct Composition<'a> {
    pub rule: Rule<'a>,
    pub inputs: Vec<Input<'a>>,
    /// The number that the plan prints for its own inputs: the target of a
    /// product, the baseline of a ratio.
    pub printed: Option<f64>,
    /// The unit of the result.
    pub unit: &'a str,
    /// What the result is rounded to.
    rounding: f64,
}

/// How the plan's own inputs agree with the number that it prints.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Agreement {
    Same,
    /// Rounding the exact result (四捨五入) to this gives the printed number.
    Rounded {
        to: f64,
    },
    /// The printed number less the exact result.
    Differs {
        by: f64,
    },
}

/// What the target is a product of, or else the rate a ratio of. The inputs of
/// a ratio are the sums of the baseline's period: from them a person tries what
/// the target's period would need. None without either, or where a number is
/// missing.
#[must_use]
pub fn composition<'a>(plan: &'a Plan, kpi: &'a Kpi) -> Option<Composition<'a>> {
    product(kpi).or_else(|| quotient_of(plan, kpi))
}

fn product(kpi: &Kpi) -> Option<Composition<'_>> {
    let formula = kpi.formula.as_ref().filter(|f| !f.factors.is_empty())?;
    let factors = formula.factors.iter();
    let inputs = factors.map(|f| Input::new(&f.name, f.value, &f.unit, f.text.as_deref()));
    Some(Composition {
        rule: Rule::Product(formula),
        inputs: inputs.collect::<Option<_>>()?,
        printed: kpi.targets.last().and_then(numeric),
        unit: &kpi.unit,
        rounding: formula.rounding.filter(|step| *step > 0.0).unwrap_or(1.0),
    })
}

fn quotient_of<'a>(plan: &'a Plan, kpi: &'a Kpi) -> Option<Composition<'a>> {
    let derivation = kpi.derivation.as_ref()?;
    let baseline = kpi.baseline.as_ref()?;
    let sums = ratio(plan, derivation, baseline.period?)?;
    let input = |id, sum| {
        let series = super::series(plan, id)?;
        Input::new(&series.name.text, sum, &series.unit, None)
    };
    let above = input(&derivation.numerator, sums.0)?;
    let below = input(&derivation.denominator, sums.1)?.without_zero();
    let printed = numeric(baseline);
    // One digit more than the plan prints: 80％ and 83.3％.
    let digits = printed.map_or(0, decimals) + 1;
    Some(Composition {
        rule: Rule::Ratio(derivation),
        inputs: vec![above, below],
        printed,
        unit: &kpi.unit,
        rounding: (0..digits).fold(1.0, |step, _| step / 10.0),
    })
}

impl Composition<'_> {
    /// What comes out of these inputs, each within its bounds; the plan's own
    /// stands for one that is missing or no number.
    #[must_use]
    pub fn result(&self, values: &[f64]) -> Option<derive::Product> {
        self.compute(&|place, input| values.get(place).map_or(input.value, |v| input.within(*v)))
    }

    fn compute(&self, value: &dyn Fn(usize, &Input) -> f64) -> Option<derive::Product> {
        let mut exact = if is_percent(self.unit) { 100.0 } else { 1.0 };
        for (place, input) in self.inputs.iter().enumerate() {
            let value = value(place, input);
            match self.rule {
                Rule::Ratio(_) if place > 0 => exact /= value,
                Rule::Ratio(_) => exact *= value,
                Rule::Product(_) => exact *= share(value, input.unit),
            }
        }
        derive::rounded(exact, self.rounding)
    }

    /// The inputs with what a person tries.
    #[must_use]
    pub fn values(&self, trial: &Trial) -> Vec<f64> {
        let inputs = self.inputs.iter().enumerate();
        let value = |(place, input): (usize, &Input)| {
            trial
                .get(place)
                .map_or(input.value, |tried| input.within(tried))
        };
        inputs.map(value).collect()
    }

    /// Tries a number in the place of an input; the plan's own number is none
    /// to be kept in a link.
    pub fn set(&self, trial: &mut Trial, place: usize, value: f64) {
        if let Some(input) = self.inputs.get(place) {
            let value = input.within(value);
            let own = difference(value, input.value) == 0.0;
            trial.set(place, (!own).then_some(value));
        }
    }

    /// How the plan's own inputs agree with its printed number; none where it
    /// prints none. What a product is rounded to stands in few plans: where it
    /// does not, a power of ten that leads from the one number to the other is
    /// named, and is no more than that.
    #[must_use]
    pub fn check(&self) -> Option<Agreement> {
        let printed = self.printed?;
        let own = self.compute(&|_, input| input.value)?;
        let by = difference(printed, own.exact);
        if by == 0.0 {
            return Some(Agreement::Same);
        }
        if difference(printed, own.rounded) == 0.0 {
            return Some(Agreement::Rounded { to: self.rounding });
        }
        Some(match rounded_to(own.exact, printed) {
            Some(to) => Agreement::Rounded { to },
            None => Agreement::Differs { by },
        })
    }
}

#[cfg(test)]
mod tests;
