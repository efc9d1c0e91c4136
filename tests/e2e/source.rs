//! "原文を見る": where a text or a number stands in its source.

use crate::page::{Page, visit};
use crate::site;
use keikaku::plan::Place;
use serde_json::json;

const DIALOG: &str = "document.querySelector('#source')";

fn close_by_escape(page: &Page) {
    page.keys(thirtyfour::Key::Escape + "");
    page.until("the dialog is closed", &format!("!{DIALOG}.open"));
    assert_eq!(
        page.get("document.activeElement.hasAttribute('data-wanted')"),
        true,
        "the focus is back"
    );
}

fn open_nth(page: &Page, selector: &str, n: usize) -> Place {
    let find = "document.querySelectorAll('[data-wanted]').forEach(e => e.removeAttribute('data-wanted'));
        const e = document.querySelectorAll(arguments[0])[arguments[1]]; e.setAttribute('data-wanted', ''); return e.dataset.place";
    let place = page.js(find, json!([selector, n]));
    page.click("[data-wanted]");
    page.until("the dialog is open", &format!("{DIALOG}.open"));
    Place::parse(place.as_str().unwrap()).unwrap()
}

#[test]
fn a_text_shows_its_own_lines_of_the_source_and_gives_the_focus_back() {
    visit(|page| {
        page.open("#/section/theme-2");
        let file = site::plan().sources[0]
            .file
            .clone()
            .expect("the plan's source text is served");
        let source = std::fs::read_to_string(site::dist().join(file)).unwrap();
        let source: Vec<&str> = source.lines().collect();
        let count = page.texts("main [data-place]").len();
        assert!(count > 20);
        for n in [0, 1, count / 2, count - 1] {
            let place = open_nth(page, "main [data-place]", n);
            let lines = place.line_range().unwrap();
            page.until("the lines are there", "document.querySelector('.excerpt')");
            let meant: Vec<(String, String)> = page.each(
                ".excerpt .meant",
                "[e.getAttribute('value'), e.textContent]",
            );
            let expected: Vec<(String, String)> = (lines.first..=lines.last)
                .map(|n| (n.to_string(), source[n as usize - 1].trim_end().to_owned()))
                .collect();
            assert_eq!(meant, expected);
            let around = page.texts(".excerpt li").len();
            assert!(around > meant.len() && around <= meant.len() + 6);
            assert!(
                page.text("#source")
                    .contains(&site::plan().sources[0].title)
            );
            close_by_escape(page);
        }
    });
}

#[test]
fn an_actual_names_its_statistic() {
    visit(|page| {
        page.open("#/kpi/real-debt-service-ratio");
        page.click("details.data summary");
        let place = open_nth(page, ".data tbody [data-place^='soumu']", 0);
        let shown = page.text("#source");
        assert!(
            shown.contains("全市町村の主要財政指標") && shown.contains(&place.locator),
            "{shown}"
        );
        assert_eq!(page.texts(".excerpt").len(), 0);
        close_by_escape(page);
    });
}

#[test]
fn the_dialog_closes_by_its_button_and_works_from_the_keyboard() {
    visit(|page| {
        page.open("#/section/theme-1");
        page.js("const e = document.querySelector('main [data-place]'); e.setAttribute('data-wanted', ''); e.focus()", json!([]));
        page.keys(thirtyfour::Key::Enter + "");
        page.until(
            "the dialog is open",
            &format!("{DIALOG}.open && {DIALOG}.contains(document.activeElement)"),
        );
        page.click("#source button");
        page.until("the dialog is closed", &format!("!{DIALOG}.open"));
        assert_eq!(
            page.get("document.activeElement.hasAttribute('data-wanted')"),
            true,
            "the focus is back"
        );
    });
}

#[test]
fn a_source_that_cannot_be_had_says_so() {
    let url = crate::server::serve(&[(".txt", crate::server::Answer::status(404))]);
    crate::page::visit_at(&url, |page| {
        page.expect_error("404");
        page.open("#/section/theme-1");
        open_nth(page, "main [data-place]", 0);
        page.until(
            "it says so",
            &format!("{DIALOG}.textContent.includes('原文を読み込めませんでした')"),
        );
    });
}
