//! Making and placing nodes of the document. Texts are always texts, never
//! markup. What a browser could refuse here (a tag or attribute name that is
//! none) does not come from data.

use wasm_bindgen::prelude::*;
use web_sys::{Document, Element, Event, Node};

thread_local! {
    static DOCUMENT: Option<Document> = web_sys::window().and_then(|w| w.document());
}

fn make<T>(make: impl FnOnce(&Document) -> Option<T>) -> T {
    let made = DOCUMENT.with(|document| document.as_ref().and_then(make));
    #[allow(clippy::expect_used)] // a page without a document, or a tag name with a space in it
    made.expect("a document")
}

/// A new element; the tag is one of HTML's.
#[must_use]
pub fn element(tag: &str) -> Element {
    make(|document| document.create_element(tag).ok())
}

#[must_use]
pub fn text(text: &str) -> Node {
    make(|document| Some(document.create_text_node(text).into()))
}

/// Several nodes that are not in the document yet.
#[must_use]
pub fn fragment() -> Node {
    make(|document| Some(document.create_document_fragment().into()))
}

pub fn set_text(node: &Node, text: &str) {
    node.set_text_content(Some(text));
}

/// Sets the attribute, or takes it away.
pub fn set_attribute(element: &Element, name: &str, value: Option<&str>) {
    let _ = match value {
        Some(value) => element.set_attribute(name, value),
        None => element.remove_attribute(name),
    };
}

pub fn append(parent: &Node, child: &Node) {
    let _ = parent.append_child(child);
}

pub fn remove(node: &Node) {
    if let Some(parent) = node.parent_node() {
        let _ = parent.remove_child(node);
    }
}

/// Calls back on an event. The listener goes when the browser lets go of the
/// element.
pub fn listen(element: &Element, event: &str, called: Box<dyn FnMut(Event)>) {
    let called = Closure::wrap(called).into_js_value();
    let _ = element.add_event_listener_with_callback(event, called.unchecked_ref());
}

/// A part of the page whose nodes come and go: what stands between two marks.
#[derive(Clone)]
pub struct Part {
    start: Node,
    end: Node,
}

impl Default for Part {
    fn default() -> Self {
        Self::new()
    }
}

impl Part {
    #[must_use]
    pub fn new() -> Self {
        Self {
            start: text(""),
            end: text(""),
        }
    }

    /// The part with what it holds, to be put somewhere.
    #[must_use]
    pub fn fragment(&self) -> Node {
        let fragment = fragment();
        append(&fragment, &self.start);
        append(&fragment, &self.end);
        fragment
    }

    /// Takes out all that it holds.
    pub fn clear(&self) {
        while let Some(node) = self.start.next_sibling()
            && node != self.end
        {
            remove(&node);
        }
    }

    /// Puts a node behind all that it holds.
    pub fn put_last(&self, node: &Node) {
        put_before(node, &self.end);
    }

    /// Puts nodes into this order, moving only those that stand elsewhere.
    pub fn arrange<'a>(&self, nodes: impl DoubleEndedIterator<Item = &'a Node>) {
        let mut next = self.end.clone();
        for node in nodes.rev() {
            if node.next_sibling().as_ref() != Some(&next) {
                put_before(node, &next);
            }
            next = node.clone();
        }
    }
}

fn put_before(node: &Node, next: &Node) {
    if let Some(parent) = next.parent_node() {
        let _ = parent.insert_before(node, Some(next));
    }
}
