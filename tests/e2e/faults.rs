//! What a person sees when something is wrong with the site's files.

use crate::page::visit_at;
use crate::server::{Answer, serve, serve_plan};
use crate::site;
use serde_json::{Value, json};
use std::time::Duration;

fn plan_json() -> Value {
    serde_json::from_slice(&std::fs::read(site::dist().join("plan.json")).unwrap()).unwrap()
}

/// The site with this answer for its plan says that it cannot show it, and why.
#[track_caller]
fn check_failure(answer: Answer, why: &[&str]) {
    let status = answer.status;
    visit_at(&serve(&[("plan.json", answer)]), |page| {
        if status != 200 {
            page.expect_error("plan.json");
        }
        page.open("#/kpi/sns-followers");
        assert_eq!(page.text("h1"), "計画を表示できません");
        let said = page.text("[role=alert]");
        for part in why {
            assert!(said.contains(part), "{part} is not in: {said}");
        }
        assert_eq!(page.get("document.querySelector('#loading')"), Value::Null);
        assert!(page.text("main").contains("もう一度読み込む"));
    });
}

#[test]
fn a_missing_plan_says_so_with_the_servers_answer() {
    check_failure(
        Answer::status(404),
        &["サーバーの応答 404", "plan.json の置き場所"],
    );
}

#[test]
fn a_server_in_trouble_is_named() {
    check_failure(Answer::status(500), &["サーバーの応答 500", "時間をおいて"]);
}

#[test]
fn a_plan_cut_in_the_middle_says_where() {
    let whole = std::fs::read(site::dist().join("plan.json")).unwrap();
    check_failure(
        Answer::body(&whole[..whole.len() / 2]),
        &["途中で終わっています", "行目"],
    );
}

#[test]
fn an_empty_plan_is_called_empty() {
    check_failure(Answer::body(""), &["ファイルが空です"]);
}

#[test]
fn a_plan_without_content_says_so() {
    check_failure(Answer::body("{}"), &[]);
    check_failure(Answer::body("[]"), &[]);
}

#[test]
fn a_page_of_html_in_place_of_the_plan_is_not_json() {
    check_failure(
        Answer::body("<!doctype html><h1>login</h1>"),
        &["JSONとして読めません", "1行目"],
    );
}

#[test]
fn an_enormous_nesting_stops_nothing() {
    check_failure(Answer::body("[".repeat(1_000_000)), &[]);
    let deep = format!(
        "{{\"sections\":{}{}}}",
        "[{\"sections\":".repeat(100_000),
        "}]".repeat(100_000)
    );
    check_failure(Answer::body(deep), &[]);
}

#[test]
fn a_partly_broken_plan_shows_the_rest_and_lists_the_problem() {
    let mut plan = plan_json();
    plan["sections"][0]["sections"][2]["kpis"][0]["targets"] = json!(12);
    visit_at(&serve_plan(plan.to_string()), |page| {
        page.open("");
        assert_eq!(page.texts(".measure").len(), 12);
        assert_eq!(page.text("#count"), "33");
        page.click(".problems summary");
        let listed = page.text(".problems");
        assert!(
            listed.contains("/sections/0/sections/2/kpis/0/targets"),
            "{listed}"
        );
        assert!(listed.contains("1件"), "{listed}");
    });
}

#[test]
fn a_kpi_of_a_wrong_type_leaves_the_other_four() {
    let mut plan = plan_json();
    plan["sections"][0]["sections"][1]["kpis"][0] = json!("KPI");
    visit_at(&serve_plan(plan.to_string()), |page| {
        page.open("");
        assert_eq!(page.texts(".card").len(), 4);
        assert!(
            page.text(".problems")
                .contains("/sections/0/sections/1/kpis/0")
        );
    });
}

#[test]
fn an_unknown_link_says_so_and_offers_the_nearest() {
    crate::page::visit(|page| {
        let cases = [
            ("#/kpi/nope", ""),
            ("#/foo", ""),
            ("#/kpi/sns-follower", "市の公式ＳＮＳの登録者数"),
            ("#/section/%3Cb%3E", ""),
        ];
        for (link, meant) in cases {
            page.open(link);
            assert_eq!(page.text("h1"), "ページが見つかりません", "{link}");
            let offered = page.texts(".links a");
            assert!(offered.len() >= 3, "{offered:?}");
            assert!(offered[0].contains(meant), "{link}: {offered:?}");
            assert!(
                page.text_of("document.title")
                    .contains("ページが見つかりません")
            );
            page.click(".links li:last-child a");
            page.until("the overview is shown", "document.querySelector('.strip')");
        }
    });
}

#[test]
fn while_the_app_is_on_its_way_the_page_says_so() {
    let mut late = Answer::body(wasm());
    late.after = Duration::from_secs(4);
    visit_at(&serve(&[(site::first_part(), late)]), |page| {
        page.load("");
        // The page can be read meanwhile; the notice comes where it takes long.
        assert_eq!(page.get("document.querySelectorAll('.dir').length"), 33);
        page.until(
            "the notice is seen",
            "getComputedStyle(document.querySelector('#loading')).opacity === '1'",
        );
        page.until(
            "it says what it is",
            "document.querySelector('#loading').textContent.includes('計画を読み込んでいます。')",
        );
        page.until("the app is there", "!document.querySelector('#loading')");
        page.click(".chip[data-facet=department]");
        page.until(
            "it filters",
            "document.querySelector('#clear:not([hidden])')",
        );
    });
}

/// The first part of the program.
fn wasm() -> Vec<u8> {
    std::fs::read(site::dist().join(site::first_part())).unwrap()
}

#[test]
fn a_second_part_that_cannot_be_had_says_so_and_is_asked_for_again() {
    let lost = Answer::status(404).once();
    visit_at(&serve(&[("rest-", lost)]), |page| {
        page.expect_error("");
        page.load("#/kpi/real-debt-service-ratio");
        page.until("it says so", "document.querySelector('main [role=alert]')");
        let said = page.text("main [role=alert]");
        assert!(said.contains("読み込めませんでした"), "{said}");
        page.click("main [role=alert] button");
        page.until("the page is shown", "document.querySelector('.chart')");
        assert_eq!(
            page.get("document.querySelector('main [role=alert]')"),
            Value::Null
        );
    });
}

#[test]
fn an_app_that_cannot_be_had_or_is_cut_off_says_so() {
    let whole = wasm();
    for answer in [Answer::status(404), Answer::body(&whole[..whole.len() / 2])] {
        visit_at(&serve(&[(site::first_part(), answer)]), |page| {
            page.expect_error("");
            page.load("");
            page.until(
                "it says so",
                "document.querySelector('#loading [role=alert]')",
            );
            let said = page.text("#loading");
            assert!(
                said.contains("ページの部品を読み込めませんでした")
                    && said.contains("もう一度読み込む"),
                "{said}"
            );
        });
    }
}
