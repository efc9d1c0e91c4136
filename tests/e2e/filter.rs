//! Filtering by departments, themes and words.

use crate::page::{Page, visit};
use crate::site;
use keikaku::query::View;
use serde_json::json;

/// The texts of the directions that are on the screen.
fn shown(page: &Page) -> Vec<String> {
    page.each("li.dir", "e.firstChild.textContent.trim() || e.textContent")
}

/// The texts of the directions that a view shows, by the pure core.
fn expected(view: &View) -> Vec<String> {
    let index = site::index();
    let outcome = index.apply(&view.filter);
    let mut texts = Vec::new();
    for at in &index.rows {
        for (n, direction) in index.row(at).unwrap().directions.iter().enumerate() {
            if outcome.shows_direction(at.first_direction + n) {
                texts.push(direction.text.clone());
            }
        }
    }
    texts
}

fn counts(page: &Page, facet: &str) -> Vec<(String, usize)> {
    let chips: Vec<(String, String)> = page.each(
        &format!(".chip[data-facet={facet}]"),
        "[e.firstChild.textContent, e.querySelector('i').textContent]",
    );
    chips
        .into_iter()
        .map(|(name, count)| (name.trim().to_owned(), count.parse().unwrap()))
        .collect()
}

/// Compares everything that a filter changes with the pure core.
#[track_caller]
pub fn check(page: &Page, view: &View) {
    let index = site::index();
    let outcome = index.apply(&view.filter);
    let at = view.hash();
    let on_screen = shown(page);
    let wanted = expected(view);
    assert_eq!(on_screen.len(), wanted.len(), "{at}");
    for (on_screen, wanted) in on_screen.iter().zip(&wanted) {
        assert!(
            on_screen.contains(wanted.as_str()) || wanted.contains(on_screen.as_str()),
            "{at}: {on_screen} for {wanted}"
        );
    }
    assert_eq!(
        page.text("#count"),
        outcome.totals.directions.to_string(),
        "{at}"
    );
    assert_eq!(
        page.texts("#directions .measure").len(),
        outcome.measures.len(),
        "{at}"
    );
    let departments = counts(page, "department");
    for (name, count) in departments {
        let number = index
            .plan
            .departments
            .iter()
            .position(|d| d.name == name)
            .unwrap();
        assert_eq!(count, outcome.per_department[number], "{at}: {name}");
    }
    let themes: Vec<usize> = counts(page, "theme")
        .into_iter()
        .map(|(_, count)| count)
        .collect();
    assert_eq!(themes, outcome.per_theme, "{at}");
}

#[test]
fn list_and_counts_are_those_of_the_filter_for_many_combinations() {
    visit(|page| {
        page.open("");
        page.click(".chips .more");
        let combinations = [
            ("", "", ""),
            ("zaisei", "", ""),
            ("zaisei,somu", "", ""),
            ("koho-kocho,kiki-kanri-bosai,nosei", "", ""),
            ("", "theme-2", ""),
            ("gyosei-keiei", "theme-2,theme-3", ""),
            ("", "", "情報"),
            ("shimin-kyodo-suishin", "theme-1,theme-4", "市民"),
            ("all", "", ""),
            ("nosei", "theme-1", "財政"),
        ];
        for (departments, themes, text) in combinations {
            let view = site::filtered(departments, themes, text);
            page.go(&view.hash());
            check(page, &view);
        }
    });
}

#[test]
fn several_departments_join_by_touch_and_the_address_follows() {
    visit(|page| {
        page.open("");
        let start = page.number("history.length");
        let entries = |page: &Page| page.number("history.length") - start;
        page.click_text(".chip[data-facet=department]", "行政経営課");
        check(page, &site::filtered("gyosei-keiei", "", ""));
        page.click_text(".chip[data-facet=department]", "財政課");
        let two = site::filtered("gyosei-keiei,zaisei", "", "");
        check(page, &two);
        assert_eq!(page.text_of("location.hash"), two.hash());
        page.click_text(".chip[data-facet=theme]", "3");
        let three = site::filtered("gyosei-keiei,zaisei", "theme-3", "");
        check(page, &three);
        assert_eq!(page.text_of("location.hash"), three.hash());
        assert_eq!(entries(page), 3.0, "each touch can be taken back");
        page.click_text(".chip[data-facet=department]", "行政経営課");
        check(page, &site::filtered("zaisei", "theme-3", ""));
        page.back();
        check(page, &three);
        let title = page.text_of("document.title");
        assert!(title.contains("財政課"), "{title}");
    });
}

#[test]
fn a_filtered_address_restores_the_view_in_a_fresh_browser() {
    visit(|page| {
        let view = site::filtered("shimin-kyodo-suishin,zaisei", "theme-3,theme-4", "市民");
        page.open(&view.hash());
        page.click(".chips .more");
        check(page, &view);
        let pressed: Vec<String> =
            page.each(".chip[aria-pressed=true]", "e.firstChild.textContent");
        assert_eq!(pressed.len(), 4, "{pressed:?}");
        assert_eq!(
            page.text_of("document.querySelector('#search').value"),
            "市民"
        );
        assert_eq!(page.text_of("location.hash"), view.hash());
    });
}

#[test]
fn what_every_department_has_to_do_appears_for_each_and_is_marked() {
    visit(|page| {
        let index = site::index();
        let whole = index
            .apply(&site::filtered("", "", "").filter)
            .totals
            .whole_city;
        assert!(whole > 0);
        page.open("");
        for department in index.plan.departments.iter().filter(|d| !d.whole_city) {
            page.go(&site::filtered(department.id.as_str(), "", "").hash());
            let marked = page.texts("li.dir .dept.whole");
            assert_eq!(marked.len(), whole, "{}", department.name);
            assert!(
                marked
                    .iter()
                    .all(|tag| tag.contains("全庁") && tag.contains("すべての課")),
                "{marked:?}"
            );
            assert!(
                page.text(".result").contains("全庁の取組"),
                "{}",
                department.name
            );
        }
    });
}

#[test]
fn the_count_is_announced_and_one_touch_clears_everything() {
    visit(|page| {
        page.open("");
        assert_eq!(
            page.texts(".result > p:not([role])"),
            ["33 / 33 の取組を表示"]
        );
        assert_eq!(page.texts("#clear").len(), 0);
        // The line itself stays, so that a screen reader hears it change.
        page.js(
            "window.line = document.querySelector('.result [role=status]')",
            json!([]),
        );
        page.click_text(".chip[data-facet=department]", "財政課");
        page.click_text(".chip[data-facet=theme]", "1");
        page.search("計画");
        assert_ne!(page.text("#count"), "33");
        assert_eq!(
            page.get("window.line === document.querySelector('.result [role=status]')"),
            true
        );
        page.click("#clear");
        check_cleared(page);
        page.back();
        assert_ne!(page.text("#count"), "33");
    });
}

fn check_cleared(page: &Page) {
    assert_eq!(page.text("#count"), "33");
    assert_eq!(page.text_of("location.href"), site::url());
    assert_eq!(page.text_of("document.querySelector('#search').value"), "");
    assert_eq!(page.texts(".chip[aria-pressed=true]").len(), 0);
}
