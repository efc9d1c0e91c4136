//! The menu, its buttons, and what is said when one was pressed: once, politely,
//! by a line of its own.

use super::super::dom::{El, Node, classed, el, live, nothing};
use super::{App, Part, i18n, parts};
use crate::app::rx::{State, later, next_frame};
use crate::browser::{disclosure, page};

/// A disclosure with a list of actions, and the line that says what became of
/// them. It stays open: who takes the data often takes the picture as well.
/// There can be several on a page, told apart by what they are `about`.
pub fn menu(app: App, about: &str, items: Vec<Node>, said: Said) -> Node {
    let about = classed("span", "hidden").text(&i18n::about(about));
    let summary = classed("summary", "tool")
        .text(i18n::TAKE)
        .kid(about.view());
    classed("details", "take")
        .on("toggle", move |_| parts::with(app, Part::More, || {}))
        .made(|details| disclosure::lies_over(&details))
        .kid(summary.view())
        .kid(panel(items, said))
        .view()
}

/// What is in a menu.
pub fn panel(items: Vec<Node>, said: Said) -> Node {
    classed("div", "take-panel")
        .kid(el("ul").kids(items).view())
        .kid(said.view())
        .view()
}

/// Actions of a list that are folded; one such group is open at a time.
pub fn group(label: &str, items: Vec<Node>) -> Node {
    let inner = el("details")
        .attr("name", "pictures")
        .kid(classed("summary", "tool").text(label).view())
        .kid(el("ul").kids(items).view());
    el("li").kid(inner.view()).view()
}

/// A button with a text still to come.
pub fn button(label: &str) -> El {
    classed("button", "tool").attr("type", "button").text(label)
}

/// An action of a list.
pub fn item(label: &str, mut act: impl FnMut() + 'static) -> Node {
    let button = button(label).on("click", move |_| act());
    el("li").kid(button.view()).view()
}

/// What was said last, and a text to be copied by hand.
#[derive(Clone, Copy)]
pub struct Said {
    line: State<String>,
    text: State<String>,
}

impl Said {
    pub fn new() -> Self {
        Self {
            line: State::new(String::new()),
            text: State::new(String::new()),
        }
    }

    pub fn say(self, line: &str) {
        self.tell(line.to_owned());
    }

    /// Says a line; the same one twice is said twice.
    pub fn tell(self, line: String) {
        self.line.set(String::new());
        self.text.set(String::new());
        // A screen reader tells what changes, and compares two frames.
        next_frame(move || later(move || self.line.set(line)));
    }

    /// Shows a text that could not be copied, selected.
    pub fn show_text(self, text: String) {
        self.say(i18n::TEXT_NOT_COPIED);
        self.text.set(text);
        next_frame(|| page::select(".take[open] textarea"));
    }

    pub fn view(self) -> Node {
        let line = el("p")
            .attr("role", "status")
            .text_live(move || self.line.get());
        let by_hand = move || {
            let text = self.text.get();
            if text.is_empty() {
                return nothing();
            }
            el("textarea")
                .attr("readonly", "")
                .attr("rows", "6")
                .attr("aria-label", i18n::TEXT_TO_COPY)
                .text(&text)
                .view()
        };
        classed("div", "said")
            .kid(line.view())
            .kid(live(by_hand))
            .view()
    }
}
