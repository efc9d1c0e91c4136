//! Charts: geometry first, rendering after.
//!
//! Every kind of chart is laid out into a [`Scene`]: marks in CSS pixels and
//! the points that a person can walk along. [`draw`] draws it with any backend
//! of plotters, the same on screen, in a downloaded picture and in tests; and
//! each kind tells the same in a sentence and in the rows of a table.
//!
//! - [`layout`], [`OverTime`], [`summary`], [`table`]: a KPI over time;
//!   [`pins`] and [`compare`] for two of its points, held in a [`Selection`].
//! - [`Bars`]: supporting series. [`Composition`]: how a figure comes about.
//! - [`Multiples`]: all KPIs on one scale. [`StateCounts`]: how many stand how.
//! - [`HeatMap`]: departments × themes.
//!
//! [`svg`] and [`svg_document`] give files, [`sheet`] a scene with title and
//! sources around it.

mod axes;
mod bars;
mod builder;
mod card;
mod composition;
mod data;
mod direct;
mod document;
mod draw;
mod frame;
mod full;
mod heat;
mod labels;
mod marks;
mod markup;
mod multiples;
mod palette;
mod pins;
mod placer;
mod reading;
mod scale;
mod scene;
mod selection;
mod shapes;
mod spoken;
mod states;
#[cfg(not(target_arch = "wasm32"))]
mod stretched;
mod summary;
mod svg;
mod table;
mod thin;
mod ticks;
mod words;

use crate::plan::EraStyle;
use crate::plan::format_number;
use crate::plan::quantity::print;

pub use bars::Bars;
pub use composition::{Composition, Part, Relation};
pub use document::{Meta, sheet, svg_document};
pub use draw::{Drawn, FONT_FAMILY, Surface, draw, draw_focus};
pub use frame::{Estimate, Frame, Measure, Size};
pub use full::OverTime;
pub use heat::{HeatMap, HeatRow};
pub use markup::{Piece, pieces};
pub use multiples::{Multiples, Promise};
pub use palette::{Palette, Rgb, Role, Tone};
pub use pins::{change, compare, compare_aloud, pins};
pub use scene::{Amount, Anchor, Label, Mark, Point, PointKind, Reach, Rect, Scene};
pub use selection::Selection;
pub use shapes::Shape;
pub use spoken::in_words;
pub use states::{StateCount, StateCounts};
#[cfg(not(target_arch = "wasm32"))]
pub use stretched::{STRETCHED_PX, stretched};
pub use summary::summary;
pub use svg::{Svg, svg};
pub use table::{Grid, RowKind, TableRow, table};
pub use words::{
    against_target, bare_value, distance, period_text, running_value, short_period, value_text,
};

use crate::plan::Kpi;

/// Lays out the chart of a KPI in a frame. Any data and any frame give a scene
/// whose labels neither overlap nor leave the frame.
#[must_use]
pub fn layout<'a>(kpi: &'a Kpi, frame: &Frame, measure: &dyn Measure) -> Scene<'a> {
    match frame.size {
        Size::Full => OverTime::new(kpi).layout(frame, measure),
        Size::Card => card::layout(kpi, frame),
    }
}
