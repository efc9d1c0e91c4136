//! Ids: readable, stable, and not to be mixed up. They end up in links, so
//! they are short and made of `a-z 0-9 -` (the check warns of others).

use super::json::{FromJson, Reader};
use serde_json::Value;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
        #[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
        #[serde(transparent)]
        pub struct $name(pub String);

        impl $name {
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl From<&str> for $name {
            fn from(id: &str) -> Self {
                Self(id.to_owned())
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl FromJson for $name {
            fn from_json(value: Value, reader: &mut Reader) -> Option<Self> {
                String::from_json(value, reader).map(Self)
            }

            fn blank() -> Self {
                Self(String::new())
            }

            /// Made from the place, so that the rest is not lost.
            fn give_up(&mut self, reader: &Reader) {
                self.0 = reader.pointer().trim_start_matches('/').replace('/', "-");
            }
        }
    )*};
}

ids! {
    /// A level of the plan's hierarchy, such as `theme`.
    LevelId;
    /// A section, such as `theme-3` or `measure-3-1`.
    SectionId;
    /// A KPI, such as `sns-followers`.
    KpiId;
    /// A department, such as `gyosei-keiei`.
    DepartmentId;
    /// An issue (現況と課題).
    IssueId;
    /// A direction (取組の方向).
    DirectionId;
    /// A project (主な事業・取組).
    ProjectId;
    /// A figure or table (図表).
    FigureId;
    /// A series of a figure.
    SeriesId;
    /// A source: the plan's text, a statistic.
    SourceId;
}
