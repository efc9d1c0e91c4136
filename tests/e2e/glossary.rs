//! 用語: terms in the texts open their explanation.

use crate::accessibility;
use crate::page::{Page, visit};
use crate::site;
use serde_json::json;

const DIALOG: &str = "document.querySelector('#term')";

/// Marks the first term of the page; gives its number.
fn first_term(page: &Page) -> usize {
    let find = "const e = document.querySelector('main .term'); e.setAttribute('data-wanted', ''); return Number(e.dataset.term)";
    let number = page.js(find, json!([]));
    usize::try_from(number.as_u64().unwrap()).unwrap()
}

#[track_caller]
fn opened(page: &Page, number: usize) {
    page.until("it is explained", &format!("{DIALOG}.open"));
    let term = &site::plan().glossary[number];
    let shown = page.text("#term");
    assert!(
        shown.contains(&term.term) && shown.contains(&term.text),
        "{shown}"
    );
}

#[track_caller]
fn closed(page: &Page) {
    page.until("the dialog is closed", &format!("!{DIALOG}.open"));
    assert_eq!(
        page.get("document.activeElement.hasAttribute('data-wanted')"),
        true,
        "the focus is back"
    );
}

#[test]
fn a_term_opens_by_touch_and_keyboard_and_gives_the_focus_back() {
    visit(|page| {
        page.screen(390, 844, 1.0);
        page.open("#/section/theme-2");
        let number = first_term(page);
        page.click("[data-wanted]");
        opened(page, number);
        accessibility::check(page, "a term is explained");
        page.keys(thirtyfour::Key::Escape + "");
        closed(page);
        page.js(
            "document.activeElement.blur(); document.querySelector('[data-wanted]').focus()",
            json!([]),
        );
        page.keys(thirtyfour::Key::Enter + "");
        opened(page, number);
        page.click("#term button");
        closed(page);
    });
}

#[test]
fn a_term_is_marked_once_in_a_measure_and_listed_at_the_end() {
    visit(|page| {
        page.open("");
        assert_eq!(page.texts("main .term").len(), 0, "not on the first page");
        page.open("#/section/theme-3");
        let twice = "[...document.querySelectorAll('article')].filter(a => {
            const terms = [...a.querySelectorAll('.term')].map(e => e.dataset.term);
            return new Set(terms).size < terms.length; }).length";
        assert_eq!(page.get(twice), 0);
        let marked = page.texts("main .term");
        let listed = page.texts(".glossary dt").join(" ");
        assert!(!marked.is_empty());
        for term in marked {
            assert!(listed.contains(&term), "{term} is not in {listed}");
        }
        assert!(listed.contains("じっしつこうさいひひりつ"));
    });
}
