//! The other kinds of charts: drawn, walked along, told in a sentence and a
//! table that has the same data.

use crate::page::{Page, visit};
use crate::site;
use keikaku::chart::{Bars, Grid, HeatMap, HeatRow, Multiples, Promise, Shape};
use keikaku::plan::EraStyle;
use keikaku::query::matrix;
use serde_json::json;

/// The chart of a number on a page, among all.
fn chart(number: usize) -> String {
    format!("document.querySelectorAll('.chart')[{number}]")
}

/// Every chart is drawn, and its points can be walked along to the end.
#[track_caller]
pub fn check_charts(page: &Page, count: usize) {
    assert_eq!(
        page.number("document.querySelectorAll('.chart').length"),
        count as f64
    );
    for number in 0..count {
        let chart = chart(number);
        page.until(
            &format!("chart {number} is drawn"),
            &format!("(e => e.width > 1 && e.getContext('2d').getImageData(0, 0, e.width, e.height).data.some(v => v > 0))({chart}.querySelector('canvas'))"),
        );
        // The chart may come to lie under the pointer, which would then be at a point of it.
        page.js(
            &format!(
                "{chart}.style.pointerEvents = 'none'; {chart}.focus({{ preventScroll: false }})"
            ),
            json!([]),
        );
        let said = || page.text_of(&format!("{chart}.getAttribute('aria-valuetext')"));
        let how_to = said();
        let points = page.number(&format!("+{chart}.getAttribute('aria-valuemax')"));
        assert!(points > 1.0, "chart {number} has points");
        page.keys(thirtyfour::Key::Home + "");
        let first = said();
        page.keys(thirtyfour::Key::Right + "");
        let second = said();
        page.keys(thirtyfour::Key::End + "");
        let now = page.number(&format!("+{chart}.getAttribute('aria-valuenow')"));
        assert_eq!(now, points, "End leads to the last");
        page.keys(thirtyfour::Key::Home + "");
        assert_eq!(said(), first);
        assert!(
            first != how_to && second != first,
            "{how_to} {first} {second}"
        );
        let marked = format!(
            "(e => e.width > 1 && e.getContext('2d').getImageData(0, 0, e.width, e.height).data.some(v => v > 0))({chart}.querySelectorAll('canvas')[1])"
        );
        assert_eq!(page.get(&marked), true, "the point is marked");
        page.keys(thirtyfour::Key::Escape + "");
        assert_eq!(said(), how_to);
        assert_eq!(page.get(&marked), false);
    }
}

/// Head and rows of the table behind a chart; `number` counts such tables.
/// A state's shape is no part of its text.
fn table(page: &Page, number: usize) -> Grid {
    let lines: Vec<Vec<String>> = serde_json::from_value(page.get(&format!(
        "[...document.querySelectorAll('.grid')[{number}].querySelectorAll('tr')].map(row => [...row.cells].map(cell => [...cell.querySelectorAll('[aria-hidden]')].reduce((text, shape) => text.replace(shape.textContent, ''), cell.textContent)))"
    )))
    .unwrap();
    let (head, rows) = lines.split_first().unwrap();
    Grid {
        head: head.clone(),
        rows: rows.to_vec(),
    }
}

fn told(page: &Page) -> Vec<String> {
    page.texts(".told")
}

fn promises() -> Vec<Promise<'static>> {
    let kpis = site::index().kpis.iter();
    kpis.map(|at| Promise {
        kpi: site::index().kpi(at).unwrap(),
        grade: None,
        state: at.state.label().to_owned(),
        shape: Shape::of(at.state),
    })
    .collect()
}

#[track_caller]
fn check_compare(page: &Page, style: EraStyle) {
    let index = site::index();
    let promises = promises();
    let multiples = Multiples {
        promises: &promises,
        all: &promises,
        style,
    };
    let matrix = matrix(index);
    let columns = index.themes.iter().filter_map(|t| index.section(*t));
    let columns: Vec<String> = columns.map(|s| s.title.text.clone()).collect();
    let rows = matrix.departments.iter().zip(&matrix.counts);
    let rows: Vec<HeatRow> = rows
        .map(|(number, counts)| HeatRow {
            name: index.department(*number).unwrap().name.clone(),
            counts: counts.clone(),
        })
        .collect();
    let heat = HeatMap {
        row_head: "担当課",
        column_head: "テーマ",
        columns: &columns,
        rows: &rows,
    };
    let told = told(page);
    assert_eq!(told[1..], [multiples.summary(), heat.summary()]);
    assert_eq!(table(page, 1), multiples.table());
    assert_eq!(table(page, 2), heat.table());
    // The counts by state add up to all KPIs.
    let states = table(page, 0);
    let sum: usize = states
        .rows
        .iter()
        .map(|row| row[1].trim_end_matches('件').parse::<usize>().unwrap())
        .sum();
    assert_eq!(sum, promises.len());
    for promise in &promises {
        assert!(
            told[0].contains(&promise.state),
            "{} in {}",
            promise.state,
            told[0]
        );
    }
}

