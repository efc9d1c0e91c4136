//! A city's page on another origin with three views of the plan in frames.

use crate::accessibility::check;
use crate::page::{Page, TAKEN_OVER, visit, visit_at};
use crate::server::{Answer, serve};
use crate::site;
use serde_json::json;
use thirtyfour::Key;

/// A page on another origin, of this HTML, with the site's frames in it.
pub fn elsewhere(html: &str, test: impl FnOnce(&mut Page)) {
    let html = html.replace("=\"./", &format!("=\"{}", site::url()));
    visit_at(&serve(&[(CITY, Answer::body(html))]), |page| {
        page.expect_place(&site::url());
        test(page);
    });
}

fn example() -> String {
    std::fs::read_to_string(site::dist().join("embed.html")).unwrap()
}

/// The page around.
const CITY: &str = "city.html";

/// The content of a frame, as high as it is, when the program runs in it.
const CONTENT: &str = "document.documentElement.getBoundingClientRect().height";
const RUNS: &str = "!document.querySelector('#loading') && document.querySelector('main h1')";

/// The example, with every frame loaded and the program running in it.
pub fn open(page: &Page, file: &str) {
    page.load(file);
    page.js(
        "document.querySelectorAll('iframe').forEach(e => e.loading = 'eager')",
        json!([]),
    );
    for frame in 0..3 {
        page.in_frame(frame, || page.until("the program runs in it", RUNS));
    }
    assert_eq!(page.get("scrollY"), 0, "no frame moves the page around it");
}

fn height(page: &Page, frame: u16) -> f64 {
    page.number(&format!(
        "document.querySelectorAll('iframe')[{frame}].offsetHeight"
    ))
}

#[track_caller]
pub fn fits(page: &Page, frame: u16) {
    // The browser lets frames that nobody sees rest.
    page.js(
        "document.querySelectorAll('iframe')[arguments[0]].scrollIntoView()",
        json!([frame]),
    );
    let start = std::time::Instant::now();
    loop {
        let (given, content) = (
            height(page, frame),
            page.in_frame(frame, || page.number(CONTENT)),
        );
        if given == content.ceil() {
            break;
        }
        assert!(
            start.elapsed().as_secs() < 15,
            "frame {frame} is {given} px high, its content {content}"
        );
    }
}

#[test]
fn frames_are_as_high_as_what_is_in_them() {
    elsewhere(&example(), |page| {
        for width in [1280, 390] {
            page.screen(width, 844, 1.0);
            open(page, CITY);
            for frame in 0..3 {
                fits(page, frame);
                page.in_frame(frame, || {
                    let seen = "['header', 'footer', '.to-whole', '.crumbs', '.take', '.filters', '.src'].filter(s => [...document.querySelectorAll(s)].some(e => e.checkVisibility()))";
                    assert_eq!(page.get(seen), json!(["footer", ".to-whole"]));
                    let fits = "document.documentElement.scrollHeight <= innerHeight && document.documentElement.scrollWidth <= innerWidth";
                    assert_eq!(page.get(fits), true);
                    let said = page.text_of("document.body.innerText");
                    assert!(said.contains(&site::plan().sources[0].title) && said.contains("データ更新"), "{said}");
                    assert_eq!(page.get("scrollY"), 0);
                });
            }
        }
        // Narrower, they get higher; one is taken away, and the others go on.
        page.js("document.querySelectorAll('iframe')[1].remove()", json!([]));
        page.screen(320, 844, 1.0);
        fits(page, 0);
        fits(page, 1);
        assert_eq!(
            page.get("document.querySelectorAll('[data-keikaku]').length"),
            2
        );
    });
}

#[test]
fn a_frame_that_was_there_before_the_script_fits_as_well() {
    let line = "<script async src=\"./embed.js\"></script>";
    let html = example();
    assert!(html.contains(line));
    elsewhere(&html.replace(line, ""), |page| {
        open(page, CITY);
        assert_eq!(height(page, 0), 640.0, "as the code says");
        page.js(
            "const e = document.createElement('script'); e.src = arguments[0]; document.head.append(e)",
            json!([format!("{}embed.js", site::url())]),
        );
        for frame in 0..3 {
            fits(page, frame);
        }
    });
}

#[test]
fn each_frame_shows_what_was_chosen() {
    elsewhere(&example(), |page| {
        open(page, CITY);
        let visible = "['.chart', '.panel + .panel', '.data', 'details.how', '.strip', '#directions'].filter(s => document.querySelector(s)?.checkVisibility())";
        for (frame, parts) in [(0, ".chart"), (1, ".strip"), (2, "#directions")] {
            page.in_frame(frame, || {
                assert_eq!(page.get(visible), json!([parts]));
            });
        }
        page.in_frame(2, || {
            let shown: Vec<String> = page.each(".dir .dept", "e.textContent");
            assert!(!shown.is_empty());
            assert_eq!(
                page.text_of("document.querySelector('.chosen').innerText"),
                "財政課"
            );
        });
    });
}

