//! What a target or a rate is made of, and what other numbers would give.

use crate::i18n::{in_width, number_and_unit, points, rewritten, say, signed};
use crate::kpi::{Agreement, Composition, Input, Product, Rule};
use crate::tr;

pub const FORMULA: &str = "目標の成り立ち";
pub const IN_THE_PLAN: &str = "計画";
pub const OWN_NUMBERS: &str = "計画の数に戻す";
pub const THOUGHT: &str =
    "思考実験です。ここで数を動かしても計画の目標は変わらず、何も送信されません。";
pub const TRIAL: &str = "試算";
pub const TRIAL_SHOWN: &str = "試算：";
pub const TRIED: &str = "もしも";
pub const TRY: &str = "数を動かしてみる";

/// 15,162人 × 80％ ＝ 12,129.6人; 24件 ÷ 30件 ＝ 80％
pub fn equation(composition: &Composition, result: Option<Product>) -> String {
    let sign = match composition.rule {
        Rule::Product(_) => " × ",
        Rule::Ratio(_) => " ÷ ",
    };
    let mut text = String::new();
    for input in &composition.inputs {
        if !text.is_empty() {
            text += sign;
        }
        text += &own(input.text, input.value, input.unit);
    }
    let result = result.map(|result| number_and_unit(result.exact, composition.unit));
    text + in_width(" ＝ ", " = ") + result.as_deref().unwrap_or(tr!("計算できません"))
}

/// What a picture with other numbers than the plan's says of itself.
pub fn trial(own: &str) -> String {
    tr!(
        "試算：数を動かした結果で、計画の値ではありません。計画の数では {own}",
        own
    )
}

/// An input as the plan prints it.
pub fn own(text: Option<&str>, value: f64, unit: &str) -> String {
    text.map_or_else(|| number_and_unit(value, unit), rewritten)
}

/// How the plan's own inputs agree with the number that it prints.
pub fn agreement_with_plan(composition: &Composition, agreement: Agreement) -> String {
    let printed = composition.printed.unwrap_or_default();
    let printed = number_and_unit(printed, composition.unit);
    let name = printed_name(composition);
    match agreement {
        Agreement::Same => tr!("計画の{name}（{printed}）と一致します。", name, printed),
        Agreement::Rounded { to } if to <= 1.0 => {
            tr!(
                "四捨五入すると、計画の{name}（{printed}）と一致します。",
                name,
                printed
            )
        }
        Agreement::Rounded { to } => {
            let to = number_and_unit(to, composition.unit);
            tr!(
                "計画の{name}は、これを{printed}に丸めた値です（{to}単位）。",
                name,
                printed,
                to
            )
        }
        Agreement::Differs { by } => {
            let by = signed(by, points(composition.unit));
            tr!(
                "計画の{name}（{printed}）とは一致しません。計画の方が{by}です。",
                name,
                printed,
                by
            )
        }
    }
}

/// What the plan prints for its own inputs.
pub fn printed_name(composition: &Composition) -> &'static str {
    say(match composition.rule {
        Rule::Product(_) => "目標",
        Rule::Ratio(_) => "基準の値",
    })
}

/// What would come out: 764件, and before it was rounded.
pub fn tried(composition: &Composition, result: Option<Product>) -> String {
    result.map_or_else(
        || tr!("計算できません").to_owned(),
        |result| number_and_unit(result.rounded, composition.unit),
    )
}

/// What the plan has: 計画の目標.
pub fn plans_own(name: &str) -> String {
    tr!("計画の{name}", name)
}

/// That a number was not one that can be tried, and what it is now.
pub fn corrected(input: &Input, now: f64) -> String {
    let said = |number| own(None, number, input.unit);
    let (name, low, high) = (input.name, said(input.low), said(input.high));
    let now = said(now);
    tr!(
        "「{name}」に入れられるのは、{low}から{high}までの数です。{now}にしました。",
        name,
        low,
        high,
        now
    )
}

/// What other numbers came to, and the effect.
pub fn told_trial(tried: &str, effect: &str) -> String {
    tr!("もしも {tried}、{effect}", tried, effect)
}

/// The effect on the result beside the plan's own.
pub fn effect(composition: &Composition, own: f64, tried: f64) -> String {
    let difference = crate::kpi::difference(tried, own);
    if difference == 0.0 {
        return tr!("計画の数のままの結果と同じです").to_owned();
    }
    let by = signed(difference, points(composition.unit));
    tr!(
        "計画の数での結果（{own}）より{by}",
        own = number_and_unit(own, composition.unit),
        by
    )
}
