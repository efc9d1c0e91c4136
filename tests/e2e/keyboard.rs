//! Everything by the keyboard alone, with the focus always to be seen.

use crate::page::{Page, visit};
use serde_json::json;
use thirtyfour::Key;

pub fn tab(page: &Page) {
    page.keys(Key::Tab + "");
}

/// Presses Tab until what has the focus fits a selector; on the way, the focus
/// is always to be seen.
#[track_caller]
pub fn tab_to(page: &Page, selector: &str) {
    for _ in 0..120 {
        tab(page);
        check_seen(page);
        if page.js(
            "return document.activeElement.matches(arguments[0])",
            json!([selector]),
        ) == true
        {
            return;
        }
    }
    panic!("Tab does not reach {selector}");
}

/// What has the focus is within the window, not covered, and outlined.
#[track_caller]
pub fn check_seen(page: &Page) {
    let seen = "const e = document.activeElement; if (e === document.body) return '';
        const b = e.getBoundingClientRect(), style = getComputedStyle(e), card = e.closest('.card') && getComputedStyle(e.closest('.card'));
        const probe = document.createElement('i');
        probe.style.color = 'var(--ring)';
        document.body.append(probe);
        const ring = getComputedStyle(probe).color;
        probe.remove();
        const outlined = [style, card].some(s => s && s.outlineStyle === 'solid' && s.outlineWidth === '4px' && s.outlineColor === ring && s.boxShadow !== 'none');
        const top = document.elementFromPoint(Math.min(Math.max(b.left + b.width / 2, 0), innerWidth - 1), Math.min(Math.max(b.top + b.height / 2, 0), innerHeight - 1));
        const inside = b.bottom > 0 && b.top < innerHeight && b.width > 0;
        const covered = top && !e.contains(top) && !top.contains(e) && !e.closest('.card')?.contains(top);
        return (outlined ? '' : 'not outlined ') + (inside ? '' : 'not in the window ') + (covered ? 'covered by ' + top.outerHTML.slice(0, 80) : '') && `${e.outerHTML.slice(0, 120)}: ${outlined} ${inside} ${covered}`";
    let what = page.js(seen, json!([]));
    assert_eq!(what, "", "the focus cannot be seen");
}

#[test]
fn the_first_stop_skips_to_the_content() {
    visit(|page| {
        page.open("");
        tab(page);
        assert_eq!(
            page.text_of("document.activeElement.textContent"),
            "本文へ移動"
        );
        check_seen(page);
        page.keys(Key::Enter + "");
        assert_eq!(page.text_of("document.activeElement.id"), "main");
        assert_eq!(
            page.text_of("location.hash"),
            "",
            "the address stays as it was"
        );
        tab(page);
        assert_eq!(
            page.get("document.querySelector('main').contains(document.activeElement)"),
            true
        );
    });
}

#[test]
fn tab_reaches_search_cards_chips_and_sources_and_they_work() {
    visit(|page| {
        page.open("");
        tab_to(page, "#search");
        tab_to(page, "#era");
        tab_to(page, ".card a");
        tab_to(page, ".matrix button.cell");
        tab_to(page, ".chip[data-facet=department]");
        page.keys(" ");
        assert_eq!(
            page.get("document.activeElement.getAttribute('aria-pressed')"),
            "true",
            "Space chooses"
        );
        assert_eq!(
            page.get("document.activeElement.matches('.chip')"),
            true,
            "the focus stays"
        );
        page.keys(Key::Enter + "");
        assert_eq!(
            page.get("document.activeElement.getAttribute('aria-pressed')"),
            "false",
            "Enter takes it back"
        );
        tab_to(page, ".chip[data-facet=theme]");
        page.keys(" ");
        tab_to(page, "#clear");
        page.keys(Key::Enter + "");
        assert_eq!(page.text("#count"), "33");
        tab_to(page, "li.dir .src, li .src");
        page.keys(Key::Enter + "");
        page.until(
            "the source is shown",
            "document.querySelector('#source').open",
        );
        page.keys(Key::Escape + "");
        page.until("it is closed", "!document.querySelector('#source').open");
    });
}

#[test]
fn a_cell_with_the_focus_is_beside_the_name_of_its_row() {
    let place = "(() => { const cell = document.activeElement.closest('.matrix .cell'); if (!cell) return null;
        const b = cell.getBoundingClientRect(), name = cell.closest('tr').querySelector('th').getBoundingClientRect(), frame = cell.closest('.matrix').getBoundingClientRect();
        return [b.left - name.right, frame.right - b.right] })()";
    visit(|page| {
        for width in [320, 390] {
            page.screen(width, 844, 1.0);
            page.open("");
            page.js("document.querySelector('.matrix').focus()", json!([]));
            let mut cells = 0;
            for step in 0..40 {
                let key = Key::Tab + "";
                page.keys(if step < 24 {
                    key
                } else {
                    Key::Shift + Key::Tab
                });
                page.settle();
                if let Some(beside) = page.get(place).as_array() {
                    cells += 1;
                    assert!(
                        beside.iter().all(|room| room.as_f64().unwrap() >= 0.0),
                        "{width}: cell {cells} is covered or outside: {beside:?}"
                    );
                }
            }
            assert!(cells > 12, "{width}: {cells}");
        }
    });
}

#[test]
fn clearing_does_not_lose_the_focus() {
    visit(|page| {
        page.open("#/?department=zaisei");
        page.js("document.querySelector('#clear').focus()", json!([]));
        page.keys(Key::Enter + "");
        assert_ne!(
            page.text_of("document.activeElement.tagName"),
            "BODY",
            "the button that disappears had the focus"
        );
    });
}

#[test]
fn arrows_look_through_the_languages_and_enter_takes_one() {
    const LIST: &str = "document.querySelector('#language')";
    visit(|page| {
        page.open("");
        let now = "[document.documentElement.lang, location.href, performance.timeOrigin]";
        let before = page.get(now);
        page.js(&format!("{LIST}.focus()"), json!([]));
        for (key, open) in [(Key::Down, true), (Key::Escape, false), (Key::Right, true)] {
            page.keys(key + "");
            page.until(
                "the list opens and closes",
                &format!("{LIST}.matches(':open') === {open}"),
            );
            assert_eq!(page.get(now), before);
        }
        for _ in 0..2 {
            page.keys(Key::Down + "");
            assert_eq!(page.get(now), before, "looking is not choosing");
        }
        page.keys(Key::Enter + "");
        page.until(
            "the third language is shown",
            "document.documentElement.lang === 'en' && !document.querySelector('#loading')",
        );
    });
}

#[test]
fn tab_reaches_the_chart_and_everything_beside_it() {
    visit(|page| {
        page.open("#/kpi/real-debt-service-ratio");
        tab_to(page, ".crumbs a");
        tab_to(page, ".chart");
        tab_to(page, "details.data summary");
        page.keys(Key::Enter + "");
        assert_eq!(
            page.get("document.querySelector('details.data').open"),
            true
        );
        tab_to(page, ".data .src");
        tab_to(page, "details.how summary");
        tab_to(page, ".facts .src");
    });
}

#[test]
fn going_backwards_nothing_hides_under_the_line_of_results() {
    visit(|page| {
        page.screen(1280, 700, 1.0);
        page.open("");
        page.js(
            "document.querySelectorAll('.measure .src')[40].focus()",
            json!([]),
        );
        for _ in 0..30 {
            page.keys(Key::Shift + Key::Tab);
            check_seen(page);
        }
    });
}
