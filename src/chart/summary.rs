//! What the chart says, in a sentence.

use super::EraStyle;
use super::words::{distance, is_degree, is_mean, period_text, running_value};
use crate::i18n::say;
use crate::kpi::{
    Reason, difference, is_beyond_break, latest_provisional, latest_published, next_target,
    numeric, same_unit,
};
use crate::plan::{Desired, Kpi, Observation, Quantity};
use crate::tr;

/// The chart in words: from where to where, and how it stands.
#[must_use]
pub fn summary(kpi: &Kpi, style: EraStyle) -> String {
    let target = next_target(kpi);
    let latest = latest_published(kpi);
    let aim = aim(kpi, target, style);
    let mut text = match (latest, target) {
        (Some(latest), Some(target)) if target_is_set(target) => {
            standing(kpi, &aim, latest, target, style)
        }
        (Some(latest), _) => {
            let (period, value) = (period_text(kpi, latest, style), running_value(kpi, latest));
            tr!(
                "{aim}です。最新の{period}は{value}です。",
                aim,
                period,
                value
            )
        }
        (None, _) => {
            let seen = latest_provisional(kpi)
                .map(|seen| (period_text(kpi, seen, style), running_value(kpi, seen)));
            match (seen, kpi.baseline.is_some()) {
                (None, false) => tr!("{aim}です。実績は公表されていません。", aim),
                (None, true) => tr!("{aim}です。基準より後の実績は公表されていません。", aim),
                (Some((period, value)), false) => tr!(
                    "{aim}です。確定した実績は公表されていません（速報・見込みは{period}の{value}）。",
                    aim,
                    period,
                    value
                ),
                (Some((period, value)), true) => tr!(
                    "{aim}です。基準より後の確定した実績は公表されていません（速報・見込みは{period}の{value}）。",
                    aim,
                    period,
                    value
                ),
            }
        }
    };
    let later = |other: &&Observation| target.is_some_and(|target| ends_later(other, target));
    let last = kpi.targets.iter().rfind(later);
    if let Some(last) = last {
        let (period, value) = (period_text(kpi, last, style), running_value(kpi, last));
        text.push_str(&tr!("最終の目標は{period}の{value}です。", period, value));
    }
    text
}

fn ends_later(a: &Observation, b: &Observation) -> bool {
    a.period
        .zip(b.period)
        .is_some_and(|(a, b)| crate::kpi::time::ends_after(a, b))
}

fn target_is_set(target: &Observation) -> bool {
    !matches!(target.value, Quantity::Missing(_))
}

/// 令和元（2019）年度の4.8％を令和7（2025）年度も保つ目標
fn aim(kpi: &Kpi, target: Option<&Observation>, style: EraStyle) -> String {
    let baseline = kpi
        .baseline
        .as_ref()
        .filter(|baseline| !matches!(baseline.value, Quantity::Missing(_)));
    let from = baseline.map(|baseline| {
        let (period, value) = (
            period_text(kpi, baseline, style),
            running_value(kpi, baseline),
        );
        if is_mean(kpi, baseline) {
            tr!("{period}{value}", period, value)
        } else {
            tr!("{period}の{value}", period, value)
        }
    });
    let Some(target) = target.filter(|target| target_is_set(target)) else {
        return match from {
            Some(from) => tr!("基準は{from}、目標値が示されていない指標", from),
            None => tr!("目標値が示されていない指標").to_owned(),
        };
    };
    let period = period_text(kpi, target, style);
    let at = if is_mean(kpi, target) {
        tr!("{period}で", period)
    } else {
        tr!("{period}に", period)
    };
    let goal = running_value(kpi, target);
    let quoted = matches!(target.value, Quantity::Text(_) | Quantity::Parts(_));
    let numbers = baseline.and_then(numeric).zip(numeric(target));
    let comparable =
        same_unit(kpi, target) && baseline.is_some_and(|baseline| same_unit(kpi, baseline));
    let Some(from) = from else {
        return if quoted {
            tr!("{at}「{goal}」とする目標", at, goal)
        } else {
            tr!("{at}{goal}にする目標", at, goal)
        };
    };
    match numbers {
        Some((start, end)) if comparable && (kpi.keep || (start - end).abs() < 1e-9) => {
            let exact = matches!(target.value, Quantity::Number(_)) && (start - end).abs() < 1e-9;
            if exact {
                tr!("{from}を{period}も保つ目標", from, period)
            } else {
                towards(&from, &at, &goal, quoted)
            }
        }
        Some((start, end)) if comparable && matches!(target.value, Quantity::Number(_)) => {
            let loss = match kpi.desired {
                Some(Desired::Increase) => end < start,
                Some(Desired::Decrease) => end > start,
                _ => false,
            };
            if loss {
                tr!("{from}を{at}{goal}までにとどめる目標", from, at, goal)
            } else {
                change(&from, &at, &goal, is_degree(&kpi.unit), end > start)
            }
        }
        Some(_) if comparable => towards(&from, &at, &goal, quoted),
        _ if quoted => tr!("{from}に対し、{at}「{goal}」とする目標", from, at, goal),
        _ => tr!("{from}に対し、{at}{goal}にする目標", from, at, goal),
    }
}

fn change(from: &str, at: &str, goal: &str, degree: bool, up: bool) -> String {
    match (degree, up) {
        (true, true) => tr!("{from}を{at}{goal}へ引き上げる目標", from, at, goal),
        (true, false) => tr!("{from}を{at}{goal}へ引き下げる目標", from, at, goal),
        (false, true) => tr!("{from}を{at}{goal}へ増やす目標", from, at, goal),
        (false, false) => tr!("{from}を{at}{goal}へ減らす目標", from, at, goal),
    }
}

/// 100％以上にする; 「全国平均を上回る」とする.
fn towards(from: &str, at: &str, goal: &str, quoted: bool) -> String {
    if quoted {
        tr!("{from}を{at}「{goal}」とする目標", from, at, goal)
    } else {
        tr!("{from}を{at}{goal}にする目標", from, at, goal)
    }
}

fn now_is(aim: &str, period: &str, value: &str) -> String {
    tr!(
        "{aim}に対し、最新の{period}は{value}です。",
        aim,
        period,
        value
    )
}

/// …に対し、最新の令和6（2024）年度は5.0％で、目標より0.2ポイント高い状態です。
fn standing(
    kpi: &Kpi,
    aim: &str,
    latest: &Observation,
    target: &Observation,
    style: EraStyle,
) -> String {
    let (period, value) = (period_text(kpi, latest, style), running_value(kpi, latest));
    let comparable = same_unit(kpi, latest) && same_unit(kpi, target);
    let Some((now, goal)) = numeric(latest).zip(numeric(target)).filter(|_| comparable) else {
        return now_is(aim, &period, &value);
    };
    if is_beyond_break(kpi, latest) {
        return now_is(aim, &period, &value) + say(Reason::Break.text());
    }
    match distance(kpi, difference(now, goal)) {
        Some(distance) => tr!(
            "{aim}に対し、最新の{period}は{value}で、目標より{distance}状態です。",
            aim,
            period,
            value,
            distance
        ),
        None => tr!(
            "{aim}に対し、最新の{period}は{value}で、目標と同じです。",
            aim,
            period,
            value
        ),
    }
}
