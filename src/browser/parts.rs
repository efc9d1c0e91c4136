//! The second part of the program (see `app::parts`), which the loader fetches.

use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen_futures::JsFuture;

#[wasm_bindgen]
extern "C" {
    /// Made by `public/loader.js`; fetches once, and anew after a failure.
    #[wasm_bindgen(js_name = keikakuRest)]
    fn keikaku_rest() -> js_sys::Promise;
}

/// Fetches the second part. Whether it is here now.
pub async fn rest() -> bool {
    JsFuture::from(keikaku_rest()).await.is_ok()
}
