//! 目標の成り立ち: checked against the plan, and played with.

use crate::page::{Page, visit, visit_at};
use crate::plans::{kpi, serve_kpis};
use crate::site;
use serde_json::{Value, json};
use thirtyfour::Key;

const ONLINE: &str = "kpi/online-applications.html";

/// The page of the KPI with these numbers tried.
fn online(tried: &str) -> String {
    let tried = if tried.is_empty() {
        String::new()
    } else {
        format!("#?try={tried}")
    };
    format!("{}{ONLINE}{tried}", site::url())
}

#[track_caller]
fn check(page: &Page, result: &str, effect: &str) {
    assert_eq!(page.text(".result-tried"), result);
    let said = page.text(".tried > p");
    assert!(said.contains(effect), "{effect} is not in {said}");
}

fn value(page: &Page, id: &str) -> String {
    page.text_of(&format!("document.getElementById({}).value", json!(id)))
}

fn focus(page: &Page, id: &str) {
    let select = "const e = document.getElementById(arguments[0]); e.focus(); e.select()";
    page.js(select, json!([id]));
}

#[test]
fn a_composition_is_checked_against_what_the_plan_prints() {
    visit(|page| {
        for (id, parts) in [
            (
                "online-applications",
                [
                    "15,162人 × 80％ × 70％ × 8％ ＝ 679.2576件",
                    "四捨五入すると、計画の目標（679件）と一致します。",
                ],
            ),
            (
                "sns-followers",
                [
                    "13,865人 × ２倍 ＝ 27,730人",
                    "計画の目標は、これを28,000人に丸めた値です（1,000人単位）。",
                ],
            ),
            (
                "collaboration-application-rate",
                [
                    "24件 ÷ 30件 ＝ 80％",
                    "計画の基準の値（80％）と一致します。",
                ],
            ),
        ] {
            page.open(&format!("#/kpi/{id}"));
            let said = page.text(".composed");
            for part in parts {
                assert!(said.contains(part), "{part} is not in {said}");
            }
            assert!(said.contains("思考実験です。"));
            let own = page.texts(".result-tried");
            assert_eq!(own.len(), 1, "{id}");
            check(page, &own[0], "計画の数のまま");
        }
        page.open("#/kpi/land-readjustment-progress");
        assert_eq!(page.texts(".composed").len(), 0);
    });
}

#[test]
fn a_disagreement_is_shown() {
    let factor =
        |name: &str, value: f64, unit: &str| json!({ "name": name, "value": value, "unit": unit });
    let formula = json!({ "formula": { "factors": [factor("世帯", 1200.0, "世帯"), factor("割合", 25.0, "％")] } });
    let wrong = kpi(
        "w",
        ("FY2019", 100.0),
        ("FY2025", Value::from(345)),
        &[],
        formula,
    );
    visit_at(&serve_kpis(&[wrong]), |page| {
        page.open("#/kpi/w");
        let said = page.texts(".composed .differs");
        assert_eq!(
            said,
            ["計画の目標（345人）とは一致しません。計画の方が＋45人です。"]
        );
    });
}

/// Each slider of each KPI, a large step up and one down: its field, the target and the address go
/// with it, and one step leads back.
#[test]
fn every_slider_moves_the_target() {
    visit(|page| {
        let mut moved = 0;
        for id in [
            "online-applications",
            "sns-followers",
            "collaboration-application-rate",
        ] {
            page.open(&format!("#/kpi/{id}"));
            let plans = page.text(".result-tried");
            let own = page.text_of("location.href");
            let sliders: Vec<String> = page.each(".try [type=range]", "e.id");
            for slider in sliders {
                let before = value(page, &slider);
                for key in [Key::PageUp, Key::PageDown] {
                    page.js(
                        "document.getElementById(arguments[0]).focus()",
                        json!([slider]),
                    );
                    page.keys(key + "");
                    let now = value(page, &slider);
                    if now == before {
                        // At its end.
                        continue;
                    }
                    moved += 1;
                    assert_eq!(
                        value(page, &format!("{slider}-number")),
                        now,
                        "{id} {slider}"
                    );
                    assert_ne!(page.text(".result-tried"), plans, "{id} {slider}");
                    let effect = page.text(".tried > p");
                    assert!(effect.contains("より"), "{id} {slider}: {effect}");
                    let at = page.text_of("location.href");
                    assert!(at.contains("try="), "{id} {slider}: {at}");
                    page.click("#own-numbers");
                    assert_eq!(value(page, &slider), before, "{id} {slider}");
                    assert_eq!(page.text(".result-tried"), plans, "{id} {slider}");
                    assert_eq!(page.text_of("location.href"), own, "{id} {slider}");
                }
            }
        }
        assert!(moved >= 10, "only {moved} moves");
    });
}

