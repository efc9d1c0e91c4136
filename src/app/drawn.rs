//! Canvases that stay drawn: as crisp as the screen, at any size, after any
//! change of what they show.

use super::rx::{State, effect};
use crate::browser::canvas::{self, Canvas};
use crate::browser::{resize, scheme};
use crate::chart::{self, Measure, Palette, Scene, Surface};
use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// Draws when the canvas is laid out, and again whenever its size, the
/// screen's density, the colour scheme or anything that the drawing read changes.
#[inline(never)]
pub fn keep_drawn(draw: Box<dyn Fn(&Canvas)>) -> impl FnOnce(web_sys::Element) {
    let changes = State::new(0u32);
    let canvas = StoredValue::new_local(None::<(Canvas, resize::Resizes, scheme::Changes)>);
    effect(move || {
        if changes.get() > 0 {
            canvas.with_value(|held| held.iter().for_each(|(canvas, ..)| draw(canvas)));
        }
    });
    on_cleanup(move || canvas.set_value(None));
    move |element| {
        let Ok(found) = element.dyn_into::<Canvas>() else {
            return;
        };
        let measured = found.clone();
        let mut known = None;
        let changed = move || {
            // The drawing itself makes its height: only another width or density asks for another.
            let now = Some((canvas::width(&measured), resize::pixel_ratio()));
            if known != now {
                known = now;
                changes.update(|n| *n = n.saturating_add(1));
            }
        };
        let resizes = resize::Resizes::watch(&found, changed);
        let schemes = scheme::on_change(move || changes.update(|n| *n = n.saturating_add(1)));
        canvas.set_value(resizes.map(|resizes| (found, resizes, schemes)));
    }
}

/// Lays a chart out by the canvas's own measure of texts, and draws it.
#[inline(never)]
pub fn paint(
    canvas: &Canvas,
    layout: &dyn Fn(&dyn Measure) -> Scene<'static>,
) -> Option<Scene<'static>> {
    let scene = layout(&canvas::Ruler::new(canvas)?);
    over(canvas, &scene, std::slice::from_ref(&scene), None);
    Some(scene)
}

/// Draws scenes on a canvas of a chart's size, and the mark of the point in
/// focus.
#[inline(never)]
pub fn over(canvas: &Canvas, chart: &Scene, scenes: &[Scene], focus: Option<usize>) {
    let scale = canvas::density(chart.width, chart.height);
    let Some(mut backend) = canvas::prepare(canvas, chart.width, chart.height, scale) else {
        return;
    };
    let palette = Palette::of(scheme::dark(), scheme::more());
    let surface = Surface::canvas(scale);
    // A canvas that fails stays as it is: sentence and table tell the same.
    for scene in scenes {
        let _ = chart::draw(scene, surface, palette, &mut backend);
    }
    if let Some(point) = focus {
        let _ = chart::draw_focus(chart, point, surface, palette, &mut backend);
    }
}
