//! Searching: what is typed, what is found, where it stands.

use crate::page::{Page, visit};
use crate::site;
use keikaku::plan::fold::fold;
use keikaku::query::words;
use serde_json::json;

/// Types words and compares count, marks and hits with the pure core.
#[track_caller]
fn check(page: &Page, typed: &str) {
    page.search(typed);
    let index = site::index();
    let words = words(typed);
    let outcome = index.apply(&site::filtered("", "", typed).filter);
    page.until(
        &format!("{typed} gives {} directions", outcome.totals.directions),
        &format!(
            "document.querySelector('#count').textContent === '{}'",
            outcome.totals.directions
        ),
    );
    let marks = page.texts("main mark");
    assert!(!marks.is_empty(), "{typed}: found, and nothing is marked");
    for mark in &marks {
        assert!(words.contains(&fold(mark)), "{mark} is marked for {typed}");
    }
    let hits = index.hits(&words, &[]);
    if hits.is_empty() {
        assert_eq!(page.texts(".hits").len(), 0, "{typed}");
        return;
    }
    assert_eq!(
        page.text(".hits h3"),
        format!("テーマ・指標の説明での一致 {}件", hits.len()),
        "{typed}"
    );
    for (item, hit) in page.texts(".hits li").iter().zip(&hits) {
        assert!(item.contains(hit.text), "{typed}: {item}");
    }
}

#[test]
fn words_are_found_in_any_width_case_and_kana() {
    visit(|page| {
        page.open("");
        for typed in [
            "ｉｃｔ",
            "ICT",
            "ＩＣＴ",
            "そーしゃる",
            "ソーシャル",
            "災害　広報",
            "広報 災害",
            "ＳＮＳ",
        ] {
            check(page, typed);
        }
    });
}

#[test]
fn what_stands_outside_the_tables_says_where_and_leads_there() {
    visit(|page| {
        page.open("");
        page.search("マイナンバーカード");
        page.until("something is found", "document.querySelector('.hits li')");
        let links: Vec<(String, String)> =
            page.each(".hits li a", "[e.textContent, e.getAttribute('href')]");
        let index = site::index();
        let hits = index.hits(&words("マイナンバーカード"), &[]);
        for ((label, link), hit) in links.iter().zip(&hits) {
            assert!(label.contains(&index.heading(hit.section)), "{label}");
            assert!(
                link.contains(if hit.kpi.is_some() {
                    "/kpi/"
                } else {
                    "/section/"
                }),
                "{link}"
            );
        }
        page.click(".hits li a");
        page.until("its page is shown", "document.querySelector('.crumbs')");
        assert!(page.text("main").contains(hits[0].text));
        page.back();
        page.until("the search is back", "document.querySelector('#search').value === 'マイナンバーカード' && document.querySelector('.hits')");
    });
}

#[test]
fn all_hits_are_shown_when_asked_for() {
    visit(|page| {
        page.open(&site::filtered("", "", "市").hash());
        let all = site::index().hits(&words("市"), &[]).len();
        assert!(all > 8);
        assert_eq!(page.texts(".hits li").len(), 8);
        page.click(".hits .more");
        assert_eq!(page.texts(".hits li").len(), all);
    });
}

#[test]
fn no_match_says_so_and_what_to_do() {
    visit(|page| {
        page.open("");
        page.search("宇宙旅行");
        page.until(
            "nothing is found",
            "document.querySelector('#count').textContent === '0'",
        );
        let line = page.text(".result");
        assert!(
            line.contains("条件に合う取組はありません") && line.contains("条件を減らして"),
            "{line}"
        );
        assert_eq!(page.texts("li.dir").len(), 0);
    });
}

#[test]
fn typing_is_one_entry_of_the_history_and_works_from_any_page() {
    visit(|page| {
        page.open("#/kpi/real-debt-service-ratio");
        let before = page.number("history.length");
        page.search("防災");
        page.keys("計画");
        page.until(
            "the results are shown",
            "document.querySelector('#directions')",
        );
        assert_eq!(page.number("history.length"), before + 1.0);
        assert_eq!(
            page.get("document.activeElement.id"),
            "search",
            "one can go on typing"
        );
        let query = page.js("return decodeURIComponent(location.hash)", json!([]));
        assert_eq!(query, "#/?q=防災計画");
        page.back();
        page.until(
            "the page before is back",
            "document.querySelector('.chart')",
        );
        assert_eq!(page.text_of("document.querySelector('#search').value"), "");
    });
}

#[test]
fn what_is_typed_is_text() {
    visit(|page| {
        page.open("");
        page.search("<img src=x onerror=alert(1)>");
        page.until(
            "nothing is found",
            "document.querySelector('#count').textContent === '0'",
        );
        assert_eq!(
            page.get("document.querySelectorAll('img, main script').length"),
            0
        );
        page.open("#/?q=%3Cscript%3Ealert(1)%3C/script%3E&department=%3Cb%3E");
        assert_eq!(page.text("#count"), "0");
    });
}
