//! One value: what is given against what is printed, and what can be.

use super::Checker;
use super::time::agree;
use super::values::{Agreement, agreement, is_count, is_percent, numbers};
use crate::plan::period::{self, PeriodError};
use crate::plan::quantity::{self, ParsedQuantity, print};
use crate::plan::{Observation, Quantity};

/// The largest magnitude that a plan's number has: a thousand times Japan's
/// national budget in yen.
const LARGEST: f64 = 1e17;

/// The largest share in per cent that is not doubted: 将来負担比率 of the most
/// indebted cities stayed below it.
const LARGEST_PERCENT: f64 = 500.0;

impl Checker<'_> {
    /// `unit` is the KPI's or the series'.
    pub(super) fn observation(&mut self, at: &str, observation: &Observation, unit: &str) {
        let unit = observation.unit.as_deref().unwrap_or(unit);
        self.period_text(at, observation);
        self.value_text(at, observation, unit);
        self.possible(&format!("{at}/value"), &observation.value, unit);
        self.place(at, observation.from.as_ref());
    }

    fn period_text(&mut self, at: &str, observation: &Observation) {
        let Some(text) = &observation.period_text else {
            return;
        };
        let at = format!("{at}/period_text");
        let parsed = match period::parse(text) {
            Ok(parsed) => parsed,
            Err(error) => {
                let what = format!("時期「{text}」：{error}");
                let todo = "印刷された通りか確かめ、periodが正しければそのままで構いません。";
                return match error {
                    PeriodError::Contradiction
                    | PeriodError::UnknownYear
                    | PeriodError::Reversed
                    | PeriodError::NoSuchDay => self.error(&at, what, todo),
                    _ => self.warning(&at, what, todo),
                };
            }
        };
        match observation.period {
            Some(period) if agree(period, parsed.period, parsed.bare) => {}
            Some(period) => self.error(
                &at,
                format!(
                    "時期「{text}」は {} と読めますが、periodは {period} です。",
                    parsed.period
                ),
                "どちらかを直してください。",
            ),
            None => self.warning(
                &at,
                format!("時期「{text}」にperiodがありません。"),
                format!("\"period\": \"{}\" を書き加えてください。", parsed.period),
            ),
        }
        if parsed.mean && !observation.mean {
            let what = format!("「{text}」は平均ですが、meanがtrueではありません。");
            self.warning(&at, what, "\"mean\": true を書き加えてください。");
        }
        if parsed.provisional && !observation.provisional {
            let what = format!("「{text}」は見込みですが、provisionalがtrueではありません。");
            self.warning(&at, what, "\"provisional\": true を書き加えてください。");
        }
    }

    fn value_text(&mut self, at: &str, observation: &Observation, unit: &str) {
        let Some(text) = &observation.text else {
            return;
        };
        let parsed = quantity::parse(text);
        let at = format!("{at}/text");
        let valued = !matches!(parsed.value, Quantity::Missing(_));
        if let (Some(printed), Some(given)) = (parsed.period.filter(|_| valued), observation.period)
            && !agree(given, printed, true)
            && !(parsed.cumulative && given.fiscal_years().1 == printed.fiscal_years().1)
        {
            let what =
                format!("「{text}」の時期は {printed} と読めますが、periodは {given} です。");
            self.error(&at, what, "どちらかを直してください。");
        }
        self.printed_value(&at, text, &parsed, (&observation.value, unit));
    }

    /// Compares a given value with its printed text.
    pub(super) fn printed_value(
        &mut self,
        at: &str,
        text: &str,
        parsed: &ParsedQuantity,
        given: (&Quantity, &str),
    ) {
        let (value, unit) = given;
        let is_text = |value: &Quantity| matches!(value, Quantity::Text(_));
        if is_text(&parsed.value) {
            if !is_text(value) {
                let what = format!("「{text}」から値を確かめられませんでした。");
                self.warning(at, what, "値が正しいか、人の目で確かめてください。");
            }
            return;
        }
        let given = print(value, unit);
        if is_text(value) {
            let printed = print(&parsed.value, &parsed.unit);
            let what =
                format!("値が「{given}」という文字列ですが、「{text}」は {printed} と読めます。");
            return self.warning(at, what, "数値として書いてください。");
        }
        let what = format!("「{text}」と値 {given} が食い違っています。");
        match agreement((value, unit), (&parsed.value, &parsed.unit)) {
            Agreement::Same => {}
            Agreement::OtherKind => {
                self.warning(at, what, "以上・以下・約などを値にも書いてください。")
            }
            Agreement::Different => self.error(at, what, "どちらかを直してください。"),
        }
    }

    fn possible(&mut self, at: &str, value: &Quantity, unit: &str) {
        if let Quantity::Range(low, high) | Quantity::Band(low, high) = value
            && low > high
        {
            let what = "範囲の下の値が上の値より大きくなっています。";
            self.error(at, what, "小さい順に書いてください。");
        }
        for number in numbers(value) {
            let shown = print(&Quantity::Number(number), unit);
            if !number.is_finite() || number.abs() > LARGEST {
                let what = format!("{shown} はありえない大きさです。");
                self.error(at, what, "桁と単位を確かめてください。");
            } else if number < 0.0 && is_count(unit) {
                let what = format!("数えるものの値が負（{shown}）です。");
                self.warning(at, what, "符号を確かめてください。");
            } else if is_percent(unit) && number.abs() > LARGEST_PERCENT {
                let what = format!("割合としては大きすぎる値（{shown}）です。");
                self.warning(at, what, "小数点の位置と単位を確かめてください。");
            }
        }
    }
}
