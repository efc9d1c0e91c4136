//! The large chart of a KPI's page: drawn crisply, walked along by keyboard,
//! mouse and touch, told in words and as a table.

use crate::overview::PAINTED;
use crate::page::{Page, visit};
use crate::site;
use keikaku::chart::{Estimate, Frame, layout, summary, table};
use keikaku::plan::{EraStyle, Kpi};
use serde_json::json;

const KPI: &str = "real-debt-service-ratio";
const CHART: &str = "document.querySelector('.chart')";

pub fn open(page: &Page, kpi: &Kpi) {
    page.open(&format!("#/kpi/{}", kpi.id.as_str()));
    page.until("the chart is drawn", &drawn());
}

pub fn drawn() -> String {
    format!("(e => e && ({PAINTED}) > 500)(document.querySelector('.chart canvas'))")
}

fn all_kpis() -> impl Iterator<Item = &'static Kpi> {
    site::index()
        .kpis
        .iter()
        .map(|at| site::index().kpi(at).unwrap())
}

/// The points of a chart as they are to be heard, and as they are seen in a line, as the
/// pure core has them.
fn sentences(kpi: &Kpi, style: EraStyle) -> (Vec<String>, Vec<String>) {
    let points = layout(kpi, &Frame::full(700.0, style), &Estimate).points;
    let words = points
        .iter()
        .map(|point| (point.spoken(), point.sentence()));
    words.unzip()
}

pub fn said(page: &Page) -> String {
    page.text_of(&format!("{CHART}.getAttribute('aria-valuetext')"))
}

/// Whether every canvas has one pixel a device pixel; the layer above a chart has none while no point is
/// held.
const CRISP: &str = "[...document.querySelectorAll('canvas')].every(e => { if (e.width === 1 && e.matches('canvas + canvas')) return true; const box = e.getBoundingClientRect();
    return Math.abs(e.width - box.width * devicePixelRatio) <= 1 && Math.abs(e.height - box.height * devicePixelRatio) <= 1 })";

#[test]
fn canvases_have_the_pixels_of_the_screen_at_any_density_and_size() {
    visit(|page| {
        for density in [1.0, 2.0, 3.0] {
            page.screen(1280, 900, density);
            page.open("");
            page.until("the small charts are crisp", CRISP);
            open(page, site::kpi(KPI));
            page.until("the large chart is crisp", CRISP);
            page.js(&format!("{CHART}.focus()"), json!([]));
            page.keys(thirtyfour::Key::End + "");
            page.until(
                "the layer above it is",
                &format!("{CHART}.querySelector('canvas + canvas').width > 1 && {CRISP}"),
            );
        }
        // From now on without loading anew. A zoom changes the width in CSS px as well; a change of
        // density alone cannot be played: emulated, it tells the page nothing.
        for (width, density) in [(1100, 1.0), (820, 1.0), (390, 3.0), (700, 2.0), (1280, 1.5)] {
            page.screen(width, 900, density);
            page.until(&format!("{width} px at {density} are crisp"), CRISP);
            page.until("it is drawn anew", &drawn());
        }
    });
}

