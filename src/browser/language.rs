//! The reader's language: what the browser prefers, what was chosen last, and what the
//! page says of itself.

use super::{page, viewport};
use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::History;

/// What is remembered: the language.
pub const LANGUAGE: &str = "keikaku.language";
/// Whether readings stand over the text.
pub const FURIGANA: &str = "keikaku.furigana";

/// The languages that the browser asks for, the dearest first.
#[must_use]
pub fn preferences() -> Vec<String> {
    let languages = web_sys::window().map(|window| window.navigator().languages());
    let languages = languages.iter().flat_map(|list| list.iter());
    languages.filter_map(|one| one.as_string()).collect()
}

/// The last choice. None where none was made, or where the browser keeps nothing.
#[must_use]
pub fn last(choice: &str) -> Option<String> {
    storage()?.get_item(choice).ok()?
}

/// Keeps a choice, where the browser keeps anything.
pub fn keep(choice: &str, code: &str) {
    if let Some(storage) = storage() {
        let _ = storage.set_item(choice, code);
    }
}

fn storage() -> Option<web_sys::Storage> {
    web_sys::window()?.local_storage().ok()?
}

/// Says to the browser, and so to screen readers, in which language the page is.
pub fn declare(tag: &str) {
    let document = web_sys::window().and_then(|window| window.document());
    if let Some(page) = document.and_then(|document| document.document_element()) {
        let _ = page.set_attribute("lang", tag);
    }
}

/// Opens the page anew at an address of its own. Its entry of the history, which is there
/// even where nothing can be stored, remembers the control that was used and how far the page
/// was scrolled, for [`come_back`].
pub fn open_anew(address: &str, control: &str) {
    let Some(window) = web_sys::window() else {
        return;
    };
    if let Ok(history) = window.history() {
        let here = Array::of2(&control.into(), &viewport::scrolled().into());
        let _ = history.replace_state_with_url(&here, "", Some(address));
    }
    let _ = window.location().reload();
}

/// After that: gives the control the focus again and scrolls to where the page was, unless
/// the person has gone somewhere else meanwhile. Whether the page was opened so.
pub fn come_back() -> bool {
    let history = web_sys::window().and_then(|window| window.history().ok());
    let kept = |history: &History| history.state().ok()?.dyn_into::<Array>().ok();
    let Some((here, history)) = history.and_then(|history| Some((kept(&history)?, history))) else {
        return false;
    };
    // Only once: not when the person opens the page anew later.
    let _ = history.replace_state(&JsValue::NULL, "");
    // While it was built, the page may have been too low to be scrolled so far.
    let top = here.get(1).as_f64().unwrap_or(0.0);
    if viewport::scrolled() < top {
        viewport::scroll_to(top);
    }
    if page::element(":focus").is_none() {
        page::focus_in_place(&here.get(0).as_string().unwrap_or_default());
    }
    true
}
