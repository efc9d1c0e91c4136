//! The ways into ruby, the part that furigana need. What can be reached from here alone is not in
//! the modules before it (`xtask/src/split.rs`): nothing here may be called before `parts` says
//! that it has arrived.

use super::dom::{self, Node};
use super::furigana;
use crate::i18n::readings::Reader;

/// Shows furigana from now on, and then does this.
#[inline(never)]
pub fn load(done: Box<dyn FnOnce()>) {
    crate::browser::fetch::run(async move {
        furigana::load().await;
        done();
    });
}

/// A text with furigana, where it has any.
#[inline(never)]
pub fn with_readings(readings: &dyn Reader, said: &str) -> Option<Node> {
    dom::read(readings, said)
}
