//! How the frame is going to look, on a phone and on a wide screen; and how high
//! its content is there.

use super::super::super::dom::{Element, Node, classed, el, many};
use super::Builder;
use crate::browser::{frames, node};
use crate::i18n;
use leptos::prelude::{SetValue, StoredValue, on_cleanup};

/// Made anew for each address: a page decides when it is loaded what it shows.
pub fn previews(builder: Builder) -> Node {
    let address = builder.address.get();
    let preview = |number: usize, class, label| {
        let listening = StoredValue::new_local(None);
        on_cleanup(move || listening.set_value(None));
        let made = move |frame: Element| {
            let sized = frame.clone();
            let measured = move |height: f64| {
                node::set_height(&sized, height);
                #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // 1 to 1,000,000
                let height = height.ceil() as u32;
                let changed = builder.heights.peek(|h| h.get(number) != Some(&height));
                if changed {
                    builder.heights.update(|heights| {
                        if let Some(slot) = heights.get_mut(number) {
                            *slot = height;
                        }
                    });
                }
            };
            listening.set_value(Some(frames::heights(&frame, measured)));
        };
        let frame = classed("iframe", class)
            .attr("title", label)
            .attr("src", &address)
            .made(made);
        // It scrolls where the dialog is narrower.
        el("figure")
            .attr("tabindex", "0")
            .kid(classed("figcaption", "note").text(label).view())
            .kid(frame.view())
            .view()
    };
    many(vec![
        preview(0, "narrow", i18n::EMBED_NARROW),
        preview(1, "wide", i18n::EMBED_WIDE),
    ])
}
