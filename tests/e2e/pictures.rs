//! What can be had of a chart, for every kind of chart and wherever it stands:
//! drawing, picture, table, both copies.

use crate::page::{Page, visit};
use crate::site;
use crate::take::{MOST_UNLIKE, allow, drawn, open, parsed, picture, records, saved, unlike};
use serde_json::json;

/// A chart, by its menu's number among those of its page.
struct Chart {
    hash: String,
    menu: usize,
    title: String,
    /// What the names of its files say.
    file: String,
}

fn chart(hash: &str, menu: usize, title: &str) -> Chart {
    let mut file = String::new();
    for part in title.split_whitespace() {
        file += if file.is_empty() { "" } else { "_" };
        file += part;
    }
    Chart {
        hash: hash.to_owned(),
        menu,
        title: title.to_owned(),
        file,
    }
}

/// Every chart that is none of a KPI over time; those are in `take`.
fn all() -> Vec<Chart> {
    let mut charts = vec![
        chart("#/compare", 0, "指標の状態"),
        chart("#/compare", 1, "成果指標の比較"),
        chart("#/compare", 2, "課とテーマの重なり"),
    ];
    let index = site::index();
    for number in 0..index.sections.len() {
        let section = index.section(number).unwrap();
        for figure in section.figures.iter().filter(|f| !f.series.is_empty()) {
            let hash = format!("#/section/{}", section.id.as_str());
            charts.push(chart(&hash, 0, &figure.title.text));
        }
    }
    for at in &index.kpis {
        let kpi = index.kpi(at).unwrap();
        if keikaku::kpi::composition(site::plan(), kpi).is_some() {
            let hash = format!("#/kpi/{}", kpi.id.as_str());
            charts.push(chart(
                &hash,
                1,
                &format!("目標の成り立ち　{}", kpi.name.text),
            ));
        }
    }
    assert!(charts.len() > 5, "all kinds are there");
    charts
}

/// Presses an action of a menu.
#[track_caller]
fn choose(page: &Page, menu: usize, label: &str) {
    let mark = "document.querySelectorAll('.take').forEach((e, n) => e.toggleAttribute('data-menu', n === arguments[0]))";
    page.js(mark, json!([menu]));
    if page.get("document.querySelector('[data-menu]').open") == false {
        // Another menu that is open covers the page.
        page.keys(thirtyfour::Key::Escape + "");
        page.click("[data-menu] > summary");
    }
    page.click_text("[data-menu] .tool", label);
}

/// What the menu says became of it.
#[track_caller]
fn says(page: &Page, what: &str) {
    let said = "document.querySelector('[data-menu] [role=status]').textContent";
    page.until(what, &format!("{said} === {}", json!(what)));
}

/// The sentence beside the chart of a menu.
fn told(page: &Page, menu: usize) -> String {
    page.text_of(&format!(
        "document.querySelectorAll('.take')[{menu}].closest('.panel').querySelector('.told').textContent"
    ))
}

#[test]
fn every_kind_of_chart_can_be_taken_in_every_form() {
    visit(|page| {
        allow(page, true);
        for chart in all() {
            open(page, &chart.hash);
            check(page, &chart);
        }
    });
}

#[track_caller]
fn check(page: &Page, chart: &Chart) {
    let (menu, title) = (chart.menu, &chart.title);
    let name = |extension| format!("上尾市_{}_2026-11-23.{extension}", chart.file);
    let about = told(page, menu);
    let address = page.text_of("location.href");

    choose(page, menu, "SVG");
    let (file, svg) = saved(page, 1);
    assert_eq!(file, name("svg"));
    let (titled, described, texts) = parsed(&svg);
    assert_eq!((&titled, &described), (title, &about));
    let without_spaces = title.replace(char::is_whitespace, "");
    for part in [
        without_spaces.as_str(),
        "出典：上尾市第6次総合計画",
        "データ更新令和8（2026）年11月23日",
        "計画の本文は上尾市の著作物です。",
        &address,
    ] {
        assert!(texts.contains(part), "{part} is not in {texts}");
    }
    assert!(!texts.contains("試算"), "{texts}");

    choose(page, menu, "PNG");
    let (file, size) = picture(page, 2);
    assert_eq!(file, name("png"));
    assert_eq!(size, drawn(&svg).map(|length| (length * 2.0).round()));
    let apart = unlike(page);
    // Outlines of bars lie between pixels, which the two round differently.
    let limit = if title.contains("応募件数") {
        0.006
    } else {
        MOST_UNLIKE
    };
    assert!(apart < limit, "{apart} of the pixels of {title} differ");

    choose(page, menu, "CSV");
    let (file, csv) = saved(page, 3);
    assert_eq!(file, name("csv"));
    let rows = records(&csv);
    assert!(rows.len() > 1 && csv.contains("データ更新日"));
    assert!(rows.iter().all(|row| row[2] == **title), "{csv}");
    assert!(rows.iter().any(|row| row[7].parse::<f64>().is_ok()));

    choose(page, menu, "画像を");
    says(page, "画像をコピーしました。");
    let kinds = "const done = arguments[0]; navigator.clipboard.read().then(items => done(items.flatMap(i => i.types)), e => done('' + e))";
    assert_eq!(page.js_async(kinds, json!([])), json!(["image/png"]));

    choose(page, menu, "文字");
    says(page, "文字をコピーしました。");
    let read =
        "const done = arguments[0]; navigator.clipboard.readText().then(done, e => done('' + e))";
    let text = page.js_async(read, json!([]));
    let lines: Vec<&str> = text.as_str().unwrap().lines().collect();
    let spaced = title.split_whitespace().collect::<Vec<_>>().join(" ");
    let about = about.split_whitespace().collect::<Vec<_>>().join(" ");
    assert_eq!(lines[..2], [spaced.as_str(), about.as_str()]);
    assert_eq!(lines.last(), Some(&address.as_str()));
}

