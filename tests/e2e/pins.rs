//! Two points of a KPI's chart, pinned to be compared: by keyboard, mouse and
//! finger. What moves over the chart leaves its drawing alone.

use crate::chart::{open, said};
use crate::page::{Page, visit};
use crate::site;
use keikaku::chart::{Estimate, Frame, Scene, compare, compare_aloud, layout};
use serde_json::json;
use thirtyfour::Key;

const KPI: &str = "real-debt-service-ratio";
const CHART: &str = "document.querySelector('.chart')";
/// What is seen of the comparison, and what is announced.
const LINE: &str = ".compared [aria-hidden]";
const SENTENCE: &str = ".compared [role=status]";

/// The chart's points, in words as on the page.
fn scene() -> Scene<'static> {
    layout(site::kpi(KPI), &Frame::full(700.0, site::ERA), &Estimate)
}

fn compared(a: usize, b: usize) -> String {
    let points = scene().points;
    compare_aloud(site::kpi(KPI), &points[a], &points[b])
}

/// How much is drawn over the chart.
fn marked(page: &Page) -> f64 {
    page.number("(e => e.getContext('2d').getImageData(0, 0, e.width, e.height).data.filter((v, n) => n % 4 === 3 && v > 0).length)(document.querySelectorAll('.chart canvas')[1])")
}

fn can_be_cleared(page: &Page) -> bool {
    page.get("document.querySelector('.compared button').checkVisibility()") == true
}

#[test]
fn two_points_are_pinned_by_keyboard_and_compared_in_a_sentence() {
    visit(|page| {
        let last = scene().points.len() - 1;
        open(page, site::kpi(KPI));
        page.js(&format!("{CHART}.focus()"), json!([]));
        assert!(!can_be_cleared(page));
        page.keys(Key::Home + "");
        let with_focus = marked(page);
        page.keys(Key::Enter + "");
        let first = page.text(SENTENCE);
        assert!(
            first.starts_with("A：") && first.contains("もう1つ"),
            "{first}"
        );
        page.keys(Key::End + "");
        assert!(marked(page) > with_focus, "A is marked beside the focus");
        page.keys(" ");
        assert_eq!(page.text(SENTENCE), compared(0, last));
        let points = scene().points;
        let line = compare(site::kpi(KPI), &points[0], &points[last]);
        assert_eq!(page.text(LINE), line);
        // In the other way of writing years it says the same.
        page.click("#era");
        page.until("western years", "document.querySelector('.compared').textContent.includes('2025年度') && !document.querySelector('.compared').textContent.includes('令和')");
        page.click("#era");
        page.until(
            "years of the era",
            "document.querySelector('.compared').textContent.includes('令和')",
        );
        assert_eq!(page.text(SENTENCE), compared(0, last));

        // A third one starts over.
        page.js(&format!("{CHART}.focus()"), json!([]));
        page.keys(Key::Left + "");
        page.keys(Key::Enter + "");
        assert!(page.text(SENTENCE).starts_with("A："));
        page.keys(Key::Escape + "");
        assert_eq!(page.text(SENTENCE), "");
        assert!(!can_be_cleared(page));
        assert!(marked(page) == 0.0, "nothing is left over the chart");

        // The button lets go of both, and the keyboard stays at the chart.
        page.keys(Key::Home + "");
        page.keys(Key::Enter + "");
        page.keys(Key::Tab + "");
        page.keys(Key::Enter + "");
        assert_eq!(page.text(SENTENCE), "");
        assert_eq!(
            page.get(&format!("document.activeElement === {CHART}")),
            true
        );
    });
}

/// A place over the chart, as a share of its width, in CSS px of the window.
fn place(page: &Page, share: f64) -> (f64, f64) {
    let part = |part: &str| page.number(&format!("{CHART}.getBoundingClientRect().{part}"));
    (
        part("left") + share * part("width"),
        part("top") + part("height") / 2.0,
    )
}

fn click(page: &Page, share: f64) {
    let (x, y) = place(page, share);
    for kind in ["mouseMoved", "mousePressed", "mouseReleased"] {
        page.cdp(
            "Input.dispatchMouseEvent",
            json!({ "type": kind, "x": x, "y": y, "button": "left", "clickCount": 1 }),
        );
    }
    page.settle();
}

fn tap(page: &Page, share: f64) {
    let (x, y) = place(page, share);
    for (kind, points) in [
        ("touchStart", json!([{ "x": x, "y": y }])),
        ("touchEnd", json!([])),
    ] {
        page.cdp(
            "Input.dispatchTouchEvent",
            json!({ "type": kind, "touchPoints": points }),
        );
    }
    page.until("the tap has become a click", "window.clicks.length");
    page.js("window.clicks.length = 0", json!([]));
    page.settle();
}

#[track_caller]
fn check_pointing(page: &Page, choose: fn(&Page, f64)) {
    page.js(
        &format!("{CHART}.scrollIntoView({{ block: 'center', behavior: 'instant' }}); window.clicks = []; addEventListener('click', e => clicks.push(e))"),
        json!([]),
    );
    page.settle();
    let points = scene().points;
    let number = |sentence: &str| points.iter().position(|p| p.spoken() == *sentence).unwrap();
    choose(page, 0.15);
    let a = number(&said(page));
    assert!(page.text(SENTENCE).starts_with("A："));
    choose(page, 0.7);
    let b = number(&said(page));
    assert!(a < b);
    assert_eq!(page.text(SENTENCE), compared(a, b));
    page.click(".compared button");
    assert_eq!(page.text(SENTENCE), "");
}

#[test]
fn two_points_are_pinned_by_mouse() {
    visit(|page| {
        open(page, site::kpi(KPI));
        check_pointing(page, click);
    });
}

#[test]
fn two_points_are_pinned_by_finger() {
    visit(|page| {
        page.screen(390, 844, 2.0);
        page.cdp(
            "Emulation.setTouchEmulationEnabled",
            json!({ "enabled": true }),
        );
        open(page, site::kpi(KPI));
        check_pointing(page, tap);
    });
}

#[test]
fn what_a_pointer_shows_is_drawn_over_the_chart_which_stays_as_it_is() {
    visit(|page| {
        open(page, site::kpi(KPI));
        page.js(
            &format!("{CHART}.scrollIntoView({{ block: 'center', behavior: 'instant' }})"),
            json!([]),
        );
        page.settle();
        // Every drawing begins with a canvas that is given its size.
        page.js(
            "const canvases = [...document.querySelectorAll('.chart canvas')]; window.drawings = canvases.map(() => 0);
             const own = Object.getOwnPropertyDescriptor(HTMLCanvasElement.prototype, 'width');
             canvases.forEach((canvas, n) => Object.defineProperty(canvas, 'width', { get: own.get, set(width) { drawings[n]++; own.set.call(this, width); } }))",
            json!([]),
        );
        let drawings = |n: usize| page.number(&format!("drawings[{n}]"));
        for step in 0..20 {
            let (x, y) = place(page, 0.1 + f64::from(step) * 0.04);
            page.cdp(
                "Input.dispatchMouseEvent",
                json!({ "type": "mouseMoved", "x": x, "y": y }),
            );
        }
        page.settle();
        assert!(drawings(1) > 3.0, "the points that were passed are marked");
        assert!(drawings(1) <= 20.0);
        click(page, 0.5);
        assert_eq!(drawings(0), 0.0, "the chart is not drawn anew");
        // The other way of writing years does draw it anew: the count counts.
        page.click("#era");
        page.until("the chart is drawn anew", "drawings[0] > 0");
    });
}
