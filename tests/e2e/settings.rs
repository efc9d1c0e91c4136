//! What a person has set in the browser stays: large letters, nothing kept on
//! the device, nothing read from canvases, a private window, no clipboard.

use crate::browser::{Engine, Settings};
use crate::page::{Page, visit, visit_with};
use crate::site;
use crate::{chart, furigana, layout, share, take};
use keikaku::chart::{Estimate, Frame};
use keikaku::plan::EraStyle;
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
    page.lay_out();
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

/// Text at 200 %, as WCAG 1.4.4 asks, in every language.
#[test]
fn letters_twice_as_large_are_not_cut_in_any_language() {
    let twice = json!({ "webkit.webprefs.default_font_size": 32 });
    set(Engine::Chromium, &Settings::preferences(twice), |page| {
        page.screen(820, 1180, 1.0);
        for code in ["ja", "ja-easy", "en", "zh-Hans", "ko", "vi", "pt", "fil"] {
            for hash in ["#/", "#/kpi/online-applications", "#/section/theme-4"] {
                page.open(&layout::in_language(hash, code));
                check_fits(page, &format!("{hash} in {code}"), 820);
            }
        }
        let letters = page.get("getComputedStyle(document.body).fontSize");
        assert_eq!(letters, "32px");
    });
}

/// The pages that are read with letters of another size.
const READ: [&str; 4] = ["overview", "kpi", "compare", "accessibility"];

/// How large all that is written on the page is, in CSS px, in its order.
const SIZES: &str = "[...document.querySelectorAll('body *')].filter(e => !e.closest('canvas, svg, script, noscript') &&
      (e.matches('input, select') || [...e.childNodes].some(n => n.nodeType === Node.TEXT_NODE && n.data.trim())))
    .map(e => parseFloat(getComputedStyle(e).fontSize))";

/// Keeps how large the letters in charts are, from now on.
const LISTEN: &str = "window.drawn = []; const fill = CanvasRenderingContext2D.prototype.fillText;
    CanvasRenderingContext2D.prototype.fillText = function (...a) { drawn.push(parseFloat(/([\\d.]+)px/.exec(this.font)[1])); return fill.apply(this, a) }";

/// The sizes of all letters of these pages, those in the chart of a KPI last: the smallest and the largest.
fn sizes(page: &Page, width: u32) -> Vec<Vec<f64>> {
    if page.engine == Engine::Chromium {
        page.screen(width, 844, 1.0);
    } else {
        page.window(width, 844);
    }
    let pages = layout::KINDS.iter().filter(|(name, _)| READ.contains(name));
    let mut sizes = Vec::new();
    for (_, hash) in pages {
        page.open(hash);
        sizes.push(serde_json::from_value(page.get(SIZES)).unwrap());
    }
    chart::open(page, site::kpi(KPI));
    page.js(LISTEN, json!([]));
    page.click("#era");
    page.until("it is drawn anew", "drawn.length");
    let of_chart = "[Math.min(...drawn) / devicePixelRatio, Math.max(...drawn) / devicePixelRatio]";
    sizes.push(serde_json::from_value(page.get(of_chart)).unwrap());
    sizes
}

const KPI: &str = "real-debt-service-ratio";

/// A reader's own size of letters, one and a half times the usual, is that of all letters, and what
/// holds them has room.
fn check_own_size(engine: Engine, larger: serde_json::Value, width: u32) {
    const RATIO: f64 = 1.5;
    let mut usual = Vec::new();
    set(engine, &Settings::default(), |page| {
        usual = sizes(page, width)
    });
    set(engine, &Settings::preferences(larger), |page| {
        for (usual, large) in usual.iter().zip(sizes(page, width)) {
            let ratios = usual.iter().zip(&large).map(|(usual, large)| large / usual);
            let odd: Vec<_> = ratios
                .enumerate()
                .filter(|(_, r)| (r - RATIO).abs() > 0.02)
                .take(9)
                .collect();
            assert_eq!(usual.len(), large.len());
            assert!(odd.is_empty(), "the others are {RATIO}: {odd:?}");
        }
        // A point of a chart is where it is seen.
        let box_of = |part| {
            page.number(&format!(
                "document.querySelector('.chart').getBoundingClientRect().{part}"
            ))
        };
        let (wide, high) = (box_of("width"), box_of("height"));
        let scene = keikaku::chart::layout(
            site::kpi(KPI),
            &Frame::full(wide / RATIO, EraStyle::Western),
            &Estimate,
        );
        assert!(
            (high - scene.height * RATIO).abs() < 1.0,
            "{high} px for {}",
            scene.height
        );
        let there = "const e = document.querySelector('.chart'), b = e.getBoundingClientRect();
            e.dispatchEvent(new PointerEvent('pointermove', { pointerType: 'mouse', clientX: b.left + arguments[0], clientY: b.top + arguments[1] }))";
        let (x, y) = (wide * 0.6, high / 2.0);
        page.js(there, json!([x, y]));
        page.settle();
        let said = chart::said(page);
        let said = scene
            .points
            .iter()
            .position(|point| point.spoken() == said)
            .unwrap();
        let near = scene.nearest(x / RATIO, y / RATIO).unwrap();
        // The axis is as wide as the browser's letters, which are not quite the estimated ones.
        assert!(said.abs_diff(near) <= 1, "point {said} is shown for {near}");
        for (name, hash) in layout::KINDS {
            page.open(hash);
            check_fits(page, name, width);
        }
    });
}

#[test]
fn a_larger_size_of_letters_is_that_of_all_letters_in_chromium() {
    let larger = json!({ "webkit.webprefs.default_font_size": 24 });
    check_own_size(Engine::Chromium, larger, 390);
}

#[test]
fn a_larger_size_of_letters_is_that_of_all_letters_in_firefox() {
    let larger = json!({ "font.size.variable.ja": 24, "font.size.variable.x-western": 24 });
    check_own_size(Engine::Firefox, larger, 500);
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
    page.until("the chart is drawn", &chart::drawn());
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
    furigana::comes_back(page, "");
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
