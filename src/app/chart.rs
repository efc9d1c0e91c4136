//! A KPI's chart: two canvases, the drawing and the focused point above it,
//! both drawn by the pure core. Pointer, touch and arrow keys move the focus.

use super::state::App;
use crate::browser::{canvas, resize};
use crate::chart::{self, Frame, Palette, Scene, Surface};
use crate::i18n;
use crate::plan::Kpi;
use leptos::ev::{KeyboardEvent, PointerEvent};
use leptos::html::Canvas;
use leptos::prelude::*;
use std::sync::Arc;
use web_sys::HtmlCanvasElement;

/// The small chart of a card. What it shows stands beside it as text.
pub fn card_chart(app: App, kpi: Arc<Kpi>) -> AnyView {
    let node = NodeRef::<Canvas>::new();
    let summary = {
        let kpi = kpi.clone();
        move || chart::summary(&kpi, app.era())
    };
    keep_drawn(node, move |canvas| {
        paint(canvas, &kpi, &Frame::card(canvas::width(canvas), app.era()));
    });
    view! { <canvas class="card-chart" node_ref=node role="img" aria-label=summary></canvas> }
        .into_any()
}

/// The chart of a KPI's page.
pub fn full_chart(app: App, kpi: Arc<Kpi>) -> AnyView {
    let base = NodeRef::<Canvas>::new();
    let overlay = NodeRef::<Canvas>::new();
    let scene = RwSignal::new(None::<Arc<Scene>>);
    let focus = RwSignal::new(None::<usize>);
    keep_drawn(base, move |canvas| {
        let drawn = paint(canvas, &kpi, &Frame::full(canvas::width(canvas), app.era()));
        scene.set(drawn.map(Arc::new));
    });
    Effect::new(move |_| {
        let Some(canvas) = overlay.get() else { return };
        let Some(scene) = scene.get() else { return };
        let focus = focus.get();
        let scale = resize::pixel_ratio();
        if let Some(mut backend) = canvas::prepare(&canvas, scene.width, scene.height, scale)
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
    });
    let count = move || scene.with(|s| s.as_ref().map_or(0, |s| s.points.len()));
    let nearest = move |event: &PointerEvent| {
        let canvas = overlay.get_untracked()?;
        let x = f64::from(event.client_x()) - canvas.get_bounding_client_rect().left();
        let y = f64::from(event.client_y()) - canvas.get_bounding_client_rect().top();
        scene.with_untracked(|s| s.as_ref().and_then(|s| s.nearest(x, y)))
    };
    let pointed = move |event: PointerEvent| focus.set(nearest(&event));
    let left = move |event: PointerEvent| {
        if event.pointer_type() == "mouse" {
            focus.set(None);
        }
    };
    let pressed = move |event: KeyboardEvent| {
        let now = focus.get_untracked();
        let Some(last) = untrack(count).checked_sub(1) else {
            return;
        };
        let next = match event.key().as_str() {
            "ArrowRight" | "ArrowUp" => now.map_or(0, |n| (n + 1).min(last)),
            "ArrowLeft" | "ArrowDown" => now.map_or(last, |n| n.saturating_sub(1)),
            "Home" => 0,
            "End" => last,
            "Escape" => {
                focus.set(None);
                return;
            }
            _ => return,
        };
        event.prevent_default();
        focus.set(Some(next));
    };
    let read_out = move || {
        let point = focus.get().and_then(|n| {
            scene.with(|s| {
                s.as_ref()
                    .and_then(|s| s.points.get(n).map(|p| p.sentence.clone()))
            })
        });
        point.unwrap_or_else(|| i18n::CHART_HOW_TO.to_owned())
    };
    view! {
        <div class="chart" role="slider" tabindex="0" aria-label=i18n::CHART_POINTS
            aria-valuemin="1" aria-valuemax=move || count().max(1).to_string()
            aria-valuenow=move || focus.get().map_or(1, |n| n + 1).to_string() aria-valuetext=read_out
            on:pointermove=pointed on:pointerdown=pointed on:pointerleave=left on:keydown=pressed
            style=move || scene.with(|s| s.as_ref().map(|s| format!("height:{}px", s.height)))>
            <canvas node_ref=base aria-hidden="true"></canvas>
            <canvas node_ref=overlay aria-hidden="true"></canvas>
        </div>
        <p class="read-out" aria-hidden="true">{read_out}</p>
    }
    .into_any()
}

/// Draws now, and again whenever the canvas's size, the screen's density or
/// anything that the drawing read changes.
fn keep_drawn(node: NodeRef<Canvas>, draw: impl Fn(&HtmlCanvasElement) + 'static) {
    let changes = RwSignal::new(0u32);
    let watched = StoredValue::new_local(None);
    Effect::new(move |_| {
        changes.track();
        let Some(canvas) = node.get() else { return };
        if watched.with_value(Option::is_none) {
            let changed = move || changes.update(|n| *n = n.wrapping_add(1));
            watched.set_value(Some(resize::Resizes::watch(&canvas, changed)));
        }
        draw(&canvas);
    });
    on_cleanup(move || watched.set_value(None));
}

fn paint(canvas: &HtmlCanvasElement, kpi: &Kpi, frame: &Frame) -> Option<Scene> {
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
