//! A `details` that lies over the page, as a menu does.

use super::node::{listen, set_attribute};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, FocusEvent, HtmlElement, KeyboardEvent, Node};

/// Escape closes it and gives the focus back to its summary; so does walking
/// out of it by the keyboard, for what lies over the page hides the focus. A
/// click beside it is the style's affair.
pub fn lies_over(details: &Element) {
    let closed = details.clone();
    let pressed = move |event: Event| {
        let key = event.dyn_ref::<KeyboardEvent>().map(KeyboardEvent::key);
        if key.as_deref() == Some("Escape") && closed.has_attribute("open") {
            set_attribute(&closed, "open", None);
            let summary = closed.query_selector("summary").ok().flatten();
            if let Some(summary) = summary.and_then(|s| s.dyn_into::<HtmlElement>().ok()) {
                let _ = summary.focus();
            }
        }
    };
    listen(details, "keydown", Box::new(pressed));
    let closed = details.clone();
    let left = move |event: Event| {
        let next = event
            .dyn_ref::<FocusEvent>()
            .and_then(FocusEvent::related_target);
        // Without one, the window lost the focus, or a press on a button that
        // does not take it (Safari) is under way: closing would swallow it.
        if let Some(next) = next.and_then(|next| next.dyn_into::<Node>().ok())
            && !closed.contains(Some(&next))
        {
            set_attribute(&closed, "open", None);
        }
    };
    listen(details, "focusout", Box::new(left));
}
