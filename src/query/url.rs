//! The view state, one value, and its form in the URL's hash:
//! `#/kpi/sns-followers?era=western`, `#/?department=zaisei,somu&state=behind&q=災害`.

use super::embed::{Embed, Scheme};
use super::filter::Filter;
use crate::i18n::Language;
use crate::kpi::{State, Trial};
use crate::order::insert_by_key;
use crate::plan::period::EraStyle;
use crate::plan::{DepartmentId, KpiId, SectionId};
use std::fmt::Write as _;

/// A page.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub enum Page {
    #[default]
    Overview,
    Section(SectionId),
    Kpi(KpiId),
    Department(DepartmentId),
    /// All KPIs side by side.
    Compare,
    /// How accessible the page is, and how that was tested.
    Accessibility,
    /// A link that means nothing here, as it came.
    Unknown(String),
}

/// All that the person chose. Everything on the screen derives from the plan
/// and this.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct View {
    pub page: Page,
    pub filter: Filter,
    pub era: EraStyle,
    /// The language, where it was chosen.
    pub language: Option<Language>,
    /// Whether readings stand over the text (ふりがな).
    pub furigana: bool,
    /// The numbers tried instead of a KPI's own; on the page of a KPI only.
    pub trial: Trial,
    /// What of the page is shown, where it stands in a frame on another page.
    pub embed: Option<Embed>,
}

const SECTION: &str = "section";
const KPI: &str = "kpi";
const DEPARTMENT: &str = "department";
const COMPARE: &str = "compare";
const ACCESSIBILITY: &str = "accessibility";
const THEME: &str = "theme";
const STATE: &str = "state";
const QUERY: &str = "q";
const TRIAL: &str = "try";
const ERA: &str = "era";
const WESTERN: &str = "western";
const EMBED: &str = "embed";
const SCHEME: &str = "scheme";
const LANGUAGE: &str = "lang";
const RUBY: &str = "ruby";
const ON: &str = "on";

impl Page {
    /// The path in the hash, from `/`.
    #[must_use]
    pub fn path(&self) -> String {
        match self {
            Self::Overview => "/".to_owned(),
            Self::Section(id) => format!("/{SECTION}/{}", percent_encode(id.as_str())),
            Self::Kpi(id) => format!("/{KPI}/{}", percent_encode(id.as_str())),
            Self::Department(id) => format!("/{DEPARTMENT}/{}", percent_encode(id.as_str())),
            Self::Compare => format!("/{COMPARE}"),
            Self::Accessibility => format!("/{ACCESSIBILITY}"),
            Self::Unknown(path) => percent_encode(path).replace("%2F", "/"),
        }
    }

    fn is_kpi(&self) -> bool {
        matches!(self, Self::Kpi(_))
    }

    pub(super) fn parse(path: &str) -> Self {
        let path = path.trim_end_matches('/');
        let mut steps = path.trim_start_matches('/').splitn(2, '/');
        match (steps.next().unwrap_or_default(), steps.next()) {
            ("", None) => Self::Overview,
            (COMPARE, None) => Self::Compare,
            (ACCESSIBILITY, None) => Self::Accessibility,
            (SECTION, Some(id)) => Self::Section(SectionId(percent_decode(id))),
            (KPI, Some(id)) => Self::Kpi(KpiId(percent_decode(id))),
            (DEPARTMENT, Some(id)) => Self::Department(DepartmentId(percent_decode(id))),
            _ => Self::Unknown(percent_decode(path)),
        }
    }
}

