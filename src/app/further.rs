//! What a page says in another language besides its own texts: that of later parts of the program, of other
//! pages, of the glossary. It comes when it is wanted.

use super::language::{fetched, has_all, is_here, read, set_has_all};
use crate::browser::{fetch, location, node, page};
use crate::i18n::{self, Texts};
use leptos::prelude::set_timeout;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::time::Duration;

/// What any page needs but those of the last part.
const ALL: &[Texts] = &[Texts::Plan, Texts::Rest, Texts::PlanRest];
/// How long somebody waits for it who wants another page.
const PATIENCE: Duration = Duration::from_secs(3);

/// Texts, and what waits for them.
type Wanted = (&'static [Texts], Box<dyn FnOnce()>);

thread_local! {
    /// One after the other.
    static WAITING: RefCell<Vec<Wanted>> = const { RefCell::new(Vec::new()) };
}

/// Does this once the texts of any page are here but those of the last part, one after the other. A host
/// that does not answer keeps nobody: what is not here is Japanese then, and asked for again.
pub fn all(done: Box<dyn FnOnce()>) {
    let done = Rc::new(Cell::new(Some(done)));
    let run = move || {
        if let Some(done) = done.take() {
            done();
        }
    };
    set_timeout(run.clone(), PATIENCE);
    fetch(ALL, Box::new(run));
}

/// Fetches texts that are not needed at once, unless they are here, and then does this. Where they cannot
/// be had, those stay Japanese.
pub fn fetch(of: &'static [Texts], done: Box<dyn FnOnce()>) {
    WAITING.with_borrow_mut(|waiting| waiting.push((of, done)));
    if WAITING.with_borrow(Vec::len) == 1 {
        fetch::run(fetch_waiting());
    }
}

async fn fetch_waiting() {
    while let Some(of) = WAITING.with_borrow(|waiting| Some(waiting.first()?.0)) {
        let missing: Vec<Texts> = of.iter().copied().filter(|t| !is_here(*t)).collect();
        if missing.len() > 1 {
            missing.iter().for_each(|texts| ask(*texts));
        }
        for texts in missing {
            if let Some(learned) = read(i18n::language(), texts.name()).await {
                i18n::learn(learned);
                fetched(texts.name());
            }
        }
        // It stays the first meanwhile: what it asks for in turn waits behind it.
        let done = WAITING.with_borrow_mut(|waiting| {
            let (_, done) = waiting.first_mut()?;
            Some(std::mem::replace(done, Box::new(|| ())))
        });
        if let Some(done) = done {
            done();
        }
        drop(WAITING.with_borrow_mut(|waiting| waiting.remove(0)));
    }
    // Nothing that waited is overtaken.
    if !has_all() {
        set_has_all(ALL.iter().all(|texts| is_here(*texts)));
    }
}

/// Has a file come, so that it is there when it is read: several at once.
fn ask(texts: Texts) {
    let link = node::element("link");
    let file = location::file(&i18n::language().file(texts.name()));
    for (name, value) in [
        ("rel", "preload"),
        ("as", "fetch"),
        ("crossorigin", ""),
        ("href", &file),
    ] {
        node::set_attribute(&link, name, Some(value));
    }
    if let Some(head) = page::element("head") {
        node::append(&head, &link);
    }
}