#[test]
fn sliders_and_fields_move_each_other_and_the_target_by_keyboard() {
    visit(|page| {
        page.open(ONLINE);
        let entries = page.number("history.length");
        focus(page, "try-1-number");
        page.js("document.getElementById('try-1').focus()", json!([]));
        for _ in 0..10 {
            page.keys(Key::Right + "");
        }
        assert_eq!(value(page, "try-1"), "90");
        assert_eq!(value(page, "try-1-number"), "90");
        check(page, "764件", "679件）より＋85件");
        let spoken = "document.getElementById('try-1').getAttribute('aria-valuetext')";
        assert_eq!(page.text_of(spoken), "90パーセント");
        assert_eq!(page.text_of("location.href"), online(",90"));
        let told = page.text(".composed > [role=status]");
        assert!(told.contains("764件") && told.contains("＋85件"), "{told}");

        focus(page, "try-3-number");
        page.keys("10");
        check(page, "955件", "＋276件");
        assert_eq!(value(page, "try-3"), "10");
        page.keys(Key::Tab + "");
        assert_eq!(page.text_of("location.href"), online(",90,,10"));
        assert_eq!(
            page.number("history.length"),
            entries,
            "no entry for a number"
        );
    });
}

#[test]
fn a_field_keeps_what_is_typed_until_it_is_left() {
    visit(|page| {
        page.open(ONLINE);
        focus(page, "try-1-number");
        page.keys("150");
        assert_eq!(value(page, "try-1-number"), "150");
        check(page, "849件", "＋170件");
        page.keys(Key::Tab + "");
        assert_eq!(value(page, "try-1-number"), "100", "the most there is");
        let corrected = "0％から100％までの数です。100％にしました。";
        assert!(page.text(".try .note").contains(corrected));
        assert!(
            page.text_of("document.querySelector('.composed > [role=status]').textContent")
                .contains(corrected)
        );
        focus(page, "try-1-number");
        page.keys(Key::Delete + "");
        check(page, "849件", "＋170件");
        page.keys(Key::Tab + "");
        assert_eq!(value(page, "try-1-number"), "100", "nothing is no number");
        assert_eq!(page.texts(".try .note").len(), 1);
        page.click("#own-numbers");
        assert_eq!(
            page.texts(".try .note").len(),
            0,
            "nothing is corrected any more"
        );
    });
}

#[test]
fn a_link_restores_what_was_tried_and_one_button_gives_it_back() {
    visit(|page| {
        page.open(&format!("{ONLINE}#?try=,90,,10"));
        check(page, "955件", "＋276件");
        for (id, expected) in [("try-0", "15162"), ("try-1", "90"), ("try-3-number", "10")] {
            assert_eq!(value(page, id), expected);
        }
        page.click("#own-numbers");
        check(page, "679件", "計画の数のまま");
        assert_eq!(value(page, "try-1"), "80");
        assert_eq!(value(page, "try-3-number"), "8");
        assert_eq!(page.text_of("location.href"), online(""));
        assert_eq!(page.texts("#own-numbers").len(), 0);
        assert_eq!(page.text_of("document.activeElement.id"), "tried");
        page.back();
        check(page, "955件", "＋276件");
        assert_eq!(value(page, "try-1"), "90");
        // Years in another style change no number.
        page.click("#era");
        check(page, "955件", "＋276件");
        assert!(page.text_of("location.hash").contains("try=,90,,10"));
    });
}

#[test]
fn a_rate_is_played_with_as_the_plan_counts_it() {
    visit(|page| {
        page.open("#/kpi/collaboration-application-rate");
        focus(page, "try-0-number");
        page.keys("30");
        check(page, "100％", "80％）より＋20ポイント");
        let beside = page.text(".tried dl");
        assert!(beside.contains("計画の目標100％以上"), "{beside}");
        focus(page, "try-1-number");
        page.keys("0");
        assert!(
            !page.text(".result-tried").contains("計算"),
            "nothing is divided by 0"
        );
    });
}
