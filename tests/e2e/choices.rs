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

/// A link to a choice shows what was chosen, and not all of it before: nothing moves.
#[test]
fn a_link_to_a_choice_shows_nothing_else() {
    // A busy machine paints a part of the page before all of it has arrived.
    const WATCH: &str = "window.shifts = 0; window.seen = []; \
        document.addEventListener('DOMContentLoaded', () => requestAnimationFrame(() => \
          new PerformanceObserver(list => list.getEntries().forEach(e => shifts += e.value)).observe({ type: 'layout-shift' }))); \
        const look = () => { \
          const list = document.querySelector('#directions'), count = document.querySelector('#count'); \
          if (list && count && document.querySelector('link[rel=stylesheet]')?.sheet && list.checkVisibility({ visibilityProperty: true })) seen.push(count.textContent); \
          requestAnimationFrame(look) }; \
        look();";
    let first = std::fs::read(site::dist().join(site::first_part())).unwrap();
    let late = Answer::body(first).after(Duration::from_secs(1));
    // The style, which shows the list, is larger than what says that it is not to be shown yet.
    let style = std::fs::read(site::dist().join(site::named("style", "css"))).unwrap();
    let style = Answer::body(style).after(Duration::from_millis(200));
    for hash in [
        "",
        "#/?theme=theme-3",
        "#/?lang=ja&department=zaisei",
        "#/?state=no-actual",
    ] {
        let filter = View::parse(hash).filter;
        let count = site::index().apply(&filter).totals.directions.to_string();
        for width in [390, 1280] {
            let slow = [
                (site::first_part(), late.clone()),
                ("style-", style.clone()),
            ];
            visit_at(&serve(&slow), |page| {
                page.screen(width, 900, 1.0);
                page.cdp(
                    "Page.addScriptToEvaluateOnNewDocument",
                    json!({ "source": WATCH }),
                );
                page.load(hash);
                page.until(
                    "the program is there",
                    "!document.querySelector('#loading')",
                );
                page.settle();
                let seen: Vec<String> =
                    serde_json::from_value(page.get("[...new Set(seen)]")).unwrap();
                assert_eq!(seen, [count.as_str()], "{hash} {width}");
                assert_eq!(page.number("shifts"), 0.0, "{hash} {width}");
            });
        }
    }
    // Where it cannot be shown, all is.
    let never = serve(&[(site::first_part(), Answer::status(404))]);
    visit_at(&never, |page| {
        page.expect_error("");
        page.load("#/?theme=theme-3");
        page.until(
            "it is told",
            "document.querySelector('#loading [role=alert]')",
        );
        let shown =
            "document.querySelector('#directions').checkVisibility({ visibilityProperty: true })";
        assert_eq!(page.get(shown), true);
    });
}
