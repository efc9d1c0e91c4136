//! Pages with addresses of their own: written at build, read without the
//! program, taken over by it, and never older than the plan.

use crate::page::{Page, TAKEN_OVER, WANT, visit, visit_at};
use crate::server::{Answer, serve, serve_plan};
use crate::site;
use keikaku::query::Page::{Accessibility, Compare};
use keikaku::query::View;
use serde_json::json;
use std::collections::BTreeSet;
use std::time::Duration;
use thirtyfour::Key;

const KPI: &str = "kpi/real-debt-service-ratio.html";

/// The program listens.
const LISTENS: &str = "!document.querySelector('#loading')";

/// Counts what moves on the page, from now on.
const WATCH_SHIFTS: &str = "window.shifts = 0; window.moved = []; \
    new PerformanceObserver(list => { for (const e of list.getEntries()) { shifts += e.value; \
        moved.push(...e.sources.map(s => `${s.node?.nodeName}.${s.node?.className ?? s.node?.data} ${JSON.stringify(s.previousRect)} ${JSON.stringify(s.currentRect)}`)); } }) \
      .observe({ type: 'layout-shift' });";

/// A file of the built site.
fn built(name: &str) -> Vec<u8> {
    std::fs::read(site::dist().join(name)).unwrap()
}

/// The site with a program that takes three seconds to arrive.
fn late_program() -> String {
    let name = site::first_part();
    serve(&[(
        name,
        Answer::body(built(name)).after(Duration::from_secs(3)),
    )])
}

#[test]
fn a_page_of_its_own_is_taken_over_as_it_stands() {
    visit_at(&late_program(), |page| {
        // What is folded, scrolled to and focused before anybody listens.
        page.screen(820, 700, 1.0);
        page.load(KPI);
        page.until(
            "it can be read",
            "document.querySelector('.chart.pins > svg')",
        );
        page.js(
            "window.kept = [...document.querySelectorAll('main h1, .crumbs a, .panel, .facts, details, canvas')]; \
             document.querySelector('details.how').open = true; \
             document.querySelector('details.how summary').focus(); \
             window.scrollTo(0, 240);",
            json!([]),
        );
        page.settle();
        let scrolled = page.number("scrollY");
        assert!(scrolled > 200.0, "{scrolled}");
        page.js(WATCH_SHIFTS, json!([]));
        page.until("the app is there", TAKEN_OVER);
        page.until(
            "the chart is drawn",
            "document.querySelector('.chart.pins canvas[width]') && !document.querySelector('.chart.pins > svg')",
        );
        page.settle();
        assert_eq!(
            page.get("kept.length > 12 && kept.every(e => e.isConnected)"),
            true
        );
        assert_eq!(
            page.get("document.activeElement.matches('details.how summary')"),
            true
        );
        assert_eq!(page.get("document.querySelector('details.how').open"), true);
        assert_eq!(page.number("scrollY"), scrolled);
        assert_eq!(page.number("shifts"), 0.0, "{:#}", page.get("moved"));
        // And it works.
        page.js("document.querySelector('.chart.pins').focus()", json!([]));
        page.keys(thirtyfour::Key::Right + "");
        let said = page.text_of("document.querySelector('.chart').getAttribute('aria-valuetext')");
        assert!(said.contains("年度"), "{said}");
    });
}

