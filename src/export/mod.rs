//! What a person takes away: tables as CSV, a KPI or a chart as a few lines of
//! text, the names of the files; natively also the pictures for link previews.
//!
//! CSV is UTF-8 with a byte order mark, in long form: one header row, a fact a
//! row, units, eras, sources and the day of the data in columns of their own,
//! so that a row still says what it is when it stands alone.

mod chart;
pub mod csv;
pub mod embed;
mod filename;
mod kpi;
mod observation;
mod plan;
#[cfg(not(target_arch = "wasm32"))]
pub mod preview;
pub mod qr;
mod rows;
mod source;
mod text;

pub use chart::{Alone, Origin};
pub use csv::row_count;
pub use filename::{MAX_BYTES, MAX_CHARS, file_name};
pub use kpi::kpis;
pub use plan::{filtered, whole};
pub use source::{kpi_sources, sources_of};
pub use text::kpi_text;
