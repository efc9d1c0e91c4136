//! What a screen reader is told of what changes: each thing once, politely, in the order of the
//! page; errors at once.

use crate::page::{Page, visit, visit_at};
use crate::server::{Answer, serve};
use crate::site;
use serde_json::json;
use std::time::Duration;

/// Keeps what each live region says from now on: its role, and its words where they change.
const LISTEN: &str = "
    const LIVE = '[role=status], [role=alert], [aria-live]';
    const words = e => e.innerText === undefined ? '' : e.textContent.trim();
    const known = new Map([...document.querySelectorAll(LIVE)].map(e => [e, words(e)]));
    window.told = [];
    new MutationObserver(() => {
        for (const e of document.querySelectorAll(LIVE)) {
            const now = words(e);
            if (known.get(e) === now) continue;
            // A region that comes with its words is not read out, but for an alert.
            const fresh = !known.has(e) && e.getAttribute('role') !== 'alert';
            known.set(e, now);
            if (now && !fresh) window.at = performance.now(), window.told.push((e.getAttribute('role') ?? e.getAttribute('aria-live')) + ': ' + now);
        }
    }).observe(document, { subtree: true, childList: true, characterData: true, attributes: true });";

fn listen(page: &Page) {
    page.settle();
    page.js(LISTEN, json!([]));
}

/// What was said since it was asked last, once everything has settled and nobody has typed for a
/// while.
fn told(page: &Page) -> Vec<String> {
    page.settle();
    page.js_async("setTimeout(arguments[0], 1000)", json!([]));
    serde_json::from_value(page.get("window.told.splice(0)")).unwrap()
}

#[track_caller]
fn check(page: &Page, act: &str, expected: &[&str]) {
    let told = told(page);
    let fits = told.len() == expected.len()
        && told
            .iter()
            .zip(expected)
            .all(|(told, start)| told.starts_with(start));
    assert!(fits, "{act}: {told:#?}, expected {expected:#?}");
}

#[test]
fn changes_are_said_once_in_order() {
    visit(|page| {
        page.open("");
        listen(page);
        page.click(".chip[data-facet=department]");
        check(page, "a department is chosen", &["status: "]);
        page.click("#clear");
        check(page, "all are shown again", &["status: 33"]);
        // By letters: each is a change of its own.
        page.search("害");
        page.until("it is found", "document.querySelector('main mark')");
        check(page, "something is found", &["status: "]);
        page.search("ゑ");
        page.until("nothing is found", "!document.querySelector('main mark')");
        check(page, "nothing is found", &["status: 0"]);
        assert!(page.text(".result").contains("条件"), "what to do is said");
        page.search("");
        check(page, "the search is empty", &["status: 33"]);
        page.click("#era");
        check(page, "years are written otherwise", &[]);
    });
}

#[test]
fn what_is_found_is_shown_at_each_letter_and_said_after_the_last() {
    // What is shown after each letter, when the last was typed, and what was said until then.
    const TYPE: &str =
        "const done = arguments[0], field = document.querySelector('#search'), shown = [];
        (async () => {
            for (const words of ['計', '計画', '計画的', '計画的な']) {
                field.value = words;
                field.dispatchEvent(new Event('input', { bubbles: true }));
                window.typed = performance.now();
                await new Promise(requestAnimationFrame);
                shown.push(document.querySelector('#count').textContent);
                await new Promise(go => setTimeout(go, 150));
            }
            done([shown, window.told.length]);
        })()";
    visit(|page| {
        page.open("#/?q=%E8%A8%88");
        listen(page);
        let (shown, said): (Vec<String>, usize) =
            serde_json::from_value(page.js_async(TYPE, json!([]))).unwrap();
        assert!(shown[1] != shown[2] && shown[2] != shown[3], "{shown:?}");
        assert_eq!(said, 0, "nothing is said while somebody types");
        check(page, "nobody types", &[&format!("status: {}", shown[3])]);
        let after = page.number("at - typed");
        assert!(after >= 600.0, "{after} ms after the last letter");
    });
}

#[test]
fn what_was_tried_and_copied_is_said_once() {
    visit(|page| {
        page.expect_error("offline-off.txt");
        page.open("#/kpi/online-applications");
        listen(page);
        page.js("document.querySelector('#try-1').focus()", json!([]));
        page.keys(thirtyfour::Key::Left + "");
        check(page, "a slider is moved", &["status: もしも"]);
        page.click("#sharing");
        page.until(
            "the dialog is there",
            "document.querySelector('#share')?.open",
        );
        told(page);
        page.click_text("#share button", "リンクをコピー");
        page.until(
            "what became of it is said",
            "[...document.querySelectorAll('#share [role=status]')].some(e => e.textContent)",
        );
        check(page, "the link is copied", &["status: "]);
    });
}

#[test]
fn a_program_that_takes_long_is_said_once() {
    let file = std::fs::read(site::dist().join(site::part("program"))).unwrap();
    let mut late = Answer::body(file);
    late.after = Duration::from_secs(3);
    visit_at(&serve(&[("program-", late)]), |page| {
        page.load("");
        page.js(LISTEN, json!([]));
        // What is said has its room already: the notice is seen before, and would grow.
        let height = "document.querySelector('#loading').offsetHeight";
        let (before, said) = (
            page.number(height),
            "document.querySelector('#loading p').textContent",
        );
        assert_eq!(page.text_of(said), "");
        page.until("it is said", said);
        assert_eq!(page.number(height), before);
        page.until(
            "the program is there",
            "!document.querySelector('#loading')",
        );
        check(page, "it takes long", &["status: 計画を読み込んでいます。"]);
    });
    // And where it does not, nothing is.
    visit(|page| {
        page.load("");
        page.js(LISTEN, json!([]));
        page.until(
            "the program is there",
            "!document.querySelector('#loading')",
        );
        check(page, "it is there at once", &[]);
    });
}

#[test]
fn a_part_that_does_not_come_is_an_alert_once() {
    let lost = Answer::status(404);
    visit_at(&serve(&[("rest-", lost)]), |page| {
        page.expect_error("rest-");
        page.open("");
        listen(page);
        page.click(".card h3 a");
        page.until("it is said", "document.querySelector('main [role=alert]')");
        let told = told(page);
        let alerts: Vec<_> = told
            .iter()
            .filter(|said| said.starts_with("alert"))
            .collect();
        assert_eq!(alerts.len(), 1, "{told:#?}");
    });
}
