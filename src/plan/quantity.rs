//! Quantities as plans print them: a number, a range, at least, at most,
//! about; or a text, or missing with its reason. [`parse`] reads them as plans
//! print them, [`print`] shows them.

mod amount;
mod beside;
mod bounded;
mod clean;
mod missing;
mod parse;
mod print;
mod rounding;

pub use amount::multiplier;
pub use parse::{ParsedQuantity, parse};
pub use print::{format_number, print};
pub use rounding::rounded_to;

use super::json::{FromJson, Reader, words};
use serde_json::{Map, Value};

words! {
    /// Why there is no value.
    Missing {
        /// 未公表: not published.
        NotPublished = "not_published",
        /// 未集計: not counted yet.
        NotCounted = "not_counted",
        /// 未設定: not set.
        NotSet = "not_set",
        /// −, ―, …: nothing printed.
        Dash = "dash",
    }
}

/// A value as a plan prints it. In JSON a number is itself, a text is itself;
/// the others are objects with one key: `{"at_least": 100}`,
/// `{"range": [9, 12]}`, `{"missing": "not_published"}`,
/// `{"parts": [["小", 80], ["中", 80]]}`.
#[derive(Clone, Debug, PartialEq)]
pub enum Quantity {
    /// 679, ▲9.9
    Number(f64),
    /// 9～12: both ends included.
    Range(f64, f64),
    /// 9位台: from the first, up to but without the second.
    Band(f64, f64),
    /// 100以上
    AtLeast(f64),
    /// 125以下, 以内
    AtMost(f64),
    /// 6.5超
    Above(f64),
    /// 5未満
    Below(f64),
    /// 約48, 48程度
    About(f64),
    /// 小80.0／中80.0／高80.0: one value a group, in printed order.
    Parts(Vec<(String, Quantity)>),
    /// 全国平均を上回る: no number at all.
    Text(String),
    Missing(Missing),
}

impl Quantity {
    /// The one number that stands for the value in a chart or a judgement:
    /// the number itself, the bound, the approximate number. None for ranges,
    /// bands, parts, texts and what is missing.
    #[must_use]
    pub fn number(&self) -> Option<f64> {
        match self {
            Self::Number(n)
            | Self::AtLeast(n)
            | Self::AtMost(n)
            | Self::Above(n)
            | Self::Below(n)
            | Self::About(n) => Some(*n),
            Self::Range(..)
            | Self::Band(..)
            | Self::Parts(_)
            | Self::Text(_)
            | Self::Missing(_) => None,
        }
    }

    fn to_json(&self) -> Value {
        let tagged = |key: &str, value: Value| {
            let mut object = Map::new();
            object.insert(key.to_owned(), value);
            Value::Object(object)
        };
        match self {
            Self::Number(n) => number(*n),
            Self::Text(text) => Value::String(text.clone()),
            Self::Range(low, high) => {
                tagged("range", Value::Array(vec![number(*low), number(*high)]))
            }
            Self::Band(low, high) => {
                tagged("band", Value::Array(vec![number(*low), number(*high)]))
            }
            Self::AtLeast(n) => tagged("at_least", number(*n)),
            Self::AtMost(n) => tagged("at_most", number(*n)),
            Self::Above(n) => tagged("above", number(*n)),
            Self::Below(n) => tagged("below", number(*n)),
            Self::About(n) => tagged("about", number(*n)),
            Self::Parts(parts) => {
                let pair = |(name, part): &(String, Self)| {
                    Value::Array(vec![Value::String(name.clone()), part.to_json()])
                };
                tagged("parts", Value::Array(parts.iter().map(pair).collect()))
            }
            Self::Missing(reason) => {
                let known = Missing::WORDS.iter().find(|(_, word)| word == reason);
                tagged(
                    "missing",
                    Value::String(known.map_or("dash", |(word, _)| word).to_owned()),
                )
            }
        }
    }
}

/// Whole numbers are written without a decimal point.
#[allow(clippy::cast_possible_truncation)]
fn number(n: f64) -> Value {
    if n.fract() == 0.0 && n.abs() < 9.0e15 {
        Value::from(n as i64)
    } else {
        Value::from(n)
    }
}

impl serde::Serialize for Quantity {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.to_json().serialize(serializer)
    }
}