/// Every page that has a file is taken over at every width, and nothing moves.
#[test]
fn every_page_is_taken_over_and_none_moves() {
    let rest = "document.querySelectorAll('.chart > svg, .card-chart > svg').length === 0";
    for width in [390, 820, 1280] {
        visit(|page| {
            page.screen(width, 900, 1.0);
            for at in [Compare, Accessibility]
                .into_iter()
                .chain(site::all_pages())
            {
                let Some(file) = at.file() else { continue };
                // From the frame on in which all of the page has arrived: a busy machine paints a
                // part of it before.
                let begin = format!(
                    "document.addEventListener('DOMContentLoaded', () => {{ \
                     requestAnimationFrame(() => requestAnimationFrame(() => {{ {WATCH_SHIFTS} }})); window.kept = document.querySelector('main h1'); \
                     window.heights = () => [...document.querySelectorAll('.chart, html')].map(e => e.scrollHeight); window.before = heights(); }})"
                );
                let added = page.cdp(
                    "Page.addScriptToEvaluateOnNewDocument",
                    json!({ "source": begin }),
                );
                page.load(&file);
                page.until("the app is there", TAKEN_OVER);
                page.until("all charts are drawn", rest);
                page.settle();
                assert_eq!(
                    page.get("window.kept.isConnected"),
                    true,
                    "{file} is made anew"
                );
                let shifts = page.number("shifts");
                let moved = page.get("moved.join()");
                assert!(
                    shifts == 0.0,
                    "{file} moves at {width} px by {shifts}: {moved}"
                );
                // Nor does what is out of sight.
                let off = page.number(
                    "Math.max(...heights().map((height, n) => Math.abs(height - before[n])))",
                );
                let heights = page.get("`${before} ${heights()}`");
                assert!(off <= 1.0, "{file} at {width} px: {heights}");
                page.cdp("Page.removeScriptToEvaluateOnNewDocument", added);
            }
        });
    }
}

/// What who reads a page by a link to it may load, compressed.
const READ_BYTES: u64 = 45_000;

#[test]
fn a_page_that_is_only_read_loads_no_program() {
    visit(|page| {
        for at in [Compare, Accessibility]
            .into_iter()
            .chain(site::all_pages())
        {
            let Some(file) = at.file().filter(|file| file != "index.html") else {
                continue;
            };
            page.load(&file);
            page.until("it is loaded", "document.readyState === 'complete'");
            // What comes of itself comes by now.
            std::thread::sleep(Duration::from_millis(300));
            let asked =
                "[location.href, ...performance.getEntriesByType('resource').map(e => e.name)]";
            let asked: BTreeSet<String> = serde_json::from_value(page.get(asked)).unwrap();
            let size = |address: &String| {
                let name = address.strip_prefix(&page.url).unwrap();
                assert!(!name.ends_with(".wasm"), "{file} loads {name}");
                let whole = site::dist().join(name);
                let compressed = site::dist().join(format!("{name}.br"));
                let found = std::fs::metadata(compressed).or_else(|_| std::fs::metadata(whole));
                found
                    .unwrap_or_else(|error| panic!("{name}: {error}"))
                    .len()
            };
            let bytes: u64 = asked.iter().map(size).sum();
            assert!(
                bytes > 20_000 && bytes <= READ_BYTES,
                "{file} loads {bytes} bytes: {asked:?}"
            );
        }
    });
}

#[test]
fn the_first_press_brings_the_program_and_is_not_lost() {
    visit_at(&late_program(), |page| {
        page.load(KPI);
        page.until("it can be read", "document.readyState === 'complete'");
        page.js(
            "window.folded = [...document.querySelectorAll('details:not([open], .take)')]; dispatchEvent(new Event('beforeprint'))",
            json!([]),
        );
        assert_eq!(
            page.get("folded.length > 0 && folded.every(e => e.open)"),
            true,
            "on paper all is open, also without the program"
        );
        page.js("dispatchEvent(new Event('afterprint'))", json!([]));
        assert_eq!(page.get("folded.some(e => e.open)"), false);
        assert_eq!(page.get("document.querySelector('#loading').hidden"), true);
        page.click(".panel > .facts .src");
        page.until(
            "the source is there",
            "document.querySelector('#source[open] .excerpt')",
        );
    });
}

