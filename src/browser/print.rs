//! The page on paper: what cannot be said in the style. Closed `details` are
//! opened, and drawings stand in place of canvases; afterwards all is as it was.
//! Addresses are the loader's affair, for they stand there in any case.

use super::{node, page};
use crate::chart::{Piece, pieces};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::{Element, Event};

/// A drawing as an SVG document.
type Picture = Rc<dyn Fn() -> Option<String>>;

thread_local! {
    static PICTURES: RefCell<Vec<(Element, Picture)>> = const { RefCell::new(Vec::new()) };
}

/// What the page has on paper only.
const ON_PAPER: &str = ".on-paper";
/// The attribute of `details` that were opened for it.
const OPENED: &str = "data-opened";
/// What lies over the page is not printed.
const CLOSED: &str = "main details:not([open], .take, .take *)";

/// Opens the browser's own dialog.
pub fn print() {
    if let Some(window) = web_sys::window() {
        let _ = window.print();
    }
}

/// Makes the page ready whenever it is printed, for as long as it lives.
pub fn keep_ready() {
    for (event, run) in [
        ("beforeprint", Box::new(before) as Box<dyn FnMut()>),
        ("afterprint", Box::new(after)),
    ] {
        let called = Closure::wrap(run).into_js_value();
        if let Some(window) = web_sys::window() {
            let _ = window.add_event_listener_with_callback(event, called.unchecked_ref());
        }
    }
}

/// Has a drawing stand in an element while it is printed, until dropped.
#[must_use]
pub fn in_place_of(element: Element, picture: Rc<dyn Fn() -> Option<String>>) -> Held {
    let held = Held(element.clone());
    PICTURES.with_borrow_mut(|pictures| pictures.push((element, picture)));
    held
}

pub struct Held(Element);

impl Drop for Held {
    fn drop(&mut self) {
        PICTURES.with_borrow_mut(|pictures| pictures.retain(|(element, _)| *element != self.0));
    }
}

fn before() {
    after();
    for details in page::elements(CLOSED) {
        node::set_attribute(&details, OPENED, Some(""));
        node::set_attribute(&details, "open", Some(""));
        // The browser says so too late for what is made when it is opened first.
        if let Ok(toggle) = Event::new("toggle") {
            let _ = details.dispatch_event(&toggle);
        }
    }
    // A drawing could come to read what is kept here.
    let pictures = PICTURES.with_borrow(Clone::clone);
    for (element, picture) in pictures {
        if let Some(drawing) = picture().and_then(|svg| drawn(&svg)) {
            put(&element, &drawing);
        }
    }
}

fn put(inside: &Element, what: &Element) {
    node::set_attribute(what, "class", ON_PAPER.get(1..));
    node::append(inside, what);
}

fn after() {
    for added in page::elements(ON_PAPER) {
        added.remove();
    }
    for details in page::elements("[data-opened]") {
        node::set_attribute(&details, OPENED, None);
        node::set_attribute(&details, "open", None);
    }
}

/// The drawing as an element of this page, made piece by piece: the browser is
/// handed no markup. An image of it would not be there in time, for nothing waits
/// for its loading before the page is printed.
fn drawn(svg: &str) -> Option<Element> {
    let (mut root, mut open) = (None, Vec::<Element>::new());
    for piece in pieces(svg) {
        match piece {
            Piece::Open(name, attributes) => {
                let element = node::drawn(name)?;
                for (name, value) in attributes {
                    node::set_attribute(&element, name, Some(value));
                }
                match open.last() {
                    Some(around) => node::append(around, &element),
                    None => root = Some(element.clone()),
                }
                open.push(element);
            }
            Piece::Text(text) => {
                if let Some(around) = open.last() {
                    node::append(around, &node::text(&text));
                }
            }
            Piece::Close => drop(open.pop()),
        }
    }
    root
}
