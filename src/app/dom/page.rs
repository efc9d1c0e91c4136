//! The page in the browser: elements are made, or those that stand there already
//! are taken over.

use super::text::{text, verbatim};
use super::{adopt, said, spoken};
use crate::browser::node;
use crate::i18n::readings;
use leptos::prelude::*;
use web_sys::{Element, Event};

/// A piece of the page that was made and not yet put somewhere: an element, a
/// text or a fragment of several. None for what stands on the page already.
pub struct Node(pub(super) Option<web_sys::Node>);

impl Node {
    /// An element that was made before.
    pub fn of(element: Element) -> Self {
        Self(Some(element.into()))
    }

    pub fn into_dom(self) -> Option<web_sys::Node> {
        self.0
    }
}

/// An element under construction, or one that stands on the page already.
pub enum El {
    Made(Element),
    /// Found once something of it changes.
    Standing(Option<Element>),
}

/// Starts an element.
#[inline(never)]
pub fn el(tag: &'static str) -> El {
    if adopt::running() {
        El::Standing(None)
    } else {
        El::Made(node::element(tag))
    }
}

/// An element with a class.
#[inline(never)]
pub fn classed(tag: &'static str, class: &str) -> El {
    el(tag).attr("class", class)
}

impl El {
    /// An element that stands on the page, to be added to.
    pub fn of(element: Element) -> Self {
        Self::Made(element)
    }

    #[inline(never)]
    pub fn attr(self, name: &'static str, value: &str) -> Self {
        if let Self::Made(element) = &self {
            node::set_attribute(element, name, Some(spoken(name, value)));
        }
        self
    }

    /// An attribute that changes; `None` takes it away.
    pub fn attr_live(
        self,
        name: &'static str,
        value: impl FnMut() -> Option<String> + 'static,
    ) -> Self {
        self.push_live(name, Box::new(value))
    }

    /// An attribute that is there or not, without a value.
    pub fn flag_live(self, name: &'static str, there: impl FnMut() -> bool + 'static) -> Self {
        self.push_truth(name, Box::new(there), [Some(""), None])
    }

    /// An attribute that says true or false (`aria-pressed`).
    pub fn truth_live(self, name: &'static str, truth: impl FnMut() -> bool + 'static) -> Self {
        self.push_truth(name, Box::new(truth), [Some("true"), Some("false")])
    }

    /// A height in CSS px that changes; with none, it stays as it is.
    #[inline(never)]
    pub fn height_live(mut self, mut height: Box<dyn FnMut() -> Option<f64>>) -> Self {
        let element = self.touch();
        // Of a page that stands already too: what was written at build has no heights.
        keep_up(Box::new(move || {
            if let Some(height) = height() {
                node::set_height(&element, height);
            }
        }));
        self
    }

    /// Hidden while this holds.
    pub fn hidden(self, hidden: impl FnMut() -> bool + 'static) -> Self {
        self.flag_live("hidden", hidden)
    }

    /// A link within the page.
    pub fn to(self, hash: &str) -> Self {
        self.attr("href", hash)
    }

    pub fn on(mut self, event: &'static str, called: impl FnMut(Event) + 'static) -> Self {
        node::listen(&self.touch(), event, Box::new(called));
        self
    }

    /// Hands over the element, which may not stand in the document yet.
    pub fn made(mut self, called: impl FnOnce(Element)) -> Self {
        called(self.touch());
        self
    }

    #[inline(never)]
    pub fn kid(self, child: Node) -> Self {
        if let (Self::Made(element), Some(child)) = (&self, &child.0) {
            node::append(element, child);
        }
        self
    }

    /// A child, if there is one.
    #[inline(never)]
    pub fn maybe(self, child: Option<Node>) -> Self {
        match child {
            Some(child) => self.kid(child),
            None => self,
        }
    }

    #[inline(never)]
    pub fn kids(self, children: Vec<Node>) -> Self {
        children.into_iter().fold(self, Self::kid)
    }

    #[inline(never)]
    pub fn text(self, plain: &str) -> Self {
        if let Self::Made(element) = &self
            && element.first_child().is_none()
            && let (said, true) = said(plain)
        {
            node::set_attribute(element, "lang", Some("ja"));
            node::append(element, &node::text(said));
            return self;
        }
        if self.is_plain() {
            return self.kid(verbatim(said(plain).0));
        }
        self.kid(text(plain))
    }

    /// Whether the element holds nothing but text, so that furigana cannot stand in it.
    fn is_plain(&self) -> bool {
        let plain = |element: &Element| matches!(&*element.tag_name(), "OPTION" | "TEXTAREA");
        readings::shown().is_some() && matches!(self, Self::Made(element) if plain(element))
    }

