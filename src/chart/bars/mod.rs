//! Supporting series as grouped bars from zero, each with its value: upright
//! where every value fits above its bar, else a row a bar.

mod cells;
mod rows;
mod upright;
mod words;

use super::EraStyle;
use super::builder::Builder;
use super::frame::{Frame, Measure};
use super::labels::PLAIN;
use super::palette::Role;
use super::scene::{Anchor, Reach, Rect, Scene};
use super::table::Grid;
use crate::plan::Series;
use crate::tr;
use cells::{Cell, Cells};

/// Series of a figure, to be compared period by period. Series of the same
/// unit share a scale; a unit of its own has a scale of its own.
#[derive(Clone, Copy, Debug)]
pub struct Bars<'a> {
    pub series: &'a [Series],
    pub style: EraStyle,
}

impl Bars<'_> {
    /// Lays out the bars. The frame's height holds where bars stand upright;
    /// rows are as high as they need.
    #[must_use]
    pub fn layout(&self, frame: &Frame, measure: &dyn Measure) -> Scene<'static> {
        let cells = Cells::of(self);
        let mut page = Builder::new(frame, measure, Reach::ByTime);
        page.y = EDGE_PX;
        if cells.ranges.is_empty() {
            let room = page.scene.width - 2.0 * EDGE_PX;
            page.lines(tr!("図に表せる数値がありません"), EDGE_PX, PLAIN, room, 3);
            let height = page.y + EDGE_PX;
            return page.finish(height);
        }
        legend(&mut page, self.series, &cells);
        match upright::Fit::of(&page, &cells) {
            Some(fit) => upright::layout(page, self.series, &cells, fit),
            None => rows::layout(page, self.series, &cells),
        }
    }

    /// The bars in a sentence.
    #[must_use]
    pub fn summary(&self) -> String {
        words::summary(self)
    }

    /// A row a period, a column a series; values as printed.
    #[must_use]
    pub fn table(&self) -> Grid {
        words::table(self)
    }
}

const EDGE_PX: f64 = 4.0;
const SWATCH_PX: f64 = 12.0;
const LEGEND_ROW_PX: f64 = 22.0;

/// Which bar is which: a swatch and a name, in the order of the bars. The
/// first five look different without their colour; more of them repeat the
/// looks and are told by their order.
fn legend(page: &mut Builder, series: &[Series], cells: &Cells) {
    let end = page.scene.width - EDGE_PX;
    let mut x = EDGE_PX;
    for (number, series) in series.iter().enumerate() {
        let unit = series.unit.trim();
        let name = if unit.is_empty() {
            series.name.text.clone()
        } else {
            crate::i18n::beside(&series.name.text, unit)
        };
        let needed = SWATCH_PX + 6.0 + page.width_of(&name, PLAIN);
        if x > EDGE_PX && x + needed > end {
            x = EDGE_PX;
            page.y += LEGEND_ROW_PX;
        }
        let middle = page.y + LEGEND_ROW_PX / 2.0;
        let half = SWATCH_PX / 2.0;
        bar(page, Rect::around(x + half, middle, half, half), number);
        let at = (x + SWATCH_PX + 6.0, middle);
        page.text(&name, at, Anchor::Start, PLAIN, end - at.0);
        x += needed + 20.0;
    }
    page.y += LEGEND_ROW_PX;
    if cells.ranges.len() > 1 {
        let room = page.scene.width - 2.0 * EDGE_PX;
        let note = tr!("単位がちがう棒は、長さを比べられません");
        page.lines(note, EDGE_PX, super::axes::CAPTION, room, 2);
    }
    page.y += EDGE_PX;
}

/// A bar in the look of a series.
fn bar(page: &mut Builder, area: Rect, series: usize) {
    match series % 5 {
        0 => page.fill(area, Role::Series),
        1 => page.outlined(area, Role::Ground, Role::Series),
        2 => page.fill(area, Role::Path),
        3 => page.outlined(area, Role::Tint(1), Role::Series),
        _ => page.fill(area, Role::Old),
    }
}

/// The point of a bar, at its end.
fn point(page: &mut Builder, at: (f64, f64), period: &str, series: &Series, cell: &Cell) {
    let value = cell.in_words(series);
    let sentence = words::sentence(period, series, cell);
    let note = cell.observation.and_then(|value| value.note.as_deref());
    let parts = [period, &series.name.text, &value, note.unwrap_or_default()];
    page.point(at, period, &value, sentence, &parts);
}
