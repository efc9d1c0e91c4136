//! One walk through all that the page is for, without a mouse. At every stop the focus is seen,
//! and after every act it is somewhere.

use crate::keyboard::{check_seen, tab_to};
use crate::page::{Page, visit};
use serde_json::json;
use thirtyfour::Key;

/// Does something with a key, and sees what it should come to.
#[track_caller]
fn press(page: &Page, key: Key, what: &str, then: &str) {
    page.keys(key + "");
    page.until(what, then);
    page.settle();
    assert_ne!(
        page.text_of("document.activeElement.tagName"),
        "BODY",
        "{what}, and the focus is lost"
    );
}

const COUNT: &str = "document.querySelector('#count').textContent";

#[test]
fn every_task_by_keys_alone() {
    visit(|page| {
        page.expect_error("offline-off.txt");
        page.open("");
        assert_eq!(
            page.get(
                "[...document.querySelectorAll('[tabindex]')].filter(e => e.tabIndex > 0).length"
            ),
            0,
            "the order is that of the page"
        );
        look_for_what_a_department_does(page);
        search(page);
        read_a_kpi(page);
        try_other_numbers(page);
        compare_and_print(page);
        hand_on(page);
        keep_on_the_device(page);
        read_otherwise(page);
    });
}

/// "What does this department do, and how does it stand?"
fn look_for_what_a_department_does(page: &Page) {
    tab_to(page, ".chip[data-facet=state]");
    press(
        page,
        Key::Space,
        "a state is chosen",
        "document.activeElement.ariaPressed === 'true'",
    );
    tab_to(page, ".chip[data-facet=department]");
    press(
        page,
        Key::Space,
        "a department is chosen",
        &format!("{COUNT} !== '33'"),
    );
    tab_to(page, "#clear");
    press(
        page,
        Key::Enter,
        "all are there again",
        &format!("{COUNT} === '33'"),
    );
    tab_to(page, ".depts a");
    press(
        page,
        Key::Enter,
        "the department's page is there",
        "location.href.includes('department/') && document.querySelector('h1') === document.activeElement",
    );
    assert!(page.text("main").contains("担当"), "{}", page.text("h1"));
    page.back();
    page.until("the overview is there", "document.querySelector('#kpis')");
}

fn search(page: &Page) {
    page.open("");
    tab_to(page, "#search");
    page.keys("財政");
    page.until("it is found", "document.querySelector('main mark')");
    tab_to(page, ".hits a");
    press(
        page,
        Key::Enter,
        "what was found is there",
        "!document.querySelector('.hits') && document.activeElement.tagName === 'H1'",
    );
}

/// "Does the promise hold, and how was that judged? Give me the numbers."
fn read_a_kpi(page: &Page) {
    page.open("");
    tab_to(page, ".card h3 a");
    press(
        page,
        Key::Enter,
        "the KPI is there",
        "document.querySelector('.chart')",
    );
    tab_to(page, ".chart");
    let said = "document.querySelector('.chart').getAttribute('aria-valuetext')";
    page.keys(Key::Home + "");
    let first = page.text_of(said);
    page.keys(Key::End + "");
    assert_ne!(page.text_of(said), first, "another point is read");
    page.keys(Key::Left + "");
    press(
        page,
        Key::Enter,
        "the point is kept",
        "document.querySelector('.compared')?.textContent",
    );
    page.keys(Key::Escape + "");
    // A short table is open as it comes.
    tab_to(page, "details.data[open] summary");
    press(
        page,
        Key::Enter,
        "the table is away",
        "!document.activeElement.parentElement.open",
    );
    press(
        page,
        Key::Enter,
        "the table is there",
        "document.activeElement.parentElement.open",
    );
    tab_to(page, "details.how summary");
    press(
        page,
        Key::Enter,
        "the judgement is told",
        "document.activeElement.parentElement.open",
    );
    tab_to(page, ".src");
    press(
        page,
        Key::Enter,
        "the source is shown",
        "document.querySelector('#source').open",
    );
    press(
        page,
        Key::Escape,
        "it is closed, where it was opened",
        "!document.querySelector('#source').open && document.activeElement.matches('.src')",
    );
    page.open("#/kpi/real-debt-service-ratio");
    tab_to(page, ".take > summary");
    press(
        page,
        Key::Enter,
        "the menu is there",
        "document.querySelector('.take-panel .tool')",
    );
    tab_to(page, ".take-panel .tool");
    press(
        page,
        Key::Enter,
        "what became of it is said",
        "document.querySelector('.take-panel [role=status]').textContent",
    );
    check_seen(page);
}