#[test]
fn arrow_keys_walk_along_the_points_and_each_is_read_out() {
    visit(|page| {
        let kpi = site::kpi(KPI);
        let (points, seen) = sentences(kpi, site::ERA);
        assert!(points.len() > 5);
        open(page, kpi);
        page.js(&format!("{CHART}.focus()"), json!([]));
        let how_to = said(page);
        assert!(how_to.contains("矢印キー"), "{how_to}");
        for (point, line) in points.iter().zip(&seen).take(3) {
            page.keys(thirtyfour::Key::Right + "");
            assert_eq!(said(page), *point);
            assert_eq!(page.text(".read-out"), *line, "the same on the screen");
        }
        page.keys(thirtyfour::Key::Left + "");
        assert_eq!(said(page), points[1]);
        assert_eq!(
            page.text_of(&format!("{CHART}.getAttribute('aria-valuenow')")),
            "2"
        );
        page.keys(thirtyfour::Key::End + "");
        assert_eq!(said(page), *points.last().unwrap());
        assert!(said(page).contains("、4.8パーセント"), "in full words");
        page.keys(thirtyfour::Key::Right + "");
        assert_eq!(said(page), *points.last().unwrap(), "it stays at the end");
        page.keys(thirtyfour::Key::Home + "");
        assert_eq!(said(page), points[0]);
        let focused = "(e => e.width > 1 && e.getContext('2d').getImageData(0, 0, e.width, e.height).data.some(v => v > 0))(document.querySelectorAll('.chart canvas')[1])";
        assert_eq!(page.get(focused), true, "the point is marked");
        page.keys(thirtyfour::Key::Escape + "");
        assert_eq!(said(page), how_to);
        assert_eq!(page.get(focused), false);
    });
}

#[test]
fn the_mouse_shows_the_nearest_point_and_leaves_nothing_behind() {
    visit(|page| {
        let kpi = site::kpi(KPI);
        let (points, _) = sentences(kpi, site::ERA);
        open(page, kpi);
        page.js(
            &format!("{CHART}.scrollIntoView({{ block: 'center' }})"),
            json!([]),
        );
        let how_to = said(page);
        let over = |share: f64| {
            let box_of =
                |part: &str| page.number(&format!("{CHART}.getBoundingClientRect().{part}"));
            let (x, y) = (
                box_of("left") + share * box_of("width"),
                box_of("top") + box_of("height") / 2.0,
            );
            page.cdp(
                "Input.dispatchMouseEvent",
                json!({ "type": "mouseMoved", "x": x, "y": y }),
            );
            page.settle();
            said(page)
        };
        let early = over(0.1);
        let late = over(0.7);
        assert!(
            points.contains(&early) && points.contains(&late),
            "{early} {late}"
        );
        assert!(points.iter().position(|p| *p == early) < points.iter().position(|p| *p == late));
        page.cdp(
            "Input.dispatchMouseEvent",
            json!({ "type": "mouseMoved", "x": 2, "y": 2 }),
        );
        page.settle();
        assert_eq!(said(page), how_to);
    });
}

#[test]
fn a_touch_shows_the_nearest_point_and_keeps_it() {
    visit(|page| {
        let kpi = site::kpi(KPI);
        page.screen(390, 844, 3.0);
        page.cdp(
            "Emulation.setTouchEmulationEnabled",
            json!({ "enabled": true }),
        );
        open(page, kpi);
        page.js(
            &format!("{CHART}.scrollIntoView({{ block: 'center' }})"),
            json!([]),
        );
        page.settle();
        let box_of = |part: &str| page.number(&format!("{CHART}.getBoundingClientRect().{part}"));
        let (x, y) = (
            box_of("left") + 0.6 * box_of("width"),
            box_of("top") + box_of("height") / 2.0,
        );
        page.cdp(
            "Input.dispatchTouchEvent",
            json!({ "type": "touchStart", "touchPoints": [{ "x": x, "y": y }] }),
        );
        page.cdp(
            "Input.dispatchTouchEvent",
            json!({ "type": "touchEnd", "touchPoints": [] }),
        );
        page.settle();
        let touched = said(page);
        assert!(sentences(kpi, site::ERA).0.contains(&touched), "{touched}");
    });
}

#[test]
fn sentence_and_table_are_those_of_the_chart_in_both_ways_of_writing_years() {
    visit(|page| {
        for kpi in all_kpis() {
            open(page, kpi);
            check_words(page, kpi, EraStyle::Era);
            let before = page.text_of("document.querySelector('.chart canvas').toDataURL()");
            page.click("#era");
            page.until(
                "the axis is drawn anew",
                &format!(
                    "document.querySelector('.chart canvas').toDataURL() !== {}",
                    json!(before)
                ),
            );
            check_words(page, kpi, EraStyle::Western);
            assert!(page.text_of("location.hash").ends_with("?era=western"));
            page.click("#era");
            check_words(page, kpi, EraStyle::Era);
        }
    });
}

