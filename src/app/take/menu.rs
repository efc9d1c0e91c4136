//! The menu, its buttons, and what is said when one was pressed: once, politely,
//! by a line of its own.

use super::super::dom::{El, Node, classed, el, live, nothing};
use super::{CSV, State, download, export, i18n};
use crate::app::rx::{later, next_frame};
use crate::browser::{disclosure, page};

/// A disclosure with a list of actions, and the line that says what became of
/// them. It stays open: who takes the data often takes the picture as well.
pub fn menu(label: &'static str, items: Vec<Node>, said: Said) -> Node {
    classed("details", "take")
        .made(|details| disclosure::lies_over(&details))
        .kid(classed("summary", "tool").text(label).view())
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

    /// Saves a table, and says with how many rows.
    pub fn save_csv(self, name: &str, csv: &str) {
        if download::save_text(name, CSV, csv) {
            self.tell(i18n::saved_rows(name, export::row_count(csv)));
        } else {
            self.say(i18n::SAVE_FAILED);
        }
    }

    pub fn save(self, name: &str, media_type: &str, text: &str) {
        if download::save_text(name, media_type, text) {
            self.tell(i18n::saved(name));
        } else {
            self.say(i18n::SAVE_FAILED);
        }
    }

    /// Shows a text that could not be copied, selected.
    pub fn show_text(self, text: String) {
        self.say(i18n::TEXT_NOT_COPIED);
        self.text.set(text);
        next_frame(|| page::select(".take textarea"));
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
