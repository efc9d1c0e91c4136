//! Files that the page makes, given to the person by the browser's own
//! download. They never leave the device.

use super::canvas::Png;
use super::node;
use wasm_bindgen::prelude::*;
use web_sys::{Blob, BlobPropertyBag, HtmlElement, Url};

/// How long a file can be had by its address. Browsers fetch it after the
/// click, some of them late.
const KEPT_MS: i32 = 60_000;

/// Saves a text as a file. Whether the browser took it.
#[must_use]
pub fn save_text(name: &str, media_type: &str, text: &str) -> bool {
    let options = BlobPropertyBag::new();
    options.set_type(media_type);
    let parts = js_sys::Array::of1(&JsValue::from_str(text));
    Blob::new_with_str_sequence_and_options(&parts, &options)
        .is_ok_and(|blob| save(name, &blob).is_some())
}

/// Saves a picture, once it is made. Whether the browser took it.
pub async fn save_png(name: &str, png: Png) -> bool {
    match png.blob().await {
        Some(blob) => save(name, &blob).is_some(),
        None => false,
    }
}

fn save(name: &str, blob: &Blob) -> Option<()> {
    let address = Url::create_object_url_with_blob(blob).ok()?;
    let link: HtmlElement = node::element("a").dyn_into().ok()?;
    node::set_attribute(&link, "href", Some(&address));
    node::set_attribute(&link, "download", Some(name));
    link.click();
    let revoke = Closure::once_into_js(move || {
        let _ = Url::revoke_object_url(&address);
    });
    let _ = web_sys::window()?
        .set_timeout_with_callback_and_timeout_and_arguments_0(revoke.unchecked_ref(), KEPT_MS);
    Some(())
}
