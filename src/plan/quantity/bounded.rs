//! A number with its bound, or a range, in a cleaned text.

use super::Quantity;
use super::amount::{Amount, amount, leading_amount, multiplier};

/// What is read where it is certain: the value and its unit.
type Measured<'a> = Option<(Quantity, &'a str)>;

/// Reads a number with or without 以上, 以下, 超, 未満, 約, 台, or a range.
#[must_use]
pub fn bounded(text: &str) -> Measured<'_> {
    about(text).or_else(|| bound(text)).or_else(|| plain(text))
}

const BEFORE_ABOUT: &[&str] = &["約", "およそ", "おおむね", "概ね", "ほぼ"];
const AFTER_ABOUT: &[&str] = &["程度", "前後", "ほど", "くらい", "ぐらい"];

fn about(text: &str) -> Measured<'_> {
    let mut found = false;
    let mut inner = text;
    if let Some(rest) = BEFORE_ABOUT.iter().find_map(|w| inner.strip_prefix(w)) {
        (found, inner) = (true, rest);
    }
    if let Some(rest) = AFTER_ABOUT.iter().find_map(|w| inner.strip_suffix(w)) {
        (found, inner) = (true, rest);
    }
    let amount = amount(inner).filter(|_| found)?;
    Some((Quantity::About(amount.value), amount.unit))
}

type Bound = fn(f64) -> Quantity;

const BOUNDS: &[(&str, Bound)] = &[
    ("以上", Quantity::AtLeast),
    ("以下", Quantity::AtMost),
    ("以内", Quantity::AtMost),
    ("を超える", Quantity::Above),
    ("超え", Quantity::Above),
    ("超", Quantity::Above),
    ("を上回る", Quantity::Above),
    ("未満", Quantity::Below),
    ("を下回る", Quantity::Below),
];

fn bound(text: &str) -> Measured<'_> {
    let (inner, make) = BOUNDS
        .iter()
        .find_map(|(word, make)| Some((text.strip_suffix(word)?, make)))?;
    if let Some(amount) = amount(inner) {
        return Some((make(amount.value), amount.unit));
    }
    // 9以上12未満
    let (low, high) = inner.split_once("以上")?;
    let (low, high) = (amount(low)?, amount(high)?);
    let unit = common_unit(&low, &high)?;
    let ordered = low.value <= high.value;
    match make(high.value) {
        Quantity::AtMost(to) if ordered => Some((Quantity::Range(low.value, to), unit)),
        Quantity::Below(to) if ordered => Some((Quantity::Band(low.value, to), unit)),
        _ => None,
    }
}

fn plain(text: &str) -> Measured<'_> {
    if let Some(inner) = text.strip_suffix('台')
        && let Some(inner) = amount(inner)
        && let (_, base) = multiplier(inner.unit)
        && (!base.is_empty() || inner.digits.contains('.'))
    {
        return band(&inner, base);
    }
    if let Some(amount) = amount(text) {
        return Some((Quantity::Number(amount.value), amount.unit));
    }
    range(text)
}

/// 9位台: the place of the last digit that is not zero gives the width, so
/// 70％台 ends before 80. Not certain are 10万人台 (up to 11万 or 20万?) and
/// 1.3台 (a band, or vehicles a household?). 5台 is no band: five vehicles.
fn band<'a>(amount: &Amount<'a>, base: &str) -> Measured<'a> {
    let end = band_end(&amount.digits)?;
    let round = amount.digits.ends_with('0') && !amount.digits.contains('.');
    let ambiguous = base.is_empty() || (base.len() < amount.unit.len() && round);
    (amount.value >= 0.0 && !ambiguous).then_some((Quantity::Band(amount.value, end), amount.unit))
}

/// Where the band that is named by these digits ends.
#[must_use]
#[allow(clippy::cast_precision_loss)] // the digits of a printed number are few
pub fn band_end(digits: &str) -> Option<f64> {
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let all: i64 = format!("{whole}{fraction}").parse().ok()?;
    let mut step = 1;
    while fraction.is_empty() && all > 0 && all % (step * 10) == 0 {
        step *= 10;
    }
    let places = i32::try_from(fraction.len()).ok().filter(|p| *p < 10)?;
    (all > 0 && all < 1_000_000_000_000).then(|| (all + step) as f64 / 10_f64.powi(places))
}

/// 10～12％, 10％～12％.
fn range(text: &str) -> Measured<'_> {
    let (_, rest) = leading_amount(text)?;
    let separator = |(at, c): (usize, char)| {
        let tail = rest.get(at..)?;
        let after = match c {
            '-' | 'ー' => tail.get(c.len_utf8()..)?,
            _ => tail.strip_prefix("から")?,
        };
        Some((rest.len() - at, after))
    };
    let (length, high) = rest.char_indices().find_map(separator)?;
    let low = amount(text.get(..text.len() - length)?)?;
    let high = amount(high)?;
    let unit = common_unit(&low, &high)?;
    (low.value <= high.value).then_some((Quantity::Range(low.value, high.value), unit))
}

/// The unit of a range: printed once, or twice the same; the numeral may stand
/// twice and the unit once, 1万～2万人.
fn common_unit<'a>(low: &Amount<'a>, high: &Amount<'a>) -> Option<&'a str> {
    let (_, after_numeral) = multiplier(low.unit);
    let only_numeral = after_numeral.is_empty() && high.unit.starts_with(low.unit);
    (low.unit == high.unit || only_numeral).then_some(high.unit)
}
