//! Tolerant reading of JSON into the model. A wrong piece is reported with its
//! JSON pointer and left out; its neighbours are still read. Fields that the
//! format does not know are kept, so that they survive a round trip.

use super::problem::{Problem, Spot};
use serde_json::{Map, Value};

/// Fields of an object that the format does not know.
pub type Extra = Map<String, Value>;
/// An object as it was parsed.
pub type Object = Map<String, Value>;

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

    /// Reads an object's fields into their places; gives back what the format
    /// does not know, and whether the object is of use without the fields that
    /// could not be taken. Not generic, and the fields behind a trait object:
    /// each type's own reader would be half of the WebAssembly.
    pub fn fields(
        &mut self,
        object: Object,
        fields: &mut [(&'static str, &mut dyn Field)],
    ) -> (Object, bool) {
        let (mut unknown, mut of_use) = (Object::new(), true);
        let mut present = vec![false; fields.len()];
        for (name, value) in object {
            let known = fields
                .iter_mut()
                .zip(&mut present)
                .find(|((key, _), _)| *key == name);
            match known {
                None => drop(unknown.insert(name, value)),
                Some(_) if value.is_null() => {}
                Some(((key, field), present)) => {
                    *present = true;
                    self.path.push(Step::Key(key));
                    if !field.take(value, self) {
                        field.give_up(self);
                        of_use &= !field.needed();
                    }
                    self.path.pop();
                }
            }
        }
        for ((key, field), present) in fields.iter_mut().zip(present) {
            if !present && field.required() {
                self.path.push(Step::Key(key));
                self.missing();
                field.give_up(self);
                of_use &= !field.needed();
                self.path.pop();
            }
        }
        (unknown, of_use)
    }

    fn missing(&mut self) {
        let spot = Spot::Pointer(self.pointer());
        let missing = Problem::error(
            spot,
            "必要な項目がありません。",
            "この項目を書き加えてください。",
        );
        self.problems.push(missing);
    }

    /// The value's fields, if it is an object.
    pub fn object(&mut self, value: Value) -> Option<Object> {
        match value {
            Value::Object(object) => Some(object),
            other => self.expected("オブジェクト", &other),
        }
    }

    /// Hands over the value's items, if it is an array; those that `take`
    /// cannot take are noted as left out. Whether it is an array.
    fn items(&mut self, value: Value, take: &mut dyn FnMut(Value, &mut Self) -> bool) -> bool {
        let items = match value {
            Value::Array(items) => items,
            other => return self.expected::<()>("配列", &other).is_some(),
        };
        for (index, item) in items.into_iter().enumerate() {
            self.path.push(Step::Index(index));
            if !take(item, self) {
                self.left_out.push(self.pointer());
            }
            self.path.pop();
        }
        true
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
    /// Whether its absence is a problem.
    const REQUIRED: bool = true;
    /// Whether an object is of no use without it.
    const NEEDED: bool = false;

    /// What stands in its place until it is read, or when it cannot be.
    fn blank() -> Self;

    /// Reads the value; `None` when nothing could be taken, with the reason in
    /// the reader's problems.
    fn from_json(value: Value, reader: &mut Reader) -> Option<Self>;

    /// What to do where it could not be taken: the blank stays, as a rule.
    fn give_up(&mut self, _: &Reader) {}
}

/// The place of a field that is being read.
pub trait Field {
    fn take(&mut self, value: Value, reader: &mut Reader) -> bool;
    fn give_up(&mut self, reader: &Reader);
    fn required(&self) -> bool;
    fn needed(&self) -> bool;
}

impl<T: FromJson> Field for T {
    fn take(&mut self, value: Value, reader: &mut Reader) -> bool {
        let read = T::from_json(value, reader);
        let taken = read.is_some();
        if let Some(read) = read {
            // The blank holds nothing; dropping it would cost the code to drop
            // every type of the format.
            std::mem::forget(std::mem::replace(self, read));
        }
        taken
    }
    fn give_up(&mut self, reader: &Reader) {
        FromJson::give_up(self, reader);
    }
    fn required(&self) -> bool {
        T::REQUIRED
    }
    fn needed(&self) -> bool {
        T::NEEDED
    }
}

impl FromJson for String {
    fn from_json(value: Value, reader: &mut Reader) -> Option<Self> {
        match value {
            Value::String(text) => Some(reader.bounded(text)),
            other => reader.expected("文字列", &other),
        }
    }
    fn blank() -> Self {
        Self::new()
    }
}

impl FromJson for f64 {
    const NEEDED: bool = true;

    fn from_json(value: Value, reader: &mut Reader) -> Option<Self> {
        match value.as_f64() {
            Some(number) if number.is_finite() => Some(number),
            _ => reader.expected("数値", &value),
        }
    }
    fn blank() -> Self {
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
    fn blank() -> Self {
        false
    }
}

impl<T: FromJson> FromJson for Option<T> {
    const REQUIRED: bool = false;

    fn from_json(value: Value, reader: &mut Reader) -> Option<Self> {
        T::from_json(value, reader).map(Some)
    }
    fn blank() -> Self {
        None
    }
}

impl<T: FromJson> FromJson for Vec<T> {
    const REQUIRED: bool = false;

    fn from_json(value: Value, reader: &mut Reader) -> Option<Self> {
        let mut read = Vec::new();
        let mut take = |item, reader: &mut Reader| match T::from_json(item, reader) {
            Some(item) => {
                read.push(item);
                true
            }
            None => false,
        };
        reader.items(value, &mut take).then_some(read)
    }

    fn blank() -> Self {
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
                let object = reader.object(value)?;
                let mut read = Self::blank();
                let fields: &mut [(_, &mut dyn $crate::plan::Field)] = &mut [$((stringify!($field), &mut read.$field)),*];
                let (unknown, of_use) = reader.fields(object, fields);
                read.extra = unknown;
                if !of_use {
                    // As rare as it is small: not worth the code to drop it.
                    std::mem::forget(read);
                    return None;
                }
                Some(read)
            }

            fn blank() -> Self {
                Self { $($field: $crate::plan::FromJson::blank(),)* extra: Default::default() }
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

            const NEEDED: bool = true;

            fn blank() -> Self {
                #[allow(clippy::indexing_slicing)] // no such enum is empty
                const { Self::WORDS[0].1 }
            }
        }
    };
}

pub(crate) use {record, words};
