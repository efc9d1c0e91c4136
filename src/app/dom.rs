//! The elements of the page. Leptos' signals, effects and owners say when
//! something changes; what it changes is made here, on the document itself.
//!
//! Leptos' own views carry their whole shape in their type, and each shape is
//! compiled anew: 30 kB of WebAssembly more even with every type erased. Here an
//! element, an attribute that changes and a part that changes are one function
//! each.
//!
//! The same components make the page twice. At build they write it as HTML
//! (`html`), so that it can be read before the program is there or without it.
//! In the browser (`page`) the program takes that page over (`adopt`) instead of
//! making it anew: both run through the same calls in the same order, and what
//! changes later carries the number of its turn.

#[cfg(target_arch = "wasm32")]
pub mod adopt;
#[cfg(not(target_arch = "wasm32"))]
mod html;
#[cfg(target_arch = "wasm32")]
mod page;

#[cfg(not(target_arch = "wasm32"))]
pub use html::{El, Node, begin, classed, el, keyed, live, many, nothing, svg, text};
#[cfg(target_arch = "wasm32")]
pub use page::{El, Node, classed, el, keyed, live, many, nothing, text};

pub use web_sys::Element;

/// The attribute with an element's turn.
pub const TURN: &str = "data-h";
