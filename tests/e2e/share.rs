//! 共有: the dialog, the link that opens the same view, its QR code.

use crate::accessibility::check;
use crate::page::{Page, TAKEN_OVER, visit, visit_at};
use crate::server::{Answer, serve};
use crate::take::allow;
use serde_json::json;
use std::time::Duration;
use thirtyfour::Key;

pub const BUTTON: &str = "#sharing";
const SAID: &str = "document.querySelector('#share .said [role=status]').textContent";
const LINK: &str = "document.querySelector('#share-link').value";

/// A test in which the dialog is opened.
pub fn sharing(test: impl FnOnce(&mut Page)) {
    visit(|page| {
        // The dialog asks whether the host has switched copies off; as a rule it says nothing of it.
        page.expect_error("offline-off.txt");
        test(page);
    });
}

/// Opens the dialog.
#[track_caller]
pub fn share(page: &Page) {
    page.click(BUTTON);
    page.until(
        "the dialog is open",
        "document.querySelector('#share')?.open",
    );
}

/// Views with everything that a person can choose.
const VIEWS: [&str; 6] = [
    "",
    "#/?department=zaisei,gyosei-keiei&theme=theme-3&state=kept&q=ICT&era=western",
    "#/section/measure-1-1?era=western",
    "#/kpi/online-applications?try=,90,,10",
    "#/compare",
    "#/accessibility",
];

#[test]
fn the_link_opens_the_same_view() {
    sharing(|page| {
        for hash in VIEWS {
            page.open(hash);
            share(page);
            let link = page.text_of(LINK);
            assert_eq!(link, page.text_of("location.href"));
            page.keys(Key::Escape + "");
            let shown = "document.querySelector('main').innerText.replaceAll('\u{2060}', '')";
            let pressed =
                "[...document.querySelectorAll('[aria-pressed=true]')].map(e => e.textContent)";
            let tried = "[...document.querySelectorAll('input')].map(e => e.value)";
            let state = |page: &Page| [shown, pressed, tried].map(|what| page.get(what));
            let before = state(page);
            page.js("location.reload()", json!([]));
            page.until(
                "the same is shown again",
                &format!("{TAKEN_OVER} && document.querySelector('main h1')"),
            );
            page.settle();
            // Charts that are drawn say nothing otherwise; what waits for its part comes.
            page.until(
                "the same is shown again",
                &format!("{shown} === {}", before[0]),
            );
            assert_eq!(state(page), before, "{hash}");
            assert_eq!(page.text_of("location.href"), link);
        }
    });
}

#[test]
fn numbers_that_are_being_tried_are_in_the_link() {
    sharing(|page| {
        page.open("#/kpi/online-applications");
        page.click(".try [type=range]");
        page.keys(Key::Right + "");
        page.until("the address has it", "location.href.includes('try=')");
        let tried: Vec<String> = page.each(".try input", "e.value");
        share(page);
        let link = page.text_of(LINK);
        page.load("");
        page.js("location.href = arguments[0]", json!([link]));
        page.until("it is shown", "document.querySelector('.tried')");
        let again: Vec<String> = page.each(".try input", "e.value");
        assert_eq!(again, tried);
    });
}

#[test]
fn the_link_is_copied_and_it_is_said_once() {
    sharing(|page| {
        allow(page, true);
        page.open("#/?department=zaisei");
        share(page);
        assert_eq!(
            page.text_of("document.activeElement.textContent"),
            "リンクをコピー"
        );
        page.js(
            "window.told = []; new MutationObserver(() => { const t = document.querySelector('#share .said [role=status]').textContent; if (t) told.push(t); }).observe(document.querySelector('#share .said [role=status]'), { childList: true, characterData: true, subtree: true })",
            json!([]),
        );
        page.keys(Key::Enter + "");
        page.until(
            "it is said",
            &format!("{SAID} === 'リンクをコピーしました。'"),
        );
        let read = "const done = arguments[0]; navigator.clipboard.readText().then(done, e => done('' + e))";
        assert_eq!(page.js_async(read, json!([])), page.get("location.href"));
        assert_eq!(page.get("told"), json!(["リンクをコピーしました。"]));

        page.js(
            "Object.defineProperty(navigator, 'clipboard', { value: undefined })",
            json!([]),
        );
        page.click_text("#share .tool", "リンクをコピー");
        page.until("it says so", &format!("{SAID}.includes('リンクを選んだ')"));
        let selected = "(e => e.id + ' ' + (e.selectionEnd - e.selectionStart === e.value.length))(document.activeElement)";
        assert_eq!(page.get(selected), "share-link true");
    });
}

#[test]
fn another_app_is_offered_where_the_device_has_a_way() {
    sharing(|page| {
        for (outcome, said) in [
            ("Promise.resolve()", ""),
            ("Promise.reject(new DOMException('', 'AbortError'))", ""),
            (
                "Promise.reject(new DOMException('', 'NotAllowedError'))",
                "送れませんでした。「リンクをコピー」をお試しください。",
            ),
        ] {
            page.open("#/section/theme-1");
            page.js(
                &format!("Object.defineProperty(navigator, 'share', {{ value: what => {{ window.sent = what; return {outcome}; }} }})"),
                json!([]),
            );
            share(page);
            page.click_text("#share .tool", "ほかのアプリで送る");
            page.until("it is said", &format!("{SAID} === '{said}'"));
            assert_eq!(page.get("sent.url"), page.get("location.href"));
            assert_eq!(page.get("sent.title"), page.get("document.title"));
        }
        page.open("");
        page.js(
            "Object.defineProperty(navigator, 'share', { value: undefined })",
            json!([]),
        );
        share(page);
        let labels = page.texts("#share .tool");
        assert!(
            !labels.iter().any(|l| l == "ほかのアプリで送る"),
            "{labels:?}"
        );
    });
}

