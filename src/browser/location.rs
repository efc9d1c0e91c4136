//! The URL's hash, which holds the view.

use wasm_bindgen::prelude::*;

/// The hash with its `#`, or nothing.
#[must_use]
pub fn hash() -> String {
    web_sys::window()
        .and_then(|w| w.location().hash().ok())
        .unwrap_or_default()
}

/// The whole address of what is shown.
#[must_use]
pub fn address() -> String {
    web_sys::window()
        .and_then(|w| w.location().href().ok())
        .unwrap_or_default()
}

/// Puts a new entry into the history. Where the browser refuses (a frame made
/// from `srcdoc`), the view changes all the same, only the link does not.
pub fn push(hash: &str) {
    if let Some(history) = web_sys::window().and_then(|w| w.history().ok()) {
        let _ = history.push_state_with_url(&JsValue::NULL, "", Some(hash));
    }
}

/// Replaces the current entry: for what is typed letter by letter.
pub fn replace(hash: &str) {
    if let Some(history) = web_sys::window().and_then(|w| w.history().ok()) {
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(hash));
    }
}

/// Calls back whenever the person went to another entry: by a link within the
/// page, back or forward, or an edited address. For as long as the page lives.
pub fn on_change(mut changed: impl FnMut(String) + 'static) {
    let callback = Closure::<dyn FnMut()>::new(move || changed(hash()));
    if let Some(window) = web_sys::window() {
        let _ =
            window.add_event_listener_with_callback("popstate", callback.as_ref().unchecked_ref());
    }
    callback.forget();
}
