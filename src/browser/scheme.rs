//! Whether the page stands in dark colours or in stronger ones, and when that changes.

use wasm_bindgen::prelude::*;
use web_sys::MediaQueryList;

const DARK: &str = "(prefers-color-scheme: dark)";
const MORE: &str = "(prefers-contrast: more)";

fn query(condition: &str) -> Option<MediaQueryList> {
    web_sys::window()?.match_media(condition).ok().flatten()
}

fn holds(condition: &str) -> bool {
    query(condition).is_some_and(|query| query.matches())
}

/// Whether the reader's device asks for more contrast.
#[must_use]
pub fn more() -> bool {
    holds(MORE)
}

/// As a frame asks (`public/framed.js`), or else as the reader's device does.
#[must_use]
pub fn dark() -> bool {
    let asked = web_sys::window().and_then(|w| {
        w.document()?
            .document_element()?
            .get_attribute("data-scheme")
    });
    match asked.as_deref() {
        Some("dark") => true,
        Some("light") => false,
        _ => holds(DARK),
    }
}

/// Calls back when the device asks for other colours, until dropped.
pub fn on_change(changed: impl FnMut() + 'static) -> Changes {
    let queries: Vec<_> = [DARK, MORE].into_iter().filter_map(query).collect();
    let callback = Closure::<dyn FnMut()>::new(changed);
    for query in &queries {
        let function = callback.as_ref().unchecked_ref();
        let _ = query.add_event_listener_with_callback("change", function);
    }
    Changes { queries, callback }
}

/// Listens until dropped.
pub struct Changes {
    queries: Vec<MediaQueryList>,
    callback: Closure<dyn FnMut()>,
}

impl Drop for Changes {
    fn drop(&mut self) {
        let function = self.callback.as_ref().unchecked_ref();
        for query in &self.queries {
            let _ = query.remove_event_listener_with_callback("change", function);
        }
    }
}
