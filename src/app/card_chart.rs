//! The small chart of a card. What it shows stands beside it as text. It is
//! drawn by the rest of the program (`rest`); until then a picture of it stands
//! there, where the page was written at build.

use super::dom::{El, Element, Node, classed, el};
use super::drawn::{keep_drawn, paint};
use super::state::App;
use super::{parts, print, rest};
use crate::browser::canvas::{self, Canvas};
use crate::browser::node;
use crate::chart::{self, Frame};
use crate::plan::Kpi;
use std::cell::Cell;

pub fn card_chart(app: App, kpi: &'static Kpi) -> Node {
    let frame = classed("div", "card-chart");
    #[cfg(not(target_arch = "wasm32"))]
    let frame = picture(app, kpi, frame);
    frame
        .made(move |element| parts::when_here(app, move || rest::card_chart(app, kpi, element)))
        .view()
}

/// The picture, by the same layout and drawing.
#[cfg(not(target_arch = "wasm32"))]
fn picture(app: App, kpi: &Kpi, frame: El) -> El {
    let scene = chart::layout(
        kpi,
        &Frame::card(chart::STRETCHED_PX, app.era()),
        &chart::Estimate,
    );
    let picture = chart::stretched(&scene).map(super::dom::svg);
    frame
        .attr("role", "img")
        .attr("aria-label", &chart::summary(kpi, app.era()))
        .maybe(picture)
}

/// Puts the chart into its frame.
pub fn draw(app: App, kpi: &'static Kpi, frame: Element) {
    let around = frame.clone();
    let placed = Cell::new(false);
    let draw = move |canvas: &Canvas| {
        let frame = Frame::card(canvas::width(canvas), app.era());
        let drawn = paint(canvas, &|measure| chart::layout(kpi, &frame, measure));
        // Once: on paper a drawing stands beside it.
        if drawn.is_some() && !placed.replace(true) {
            node::keep_only(&around, canvas);
        }
    };
    print::card(app, kpi, frame.clone());
    let canvas = el("canvas").made(keep_drawn(Box::new(draw))).view();
    // No picture without a name: there is neither before this.
    El::of(frame)
        .attr("role", "img")
        .attr_live("aria-label", move || Some(chart::summary(kpi, app.era())))
        .kid(canvas);
}
