//! How KPIs stand: the same word and shape everywhere, counted, and filtered by.

use crate::page::{Page, visit, visit_at};
use crate::plans::{built, kpi, serve_kpis};
use crate::server::serve_plan;
use crate::site;
use crate::take::{choose, open, records, saved};
use keikaku::kpi::State;
use keikaku::query::View;
use serde_json::{Value, json};

/// The chips that can be seen, as words and counts.
fn chips(page: &Page) -> Vec<(String, usize)> {
    let chips: Vec<(String, String)> = page.each(
        ".chip[data-facet=state]",
        "[e.childNodes[1].textContent.trim(), e.querySelector('i').textContent]",
    );
    let chips = chips.into_iter();
    chips
        .map(|(word, count)| (word, count.parse().unwrap()))
        .collect()
}

/// Compares chips, cards and directions with the pure core.
#[track_caller]
fn check(page: &Page, hash: &str) {
    let outcome = site::index().apply(&View::parse(hash).filter);
    let expected: Vec<_> = (outcome.per_state.iter())
        .map(|(state, count)| (state.label().to_owned(), *count))
        .collect();
    assert_eq!(chips(page), expected, "{hash}");
    let index = site::index();
    let shown = (0..index.kpis.len()).filter(|number| outcome.shows_kpi(*number));
    let names: Vec<_> = shown
        .map(|number| index.kpi(&index.kpis[number]).unwrap().name.text.clone())
        .collect();
    assert_eq!(page.texts(".card h3"), names, "{hash}");
    let count = outcome.totals.directions.to_string();
    assert_eq!(page.text("#count"), count, "{hash}");
}

#[test]
fn states_are_counted_and_filter_cards_and_directions() {
    visit(|page| {
        page.open("");
        check(page, "#/");
        page.click_text(".chip[data-facet=state]", "◌");
        assert_eq!(page.text_of("location.hash"), "#/?state=no-actual");
        check(page, "#/?state=no-actual");
        assert_eq!(page.texts(".shown"), ["5件の指標のうち4件を表示"]);
        page.until(
            "each card that is shown has its chart",
            "document.querySelectorAll('.card').length === document.querySelectorAll('.card-chart[aria-label] canvas').length",
        );
        assert!(
            page.text(".result")
                .contains("指標が「実績未公表」のテーマ")
        );
        let pressed: Vec<String> = page.each(
            ".chip[aria-pressed=true]",
            "e.childNodes[1].textContent.trim()",
        );
        assert_eq!(pressed, ["実績未公表"]);
        assert_eq!(
            page.get("document.activeElement.matches('.chip[data-facet=state]')"),
            true,
            "the focus stays"
        );
        page.click_text(".chip[data-facet=state]", "◇");
        check(page, "#/?state=not-kept,no-actual");
        page.back();
        check(page, "#/?state=no-actual");
        page.click("#clear");
        check(page, "#/");
        assert_eq!(page.texts(".shown"), [""]);
    });
}

#[test]
fn a_link_restores_the_states_with_other_choices() {
    visit(|page| {
        for hash in [
            "#/?state=not-kept",
            "#/?theme=theme-1,theme-3&state=no-actual",
            "#/?department=zaisei&state=not-kept",
            "#/?theme=theme-1&state=not-kept",
            "#/?state=achieved",
        ] {
            page.open(hash);
            check(page, hash);
        }
        assert_eq!(page.texts(".shown"), ["条件に合う指標はありません。"]);
        page.click(".matrix button.cell");
        assert_eq!(
            page.texts(".chip[data-facet=state][aria-pressed=true]")
                .len(),
            0
        );
    });
}

/// A KPI in each state.
fn one_of_each() -> Vec<Value> {
    let until = |target: f64, actuals: &[(&str, f64)], id: &str, more: Value| {
        kpi(
            id,
            ("FY2019", 100.0),
            ("FY2025", json!(target)),
            actuals,
            more,
        )
    };
    let keep = || json!({ "keep": true });
    let plain = || json!({});
    State::ALL
        .into_iter()
        .map(|state| {
            let id = state.id();
            match state {
                State::Achieved => until(160.0, &[("FY2022", 160.0)], id, plain()),
                State::Missed => until(160.0, &[("FY2025", 150.0)], id, plain()),
                State::Kept => until(100.0, &[("FY2022", 100.0)], id, keep()),
                State::NotKept => until(100.0, &[("FY2022", 90.0)], id, keep()),
                State::OnTrack => until(160.0, &[("FY2022", 130.0)], id, plain()),
                State::MostlyOnTrack => until(160.0, &[("FY2022", 120.0)], id, plain()),
                State::Flat => until(160.0, &[("FY2022", 100.0)], id, plain()),
                State::Behind => until(160.0, &[("FY2022", 110.0)], id, plain()),
                State::Regressed => until(160.0, &[("FY2022", 90.0)], id, plain()),
                State::NoActual => until(160.0, &[], id, plain()),
                State::NotJudged => {
                    let above = json!("全国平均を上回る");
                    kpi(id, ("FY2019", 100.0), ("FY2025", above), &[], plain())
                }
            }
        })
        .collect()
}

