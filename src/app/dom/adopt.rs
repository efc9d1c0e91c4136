//! Taking over the page that was written at build. While that runs, elements
//! are not made: those that change are found by the number of their turn, and
//! the others stay as they stand.

use super::TURN;
use crate::browser::node::{self, Standing};
use std::cell::RefCell;
use web_sys::{Element, Node};

thread_local! {
    static RUNNING: RefCell<Option<Adoption>> = const { RefCell::new(None) };
}

struct Adoption {
    standing: Vec<Standing>,
    next: usize,
    /// Something was not where it was expected.
    failed: bool,
}

/// What stands in this element and may change.
pub fn look(inside: &Element) -> Vec<Standing> {
    node::standing(inside, TURN)
}

/// Begins to take that over.
pub fn begin(standing: Vec<Standing>) {
    RUNNING.set(Some(Adoption {
        standing,
        next: 0,
        failed: false,
    }));
}

/// Ends it. Whether everything was found, and nothing was left over.
pub fn end() -> bool {
    let done = RUNNING.take();
    done.is_some_and(|adoption| !adoption.failed && adoption.next == adoption.standing.len())
}

/// Whether a page is being taken over.
#[inline(never)]
pub fn running() -> bool {
    RUNNING.with_borrow(Option::is_some)
}

#[inline(never)]
fn next() -> Standing {
    RUNNING.with_borrow_mut(|running| {
        let found = running.as_mut().and_then(|adoption| {
            let found = adoption.standing.get(adoption.next).cloned();
            adoption.next += 1;
            found
        });
        found.unwrap_or(Standing::Nothing)
    })
}

fn fail() {
    RUNNING.with_borrow_mut(|running| {
        if let Some(adoption) = running {
            adoption.failed = true;
        }
    });
}

/// The element whose turn it is.
pub fn element() -> Element {
    match next() {
        Standing::Element(element) => element,
        _ => {
            fail();
            node::element("i")
        }
    }
}

/// The marks around the part whose turn it is.
pub fn part() -> (Node, Node) {
    match next() {
        Standing::Part(start, end) => (start, end),
        _ => {
            fail();
            (node::text(""), node::text(""))
        }
    }
}
