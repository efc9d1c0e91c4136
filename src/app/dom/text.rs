//! Texts of the page in the browser: in the reader's language, with furigana where they are
//! shown.

use super::page::{Node, classed, el};
use super::{adopt, said};
use crate::app::ruby;
use crate::browser::node;
use crate::i18n::readings::{self, Reader};

/// A text of its own.
#[inline(never)]
pub fn text(plain: &str) -> Node {
    if adopt::running() {
        return Node(None);
    }
    let (said, japanese) = said(plain);
    if let Some(read) = with_readings(said) {
        return read;
    }
    let text = Node(Some(node::text(said)));
    if japanese {
        el("span").attr("lang", "ja").kid(text).view()
    } else {
        text
    }
}

/// A text that is in the reader's language already.
pub fn as_said(said: &str) -> Node {
    if adopt::running() {
        return Node(None);
    }
    with_readings(said).unwrap_or_else(|| verbatim(said))
}

/// A text in its own language, as it is.
#[inline(never)]
pub fn verbatim(plain: &str) -> Node {
    Node((!adopt::running()).then(|| node::text(plain)))
}

/// A text with furigana, where they are shown and it has any.
fn with_readings(said: &str) -> Option<Node> {
    // The part with them has brought them.
    ruby::with_readings(readings::shown()?, said)
}

/// A text with furigana, where it has any. One element, so that it stays
/// one piece where the pieces around it are set apart.
pub fn read(readings: &dyn Reader, said: &str) -> Option<Node> {
    let pieces = readings.pieces(said);
    if pieces.iter().all(|piece| piece.reading.is_none()) {
        return None;
    }
    let whole = classed("bdi", "read");
    let pieces = pieces.into_iter().map(|piece| {
        let base = verbatim(piece.base);
        match piece.reading {
            Some(reading) => {
                // Screen readers read the text itself, and not twice.
                let above = el("rt").attr("aria-hidden", "true");
                let reading = above.kid(verbatim(&reading)).view();
                el("ruby").kid(base).kid(reading).view()
            }
            None => base,
        }
    });
    Some(whole.kids(pieces.collect()).view())
}