/// "What would it take?"
fn try_other_numbers(page: &Page) {
    page.open("#/kpi/online-applications");
    tab_to(page, "#try-1");
    let result = page.text(".result-tried");
    press(
        page,
        Key::Left,
        "another result is there",
        &format!(
            "document.querySelector('.result-tried').textContent !== {}",
            json!(result)
        ),
    );
    tab_to(page, "#try-1-number");
    page.keys("50");
    tab_to(page, "#own-numbers");
    press(
        page,
        Key::Enter,
        "the plan's own numbers are back",
        &format!(
            "document.querySelector('.result-tried').textContent === {}",
            json!(result)
        ),
    );
}

/// All KPIs side by side, and on paper.
fn compare_and_print(page: &Page) {
    page.open("");
    tab_to(page, ".further a");
    press(
        page,
        Key::Enter,
        "all are compared",
        "location.pathname.endsWith('compare.html') && document.querySelector('h1') === document.activeElement && document.querySelector('.chart')",
    );
    page.js("window.print = () => { window.printed = true }", json!([]));
    tab_to(page, ".take-here li:last-child .tool");
    press(page, Key::Enter, "it is printed", "window.printed");
}

/// The copy for a place without a network, and away again.
fn keep_on_the_device(page: &Page) {
    page.open("");
    tab_to(page, "#sharing");
    press(
        page,
        Key::Enter,
        "it is known what is on the device",
        "document.querySelector('#share .offline button')",
    );
    let said = |words: &str| {
        format!(
            "document.querySelector('#share .offline [role=status]').textContent.includes('{words}')"
        )
    };
    tab_to(page, "#share .offline button");
    press(page, Key::Enter, "it is stored", &said("保存しました。"));
    tab_to(page, "#share .offline button");
    press(page, Key::Enter, "it is removed", &said("消しました"));
    page.keys(Key::Escape + "");
}

fn hand_on(page: &Page) {
    page.open("");
    tab_to(page, "#sharing");
    press(
        page,
        Key::Enter,
        "the dialog is there",
        "document.querySelector('#share')?.open",
    );
    tab_to(page, "#share summary");
    press(
        page,
        Key::Enter,
        "the code for a page of one's own can be made",
        "document.querySelector('#share select')",
    );
    tab_to(page, "#share select");
    tab_to(page, "#share textarea[readonly]");
    press(
        page,
        Key::Escape,
        "it is closed, where it was opened",
        "!document.querySelector('#share') && document.activeElement.id === 'sharing'",
    );
}

/// Years, furigana, a word's meaning, another language.
fn read_otherwise(page: &Page) {
    tab_to(page, "#era");
    press(
        page,
        Key::Space,
        "years are Western",
        "document.activeElement.ariaPressed === 'true'",
    );
    page.open("#/section/theme-3");
    tab_to(page, ".term");
    press(
        page,
        Key::Enter,
        "the word is explained",
        "document.querySelector('#term').open",
    );
    press(
        page,
        Key::Escape,
        "it is closed, where it was opened",
        "!document.querySelector('#term').open && document.activeElement.matches('.term')",
    );
    page.open("#/section/theme-3");
    tab_to(page, "#furigana");
    page.keys(Key::Space + "");
    page.until("readings are there", "document.querySelector('h1 ruby')");
    tab_to(page, "#furigana");
    page.keys(Key::Space + "");
    page.until(
        "they are gone",
        "document.querySelector('h1') && !document.querySelector('ruby')",
    );
    tab_to(page, "#language");
    page.keys("E");
    page.until(
        "it is English",
        "document.documentElement.lang === 'en' && document.querySelector('h1')",
    );
    tab_to(page, "#language");
}
