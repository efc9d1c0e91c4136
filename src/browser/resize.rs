//! The size of an element and the density of the screen, as they change.

use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::{Element, MediaQueryList, ResizeObserver};

/// Device pixels per CSS px, between 1 and 4.
#[must_use]
pub fn pixel_ratio() -> f64 {
    web_sys::window()
        .map_or(1.0, |w| w.device_pixel_ratio())
        .clamp(1.0, 4.0)
}

/// Calls back when the element's size or the screen's density changes (a zoom,
/// another screen), until dropped.
pub struct Resizes {
    observer: Option<ResizeObserver>,
    _sized: Closure<dyn FnMut()>,
    density: Rc<RefCell<Option<Density>>>,
}

/// A media query that stops matching when the density changes; asked anew then.
struct Density {
    query: MediaQueryList,
    callback: Closure<dyn FnMut()>,
}

impl Drop for Density {
    fn drop(&mut self) {
        let _ = self
            .query
            .remove_event_listener_with_callback("change", self.callback.as_ref().unchecked_ref());
    }
}

impl Resizes {
    pub fn watch(element: &Element, changed: impl Fn() + 'static) -> Self {
        let changed = Rc::new(changed);
        let sized = Closure::<dyn FnMut()>::new({
            let changed = changed.clone();
            move || changed()
        });
        let observer = ResizeObserver::new(sized.as_ref().unchecked_ref()).ok();
        if let Some(observer) = &observer {
            observer.observe(element);
        }
        let density = Rc::new(RefCell::new(None));
        watch_density(&density, changed);
        Self {
            observer,
            _sized: sized,
            density,
        }
    }
}

fn watch_density(slot: &Rc<RefCell<Option<Density>>>, changed: Rc<dyn Fn()>) {
    let text = format!(
        "(resolution: {}dppx)",
        web_sys::window().map_or(1.0, |w| w.device_pixel_ratio())
    );
    let query = web_sys::window().and_then(|w| w.match_media(&text).ok()?);
    let Some(query) = query else { return };
    let weak = Rc::downgrade(slot);
    let callback = Closure::<dyn FnMut()>::new(move || {
        changed();
        if let Some(slot) = weak.upgrade() {
            // Not from within its own callback: the old one is dropped there.
            let changed = changed.clone();
            wasm_bindgen_futures::spawn_local(async move { watch_density(&slot, changed) });
        }
    });
    let _ = query.add_event_listener_with_callback("change", callback.as_ref().unchecked_ref());
    *slot.borrow_mut() = Some(Density { query, callback });
}

impl Drop for Resizes {
    fn drop(&mut self) {
        if let Some(observer) = &self.observer {
            observer.disconnect();
        }
        self.density.borrow_mut().take();
    }
}
