//! The page on paper. Charts stand there as drawings, laid out for the paper
//! and not for the screen that it was printed from.

use super::chart::Layout;
use super::dom::Element;
use super::state::App;
use crate::browser::canvas::Ruler;
use crate::browser::print;
use crate::chart::{self, Frame, Measure, Palette};
use crate::plan::Kpi;
use leptos::prelude::*;
use std::rc::Rc;

/// The widths of charts on A4, in CSS px: across the page, and in a card of
/// three in a row.
const PAGE_CSS_PX: f64 = 640.0;
const CARD_CSS_PX: f64 = 180.0;

/// Makes pages ready whenever they are printed.
pub fn keep_ready() {
    print::keep_ready();
}

/// Has a large chart stand in this element on paper.
pub fn chart(app: App, title: String, layout: Layout, element: Element) {
    let frame = move || Frame::full(PAGE_CSS_PX, app.era());
    draw(title, layout, element, Box::new(frame));
}

/// Has a KPI's small chart stand in this element on paper.
pub fn card(app: App, kpi: &'static Kpi, element: Element) {
    let frame = move || Frame::card(CARD_CSS_PX, app.era());
    let layout = move |frame: &Frame, measure: &dyn Measure| chart::layout(kpi, frame, measure);
    draw(
        kpi.name.text.clone(),
        Rc::new(layout),
        element,
        Box::new(frame),
    );
}

fn draw(title: String, layout: Layout, element: Element, frame: Box<dyn Fn() -> Frame>) {
    let picture = move || {
        let scene = layout(&frame(), &Ruler::off_screen()?);
        // What it shows stands beside it as text.
        Some(chart::svg(&scene, &Palette::LIGHT, &title, ""))
    };
    on_paper(element, picture);
}

/// Has a drawing, an SVG document, stand in an element while it is printed, for
/// as long as what is around it stands. Its canvases are hidden meanwhile.
pub fn on_paper(element: Element, picture: impl Fn() -> Option<String> + 'static) {
    // Printing is no part of any effect: what is read is not followed.
    let held = print::in_place_of(element, Rc::new(move || untrack(&picture)));
    let held = StoredValue::new_local(Some(held));
    on_cleanup(move || held.set_value(None));
}
