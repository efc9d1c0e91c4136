//! What is said of an observation in a chart, made when it is wanted.

use super::data::{Data, Datum, Extreme};
use super::scene::PointKind;
use super::words::{against_target, period_text, running_with};
use crate::kpi::time;
use crate::plan::{EraStyle, Kpi, Observation};
use crate::tr;

/// An observation, and what its chart knows of it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Reading<'a> {
    kpi: &'a Kpi,
    observation: &'a Observation,
    kind: PointKind,
    /// It comes before the last break in the series.
    old: bool,
    /// Digits after the point that the actuals have.
    digits: u8,
    /// It stands for so many actuals too close to be told apart.
    stands_for: Option<(usize, Extreme)>,
    style: EraStyle,
}

impl<'a> Reading<'a> {
    pub fn new(kpi: &'a Kpi, data: &Data<'a>, datum: &Datum<'a>, style: EraStyle) -> Self {
        Self {
            kpi,
            observation: datum.observation,
            kind: datum.kind,
            old: datum.is_old(data),
            digits: data.digits,
            stands_for: datum.stands_for,
            style,
        }
    }

    pub fn period(&self) -> String {
        period_text(self.kpi, self.observation, self.style)
    }

    pub fn value(&self) -> String {
        running_with(self.kpi, self.observation, Some(self.digits))
    }

    /// The point as one sentence, to be read out.
    pub fn sentence(&self) -> String {
        let Self {
            kpi, observation, ..
        } = *self;
        let (period, kind, value) = (self.period(), self.kind.label(), self.value());
        let mut sentence = if observation.provisional {
            tr!(
                "{period}　{kind}（速報・見込み） {value}",
                period,
                kind,
                value
            )
        } else {
            tr!("{period}　{kind} {value}", period, kind, value)
        };
        let mut add = |text: &str| sentence.push_str(&tr!("（{text}）", text));
        if self.kind == PointKind::Actual && self.old {
            add(tr!(
                "この後に系列の区切りがあり、以後の値とは比べられません"
            ));
        } else if self.kind == PointKind::Actual
            && after_baseline(kpi, observation)
            && let Some(text) = against_target(kpi, observation)
        {
            add(&text);
        }
        if let Some(note) = &observation.note {
            add(note);
        }
        if let Some((count, extreme)) = self.stands_for {
            add(&match extreme {
                Extreme::Lowest => tr!("近い時期の{count}件のうち最小", count),
                Extreme::Highest => tr!("近い時期の{count}件のうち最大", count),
                Extreme::Same => tr!("近い時期の{count}件はどれも同じ値", count),
            });
        }
        sentence
    }
}

fn after_baseline(kpi: &Kpi, actual: &Observation) -> bool {
    let baseline = kpi.baseline.as_ref().and_then(|baseline| baseline.period);
    let after = |period| baseline.is_none_or(|baseline| time::ends_after(period, baseline));
    actual.period.is_some_and(after)
}