    /// A text that changes.
    pub fn text_live(self, text: impl FnMut() -> String + 'static) -> Self {
        if readings::shown().is_some() && !self.is_plain() {
            let mut read = text;
            return self.kid(live(move || super::text(&read())));
        }
        self.kid(live_text(Box::new(text)))
    }

    #[inline(never)]
    pub fn view(self) -> Node {
        match self {
            Self::Made(element) => Node(Some(element.into())),
            Self::Standing(_) => Node(None),
        }
    }

    /// The element itself.
    #[inline(never)]
    fn touch(&mut self) -> Element {
        match self {
            Self::Made(element) => element.clone(),
            Self::Standing(found) => found.get_or_insert_with(adopt::element).clone(),
        }
    }

    #[inline(never)]
    fn push_live(
        mut self,
        name: &'static str,
        mut value: Box<dyn FnMut() -> Option<String>>,
    ) -> Self {
        let element = self.touch();
        let mut written = None;
        keep_up(Box::new(move || {
            let value = value();
            if written != value {
                if !adopt::running() {
                    let value = value.as_deref().map(|value| spoken(name, value));
                    node::set_attribute(&element, name, value);
                }
                written = value;
            }
        }));
        self
    }

    #[inline(never)]
    fn push_truth(
        mut self,
        name: &'static str,
        mut truth: Box<dyn FnMut() -> bool>,
        [yes, no]: [Option<&'static str>; 2],
    ) -> Self {
        let element = self.touch();
        let mut written = None;
        keep_up(Box::new(move || {
            let truth = truth();
            if written != Some(truth) {
                if !adopt::running() {
                    node::set_attribute(&element, name, if truth { yes } else { no });
                }
                written = Some(truth);
            }
        }));
        self
    }
}

/// Runs now, and again whenever something that it read has changed, for as
/// long as what is around it stands.
#[inline(never)]
fn keep_up(mut run: Box<dyn FnMut()>) {
    let effect = RenderEffect::new(move |_: Option<()>| run());
    on_cleanup(move || drop(effect));
}

/// A part that changes: made anew whenever something that it read has changed.
pub fn live(view: impl FnMut() -> Node + 'static) -> Node {
    live_view(Box::new(view))
}

#[inline(never)]
fn live_view(mut view: Box<dyn FnMut() -> Node>) -> Node {
    let standing = adopt::running();
    let (part, fragment) = if standing {
        (node::Part::between(adopt::part()), None)
    } else {
        let part = node::Part::new();
        let fragment = part.fragment();
        (part, Some(fragment))
    };
    keep_up(Box::new(move || {
        if adopt::running() {
            view();
        } else {
            part.clear();
            if let Some(made) = view().0 {
                part.put_last(&made);
            }
        }
    }));
    Node(fragment)
}

#[inline(never)]
fn live_text(mut text: Box<dyn FnMut() -> String>) -> Node {
    let standing = adopt::running();
    let shown = if standing {
        node::text_between(adopt::part())
    } else {
        node::text("")
    };
    let written = shown.clone();
    keep_up(Box::new(move || node::set_text(&written, said(&text()).0)));
    Node((!standing).then_some(shown))
}

/// A list whose items keep their elements as long as they stay in it. Each
/// item is one element.
#[inline(never)]
pub fn keyed(mut items: Box<dyn FnMut() -> Vec<usize>>, item: Box<dyn Fn(usize) -> Node>) -> Node {
    let part = node::Part::new();
    let fragment = part.fragment();
    let around = Owner::current().unwrap_or_default();
    let mut built: Vec<(usize, web_sys::Node, Owner)> = Vec::new();
    keep_up(Box::new(move || {
        let wanted = items();
        let mut next = Vec::with_capacity(wanted.len());
        for number in wanted {
            next.push(
                match built.iter().position(|(known, ..)| *known == number) {
                    Some(place) => built.swap_remove(place),
                    None => {
                        // An owner of the list, not of this run, which ends with the next.
                        let owner = around.child();
                        let made = owner.with(|| untrack(|| item(number)));
                        (number, made.0.unwrap_or_else(|| node::text("")), owner)
                    }
                },
            );
        }
        for (_, gone, owner) in built.drain(..) {
            node::remove(&gone);
            owner.cleanup();
        }
        part.arrange(next.iter().map(|(_, element, _)| element));
        built = next;
    }));
    Node(Some(fragment))
}

/// Several views as one.
#[inline(never)]
pub fn many(views: Vec<Node>) -> Node {
    if adopt::running() {
        return Node(None);
    }
    let fragment = node::fragment();
    for view in views.iter().filter_map(|view| view.0.as_ref()) {
        node::append(&fragment, view);
    }
    Node(Some(fragment))
}

/// Nothing.
#[inline(never)]
pub fn nothing() -> Node {
    many(Vec::new())
}