#[test]
fn what_is_done_before_the_program_comes_is_done() {
    visit_at(&late_program(), |page| {
        page.load("kpi/online-applications.html");
        page.until("it can be read", "document.readyState === 'complete'");
        let slider = "document.querySelector('.try [type=range]')";
        let before = page.number(&format!("+{slider}.value"));
        page.js(&format!("{slider}.focus()"), json!([]));
        page.keys(Key::Right + "");
        assert_eq!(page.get(LISTENS), false, "the program is late");
        let moved = page.number(&format!("+{slider}.value"));
        assert!(moved > before, "{moved}");
        page.until("it is taken over", LISTENS);
        page.until(
            "the number is tried",
            &format!("location.href.includes('try=') && +{slider}.value === {moved}"),
        );

        page.load(KPI);
        page.until("it can be read", "document.readyState === 'complete'");
        let chart = "document.querySelector('.chart')";
        page.js(&format!("{chart}.focus()"), json!([]));
        page.keys(Key::Home + "");
        page.keys(Key::Right + "");
        assert_eq!(page.get(LISTENS), false, "the program is late");
        page.until(
            "the chart is at its second point",
            &format!("{chart}.getAttribute('aria-valuenow') === '2' && !document.querySelector('#loading')"),
        );

        // Two buttons, one after the other, on the page that has its program at once.
        page.load("");
        page.until("it can be read", "document.readyState === 'complete'");
        page.click(".chip[data-facet=department]");
        page.click(".chip[data-facet=department]");
        page.click(".chip[data-facet=theme]");
        page.until(
            "both are chosen",
            "document.querySelectorAll('.filters .chip[aria-pressed=true]').length === 2",
        );
    });
}

#[test]
fn what_the_address_says_is_shown_after_loading_anew() {
    visit(|page| {
        page.open("");
        let start = page.number("history.length");
        page.click(".card a");
        page.until("the KPI is shown", "document.querySelector('.chart.pins')");
        let kpi = page.text("h1");
        let address = page.text_of("location.href");
        assert!(
            address.starts_with(&site::url())
                && address.contains("/kpi/")
                && !address.contains('#')
        );
        page.click("#era");
        let western = page.text_of("location.href");
        assert_eq!(western, format!("{address}#?era=western"));
        page.click(".panel > .facts .dept");
        page.until(
            "the department is shown",
            "document.querySelector('.partners')",
        );
        let department = page.text("h1");
        let last = page.text_of("location.href");
        assert!(
            last.contains("/department/") && last.ends_with(".html#?era=western"),
            "{last}"
        );
        assert_eq!(page.number("history.length") - start, 3.0);

        page.js("location.reload()", json!([]));
        page.until("the app is there", TAKEN_OVER);
        page.settle();
        assert_eq!(
            (page.text("h1"), page.text_of("location.href")),
            (department, last)
        );
        assert_eq!(
            page.get("document.querySelector('#era').ariaPressed"),
            "true"
        );
        page.back();
        page.until("the KPI is back", "document.querySelector('.chart.pins')");
        assert_eq!(
            (page.text("h1"), page.text_of("location.href")),
            (kpi, western)
        );
        page.back();
        page.until(
            "years are as before",
            "document.querySelector('#era').ariaPressed === 'false'",
        );
        assert_eq!(page.text_of("location.href"), address);
        page.back();
        page.until("the overview is back", "document.querySelector('.strip')");
        assert_eq!(page.text_of("location.href"), site::url());
        page.forward();
        page.until(
            "the KPI is there again",
            "document.querySelector('.chart.pins')",
        );
        assert_eq!(page.text_of("location.href"), address);
        // Files are fetched from where they are, whatever the address is by now.
        page.click(".panel > .facts .src");
        page.until(
            "the source is there",
            "document.querySelector('#source .excerpt')",
        );
    });
}

#[test]
fn links_from_before_pages_had_files_lead_to_them() {
    visit(|page| {
        for (old, new) in [
            (
                "#/kpi/sns-followers?era=western",
                "kpi/sns-followers.html#?era=western",
            ),
            ("index.html#/section/theme-3", "section/theme-3.html"),
            ("#/compare", "compare.html"),
            ("#/accessibility", "accessibility.html"),
            ("compare.html#/department/zaisei", "department/zaisei.html"),
            ("#/kpi/nope", "#/kpi/nope"),
            ("#/foo", "#/foo"),
            ("#/?department=zaisei", "#/?department=zaisei"),
        ] {
            page.open(old);
            assert_eq!(
                page.text_of("location.href"),
                format!("{}{new}", site::url()),
                "{old}"
            );
        }
        // Within an open page, as an edited address.
        page.open(KPI);
        page.go("#/section/theme-2");
        page.until(
            "the theme is shown",
            "document.querySelector('.theme, .siblings')",
        );
        assert_eq!(
            page.text_of("location.href"),
            site::url() + "section/theme-2.html"
        );
        page.back();
        page.until("the KPI is back", "document.querySelector('.chart.pins')");
        assert_eq!(page.text_of("location.href"), site::url() + KPI);
    });
}

