//! A chart as a sheet of its own: the title above, and below it where it comes
//! from, as of when and under which licence. For previews, downloads and print.

use super::axes::{CAPTION, ROW_PX};
use super::frame::Measure;
use super::labels::{Font, label, wrap};
use super::palette::{Palette, Role};
use super::scene::{Anchor, Mark, Scene};
use super::svg::svg;

/// What stands around a chart that leaves the page. Empty texts leave no line.
#[derive(Clone, Copy, Debug, Default)]
pub struct Meta<'a> {
    pub title: &'a str,
    /// The chart in a sentence; for those who cannot see it.
    pub summary: &'a str,
    /// Lines below the chart: source, as-of date, licence.
    pub notes: &'a [&'a str],
}

const TITLE: Font = Font {
    px: 18.0,
    bold: true,
    role: Role::Ink,
};
const TITLE_ROW_PX: f64 = 26.0;
const MARGIN_PX: f64 = 16.0;
const GAP_PX: f64 = 10.0;
const MOST_LINES: usize = 8;

/// The sheet as an SVG document.
#[must_use]
pub fn svg_document(
    scene: &Scene,
    palette: &Palette,
    meta: &Meta,
    measure: &dyn Measure,
) -> String {
    svg(
        &sheet(scene, meta, measure),
        palette,
        meta.title,
        meta.summary,
    )
}

/// The chart with what stands around it, as a scene to draw with any backend.
#[must_use]
pub fn sheet<'a>(scene: &Scene<'a>, meta: &Meta, measure: &dyn Measure) -> Scene<'a> {
    let mut y = MARGIN_PX;
    let mut marks = Vec::new();
    let mut line = |y: &mut f64, text: String, font: Font, row: f64| {
        let at = (MARGIN_PX, *y + row / 2.0);
        marks.push(Mark::Label(label(measure, text, at, Anchor::Start, font)));
        *y += row;
    };
    for text in wrap(measure, meta.title, TITLE, scene.width, MOST_LINES) {
        line(&mut y, text, TITLE, TITLE_ROW_PX);
    }
    y += GAP_PX;
    let mut sheet = scene.moved(MARGIN_PX, y);
    y += scene.height + GAP_PX;
    for note in meta.notes {
        for text in wrap(measure, note, CAPTION, scene.width, MOST_LINES) {
            line(&mut y, text, CAPTION, ROW_PX);
        }
    }
    sheet.marks.extend(marks);
    sheet.width = scene.width + 2.0 * MARGIN_PX;
    sheet.height = y + MARGIN_PX - GAP_PX;
    sheet
}