#[test]
fn all_kpis_stand_side_by_side_in_charts_and_tables() {
    visit(|page| {
        page.open("");
        page.click_text("main a.tool", "すべての指標を並べる");
        page.until(
            "the charts are there",
            "document.querySelectorAll('.chart').length === 3",
        );
        assert!(page.text_of("location.pathname").ends_with("/compare.html"));
        assert!(
            page.text_of("document.title")
                .starts_with("すべての指標を並べる")
        );
        check_compare(page, EraStyle::Era);
        check_charts(page, 3);
        let drawn = format!("{}.querySelector('canvas').toDataURL()", chart(1));
        let before = page.text_of(&drawn);
        page.click("#era");
        page.until(
            "it is drawn anew",
            &format!("{drawn} !== {}", json!(before)),
        );
        check_compare(page, EraStyle::Western);
        // From a row to its KPI, years as they are.
        page.js(
            "document.querySelectorAll('.grid')[1].open = true",
            json!([]),
        );
        page.click(".grid a[href*='/kpi/']");
        page.until("the KPI is shown", "document.querySelector('.chart.pins')");
        assert!(page.text_of("location.hash").ends_with("?era=western"));
    });
}

#[test]
fn supporting_series_stand_as_bars_above_their_table() {
    visit(|page| {
        let index = site::index();
        let mut seen = 0;
        for number in 0..index.sections.len() {
            let section = index.section(number).unwrap();
            let figures = section.figures.iter().filter(|f| !f.series.is_empty());
            for figure in figures {
                page.open(&format!("#/section/{}", section.id.as_str()));
                let bars = Bars {
                    series: &figure.series,
                    style: site::ERA,
                };
                assert!(told(page).contains(&bars.summary()), "{:?}", told(page));
                check_charts(page, 1);
                let shown = page.texts(".figure .matrix td.number");
                let rows = bars.table().rows;
                let values = rows.iter().map(|row| row.len() - 1).sum::<usize>();
                assert_eq!(shown.len(), values);
                seen += 1;
            }
        }
        assert!(seen > 0, "the plan has figures with series");
    });
}

#[test]
fn what_a_target_is_made_of_stands_as_a_chart_of_its_parts() {
    visit(|page| {
        for (id, parts) in [
            ("online-applications", &["15,162", "80％", "679"][..]),
            ("collaboration-application-rate", &["24", "30", "80％"]),
        ] {
            page.open(&format!("#/kpi/{id}"));
            let told = told(page);
            let told = told.iter().find(|told| told.contains('＝')).unwrap();
            let table = table(page, 0);
            let cells: Vec<_> = table.rows.iter().flatten().collect();
            for part in parts {
                assert!(told.contains(part), "{part} in {told}");
                assert!(
                    cells.iter().any(|cell| cell.contains(part)),
                    "{part} in {cells:?}"
                );
            }
            let charts = page.number("document.querySelectorAll('.chart').length");
            assert!(charts >= 2.0);
            check_charts(page, charts as usize);
        }
        page.open(&format!("#/kpi/{}", "real-debt-service-ratio"));
        assert_eq!(
            page.get("document.querySelector('.composition')"),
            json!(null)
        );
    });
}

#[test]
fn a_tall_chart_on_a_dense_screen_is_not_larger_than_a_canvas_may_be() {
    let plan = keikaku::generate::generate(10_000, 0, 1).unwrap();
    let plan = keikaku::import::print(&plan).unwrap();
    crate::page::visit_at(&crate::server::serve_plan(plan), |page| {
        page.screen(390, 844, 3.0);
        page.open("#/compare");
        let count = page.number("document.querySelectorAll('.chart').length") as usize;
        assert_eq!(count, 5, "60 KPIs in three charts, states and departments");
        for number in 0..count {
            page.until(
                &format!("chart {number} is drawn"),
                &format!("(e => e.height > 60 && e.width * e.height <= 16777216 && e.getContext('2d').getImageData(0, e.height - 60, e.width, 60).data.some(v => v > 0))({}.querySelector('canvas'))", chart(number)),
            );
        }
    });
}
