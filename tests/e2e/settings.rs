//! What a person has set in the browser stays: large letters, nothing kept on
//! the device, nothing read from canvases, a private window, no clipboard.

use crate::browser::{Engine, Settings};
use crate::page::{Page, visit, visit_with};
use crate::site;
use crate::{layout, share, take};
use serde_json::json;
use thirtyfour::Key;

/// A test with these preferences, where the engine is tested.
fn set(engine: Engine, settings: &Settings, test: impl FnOnce(&mut Page)) {
    if engine.is_wanted() {
        visit_with(engine, settings, &site::url(), test);
    }
}

/// Texts that are cut off: narrower or lower than what is in them, and nothing scrolls.
const CUT: &str = "[...document.querySelectorAll('main *, header *, footer *')].filter(e => {
    const style = getComputedStyle(e), hides = v => v === 'hidden' || v === 'clip';
    return e.checkVisibility() && !e.closest('.hidden, svg, .chart, .card-chart, [hidden]') && e.textContent.trim() && style.clipPath === 'none' &&
      (hides(style.overflowX) && e.scrollWidth > e.clientWidth + 1 || hides(style.overflowY) && e.scrollHeight > e.clientHeight + 1)
  }).map(e => e.outerHTML.slice(0, 90))";

#[track_caller]
fn check_large(page: &Page, width: u32, kinds: &[&str]) {
    let pages = layout::KINDS.iter();
    for (name, hash) in pages.filter(|(name, _)| kinds.is_empty() || kinds.contains(name)) {
        page.open(hash);
        check_fits(page, name, width);
    }
    page.open("");
    let small = "(e => { const r = document.createRange(); r.selectNodeContents(e); return r.getClientRects()[0].height })(document.querySelector('.asof span, .asof'))";
    assert!(page.number(small) >= 24.0, "letters are large");
}

/// Everything unfolded, the page is no wider than the window, and no text is cut off.
#[track_caller]
pub fn check_fits(page: &Page, name: &str, width: u32) {
    page.js(
            // All of it, laid out: what is left out of the layout has no size of its own.
            "document.querySelectorAll('details').forEach(e => e.open = true);
             document.querySelectorAll('#directions, .measure, .matrix').forEach(e => e.style.setProperty('content-visibility', 'visible'))",
            json!([]),
        );
    page.settle();
    page.check_width(width, name);
    assert_eq!(page.get(CUT), json!([]), "{name}");
}

#[test]
fn large_letters_are_not_cut_in_chromium() {
    let large =
        json!({ "webkit.webprefs.minimum_font_size": 24, "webkit.webprefs.default_font_size": 24 });
    set(Engine::Chromium, &Settings::preferences(large), |page| {
        page.screen(390, 844, 1.0);
        check_large(page, 390, &[]);
    });
}

#[test]
fn large_letters_are_not_cut_in_firefox() {
    let large = json!({ "font.minimum-size.ja": 24, "font.minimum-size.x-western": 24 });
    set(Engine::Firefox, &Settings::preferences(large), |page| {
        page.window(500, 844);
        check_large(page, 500, &["overview", "measure", "kpi-tried", "compare"]);
    });
}

/// Nothing may be kept on the device.
#[track_caller]
fn check_blocked(page: &mut Page) {
    page.open("");
    let denied =
        "(() => { try { return '' + localStorage.length } catch (e) { return e.name } })()";
    assert_eq!(page.get(denied), "SecurityError");
    page.click_text(".chip[data-facet=department]", "財政課");
    page.until("it filters", "document.querySelector('.dir[hidden]')");
    page.open("#/kpi/real-debt-service-ratio");
    page.until("the chart is drawn", &crate::chart::drawn());
    page.expect_error("offline-off.txt");
    share::share(page);
    let panel = "document.querySelector('#share .offline').innerText";
    page.until(
        "it is known",
        "document.querySelector('#share .offline')?.innerText.length > 0 && !document.querySelector('#share .offline').innerText.includes('確かめています')",
    );
    // Some only refuse when it comes to storing.
    if page.get("!!document.querySelector('#share .offline button')") == true {
        page.click("#share .offline button");
    }
    page.until(
        "it says that it cannot be stored",
        &format!("/保存できません|保存が許されていません/.test({panel})"),
    );
}

