//! The page on paper: every link says where it leads, every page its own
//! address, and what is folded is open.

use crate::page::{Page, visit, visit_at};
use crate::plans;
use crate::server::{Answer, serve};
use crate::site;
use serde_json::json;

/// The page as it is while it is printed.
fn on_paper(page: &Page) {
    page.cdp("Emulation.setEmulatedMedia", json!({ "media": "print" }));
    page.js("dispatchEvent(new Event('beforeprint'))", json!([]));
    page.settle();
}

/// Links that are seen on paper and lead to a page that is neither beside one
/// of them nor among the lines at the end.
const SILENT: &str = "(() => {
    const links = [...document.querySelectorAll('main a[href]')]
        .filter(a => a.checkVisibility() && !/^#(?!\\/)/.test(a.getAttribute('href')));
    const said = new Set(document.querySelector('#address').textContent.split('\\n').map(line => line.replace(/^[^：]*：/, '')));
    for (const a of links) if (getComputedStyle(a, '::after').content.includes(a.getAttribute('href'))) said.add(a.href);
    return links.filter(a => !said.has(a.href)).map(a => a.outerHTML) })()";

#[test]
fn every_link_says_where_it_leads() {
    visit(|page| {
        let mut pages = site::all_pages();
        pages.push(keikaku::query::Page::Compare);
        let mut listed = 0;
        for wanted in pages {
            page.cdp("Emulation.setEmulatedMedia", json!({ "media": "" }));
            page.open(&site::hash(wanted.clone()));
            page.until(
                "the page is whole",
                "document.querySelector('.take, .take-here')",
            );
            on_paper(page);
            assert_eq!(page.get(SILENT), json!([]), "{wanted:?}");
            let lines = page.text_of("document.querySelector('#address').textContent");
            let lines: Vec<&str> = lines.lines().collect();
            listed += lines.len() - 1;
            let unlike: std::collections::BTreeSet<_> = lines.iter().collect();
            assert_eq!(unlike.len(), lines.len(), "each once: {lines:?}");
            let own = format!("このページの場所：{}", page.text_of("location.href"));
            assert_eq!(lines[0], own);
            assert_eq!(
                page.get("document.querySelector('#address').checkVisibility()"),
                true
            );
        }
        assert!(listed > 10, "departments stand at the end");
        page.js("dispatchEvent(new Event('afterprint'))", json!([]));
        assert_eq!(page.get("document.querySelectorAll('.on-paper').length"), 0);
        page.cdp("Emulation.setEmulatedMedia", json!({ "media": "" }));
        assert_eq!(
            page.get("document.querySelector('#address').checkVisibility()"),
            false
        );
    });
}

#[test]
fn the_address_stands_there_without_the_program() {
    let failing = serve(&[(site::first_part(), Answer::status(404))]);
    visit_at(&failing, |page| {
        page.expect_error("404");
        page.load("#/?department=zaisei");
        page.until(
            "it says so",
            "document.querySelector('#loading [role=alert]')",
        );
        on_paper(page);
        let address = page.text_of("location.href");
        let lines = page.text_of("document.querySelector('#address').textContent");
        assert!(
            lines.starts_with(&format!("このページの場所：{address}\n")),
            "{lines}"
        );
        assert_eq!(page.get(SILENT), json!([]));
        let heights: Vec<f64> = page.each(".card-chart svg", "e.getBoundingClientRect().height");
        assert_eq!(heights.len(), site::index().kpis.len());
        assert!(heights.iter().all(|height| *height > 40.0), "{heights:?}");
    });
}

#[test]
fn a_long_table_that_nobody_opened_is_printed() {
    let month = |n: usize| (format!("{}-{:02}", 2000 + n / 12, n % 12 + 1), n as f64);
    let months: Vec<(String, f64)> = (1..=240).map(month).collect();
    let actuals: Vec<(&str, f64)> = months.iter().map(|(p, v)| (p.as_str(), *v)).collect();
    let kpi = plans::kpi(
        "many",
        ("2000-01", 0.0),
        ("2025-03", json!(300)),
        &actuals,
        json!({}),
    );
    visit_at(&plans::serve_kpis(&[kpi]), |page| {
        page.open("#/kpi/many");
        page.until("the menu is there", "document.querySelector('.take')");
        let rows = "document.querySelectorAll('.data tbody tr').length";
        assert_eq!(page.get(rows), 0);
        page.js(
            &format!("addEventListener('beforeprint', () => queueMicrotask(() => {{ window.rows = {rows} }}))"),
            json!([]),
        );
        page.cdp("Page.printToPDF", json!({ "preferCSSPageSize": true }));
        assert_eq!(
            page.get("window.rows"),
            242,
            "before the browser lays out the paper"
        );
    });
}
