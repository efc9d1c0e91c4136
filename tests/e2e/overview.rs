//! The first page: what a citizen sees who follows a link to the site.

use crate::page::visit;
use crate::site;
use keikaku::kpi;
use keikaku::query::matrix;

#[test]
fn the_first_view_says_what_was_promised_and_how_much() {
    visit(|page| {
        page.open("");
        let plan = site::plan();
        let heading = plan.summary.as_ref().unwrap_or(&plan.sections[0].title);
        assert_eq!(page.text("h1"), heading.text);
        let lede = page.text(".lede");
        for part in [
            "5つのテーマ、12の施策、33の取組、5つの指標",
            "計画期間は令和7（2025）年度で終わりました",
            "実績の最新は令和6（2024）年度",
            "データ更新 ",
        ] {
            assert!(lede.contains(part), "{part} is not in {lede}");
        }
        assert_eq!(
            page.get("document.querySelector('#loading')"),
            serde_json::Value::Null
        );
        assert!(page.text_of("document.title").contains("上尾市"));
    });
}

#[test]
fn each_kpi_has_a_card_with_its_values_years_and_state() {
    visit(|page| {
        page.open("");
        let cards = page.texts(".card");
        assert_eq!(cards.len(), 5);
        let shown_texts = site::index()
            .kpis
            .iter()
            .map(|at| site::index().kpi(at).unwrap());
        for (card, kpi) in cards.iter().zip(shown_texts) {
            assert!(card.contains(&kpi.name.text), "{card}");
            let latest = kpi::latest_actual(kpi);
            let from = latest.or(kpi.baseline.as_ref()).unwrap();
            for value in [from, &kpi.targets[0]] {
                let text = keikaku::chart::value_text(kpi, value);
                assert!(card.contains(&text), "{text} is not in {card}");
                let years = value.period.unwrap().short_label(site::ERA);
                assert!(card.contains(&years), "{years} is not in {card}");
            }
            assert!(card.contains(if latest.is_some() { "最新" } else { "基準" }));
        }
        let unpublished = cards.iter().filter(|card| card.contains("実績未公表"));
        assert_eq!(unpublished.count(), 4);
        // The one with actuals is judged.
        assert!(
            cards.iter().any(|card| card.contains("維持できていない")),
            "{cards:?}"
        );
    });
}

#[test]
fn each_card_has_a_small_chart_that_is_drawn_and_described() {
    visit(|page| {
        page.open("");
        page.until(
            "the charts are drawn",
            &format!(
                "[...document.querySelectorAll('canvas')].every(e => ({}) > 50)",
                PAINTED
            ),
        );
        let said: Vec<String> = page.each(".card-chart", "e.getAttribute('aria-label')");
        let expected: Vec<String> = site::index()
            .kpis
            .iter()
            .map(|at| keikaku::chart::summary(site::index().kpi(at).unwrap(), site::ERA))
            .collect();
        assert_eq!(said, expected);
    });
}

/// How many pixels of the canvas `e` are painted.
pub const PAINTED: &str = "e.width && e.height ? e.getContext('2d').getImageData(0, 0, e.width, e.height).data.filter((v, i) => i % 4 === 3 && v > 0).length : 0";

#[test]
fn the_matrix_says_who_has_how_much_to_do_where() {
    visit(|page| {
        page.open("");
        let matrix = matrix(site::index());
        let rows: Vec<Vec<String>> = page.each(
            ".matrix tbody tr",
            "[...e.children].map(c => c.textContent)",
        );
        let line = |(department, counts): (&usize, &Vec<usize>)| {
            let name = site::plan().departments[*department].name.clone();
            let number = |n: &usize| {
                if *n == 0 {
                    "–".to_owned()
                } else {
                    n.to_string()
                }
            };
            [name]
                .into_iter()
                .chain(counts.iter().map(number))
                .collect::<Vec<_>>()
        };
        let expected: Vec<_> = matrix
            .departments
            .iter()
            .zip(&matrix.counts)
            .map(line)
            .collect();
        assert!(
            rows.len() < expected.len(),
            "the first lines, and a button for the rest"
        );
        assert_eq!(rows, expected[..rows.len()]);
        page.click(".matrix + .more");
        let rows: Vec<Vec<String>> = page.each(
            ".matrix tbody tr",
            "[...e.children].map(c => c.textContent)",
        );
        assert_eq!(rows, expected);
    });
}

#[test]
fn a_cell_of_the_matrix_shows_just_its_directions() {
    visit(|page| {
        page.open("");
        page.click(".matrix tbody button.cell");
        let label = page.text_of(
            "document.querySelector('.matrix tbody button.cell').getAttribute('aria-label')",
        );
        let department = label.split('、').next().unwrap();
        assert_eq!(page.texts(".chip[aria-pressed=true]").len(), 2);
        for direction in page.texts("li.dir") {
            assert!(
                direction.contains(department) || direction.contains("全庁"),
                "{direction} is not of {department}"
            );
        }
        assert!(
            page.number("document.querySelector('#directions').getBoundingClientRect().top")
                < 200.0
        );
    });
}

#[test]
fn the_measures_stand_as_their_printed_tables() {
    visit(|page| {
        page.open("");
        let tables: Vec<Vec<String>> = page.each(
            ".measure table",
            "[...e.querySelectorAll('th')].map(h => h.textContent)",
        );
        assert_eq!(tables.len(), 12);
        for columns in tables {
            assert_eq!(columns, ["現況と課題", "取組の方向", "主な事業・取組"]);
        }
        let index = site::index();
        let list = page.text("#directions");
        for at in &index.rows {
            let row = index.row(at).unwrap();
            let texts = (row.issues.iter().map(|i| &i.text))
                .chain(row.directions.iter().map(|d| &d.text))
                .chain(row.projects.iter().map(|p| &p.text));
            for text in texts {
                assert!(list.contains(text.as_str()), "not in the list: {text}");
            }
        }
        assert_eq!(page.texts("li.dir").len(), 33);
        assert_eq!(page.text("#count"), "33");
    });
}
