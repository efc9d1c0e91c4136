//! Where a text or a number stands in its source.

use super::fold::fold;
use super::ids::SourceId;
use super::json::{FromJson, Reader};
use super::period::era::Era;
use super::{Period, Source};
use serde_json::Value;

/// A range of lines of a source text, from 1, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Lines {
    pub first: u32,
    pub last: u32,
}

/// A place in a source. In JSON one string: `source-id#locator`, where the
/// locator is `L12` or `L12-15` (lines) or the source's own words (`p.45`,
/// `H17年度`). Without a source id the plan's first source is meant.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Place {
    pub source: Option<SourceId>,
    pub locator: String,
}

impl Source {
    /// What has to be known about it, and on what terms it may be used.
    pub fn notes(&self) -> impl Iterator<Item = &str> {
        self.note.iter().chain(&self.rights).map(String::as_str)
    }

    /// The file with its text, where it lies in the page's folder or one below:
    /// a plan has nothing fetched from anywhere else.
    #[must_use]
    pub fn file_beside(&self) -> Option<&str> {
        self.file.as_deref().filter(|file| {
            let steps = !file.split('/').any(|step| step.is_empty() || step == "..");
            steps && !file.contains([':', '\\'])
        })
    }
}

impl Place {
    #[must_use]
    pub fn lines(first: u32, last: u32) -> Self {
        let locator = if first == last {
            format!("L{first}")
        } else {
            format!("L{first}-{last}")
        };
        Self {
            source: None,
            locator,
        }
    }

    /// The range of lines, where the locator is one.
    #[must_use]
    pub fn line_range(&self) -> Option<Lines> {
        let range = self.locator.strip_prefix('L')?;
        let (first, last) = range.split_once('-').unwrap_or((range, range));
        let (first, last) = (first.parse().ok()?, last.parse().ok()?);
        (1 <= first && first <= last).then_some(Lines { first, last })
    }

    /// The fiscal year, where the locator is one: H17年度.
    #[must_use]
    pub fn fiscal_year(&self) -> Option<Period> {
        let folded = fold(&self.locator);
        let (era, rest) = Era::strip(&folded)?;
        let year = match rest.strip_suffix("年度")? {
            "元" => 1,
            number => number.parse().ok()?,
        };
        era.western(year).map(Period::FiscalYear)
    }

    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (source, locator) = text.split_once('#')?;
        let source = (!source.is_empty()).then(|| SourceId::from(source));
        Some(Self {
            source,
            locator: locator.to_owned(),
        })
    }
}

impl std::fmt::Display for Place {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let source = self.source.as_ref().map_or("", SourceId::as_str);
        write!(f, "{source}#{}", self.locator)
    }
}

impl serde::Serialize for Place {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl FromJson for Place {
    fn from_json(value: Value, reader: &mut Reader) -> Option<Self> {
        let text = String::from_json(value, reader)?;
        Self::parse(&text).or_else(|| {
            reader.error(
                format!("出典の場所「{text}」が読めません。"),
                "「出典のid#L12-15」のように書いてください。",
            )
        })
    }

    fn blank() -> Self {
        Self::default()
    }
}

#[cfg(not(target_arch = "wasm32"))]
impl schemars::JsonSchema for Place {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Place".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "string",
            "pattern": "#",
            "description": "A place in a source: `source-id#L12-15` (lines) or `source-id#p.45` (its own words); without an id the plan's first source."
        })
    }
}