#[test]
fn a_picture_of_tried_numbers_says_so() {
    visit(|page| {
        open(page, "#/kpi/online-applications?try=,90");
        for (count, (label, extension)) in (1..).zip([("SVG", "svg"), ("CSV", "csv")]) {
            choose(page, 1, label);
            let (file, text) = saved(page, count);
            let end = format!("_試算_2026-11-23.{extension}");
            assert!(file.ends_with(&end), "{file}");
            assert!(text.contains("計画の値ではありません"), "{text}");
            assert!(text.contains("679.2576件"), "beside the plan's own: {text}");
        }
        choose(page, 1, "SVG");
        let (title, _, texts) = parsed(&saved(page, 3).1);
        assert!(title.ends_with("（試算）"), "{title}");
        assert!(texts.contains("取得率90％"), "{texts}");
        // The KPI's own chart has nothing to do with it.
        choose(page, 0, "SVG");
        assert!(!saved(page, 4).1.contains("試算"));
    });
}

#[test]
fn the_first_page_gives_its_states_and_departments_as_pictures_too() {
    visit(|page| {
        open(page, "");
        page.click(".take > summary");
        page.until(
            "its actions are there",
            "document.querySelector('.take-panel .tool')",
        );
        let titles = ["指標の状態", "成果指標の比較", "課とテーマの重なり"];
        for (number, title) in titles.into_iter().enumerate() {
            page.click_text(".take-panel summary", &format!("図：{title}"));
            let open = "[...document.querySelectorAll('.take-panel details')].map(e => e.open)";
            let expected: Vec<bool> = (0..titles.len()).map(|n| n == number).collect();
            page.until(
                "one at a time",
                &format!("JSON.stringify({open}) === '{}'", json!(expected)),
            );
            page.click_text(".take-panel details[open] .tool:not(summary)", "SVG");
            let (file, svg) = saved(page, number + 1);
            assert_eq!(file, format!("上尾市_{title}_2026-11-23.svg"));
            assert_eq!(parsed(&svg).0, title);
        }
    });
}

#[test]
fn menus_of_charts_can_be_touched_and_told_apart() {
    visit(|page| {
        for (width, hash) in [
            (390, "#/compare"),
            (1280, "#/compare"),
            (390, "#/kpi/online-applications"),
        ] {
            page.screen(width, 844, 1.0);
            open(page, hash);
            let names = page.texts(".take > summary");
            let mut apart = names.clone();
            apart.sort();
            apart.dedup();
            assert!(names.len() > 1 && apart.len() == names.len(), "{names:?}");
            for menu in 0..names.len() {
                choose(page, menu, "SVG");
                let outside = "(p => [p.left < 0, p.right > innerWidth])(document.querySelector('[data-menu] .take-panel').getBoundingClientRect())";
                assert_eq!(
                    page.get(outside),
                    json!([false, false]),
                    "{width} {hash} {menu}"
                );
                let small: Vec<String> = page.each(
                    "[data-menu] .tool",
                    "e.getBoundingClientRect().height < 44 ? e.textContent : ''",
                );
                assert_eq!((small.len() > 5, small.concat().as_str()), (true, ""));
                page.keys(thirtyfour::Key::Escape + "");
                page.until("it is closed", "!document.querySelector('.take[open]')");
            }
        }
    });
}
