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

/// The chart of the KPI of this number.
pub fn card_chart(app: App, kpi: &'static Kpi, number: usize) -> Node {
    let frame = classed("div", "card-chart");
    #[cfg(not(target_arch = "wasm32"))]
    let frame = picture(app, kpi, frame);
    frame
        .maybe(kept::picture(number))
        .made(move |element| parts::when_here(app, move || rest::card_chart(app, kpi, element)))
        .view()
}

/// The pictures of the page as it was written at build, for the same page in another
/// language, which is made anew: there are no words in them.
#[cfg(target_arch = "wasm32")]
pub mod kept {
    use super::{Element, Node};
    use crate::browser::page;
    use std::cell::RefCell;

    thread_local! {
        static PICTURES: RefCell<Vec<Element>> = const { RefCell::new(Vec::new()) };
    }

    /// Keeps those that stand on the page.
    pub fn keep() {
        PICTURES.set(page::elements(".card-chart > svg"));
    }

    pub fn are_there() -> bool {
        PICTURES.with_borrow(|pictures| !pictures.is_empty())
    }

    /// That of the KPI of this number.
    pub fn picture(number: usize) -> Option<Node> {
        PICTURES.with_borrow(|pictures| pictures.get(number).cloned().map(Node::of))
    }
}

/// Natively, at build, there is nothing to keep.
#[cfg(not(target_arch = "wasm32"))]
pub mod kept {
    use super::Node;

    pub fn are_there() -> bool {
        false
    }

    pub fn picture(_: usize) -> Option<Node> {
        None
    }
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
