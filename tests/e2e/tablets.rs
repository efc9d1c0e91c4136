//! Tablets: touched, and turned while something is on the screen.

use crate::page::{Page, visit};
use crate::{chart, site};
use keikaku::chart::{Estimate, Frame, compare_aloud, layout};
use serde_json::json;

const UPRIGHT: (u32, u32) = (820, 1180);
const LYING: (u32, u32) = (1180, 820);

/// Holds the tablet so.
fn hold(page: &Page, (width, height): (u32, u32)) {
    let (kind, angle) = if width < height {
        ("portraitPrimary", 0)
    } else {
        ("landscapePrimary", 90)
    };
    page.cdp(
        "Emulation.setDeviceMetricsOverride",
        json!({
            "width": width, "height": height, "deviceScaleFactor": 2, "mobile": true,
            "screenWidth": width, "screenHeight": height,
            "screenOrientation": { "type": kind, "angle": angle },
        }),
    );
}

/// Turns it with a page on it, which then fits.
fn turn(page: &Page, way: (u32, u32)) {
    hold(page, way);
    let width = way.0;
    page.until("it is turned", &format!("innerWidth === {width}"));
    page.settle();
    page.check_width(width, "the page");
}

fn tablet(test: impl FnOnce(&mut Page)) {
    visit(|page| {
        let touch = json!({ "enabled": true, "maxTouchPoints": 5 });
        page.cdp("Emulation.setTouchEmulationEnabled", touch);
        hold(page, UPRIGHT);
        test(page);
    });
}

/// Touches an element, at this share of its width.
fn touch(page: &Page, selector: &str, share: f64) {
    page.js(
        "document.querySelector(arguments[0]).scrollIntoView({ block: 'center', behavior: 'instant' })",
        json!([selector]),
    );
    page.settle();
    let part = |part: &str| {
        page.number(&format!(
            "document.querySelector({}).getBoundingClientRect().{part}",
            json!(selector)
        ))
    };
    let (x, y) = (
        part("left") + share * part("width"),
        part("top") + part("height") / 2.0,
    );
    for (kind, points) in [
        ("touchStart", json!([{ "x": x, "y": y }])),
        ("touchEnd", json!([])),
    ] {
        let touch = json!({ "type": kind, "touchPoints": points });
        page.cdp("Input.dispatchTouchEvent", touch);
    }
    page.settle();
}

/// Touches what is there to be clicked on.
fn tap(page: &Page, selector: &str, share: f64) {
    let count = "window.clicks = 0; addEventListener('click', () => clicks++, { once: true })";
    page.js(count, json!([]));
    touch(page, selector, share);
    page.until("the tap has become a click", "clicks > 0");
    page.settle();
}

/// As many pixels as the screen has where it stands, and something on them.
fn drawn_for(page: &Page, (width, _): (u32, u32)) {
    // The layer above has no pixels while nothing is held.
    let crisp = "[...document.querySelectorAll('.chart canvas')].every(e => (e.width === 1 && e.matches('canvas + canvas')) || Math.abs(e.width - e.getBoundingClientRect().width * devicePixelRatio) <= 1)";
    page.until(&format!("it is drawn for {width} px"), crisp);
    page.until("the chart is drawn", &chart::drawn());
}

#[test]
fn a_kpi_keeps_pins_and_disclosures_when_the_tablet_is_turned() {
    const SENTENCE: &str = ".compared [role=status]";
    tablet(|page| {
        let kpi = site::kpi("real-debt-service-ratio");
        let points = layout(kpi, &Frame::full(700.0, site::ERA), &Estimate).points;
        chart::open(page, kpi);
        tap(page, "details.how summary", 0.5);
        assert_eq!(page.get("document.querySelector('details.how').open"), true);
        let pinned = |share: f64| {
            tap(page, ".chart", share);
            let said = chart::said(page);
            points.iter().position(|p| p.spoken() == said).unwrap()
        };
        let (a, b) = (pinned(0.15), pinned(0.7));
        assert!(a < b);
        let sentence = compare_aloud(kpi, &points[a], &points[b]);
        assert_eq!(page.text(SENTENCE), sentence);
        let marks = |page: &Page| {
            page.number("(e => e.getContext('2d').getImageData(0, 0, e.width, e.height).data.filter((v, n) => n % 4 === 3 && v > 0).length)(document.querySelectorAll('.chart canvas')[1])")
        };
        let width = |page: &Page| page.number("document.querySelector('.chart canvas').width");
        let upright = width(page);
        let mut widths = Vec::new();
        for way in [LYING, UPRIGHT] {
            turn(page, way);
            drawn_for(page, way);
            assert_eq!(page.text(SENTENCE), sentence);
            assert!(marks(page) > 100.0, "the pins are still marked");
            assert_eq!(page.get("document.querySelector('details.how').open"), true);
            widths.push(width(page));
        }
        assert!(widths[0] != upright, "drawn anew for the other width");
        assert_eq!(widths[1], upright);
        // And both can still be let go of.
        tap(page, ".compared button", 0.5);
        assert_eq!(page.text(SENTENCE), "");
    });
}

#[test]
fn a_filter_stays_as_it_is_when_the_tablet_is_turned() {
    tablet(|page| {
        page.open("");
        tap(page, ".chip[data-facet=department]", 0.5);
        page.search("計画");
        page.until("it searches", "document.querySelector('mark')");
        page.js("document.querySelector('.take').open = true", json!([]));
        page.settle();
        let state = "[location.href, document.querySelector('#count').textContent, document.querySelector('#search').value,
            document.activeElement.id, document.querySelector('.take').open,
            [...document.querySelectorAll('[aria-pressed=true]')].map(e => e.textContent), document.querySelectorAll('mark').length]";
        let before = page.get(state);
        for way in [LYING, UPRIGHT] {
            turn(page, way);
            assert_eq!(page.get(state), before, "{way:?}");
        }
        page.js("document.querySelector('.take').open = false", json!([]));
        tap(page, "#clear", 0.5);
        assert_eq!(page.text("#count"), "33");
    });
}

#[test]
fn numbers_that_are_being_tried_stay_when_the_tablet_is_turned() {
    tablet(|page| {
        page.open("kpi/online-applications.html");
        touch(page, "#try-1", 0.5);
        let state = "[location.href, document.querySelector('.result-tried').textContent, [...document.querySelectorAll('.try input')].map(e => e.value)]";
        page.until("the number is another", "location.href.includes('try=')");
        let before = page.get(state);
        for way in [LYING, UPRIGHT] {
            turn(page, way);
            drawn_for(page, way);
            assert_eq!(page.get(state), before, "{way:?}");
        }
    });
}