/// What a camera reads of the code on the screen.
pub fn read_code(page: &Page) -> String {
    const PIXELS: usize = 4;
    let side: usize = page
        .text_of("document.querySelector('.qr').getAttribute('viewBox')")
        .rsplit(' ')
        .next()
        .unwrap()
        .parse()
        .unwrap();
    let path = page.text_of("document.querySelector('.qr path').getAttribute('d')");
    let mut dark = vec![false; side * side];
    for bar in path.split('M').skip(1) {
        let numbers: Vec<usize> = bar
            .split(|c: char| !c.is_ascii_digit())
            .filter_map(|n| n.parse().ok())
            .collect();
        let [x, y, length, ..] = numbers[..] else {
            panic!("{bar}")
        };
        dark[y * side + x..][..length].fill(true);
    }
    let mut picture =
        rqrr::PreparedImage::prepare_from_greyscale(side * PIXELS, side * PIXELS, |x, y| {
            if dark[y / PIXELS * side + x / PIXELS] {
                0
            } else {
                255
            }
        });
    let codes = picture.detect_grids();
    assert_eq!(codes.len(), 1);
    let (meta, text) = codes[0].decode().unwrap();
    // As the code itself says it: 1 would be L; better than M (0) is taken where there is room.
    assert_ne!(meta.ecc_level, 1);
    text
}

#[test]
fn the_code_is_that_of_the_link_and_large() {
    sharing(|page| {
        for (width, hash) in VIEWS
            .iter()
            .enumerate()
            .map(|(n, v)| ([320, 390, 1280][n % 3], v))
        {
            page.screen(width, 844, 1.0);
            page.open(hash);
            share(page);
            assert_eq!(read_code(page), page.text_of("location.href"));
            let size = page.number("document.querySelector('.qr').getBoundingClientRect().width");
            assert!(size >= 240.0, "{size} px at {width} px");
            let inside = "(d => d.scrollWidth <= d.clientWidth)(document.querySelector('#share'))";
            assert_eq!(page.get(inside), true, "{width}");
            // Dark on light, whatever the colours of the page.
            assert_eq!(
                page.get("[getComputedStyle(document.querySelector('.qr')).backgroundColor, getComputedStyle(document.querySelector('.qr path')).fill]"),
                json!(["rgb(255, 255, 255)", "rgb(0, 0, 0)"])
            );
        }
        page.open(&format!("#/?x={}", "a".repeat(2400)));
        share(page);
        assert!(page.text("#share").contains("リンクが長すぎて"));
        assert_eq!(page.get("document.querySelector('.qr')"), json!(null));
    });
}

#[test]
fn escape_closes_it_and_the_focus_goes_back() {
    sharing(|page| {
        page.open("#/section/theme-1");
        page.js("document.querySelector('#sharing').focus()", json!([]));
        for close in ["escape", "button"] {
            page.keys(Key::Enter + "");
            page.until("it is open", "document.querySelector('#share')?.open");
            if close == "escape" {
                page.keys(Key::Escape + "");
            } else {
                page.click_text("#share .tool", "閉じる");
            }
            page.until("it is gone", "!document.querySelector('#share')");
            assert_eq!(page.get("document.activeElement.id"), "sharing", "{close}");
        }
    });
}

#[test]
fn while_it_is_fetched_it_is_said_and_a_failure_is_no_end() {
    let files = std::fs::read_dir(crate::site::dist()).unwrap();
    let names = files.filter_map(|file| file.unwrap().file_name().into_string().ok());
    let more = names
        .filter(|n| n.starts_with("more-") && n.ends_with(".wasm"))
        .last()
        .unwrap();
    let bytes = std::fs::read(crate::site::dist().join(more)).unwrap();
    let late = Answer::body(bytes).after(Duration::from_secs(2));
    visit_at(&serve(&[("more-", late)]), |page| {
        page.expect_error("offline-off.txt");
        page.open("");
        page.click(BUTTON);
        let said = "document.querySelector('header [role=status]').textContent";
        assert_eq!(page.text_of(said), "共有の画面を読み込んでいます…");
        page.until("it is open", "document.querySelector('#share')?.open");
        assert_eq!(page.text_of(said), "");
    });
    visit_at(&serve(&[("more-", Answer::status(404).once())]), |page| {
        page.expect_error("more-");
        page.expect_error("404");
        page.open("");
        page.js("document.querySelector('#sharing').click()", json!([]));
        page.until("it is said", "document.querySelector('main [role=alert]')");
        assert_eq!(page.get("document.querySelector('#share')"), json!(null));
        share(page);
    });
}

#[test]
fn axe_finds_nothing_in_the_dialog() {
    sharing(|page| {
        for width in [390, 1280] {
            page.screen(width, 844, 1.0);
            page.open("#/kpi/real-debt-service-ratio");
            share(page);
            page.click("#share summary");
            page.until("the form is there", "document.querySelector('#embed-code')");
            check(page, &format!("sharing at {width} px"));
        }
    });
}
