//! The choices of the overview before the program is there, and when it comes.

use crate::filter::check;
use crate::page::{Page, visit_at};
use crate::server::{Answer, serve};
use crate::site;
use keikaku::query::View;
use serde_json::json;
use std::time::Duration;

const ANSWERS: &str = "document.querySelector('#app[data-answers]')";

/// Which KPIs have cards on the screen, by their addresses.
fn cards(page: &Page) -> Vec<String> {
    page.each(".card h3 a", "e.getAttribute('href')")
}

fn state_choices(page: &Page) -> Vec<(String, String)> {
    let chips = ".chip[data-facet=state]";
    page.each(chips, "[e.dataset.id, e.querySelector('i').textContent]")
}

#[test]
fn they_are_answered_without_the_program() {
    visit_at(&serve(&[("program-", Answer::status(404))]), |page| {
        page.expect_error("");
        page.load("");
        page.until("choices are answered", ANSWERS);
        page.until(
            "the program fails",
            "document.querySelector('#loading [role=alert]')",
        );
        let all = cards(page);
        let view = |hash: &str| View::parse(&["#/?", hash].concat());
        for (pressed, hash) in [
            ("zaisei", "department=zaisei"),
            ("theme-3", "department=zaisei&theme=theme-3"),
            (
                "no-actual",
                "department=zaisei&theme=theme-3&state=no-actual",
            ),
            ("zaisei", "theme=theme-3&state=no-actual"),
            ("theme-3", "state=no-actual"),
            ("theme-2", "theme=theme-2&state=no-actual"),
        ] {
            page.click(&format!(".chip[data-id={pressed}]"));
            let view = view(hash);
            check(page, &view);
            assert_eq!(page.text_of("location.hash"), view.hash());
            let index = site::index();
            let outcome = index.apply(&view.filter);
            let kpis = all.iter().zip(0..);
            let shown = kpis.filter(|(_, number)| outcome.shows_kpi(*number));
            let shown: Vec<&String> = shown.map(|(kpi, _)| kpi).collect();
            assert_eq!(cards(page).iter().collect::<Vec<_>>(), shown, "{hash}");
            for (state, count) in state_choices(page) {
                let known = keikaku::kpi::State::from_id(&state).unwrap();
                let counted = outcome.count_of(known).unwrap();
                assert_eq!(count, counted.to_string(), "{hash}: {state}");
            }
            let pressed: Vec<String> = page.each(".chip[aria-pressed=true]", "e.dataset.id");
            assert_eq!(pressed.len(), hash.matches('=').count(), "{hash}");
        }
        page.back();
        check(page, &view("state=no-actual"));
        page.click("#clear");
        check(page, &View::default());
        assert_eq!(cards(page), all);
        assert_eq!(page.get("document.querySelector('#clear').hidden"), true);
        assert_eq!(page.text("#count"), "33");
    });
}

#[test]
fn the_program_goes_on_from_there() {
    let program = site::files().into_iter();
    let mut program = program.filter(|file| {
        let name = file.file_name().unwrap().to_string_lossy();
        name.starts_with("program-") && name.ends_with(".wasm")
    });
    let program = std::fs::read(program.next().unwrap()).unwrap();
    let late = Answer::body(program).after(Duration::from_secs(4));
    visit_at(&serve(&[("program-", late)]), |page| {
        page.load("#/?theme=theme-3");
        page.until("choices are answered", ANSWERS);
        assert_eq!(page.text("#count"), "4");
        page.js(
            "for (const id of ['zaisei', 'no-actual', 'somu', 'somu']) document.querySelector(`.chip[data-id=${id}]`).click();
             document.querySelector('.chips:not(:has([data-facet=state])) .more').click();",
            json!([]),
        );
        page.until(
            "the program is there",
            "!document.querySelector('#loading')",
        );
        let view = View::parse("#/?department=zaisei&theme=theme-3&state=no-actual");
        page.until(
            "what only the program knows is done as well",
            "document.querySelector('.chips .more[aria-expanded=true]')",
        );
        check(page, &view);
        assert_eq!(page.text_of("location.hash"), view.hash());
        // Each choice counts once.
        page.click(".chip[data-id=no-actual]");
        let view = site::filtered("zaisei", "theme-3", "");
        check(page, &view);
        assert_eq!(page.text_of("location.hash"), view.hash());
        // With what was chosen before and taken back, each is a step of the history.
        page.back();
        page.back();
        let before = View::parse("#/?department=somu,zaisei&theme=theme-3&state=no-actual");
        check(page, &before);
    });
}
