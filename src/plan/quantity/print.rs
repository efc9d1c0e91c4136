//! Quantities as the page shows them.

use super::bounded::band_end;
use super::{Missing, Quantity};
use crate::i18n::{dash, language, number_and_unit, say};
use crate::plan::decimal::decimal;
use crate::tr;

/// The value with its unit, as [`super::parse`] reads it back: `13,865人`,
/// `100％以上`, `−9.9％`, `10～12％`, `9位台`, `約48％`.
#[must_use]
pub fn print(value: &Quantity, unit: &str) -> String {
    let number = |n: f64| number_and_unit(n, unit);
    match value {
        Quantity::Number(n) => number(*n),
        Quantity::Range(low, high) => tr!(
            "{low}～{high}",
            low = format_number(*low),
            high = number(*high)
        ),
        Quantity::Band(low, high) => {
            let natural = band_end(&decimal(*low)) == Some(*high);
            // 9台 would be nine vehicles, 10万人台 is ambiguous.
            let plain_unit = !unit.is_empty() && !unit.starts_with(['百', '千', '万', '億', '兆']);
            if natural && plain_unit && language().is_japanese() {
                format!("{}台", number(*low))
            } else {
                tr!(
                    "{low}以上{high}未満",
                    low = number(*low),
                    high = number(*high)
                )
            }
        }
        Quantity::AtLeast(n) => tr!("{n}以上", n = number(*n)),
        Quantity::AtMost(n) => tr!("{n}以下", n = number(*n)),
        Quantity::Above(n) => tr!("{n}超", n = number(*n)),
        Quantity::Below(n) => tr!("{n}未満", n = number(*n)),
        Quantity::About(n) => tr!("約{n}", n = number(*n)),
        Quantity::Parts(parts) => {
            let part = |(name, part): &(String, Quantity)| {
                tr!("{name}{value}", name, value = print(part, unit))
            };
            parts.iter().map(part).collect::<Vec<_>>().join(tr!("／"))
        }
        Quantity::Text(text) => say(text).to_owned(),
        Quantity::Missing(reason) => match reason {
            Missing::NotPublished => tr!("未公表"),
            Missing::NotCounted => tr!("未集計"),
            Missing::NotSet => tr!("未設定"),
            Missing::Dash => dash(),
        }
        .to_owned(),
    }
}

/// A number with the reader's separators and a minus sign that is as wide as a
/// digit: `13,865`, `−9.9`. As many decimals as the number has.
#[must_use]
pub fn format_number(n: f64) -> String {
    let (thousands, point) = language().separators();
    let digits = decimal(n.abs());
    let (whole, fraction) = digits.split_once('.').unwrap_or((&digits, ""));
    let mut text = String::with_capacity(digits.len() * 2);
    if n < 0.0 {
        text.push('−');
    }
    for (at, c) in whole.chars().enumerate() {
        let left = whole.len() - at;
        if at > 0 && left.is_multiple_of(3) && n.is_finite() {
            text.push(thousands);
        }
        text.push(c);
    }
    if !fraction.is_empty() {
        text.push(point);
        text.push_str(fraction);
    }
    text
}
