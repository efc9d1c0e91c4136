//! Frames on this page with pages of this site in them, which say how high their
//! content is (`public/loader.js`).

use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlIFrameElement, MessageEvent};

/// What a frame says its content's height is, as a message's key and its value.
const KEY: &str = "keikaku";
const HEIGHT: &str = "height";
const VALUE: &str = "value";

/// Higher than any page.
const HIGHEST_CSS_PX: f64 = 1_000_000.0;

/// Listens until dropped.
pub struct Heights(Closure<dyn FnMut(MessageEvent)>);

const MESSAGE: &str = "message";

/// Calls back with the height of the content of this frame, in CSS px, at first
/// and whenever it changes. Messages of any other window or origin are none.
#[must_use]
pub fn heights(frame: &Element, mut called: impl FnMut(f64) + 'static) -> Heights {
    let frame = frame.clone();
    let told = move |event: MessageEvent| {
        if let Some(height) = height(&frame, &event) {
            called(height);
        }
    };
    let called = Closure::<dyn FnMut(MessageEvent)>::new(told);
    if let Some(window) = web_sys::window() {
        let function = called.as_ref().unchecked_ref();
        let _ = window.add_event_listener_with_callback(MESSAGE, function);
    }
    Heights(called)
}

impl Drop for Heights {
    fn drop(&mut self) {
        if let Some(window) = web_sys::window() {
            let function = self.0.as_ref().unchecked_ref();
            let _ = window.remove_event_listener_with_callback(MESSAGE, function);
        }
    }
}

fn height(frame: &Element, event: &MessageEvent) -> Option<f64> {
    let inside = frame.dyn_ref::<HtmlIFrameElement>()?.content_window()?;
    let from: JsValue = event.source()?.into();
    let own = web_sys::window()?.location().origin().ok()?;
    if from != JsValue::from(inside) || event.origin() != own {
        return None;
    }
    let data = event.data();
    let get = |key: &str| js_sys::Reflect::get(&data, &key.into()).ok();
    let said = get(KEY)?.as_string().is_some_and(|said| said == HEIGHT);
    let value = get(VALUE)?.as_f64().filter(|_| said)?;
    (1.0..HIGHEST_CSS_PX).contains(&value).then_some(value)
}
