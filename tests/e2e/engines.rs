//! The product's tasks in each of the three engines, with the release build:
//! the same tests, one session each.
//!
//! What an engine, or its driver, is known to do otherwise stands in
//! [`DIFFERENCES`] with its reason. A test asks there before it leaves something
//! out, and that is printed. Beyond that,
//!
//! - the drivers of Firefox and WebKit tell nothing of the console and of
//!   requests: the page itself tells the server (`watch.js`), but not from
//!   `file:`, where there is no server;
//! - touch, densities, forced colours, reduced motion, network conditions and
//!   permissions are played by Chromium's own protocol: the tests about them
//!   run there alone;
//! - WebKit does not scroll to an element in a part of the page that it has left
//!   out of the layout so far (`content-visibility`); nothing in the product
//!   does that, and the tests go by its section first.

use crate::browser::{Engine, Settings};
use crate::chart;
use crate::embed;
use crate::page::{Page, visit_watched, visit_with};
use crate::server::{Changing, Host, serve_changing};
use crate::site;
use crate::take;
use keikaku::chart::{Estimate, Frame, layout};
use keikaku::export;
use keikaku::query::View;
use serde_json::json;
use std::io::Write;
use thirtyfour::Key;

/// What is left out in an engine, and why.
const DIFFERENCES: [(Engine, &str, &str); 4] = [
    (
        Engine::WebKit,
        "the place itself",
        "it has no scroll anchoring: it scrolls as far as before, but parts above that are laid out only then may be higher or lower",
    ),
    (
        Engine::WebKit,
        "the print command",
        "WebKitGTK's driver has none; the style for paper is looked at on the screen there, as in the others",
    ),
    (
        Engine::WebKit,
        "the width of a phone",
        "its windows are at least 450 px wide, and only Chromium plays other screens",
    ),
    (
        Engine::Firefox,
        "the width of a phone",
        "its windows are at least 450 px wide, and only Chromium plays other screens",
    ),
];

/// Whether something is to be left out in this engine; says so then.
fn differs(page: &Page, what: &str) -> bool {
    let known = DIFFERENCES.iter().filter(|(_, name, _)| *name == what);
    let known: Vec<_> = known.collect();
    assert!(!known.is_empty(), "{what} is no known difference");
    let here = known.iter().find(|(engine, ..)| *engine == page.engine);
    if let Some((engine, _, why)) = here {
        // Not by `eprintln!`: tests that pass say nothing by that.
        let _ = writeln!(
            std::io::stderr(),
            "left out in {}: {what}, for {why}",
            engine.name()
        );
    }
    here.is_some()
}

fn in_engine(engine: Engine, test: impl FnOnce(Engine)) {
    if engine.is_wanted() {
        test(engine);
    } else {
        let named = xtask::engines::ENGINES;
        let _ = writeln!(
            std::io::stderr(),
            "left out: {} is not in {named}",
            engine.name()
        );
    }
}

fn watched(engine: Engine, test: fn(&mut Page)) {
    visit_watched(engine, &Settings::default(), test);
}

