//! Elements with their types erased. A view of Leptos carries its whole shape
//! in its type, and each shape is compiled anew; here all elements, attributes,
//! listeners and changing parts share one type each, which makes the
//! WebAssembly a good deal smaller. Nothing else differs: these are Leptos
//! views, with its signals and effects.

use leptos::ev;
use leptos::html::custom;
use leptos::prelude::*;
use leptos::tachys::html::attribute::any_attribute::{AnyAttribute, IntoAnyAttribute};
use leptos::tachys::html::attribute::custom::custom_attribute;
use leptos::tachys::html::event::on;

/// A value of an attribute that changes; `None` takes the attribute away.
type Changing = Box<dyn FnMut() -> Option<String> + Send>;

/// A view, behind a pointer: views are handed on at every step, and what is
/// handed on by value is copied at every step.
pub struct Node(Box<AnyView>);

impl Node {
    /// The view as Leptos takes it.
    pub fn into_view(self) -> AnyView {
        *self.0
    }
}

#[inline(never)]
fn node(view: AnyView) -> Node {
    Node(Box::new(view))
}

/// An element under construction.
pub struct El(Box<Parts>);

struct Parts {
    tag: &'static str,
    attributes: Vec<AnyAttribute>,
    children: Vec<AnyView>,
}

/// Starts an element.
#[inline(never)]
pub fn el(tag: &'static str) -> El {
    El(Box::new(Parts {
        tag,
        attributes: Vec::new(),
        children: Vec::new(),
    }))
}

/// An element with a class.
#[inline(never)]
pub fn classed(tag: &'static str, class: &str) -> El {
    el(tag).attr("class", class)
}

impl El {
    #[inline(never)]
    pub fn attr(mut self, name: &'static str, value: &str) -> Self {
        self.0
            .attributes
            .push(custom_attribute(name, value.to_owned()).into_any_attr());
        self
    }

    /// An attribute that changes; `None` takes it away.
    pub fn attr_live(
        self,
        name: &'static str,
        value: impl FnMut() -> Option<String> + Send + 'static,
    ) -> Self {
        self.push_live(name, Box::new(value))
    }

    /// An attribute that is there or not, without a value.
    pub fn flag_live(
        self,
        name: &'static str,
        there: impl FnMut() -> bool + Send + 'static,
    ) -> Self {
        self.push_truth(name, Box::new(there), |there| there.then(String::new))
    }

    /// An attribute that says true or false (`aria-pressed`).
    pub fn truth_live(
        self,
        name: &'static str,
        truth: impl FnMut() -> bool + Send + 'static,
    ) -> Self {
        self.push_truth(name, Box::new(truth), |truth| {
            Some(if truth { "true" } else { "false" }.to_owned())
        })
    }

    /// Hidden while this holds.
    pub fn hidden(self, hidden: impl FnMut() -> bool + Send + 'static) -> Self {
        self.flag_live("hidden", hidden)
    }

    /// A link within the page.
    pub fn to(self, hash: &str) -> Self {
        self.attr("href", hash)
    }

    pub fn on(self, event: &'static str, called: impl FnMut(web_sys::Event) + 'static) -> Self {
        self.push_listener(event, Box::new(called))
    }

    /// Calls back with the element once it stands in the document.
    pub fn mounted(self, called: impl Fn(web_sys::Element) + 'static) -> Self {
        self.push_mounted(std::rc::Rc::new(called))
    }

    #[inline(never)]
    pub fn kid(mut self, child: Node) -> Self {
        self.0.children.push(child.into_view());
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
    pub fn kids(mut self, children: Vec<Node>) -> Self {
        self.0
            .children
            .extend(children.into_iter().map(Node::into_view));
        self
    }

    #[inline(never)]
    pub fn text(self, plain: &str) -> Self {
        self.kid(text(plain))
    }

    /// A text that changes.
    pub fn text_live(self, text: impl FnMut() -> String + Send + 'static) -> Self {
        self.kid(live_text(Box::new(text)))
    }

    #[inline(never)]
    pub fn view(self) -> Node {
        let Parts {
            tag,
            attributes,
            children,
        } = *self.0;
        node(
            custom(tag)
                .add_any_attr(attributes)
                .child(children)
                .into_any(),
        )
    }

    #[inline(never)]
    fn push_live(mut self, name: &'static str, value: Changing) -> Self {
        self.0
            .attributes
            .push(custom_attribute(name, value).into_any_attr());
        self
    }

    #[inline(never)]
    fn push_truth(
        self,
        name: &'static str,
        mut truth: Box<dyn FnMut() -> bool + Send>,
        written: fn(bool) -> Option<String>,
    ) -> Self {
        self.push_live(name, Box::new(move || written(truth())))
    }

    #[inline(never)]
    fn push_listener(
        mut self,
        event: &'static str,
        called: Box<dyn FnMut(web_sys::Event)>,
    ) -> Self {
        self.0
            .attributes
            .push(on(ev::Custom::<web_sys::Event>::new(event), called).into_any_attr());
        self
    }

    #[inline(never)]
    fn push_mounted(mut self, called: std::rc::Rc<dyn Fn(web_sys::Element)>) -> Self {
        let called = move |element: web_sys::Element| called(element);
        self.0
            .attributes
            .push(leptos::tachys::html::directive::directive(called, ()).into_any_attr());
        self
    }
}

/// A part that changes.
pub fn live(view: impl FnMut() -> Node + Send + 'static) -> Node {
    live_view(Box::new(view))
}

#[inline(never)]
fn live_view(mut view: Box<dyn FnMut() -> Node + Send>) -> Node {
    node((move || view().into_view()).into_any())
}

#[inline(never)]
fn live_text(text: Box<dyn FnMut() -> String + Send>) -> Node {
    node(text.into_any())
}

/// Several views as one.
#[inline(never)]
pub fn many(views: Vec<Node>) -> Node {
    node(
        views
            .into_iter()
            .map(Node::into_view)
            .collect::<Vec<_>>()
            .into_any(),
    )
}

/// A text of its own.
#[inline(never)]
pub fn text(plain: &str) -> Node {
    node(plain.to_owned().into_any())
}

/// Nothing.
#[inline(never)]
pub fn nothing() -> Node {
    many(Vec::new())
}

/// A list whose items keep their elements as long as they stay in it.
pub fn keyed(
    items: impl Fn() -> Vec<usize> + Send + 'static,
    item: impl Fn(usize) -> Node + Send + Clone + 'static,
) -> Node {
    let list = For(ForProps {
        each: items,
        key: |item: &usize| *item,
        children: move |number| item(number).into_view(),
    });
    node(list.into_any())
}