#[track_caller]
fn check_words(page: &Page, kpi: &Kpi, style: EraStyle) {
    assert_eq!(page.text(".panel .say"), summary(kpi, style));
    let rows: Vec<Vec<String>> = page.each(
        ".data tbody tr",
        "[...e.children].slice(0, 3).map(c => c.textContent)",
    );
    let expected: Vec<Vec<String>> = table(kpi, style)
        .into_iter()
        .map(|row| vec![row.period, row.kind.label().to_owned(), row.value])
        .collect();
    assert_eq!(rows, expected);
    assert!(
        rows.iter().any(|row| row[1] == "目標"),
        "the target is a row"
    );
}

#[test]
fn western_years_stay_from_page_to_page() {
    visit(|page| {
        page.open("");
        page.click("#era");
        assert_eq!(
            page.get("document.querySelector('#era').getAttribute('aria-pressed')"),
            "true"
        );
        page.click(".card h3 a");
        page.until("the KPI is shown", "document.querySelector('.chart')");
        assert_eq!(
            page.text(".panel .say"),
            summary(all_kpis().next().unwrap(), EraStyle::Western)
        );
        assert!(!page.text("main").contains("令和7年度"));
    });
}

#[test]
fn how_it_was_judged_shows_the_arithmetic() {
    visit(|page| {
        open(page, site::kpi(KPI));
        page.click("details.how summary");
        let how = page.text("details.how");
        for part in ["維持できていない", "4.8％", "自動計算"] {
            assert!(how.contains(part), "{part} is not in {how}");
        }
        open(page, site::kpi("online-applications"));
        let facts = page.text("main");
        for part in ["15,162", "80％", "679.2576", "679"] {
            assert!(facts.contains(part), "{part} is not in {facts}");
        }
        open(page, site::kpi("collaboration-application-rate"));
        assert!(page.text("main").contains("24件 ÷ 30件"));
    });
}

/// A canvas is drawn in the colours that the reader's device asks for, at once.
#[test]
fn the_chart_follows_dark_colours_and_more_contrast() {
    visit(|page| {
        open(page, site::kpi(KPI));
        let [light, dark] = ["light", "dark"]
            .map(|scheme| json!({ "name": "prefers-color-scheme", "value": scheme }));
        let [usual, more] = ["no-preference", "more"]
            .map(|contrast| json!({ "name": "prefers-contrast", "value": contrast }));
        for (scheme, contrast, ink, other) in [
            (&light, &usual, [0x1a, 0x1a, 0x1c], [0, 0, 0]),
            (&dark, &usual, [0xf8, 0xf8, 0xfb], [0xff, 0xff, 0xff]),
            (&dark, &more, [0xff, 0xff, 0xff], [0xf8, 0xf8, 0xfb]),
            (&light, &more, [0, 0, 0], [0x1a, 0x1a, 0x1c]),
        ] {
            page.cdp(
                "Emulation.setEmulatedMedia",
                json!({ "features": [scheme, contrast] }),
            );
            let has = |colour: [u8; 3]| {
                format!(
                    "(e => {{
                        const data = e.getContext('2d').getImageData(0, 0, e.width, e.height).data;
                        const is = n => data[n] === {} && data[n + 1] === {} && data[n + 2] === {} && data[n + 3] === 255;
                        for (let n = 0; n < data.length; n += 4) if (is(n)) return true;
                        return false;
                    }})(document.querySelector('.chart canvas'))",
                    colour[0], colour[1], colour[2]
                )
            };
            page.until(&format!("texts are {ink:?}"), &has(ink));
            assert_eq!(
                page.get(&has(other)),
                false,
                "{other:?} is of other colours"
            );
        }
    });
}
