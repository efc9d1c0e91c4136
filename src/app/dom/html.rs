//! The page as HTML, written at build. Texts are escaped; nothing listens.

use super::{TURN, said, spoken};
use crate::plan::straight;
use std::cell::Cell;
use std::fmt::Write as _;
use web_sys::{Element, Event};

thread_local! {
    /// The number of the next turn: of an element that changes or listens, of
    /// a text or a part that changes.
    static NEXT: Cell<u32> = const { Cell::new(0) };
}

/// To be called before a page is written.
pub fn begin() {
    NEXT.set(0);
}

fn turn() -> u32 {
    NEXT.replace(NEXT.get() + 1)
}

/// A piece of the page.
pub struct Node(String);

impl Node {
    #[must_use]
    pub fn into_html(self) -> String {
        self.0
    }
}

/// An element under construction.
pub struct El {
    tag: &'static str,
    attributes: Vec<(&'static str, String)>,
    turn: Option<u32>,
    inside: String,
}

/// Starts an element.
pub fn el(tag: &'static str) -> El {
    El {
        tag,
        attributes: Vec::new(),
        turn: None,
        inside: String::new(),
    }
}

/// An element with a class.
pub fn classed(tag: &'static str, class: &str) -> El {
    el(tag).attr("class", class)
}

impl El {
    /// An element that stands on the page, to be added to. Nothing stands there at build.
    pub fn of(_: Element) -> Self {
        el("div")
    }

    pub fn attr(mut self, name: &'static str, value: &str) -> Self {
        self.attributes.push((name, spoken(name, value).to_owned()));
        self
    }

    /// An attribute that changes; `None` takes it away.
    pub fn attr_live(
        mut self,
        name: &'static str,
        mut value: impl FnMut() -> Option<String> + 'static,
    ) -> Self {
        self.touch();
        let value = value().map(|value| spoken(name, &value).to_owned());
        self.attributes.extend(value.map(|value| (name, value)));
        self
    }

    /// An attribute that is there or not, without a value.
    pub fn flag_live(self, name: &'static str, mut there: impl FnMut() -> bool + 'static) -> Self {
        self.attr_live(name, move || there().then(String::new))
    }

    /// An attribute that says true or false (`aria-pressed`).
    pub fn truth_live(self, name: &'static str, mut truth: impl FnMut() -> bool + 'static) -> Self {
        self.attr_live(name, move || Some(truth().to_string()))
    }

    /// A height that the program sets once it is there: the page's policy lets no
    /// `style` attribute take effect.
    pub fn height_live(mut self, _: Box<dyn FnMut() -> Option<f64>>) -> Self {
        self.touch();
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

    pub fn on(mut self, _: &'static str, _: impl FnMut(Event) + 'static) -> Self {
        self.touch();
        self
    }

    pub fn made(mut self, _: impl FnOnce(Element)) -> Self {
        self.touch();
        self
    }

    pub fn kid(mut self, child: Node) -> Self {
        self.inside.push_str(&child.0);
        self
    }

    /// A child, if there is one.
    pub fn maybe(self, child: Option<Node>) -> Self {
        match child {
            Some(child) => self.kid(child),
            None => self,
        }
    }

    pub fn kids(self, children: Vec<Node>) -> Self {
        children.into_iter().fold(self, Self::kid)
    }

    pub fn text(mut self, plain: &str) -> Self {
        if self.inside.is_empty()
            && let (said, true) = said(plain)
        {
            self.inside = escape(said);
            return self.attr("lang", "ja");
        }
        self.kid(text(plain))
    }

    /// A text that changes.
    pub fn text_live(self, mut text: impl FnMut() -> String + 'static) -> Self {
        let turn = turn();
        self.kid(part(turn, &escape(said(&text()).0)))
    }

    pub fn view(self) -> Node {
        const VOID: [&str; 4] = ["br", "col", "input", "wbr"];
        let mut html = format!("<{}", self.tag);
        for (name, value) in &self.attributes {
            let _ = write!(html, " {name}");
            if !value.is_empty() {
                let _ = write!(html, "=\"{}\"", escape(value).replace('"', "&quot;"));
            }
        }
        if let Some(turn) = self.turn {
            let _ = write!(html, " {TURN}={turn}");
        }
        html.push('>');
        if !VOID.contains(&self.tag) {
            let _ = write!(html, "{}</{}>", self.inside, self.tag);
        }
        Node(html)
    }

    /// Gives the element its turn, the first time that it is needed.
    fn touch(&mut self) {
        self.turn.get_or_insert_with(turn);
    }
}

/// A part that changes.
pub fn live(mut view: impl FnMut() -> Node + 'static) -> Node {
    let turn = turn();
    part(turn, &view().0)
}

/// What changes stands between two comments, the first with its turn.
fn part(turn: u32, inside: &str) -> Node {
    Node(format!("<!--{turn}-->{inside}<!--/-->"))
}

/// A list whose items come and go. The program makes it anew.
pub fn keyed(mut items: Box<dyn FnMut() -> Vec<usize>>, item: Box<dyn Fn(usize) -> Node>) -> Node {
    many(items().into_iter().map(item).collect())
}

/// Several views as one.
pub fn many(views: Vec<Node>) -> Node {
    Node(views.into_iter().map(Node::into_html).collect())
}

/// A text of its own.
pub fn text(plain: &str) -> Node {
    let (said, japanese) = said(plain);
    let said = escape(said);
    Node(if japanese {
        format!("<span lang=\"ja\">{said}</span>")
    } else {
        said
    })
}

/// A text that is in the reader's language already.
pub fn as_said(said: &str) -> Node {
    verbatim(said)
}

/// A text in its own language, as it is.
pub fn verbatim(plain: &str) -> Node {
    Node(escape(plain))
}

/// Nothing.
pub fn nothing() -> Node {
    Node(String::new())
}

/// A picture that the charts drew.
pub fn svg(picture: String) -> Node {
    Node(picture)
}

fn escape(text: &str) -> String {
    straight(text)
        .replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_changes_has_its_turn() {
        begin();
        let button = el("button")
            .on("click", |_| ())
            .truth_live("aria-pressed", || false)
            .text("<課> & ")
            .text_live(|| "3".to_owned());
        let row = classed("p", "a \"b\"")
            .kid(button.view())
            .kid(live(|| el("br").hidden(|| true).view()));
        assert_eq!(
            row.view().into_html(),
            "<p class=\"a &quot;b&quot;\"><button aria-pressed=\"false\" data-h=0>&lt;課&gt; &amp; \
             <!--1-->3<!--/--></button><!--2--><br hidden data-h=3><!--/--></p>"
        );
    }
}
