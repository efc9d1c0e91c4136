//! The device's own way of handing a link to another app (Web Share). Not every
//! browser has one.

use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::Navigator;

#[wasm_bindgen]
extern "C" {
    /// `navigator` as it is: with this or without.
    type Host;
    #[wasm_bindgen(method, getter)]
    fn share(this: &Host) -> JsValue;
    #[wasm_bindgen(method, catch, js_name = share)]
    fn share_link(this: &Host, what: &js_sys::Object) -> Result<js_sys::Promise, JsValue>;
}

/// What became of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Handed over, or the person thought better of it: the device has said so.
    Done,
    Failed,
}

/// Whether this browser can do it.
#[must_use]
pub fn possible() -> bool {
    host().is_some_and(|host| host.share().is_function())
}

/// Asks the device, within the click; it shows its own dialog.
pub async fn link(title: &str, address: &str) -> Outcome {
    let what = js_sys::Object::new();
    for (key, value) in [("title", title), ("url", address)] {
        let _ = js_sys::Reflect::set(&what, &key.into(), &value.into());
    }
    let asked = host().and_then(|host| host.share_link(&what).ok());
    let Some(asked) = asked else {
        return Outcome::Failed;
    };
    match JsFuture::from(asked).await {
        Ok(_) => Outcome::Done,
        Err(error) => {
            let name = js_sys::Reflect::get(&error, &"name".into());
            let name = name.ok().and_then(|name| name.as_string());
            if name.as_deref() == Some("AbortError") {
                Outcome::Done
            } else {
                Outcome::Failed
            }
        }
    }
}

fn host() -> Option<Host> {
    let navigator: Navigator = web_sys::window()?.navigator();
    Some(navigator.unchecked_into())
}