#[test]
fn messages_of_others_change_nothing() {
    elsewhere(&example(), |page| {
        open(page, CITY);
        for frame in 0..3 {
            fits(page, frame);
        }
        let heights = || [0, 1, 2].map(|frame| height(page, frame));
        let before = heights();
        // From the page itself; from a frame whose address is the site's and whose content is not; from
        // one that is no embed.
        page.js(
            "postMessage({ keikaku: 'height', value: 5 }, '*');
             for (const marked of [true, false]) {
               const frame = document.createElement('iframe');
               frame.toggleAttribute('data-keikaku', marked);
               frame.src = document.querySelector('iframe').src;
               frame.srcdoc = '<p>x';
               frame.style.height = '33px';
               document.body.append(frame);
             }",
            json!([]),
        );
        page.until("they are there", "document.querySelectorAll('iframe').length === 5 && frames[4].document.body?.textContent === 'x' && frames[3].document.body?.textContent === 'x'");
        for frame in [3, 4] {
            page.in_frame(frame, || {
                page.js(
                    "parent.postMessage({ keikaku: 'height', value: 77 }, '*')",
                    json!([]),
                );
            });
        }
        // From the right one, but no height.
        page.in_frame(0, || {
            page.js(
                "for (const value of [NaN, Infinity, -5, 0, 1e9, '77', null, undefined, {}]) parent.postMessage({ keikaku: 'height', value }, '*');
                 for (const data of [null, 'height', 77, { keikaku: 'width', value: 77 }]) parent.postMessage(data, '*');",
                json!([]),
            );
        });
        page.settle();
        assert_eq!(heights(), before);
        for frame in [3, 4] {
            let style = format!("document.querySelectorAll('iframe')[{frame}].style.height");
            assert_eq!(page.text_of(&style), "33px");
        }
        // To the frame: it listens to none.
        let text = page.in_frame(0, || page.text_of("document.body.innerText"));
        page.js(
            "for (const data of [{ keikaku: 'height', value: 9 }, 'reload', { type: 'navigate', href: 'about:blank' }]) frames[0].postMessage(data, '*')",
            json!([]),
        );
        page.settle();
        assert_eq!(
            page.in_frame(0, || page.text_of("document.body.innerText")),
            text
        );
        assert_eq!(heights(), before);
        // And what does count: the same message with a height; the frame then says its own again.
        page.js(
            "window.seen = []; const frame = document.querySelector('iframe');
             new MutationObserver(() => seen.push(frame.style.height)).observe(frame, { attributes: true })",
            json!([]),
        );
        page.in_frame(0, || {
            page.js(
                "parent.postMessage({ keikaku: 'height', value: 77 }, '*')",
                json!([]),
            );
        });
        page.until("it counts", "seen.includes('77px')");
        fits(page, 0);
    });
}

#[test]
fn links_open_the_full_page_in_a_window_of_its_own() {
    elsewhere(&example(), |page| {
        open(page, CITY);
        let here = page.text_of("location.href");
        for (frame, link, leads) in [
            (0, ".to-whole a", "kpi/real-debt-service-ratio.html"),
            (1, ".card h3 a", "kpi/"),
            (2, ".to-whole a", "#/?department=zaisei"),
            (2, ".measure a", "section/"),
        ] {
            page.in_frame(frame, || {
                let mark = "document.querySelectorAll('[data-wanted]').forEach(e => delete e.dataset.wanted);
                    [...document.querySelectorAll(arguments[0])].find(e => e.checkVisibility()).dataset.wanted = ''";
                page.js(mark, json!([link]));
                page.click_away("[data-wanted]");
            });
            page.in_new_window(|| {
                page.until("it is shown", TAKEN_OVER);
                let address = page.text_of("location.href");
                assert!(address.starts_with(&site::url()), "{address}");
                assert!(
                    address.contains(leads)
                        && !address.contains("embed")
                        && !address.contains("frame"),
                    "{address}"
                );
                assert_eq!(page.get("opener"), json!(null));
                assert_eq!(
                    page.get("document.querySelector('header').checkVisibility()"),
                    true
                );
            });
            assert_eq!(page.text_of("location.href"), here);
            page.in_frame(frame, || {
                assert_eq!(page.get("location.hash.includes('embed=')"), true);
            });
        }
    });
}

