//! The size of an element in device pixels, as it changes: with the layout, a
//! zoom, another screen.

use wasm_bindgen::prelude::*;
use web_sys::{Element, ResizeObserver, ResizeObserverBoxOptions, ResizeObserverOptions};

/// Device pixels per CSS px, between 1 and 4.
#[must_use]
pub fn pixel_ratio() -> f64 {
    web_sys::window()
        .map_or(1.0, |w| w.device_pixel_ratio())
        .clamp(1.0, 4.0)
}

/// Calls back at first and whenever the size changes, until dropped.
pub struct Resizes {
    observer: ResizeObserver,
    _changed: Closure<dyn FnMut()>,
}

impl Resizes {
    /// None where the browser has no such observer.
    pub fn watch(element: &Element, changed: impl FnMut() + 'static) -> Option<Self> {
        let changed = Closure::<dyn FnMut()>::new(changed);
        let observer = ResizeObserver::new(changed.as_ref().unchecked_ref()).ok()?;
        // The CSS size changes on a zoom, not when the window moves to a screen
        // of another density. A browser that cannot watch device pixels throws,
        // and there the CSS size has to do.
        let options = ResizeObserverOptions::new();
        options.set_box(ResizeObserverBoxOptions::DevicePixelContentBox);
        if observe(&observer, element, &options).is_err() {
            observer.observe(element);
        }
        Some(Self {
            observer,
            _changed: changed,
        })
    }
}

impl Drop for Resizes {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

#[wasm_bindgen]
extern "C" {
    /// `ResizeObserver.observe` as it is: it may throw.
    #[wasm_bindgen(method, catch, js_class = "ResizeObserver", js_name = observe)]
    fn try_observe(
        this: &Observing,
        element: &Element,
        options: &ResizeObserverOptions,
    ) -> Result<(), JsValue>;

    type Observing;
}

fn observe(
    observer: &ResizeObserver,
    element: &Element,
    options: &ResizeObserverOptions,
) -> Result<(), JsValue> {
    observer
        .unchecked_ref::<Observing>()
        .try_observe(element, options)
}
