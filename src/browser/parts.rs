//! The later parts of the program (see `app::parts`), which the loader fetches.

use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen_futures::JsFuture;

#[wasm_bindgen]
extern "C" {
    /// Made by `public/loader.js`; fetches once, and anew after a failure.
    #[wasm_bindgen(js_name = keikakuPart)]
    fn keikaku_part(name: &str) -> js_sys::Promise;
    /// The same; what was chosen before is done now.
    #[wasm_bindgen(js_name = keikakuAnswers)]
    fn keikaku_answers();
}

/// Tells the loader that choices are answered from now on.
pub fn answers() {
    keikaku_answers();
}

/// Fetches the part of this name. Whether it is here now.
pub async fn fetch(name: &'static str) -> bool {
    JsFuture::from(keikaku_part(name)).await.is_ok()
}