#[test]
fn the_tab_key_goes_through_a_frame_and_out_again() {
    elsewhere(&example(), |page| {
        open(page, CITY);
        page.js(
            "document.querySelectorAll('iframe').forEach((e, n) => e.dataset.n = n)",
            json!([]),
        );
        let mut seen: Vec<String> = Vec::new();
        for _ in 0..400 {
            page.keys(Key::Tab + "");
            let at = page
                .text_of("document.activeElement.dataset.n ?? document.activeElement.localName");
            if seen.last() != Some(&at) {
                seen.push(at.clone());
            }
            if at == "a" {
                break;
            }
        }
        assert_eq!(seen, ["0", "1", "2", "a"]);
    });
}

/// Every kind of embedded view with all of its parts.
const VIEWS: [&str; 6] = [
    "frame/kpi/real-debt-service-ratio.html#?embed=",
    "frame/kpi/online-applications.html#?embed=chart,facts",
    "frame/index.html#?embed=kpis,directions",
    "frame/index.html#/?theme=theme-4&q=%E5%B8%82%E6%B0%91&embed=directions",
    "frame/section/theme-4.html#?embed=kpis,directions",
    "frame/department/zaisei.html#?embed=directions",
];

#[test]
fn an_embedded_view_fits_into_280_px() {
    visit(|page| {
        for width in [280, 320, 760] {
            page.screen(width, 844, 1.0);
            for view in VIEWS {
                page.open(view);
                assert_eq!(page.get("!!document.documentElement.dataset.embed"), true);
                page.check_width(width, view);
            }
        }
    });
}

#[test]
fn axe_finds_nothing_in_an_embedded_view() {
    visit(|page| {
        for width in [320, 760] {
            page.screen(width, 844, 1.0);
            for view in VIEWS {
                page.open(view);
                check(page, &format!("{view} at {width} px"));
            }
        }
    });
}

#[test]
fn no_header_is_seen_even_before_the_program_comes() {
    let late = Answer::body(std::fs::read(site::dist().join(site::first_part())).unwrap());
    let late = late.after(std::time::Duration::from_secs(3));
    visit_at(&serve(&[(site::first_part(), late)]), |page| {
        page.load("frame/kpi/sns-followers.html#?embed=chart,nonsense");
        assert_eq!(
            page.text_of("document.documentElement.dataset.embed"),
            "chart"
        );
        assert_eq!(
            page.get("document.querySelector('header').checkVisibility()"),
            false
        );
        assert_eq!(
            page.get("document.querySelector('.panel + .panel').checkVisibility()"),
            false
        );
        // Words that are none leave all there is.
        page.load("frame/kpi/sns-followers.html#?era=western&embed=nonsense");
        assert_eq!(
            page.get("document.querySelector('.panel + .panel').checkVisibility()"),
            true
        );
        page.until("the program runs", RUNS);
    });
}

#[test]
fn a_frame_without_script_is_a_frame_all_the_same() {
    visit(|page| {
        let set = |page: &Page, off: bool| {
            page.cdp(
                "Emulation.setScriptExecutionDisabled",
                json!({ "value": off }),
            );
        };
        set(page, true);
        for (place, seen, leads) in [
            (
                "kpi/real-debt-service-ratio.html",
                ".chart > svg",
                "kpi/real-debt-service-ratio.html",
            ),
            ("index.html", ".card-chart > svg", "index.html"),
            ("section/theme-2.html", ".dir", "section/theme-2.html"),
        ] {
            page.load(&format!("frame/{place}#?embed=chart"));
            let shown = "(selector => [...document.querySelectorAll(selector)].some(e => e.checkVisibility()))";
            for (selector, expected) in [
                (seen, true),
                ("h1", true),
                ("footer", true),
                ("header", false),
                (".crumbs", false),
                (".take", false),
            ] {
                let there = page.get(&format!("{shown}({})", json!(selector)));
                assert_eq!(there, expected, "{place}: {selector}");
            }
            let whole = page.text_of("document.querySelector('.to-whole a').href");
            assert_eq!(whole, format!("{}{leads}", site::url()));
            assert_eq!(page.get("document.querySelector('base').target"), "_blank");
        }
        set(page, false);
    });
}

/// A whole page in a frame, as somebody puts it there who knows of no other.
#[test]
fn a_whole_page_in_a_frame_does_not_move_the_page_around_it() {
    let frame = "<iframe src=\"./index.html#/?department=zaisei\" title=\"x\" width=\"100%\" height=\"6000\"></iframe>";
    let html = format!(
        "<!doctype html><html lang=\"ja\"><meta charset=\"utf-8\"><title>x</title><link rel=\"icon\" href=\"data:,\"><body>{frame}"
    );
    elsewhere(&html, |page| {
        page.load(CITY);
        page.in_frame(0, || {
            page.until("the program runs in it", RUNS);
            page.until("it filters", "document.querySelector('.dir[hidden]')");
            page.settle();
        });
        assert_eq!(page.get("scrollY"), 0);
    });
}
