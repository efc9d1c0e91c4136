//! A chart as a sheet of its own, with title, source, day and licence: as a
//! drawing, and as a picture twice as fine.

use super::super::chart_view::Kind;
use crate::browser::canvas::{self, Ruler};
use crate::chart::{self, Frame, Meta, Palette, Scene, Surface};
use crate::export::Alone;

pub use crate::browser::canvas::Png;

/// How wide the chart in it is, whatever the screen: as in a document.
const WIDTH_CSS_PX: f64 = 700.0;
/// Device pixels a CSS pixel.
const SCALE: f64 = 2.0;

/// The sheet as an SVG document.
pub fn svg(kind: &Kind, alone: &Alone) -> Option<String> {
    let scene = sheet(kind, alone, &Ruler::off_screen()?);
    let summary = (kind.summary)(alone.style);
    let title = alone.title();
    Some(chart::svg(&scene, &Palette::LIGHT, &title, &summary))
}

/// The sheet as a picture; one that is larger than browsers draw is less fine. None where the browser
/// lets nobody read what is drawn.
pub fn png(kind: &Kind, alone: &Alone) -> Option<Png> {
    if !canvas::can_be_read() {
        return None;
    }
    let canvas = canvas::off_screen()?;
    let scene = sheet(kind, alone, &Ruler::new(&canvas)?);
    let scale = canvas::within(SCALE, scene.width, scene.height);
    let mut backend = canvas::prepare(&canvas, scene.width, scene.height, scale)?;
    let surface = Surface::canvas(scale).with_ground();
    chart::draw(&scene, surface, &Palette::LIGHT, &mut backend).ok()?;
    Some(Png::of(&canvas))
}

fn sheet(kind: &Kind, alone: &Alone, ruler: &Ruler) -> Scene<'static> {
    let frame = Frame::full(WIDTH_CSS_PX, alone.style);
    let scene = (kind.layout)(&frame, ruler);
    let notes = alone.notes();
    let notes: Vec<&str> = notes.iter().map(String::as_str).collect();
    let meta = Meta {
        title: &alone.title(),
        standing: &alone.standing(),
        notes: &notes,
        ..Meta::default()
    };
    chart::sheet(&scene, &meta, ruler)
}
