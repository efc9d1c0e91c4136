//! The page's address, which holds the view, and where the site's files are.

use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// Made by `public/loader.js`, which knows where the site stood at the start:
    /// the page's own address changes later.
    #[wasm_bindgen(js_name = keikakuFile)]
    fn keikaku_file(name: &str) -> String;
}

/// The address of one of the site's files, by its name in the folder; `.` gives
/// the folder's own, nothing the overview's.
#[must_use]
pub fn file(name: &str) -> String {
    keikaku_file(name)
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
pub fn push(address: &str) {
    if let Some(history) = web_sys::window().and_then(|w| w.history().ok()) {
        let _ = history.push_state_with_url(&JsValue::NULL, "", Some(address));
    }
}

/// Replaces the current entry: for what is typed letter by letter.
pub fn replace(address: &str) {
    if let Some(history) = web_sys::window().and_then(|w| w.history().ok()) {
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(address));
    }
}

/// Calls back whenever the person went to another entry: by a link within the
/// page, back or forward, or an edited address. For as long as the page lives.
pub fn on_change(changed: impl FnMut() + 'static) {
    let callback = Closure::<dyn FnMut()>::new(changed);
    if let Some(window) = web_sys::window() {
        for event in ["popstate", "hashchange"] {
            let called = callback.as_ref().unchecked_ref();
            let _ = window.add_event_listener_with_callback(event, called);
        }
    }
    callback.forget();
}
