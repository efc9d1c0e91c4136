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
#[cfg_attr(not(target_arch = "wasm32"), allow(unused_variables))] // pictures are kept in a browser
pub fn card_chart(app: App, kpi: &'static Kpi, number: usize) -> Node {
    let frame = classed("div", "card-chart");
    #[cfg(not(target_arch = "wasm32"))]
    let frame = picture(app, kpi, frame);
    #[cfg(target_arch = "wasm32")]
    let frame = if pictures_are_kept() {
        super::words::with_picture(kpi, number, frame)
    } else {
        frame
    };
    frame
        .made(move |element| parts::when_here(app, move || rest::card_chart(app, kpi, element)))
        .view()
}

thread_local! {
    // Beside the pictures, which the part with words has: it may not be here.
    static KEPT: Cell<bool> = const { Cell::new(false) };
}

/// Whether the pictures of the page as it was written at build are kept, for the same page in
/// another language, which is made anew.
pub fn pictures_are_kept() -> bool {
    KEPT.get()
}

/// The pictures, for who reads another language or furigana: there are no words in them.
#[cfg(target_arch = "wasm32")]
pub mod kept {
    use super::{El, Element, KEPT, Kpi, Node};
    use crate::browser::page;
    use crate::i18n::{self, Language};
    use crate::kpi;
    use std::cell::RefCell;

    thread_local! {
        static PICTURES: RefCell<Vec<Element>> = const { RefCell::new(Vec::new()) };
    }

    /// Keeps those that stand on the page.
    pub fn keep() {
        let pictures = page::elements(".card-chart > svg");
        KEPT.set(!pictures.is_empty());
        PICTURES.set(pictures);
    }

    /// The frame with the picture of the KPI of this number, and a name.
    pub fn with_picture(kpi: &Kpi, number: usize, frame: El) -> El {
        let kept = PICTURES.with_borrow(|pictures| pictures.get(number).cloned());
        let Some(picture) = kept else {
            return frame;
        };
        let written = picture
            .parent_element()
            .and_then(|around| around.get_attribute("aria-label"));
        let name = match written {
            Some(written) if i18n::language() == Language::Japanese => written,
            _ => name(kpi),
        };
        frame
            .attr("role", "img")
            .attr("aria-label", &name)
            .kid(Node::of(picture))
    }

    /// What the chart shows, in the words that are here: the rest of the program has more.
    fn name(kpi: &Kpi) -> String {
        let mut name = i18n::say(&kpi.name.text).to_owned();
        let target = kpi::next_target(kpi).or(kpi.targets.first());
        for (label, value) in [
            (i18n::BASELINE, kpi.baseline.as_ref()),
            (i18n::LATEST, kpi::latest_published(kpi)),
            (i18n::TARGET, target),
        ] {
            if let Some(value) = value {
                name += " / ";
                name += i18n::say(label);
                name += " ";
                name += &i18n::value(value, &kpi.unit);
            }
        }
        name
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
