//! 埋め込み: the code that the dialog makes, tried on another origin.

use crate::embed::elsewhere;
use crate::page::Page;
use crate::share::{share, sharing};
use crate::site;
use crate::take::allow;
use keikaku::export::embed::HIGHEST_CSS_PX;
use serde_json::json;

const CODE: &str = "document.querySelector('#embed-code').value";

fn begin(page: &Page, hash: &str) {
    page.open(hash);
    share(page);
    page.click("#share summary");
    measured(page);
}

/// Waits until both previews are shown and measured.
fn measured(page: &Page) {
    page.until(
        "the previews have their heights",
        "(frames => frames.length === 2 && frames.every(frame => {
            const page = frame.contentDocument;
            return page?.querySelector('main h1') && !page.querySelector('#loading')
                && Math.abs(parseFloat(frame.style.height) - page.documentElement.getBoundingClientRect().height) < 1;
        }))([...document.querySelectorAll('#share iframe')])",
    );
    page.settle();
}

fn code(page: &Page) -> String {
    page.text_of(CODE)
}

fn tick(page: &Page, label: &str) {
    page.click_text("#share label", label);
    measured(page);
}

#[test]
fn the_code_says_what_was_chosen() {
    sharing(|page| {
        begin(page, "#/kpi/sns-followers?era=western");
        let own = site::url();
        let first = code(page);
        let start = format!(
            "<iframe src=\"{own}frame/kpi/sns-followers.html#?era=western&amp;embed=chart\" title=\""
        );
        assert!(first.starts_with(&start), "{first}");
        assert!(first.contains("市の公式ＳＮＳの登録者数"), "{first}");
        assert!(first.contains(" loading=\"lazy\" ") && first.contains(" data-keikaku"));
        assert!(first.ends_with(&format!("<script async src=\"{own}embed.js\"></script>\n")));
        tick(page, "概要");
        assert!(code(page).contains("embed=facts,chart\""));
        tick(page, "グラフ");
        assert!(code(page).contains("embed=facts\""));
        tick(page, "高さを自動で合わせる");
        assert!(!code(page).contains("<script"));
        page.js(
            "const set = (n, value) => { const e = document.querySelectorAll('#share select')[n]; e.selectedIndex = [...e.options].findIndex(o => o.text.startsWith(value)); e.dispatchEvent(new Event('change')); };
             set(1, '760px'); set(0, '担当課：財政課');",
            json!([]),
        );
        measured(page);
        let last = code(page);
        assert!(
            last.contains("frame/department/zaisei.html#?era=western&amp;embed=directions\""),
            "{last}"
        );
        assert!(last.contains("max-width:760px"));
        allow(page, true);
        page.click_text("#share .tool", "コードをコピー");
        page.until("it is said", "[...document.querySelectorAll('#share [role=status]')].some(e => e.textContent === 'コードをコピーしました。')");
        let read = "const done = arguments[0]; navigator.clipboard.readText().then(t => done(t.replaceAll('\\r', '')), e => done('' + e))";
        assert_eq!(page.js_async(read, json!([])), json!(last));

        begin(page, "#/?department=zaisei&theme=theme-2");
        let filtered = code(page);
        assert!(
            filtered.contains("/frame/index.html#/?department=zaisei&amp;theme=theme-2&amp;embed="),
            "{filtered}"
        );
    });
}

/// Title and heights are of the language that is shown, and so is the frame, though the link
/// says nothing of it.
#[test]
fn the_code_is_in_the_language_that_the_browser_chose() {
    sharing(|page| {
        page.open("");
        page.cdp(
            "Emulation.setUserAgentOverride",
            json!({ "userAgent": "test", "acceptLanguage": "en" }),
        );
        begin(page, "#/kpi/sns-followers");
        let english = code(page);
        assert!(
            english
                .contains("sns-followers.html#?lang=en&amp;embed=chart\" title=\"Number of people"),
            "{english}"
        );
    });
}

/// A view, and what is ticked beside what is ticked at first.
const VIEWS: [(&str, &[&str]); 6] = [
    ("#/kpi/sns-followers", &[]),
    ("#/kpi/real-debt-service-ratio", &["概要", "表", "判定"]),
    ("#/kpi/land-readjustment-progress", &["概要"]),
    ("#/", &[]),
    ("#/section/theme-2", &[]),
    ("#/department/shimin-kyodo-suishin", &[]),
];

#[test]
fn the_height_is_right_without_script() {
    let mut codes = Vec::new();
    sharing(|page| {
        for (hash, ticked) in VIEWS {
            begin(page, hash);
            for label in ticked {
                tick(page, label);
            }
            let code = code(page);
            codes.push((hash, code.lines().next().unwrap().to_owned()));
        }
    });
    let mut cut = Vec::new();
    for (hash, code) in codes {
        let html = format!(
            "<!doctype html><html lang=\"ja\"><meta charset=\"utf-8\"><title>x</title><link rel=\"icon\" href=\"data:,\"><body>{code}"
        );
        elsewhere(&html, |page| {
            for width in [320, 390, 480, 760] {
                page.screen(width, 844, 1.0);
                page.load("city.html");
                page.js("document.body.style.margin = 0", json!([]));
                let shown = "!document.querySelector('#loading') && document.querySelector('main h1') && [...document.querySelectorAll('.chart')].every(e => !e.checkVisibility() || e.style.height)";
                let content = page.in_frame(0, || {
                    page.until("it is shown", shown);
                    page.settle();
                    page.number("document.documentElement.getBoundingClientRect().height")
                });
                let given = page.number("document.querySelector('iframe').offsetHeight");
                if given > f64::from(HIGHEST_CSS_PX) && content > given {
                    cut.push(hash);
                    continue;
                }
                let share = content / given;
                assert!(
                    (0.6..=1.0).contains(&share),
                    "{hash} at {width} px: {content} of {given} px"
                );
            }
        });
    }
    // A department's list may be long; nothing else is.
    cut.retain(|hash| !hash.starts_with("#/department/"));
    assert!(cut.is_empty(), "{cut:?}");
}
