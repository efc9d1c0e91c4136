//! What the chart says, in a sentence.

use super::EraStyle;
use super::words::{distance, is_degree, is_mean, period_text, running_value};
use crate::kpi::{difference, latest_actual, latest_provisional, next_target, numeric, same_unit};
use crate::plan::{Kpi, Observation, Quantity};

/// The chart in words: from where to where, and how it stands.
#[must_use]
pub fn summary(kpi: &Kpi, style: EraStyle) -> String {
    let target = next_target(kpi);
    let latest = latest_actual(kpi);
    let aim = aim(kpi, target, style);
    let mut text = match (latest, target) {
        (Some(latest), Some(target)) if target_is_set(target) => {
            format!("{aim}に対し、{}", standing(kpi, latest, target, style))
        }
        (Some(latest), _) => {
            let (period, value) = (period_text(kpi, latest, style), running_value(kpi, latest));
            format!("{aim}です。最新の{period}は{value}です。")
        }
        (None, _) => {
            let seen = latest_provisional(kpi).map(|seen| {
                format!(
                    "（速報・見込みは{}の{}）",
                    period_text(kpi, seen, style),
                    running_value(kpi, seen)
                )
            });
            let confirmed = if seen.is_some() { "確定した" } else { "" };
            let since = if kpi.baseline.is_some() {
                "基準より後の"
            } else {
                ""
            };
            let seen = seen.unwrap_or_default();
            format!("{aim}です。{since}{confirmed}実績は公表されていません{seen}。")
        }
    };
    let later = |other: &&Observation| target.is_some_and(|target| ends_later(other, target));
    let last = kpi.targets.iter().rfind(later);
    if let Some(last) = last {
        let (period, value) = (period_text(kpi, last, style), running_value(kpi, last));
        text.push_str(&format!("最終の目標は{period}の{value}です。"));
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
            format!("{period}{value}")
        } else {
            format!("{period}の{value}")
        }
    });
    let Some(target) = target.filter(|target| target_is_set(target)) else {
        let unset = "目標値が示されていない指標";
        return from.map_or_else(|| unset.to_owned(), |from| format!("基準は{from}、{unset}"));
    };
    let period = period_text(kpi, target, style);
    let at = if is_mean(kpi, target) {
        format!("{period}で")
    } else {
        format!("{period}に")
    };
    let goal = running_value(kpi, target);
    let numbers = baseline.and_then(numeric).zip(numeric(target));
    let comparable =
        same_unit(kpi, target) && baseline.is_some_and(|baseline| same_unit(kpi, baseline));
    let Some(from) = from else {
        return format!("{at}{}目標", towards(target, &goal));
    };
    match numbers {
        Some((start, end)) if comparable && (kpi.keep || (start - end).abs() < 1e-9) => {
            let exact = matches!(target.value, Quantity::Number(_)) && (start - end).abs() < 1e-9;
            if exact {
                format!("{from}を{period}も保つ目標")
            } else {
                format!("{from}を{at}{}目標", towards(target, &goal))
            }
        }
        Some((start, end)) if comparable && matches!(target.value, Quantity::Number(_)) => {
            format!("{from}を{at}{goal}へ{}目標", verb(kpi, end > start))
        }
        Some(_) if comparable => format!("{from}を{at}{}目標", towards(target, &goal)),
        _ => format!("{from}に対し、{at}{}目標", towards(target, &goal)),
    }
}

fn verb(kpi: &Kpi, up: bool) -> &'static str {
    match (is_degree(&kpi.unit), up) {
        (true, true) => "引き上げる",
        (true, false) => "引き下げる",
        (false, true) => "増やす",
        (false, false) => "減らす",
    }
}

/// 100％以上にする; 「全国平均を上回る」とする.
fn towards(target: &Observation, goal: &str) -> String {
    match target.value {
        Quantity::Text(_) | Quantity::Parts(_) => format!("「{goal}」とする"),
        _ => format!("{goal}にする"),
    }
}

/// 最新の令和6（2024）年度は5.0％で、目標より0.2ポイント高い状態です。
fn standing(kpi: &Kpi, latest: &Observation, target: &Observation, style: EraStyle) -> String {
    let (period, value) = (period_text(kpi, latest, style), running_value(kpi, latest));
    let start = format!("最新の{period}は{value}");
    let comparable = same_unit(kpi, latest) && same_unit(kpi, target);
    let Some((now, goal)) = numeric(latest).zip(numeric(target)).filter(|_| comparable) else {
        return format!("{start}です。");
    };
    match distance(kpi, difference(now, goal)) {
        Some(distance) => format!("{start}で、目標より{distance}状態です。"),
        None => format!("{start}で、目標と同じです。"),
    }
}
