//! The page on paper. Charts stand there as drawings, laid out for the paper
//! and not for the screen that it was printed from.

use super::dom::Element;
use super::state::App;
use crate::browser::canvas::Ruler;
use crate::browser::print;
use crate::chart::{self, Frame, Palette};
use crate::i18n;
use crate::plan::Kpi;
use leptos::prelude::*;
use std::rc::Rc;

/// The widths of charts on A4, in CSS px: across the page, and in a card of
/// three in a row.
const PAGE_CSS_PX: f64 = 640.0;
const CARD_CSS_PX: f64 = 180.0;

/// Makes pages ready whenever they are printed.
pub fn keep_ready() {
    print::keep_ready(i18n::PAGE_ADDRESS);
}

/// Has a KPI's large chart stand in this element on paper.
pub fn chart(app: App, kpi: &'static Kpi, element: Element) {
    let layout = move || Frame::full(PAGE_CSS_PX, app.era());
    draw(app, kpi, element, Rc::new(layout));
}

/// The same for its small chart.
pub fn card(app: App, kpi: &'static Kpi, element: Element) {
    let layout = move || Frame::card(CARD_CSS_PX, app.era());
    draw(app, kpi, element, Rc::new(layout));
}

fn draw(app: App, kpi: &'static Kpi, element: Element, frame: Rc<dyn Fn() -> Frame>) {
    let picture = move || {
        let scene = chart::layout(kpi, &frame(), &Ruler::off_screen()?);
        let summary = chart::summary(kpi, app.era());
        Some(chart::svg(
            &scene,
            &Palette::LIGHT,
            &kpi.name.text,
            &summary,
        ))
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
