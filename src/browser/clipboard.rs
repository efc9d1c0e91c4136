//! The clipboard. Many places have none: a page without TLS, a frame that was
//! not allowed it, an older browser; and a person can refuse.

use super::canvas::Png;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::Navigator;

#[wasm_bindgen]
extern "C" {
    /// `navigator` as it is: with a clipboard or without.
    type Host;
    #[wasm_bindgen(method, getter)]
    fn clipboard(this: &Host) -> Option<Clipboard>;

    type Clipboard;
    #[wasm_bindgen(method, catch, js_name = writeText)]
    fn write_text(this: &Clipboard, text: &str) -> Result<js_sys::Promise, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn write(this: &Clipboard, items: &js_sys::Array) -> Result<js_sys::Promise, JsValue>;

    type ClipboardItem;
    #[wasm_bindgen(constructor, catch)]
    fn new(of: &js_sys::Object) -> Result<ClipboardItem, JsValue>;
}

/// What becomes of a copy. The browser was asked already, for it answers only
/// within the click.
pub struct Copying(Option<js_sys::Promise>);

impl Copying {
    /// Whether it is in the clipboard.
    pub async fn done(self) -> bool {
        match self.0 {
            Some(promise) => JsFuture::from(promise).await.is_ok(),
            None => false,
        }
    }
}

#[must_use]
pub fn copy_text(text: &str) -> Copying {
    Copying(clipboard().and_then(|clipboard| clipboard.write_text(text).ok()))
}

#[must_use]
pub fn copy_png(png: &Png) -> Copying {
    let of = js_sys::Object::new();
    // A promise of the picture: it is made while the browser asks the person.
    let _ = js_sys::Reflect::set(&of, &JsValue::from_str("image/png"), png.promise());
    let copying = clipboard().and_then(|clipboard| {
        let item = ClipboardItem::new(&of).ok()?;
        clipboard.write(&js_sys::Array::of1(&item)).ok()
    });
    Copying(copying)
}

fn clipboard() -> Option<Clipboard> {
    let navigator: Navigator = web_sys::window()?.navigator();
    navigator.unchecked_ref::<Host>().clipboard()
}
