//! The document as a whole: title, focus, today's date.

use crate::plan::straight;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};
use web_sys::HtmlElement;

pub fn set_title(title: &str) {
    if let Some(document) = document() {
        document.set_title(&straight(title));
    }
}

/// Today in the person's time zone: year, month from 1, day from 1.
#[must_use]
pub fn today() -> (i32, u8, u8) {
    let now = js_sys::Date::new_0();
    let part = |n: u32| u8::try_from(n).unwrap_or(1);
    (
        i32::try_from(now.get_full_year()).unwrap_or(0),
        part(now.get_month() + 1),
        part(now.get_date()),
    )
}

/// Moves the focus to the page's heading, so that a screen reader starts
/// there, and the view to the top.
pub fn start_at_heading() {
    focus_in_place("main h1");
    if let Some(window) = web_sys::window() {
        window.scroll_to_with_x_and_y(0.0, 0.0);
    }
}

/// Moves the focus to an element, if it is there, and leaves the page where it stands.
pub fn focus_in_place(selector: &str) {
    if let Some(element) = element(selector) {
        let options = web_sys::FocusOptions::new();
        options.set_prevent_scroll(true);
        let _ = element.focus_with_options(&options);
    }
}

/// Moves the focus to an element, if it is there.
pub fn focus(selector: &str) {
    if let Some(element) = element(selector) {
        let _ = element.focus();
    }
}

/// Scrolls an element to the top of the window, if it is there.
pub fn scroll_to(selector: &str) {
    if let Some(element) = element(selector) {
        element.scroll_into_view();
    }
}

