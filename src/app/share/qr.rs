//! The link as a QR code, large enough to be read across a room.

use super::super::dom::{El, Node, classed, el, many};
use crate::browser::node;
use crate::export::qr::qr;
use crate::i18n;

pub fn body(link: &str) -> Node {
    let Some(code) = qr(link) else {
        return el("p").text(i18n::QR_TOO_LONG).view();
    };
    let side = code.side.to_string();
    let drawn = node::drawn("svg").zip(node::drawn("path"));
    let picture = drawn.map(|(svg, path)| {
        let path = El::of(path).attr("d", &code.path);
        El::of(svg)
            .attr("class", "qr")
            .attr("role", "img")
            .attr("aria-label", i18n::QR_PICTURE)
            .attr("viewBox", &["0 0 ", &side, " ", &side].concat())
            .attr("shape-rendering", "crispEdges")
            .kid(path.view())
            .view()
    });
    let about = classed("p", "note").text(i18n::QR_ABOUT);
    many([about.view()].into_iter().chain(picture).collect())
}