#[test]
fn other_clicks_on_links_are_the_browsers() {
    visit(|page| {
        page.open(KPI);
        let link = format!("{}section/theme-3.html", site::url());
        assert_eq!(
            page.get("document.querySelector('.crumbs li:last-child a').href"),
            link
        );
        let taken = |options: &str| {
            let click = format!(
                "const link = document.querySelector('.crumbs li:last-child a'); let taken; \
                 addEventListener('click', e => {{ taken = e.defaultPrevented; e.preventDefault(); }}, {{ once: true }}); \
                 link.dispatchEvent(new MouseEvent('click', {{ bubbles: true, cancelable: true, {options} }})); return taken"
            );
            page.js(&click, json!([]))
        };
        for options in [
            "ctrlKey: true",
            "metaKey: true",
            "shiftKey: true",
            "altKey: true",
            "button: 1",
        ] {
            assert_eq!(taken(options), false, "{options}");
        }
        assert_eq!(page.text_of("location.href"), site::url() + KPI);
        assert_eq!(taken(""), true);
        page.until(
            "the theme is shown",
            "location.pathname.includes('/section/theme-3')",
        );
    });
}

/// Clicks on a link where no script runs in the page, and waits for a heading.
fn walk(page: &Page, link: &str, heading: &str) {
    page.js(
        &format!("document.querySelector({}).click()", json!(link)),
        json!([]),
    );
    let shown = format!(
        "document.querySelector('h1')?.textContent.includes({})",
        json!(heading)
    );
    page.until(&format!("{heading} is shown"), &shown);
}

#[test]
fn without_script_the_plan_is_walked_through_by_links() {
    visit(|page| {
        page.cdp(
            "Emulation.setScriptExecutionDisabled",
            json!({ "value": true }),
        );
        page.load("");
        assert_eq!(
            page.text_of("document.querySelector('body noscript').innerText")
                .matches('。')
                .count(),
            2
        );
        walk(
            page,
            ".card a[href$='real-debt-service-ratio.html']",
            "実質公債費比率",
        );
        let main = page.text_of("document.querySelector('main').innerText");
        for said in ["5.0%", "4.8％", "維持できていない"] {
            assert!(main.contains(said), "{said}: {main}");
        }
        for gone in [".src", "#search", ".take", "#era"] {
            assert_eq!(
                page.get(&format!(
                    "document.querySelector({}).checkVisibility()",
                    json!(gone)
                )),
                false,
                "{gone}"
            );
        }
        assert_eq!(page.get("[...document.querySelectorAll('.chart > svg')].filter(e => e.checkVisibility()).length"), 1);
        page.js(
            "document.querySelector('details.how summary').click()",
            json!([]),
        );
        page.until(
            "what is folded opens",
            "document.querySelector('details.how').open",
        );
        walk(page, ".facts .dept[href$='/zaisei.html']", "財政課");
        walk(page, ".theme-head a[href$='theme-3.html']", "財政運営");
        walk(page, ".crumbs a", "市役所の仕事の進め方");
        walk(page, ".further a", "すべての指標を並べる");
        walk(page, ".brand", "市役所の仕事の進め方");
        page.cdp(
            "Emulation.setScriptExecutionDisabled",
            json!({ "value": false }),
        );
    });
}

