//! The reader's language: what the browser prefers, what was chosen last, and what the
//! page says of itself.

use wasm_bindgen::JsValue;

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

/// Opens the page anew at an address of its own.
pub fn open_anew(address: &str) {
    let Some(window) = web_sys::window() else {
        return;
    };
    if let Ok(history) = window.history() {
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(address));
    }
    let _ = window.location().reload();
}