impl FromJson for Quantity {
    fn from_json(value: Value, reader: &mut Reader) -> Option<Self> {
        let object = match value {
            Value::Number(_) => return f64::from_json(value, reader).map(Self::Number),
            Value::String(text) => return Some(Self::Text(reader.bounded(text))),
            Value::Object(object) if object.len() == 1 => object,
            other => {
                return reader.expected(
                    "値（数値、文字列、または {\"at_least\": 100} などの形）",
                    &other,
                );
            }
        };
        let (key, value) = object.into_iter().next()?;
        let bound: Option<fn(f64) -> Self> = match key.as_str() {
            "at_least" => Some(Self::AtLeast),
            "at_most" => Some(Self::AtMost),
            "above" => Some(Self::Above),
            "below" => Some(Self::Below),
            "about" => Some(Self::About),
            _ => None,
        };
        if let Some(bound) = bound {
            return f64::from_json(value, reader).map(bound);
        }
        match key.as_str() {
            "range" | "band" => match Vec::<f64>::from_json(value, reader)?.as_slice() {
                [low, high] if low <= high && key == "range" => Some(Self::Range(*low, *high)),
                [low, high] if low <= high => Some(Self::Band(*low, *high)),
                _ => reader.error("範囲は小さい順の2つの数でなければなりません。", "[下の値, 上の値] のように書いてください。"),
            },
            "parts" => Some(Self::Parts(Vec::<Part>::from_json(value, reader)?.into_iter().map(|p| (p.0, p.1)).collect())),
            "missing" => Missing::from_json(value, reader).map(Self::Missing),
            _ => reader.error(
                format!("値の種類「{key}」は使えません。"),
                "range, band, at_least, at_most, above, below, about, parts, missing のどれかにしてください。",
            ),
        }
    }

    fn blank() -> Self {
        Self::Missing(Missing::NotSet)
    }
}

/// One group's value in [`Quantity::Parts`]: `["小", 80]`.
struct Part(String, Quantity);

impl FromJson for Part {
    fn from_json(value: Value, reader: &mut Reader) -> Option<Self> {
        match value {
            Value::Array(pair) => {
                let mut pair = pair.into_iter();
                match (pair.next(), pair.next(), pair.next()) {
                    (Some(name), Some(part), None) => Some(Self(
                        String::from_json(name, reader)?,
                        Quantity::from_json(part, reader)?,
                    )),
                    _ => reader.error(
                        "区分と値の組ではありません。",
                        "[\"区分の名前\", 値] のように書いてください。",
                    ),
                }
            }
            other => reader.expected("配列", &other),
        }
    }

    const NEEDED: bool = true;

    fn blank() -> Self {
        Self(String::new(), Quantity::Missing(Missing::NotSet))
    }
}

#[cfg(not(target_arch = "wasm32"))]
impl schemars::JsonSchema for Quantity {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Quantity".into()
    }
    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let missing = generator.subschema_for::<Missing>();
        let bound = |name: &str, doc: &str| {
            serde_json::json!({ "type": "object", "description": doc, "properties": { name: { "type": "number" } },
                "required": [name], "additionalProperties": false })
        };
        let ends = |name: &str, doc: &str| {
            serde_json::json!({ "type": "object", "description": doc, "properties": { name: { "type": "array",
                "items": { "type": "number" }, "minItems": 2, "maxItems": 2 } },
                "required": [name], "additionalProperties": false })
        };
        schemars::json_schema!({
            "description": "A value as a plan prints it: a number, a text, or an object with one key.",
            "anyOf": [
                { "type": "number" },
                { "type": "string", "description": "No number: the printed words." },
                ends("range", "From the first to the second, both included."),
                ends("band", "From the first up to but without the second (9位台 is [9, 10])."),
                bound("at_least", "以上"),
                bound("at_most", "以下"),
                bound("above", "超"),
                bound("below", "未満"),
                bound("about", "約, 程度"),
                { "type": "object", "description": "One value a group, in printed order.",
                  "properties": { "parts": { "type": "array", "items": { "type": "array",
                    "prefixItems": [{ "type": "string" }, { "$ref": "#/$defs/Quantity" }], "minItems": 2, "maxItems": 2 } } },
                  "required": ["parts"], "additionalProperties": false },
                { "type": "object", "description": "No value, and why.", "properties": { "missing": missing },
                  "required": ["missing"], "additionalProperties": false }
            ]
        })
    }
}

#[cfg(test)]
mod tests;
