//! Where the window stands over an element.

use wasm_bindgen::prelude::*;
use web_sys::Element;

/// How far the window's top is below the element's top, and the window's
/// height, in CSS px.
#[must_use]
pub fn over(element: &Element) -> (f64, f64) {
    let height = web_sys::window()
        .and_then(|w| w.inner_height().ok()?.as_f64())
        .unwrap_or(800.0);
    (-element.get_bounding_client_rect().top(), height)
}

/// Calls back on scrolling and on a change of the window's size, for as long
/// as the returned value lives.
#[must_use]
pub fn on_move(moved: impl FnMut() + 'static) -> Moves {
    let callback = Closure::<dyn FnMut()>::new(moved);
    let function = callback.as_ref().unchecked_ref();
    if let Some(window) = web_sys::window() {
        let options = web_sys::AddEventListenerOptions::new();
        options.set_passive(true);
        for event in EVENTS {
            let _ = window.add_event_listener_with_callback_and_add_event_listener_options(
                event, function, &options,
            );
        }
    }
    Moves(callback)
}

const EVENTS: [&str; 2] = ["scroll", "resize"];

/// Listens until dropped.
pub struct Moves(Closure<dyn FnMut()>);

impl Drop for Moves {
    fn drop(&mut self) {
        if let Some(window) = web_sys::window() {
            for event in EVENTS {
                let _ = window
                    .remove_event_listener_with_callback(event, self.0.as_ref().unchecked_ref());
            }
        }
    }
}

/// How far the page is scrolled down, in CSS px.
#[must_use]
pub fn scrolled() -> f64 {
    web_sys::window()
        .and_then(|w| w.scroll_y().ok())
        .unwrap_or(0.0)
}

/// Scrolls the page to this height, in CSS px.
pub fn scroll_to(y: f64) {
    if let Some(window) = web_sys::window() {
        window.scroll_to_with_x_and_y(0.0, y);
    }
}

/// The children that carry this attribute, a number, with their heights in
/// CSS px.
#[must_use]
pub fn heights(list: &Element, attribute: &str) -> Vec<(usize, f64)> {
    let children = list.children();
    (0..children.length())
        .filter_map(|n| children.item(n))
        .filter_map(|child| {
            let number = child.get_attribute(attribute)?.parse().ok()?;
            Some((number, child.get_bounding_client_rect().height()))
        })
        .collect()
}
