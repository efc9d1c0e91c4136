//! How fast a KPI has to change, year by year, and how it ended.

use super::numbers::{places, points, signed, years};
use super::{number_and_unit, period, value};
use crate::kpi::{Ending, Pace};
use crate::plan::period::EraStyle;
use crate::plan::{Kpi, Observation};

pub const ACTUAL: &str = "実績";
pub const EXPECTED: &str = "期待される値";
pub const FISCAL_YEAR: &str = "年度";
pub const KEEP_PACE: &str = "基準の値を保つ目標なので、毎年の必要な変化はありません。";
pub const LEVELS: &str = "基準から目標まで毎年同じだけ進むときの値と、実績";
pub const PACE: &str = "必要なペース";
pub const PACE_BETWEEN: &str = "基準から目標まで　";
pub const PACE_NOW: &str = "最新の実績から目標まで　";
const PROVISIONAL: &str = "（速報・見込み）";

/// 毎年＋2,356人
pub fn a_year(pace: &Pace, unit: &str) -> String {
    format!("毎年{}", signed(pace.shown, points(unit)))
}

/// （6年で＋14,135人）
pub fn altogether(pace: &Pace, unit: &str, means: bool) -> String {
    let change = signed(pace.change, points(unit));
    let middles = if means {
        "、期間の中央から中央まで"
    } else {
        ""
    };
    format!("（{}年で{change}{middles}）", years(pace.years))
}

/// A baseline or target, said so: 28,000人（目標）
pub fn named_value(observation: &Observation, unit: &str, name: &str) -> String {
    format!("{}（{name}）", value(observation, unit))
}

/// An actual, with a word where it is not final.
pub fn actual(observation: &Observation, unit: &str) -> String {
    let value = value(observation, unit);
    if observation.provisional {
        value + PROVISIONAL
    } else {
        value
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
    let said = |o: &Observation| {
        let when = o.period.map(|p| period(p, o.mean, era));
        format!("{}の{}", when.unwrap_or_default(), value(o, unit))
    };
    match ending {
        Ending::Due { latest } => vec![
            "目標の期間は終わりましたが、最終の実績はまだ公表されていません。".to_owned(),
            latest.map_or_else(
                || "基準より後の実績は、まだ一つも公表されていません。".to_owned(),
                |latest| format!("いま分かっている最新の実績は、{}です。", said(latest)),
            ),
        ],
        Ending::Final {
            actual,
            reached,
            difference,
            share,
        } => {
            let how = if *reached {
                "に届きました"
            } else {
                "に届きませんでした"
            };
            let share = share.map(|share| {
                let share = number_and_unit(places(share * 100.0, 1), "％");
                format!("、基準から目標までの{share}")
            });
            vec![format!(
                "目標の期間は終わりました。実績は{}で、目標（{}）{how}（差 {}{}）。",
                said(actual),
                target.map(|t| value(t, unit)).unwrap_or_default(),
                signed(*difference, points(unit)),
                share.unwrap_or_default(),
            )]
        }
    }
}
