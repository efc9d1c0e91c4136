//! アクセシビリティ: the page with the statement and the tables of the test.

use crate::page::{Page, visit};
use crate::site;

const THERE: &str = "document.querySelectorAll('.tested table').length === 2";

/// Both tables are whole, and every cell stands under its column.
#[track_caller]
pub fn check(page: &Page) {
    page.until("the tables are there", THERE);
    let rows: Vec<usize> = page.each(".tested table", "e.tBodies[0].rows.length");
    assert_eq!(rows, [38, 18]);
    let cells: Vec<usize> = page.each(".tested tr", "e.cells.length");
    assert!(cells.iter().all(|count| *count == 6), "{cells:?}");
    let named = "e.caption.textContent && e.querySelectorAll('th[scope=col]').length";
    assert_eq!(page.each::<usize>(".tested table", named), [6, 6]);
    assert_eq!(page.texts(".tested th[scope=row]").len(), 56);
    let unsaid =
        "e.matches(':nth-child(6)') || e.textContent.trim() ? '' : e.parentElement.textContent";
    let unsaid: Vec<String> = page.each(".tested td", unsaid);
    assert!(unsaid.iter().all(String::is_empty), "{unsaid:?}");
}

#[test]
fn every_page_leads_to_it() {
    visit(|page| {
        for from in ["", "section/theme-2.html", "compare.html"] {
            page.open(from);
            page.click("footer a[href*=accessibility]");
            check(page);
            assert_eq!(
                page.text_of("location.href"),
                site::url() + "accessibility.html"
            );
            assert_eq!(page.text("h1"), "アクセシビリティ");
            assert!(
                page.text_of("document.title")
                    .starts_with("アクセシビリティ｜")
            );
            assert_eq!(page.text(".crumbs li:last-child"), "アクセシビリティ");
        }
    });
}

#[test]
fn it_can_be_read_as_it_was_written() {
    let html = std::fs::read_to_string(site::dist().join("accessibility.html")).unwrap();
    assert_eq!(html.matches("scope=\"row\"").count(), 56);
    visit(|page| {
        page.open("accessibility.html");
        check(page);
        page.open("#/accessibility?lang=en");
        check(page);
        assert_eq!(page.text("h1"), "Accessibility");
        assert!(page.text(".lede").contains("in Japanese only"));
    });
}

#[test]
fn on_a_narrow_screen_every_cell_says_its_column() {
    visit(|page| {
        page.screen(320, 844, 1.0);
        page.open("#/accessibility");
        check(page);
        let label = "getComputedStyle(e, '::before').content.replaceAll('\"', '')";
        let mut labels: Vec<String> = page.each(".tested tbody tr:first-child td", label);
        labels.dedup();
        assert_eq!(labels.len(), 10, "{labels:?}");
        assert_eq!(labels[..4], ["等級", "適用", "結果", "試験方法"]);
        let outside = "const b = e.getBoundingClientRect(); return b.width < 30 || b.right > 320";
        let outside: Vec<bool> = page.each(
            ".tested td:not(.none)",
            &format!("(() => {{ {outside} }})()"),
        );
        assert!(!outside.contains(&true));
    });
}
