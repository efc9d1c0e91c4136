//! Making and placing nodes of the document. Texts are always texts, never
//! markup, and turn no other text around. What a browser could refuse here (a tag or attribute name that is
//! none) does not come from data.

use crate::plan::decimal::decimal;
use crate::plan::straight;
use wasm_bindgen::prelude::*;
use web_sys::{Document, Element, Event, HtmlElement, Node};

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

/// A new element of a drawing, if the tag is one.
#[must_use]
pub fn drawn(tag: &str) -> Option<Element> {
    const SVG: &str = "http://www.w3.org/2000/svg";
    DOCUMENT.with(|document| document.as_ref()?.create_element_ns(Some(SVG), tag).ok())
}

#[must_use]
pub fn text(text: &str) -> Node {
    make(|document| Some(document.create_text_node(&straight(text)).into()))
}

/// Several nodes that are not in the document yet.
#[must_use]
pub fn fragment() -> Node {
    make(|document| Some(document.create_document_fragment().into()))
}

/// Sets the text, unless it is that already.
pub fn set_text(node: &Node, text: &str) {
    let text = straight(text);
    if node.text_content().as_deref() != Some(&*text) {
        node.set_text_content(Some(&text));
    }
}

/// Takes out all that an element holds.
pub fn clear(element: &Element) {
    while let Some(child) = element.first_child() {
        let _ = element.remove_child(&child);
    }
}

/// Sets the attribute, or takes it away.
pub fn set_attribute(element: &Element, name: &str, value: Option<&str>) {
    let _ = match value {
        Some(value) => element.set_attribute(name, &straight(value)),
        None => element.remove_attribute(name),
    };
}

/// Takes out all that stands before an element, within the same parent.
pub fn remove_before(element: &Element) {
    while let Some(before) = element.previous_sibling() {
        remove(&before);
    }
}

/// Sets the height. Not by the attribute `style`, which the page's policy forbids.
pub fn set_height(element: &Element, css_px: f64) {
    let style = element.unchecked_ref::<HtmlElement>().style();
    let _ = style.set_property("height", &[&decimal(css_px), "px"].concat());
}

/// Takes all children out of an element but this one.
pub fn keep_only(parent: &Element, child: &Node) {
    while let Some(other) = parent.first_child().filter(|other| other != child) {
        let _ = parent.remove_child(&other);
    }
    while let Some(other) = child.next_sibling() {
        remove(&other);
    }
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

/// What stands on the page already and may change.
#[derive(Clone)]
pub enum Standing {
    Element(Element),
    /// What stands between two marks.
    Part(Node, Node),
    Nothing,
}

/// All that may change within an element, by the numbers that elements carry in
/// this attribute and parts in the comment before them.
#[must_use]
pub fn standing(inside: &Element, attribute: &str) -> Vec<Standing> {
    let mut found = Vec::new();
    let mut put = |number: Option<usize>, standing| {
        // No page has so many; a number from elsewhere must not take all memory.
        if let Some(number) = number.filter(|number| *number < 100_000) {
            if found.len() <= number {
                found.resize(number + 1, Standing::Nothing);
            }
            if let Some(place) = found.get_mut(number) {
                *place = standing;
            }
        }
    };
    if let Ok(elements) = inside.query_selector_all(&format!("[{attribute}]")) {
        for n in 0..elements.length() {
            let element = elements.item(n).and_then(|n| n.dyn_into::<Element>().ok());
            if let Some(element) = element {
                let number = element.get_attribute(attribute);
                put(
                    number.and_then(|n| n.parse().ok()),
                    Standing::Element(element),
                );
            }
        }
    }
    let walker = DOCUMENT.with(|document| {
        let document = document.as_ref()?;
        let walker = document.create_tree_walker_with_what_to_show(inside, COMMENTS);
        walker.ok()
    });
    let mut open = Vec::new();
    while let Some(comment) = walker.as_ref().and_then(|w| w.next_node().ok()?) {
        match comment.text_content().and_then(|text| text.parse().ok()) {
            Some(number) => open.push((number, comment)),
            None => {
                if let Some((number, start)) = open.pop() {
                    put(Some(number), Standing::Part(start, comment));
                }
            }
        }
    }
    found
}

/// `NodeFilter.SHOW_COMMENT`
const COMMENTS: u32 = 0x80;

/// The text between two marks, made where there is none.
#[must_use]
pub fn text_between((start, end): (Node, Node)) -> Node {
    let next = start.next_sibling().filter(|next| *next != end);
    next.unwrap_or_else(|| {
        let made = text("");
        put_before(&made, &end);
        made
    })
}

/// The text of an element that holds nothing but one between two marks.
#[must_use]
pub fn text_in(element: &Element) -> Option<Node> {
    element
        .first_child()
        .zip(element.last_child())
        .map(text_between)
}

/// The text between two marks that follow an element, the last in what is around it.
#[must_use]
pub fn text_after(element: &Element) -> Option<Node> {
    let last = element.parent_node()?.last_child()?;
    element.next_sibling().zip(Some(last)).map(text_between)
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

    /// The part between two marks that stand on the page already.
    #[must_use]
    pub fn between((start, end): (Node, Node)) -> Self {
        Self { start, end }
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
