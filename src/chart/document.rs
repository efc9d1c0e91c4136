//! A chart as a sheet of its own: the title above, how a KPI stands below that,
//! and at the end where it comes from, as of when and under which licence. For
//! previews, downloads and print.

use super::axes::CAPTION;
use super::builder::{Builder, row_px};
use super::frame::{Frame, Measure};
use super::labels::{Font, PLAIN};
use super::palette::{Palette, Role};
use super::scene::Scene;
use super::shapes::{REACH_PX, Shape, shape};
use super::svg::svg;
use crate::plan::EraStyle;

/// What stands around a chart that leaves the page. Empty texts leave no line.
#[derive(Clone, Copy, Debug, Default)]
pub struct Meta<'a> {
    pub title: &'a str,
    /// The chart in a sentence; for those who cannot see it.
    pub summary: &'a str,
    /// How a KPI stands, lines below the title: 判定（自動計算）：順調, with its shape.
    pub standing: &'a [(Option<Shape>, String)],
    /// Lines below the chart: source, as-of date, licence.
    pub notes: &'a [&'a str],
}

const TITLE: Font = Font {
    px: 18.0,
    bold: true,
    role: Role::Ink,
};
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
    // Lines of text alone, in whatever way years are written.
    let frame = Frame::full(scene.width, EraStyle::default());
    let mut page = Builder::new(&frame, measure, scene.reach);
    page.y = MARGIN_PX;
    page.lines(meta.title, MARGIN_PX, TITLE, scene.width, MOST_LINES);
    for (mark, text) in meta.standing {
        let mut left = MARGIN_PX;
        if let Some(mark) = *mark {
            let at = (left + REACH_PX, page.y + row_px(PLAIN) / 2.0);
            shape(&mut page, mark, at, Role::Tone(mark.tone()));
            left += 2.0 * REACH_PX + GAP_PX / 2.0;
        }
        let room = scene.width + MARGIN_PX - left;
        page.lines(text, left, PLAIN, room, MOST_LINES);
    }
    page.y += GAP_PX;
    let mut sheet = scene.moved(MARGIN_PX, page.y);
    page.y += scene.height + GAP_PX;
    for note in meta.notes {
        page.lines(note, MARGIN_PX, CAPTION, scene.width, MOST_LINES);
    }
    sheet.marks.extend(page.scene.marks);
    sheet.width = scene.width + 2.0 * MARGIN_PX;
    sheet.height = page.y + MARGIN_PX - GAP_PX;
    sheet
}
