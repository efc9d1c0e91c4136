//! Modal dialogs, by the browser's own element: it keeps the focus inside,
//! closes on Escape and gives the focus back.

use wasm_bindgen::JsCast;
use web_sys::HtmlDialogElement;

/// Opens the dialog of this selector.
pub fn open(selector: &str) {
    if let Some(dialog) = find(selector)
        && !dialog.open()
    {
        let _ = dialog.show_modal();
    }
}

/// Closes the dialog of this selector.
pub fn close(selector: &str) {
    if let Some(dialog) = find(selector) {
        dialog.close();
    }
}

fn find(selector: &str) -> Option<HtmlDialogElement> {
    super::page::element(selector)?.dyn_into().ok()
}