impl View {
    /// The hash, with its `#`.
    #[must_use]
    pub fn hash(&self) -> String {
        let mut hash = format!("#{}", self.page.path());
        let mut separator = '?';
        let mut pair = |key: &str, value: String| {
            let _ = write!(hash, "{separator}{key}={value}");
            separator = '&';
        };
        let list = |ids: &mut dyn Iterator<Item = &str>| {
            ids.map(percent_encode).collect::<Vec<_>>().join(",")
        };
        if !self.filter.departments.is_empty() {
            pair(
                DEPARTMENT,
                list(&mut self.filter.departments.iter().map(DepartmentId::as_str)),
            );
        }
        if !self.filter.themes.is_empty() {
            pair(
                THEME,
                list(&mut self.filter.themes.iter().map(SectionId::as_str)),
            );
        }
        if !self.filter.states.is_empty() {
            pair(
                STATE,
                list(&mut self.filter.states.iter().map(|state| state.id())),
            );
        }
        if !self.filter.text.trim().is_empty() {
            pair(QUERY, percent_encode(self.filter.text.trim()));
        }
        if self.era == EraStyle::Western {
            pair(ERA, WESTERN.to_owned());
        }
        if let Some(language) = self.language {
            pair(LANGUAGE, language.code().to_owned());
        }
        if self.furigana {
            pair(RUBY, ON.to_owned());
        }
        if self.page.is_kpi() && !self.trial.is_empty() {
            pair(TRIAL, self.trial.text());
        }
        if let Some(embed) = self.embed {
            pair(EMBED, embed.text());
            if let Some(scheme) = embed.scheme {
                pair(SCHEME, scheme.word().to_owned());
            }
        }
        hash
    }

    /// Reads a hash. Whatever is not understood is left out, but for the path,
    /// which becomes [`Page::Unknown`].
    #[must_use]
    pub fn parse(hash: &str) -> Self {
        let hash = hash.strip_prefix('#').unwrap_or(hash);
        let (path, query) = hash.split_once('?').unwrap_or((hash, ""));
        let mut view = Self {
            page: Page::parse(path),
            ..Self::default()
        };
        let mut scheme = None;
        for (key, value) in query.split('&').filter_map(|pair| pair.split_once('=')) {
            let ids = || {
                let mut ids = Vec::new();
                for id in value.split(',').map(percent_decode) {
                    if !id.is_empty() && !ids.contains(&id) {
                        insert_by_key(&mut ids, id, String::clone);
                    }
                }
                ids
            };
            match key {
                DEPARTMENT => {
                    view.filter.departments = ids().into_iter().map(DepartmentId).collect()
                }
                THEME => view.filter.themes = ids().into_iter().map(SectionId).collect(),
                STATE => {
                    let ids = ids();
                    let named = |state: &State| ids.iter().any(|id| id == state.id());
                    view.filter.states = State::ALL.into_iter().filter(named).collect();
                }
                QUERY => {
                    let text = percent_decode(&value.replace('+', " "));
                    let text: String = text.trim().chars().take(super::MAX_QUERY_CHARS).collect();
                    // Once more: the cut may leave spaces at the end.
                    text.trim_end().clone_into(&mut view.filter.text);
                }
                TRIAL if view.page.is_kpi() => view.trial = Trial::parse(value),
                ERA if value == WESTERN => view.era = EraStyle::Western,
                LANGUAGE => view.language = Language::of_code(value),
                RUBY => view.furigana = value == ON,
                SCHEME => scheme = Scheme::parse(value),
                EMBED => view.embed = Some(Embed::parse(&percent_decode(value))),
                _ => {}
            }
        }
        if let Some(embed) = &mut view.embed {
            embed.scheme = scheme;
        }
        view
    }
}

/// Encodes all but letters, digits and `-_.~`.
#[must_use]
pub fn percent_encode(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-_.~".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            let _ = write!(encoded, "%{byte:02X}");
        }
    }
    encoded
}

/// Decodes `%XX`; what is not such a code stays, and so does all of a text whose
/// codes are not UTF-8.
#[must_use]
pub fn percent_decode(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&byte, tail)) = rest.split_first() {
        let code = (byte == b'%').then(|| tail.get(..2)).flatten();
        let code = code.filter(|c| c.iter().all(u8::is_ascii_hexdigit));
        let code = code
            .and_then(|c| std::str::from_utf8(c).ok())
            .and_then(|c| u8::from_str_radix(c, 16).ok());
        match code {
            Some(decoded) => {
                bytes.push(decoded);
                rest = tail.get(2..).unwrap_or_default();
            }
            None => {
                bytes.push(byte);
                rest = tail;
            }
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| text.to_owned())
}
