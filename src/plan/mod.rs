//! The domain: a comprehensive plan as data.
//!
//! The words, once, as the plans print them and as the code names them:
//!
//! | printed | here |
//! |---|---|
//! | 施策 | measure: a [`Section`] that has [`Row`]s |
//! | テーマ, 章 | a [`Section`] of another [`Level`] |
//! | 目指す状態 | [`Section::desired_state`] |
//! | 成果指標 | [`Kpi`] |
//! | 現状値, 基準値 | baseline |
//! | 目標値 | target |
//! | 実績値 | actual |
//! | 現況と課題 | [`Issue`] |
//! | 取組の方向 | [`Direction`] |
//! | 主な事業・取組 | [`Project`] |
//! | 担当課 | [`Department`] |
//! | 【図表】 | [`Figure`] |

mod bounded;
pub mod check;
pub mod decimal;
mod direction;
mod fingerprint;
pub mod fold;
pub mod glossary;
mod ids;
mod json;
mod load;
mod model;
mod overlay;
pub mod period;
mod place;
mod problem;
pub mod quantity;

pub use bounded::MAX_TEXT_BYTES;
pub use direction::straight;
pub use fingerprint::fingerprint;
pub use ids::{
    DepartmentId, DirectionId, FigureId, IssueId, KpiId, LevelId, ProjectId, SectionId, SeriesId,
    SourceId,
};
pub use json::{Extra, Field, FromJson, Object, Reader};
pub use load::{Loaded, MAX_BYTES, load, load_translated, load_with_gaps};
pub use model::*;
pub use period::{EraStyle, ParsedPeriod, Period, PeriodError};
pub use place::{Lines, Place};
pub use problem::{Problem, Severity, Spot};
pub use quantity::{Missing, ParsedQuantity, Quantity, format_number};
