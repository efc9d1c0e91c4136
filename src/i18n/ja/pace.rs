//! How fast a KPI has to change, year by year, and how it ended.

use super::{period, value};
use crate::i18n::{number_and_unit, places, points, say, signed, years};
use crate::kpi::{Ending, Pace};
use crate::plan::period::EraStyle;
use crate::plan::{Kpi, Observation};
use crate::tr;

pub const ACTUAL: &str = "実績";
pub const EXPECTED: &str = "期待される値";
pub const FISCAL_YEAR: &str = "年度";
pub const KEEP_PACE: &str = "基準の値を保つ目標なので、毎年の必要な変化はありません。";
pub const LEVELS: &str = "基準から目標まで毎年同じだけ進むときの値と、実績";
pub const PACE: &str = "必要なペース";

/// 基準から令和7（2025）年度の目標まで
pub fn pace_between(period: &str) -> String {
    tr!("基準から{period}の目標まで　", period)
}

/// 最新の実績から令和7（2025）年度の目標まで
pub fn pace_now(period: &str) -> String {
    tr!("最新の実績から{period}の目標まで　", period)
}

/// 毎年＋2,356人
pub fn a_year(pace: &Pace, unit: &str) -> String {
    tr!("毎年{change}", change = signed(pace.shown, points(unit)))
}

/// （6年で＋14,135人）
pub fn altogether(pace: &Pace, unit: &str, means: bool) -> String {
    let change = signed(pace.change, points(unit));
    let n = years(pace.years);
    if means {
        tr!("（{n}年で{change}、期間の中央から中央まで）", n, change)
    } else {
        tr!("（{n}年で{change}）", n, change)
    }
}

/// A baseline or target, said so: 28,000人（目標）
pub fn named_value(observation: &Observation, unit: &str, name: &str) -> String {
    tr!("{value}（{name}）", value = value(observation, unit), name)
}

/// An actual, with a word where it is not final.
pub fn actual(observation: &Observation, unit: &str) -> String {
    let value = value(observation, unit);
    if observation.provisional {
        tr!("{value}（速報・見込み）", value)
    } else {
        value
    }
}

/// What an observation is, with a word where it is not final.
pub fn kind(label: &str, provisional: bool) -> String {
    let label = say(label);
    if provisional {
        tr!("{value}（速報・見込み）", value = label)
    } else {
        label.to_owned()
    }
}

/// How it ended, once the target's period is over.
pub fn ending(
    kpi: &Kpi,
    ending: &Ending,
    target: Option<&Observation>,
    era: EraStyle,
) -> Vec<String> {
    let unit = kpi.unit.as_str();
    let when = |o: &Observation| {
        let period = o.period.map(|p| period(p, o.mean, era));
        (period.unwrap_or_default(), value(o, unit))
    };
    match ending {
        Ending::Due { latest } => {
            let known = latest.map_or_else(
                || tr!("基準より後の実績は、まだ一つも公表されていません。").to_owned(),
                |latest| {
                    let (period, value) = when(latest);
                    tr!(
                        "いま分かっている最新の実績は、{period}の{value}です。",
                        period,
                        value
                    )
                },
            );
            let due = tr!("目標の期間は終わりましたが、最終の実績はまだ公表されていません。");
            vec![due.to_owned(), known]
        }
        Ending::Final {
            actual,
            reached,
            difference,
            share,
        } => {
            let (period, value_then) = when(actual);
            let target = target.map(|t| value(t, unit)).unwrap_or_default();
            let by = signed(*difference, points(unit));
            let share = share.map(|share| number_and_unit(places(share * 100.0, 1), "％"));
            let value = value_then;
            let ended = match (*reached, share) {
                (true, _) => tr!(
                    "目標の期間は終わりました。実績は{period}の{value}で、目標（{target}）に届きました（差 {by}）。",
                    period,
                    value,
                    target,
                    by
                ),
                (false, None) => tr!(
                    "目標の期間は終わりました。実績は{period}の{value}で、目標（{target}）に届きませんでした（差 {by}）。",
                    period,
                    value,
                    target,
                    by
                ),
                (false, Some(share)) => tr!(
                    "目標の期間は終わりました。実績は{period}の{value}で、目標（{target}）に届きませんでした（差 {by}、基準から目標までの{share}）。",
                    period,
                    value,
                    target,
                    by,
                    share
                ),
            };
            vec![ended]
        }
    }
}
