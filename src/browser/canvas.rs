//! A canvas that is crisp at any density, and the measuring of text as the
//! browser will draw it.

use crate::browser::resize;
use crate::chart::Measure;
use plotters_canvas::CanvasBackend;
use wasm_bindgen::JsCast;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

pub type Canvas = HtmlCanvasElement;

/// Browsers on phones draw nothing on a canvas of more pixels.
const MOST_PIXELS: f64 = 16_777_216.0;
const LONGEST: f64 = 16_384.0;

/// Device pixels per CSS px for a canvas of a size in CSS px: those of the
/// screen, or fewer where it would get too large.
#[must_use]
pub fn density(width: f64, height: f64) -> f64 {
    let most = (MOST_PIXELS / (width * height).max(1.0)).sqrt();
    let longest = LONGEST / width.max(height).max(1.0);
    resize::pixel_ratio().min(most).min(longest)
}

/// The canvas's width as laid out, in CSS px.
#[must_use]
pub fn width(canvas: &HtmlCanvasElement) -> f64 {
    canvas.get_bounding_client_rect().width()
}

/// Clears the canvas and gives it one pixel a device pixel; the backend to
/// draw with. None where the browser gives no canvas.
#[must_use]
pub fn prepare(
    canvas: &HtmlCanvasElement,
    width: f64,
    height: f64,
    scale: f64,
) -> Option<CanvasBackend> {
    canvas.set_width(device_px(width * scale));
    canvas.set_height(device_px(height * scale));
    CanvasBackend::with_canvas_object(canvas.clone())
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // rounded and at least one
fn device_px(length: f64) -> u32 {
    length.round().clamp(1.0, LONGEST) as u32
}

/// Measures text with the canvas's own context.
pub struct Ruler(CanvasRenderingContext2d);

impl Ruler {
    #[must_use]
    pub fn new(canvas: &HtmlCanvasElement) -> Option<Self> {
        canvas.get_context("2d").ok()??.dyn_into().ok().map(Self)
    }
}

impl Measure for Ruler {
    fn text_width(&self, text: &str, font_px: f64, bold: bool) -> f64 {
        let weight = if bold { "bold" } else { "normal" };
        self.0.set_font(&format!(
            "{weight} {font_px}px {}",
            crate::chart::FONT_FAMILY
        ));
        self.0.measure_text(text).map_or(0.0, |m| m.width())
    }
}
