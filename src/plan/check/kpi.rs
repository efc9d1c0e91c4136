//! One KPI: its values against each other.

use super::Checker;
use super::time::days;
use crate::plan::fold::fold;
use crate::plan::{Desired, Kpi, Observation};

/// From this ratio on, target and baseline are doubted: digits or units slip.
const LARGEST_RATIO: f64 = 1000.0;

impl<'a> Checker<'a> {
    pub(super) fn kpi(&mut self, at: &str, kpi: &'a Kpi) {
        self.id(at, "成果指標", kpi.id.as_str());
        self.text(&format!("{at}/name"), &kpi.name);
        self.texts(&format!("{at}/explanation"), &kpi.explanation);
        self.texts(&format!("{at}/rationale"), &kpi.rationale);
        self.departments(at, &kpi.departments);
        for (i, assessment) in kpi.assessments.iter().enumerate() {
            self.place(&format!("{at}/assessments/{i}"), assessment.from.as_ref());
        }
        for (i, a_break) in kpi.breaks.iter().enumerate() {
            self.place(&format!("{at}/breaks/{i}"), a_break.from.as_ref());
        }
        for (i, annotation) in kpi.annotations.iter().enumerate() {
            self.place(&format!("{at}/annotations/{i}"), annotation.from.as_ref());
        }
        if let Some(baseline) = &kpi.baseline {
            self.observation(&format!("{at}/baseline"), baseline, &kpi.unit);
        }
        for (list, observations) in [("targets", &kpi.targets), ("actuals", &kpi.actuals)] {
            let at = format!("{at}/{list}");
            for (i, observation) in observations.iter().enumerate() {
                self.observation(&format!("{at}/{i}"), observation, &kpi.unit);
            }
            self.order(&at, observations);
        }
        self.not_in_the_future(&format!("{at}/actuals"), &kpi.actuals);
        if kpi.targets.is_empty() {
            let what = "成果指標に目標値がありません。";
            self.warning(
                &format!("{at}/targets"),
                what,
                "目標値を書き加えてください。",
            );
        }
        if let Some(baseline) = &kpi.baseline {
            for (i, target) in kpi.targets.iter().enumerate() {
                self.target(&format!("{at}/targets/{i}"), kpi, baseline, target);
            }
        }
        self.formula(at, kpi);
        self.derivation(at, kpi);
    }

    /// A target against the baseline.
    fn target(&mut self, at: &str, kpi: &Kpi, baseline: &Observation, target: &Observation) {
        let unit =
            |observation: &Observation| fold(observation.unit.as_deref().unwrap_or(&kpi.unit));
        if let (Some(start), Some(end)) = (baseline.period, target.period)
            && days(end).1 < days(start).1
        {
            let what = format!("目標の時期（{end}）が現状値の時期（{start}）より前です。");
            self.error(&format!("{at}/period"), what, "時期を確かめてください。");
        }
        if unit(baseline) != unit(target) {
            let what = "目標値と現状値の単位が違うため、比べることができません。";
            let todo = "印刷された通りならそのままで構いません。誤りなら直してください。";
            let own = target.unit.as_ref().map_or("", |_| "/unit");
            return self.warning(&format!("{at}{own}"), what, todo);
        }
        let (Some(from), Some(to)) = (baseline.value.number(), target.value.number()) else {
            return;
        };
        let at = format!("{at}/value");
        let large = |a: f64, b: f64| b != 0.0 && (a / b).abs() >= LARGEST_RATIO;
        if large(from, to) || large(to, from) {
            let what = "目標値と現状値が1000倍以上違います。";
            self.warning(&at, what, "桁と単位を確かめてください。");
        }
        let todo = "印刷された通りならそのままで構いません。誤りなら直してください。";
        #[allow(clippy::float_cmp)] // as printed
        if kpi.keep {
            if from != to {
                self.warning(&at, "維持する目標ですが、目標値が現状値と違います。", todo);
            }
        } else if (kpi.desired == Some(Desired::Increase) && to < from)
            || (kpi.desired == Some(Desired::Decrease) && to > from)
        {
            self.warning(&at, "目標値が、望ましい向きと逆です。", todo);
        }
    }

    /// What begins after the day of the data cannot have been measured.
    fn not_in_the_future(&mut self, at: &str, actuals: &[Observation]) {
        let Some(updated) = self.plan.updated.map(|updated| days(updated).1) else {
            return;
        };
        for (i, actual) in actuals.iter().enumerate() {
            if actual.period.is_some_and(|period| days(period).0 > updated) {
                self.error(
                    &format!("{at}/{i}/period"),
                    "実績値の時期が、データの更新日より後です。",
                    "実績値の時期か、updatedを直してください。",
                );
            }
        }
    }

    /// Values stand in the order of their periods, one a period.
    pub(super) fn order(&mut self, at: &str, observations: &[Observation]) {
        let mut before: Option<&Observation> = None;
        for (i, observation) in observations.iter().enumerate() {
            let Some(period) = observation.period else {
                continue;
            };
            if let Some(last) = before.and_then(|before| before.period) {
                let at = format!("{at}/{i}/period");
                if last == period {
                    let what = format!("{period} の値が2つあります。");
                    self.error(&at, what, "1つにしてください。");
                } else if (days(period).1, days(period).0) < (days(last).1, days(last).0) {
                    let what = format!("{period} が {last} の後にあります。");
                    self.warning(&at, what, "時期の順に並べてください。");
                }
            }
            before = Some(observation);
        }
    }
}
