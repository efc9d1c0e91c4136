//! axe-core over every kind of page and state.

use crate::layout::{FOREIGN, KINDS, in_language};
use crate::page::{Page, visit, visit_at};
use crate::server::{Answer, serve};
use crate::settings;
use crate::site::given;
use crate::states::{self, DIALOGS, LANGUAGES, State, WITHIN};
use serde_json::{Value, json};

/// Nothing is found; pages in frames are looked at by themselves.
#[track_caller]
pub fn check(page: &Page, state: &str) {
    if page.get("typeof window.axe") != "object" {
        let axe = std::fs::read_to_string(given(xtask::test::AXE)).unwrap();
        page.js(&format!("{axe}; window.axe = axe"), json!([]));
    }
    // Colours on their way from one to another are neither: they arrive at once.
    let run = "const done = arguments[0];
    document.getAnimations().filter(a => a instanceof CSSTransition).forEach(a => a.finish());
    axe.run(document, { resultTypes: ['violations'], iframes: false }).then(
        r => done(r.violations.map(v => ({ rule: v.id, help: v.help, at: v.nodes.slice(0, 4).map(n => n.html.slice(0, 160) + ' ' + (n.any[0]?.message ?? '')) }))),
        e => done('axe: ' + e))";
    let found = page.js_async(run, json!([]));
    assert_eq!(found, json!([]), "{state}: {found:#}");
}

fn check_kinds(width: u32) {
    visit(|page| {
        page.screen(width, 844, 1.0);
        page.open("");
        for (name, hash) in KINDS {
            page.go(hash);
            check(page, &format!("{name} at {width} px"));
        }
        page.go("#/kpi/real-debt-service-ratio");
        page.unfold();
        check(page, &format!("a KPI with everything open at {width} px"));
        for hash in ["#/kpi/real-debt-service-ratio", "#/"] {
            page.go(hash);
            page.click(".take > summary");
            page.until(
                "the actions are there",
                "document.querySelector('.take-panel .tool')",
            );
            check(page, &format!("the menu of {hash} at {width} px"));
        }
        page.go("#/section/theme-1");
        page.click("main [data-place]");
        page.until(
            "the source is shown",
            "document.querySelector('#source').open && document.querySelector('.excerpt')",
        );
        check(page, &format!("the dialog at {width} px"));
    });
}

#[test]
fn axe_finds_nothing_on_a_phone() {
    check_kinds(390);
}

#[test]
fn axe_finds_nothing_on_a_desk() {
    check_kinds(1280);
}

/// Every state, as a device shows it that asks for this.
fn check_states(page: &Page, features: &[(&str, &str)], how: &str, states: &[State]) {
    let features: Vec<_> = features
        .iter()
        .map(|(name, value)| json!({ "name": name, "value": value }))
        .collect();
    page.cdp(
        "Emulation.setEmulatedMedia",
        json!({ "features": features }),
    );
    for state in states {
        state.show(page);
        check(page, &format!("{} {how}", state.name));
    }
}

const DARK: (&str, &str) = ("prefers-color-scheme", "dark");

#[test]
fn axe_finds_nothing_in_dark_colours_and_any_state() {
    visit(|page| {
        page.expect_error("offline-off.txt");
        page.screen(390, 844, 1.0);
        let kinds: Vec<_> = states::kinds().collect();
        for states in [&kinds[..], &DIALOGS, &WITHIN, &LANGUAGES] {
            check_states(page, &[DARK], "in dark colours", states);
        }
    });
}

#[test]
fn axe_finds_nothing_in_forced_colours_and_more_contrast() {
    visit(|page| {
        page.expect_error("offline-off.txt");
        page.screen(1280, 844, 1.0);
        let kinds: Vec<_> = states::kinds().collect();
        for states in [&kinds[..], &DIALOGS, &WITHIN] {
            let forced = [("forced-colors", "active"), DARK];
            check_states(page, &forced, "in forced colours", states);
        }
        let more = [("prefers-contrast", "more")];
        check_states(page, &more, "with more contrast", &kinds);
        let both = [more[0], DARK];
        check_states(page, &both, "with more contrast, dark", &kinds);
    });
}

/// 320 px wide: what 400 % leaves of 1,280.
#[test]
fn axe_finds_nothing_at_four_times_the_size() {
    visit(|page| {
        page.expect_error("offline-off.txt");
        page.screen(320, 640, 1.0);
        let kinds: Vec<_> = states::kinds().collect();
        let still = [("prefers-reduced-motion", "reduce")];
        for states in [&kinds[..], &DIALOGS, &WITHIN] {
            check_states(page, &still, "at 320 px", states);
        }
    });
}

/// What WCAG 1.4.12 lets a reader set.
const SPACING: &str = "
    * { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
    p { margin-bottom: 2em !important }";

#[test]
fn text_spacing_cuts_nothing() {
    visit(|page| {
        for width in [390, 1280] {
            page.screen(width, 844, 1.0);
            for (name, hash) in KINDS {
                page.open(hash);
                page.style(SPACING);
                settings::check_fits(page, &format!("{name}, spaced"), width);
            }
        }
        page.screen(390, 844, 1.0);
        for code in ["en", "fil"] {
            for hash in FOREIGN {
                page.open(&in_language(hash, code));
                page.style(SPACING);
                settings::check_fits(page, &format!("{hash} in {code}, spaced"), 390);
            }
        }
    });
}

#[test]
fn axe_finds_nothing_when_the_plan_is_missing_or_broken() {
    let mut plan: Value =
        serde_json::from_slice(&std::fs::read(crate::site::dist().join("plan.json")).unwrap())
            .unwrap();
    plan["sections"][0]["sections"][1]["kpis"][0] = json!("KPI");
    for (state, answer) in [
        ("missing", Answer::status(404)),
        ("partly broken", Answer::body(plan.to_string())),
    ] {
        visit_at(&serve(&[("plan.json", answer)]), |page| {
            page.expect_error("plan.json");
            for width in [390, 1280] {
                page.screen(width, 844, 1.0);
                page.open("");
                page.unfold();
                check(page, &format!("{state} at {width} px"));
            }
        });
    }
}
