//! A chart that is read point by point, of any kind: two canvases, the drawing
//! and above it what a person holds of it, both drawn by the pure core. Pointer,
//! touch and keys move the focus; two points of a KPI can be pinned.

use super::dom::{Node, classed, el, many};
use super::drawn::{keep_drawn, over, paint};
use super::print;
use super::rx::State;
use super::state::App;
use crate::browser::canvas::{self, Canvas};
use crate::browser::{node, page};
use crate::chart::{self, Frame, Measure, Point, Scene, Selection};
use crate::i18n;
use crate::plan::Kpi;
use std::rc::Rc;
use std::sync::Arc;

/// Makes a chart's scene in a frame, from whatever it reads; read signals are
/// followed.
pub type Layout = Rc<dyn Fn(&Frame, &dyn Measure) -> Scene<'static>>;

/// A point in words: to be seen in a line, or to be heard.
type Words = fn(&Point<'static>) -> String;

/// What a chart shows now.
#[derive(Default)]
struct Showing {
    scene: Option<Arc<Scene<'static>>>,
    held: Selection,
    /// The KPI whose points can be pinned.
    kpi: Option<&'static Kpi>,
}

/// From here on a chart is not as high as its frame.
const HEIGHTS_DIFFER_PX: f64 = 0.5;

/// A chart of any kind; its points can be pinned where they are a KPI's.
#[inline(never)]
pub fn interactive(app: App, title: &str, layout: Layout, kpi: Option<&'static Kpi>) -> Node {
    let showing = State::new(Showing {
        kpi,
        ..Showing::default()
    });
    let (on_paper, named) = (layout.clone(), title.to_owned());
    #[cfg(not(target_arch = "wasm32"))]
    let (pictures, framed) = pictures(app, title, &layout, kpi.is_some());
    let draw = move |canvas: &Canvas| {
        let frame = Frame::full(canvas::width(canvas), app.era());
        let scene = paint(canvas, &|measure| layout(&frame, measure));
        if scene.is_some() {
            node::remove_before(canvas);
        }
        showing.update(|s| s.scene = scene.map(Arc::new));
    };
    let draw_over = move |canvas: &Canvas| showing.with(|s| s.draw(canvas));
    let pointed = move |event| {
        let at = page::pointer_within(&event);
        let point = at.and_then(|(x, y)| showing.peek(|s| s.scene.as_ref()?.nearest(x, y)));
        focus(showing, point);
    };
    let left = move |event| {
        if page::of_mouse(&event) {
            focus(showing, None);
        }
    };
    // A click comes after the pointer, or a finger, is on its point.
    let clicked = move |_| {
        if kpi.is_some() {
            showing.update(|s| s.held.pin());
        }
    };
    let pressed = move |event: web_sys::Event| {
        let key = page::key_of(&event).unwrap_or_default();
        if let Some(held) = showing.peek(|s| s.held.after_key(&key, s.points().len(), s.pins())) {
            event.prevent_default();
            showing.update(|s| s.held = held);
        }
    };
    let read_out = move || showing.with(|s| s.read_out(Point::sentence));
    let spoken = move || showing.with(|s| s.read_out(Point::spoken));
    let layer = || el("canvas").attr("aria-hidden", "true");
    let class = if kpi.is_some() { "chart pins" } else { "chart" };
    #[cfg(not(target_arch = "wasm32"))]
    let class = &[class, framed].concat();
    let chart = classed("div", class)
        .attr("role", "slider")
        .attr("tabindex", "0")
        .attr("aria-label", &i18n::chart_points(title))
        .attr("aria-valuemin", "1")
        .attr_live("aria-valuemax", move || {
            Some(showing.with(|s| s.points().len()).max(1).to_string())
        })
        .attr_live("aria-valuenow", move || {
            Some((showing.with(|s| s.held.focus.unwrap_or(0)) + 1).to_string())
        })
        .attr_live("aria-valuetext", move || Some(spoken()))
        .height_live(Box::new(move || {
            showing.with(|s| Some(s.scene.as_ref()?.height * page::letters()))
        }))
        .made(move |element| print::chart(app, named, on_paper, element))
        .on("pointermove", pointed)
        .on("pointerdown", pointed)
        .on("pointerleave", left)
        .on("click", clicked)
        .on("keydown", pressed);
    #[cfg(not(target_arch = "wasm32"))]
    let chart = chart.kids(pictures);
    // Where no picture stands there, a KPI's chart has its room before it is drawn.
    #[cfg(target_arch = "wasm32")]
    let chart = chart.attr_live("class", move || {
        let framed = kpi.is_some() && showing.with(Showing::is_framed);
        Some(if framed { "chart pins framed" } else { class }.to_owned())
    });
    let chart = chart
        .kid(layer().made(keep_drawn(Box::new(draw))).view())
        .kid(layer().made(keep_drawn(Box::new(draw_over))).view());
    let words = classed("p", "read-out")
        .attr("aria-hidden", "true")
        .sentence_live(read_out);
    let mut views = vec![chart.view(), words.view()];
    views.extend(kpi.map(|_| comparison(showing)));
    many(views)
}

/// The chart as it stands in a page that was written at build: on a phone, on a
/// wider screen, and as wide as a page gets, where nothing stands `beside` it.
/// The style shows one of them, and keeps a chart that is as
/// high as its frame, which follows the width, so high: it has a class then.
#[cfg(not(target_arch = "wasm32"))]
fn pictures(app: App, title: &str, layout: &Layout, beside: bool) -> (Vec<Node>, &'static str) {
    const WIDTHS_CSS_PX: [(&str, f64); 3] =
        [("narrow", 320.0), ("wide", 680.0), ("widest", 1106.0)];
    let mut framed = " framed";
    let mut pictures = Vec::new();
    for (class, width) in WIDTHS_CSS_PX.into_iter().take(if beside { 2 } else { 3 }) {
        let frame = Frame::full(width, app.era());
        let scene = layout(&frame, &chart::Estimate);
        if (scene.height - frame.height).abs() > HEIGHTS_DIFFER_PX {
            framed = "";
        }
        let drawn = chart::svg(&scene, &chart::Palette::LIGHT, title, "");
        let classed = format!("<svg class=\"{class}\" ");
        pictures.push(super::dom::svg(drawn.replacen("<svg ", &classed, 1)));
    }
    (pictures, framed)
}

/// A pointer that stays with its point changes nothing.
fn focus(showing: State<Showing>, point: Option<usize>) {
    if showing.peek(|s| s.held.focus != point) {
        showing.update(|s| s.held.focus = point);
    }
}

/// What lies between the pinned points, in a line and announced in full words,
/// and the way to let go of them.
fn comparison(showing: State<Showing>) -> Node {
    let words = el("p")
        .attr("aria-hidden", "true")
        .sentence_live(move || showing.with(|s| s.compared(chart::compare, Point::sentence)));
    let announced = classed("p", "hidden")
        .attr("role", "status")
        .text_live(move || showing.with(|s| s.compared(chart::compare_aloud, Point::spoken)));
    let clear = classed("button", "tool")
        .hidden(move || showing.with(|s| s.held.pinned.is_empty()))
        .on("click", move |_| {
            // This button is about to disappear; the focus goes to what it is about.
            page::focus(".chart.pins");
            showing.update(|s| s.held = Selection::default());
        })
        .text(i18n::COMPARE_CLEAR);
    classed("div", "compared")
        .kid(words.view())
        .kid(announced.view())
        .kid(clear.view())
        .view()
}

impl Showing {
    fn points(&self) -> &[Point<'static>] {
        self.scene.as_ref().map_or(&[], |scene| &scene.points)
    }

    fn pins(&self) -> bool {
        self.kpi.is_some()
    }

    /// Whether it is as high as the style keeps it, for all that is known.
    #[cfg(target_arch = "wasm32")]
    fn is_framed(&self) -> bool {
        self.scene.as_ref().is_none_or(|scene| {
            let frame = Frame::full(scene.width, crate::plan::EraStyle::default());
            (scene.height - frame.height).abs() <= HEIGHTS_DIFFER_PX
        })
    }

    fn pinned(&self) -> Vec<&Point<'static>> {
        let pinned = self.held.pinned.iter();
        pinned.filter_map(|n| self.points().get(*n)).collect()
    }

    /// The focused point in words, or how to get there.
    fn read_out(&self, words: Words) -> String {
        let point = self.held.focus.and_then(|n| self.points().get(n));
        let how_to = if self.pins() {
            i18n::CHART_HOW_TO_PIN
        } else {
            i18n::CHART_HOW_TO
        };
        point.map_or_else(|| i18n::say(how_to).to_owned(), words)
    }

    /// The pinned points in words.
    fn compared(&self, both: fn(&Kpi, &Point, &Point) -> String, words: Words) -> String {
        match (self.kpi, self.pinned().as_slice()) {
            (Some(kpi), [a, b]) => both(kpi, a, b),
            (_, [a]) => i18n::pinned(&words(a)),
            _ => String::new(),
        }
    }

    /// Draws what is held, over the chart.
    fn draw(&self, canvas: &Canvas) {
        let Some(scene) = &self.scene else {
            return;
        };
        if self.held == Selection::default() {
            return canvas::blank(canvas);
        }
        let mut scenes = Vec::new();
        if !self.held.pinned.is_empty()
            && let Some(ruler) = canvas::Ruler::new(canvas)
        {
            let reading = match (self.kpi, self.pinned().as_slice()) {
                (Some(kpi), [a, b]) => chart::change(kpi, a, b),
                _ => None,
            };
            let reading = reading.unwrap_or_default();
            scenes.push(chart::pins(scene, &self.held.pinned, &reading, &ruler));
        }
        over(canvas, scene, &scenes, self.held.focus);
    }
}
