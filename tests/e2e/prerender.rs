//! The first page as it was written at build: read before the program is there,
//! taken over by it, and never older than the plan.

use crate::page::{visit, visit_at};
use crate::server::{Answer, serve, serve_plan};
use crate::site;
use serde_json::json;
use std::time::Duration;

#[test]
fn what_a_person_did_before_the_program_came_stays() {
    visit_at(&late_program(), |page| {
        page.load("");
        page.js(
            "document.querySelector('#search').focus(); \
             document.querySelector('#search').value = 'ICT';",
            json!([]),
        );
        page.until("the app is there", "!document.querySelector('#loading')");
        page.until(
            "it searches for what was typed",
            "document.querySelector('mark')",
        );
        assert_eq!(page.get("document.activeElement.id"), "search");
        assert_eq!(page.get("document.querySelector('#search').value"), "ICT");
    });
}

#[test]
fn the_page_is_taken_over_and_does_not_move() {
    visit_at(&late_program(), |page| {
        page.load("");
        page.js(
            "window.kept = [...document.querySelectorAll('.dir, .card, .chip, .cell, h1')]; \
             window.scrollTo(0, 300);",
            json!([]),
        );
        // What the scrolling itself brings near the window is laid out by then.
        page.settle();
        page.js(
            "window.shifts = 0; \
             new PerformanceObserver(list => { for (const e of list.getEntries()) shifts += e.value; }) \
               .observe({ type: 'layout-shift' });",
            json!([]),
        );
        page.until("the app is there", "!document.querySelector('#loading')");
        page.settle();
        assert_eq!(
            page.get("kept.length > 80 && kept.every(e => e.isConnected)"),
            true
        );
        assert_eq!(page.get("scrollY"), 300);
        assert_eq!(page.get("shifts"), 0);
        // And it works: a choice hides and counts.
        page.click(".chip[data-facet=department]");
        page.until("it filters", "document.querySelector('.dir[hidden]')");
    });
}

#[test]
fn a_page_that_cannot_be_taken_over_is_made_anew() {
    let html = std::fs::read_to_string(site::dist().join("index.html")).unwrap();
    let broken = html.replacen(" data-h=7", "", 1);
    assert_ne!(html, broken);
    let late = Answer::body(std::fs::read(site::dist().join(site::first_part())).unwrap());
    let late = late.after(Duration::from_secs(3));
    let answers = [
        ("index.html", Answer::body(broken)),
        (site::first_part(), late),
    ];
    visit_at(&serve(&answers), |page| {
        page.load("");
        page.js(
            "window.kept = document.querySelector('.dir'); \
             document.querySelector('#search').value = 'ICT';",
            json!([]),
        );
        page.until("the app is there", "!document.querySelector('#loading')");
        page.until(
            "it searches for what was typed",
            "document.querySelector('mark')",
        );
        assert_eq!(page.get("kept.isConnected"), false);
        assert_eq!(page.get("document.querySelector('#search').value"), "ICT");
        // The address is followed once: an app that was given up would stop the program here.
        page.click("#clear");
        page.click(".chip[data-facet=department]");
        page.until("it filters", "document.querySelector('.dir[hidden]')");
        page.back();
        page.until(
            "all is shown again",
            "!document.querySelector('.dir[hidden]')",
        );
    });
}

#[test]
fn a_plan_that_was_replaced_on_the_host_wins() {
    let plan = std::fs::read_to_string(site::dist().join("plan.json")).unwrap();
    let newer = plan.replace("公式ＳＮＳ", "公式の新しいＳＮＳ");
    assert_ne!(plan, newer);
    visit_at(&serve_plan(newer), |page| {
        page.open("");
        let names = page.texts(".card h3");
        assert!(names[0].contains("新しい"), "{names:?}");
        page.until(
            "the charts are drawn",
            "document.querySelectorAll('.card-chart canvas[width]').length === 5",
        );
    });
}

#[test]
fn everything_is_in_the_page_itself() {
    let html = std::fs::read_to_string(site::dist().join("index.html")).unwrap();
    visit(|page| {
        page.open("");
        for selector in [".dir", ".card", ".chip", ".matrix td", ".measure"] {
            let shown = page.get(&format!("document.querySelectorAll({selector:?}).length"));
            let class = format!("class=\"{}", selector.trim_start_matches('.'));
            if !selector.contains(' ') {
                let written = html.matches(&format!("{class}\"")).count()
                    + html.matches(&format!("{class} ")).count();
                assert_eq!(shown, written, "{selector}");
            }
        }
    });
}

/// The site with a program that takes three seconds to arrive.
fn late_program() -> String {
    let name = site::first_part();
    let late = Answer::body(std::fs::read(site::dist().join(name)).unwrap());
    serve(&[(name, late.after(Duration::from_secs(3)))])
}
