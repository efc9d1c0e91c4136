//! The chart as an SVG file of its own.

use super::draw::{Surface, draw};
use super::palette::Palette;
use super::scene::Scene;
use plotters::prelude::{DrawingBackend, SVGBackend};

/// Drawn at this scale, so that whole pixels are fine enough.
const SCALE: f64 = 4.0;

/// The scene as an SVG document with its title and description, in CSS pixels.
/// `None` if the backend fails, which it does for no known scene.
#[must_use]
pub fn svg(scene: &Scene, palette: &Palette, title: &str, description: &str) -> Option<String> {
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // frames are bounded
    let size = |length: f64| (length * SCALE).round() as u32;
    let (width, height) = (size(scene.width), size(scene.height));
    let mut text = String::new();
    let mut backend = SVGBackend::with_string(&mut text, (width, height));
    draw(scene, Surface::svg(SCALE), palette, &mut backend).ok()?;
    backend.present().ok()?;
    drop(backend);
    let (_, body) = text.split_once('>')?;
    let (width_css, height_css) = (scene.width, scene.height);
    let head = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width_css}\" height=\"{height_css}\" viewBox=\"0 0 {width} {height}\" role=\"img\">"
    );
    let (title, description) = (escape(title), escape(description));
    Some(format!(
        "{head}\n<title>{title}</title>\n<desc>{description}</desc>{body}"
    ))
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}
