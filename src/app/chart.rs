//! A KPI's chart: two canvases, the drawing and the focused point above it,
//! both drawn by the pure core. Pointer, touch and arrow keys move the focus.

use super::dom::{Node, classed, el, many};
use super::print;
use super::rx::{State, effect};
use super::state::App;
use crate::browser::{canvas, page, resize};
use crate::chart::{self, Frame, Palette, Scene, Surface};
use crate::i18n;
use crate::plan::Kpi;
use leptos::prelude::*;
use std::sync::Arc;
use wasm_bindgen::JsCast;
use web_sys::{HtmlCanvasElement, PointerEvent};

/// What the large chart shows now.
#[derive(Clone, Default)]
struct Showing {
    scene: Option<Arc<Scene>>,
    focus: Option<usize>,
}

impl Showing {
    fn points(&self) -> usize {
        self.scene.as_ref().map_or(0, |scene| scene.points.len())
    }

    /// The focused point in words, or how to get there.
    fn read_out(&self) -> String {
        let point = self.focus.and_then(|n| self.scene.as_ref()?.points.get(n));
        point.map_or_else(
            || i18n::CHART_HOW_TO.to_owned(),
            |point| point.sentence.clone(),
        )
    }

    /// The focus after a key; `None` for a key that means nothing here.
    fn after_key(&self, key: &str) -> Option<Option<usize>> {
        let last = self.points().checked_sub(1)?;
        Some(match key {
            "ArrowRight" | "ArrowUp" => Some(self.focus.map_or(0, |n| (n + 1).min(last))),
            "ArrowLeft" | "ArrowDown" => Some(self.focus.map_or(last, |n| n.saturating_sub(1))),
            "Home" => Some(0),
            "End" => Some(last),
            "Escape" => None,
            _ => return None,
        })
    }
}

/// The chart of a KPI's page.
pub fn full_chart(app: App, kpi: &'static Kpi) -> Node {
    let showing = State::new(Showing::default());
    let draw = move |canvas: &HtmlCanvasElement| {
        let scene = paint(canvas, kpi, &Frame::full(canvas::width(canvas), app.era()));
        showing.update(|s| s.scene = scene.map(Arc::new));
    };
    let draw_over = move |canvas: &HtmlCanvasElement| {
        let Showing {
            scene: Some(scene),
            focus,
        } = showing.get()
        else {
            return;
        };
        let scale = resize::pixel_ratio();
        if let Some(mut backend) = canvas::prepare(canvas, scene.width, scene.height, scale)
            && let Some(point) = focus
        {
            let _ = chart::draw_focus(
                &scene,
                point,
                Surface::canvas(scale),
                &Palette::LIGHT,
                &mut backend,
            );
        }
    };
    let pointed = move |event: web_sys::Event| {
        let Some((x, y)) = page::pointer_within(&event) else {
            return;
        };
        showing.update(|s| s.focus = s.scene.as_ref().and_then(|scene| scene.nearest(x, y)));
    };
    let left = move |event: web_sys::Event| {
        if event
            .dyn_ref::<PointerEvent>()
            .is_some_and(|e| e.pointer_type() == "mouse")
        {
            showing.update(|s| s.focus = None);
        }
    };
    let pressed = move |event: web_sys::Event| {
        let key = page::key_of(&event).unwrap_or_default();
        if let Some(focus) = showing.peek(|s| s.after_key(&key)) {
            event.prevent_default();
            showing.update(|s| s.focus = focus);
        }
    };
    let read_out = move || showing.with(Showing::read_out);
    let layer = || el("canvas").attr("aria-hidden", "true");
    let chart = classed("div", "chart")
        .attr("role", "slider")
        .attr("tabindex", "0")
        .attr("aria-label", i18n::CHART_POINTS)
        .attr("aria-valuemin", "1")
        .attr_live("aria-valuemax", move || {
            Some(showing.with(Showing::points).max(1).to_string())
        })
        .attr_live("aria-valuenow", move || {
            Some((showing.with(|s| s.focus.unwrap_or(0)) + 1).to_string())
        })
        .attr_live("aria-valuetext", move || Some(read_out()))
        .attr_live("style", move || {
            showing.with(|s| Some(format!("height:{}px", s.scene.as_ref()?.height)))
        })
        .made(move |element| print::chart(app, kpi, element))
        .on("pointermove", pointed)
        .on("pointerdown", pointed)
        .on("pointerleave", left)
        .on("keydown", pressed)
        .kid(layer().made(keep_drawn(draw)).view())
        .kid(layer().made(keep_drawn(draw_over)).view());
    let words = classed("p", "read-out")
        .attr("aria-hidden", "true")
        .text_live(read_out);
    many(vec![chart.view(), words.view()])
}

/// Draws when the canvas is laid out, and again whenever its size, the
/// screen's density or anything that the drawing read changes.
pub fn keep_drawn(draw: impl Fn(&HtmlCanvasElement) + 'static) -> impl FnOnce(web_sys::Element) {
    let changes = State::new(0u32);
    let canvas = StoredValue::new_local(None::<(HtmlCanvasElement, resize::Resizes)>);
    effect(move || {
        if changes.get() > 0 {
            canvas.with_value(|held| held.iter().for_each(|(canvas, _)| draw(canvas)));
        }
    });
    on_cleanup(move || canvas.set_value(None));
    move |element| {
        let Ok(found) = element.dyn_into::<HtmlCanvasElement>() else {
            return;
        };
        let changed = move || changes.update(|n| *n = n.saturating_add(1));
        let resizes = resize::Resizes::watch(&found, changed);
        canvas.set_value(resizes.map(|resizes| (found, resizes)));
    }
}

pub fn paint(canvas: &HtmlCanvasElement, kpi: &Kpi, frame: &Frame) -> Option<Scene> {
    let scene = chart::layout(kpi, frame, &canvas::Ruler::new(canvas)?);
    let scale = resize::pixel_ratio();
    let mut backend = canvas::prepare(canvas, scene.width, scene.height, scale)?;
    chart::draw(
        &scene,
        Surface::canvas(scale),
        &Palette::LIGHT,
        &mut backend,
    )
    .ok()?;
    Some(scene)
}