/// Scrolls what the keyboard has moved the focus to into sight, as little as it takes. What a
/// pointer presses stays under it.
pub fn reveal(event: &web_sys::Event) {
    let target = event
        .target()
        .and_then(|t| t.dyn_into::<web_sys::Element>().ok());
    if let Some(element) = target.filter(|e| e.matches(":focus-visible").unwrap_or(false)) {
        let options = web_sys::ScrollIntoViewOptions::new();
        options.set_block(web_sys::ScrollLogicalPosition::Nearest);
        options.set_inline(web_sys::ScrollLogicalPosition::Nearest);
        element.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

/// Removes what was shown while loading.
pub fn remove(selector: &str) {
    if let Some(element) = element(selector) {
        element.remove();
    }
}

/// The element to mount into.
#[must_use]
pub fn element(selector: &str) -> Option<HtmlElement> {
    document()?.query_selector(selector).ok()??.dyn_into().ok()
}

/// All elements of a selector.
#[must_use]
pub fn elements(selector: &str) -> Vec<web_sys::Element> {
    let found = document().and_then(|d| d.query_selector_all(selector).ok());
    let list = found
        .iter()
        .flat_map(|list| (0..list.length()).map(|n| list.item(n)));
    list.flatten().filter_map(|n| n.dyn_into().ok()).collect()
}

/// Selects all that a field of several lines holds, and moves the focus to it.
pub fn select(selector: &str) {
    let field = element(selector).and_then(|e| e.dyn_into::<web_sys::HtmlTextAreaElement>().ok());
    if let Some(field) = field {
        let _ = field.focus();
        field.select();
    }
}

/// The value of an attribute of the event's target or what is around it.
#[must_use]
pub fn attribute_at(event: &web_sys::Event, attribute: &str) -> Option<String> {
    let target: web_sys::Element = event.target()?.dyn_into().ok()?;
    target
        .closest(&format!("[{attribute}]"))
        .ok()??
        .get_attribute(attribute)
}

/// The address of the link that a click follows in place of the page: a plain
/// one, by mouse, finger or key, on a link that names no other window and saves
/// no file.
#[must_use]
pub fn followed(click: &web_sys::Event) -> Option<String> {
    let pressed: &web_sys::MouseEvent = click.unchecked_ref();
    let held = pressed.ctrl_key() || pressed.meta_key() || pressed.shift_key() || pressed.alt_key();
    let other = held || pressed.button() != 0 || click.default_prevented();
    let kept = |attribute| attribute_at(click, attribute).is_some();
    // In a frame the style of the page around has the last word: a link leads to a page of its own.
    if other || kept("target") || kept("download") || is_embedded() {
        return None;
    }
    attribute_at(click, "href")
}

/// Whether this page stands in a frame on another page, and shows only parts
/// of itself there (`public/framed.js`).
#[must_use]
pub fn is_embedded() -> bool {
    element("[data-embed]").is_some()
}

/// Whether this page, whole or not, stands in a frame (`public/loader.js`).
#[must_use]
pub fn is_framed() -> bool {
    element("[data-framed]").is_some()
}

/// Which of the options of the list that an event came from is chosen, from 0.
#[must_use]
pub fn chosen(event: &web_sys::Event) -> Option<usize> {
    let list: web_sys::HtmlSelectElement = event.target()?.dyn_into().ok()?;
    usize::try_from(list.selected_index()).ok()
}

/// Opens the list that an event came from; whether the browser has done so.
#[must_use]
pub fn open_list(event: &web_sys::Event) -> bool {
    let list = event.target();
    list.is_some_and(|list| list.unchecked_ref::<List>().show_picker().is_ok())
}

/// The value of the field that an event came from.
#[must_use]
pub fn value_of(event: &web_sys::Event) -> Option<String> {
    let input: web_sys::HtmlInputElement = event.target()?.dyn_into().ok()?;
    Some(input.value())
}

/// The value of a field.
#[must_use]
pub fn value(selector: &str) -> Option<String> {
    let input: web_sys::HtmlInputElement = element(selector)?.dyn_into().ok()?;
    Some(input.value())
}

/// Sets the value of a field, unless it has it but for spaces at its ends.
pub fn set_value(selector: &str, value: &str) {
    let input = element(selector).and_then(|e| e.dyn_into::<web_sys::HtmlInputElement>().ok());
    if let Some(input) = input.filter(|input| input.value().trim() != value.trim()) {
        input.set_value(value);
    }
}

fn document() -> Option<web_sys::Document> {
    web_sys::window()?.document()
}

/// CSS px per 1/16 of the reader's own size of letters: 1 where nobody has set another.
#[must_use]
pub fn letters() -> f64 {
    let root = document().and_then(|d| d.document_element());
    let style = root.and_then(|root| web_sys::window()?.get_computed_style(&root).ok()?);
    let size = style.and_then(|style| style.get_property_value("font-size").ok());
    let size: Option<f64> = size.and_then(|size| size.strip_suffix("px")?.parse().ok());
    size.filter(|size| *size > 0.0).unwrap_or(16.0) / 16.0
}

/// Where a pointer is within a chart that listens, in px of the chart.
#[must_use]
pub fn pointer_within(event: &web_sys::Event) -> Option<(f64, f64)> {
    let pointer: &web_sys::PointerEvent = event.dyn_ref()?;
    let listening: web_sys::Element = event.current_target()?.dyn_into().ok()?;
    let frame = listening.get_bounding_client_rect();
    let letters = letters();
    Some((
        (f64::from(pointer.client_x()) - frame.left()) / letters,
        (f64::from(pointer.client_y()) - frame.top()) / letters,
    ))
}

/// Whether an event is the mouse's, not a finger's or a pen's.
#[must_use]
pub fn of_mouse(event: &web_sys::Event) -> bool {
    event
        .dyn_ref::<web_sys::PointerEvent>()
        .is_some_and(|pointer| pointer.pointer_type() == "mouse")
}

/// The key of a keyboard event.
#[must_use]
pub fn key_of(event: &web_sys::Event) -> Option<String> {
    event
        .dyn_ref::<web_sys::KeyboardEvent>()
        .map(web_sys::KeyboardEvent::key)
}

/// The shortest form of a number, as the browser prints it.
#[must_use]
pub fn decimal(number: f64) -> String {
    printed(number)
}

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_name = String)]
    fn printed(number: f64) -> String;
    type List;
    /// Not every browser has it, and it throws where nobody has pressed anything.
    #[wasm_bindgen(method, catch, js_class = "HTMLSelectElement", js_name = showPicker)]
    fn show_picker(this: &List) -> Result<(), JsValue>;
    /// Made by `public/loader.js`.
    #[wasm_bindgen(js_name = keikakuKept)]
    fn kept() -> bool;
}

/// Whether a copy of the site is kept on this device.
#[must_use]
pub fn is_kept() -> bool {
    kept()
}

/// A text in a form of Unicode's, such as NFKC.
#[must_use]
pub fn normalize(text: &str, form: &str) -> String {
    js_sys::JsString::from(text).normalize(form).into()
}
