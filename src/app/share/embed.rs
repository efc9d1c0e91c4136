//! 埋め込み: the code of a frame for a page of the city's own, made of what is
//! chosen here, and how it is going to look.

mod choice;
mod preview;

use super::super::dom::{El, Node, classed, el, live, nothing};
use super::super::rx::{Derived, State};
use super::super::take::{Said, button};
use super::App;
use crate::browser::{clipboard, location, page};
use crate::export::embed::Frame;
use crate::i18n;
use crate::query::embed::Scheme;
use choice::{Choice, Subject, WIDTHS};

/// The script that makes frames as high as their content, beside the page.
const SCRIPT: &str = "embed.js";
/// Heights in CSS px until they are measured.
const HEIGHTS: [u32; 2] = [800, 640];

/// All that a person says here, and what comes of it.
#[derive(Clone, Copy)]
struct Builder {
    app: App,
    subjects: &'static [Subject],
    choice: State<Choice>,
    heights: State<[u32; 2]>,
    address: Derived<String>,
    said: Said,
}

/// The form, once it is asked for.
pub fn body(app: App) -> Node {
    let asked = State::new(false);
    let shown = move || {
        if asked.get() {
            Builder::new(app).view()
        } else {
            nothing()
        }
    };
    let details = el("details")
        .on("toggle", move |_| {
            if asked.peek(|asked| !asked) {
                asked.set(true);
            }
        })
        .kid(el("summary").text(i18n::EMBED_CHOOSE).view())
        .kid(live(shown));
    el("div")
        .kid(classed("p", "note").text(i18n::EMBED_ABOUT).view())
        .kid(details.view())
        .view()
}

impl Builder {
    fn new(app: App) -> Self {
        let (subjects, first) = choice::subjects(app);
        // As long as the page: a few names for each time that somebody looks here.
        let subjects: &'static [Subject] = subjects.leak();
        let choice = State::new(Choice::of(first, subjects));
        Self {
            app,
            subjects,
            choice,
            heights: State::new(HEIGHTS),
            address: Derived::new(move || choice.with(|c| c.address(app, subjects))),
            said: Said::new(),
        }
    }

    /// Another choice. What was measured of the one before says nothing of it.
    fn choose(self, change: impl FnOnce(&mut Choice)) {
        let before = self.address.peek(String::clone);
        self.choice.update(change);
        if self.address.peek(|address| *address != before) {
            self.heights.set(HEIGHTS);
        }
    }

    fn code(self) -> String {
        let script = location::file(SCRIPT);
        self.choice.with(|choice| {
            let title = choice.title(self.app, self.subjects);
            let address = self.address.get();
            let frame = Frame {
                address: &address,
                title: &title,
                max_width: WIDTHS.get(choice.width).copied().flatten(),
                heights: self.heights.get(),
                script: choice.script.then_some(script.as_str()),
            };
            frame.html()
        })
    }

    fn view(self) -> Node {
        let code = el("textarea")
            .attr("id", "embed-code")
            .attr("readonly", "")
            .attr("rows", "6")
            .attr("aria-label", i18n::EMBED_CODE)
            .text_live(move || self.code());
        let copy = button(i18n::EMBED_COPY).on("click", move |_| self.copy());
        let script = check(i18n::EMBED_SCRIPT, self.choice.peek(|c| c.script))
            .on("change", move |_| self.choose(|c| c.script = !c.script));
        el("div")
            .kid(self.subject())
            .kid(live(move || self.parts()))
            .kid(self.width())
            .kid(self.scheme())
            .kid(classed("div", "box").kid(script.view()).view())
            .kid(classed("p", "note").text(i18n::EMBED_HEIGHT).view())
            .kid(code.view())
            .kid(classed("p", "tools").kid(copy.view()).view())
            .kid(self.said.view())
            .kid(live(move || preview::previews(self)))
            .view()
    }

    fn subject(self) -> Node {
        let chosen = self.choice.peek(|c| c.subject);
        let options = self.subjects.iter().enumerate().map(|(number, subject)| {
            let option = el("option").text(&subject.name);
            selected(option, number == chosen).view()
        });
        let list = el("select")
            .on("change", move |event| {
                if let Some(subject) = page::chosen(&event) {
                    self.choose(|c| *c = c.about(subject, self.subjects));
                }
            })
            .kids(options.collect());
        let label = el("label").text(i18n::EMBED_SUBJECT).kid(list.view());
        label.view()
    }

    /// What can be shown of it, where there is something to choose.
    fn parts(self) -> Node {
        let subject = self.choice.with(|c| c.subject);
        let parts = self.subjects.get(subject).map_or(&[][..], Subject::parts);
        if parts.len() < 2 {
            return nothing();
        }
        let boxes = parts.iter().map(|part| {
            let on = self.choice.peek(|c| c.embed.has(*part));
            check(i18n::embed_part(*part), on)
                .on("change", move |_| self.choose(|c| c.embed.toggle(*part)))
                .view()
        });
        el("fieldset")
            .kid(el("legend").text(i18n::EMBED_PARTS).view())
            .kids(boxes.collect())
            .view()
    }

    fn width(self) -> Node {
        let options = WIDTHS.iter().map(|width| {
            let full = || i18n::EMBED_WIDTH_FULL.to_owned();
            el("option")
                .text(&width.map_or_else(full, i18n::embed_width))
                .view()
        });
        let list = el("select")
            .on("change", move |event| {
                if let Some(width) = page::chosen(&event) {
                    self.choose(|c| c.width = width);
                }
            })
            .kids(options.collect());
        let label = el("label").text(i18n::EMBED_WIDTH).kid(list.view());
        label.view()
    }

    /// The colours: the reader's own, or those that go with the page around.
    fn scheme(self) -> Node {
        let names = [i18n::EMBED_SCHEME_OWN, i18n::EMBED_LIGHT, i18n::EMBED_DARK];
        let options = names.map(|name| el("option").text(name).view());
        let list = el("select")
            .attr("id", "embed-scheme")
            .on("change", move |event| {
                let chosen = page::chosen(&event).and_then(|at| at.checked_sub(1));
                let scheme = chosen.and_then(|at| Scheme::ALL.get(at)).copied();
                self.choose(|c| c.embed.scheme = scheme);
            })
            .kids(options.into());
        let label = el("label").text(i18n::EMBED_SCHEME).kid(list.view());
        label.view()
    }

    fn copy(self) {
        let copying = clipboard::copy_text(&self.code());
        leptos::task::spawn_local(async move {
            if copying.done().await {
                self.said.say(i18n::EMBED_COPIED);
            } else {
                page::select("#embed-code");
                self.said.say(i18n::EMBED_NOT_COPIED);
            }
        });
    }
}

/// A box to tick, within its label: events of the one come to the other.
fn check(label: &str, on: bool) -> El {
    let mut tick = el("input").attr("type", "checkbox");
    if on {
        tick = tick.attr("checked", "");
    }
    el("label").kid(tick.view()).text(label)
}

fn selected(option: El, selected: bool) -> El {
    if selected {
        option.attr("selected", "")
    } else {
        option
    }
}
