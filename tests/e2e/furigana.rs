//! Furigana: how the Japanese is read, above the text; and the search by readings and in
//! another language.

use crate::accessibility;
use crate::page::{Page, visit, visit_at};
use crate::server::{Answer, serve};
use serde_json::json;

const SHOWN: &str = "document.querySelector('#furigana[aria-pressed=true]')";

/// Nothing is cut, covered, or wider than the window.
#[track_caller]
fn fits(page: &Page, what: &str) {
    let found = page.js(
        "const wrong = [];
        if (document.documentElement.scrollWidth > innerWidth) wrong.push('wider than the window');
        for (const ruby of document.querySelectorAll('ruby')) {
            const rt = ruby.querySelector('rt').getBoundingClientRect();
            const shown = ruby.checkVisibility() && rt.width > 0 && !ruby.closest('.hidden, .skip');
            if (!shown) continue;
            const range = document.createRange();
            range.selectNodeContents(ruby.firstChild);
            const base = range.getBoundingClientRect();
            if (rt.bottom > base.top + base.height * 0.35) wrong.push('over its base: ' + ruby.textContent);
            if (rt.left < -1 || rt.right > innerWidth + 1) {
                if (!ruby.closest('[tabindex], .scroll, table')) wrong.push('outside: ' + ruby.textContent);
            }
        }
        return wrong.slice(0, 10)",
        json!([]),
    );
    assert_eq!(found, json!([]), "{what}");
}

#[test]
fn they_are_switched_on_kept_in_links_and_remembered() {
    visit(|page| {
        page.open("#/section/theme-3");
        assert_eq!(page.get("document.querySelectorAll('ruby').length"), 0);
        let heading = page.text("h1");
        page.click("#furigana");
        page.until("they are shown", SHOWN);
        assert_eq!(
            page.get("document.querySelector('h1 ruby rt').textContent"),
            "ざいせい"
        );
        // Without them the text is the same.
        let bare = "const copy = document.querySelector('h1').cloneNode(true);
            copy.querySelectorAll('rt').forEach(e => e.remove()); return copy.textContent";
        assert_eq!(page.js(bare, json!([])), heading);
        assert!(
            page.get("location.href")
                .as_str()
                .unwrap()
                .contains("ruby=on")
        );
        assert_eq!(
            page.get("document.querySelectorAll('option ruby, title ruby').length"),
            0
        );
        let links =
            "[...document.querySelectorAll('main a[href]')].every(a => a.href.includes('ruby=on'))";
        assert_eq!(page.get(links), true);
        // Remembered where the link says nothing of it.
        page.open("");
        page.until("they are still shown", SHOWN);
        page.click("#furigana");
        page.until(
            "they are gone",
            "document.querySelector('#furigana[aria-pressed=false]') && !document.querySelector('ruby')",
        );
        page.open("");
        page.until("the page is there", "document.querySelector('#furigana')");
        assert_eq!(page.get("document.querySelectorAll('ruby').length"), 0);
    });
}

/// Whoever switches stays at the switch, and where the page was.
#[test]
fn the_control_that_opened_the_page_anew_has_the_focus_again() {
    visit(|page| {
        page.screen(390, 500, 1.0);
        for start in [
            "",
            "#/section/theme-3",
            // A link to such a view leads to its directions.
            "#/?department=zaisei",
        ] {
            comes_back(page, start);
        }
        // Who opens the page anew later has used neither.
        page.load("");
        page.until("the page is there", "!document.querySelector('#loading')");
        page.settle();
        assert_eq!(page.text_of("document.activeElement.tagName"), "BODY");
    });
}