#[test]
fn where_nothing_may_be_stored_the_page_works_and_says_so_in_chromium() {
    let none = json!({ "profile.default_content_setting_values.cookies": 2 });
    set(
        Engine::Chromium,
        &Settings::preferences(none),
        check_blocked,
    );
}

#[test]
fn where_nothing_may_be_stored_the_page_works_and_says_so_in_firefox() {
    let none = json!({ "network.cookie.cookieBehavior": 2 });
    set(Engine::Firefox, &Settings::preferences(none), check_blocked);
}

#[test]
fn where_canvases_cannot_be_read_there_are_drawings_instead_of_pictures() {
    let said = "document.querySelector('.said [role=status]').textContent";
    let resisting = json!({ "privacy.resistFingerprinting": true });
    let check = |page: &mut Page| {
        take::open(page, "#/kpi/real-debt-service-ratio");
        for picture in ["PNG", "画像を"] {
            take::choose(page, picture);
            page.until("it says what to do", &format!("{said}.includes('「SVG」')"));
            take::choose(page, "CSV");
            page.until(
                "it says something else",
                &format!("{said}.includes('.csv')"),
            );
        }
        let before = page.number("files.length") as usize;
        take::choose(page, "SVG");
        let (_, svg) = take::saved(page, before + 1);
        assert_eq!(take::parsed(&svg).0, "実質公債費比率");
    };
    set(Engine::Firefox, &Settings::preferences(resisting), check);
    // The same where every reading is refused.
    visit(|page| {
        let refuse = "CanvasRenderingContext2D.prototype.getImageData = HTMLCanvasElement.prototype.toBlob = () => { throw new DOMException('', 'SecurityError') }";
        page.cdp(
            "Page.addScriptToEvaluateOnNewDocument",
            json!({ "source": refuse }),
        );
        check(page);
    });
}

/// The tasks that ask the most of a browser.
fn check_private(page: &mut Page) {
    page.open("");
    page.click_text(".chip[data-facet=department]", "財政課");
    page.until("it filters", "document.querySelector('.dir[hidden]')");
    take::open(page, "#/kpi/real-debt-service-ratio");
    take::choose(page, "CSV");
    assert!(take::saved(page, 1).0.ends_with(".csv"));
    page.expect_error("offline-off.txt");
    page.keys(Key::Escape + "");
    share::share(page);
    page.until(
        "what can be stored is known",
        "document.querySelector('#share .offline')?.innerText.match(/MB|保存できません|保存が許されていません/)",
    );
}

#[test]
fn a_private_window_is_a_window_in_chromium() {
    let private = Settings {
        arguments: vec!["--incognito"],
        ..Settings::default()
    };
    set(Engine::Chromium, &private, check_private);
}

#[test]
fn a_private_window_is_a_window_in_firefox() {
    let private = json!({ "browser.privatebrowsing.autostart": true });
    set(
        Engine::Firefox,
        &Settings::preferences(private),
        check_private,
    );
}

#[test]
fn a_clipboard_that_was_refused_leaves_the_text_to_copy() {
    visit(|page| {
        take::allow(page, false);
        take::open(page, "#/kpi/real-debt-service-ratio");
        take::choose(page, "文字");
        let field = "document.querySelector('.take textarea')";
        page.until(
            "the text is selected",
            &format!("{field} && document.activeElement === {field}"),
        );
        assert!(
            page.text_of(&format!("{field}.value"))
                .starts_with("実質公債費比率\n")
        );
        page.expect_error("offline-off.txt");
        page.keys(Key::Escape + "");
        share::share(page);
        page.click_text("#share .tool", "リンクをコピー");
        page.until(
            "it says what to do",
            "document.querySelector('#share .said [role=status]').textContent.includes('リンクを選んだ')",
        );
        assert_eq!(page.get("document.activeElement.id"), "share-link");
    });
}