#[test]
fn without_webassembly_the_page_stays_and_says_so() {
    visit(|page| {
        page.expect_error("");
        page.cdp(
            "Page.addScriptToEvaluateOnNewDocument",
            json!({ "source": "delete globalThis.WebAssembly" }),
        );
        for at in ["", KPI] {
            page.load(at);
            page.until(
                "it says so",
                "document.querySelector('#loading [role=alert]')",
            );
            assert!(page.text("#loading").contains("WebAssembly"));
            assert_eq!(
                page.get("document.querySelector('main h1').checkVisibility()"),
                true
            );
        }
        walk(page, ".crumbs li:last-child a", "財政運営");
        walk(page, ".siblings a", "");
    });
}

#[test]
fn a_second_part_that_cannot_be_had_leaves_the_page_as_it_was_written() {
    visit_at(&serve(&[("rest-", Answer::status(404))]), |page| {
        page.expect_error("");
        page.load(KPI);
        page.until("it can be read", "document.readyState === 'complete'");
        page.get(WANT);
        page.until(
            "it says so",
            "document.querySelector('#loading [role=alert]')",
        );
        assert!(page.text("#loading").contains("もう一度読み込む"));
        assert!(page.text("h1").contains("実質公債費比率"));
        walk(page, ".crumbs a", "市役所の仕事の進め方");
    });
}

#[test]
fn a_newer_plan_is_shown_on_every_page_and_says_of_which_day_it_is() {
    let plan = String::from_utf8(built("plan.json")).unwrap();
    let newer = plan
        .replace("実質公債費比率", "新しい比率")
        .replace("2026-11-23", "2027-02-03");
    assert_ne!(plan, newer);
    visit_at(&serve_plan(newer), |page| {
        let day = "データ更新 令和9（2027）年2月3日";
        // Nobody touches the page.
        page.load(KPI);
        page.until("the app is there", "!document.querySelector('#loading')");
        assert!(page.text("h1").starts_with("新しい比率"));
        assert!(page.text("footer").contains(day), "{}", page.text("footer"));
        assert!(page.text_of("document.title").starts_with("新しい比率"));
        // What else was written is of the plan before: pages are the overview's now.
        page.click(".crumbs li:last-child a");
        page.until("the theme is shown", "document.querySelector('.siblings')");
        let address = page.text_of("location.href");
        assert_eq!(address, format!("{}index.html#/section/theme-3", page.url));
        assert!(page.text("footer").contains(day));
        page.js("location.reload()", json!([]));
        page.until("the app is there", TAKEN_OVER);
        page.until("the theme is shown", "document.querySelector('.siblings')");
        assert_eq!(page.text_of("location.href"), address);
        page.back();
        page.until("the KPI is back", "document.querySelector('.chart.pins')");
        assert!(page.text("h1").starts_with("新しい比率"));
    });
}

#[test]
fn the_overview_may_have_another_name() {
    visit_at(
        &serve(&[("plan.html", Answer::body(built("index.html")))]),
        |page| {
            page.open("plan.html");
            page.click(".chip[data-facet=department]");
            let filtered = page.text_of("location.href");
            assert!(
                filtered.starts_with(&format!("{}plan.html#/?department=", page.url)),
                "{filtered}"
            );
            page.click(".card a");
            page.until("the KPI is shown", "document.querySelector('.chart.pins')");
            assert!(
                page.text_of("location.href")
                    .starts_with(&format!("{}kpi/", page.url))
            );
            page.js("location.reload()", json!([]));
            page.until("the app is there", TAKEN_OVER);
            page.back();
            page.until("the overview is back", "document.querySelector('.strip')");
            page.until(
                "it is filtered",
                "document.querySelector('#clear:not([hidden])')",
            );
            assert_eq!(page.text_of("location.href"), filtered);
        },
    );
}

#[test]
fn addresses_of_the_app_are_those_of_the_core() {
    visit(|page| {
        for hash in [
            "#/kpi/sns-followers?era=western",
            "#/?department=zaisei&q=a",
            "#/compare?era=western",
            "#/",
        ] {
            page.open(hash);
            let address = site::address(&View::parse(hash));
            let shown = page.text_of("location.href");
            assert!(shown == address || hash == "#/", "{shown} for {address}");
        }
    });
}
