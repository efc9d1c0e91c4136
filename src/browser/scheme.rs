//! Whether the page stands in dark colours, and when that changes.

use wasm_bindgen::prelude::*;
use web_sys::MediaQueryList;

fn query() -> Option<MediaQueryList> {
    let window = web_sys::window()?;
    window
        .match_media("(prefers-color-scheme: dark)")
        .ok()
        .flatten()
}

/// As a frame asks (`public/framed.js`), or else as the reader's device does.
#[must_use]
pub fn dark() -> bool {
    let asked = web_sys::window().and_then(|w| {
        w.document()?
            .document_element()?
            .get_attribute("data-scheme")
    });
    match asked.as_deref() {
        Some("dark") => true,
        Some("light") => false,
        _ => query().is_some_and(|query| query.matches()),
    }
}

/// Calls back when the device's scheme changes, until dropped.
pub fn on_change(changed: impl FnMut() + 'static) -> Option<Changes> {
    let (query, callback) = (query()?, Closure::<dyn FnMut()>::new(changed));
    query
        .add_event_listener_with_callback("change", callback.as_ref().unchecked_ref())
        .ok()?;
    Some(Changes { query, callback })
}

/// Listens until dropped.
pub struct Changes {
    query: MediaQueryList,
    callback: Closure<dyn FnMut()>,
}

impl Drop for Changes {
    fn drop(&mut self) {
        let function = self.callback.as_ref().unchecked_ref();
        let _ = self
            .query
            .remove_event_listener_with_callback("change", function);
    }
}