#[track_caller]
pub fn comes_back(page: &Page, start: &str) {
    let used = |control: &str, use_it: &str, shown: &str| {
        page.js(
            "window.before = true; scrollTo({ top: 300, behavior: 'instant' })",
            json!([]),
        );
        page.js(use_it, json!([]));
        page.until("it is shown", &format!("!window.before && {shown}"));
        page.until("the page is there", "!document.querySelector('#loading')");
        page.settle();
        page.settle();
        assert_eq!(
            page.text_of("document.activeElement.id"),
            control,
            "{start}"
        );
        page.until(
            &format!(
                "{start} {control}: it stands where it was, not at {}",
                page.number("scrollY")
            ),
            // Lines of another language, or with readings, are of another height.
            "Math.abs(scrollY - 300) < 60",
        );
    };
    page.open(start);
    page.settle();
    let press = "document.querySelector('#furigana').click()";
    used("furigana", press, SHOWN);
    used(
        "furigana",
        press,
        "document.querySelector('#furigana[aria-pressed=false]')",
    );
    for language in ["en", "ja"] {
        let choose = format!(
            "const list = document.querySelector('#language'); list.value = '{language}';
             list.dispatchEvent(new Event('change', {{ bubbles: true }}))"
        );
        let shown = format!("document.documentElement.lang === '{language}'");
        used("language", &choose, &shown);
    }
}

/// Nobody is taken away from where they have gone meanwhile.
#[test]
fn what_has_the_focus_meanwhile_keeps_it() {
    let slow =
        "addEventListener('DOMContentLoaded', () => document.querySelector('#search')?.focus())";
    visit(|page| {
        page.open("");
        page.cdp(
            "Page.addScriptToEvaluateOnNewDocument",
            json!({ "source": slow }),
        );
        page.js(
            "window.before = true; document.querySelector('#language').value = 'ja'",
            json!([]),
        );
        page.js("document.querySelector('#language').dispatchEvent(new Event('change', { bubbles: true }))", json!([]));
        page.until(
            "it is there anew",
            "!window.before && !document.querySelector('#loading')",
        );
        page.settle();
        page.settle();
        assert_eq!(page.text_of("document.activeElement.id"), "search");
    });
}

#[test]
fn where_they_cannot_be_had_the_page_says_so() {
    visit_at(&serve(&[("readings.txt", Answer::status(404))]), |page| {
        page.expect_error("readings.txt");
        page.open("#/section/theme-3?ruby=on");
        page.until(
            "the page is there and says so",
            "document.querySelector('.translation')?.textContent.includes('ふりがなを読み込めませんでした')",
        );
        assert_eq!(
            page.get("document.querySelector('#furigana').ariaPressed"),
            "false"
        );
    });
}

#[test]
fn nothing_is_cut_or_covered_and_axe_finds_nothing() {
    visit(|page| {
        for width in [390, 820, 1280] {
            page.screen(width, 844, 1.0);
            for hash in [
                "#/?ruby=on",
                "#/section/theme-3?ruby=on",
                "#/kpi/sns-followers?ruby=on",
                "#/section/theme-4?ruby=on&lang=ja-easy",
            ] {
                page.open(hash);
                page.until("they are shown", SHOWN);
                fits(page, &format!("{hash} at {width} px"));
                accessibility::check(page, &format!("{hash} at {width} px"));
            }
        }
    });
}

#[test]
fn a_search_in_kana_finds_what_is_read_so() {
    visit(|page| {
        page.open("");
        page.search("ざいせい");
        page.until(
            "what is read so is marked",
            "[...document.querySelectorAll('main mark')].some(e => e.textContent === '財政')",
        );
        assert!(!page.texts(".hits li").is_empty());
        page.search("災害");
        page.until(
            "what is written so is marked",
            "[...document.querySelectorAll('main mark')].every(e => e.textContent === '災害')",
        );
    });
}

#[test]
fn another_language_is_searched_in_japanese_as_well() {
    visit(|page| {
        page.open("#/?lang=en");
        page.until("it is English", "document.documentElement.lang === 'en'");
        page.search("浮き彫り");
        page.until(
            "the Japanese is found and marked",
            "document.querySelector('.hits [lang=ja] mark, .hits mark[lang=ja], .hits mark')?.textContent === '浮き彫り'",
        );
        page.search("FÍnanc");
        page.until(
            "the English is found and marked",
            "[...document.querySelectorAll('main mark')].some(e => e.textContent.toLowerCase() === 'financ')",
        );
    });
}