#[test]
fn every_state_is_reached_with_the_same_word_and_shape_everywhere() {
    visit_at(&serve_kpis(&one_of_each()), |page| {
        page.open("");
        let expected: Vec<_> = State::ALL.map(|s| (s.label().to_owned(), 1)).into();
        assert_eq!(chips(page), expected);
        let shapes: Vec<String> = page.each(".chip[data-facet=state]", "e.firstChild.textContent");
        let mut different = shapes.clone();
        different.sort();
        different.dedup();
        assert_eq!(different.len(), State::ALL.len(), "{shapes:?}");
        for (state, shape) in State::ALL.into_iter().zip(shapes) {
            let seen = format!("{shape}{}", state.label());
            page.go(&format!("#/?state={}", state.id()));
            assert_eq!(page.texts(".card .status"), std::slice::from_ref(&seen));
            page.go(&format!("#/kpi/{}", state.id()));
            let words = page.texts(".panel .status");
            assert_eq!(
                words,
                [seen.clone(), seen],
                "the page, and how it was judged"
            );
        }
    });
}

#[test]
fn a_grade_of_the_city_comes_first_in_its_own_words() {
    let mut plan = built();
    plan["sections"][0]["sections"][2]["kpis"][0]["assessments"] = json!([
        { "period": "FY2022", "grade": "Ａ（順調）" },
        { "period": "FY2024", "grade": "Ｂ（おおむね達成）" },
    ]);
    visit_at(&serve_plan(plan.to_string()), |page| {
        page.open("");
        let said = page.texts(".card .standing")[2].clone();
        let shown = "Ｂ（おおむね達成）市の評価（令和6（2024）年度）◇維持できていない自動計算";
        assert_eq!(said, shown);
        page.go("#/kpi/real-debt-service-ratio");
        assert_eq!(page.text(".panel .standing"), shown);
        let how = page.text("details.how");
        for part in [
            "市が公表した評価",
            "Ａ（順調）",
            "Ｂ（おおむね達成）",
            "令和4（2022）年度",
        ] {
            assert!(how.contains(part), "{part} is not in {how}");
        }
    });
}

/// The table that all KPIs stand in, with the word, shape and colour of the chips, and every
/// file that can be taken: the states are the same there.
#[test]
fn every_state_is_the_same_in_tables_and_files() {
    visit_at(&serve_kpis(&one_of_each()), |page| {
        open(page, "");
        let look = "[e.textContent, e.className.match(/s-\\w+/)[0]]";
        let shown: Vec<(String, String)> = page.each(".card .status", look);
        choose(page, "CSV（すべての指標）");
        let told = said(&saved(page, 1).1);
        let expected = State::ALL.map(|state| (state.id().to_owned(), state.label().to_owned()));
        assert_eq!(told, expected);
        choose(page, "CSV（計画の全体）");
        let whole = records(&saved(page, 2).1);
        let judged = whole.iter().filter(|row| &row[2] == "判定（自動計算）");
        let judged: Vec<_> = judged
            .map(|row| (row[8].to_owned(), row[11].to_owned()))
            .collect();
        let expected =
            State::ALL.map(|state| (format!("指標 {}", state.id()), state.label().to_owned()));
        assert_eq!(judged, expected);

        page.go("#/compare");
        page.until(
            "the tables are there",
            "document.querySelectorAll('.grid').length === 3",
        );
        page.js(
            "document.querySelectorAll('.grid').forEach(e => e.open = true)",
            json!([]),
        );
        let in_table: Vec<(String, String)> = page.each(".grid tbody .status", look);
        let twice = [shown.clone(), shown.clone()].concat();
        assert_eq!(in_table, twice, "counts by state, and all KPIs");

        for (state, (seen, _)) in State::ALL.into_iter().zip(&shown) {
            open(page, &format!("#/kpi/{}", state.id()));
            choose(page, "CSV");
            let csv = said(&saved(page, 1).1);
            assert_eq!(csv, [(state.id().to_owned(), state.label().to_owned())]);
            choose(page, "SVG");
            let svg = saved(page, 2).1;
            let words = format!(">判定（自動計算）：{}</text>", state.label());
            assert!(svg.contains(&words), "{words} in {svg}");
            assert!(seen.ends_with(state.label()), "{seen}");
        }
    });
}

/// The KPIs of a table and what it says of each in all its rows.
fn said(csv: &str) -> Vec<(String, String)> {
    let head = csv.trim_start_matches('\u{feff}').lines().next().unwrap();
    let head: Vec<&str> = head.split(',').collect();
    let column = |name: &str| head.iter().position(|head| *head == name).unwrap();
    let (id, state) = (column("指標ID"), column("判定（自動計算）"));
    let rows = records(csv);
    let mut said: Vec<_> = rows
        .iter()
        .map(|row| (row[id].to_owned(), row[state].to_owned()))
        .collect();
    said.dedup();
    said
}
