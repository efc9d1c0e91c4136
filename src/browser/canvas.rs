//! A canvas that is crisp at any density, and the measuring of text as the
//! browser will draw it.

use crate::browser::{page, resize};
use crate::chart::Measure;
use js_sys::Promise;
use plotters_canvas::CanvasBackend;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, CanvasRenderingContext2d, HtmlCanvasElement};

pub type Canvas = HtmlCanvasElement;

/// Browsers on phones draw nothing on a canvas of more pixels.
const MOST_PIXELS: f64 = 16_777_216.0;
const LONGEST: f64 = 16_384.0;

/// Device pixels per px of a chart for a canvas of a size in these: those of the
/// screen, or fewer where it would get too large.
#[must_use]
pub fn density(width: f64, height: f64) -> f64 {
    within(resize::pixel_ratio() * page::letters(), width, height)
}

/// As many device pixels per CSS px as wanted, or fewer.
#[must_use]
pub fn within(wanted: f64, width: f64, height: f64) -> f64 {
    let most = (MOST_PIXELS / (width * height).max(1.0)).sqrt();
    let longest = LONGEST / width.max(height).max(1.0);
    wanted.min(most).min(longest)
}

/// The canvas's width as laid out, in px of a chart, which grow with the
/// reader's letters: its texts are as large as those around it.
#[must_use]
pub fn width(canvas: &HtmlCanvasElement) -> f64 {
    canvas.get_bounding_client_rect().width() / page::letters()
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

/// Empties a canvas, and lets go of its pixels until it is drawn on again.
pub fn blank(canvas: &HtmlCanvasElement) {
    if canvas.width() > 1 {
        canvas.set_width(1);
        canvas.set_height(1);
    }
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // rounded and at least one
fn device_px(length: f64) -> u32 {
    length.round().clamp(1.0, LONGEST) as u32
}

/// A canvas that is not on the page.
#[must_use]
pub fn off_screen() -> Option<HtmlCanvasElement> {
    super::node::element("canvas").dyn_into().ok()
}

/// Whether what is drawn can be read again. Browsers that guard against being recognised by their drawings
/// give noise or a blank in its place, and no error.
#[must_use]
pub fn can_be_read() -> bool {
    const COLOUR: [u8; 4] = [24, 120, 216, 255];
    /// Some only blur each value a little: no eye sees that.
    const ALIKE: u8 = 8;
    let read = || {
        let canvas = off_screen()?;
        canvas.set_width(8);
        canvas.set_height(8);
        let context = canvas.get_context("2d").ok()??;
        let context: CanvasRenderingContext2d = context.dyn_into().ok()?;
        let [red, green, blue, _] = COLOUR;
        context.set_fill_style_str(&format!("rgb({red},{green},{blue})"));
        context.fill_rect(0.0, 0.0, 8.0, 8.0);
        let data = context.get_image_data(0.0, 0.0, 8.0, 8.0).ok()?.data().0;
        let mut pairs = data.iter().zip(COLOUR.iter().cycle());
        Some(pairs.all(|(read, drawn)| read.abs_diff(*drawn) <= ALIKE))
    };
    read().unwrap_or(false)
}

/// A picture that a canvas is being made into.
pub struct Png(Promise);

impl Png {
    #[must_use]
    pub fn of(canvas: &HtmlCanvasElement) -> Self {
        Self(Promise::new(&mut |resolve, reject| {
            // Null for a canvas that is too large for the device.
            let done = Closure::once_into_js(move |blob: JsValue| {
                let told = if blob.is_null() { reject } else { resolve };
                let _ = told.call1(&JsValue::NULL, &blob);
            });
            if canvas.to_blob(done.unchecked_ref()).is_err() {
                let _ = done
                    .unchecked_ref::<js_sys::Function>()
                    .call1(&JsValue::NULL, &JsValue::NULL);
            }
        }))
    }

    pub(super) fn promise(&self) -> &Promise {
        &self.0
    }

    pub(super) async fn blob(self) -> Option<Blob> {
        JsFuture::from(self.0).await.ok()?.dyn_into().ok()
    }
}

/// Measures text with the canvas's own context.
pub struct Ruler(CanvasRenderingContext2d);

impl Ruler {
    #[must_use]
    pub fn new(canvas: &HtmlCanvasElement) -> Option<Self> {
        canvas.get_context("2d").ok()??.dyn_into().ok().map(Self)
    }

    /// With a canvas of its own.
    #[must_use]
    pub fn off_screen() -> Option<Self> {
        Self::new(&off_screen()?)
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