macro_rules! in_each_engine {
    ($($test:ident),* $(,)?) => {
        mod chromium {
            $(#[test] fn $test() { super::in_engine(crate::browser::Engine::Chromium, super::$test); })*
        }
        mod firefox {
            $(#[test] fn $test() { super::in_engine(crate::browser::Engine::Firefox, super::$test); })*
        }
        mod webkit {
            $(#[test] fn $test() { super::in_engine(crate::browser::Engine::WebKit, super::$test); })*
        }
    };
}

in_each_engine!(
    what_goes_wrong_is_told,
    the_first_page_is_taken_over_in_japanese,
    filters_join_and_can_be_taken_back,
    words_are_found_in_any_width,
    a_kpi_has_its_chart_and_is_read_by_keys,
    targets_can_be_played_with,
    back_and_forward_restore_page_and_place,
    the_dialog_hands_on_the_view,
    frames_are_as_high_as_their_content,
    files_are_those_of_the_plan,
    all_kpis_are_compared,
    paper_has_drawings_and_addresses,
    a_copy_shows_the_plan_without_a_network,
    one_file_works_by_itself,
    another_language_and_furigana,
    axe_finds_nothing,
);

/// A language by the list, what is found in it, and how Japanese is read.
fn another_language_and_furigana(engine: Engine) {
    watched(engine, |page| {
        page.open("#/?lang=en");
        page.until(
            "it is English",
            "document.documentElement.lang === 'en' && !document.querySelector('main [lang=ja]')",
        );
        page.search("FÍnanc");
        let marked =
            "[...document.querySelectorAll('main mark')].map(e => e.textContent.toLowerCase())";
        page.until("it is found", &format!("{marked}.includes('financ')"));
        page.open("#/?lang=ja&ruby=on");
        page.until("it is read", "document.querySelector('h1 ruby')");
        let [base, above] = ["base", "rt"].map(|part| {
            let of = if part == "rt" {
                "e.querySelector('rt')"
            } else {
                "(r => (r.selectNodeContents(e.firstChild), r))(document.createRange())"
            };
            page.number(&format!(
                "(e => {of}.getBoundingClientRect().top)(document.querySelector('h1 ruby'))"
            ))
        });
        assert!(above < base, "the reading stands above");
        page.search("ざいせい");
        page.until(
            "it is found as it is read",
            "document.querySelector('main mark')",
        );
    });
}

fn axe_finds_nothing(engine: Engine) {
    watched(engine, |page| {
        page.window(1280, 900);
        for hash in [
            "#/",
            "#/section/theme-4",
            "#/kpi/real-debt-service-ratio",
            "#/department/zaisei?lang=en",
        ] {
            page.open(hash);
            page.unfold();
            page.settle();
            crate::accessibility::check(page, hash);
        }
    });
}

fn the_first_page_is_taken_over_in_japanese(engine: Engine) {
    watched(engine, |page| {
        page.open("");
        let first = page.text_of("navigator.languages[0]");
        assert!(first == "ja" || first.starts_with("ja-"), "{first}");
        assert_eq!(page.text_of("document.documentElement.lang"), "ja");
        assert_eq!(page.text("#count"), "33");
        let kept = "[written.length, written.every(e => e.isConnected)]";
        let (written, kept): (usize, bool) = serde_json::from_value(page.get(kept)).unwrap();
        assert!(written > 50 && kept, "{written} elements were written");
        // A drawing until another part of the program comes: that is when somebody points or
        // types, and a pointer may lie over the window from the start.
        let pictures: Vec<f64> = page.each(
            ".card-chart",
            "e.querySelector('svg, canvas')?.getBoundingClientRect().height ?? 0",
        );
        assert_eq!(pictures.len(), site::index().kpis.len());
        assert!(pictures.iter().all(|height| *height > 40.0), "{pictures:?}");
        for width in [1280, 700] {
            page.window(width, 900);
            page.check_width(width, "the overview");
        }
        if !differs(page, "the width of a phone") {
            page.screen(390, 844, 2.0);
            page.check_width(390, "the overview");
        }
    });
}

/// What a page says of itself arrives in every engine.
fn what_goes_wrong_is_told(engine: Engine) {
    let told = crate::page::complaints_watched(engine, |page| {
        page.open("");
        page.js("console.error('said so')", json!([]));
        let wrong = "const e = document.createElement('img'); e.src = 'https://example.invalid/x.png'; document.body.append(e)";
        page.js(wrong, json!([]));
        page.settle();
    });
    for part in ["said so", "img-src", "example.invalid"] {
        assert!(told.iter().any(|said| said.contains(part)), "{told:?}");
    }
    assert_eq!(
        crate::page::complaints_watched(engine, |page| page.open("")),
        [""; 0]
    );
}

fn filters_join_and_can_be_taken_back(engine: Engine) {
    watched(engine, |page| {
        page.open("");
        page.click_text(".chip[data-facet=department]", "財政課");
        let expected = |hash: &str| site::index().apply(&View::parse(hash).filter).totals;
        let check = |page: &Page, hash: &str| {
            assert_eq!(page.text_of("location.hash"), hash);
            let wanted = expected(if hash.is_empty() { "#/" } else { hash }).directions;
            assert_eq!(page.text("#count"), wanted.to_string());
            assert_eq!(page.texts("li.dir").len(), wanted);
        };
        check(page, "#/?department=zaisei");
        page.click_text(".chip[data-facet=state]", "◌");
        check(page, "#/?department=zaisei&state=no-actual");
        page.back();
        check(page, "#/?department=zaisei");
        page.click("#clear");
        check(page, "");
    });
}

fn words_are_found_in_any_width(engine: Engine) {
    watched(engine, |page| {
        page.open("");
        for typed in ["ＩＣＴ", "そーしゃる"] {
            page.search(typed);
            let wanted = site::index().apply(&site::filtered("", "", typed).filter);
            let found = format!(
                "document.querySelector('#count').textContent === '{}' && document.querySelector('main mark')",
                wanted.totals.directions
            );
            page.until(typed, &found);
        }
    });
}

fn a_kpi_has_its_chart_and_is_read_by_keys(engine: Engine) {
    watched(engine, |page| {
        let kpi = site::kpi("real-debt-service-ratio");
        let scene = layout(kpi, &Frame::full(700.0, site::ERA), &Estimate);
        let points: Vec<_> = scene.points.iter().map(|p| p.spoken()).collect();
        chart::open(page, kpi);
        page.js("document.querySelector('.chart').focus()", json!([]));
        for point in scene.points.iter().take(3) {
            page.keys(Key::Right + "");
            assert_eq!(chart::said(page), point.spoken());
            assert_eq!(page.text(".read-out"), point.sentence());
        }
        page.keys(Key::End + "");
        assert_eq!(chart::said(page), *points.last().unwrap());
        page.keys(Key::Home + "");
        assert_eq!(chart::said(page), points[0]);
        page.keys(Key::Enter + "");
        page.keys(Key::End + "");
        page.keys(Key::Enter + "");
        let compared = page.text(".compared [role=status]");
        assert!(!compared.is_empty(), "two points are compared");
        // The same in Western years, and the axis is drawn anew.
        let picture = "document.querySelector('.chart canvas').toDataURL()";
        let before = page.text_of(picture);
        page.click("#era");
        page.until(
            "the axis is drawn anew",
            &format!("{picture} !== {}", json!(before)),
        );
        assert!(page.text_of("location.hash").ends_with("?era=western"));
        assert!(!page.text(".panel .say").contains("令和"));
        page.click("#era");
        assert!(page.text(".panel .say").contains("令和"));
    });
}

fn targets_can_be_played_with(engine: Engine) {
    watched(engine, |page| {
        page.open("kpi/online-applications.html");
        page.js("document.getElementById('try-1').focus()", json!([]));
        for _ in 0..10 {
            page.keys(Key::Right + "");
        }
        let value = |id: &str| page.text_of(&format!("document.getElementById('{id}').value"));
        assert_eq!(value("try-1"), "90");
        assert_eq!(value("try-1-number"), "90");
        assert_eq!(page.text(".result-tried"), "764件");
        page.js(
            "const e = document.getElementById('try-3-number'); e.focus(); e.select()",
            json!([]),
        );
        page.keys("10");
        assert_eq!(page.text(".result-tried"), "955件");
        page.keys(Key::Tab + "");
        let link = page.text_of("location.href");
        assert!(link.ends_with("#?try=,90,,10"), "{link}");
        page.click("#own-numbers");
        assert_eq!(page.text(".result-tried"), "679件");
        page.back();
        assert_eq!(page.text(".result-tried"), "955件");
    });
}

fn back_and_forward_restore_page_and_place(engine: Engine) {
    watched(engine, |page| {
        page.open("#/?department=gyosei-keiei");
        let count = page.text("#count");
        assert_ne!(count, "33");
        let mark = "[...document.querySelectorAll('.measure h4 a')].filter(e => !e.closest('[hidden]'))[2].setAttribute('data-wanted', '')";
        page.js(mark, json!([]));
        let look = "addEventListener('click', () => { window.left = scrollY }, true)";
        page.js(look, json!([]));
        page.click("[data-wanted]");
        let left = page.number("left");
        assert!(left > 300.0);
        page.until(
            "the measure is shown",
            "location.pathname.includes('/section/') && document.querySelector('.crumbs')",
        );
        let link = page.text_of("location.href");
        assert_eq!(page.number("scrollY"), 0.0);
        assert_eq!(page.text_of("document.activeElement.localName"), "h1");
        page.back();
        page.until("the filter is back", "document.querySelector('#count')");
        assert_eq!(page.text("#count"), count);
        let there = format!(
            "(b => b && b.bottom > 0 && b.top < innerHeight)([...document.querySelectorAll('.measure h4 a')].find(e => e.href === {})?.getBoundingClientRect())",
            json!(link)
        );
        if differs(page, "the place itself") {
            let scrolled = format!("Math.abs(scrollY - {left}) < 2");
            page.until("it is scrolled as far as before", &scrolled);
        } else {
            page.until("the place is back", &there);
        }
        page.forward();
        page.until("the measure is back", "document.querySelector('.crumbs')");
        assert_eq!(page.text_of("location.href"), link);
    });
}

fn the_dialog_hands_on_the_view(engine: Engine) {
    watched(engine, |page| {
        page.expect_error("offline-off.txt");
        page.open("#/?department=zaisei");
        crate::share::share(page);
        let link = page.text_of("document.querySelector('#share-link').value");
        assert_eq!(link, page.text_of("location.href"));
        assert_eq!(crate::share::read_code(page), link);
        page.js(
            "Object.defineProperty(navigator, 'clipboard', { value: undefined })",
            json!([]),
        );
        page.click_text("#share .tool", "リンクをコピー");
        page.until(
            "it says what to do",
            "document.querySelector('#share .said [role=status]').textContent.includes('リンクを選んだ')",
        );
        page.until(
            "all of the link is selected",
            "(e => e.id === 'share-link' && e.selectionEnd - e.selectionStart === e.value.length)(document.activeElement)",
        );
        page.keys(Key::Escape + "");
        page.until("it is gone", "!document.querySelector('#share')");
        assert_eq!(page.get("document.activeElement.id"), "sharing");
    });
}

fn frames_are_as_high_as_their_content(engine: Engine) {
    watched(engine, |page| {
        embed::open(page, "embed.html");
        for frame in 0..3 {
            embed::fits(page, frame);
            page.in_frame(frame, || {
                let seen = "['header', 'footer', '.take', '.filters'].filter(s => [...document.querySelectorAll(s)].some(e => e.checkVisibility()))";
                assert_eq!(page.get(seen), json!(["footer"]));
            });
        }
        page.window(700, 900);
        for frame in 0..3 {
            embed::fits(page, frame);
        }
    });
}

fn files_are_those_of_the_plan(engine: Engine) {
    watched(engine, |page| {
        let kpi = site::kpi("real-debt-service-ratio");
        take::open(page, &format!("#/kpi/{}", kpi.id.as_str()));
        take::choose(page, "CSV");
        let (name, csv) = take::saved(page, 1);
        assert_eq!(name, "上尾市_実質公債費比率_2026-11-23.csv");
        assert_eq!(
            csv,
            export::kpis(site::index(), Some(std::slice::from_ref(&kpi.id)))
        );
        take::choose(page, "SVG");
        let (name, svg) = take::saved(page, 2);
        assert_eq!(name, "上尾市_実質公債費比率_2026-11-23.svg");
        assert_eq!(take::parsed(&svg).0, kpi.name.text);
        take::choose(page, "PNG");
        let (name, size) = take::picture(page, 3);
        assert_eq!(name, "上尾市_実質公債費比率_2026-11-23.png");
        assert_eq!(size, take::drawn(&svg).map(|length| (length * 2.0).round()));
    });
}

fn all_kpis_are_compared(engine: Engine) {
    watched(engine, |page| {
        page.open("compare.html");
        let charts = page.number("document.querySelectorAll('.chart').length");
        assert!(charts >= 3.0, "{charts}");
        crate::chart_kinds::check_charts(page, charts as usize);
    });
}

/// What a page looks like on paper, on the screen: rules for paper hold for both.
const AS_ON_PAPER: &str = "for (const sheet of document.styleSheets) for (const rule of sheet.cssRules)
    if (rule.media) rule.media.mediaText = { print: 'all', screen: 'not all' }[rule.media.mediaText] ?? rule.media.mediaText";

fn paper_has_drawings_and_addresses(engine: Engine) {
    watched(engine, |page| {
        page.open("#/kpi/real-debt-service-ratio");
        page.until("the menu is there", "document.querySelector('.take')");
        let folded = "document.querySelectorAll('main details:not([open], .take)').length";
        let closed = page.number(folded);
        assert!(closed >= 2.0, "the table, the judgement: {closed}");
        let look = format!("window.seen = []; addEventListener('beforeprint', () => seen.push([{folded},
            document.querySelectorAll('.chart > svg.on-paper text').length, document.querySelector('#address').textContent]))");
        page.js(&look, json!([]));
        if !differs(page, "the print command") {
            assert!(page.print().starts_with(b"%PDF-"));
            page.until("it is as it was", &format!("{folded} === {closed}"));
            assert_eq!(page.number("seen.length"), 1.0);
        }
        page.js("dispatchEvent(new Event('beforeprint'))", json!([]));
        let seen: Vec<(usize, usize, String)> = serde_json::from_value(page.get("seen")).unwrap();
        for (folded, drawn, address) in seen {
            assert_eq!(folded, 0);
            assert!(drawn > 10, "{drawn}");
            let own = format!("このページの場所：{}\n", page.text_of("location.href"));
            assert!(address.starts_with(&own), "{address}");
        }
        page.js(AS_ON_PAPER, json!([]));
        page.settle();
        let shown = "['header search', '.take', '#era', '.read-out', '.chart canvas', '.chart > svg.on-paper', '#address', 'table'].filter(s => document.querySelector(s)?.checkVisibility())";
        assert_eq!(
            page.get(shown),
            json!([".chart > svg.on-paper", "#address", "table"])
        );
    });
}

fn a_copy_shows_the_plan_without_a_network(engine: Engine) {
    let host = Changing::new(&[]);
    let url = serve_changing(Host::default(), &host);
    visit_with(engine, &Settings::default(), &url, |page| {
        page.open("");
        page.expect_error("offline-off.txt");
        crate::offline::store(page);
        assert_eq!(crate::offline::stored(page), (2, 1));
        host.cut();
        page.expect_error("net::ERR");
        page.open("");
        assert_eq!(page.text("#count"), "33");
        page.open("kpi/real-debt-service-ratio.html");
        page.until("the chart is drawn", &chart::drawn());
        crate::offline::open_section(page);
        crate::offline::press(page, "保存したものを消す");
        crate::offline::until_said(page, "保存したものを消しました。");
        assert_eq!(crate::offline::stored(page), (0, 0));
    });
}

fn one_file_works_by_itself(engine: Engine) {
    crate::single::check(engine);
}
