//! Tolerant reading of JSON into the model. A wrong piece is reported with its
//! JSON pointer and left out; its neighbours are still read. Fields that the
//! format does not know are kept, so that they survive a round trip.

use super::problem::{Problem, Spot};
use serde_json::{Map, Value};

/// Fields of an object that the format does not know.
pub type Extra = Map<String, Value>;

/// Keeps the place while reading, and the problems found on the way.
#[derive(Default)]
pub struct Reader {
    path: Vec<Step>,
    pub problems: Vec<Problem>,
    /// The pointers of list items that could not be taken.
    pub left_out: Vec<String>,
    /// A required field of the object being read could not be taken.
    unusable: bool,
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

    /// Takes one field out of an object and reads it. Where it is absent or
    /// cannot be taken, its blank stands for it; where the type's blank means
    /// nothing, the object around it is of no use either.
    pub fn field<T: FromJson>(&mut self, object: &mut Map<String, Value>, key: &'static str) -> T {
        self.path.push(Step::Key(key));
        let read = match object.remove(key) {
            None | Some(Value::Null) => {
                if T::REQUIRED {
                    self.missing();
                }
                None
            }
            Some(value) => T::from_json(value, self),
        };
        let read = read.unwrap_or_else(|| {
            self.unusable |= !T::BLANK_IS_OF_USE;
            T::blank(self)
        });
        self.path.pop();
        read
    }

    #[inline(never)]
    fn missing(&mut self) {
        let _: Option<()> =
            self.error("必要な項目がありません。", "この項目を書き加えてください。");
    }

    /// The object to read fields of, if it is one; and a new start for what
    /// becomes of it, to be ended with [`Reader::end`].
    pub fn begin(&mut self, value: Value) -> Option<(Map<String, Value>, bool)> {
        match value {
            Value::Object(object) => Some((object, std::mem::take(&mut self.unusable))),
            other => self.expected("オブジェクト", &other),
        }
    }

    /// Whether the object read since `begin` is of use.
    pub fn end(&mut self, outside: bool) -> bool {
        !std::mem::replace(&mut self.unusable, outside)
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

    /// Whether an absent field is a problem.
    const REQUIRED: bool = true;
    /// Whether an object is of use with a blank for this field.
    const BLANK_IS_OF_USE: bool = true;

    /// What stands for a field that is absent or could not be taken.
    fn blank(reader: &Reader) -> Self;
}

impl FromJson for String {
    fn from_json(value: Value, reader: &mut Reader) -> Option<Self> {
        match value {
            Value::String(text) => Some(text),
            other => reader.expected("文字列", &other),
        }
    }
    fn blank(_: &Reader) -> Self {
        Self::new()
    }
}

impl FromJson for f64 {
    const BLANK_IS_OF_USE: bool = false;

    fn from_json(value: Value, reader: &mut Reader) -> Option<Self> {
        match value.as_f64() {
            Some(number) if number.is_finite() => Some(number),
            _ => reader.expected("数値", &value),
        }
    }
    fn blank(_: &Reader) -> Self {
        0.0
    }
}

impl FromJson for bool {
    const REQUIRED: bool = false;

    fn from_json(value: Value, reader: &mut Reader) -> Option<Self> {
        match value {
            Value::Bool(yes) => Some(yes),
            other => reader.expected("真偽値", &other),
        }
    }
    fn blank(_: &Reader) -> Self {
        false
    }
}

impl<T: FromJson> FromJson for Option<T> {
    const REQUIRED: bool = false;

    fn from_json(value: Value, reader: &mut Reader) -> Option<Self> {
        T::from_json(value, reader).map(Some)
    }
    fn blank(_: &Reader) -> Self {
        None
    }
}

impl<T: FromJson> FromJson for Vec<T> {
    const REQUIRED: bool = false;

    fn from_json(value: Value, reader: &mut Reader) -> Option<Self> {
        match value {
            Value::Array(items) => {
                let read = |(index, item)| reader.item(index, item);
                Some(items.into_iter().enumerate().filter_map(read).collect())
            }
            other => reader.expected("配列", &other),
        }
    }
    fn blank(_: &Reader) -> Self {
        Vec::new()
    }
}

/// Implements [`FromJson`] for a struct whose fields all do, with an `extra`
/// field that keeps what the format does not know. All fields are read even
/// when one fails, so that every problem is reported at once.
macro_rules! record {
    ($name:ident { $($field:ident),* $(,)? }) => {
        impl $crate::plan::FromJson for $name {
            fn from_json(value: serde_json::Value, reader: &mut $crate::plan::Reader) -> Option<Self> {
                let (mut object, outside) = reader.begin(value)?;
                // Read whole, then judged: an early way out at each field would
                // be compiled with the undoing of all fields before it.
                let read = Self { $($field: reader.field(&mut object, stringify!($field)),)* extra: object };
                reader.end(outside).then_some(read)
            }

            fn blank(reader: &$crate::plan::Reader) -> Self {
                Self { $($field: $crate::plan::FromJson::blank(reader),)* extra: Default::default() }
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

            const BLANK_IS_OF_USE: bool = false;

            fn blank(_: &$crate::plan::Reader) -> Self {
                #[allow(clippy::indexing_slicing)] // no such enum is empty
                const { Self::WORDS[0].1 }
            }
        }
    };
}

pub(crate) use {record, words};
