//! KPIs of a generated plan: counts and shares that rise, fall or are kept.

use super::random::Random;
use super::words;
use crate::plan::{Period, Quantity, quantity};
use serde_json::{Value, json};

const BASELINE_YEAR: i32 = 2020;
const TARGET_YEAR: i32 = 2026;
/// The last fiscal year that has an actual: the one before the day of the data.
const LAST_ACTUAL: i32 = 2024;

const COUNTS: [(&str, &str); 5] = [
    ("利用者数", "人"),
    ("相談件数", "件"),
    ("参加団体数", "団体"),
    ("開催回数", "回"),
    ("実施か所数", "か所"),
];
const SHARES: [&str; 3] = ["満足している市民の割合", "実施率", "認知度"];

/// A KPI in the form of the data format.
pub fn kpi(random: &mut Random, id: &str, from: &str) -> Value {
    let subject = words::subject(random);
    let share = random.percent(40);
    let (name, unit) = if share {
        (random.pick(&SHARES), "％")
    } else {
        let at = random.between(0, COUNTS.len() - 1);
        COUNTS.get(at).copied().unwrap_or_default()
    };
    let (keep, falls) = (random.percent(10), random.percent(20));
    // In tenths for a share, so that it has one decimal.
    let start = if share {
        random.between(200, 600)
    } else {
        random.between(20, 20_000)
    };
    let change = if keep {
        0
    } else {
        start * random.between(10, 60) / 100
    };
    let end = if falls {
        start - change
    } else {
        start + change
    };
    let value = |raw: usize| {
        #[allow(clippy::cast_precision_loss)] // five digits
        let raw = raw as f64;
        if share { raw / 10.0 } else { raw }
    };
    let observation = |year: i32, raw: usize| {
        let (period, number) = (Period::FiscalYear(year), value(raw));
        json!({
            "period": period.to_string(),
            "value": number,
            "text": quantity::print(&Quantity::Number(number), unit),
            "from": from,
        })
    };
    let mut actuals = Vec::new();
    for year in BASELINE_YEAR + 1..=LAST_ACTUAL - i32::from(random.percent(30)) {
        // Not all reach their target, and not evenly.
        let passed = usize::try_from(year - BASELINE_YEAR).unwrap_or_default();
        let moved = change * passed * random.between(40, 130) / 600;
        let raw = if falls {
            start.saturating_sub(moved)
        } else {
            start + moved
        };
        actuals.push(observation(year, raw));
    }
    if random.percent(10) {
        actuals.clear();
    }
    json!({
        "id": id,
        "name": { "text": format!("{subject}の{name}"), "from": from },
        "unit": unit,
        "desired": if falls { "decrease" } else { "increase" },
        "keep": keep,
        "accumulation": if share { "level" } else { "annual_flow" },
        "baseline": observation(BASELINE_YEAR, start),
        "targets": [observation(TARGET_YEAR, end)],
        "actuals": actuals,
        "explanation": [{ "text": format!("{}の成果を表すため、この指標を選定。", words::measure(random)), "from": from }],
        "rationale": [{ "text": "これまでの推移を基に設定。", "from": from }],
    })
}
