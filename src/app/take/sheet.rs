//! A KPI's chart as a sheet of its own, with title, source, day and licence:
//! as a drawing, and as a picture twice as fine.

use super::super::state::App;
use crate::browser::canvas::{self, Png, Ruler};
use crate::browser::location;
use crate::chart::{self, Frame, Meta, Palette, Scene, Surface};
use crate::export;
use crate::i18n;
use crate::kpi;
use crate::plan::Kpi;

/// How wide the chart in it is, whatever the screen: as in a document.
const WIDTH_CSS_PX: f64 = 700.0;
/// Device pixels a CSS pixel.
const SCALE: f64 = 2.0;

/// The sheet as an SVG document.
pub fn svg(app: App, kpi: &Kpi) -> Option<String> {
    let scene = sheet(app, kpi, &Ruler::off_screen()?);
    let summary = chart::summary(kpi, app.era());
    Some(chart::svg(
        &scene,
        &Palette::LIGHT,
        &kpi.name.text,
        &summary,
    ))
}

/// The sheet as a picture.
pub fn png(app: App, kpi: &Kpi) -> Option<Png> {
    let canvas = canvas::off_screen()?;
    let scene = sheet(app, kpi, &Ruler::new(&canvas)?);
    let mut backend = canvas::prepare(&canvas, scene.width, scene.height, SCALE)?;
    let surface = Surface::canvas(SCALE).with_ground();
    chart::draw(&scene, surface, &Palette::LIGHT, &mut backend).ok()?;
    Some(Png::of(&canvas))
}

fn sheet(app: App, kpi: &Kpi, ruler: &Ruler) -> Scene {
    let frame = Frame::full(WIDTH_CSS_PX, app.era());
    let scene = chart::layout(kpi, &frame, ruler);
    let lines = notes(app, kpi);
    let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
    let meta = Meta {
        title: &kpi.name.text,
        notes: &lines,
        ..Meta::default()
    };
    chart::sheet(&scene, &meta, ruler)
}

/// What a picture must say of itself when it stands alone.
fn notes(app: App, kpi: &Kpi) -> Vec<String> {
    let plan = app.index().plan;
    let mut lines = vec![plan.title.text.clone()];
    let sources = export::kpi_sources(plan, kpi);
    if !sources.is_empty() {
        lines.push(i18n::sources(&sources.join("、")));
    }
    let latest = kpi::latest_actual(kpi).and_then(|latest| latest.period);
    let latest = latest.map(|period| i18n::latest_actual(&period.label(app.era())));
    let updated = plan.updated.map(|day| i18n::updated(&day.label(app.era())));
    let days: Vec<String> = latest.into_iter().chain(updated).collect();
    if !days.is_empty() {
        lines.push(days.join("　"));
    }
    lines.extend(plan.rights.clone());
    lines.push(location::address());
    lines
}
