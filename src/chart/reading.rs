//! What is said of an observation in a chart, made when it is wanted.

use super::data::{Data, Datum, Extreme};
use super::scene::PointKind;
use super::spoken::heard;
use super::words::{against_target, period_text, running_with};
use crate::i18n::say;
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

    /// The point in a line.
    pub fn sentence(&self) -> String {
        let (period, kind, value) = (self.period(), self.kind.label(), self.value());
        let mut sentence = if self.observation.provisional {
            tr!(
                "{period}　{kind}（速報・見込み） {value}",
                period,
                kind,
                value
            )
        } else {
            tr!("{period}　{kind} {value}", period, kind, value)
        };
        for text in self.asides() {
            sentence.push_str(&tr!("（{text}）", text));
        }
        sentence
    }

    /// The same to be heard. That a value was reached is said of none, as it is of most.
    pub fn spoken(&self) -> String {
        let (period, value) = (self.period(), self.value());
        let provisional = self.observation.provisional;
        let kind = match self.kind {
            PointKind::Actual if !provisional => "",
            kind => say(kind.label()),
        };
        let provisional = if provisional {
            tr!("速報または見込み")
        } else {
            ""
        };
        let asides = self.asides();
        let mut parts = vec![period.as_str(), kind, provisional, &value];
        parts.extend(asides.iter().map(String::as_str));
        heard(&parts)
    }

    /// What is to be known of the value.
    fn asides(&self) -> Vec<String> {
        let Self {
            kpi, observation, ..
        } = *self;
        let mut asides = Vec::new();
        if self.kind == PointKind::Actual && self.old {
            asides.push(tr!("この後に系列の区切りがあり、以後の値とは比べられません").to_owned());
        } else if self.kind == PointKind::Actual
            && after_baseline(kpi, observation)
            && let Some(text) = against_target(kpi, observation)
        {
            asides.push(text);
        }
        asides.extend(observation.note.clone());
        if let Some((count, extreme)) = self.stands_for {
            asides.push(match extreme {
                Extreme::Lowest => tr!("近い時期の{count}件のうち最小", count),
                Extreme::Highest => tr!("近い時期の{count}件のうち最大", count),
                Extreme::Same => tr!("近い時期の{count}件はどれも同じ値", count),
            });
        }
        asides
    }
}

fn after_baseline(kpi: &Kpi, actual: &Observation) -> bool {
    let baseline = kpi.baseline.as_ref().and_then(|baseline| baseline.period);
    let after = |period| baseline.is_none_or(|baseline| time::ends_after(period, baseline));
    actual.period.is_some_and(after)
}
