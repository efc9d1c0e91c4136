//! Tolerant reading of JSON into the model. A wrong piece is reported with its
//! JSON pointer and left out; its neighbours are still read. Fields that the
//! format does not know are kept, so that they survive a round trip.

use super::problem::{Problem, Spot};
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// Fields of an object that the format does not know.
pub type Extra = BTreeMap<String, Value>;

/// Keeps the place while reading, and the problems found on the way.
#[derive(Default)]
pub struct Reader {
    path: Vec<Step>,
    pub problems: Vec<Problem>,
    /// The pointers of list items that could not be taken.
    pub left_out: Vec<String>,
}

enum Step {
    Key(&'static str),
    Index(usize),
}

impl Reader {
    /// The JSON pointer of the value being read.
    #[must_use]
    pub fn pointer(&self) -> String {
        let mut pointer = String::new();
        for step in &self.path {
            pointer.push('/');
            match step {
                Step::Key(key) => pointer.push_str(key),
                Step::Index(index) => pointer.push_str(&index.to_string()),
            }
        }
        pointer
    }

    /// Reports an error at the value being read; always `None`, to be returned.
    pub fn error<T>(&mut self, what: impl Into<String>, todo: impl Into<String>) -> Option<T> {
        let spot = Spot::Pointer(self.pointer());
        self.problems.push(Problem::error(spot, what, todo));
        None
    }

    /// Reports that another kind of value was expected.
    pub fn expected<T>(&mut self, expected: &str, found: &Value) -> Option<T> {
        let what = format!("{expected}のはずですが、{}があります。", kind(found));
        self.error(what, format!("{expected}に直してください。"))
    }

    /// Takes one field out of an object and reads it.
    pub fn field<T: FromJson>(
        &mut self,
        object: &mut Map<String, Value>,
        key: &'static str,
    ) -> Option<T> {
        self.path.push(Step::Key(key));
        let read = match object.remove(key) {
            None | Some(Value::Null) => T::missing(self),
            Some(value) => T::from_json(value, self).or_else(T::instead),
        };
        self.path.pop();
        read
    }

    /// Reads one item of an array.
    pub fn item<T: FromJson>(&mut self, index: usize, value: Value) -> Option<T> {
        self.path.push(Step::Index(index));
        let read = T::from_json(value, self);
        if read.is_none() {
            self.left_out.push(self.pointer());
        }
        self.path.pop();
        read
    }
}

fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "真偽値",
        Value::Number(_) => "数値",
        Value::String(_) => "文字列",
        Value::Array(_) => "配列",
        Value::Object(_) => "オブジェクト",
    }
}

/// A piece of the format that can be read from JSON.
pub trait FromJson: Sized {
    /// Reads the value; `None` when nothing could be taken, with the reason in
    /// the reader's problems.
    fn from_json(value: Value, reader: &mut Reader) -> Option<Self>;

    /// What stands for an absent field: by default a reported problem.
    fn missing(reader: &mut Reader) -> Option<Self> {
        reader.error("必要な項目がありません。", "この項目を書き加えてください。")
    }

    /// What stands for a field whose value could not be taken (already
    /// reported): by default nothing, and the object around it is left out.
    #[must_use]
    fn instead() -> Option<Self> {
        None
    }
}

impl FromJson for String {
    fn from_json(value: Value, reader: &mut Reader) -> Option<Self> {
        match value {
            Value::String(text) => Some(text),
            other => reader.expected("文字列", &other),
        }
    }
}

impl FromJson for f64 {
    fn from_json(value: Value, reader: &mut Reader) -> Option<Self> {
        match value.as_f64() {
            Some(number) if number.is_finite() => Some(number),
            _ => reader.expected("数値", &value),
        }
    }
}

impl FromJson for bool {
    fn from_json(value: Value, reader: &mut Reader) -> Option<Self> {
        match value {
            Value::Bool(yes) => Some(yes),
            other => reader.expected("真偽値", &other),
        }
    }
    fn missing(_: &mut Reader) -> Option<Self> {
        Some(false)
    }
    fn instead() -> Option<Self> {
        Some(false)
    }
}

impl<T: FromJson> FromJson for Option<T> {
    fn from_json(value: Value, reader: &mut Reader) -> Option<Self> {
        T::from_json(value, reader).map(Some)
    }
    fn missing(_: &mut Reader) -> Option<Self> {
        Some(None)
    }
    fn instead() -> Option<Self> {
        Some(None)
    }
}

impl<T: FromJson> FromJson for Vec<T> {
    fn from_json(value: Value, reader: &mut Reader) -> Option<Self> {
        match value {
            Value::Array(items) => {
                let read = |(index, item)| reader.item(index, item);
                Some(items.into_iter().enumerate().filter_map(read).collect())
            }
            other => reader.expected("配列", &other),
        }
    }
    fn missing(_: &mut Reader) -> Option<Self> {
        Some(Vec::new())
    }
    fn instead() -> Option<Self> {
        Some(Vec::new())
    }
}

/// Implements [`FromJson`] for a struct whose fields all do, with an `extra`
/// field that keeps what the format does not know. All fields are read even
/// when one fails, so that every problem is reported at once.
macro_rules! record {
    ($name:ident { $($field:ident),* $(,)? }) => {
        impl $crate::plan::FromJson for $name {
            fn from_json(value: serde_json::Value, reader: &mut $crate::plan::Reader) -> Option<Self> {
                let mut object = match value {
                    serde_json::Value::Object(object) => object,
                    other => return reader.expected("オブジェクト", &other),
                };
                $(let $field = reader.field(&mut object, stringify!($field));)*
                Some(Self { $($field: $field?,)* extra: object.into_iter().collect() })
            }
        }
    };
}

/// An enum without data, written in JSON as one of a few words.
macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $word:literal),* $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
        #[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
        pub enum $name { $($(#[$vdoc])* #[serde(rename = $word)] $variant),* }

        impl $name {
            /// Every word of the format for this, in its order.
            pub const WORDS: &'static [(&'static str, Self)] = &[$(($word, Self::$variant)),*];
        }

        impl $crate::plan::FromJson for $name {
            fn from_json(value: serde_json::Value, reader: &mut $crate::plan::Reader) -> Option<Self> {
                let word = String::from_json(value, reader)?;
                let found = Self::WORDS.iter().find(|(known, _)| *known == word);
                found.map(|(_, variant)| *variant).or_else(|| {
                    let known: Vec<_> = Self::WORDS.iter().map(|(known, _)| *known).collect();
                    reader.error(
                        format!("「{word}」という語は使えません。"),
                        format!("{} のどれかにしてください。", known.join("、")),
                    )
                })
            }
        }
    };
}

pub(crate) use {record, words};
