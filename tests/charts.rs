//! Golden charts: the five KPIs of 上尾市 and edge cases, in two era styles and
//! at several widths. `UPDATE_GOLDEN=1 cargo test --test charts` draws them
//! anew; look at what changed before it is committed.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use keikaku::chart::{
    Bars, Composition, Estimate, Frame, Grid, HeatMap, HeatRow, Meta, Multiples, Palette, Part,
    Promise, Relation, Scene, Shape, StateCount, StateCounts, Surface, Svg, change, compare,
    compare_aloud, draw_focus, layout, pins, sheet, summary, svg, svg_document, table,
};
use keikaku::export::{Alone, Origin, kpi_sources, sources_of};
use keikaku::kpi::{State, judge};
use keikaku::plan::{Annotation, EraStyle, Figure, FromJson, Kpi, Period, Plan, Reader, load};
use keikaku::query::{Index, matrix};
use std::fmt::Write;
use std::path::PathBuf;

fn kpis(file: &str) -> Vec<Kpi> {
    let path = folder().join(file);
    let value = serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap();
    let mut reader = Reader::default();
    let kpis = Vec::from_json(value, &mut reader).unwrap();
    assert_eq!(reader.problems, [], "{file}");
    kpis
}

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/golden")
}

/// Compares with the file, or writes it.
fn check(name: &str, found: &str) {
    let path = folder().join(name);
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(&path, found).unwrap();
    }
    let expected = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        expected == found,
        "{} is not what is drawn now. If that is meant, run with UPDATE_GOLDEN=1 and look at it.",
        path.display()
    );
}

fn draw(kpi: &Kpi, frame: &Frame, palette: &Palette) -> String {
    let scene = layout(kpi, frame, &Estimate);
    svg(&scene, palette, &kpi.name.text, &summary(kpi, frame.style))
}

#[test]
fn full_charts() {
    for kpi in kpis("ageo-kpis.json").iter().chain(&kpis("edge-kpis.json")) {
        let id = &kpi.id;
        for (width, style, suffix) in [
            (320.0, EraStyle::Era, "320-era"),
            (700.0, EraStyle::Era, "700-era"),
            (700.0, EraStyle::Western, "700-western"),
        ] {
            let frame = Frame::full(width, style);
            check(
                &format!("{id}-{suffix}.svg"),
                &draw(kpi, &frame, &Palette::LIGHT),
            );
        }
    }
}

#[test]
fn widths_and_dark() {
    let kpis = kpis("ageo-kpis.json");
    let kpi = kpis
        .iter()
        .find(|kpi| kpi.id.as_str() == "debt-service-ratio")
        .unwrap();
    for width in [240.0, 1100.0, 1400.0] {
        let frame = Frame::full(width, EraStyle::Western);
        check(
            &format!("debt-service-ratio-{width}-western.svg"),
            &draw(kpi, &frame, &Palette::LIGHT),
        );
    }
    let frame = Frame::full(700.0, EraStyle::Western);
    check(
        "debt-service-ratio-700-dark.svg",
        &draw(kpi, &frame, &Palette::DARK),
    );
}

#[test]
fn cards() {
    for kpi in kpis("ageo-kpis.json").iter().chain(&kpis("edge-kpis.json")) {
        let frame = Frame::card(200.0, EraStyle::Era);
        check(
            &format!("{}-card.svg", kpi.id),
            &draw(kpi, &frame, &Palette::LIGHT),
        );
    }
}

/// The mark over the focused point; one that is not there leaves no mark.
#[test]
fn focus() {
    let kpis = kpis("ageo-kpis.json");
    let kpi = kpis
        .iter()
        .find(|kpi| kpi.id.as_str() == "debt-service-ratio")
        .unwrap();
    let scene = layout(kpi, &Frame::full(700.0, EraStyle::Era), &Estimate);
    let mut backend = Svg::new(scene.width, scene.height);
    keikaku::chart::draw(&scene, Surface::svg(), &Palette::LIGHT, &mut backend).unwrap();
    draw_focus(&scene, 6, Surface::svg(), &Palette::LIGHT, &mut backend).unwrap();
    draw_focus(&scene, 99, Surface::svg(), &Palette::LIGHT, &mut backend).unwrap();
    check(
        "debt-service-ratio-focus.svg",
        &backend.document("実質公債費比率", "令和3（2021）年度"),
    );
}

/// Two pinned points over the chart, and what is said about them.
#[test]
fn pinned_points() {
    let mut words = String::new();
    for kpi in kpis("ageo-kpis.json").iter().chain(&kpis("edge-kpis.json")) {
        let scene = layout(kpi, &Frame::full(700.0, EraStyle::Western), &Estimate);
        let (Some(first), Some(last)) = (scene.points.first(), scene.points.last()) else {
            continue;
        };
        writeln!(words, "- {}", compare(kpi, last, first)).unwrap();
        writeln!(words, "  {}", compare_aloud(kpi, last, first)).unwrap();
        if kpi.id.as_str() != "debt-service-ratio" {
            continue;
        }
        let now = &scene.points[scene.points.len() - 2];
        let start = scene
            .points
            .iter()
            .position(|point| point.period() == "2019年度");
        let pinned = [start.unwrap(), scene.points.len() - 2];
        let pinned_first = &scene.points[pinned[0]];
        writeln!(words, "- {}", compare(kpi, pinned_first, now)).unwrap();
        writeln!(words, "  {}", compare_aloud(kpi, pinned_first, now)).unwrap();
        for width in [320.0, 700.0] {
            let annotation = Annotation {
                period: Period::FiscalYear(2020),
                text: "新型コロナウイルス感染症".to_owned(),
                from: None,
                extra: Default::default(),
            };
            let kpi = &Kpi {
                annotations: vec![annotation],
                ..kpi.clone()
            };
            let frame = Frame::full(width, EraStyle::Era);
            let mut scene = layout(kpi, &frame, &Estimate);
            let reading = change(kpi, &scene.points[pinned[0]], &scene.points[pinned[1]]).unwrap();
            let over = pins(&scene, &pinned, &reading, &Estimate);
            scene.marks.extend(over.marks);
            let picture = svg(&scene, &Palette::LIGHT, "比べる", &reading);
            check(&format!("pins-{width}.svg"), &picture);
        }
    }
    check("pins.md", &words);
}

/// A picture that leaves the page, with title and sources around it.
#[test]
fn documents() {
    let kpis = kpis("ageo-kpis.json");
    let kpi = kpis
        .iter()
        .find(|kpi| kpi.id.as_str() == "debt-service-ratio")
        .unwrap();
    for width in [320.0, 700.0] {
        let scene = layout(kpi, &Frame::full(width, EraStyle::Era), &Estimate);
        let meta = Meta {
            title: "実質公債費比率（財政運営の健全性を保つための指標）",
            summary: &summary(kpi, EraStyle::Era),
            standing: &[
                (None, "市の評価：Ｂ（おおむね達成）".to_owned()),
                (
                    Some(Shape::Diamond),
                    "判定（自動計算）：維持できていない".to_owned(),
                ),
            ],
            notes: &[
                "出典：上尾市 第6次総合計画 前期基本計画",
                "実績：財政状況資料集（総務省）、令和6（2024）年度まで",
                "データ更新 2026年11月23日　ライセンス CC BY 4.0",
                "",
            ],
        };
        check(
            &format!("document-{width}.svg"),
            &svg_document(&scene, &Palette::LIGHT, &meta, &Estimate),
        );
    }
}

/// Summary, read-outs and table of every KPI, in both styles.
#[test]
fn words() {
    let mut words = String::new();
    for kpi in kpis("ageo-kpis.json").iter().chain(&kpis("edge-kpis.json")) {
        for style in [EraStyle::Era, EraStyle::Western] {
            words += &format!("# {} {style:?}\n{}\n\n", kpi.id, summary(kpi, style));
            for point in layout(kpi, &Frame::full(700.0, style), &Estimate).points {
                words += &format!("- {}\n", point.sentence());
                words += &format!("  {}\n", point.spoken());
            }
            words += "\n";
            for row in table(kpi, style) {
                let note = row.note.unwrap_or_default();
                let source = row
                    .source
                    .map(|place| place.to_string())
                    .unwrap_or_default();
                let flags = [
                    (row.provisional, "見込み"),
                    (row.before_break, "区切りの前"),
                ];
                let flags: Vec<_> = flags
                    .iter()
                    .filter(|flag| flag.0)
                    .map(|flag| flag.1)
                    .collect();
                words += &format!(
                    "| {} | {} | {} | {} | {note} | {source} |\n",
                    row.kind.label(),
                    row.period,
                    row.value,
                    flags.join(" ")
                );
            }
            words += "\n";
        }
    }
    check("words.md", &words);
}

/// A chart as it leaves the page: its sheet, and its table as text and as CSV.
fn check_alone(name: &str, alone: &Alone, scene: &Scene, summary: &str, grids: [&Grid; 2]) {
    let notes = alone.notes();
    let notes: Vec<&str> = notes.iter().map(String::as_str).collect();
    let title = alone.title();
    let meta = Meta {
        title: &title,
        standing: &alone.standing(),
        notes: &notes,
        ..Meta::default()
    };
    let picture = svg(
        &sheet(scene, &meta, &Estimate),
        &Palette::LIGHT,
        &title,
        summary,
    );
    check(&format!("{name}-sheet.svg"), &picture);
    if !grids[0].head.is_empty() {
        check(&format!("{name}-sheet.txt"), &alone.text(summary, grids[0]));
        check(&format!("{name}-sheet.csv"), &alone.csv(grids[0], grids[1]));
    }
}

/// Every kind of chart with what it must say when it stands alone.
#[test]
fn every_kind_says_what_it_is_where_it_stands_alone() {
    let plan = plan();
    let style = EraStyle::Era;
    let frame = Frame::full(700.0, style);
    let all = || plan.sections[0].sections.iter().flat_map(|s| &s.kpis);
    let kpi = |id: &str| all().find(|kpi| kpi.id.as_str() == id).unwrap();
    let ratio = kpi("real-debt-service-ratio");
    // Two sources and the latest actual.
    let of_ratio = Origin {
        sources: kpi_sources(&plan, ratio),
        latest: Some(Period::FiscalYear(2024)),
        kpi: Some(ratio),
        ..Origin::default()
    };
    let figure = figure(&plan, "collaboration-applications");
    let places = figure
        .series
        .iter()
        .filter_map(|series| series.name.from.as_ref());
    let of_plan = Origin {
        sources: sources_of(&plan, places),
        ..Origin::default()
    };
    let of_states = Origin {
        remark: keikaku::i18n::KPI_STATES_COMPUTED,
        ..of_plan.clone()
    };
    let counted = Origin {
        unit: "件",
        ..of_plan.clone()
    };
    let blank = Alone {
        plan: &plan,
        title: "",
        origin: &of_plan,
        trial: None,
        style,
        link: "./#/compare",
    };
    let named = |title, origin| Alone {
        title,
        origin,
        ..blank
    };
    let none = Grid::default();
    let scene = layout(ratio, &frame, &Estimate);
    let alone = named(&ratio.name.text, &of_ratio);
    check_alone(
        "kpi",
        &alone,
        &scene,
        &summary(ratio, style),
        [&none, &none],
    );

    let bars = |style| Bars {
        series: &figure.series,
        style,
    };
    let scene = bars(style).layout(&frame, &Estimate);
    let grids = [&bars(style).table(), &bars(EraStyle::Western).table()];
    let alone = named(&figure.title.text, &of_plan);
    check_alone("bars", &alone, &scene, &bars(style).summary(), grids);

    let own = named("目標の成り立ち　電子申請件数", &of_plan);
    let said = keikaku::i18n::trial("15,162人 × 80％ × 70％ × 8％ ＝ 679.26件");
    let tried = Alone {
        trial: Some(&said),
        ..own
    };
    assert_eq!(tried.title(), "目標の成り立ち　電子申請件数（試算）");
    let names = [("composition", own), ("composition-tried", tried)];
    for ((name, alone), composition) in names.into_iter().zip(of_online_applications(&plan)) {
        let (scene, grid) = (composition.layout(&frame, &Estimate), composition.table());
        check_alone(name, &alone, &scene, &composition.summary(), [&grid, &grid]);
    }

    let states = states_of(all());
    let counts = StateCounts { states: &states };
    let (scene, grid) = (counts.layout(&frame, &Estimate), counts.table());
    let alone = named("指標の状態", &of_states);
    check_alone("states", &alone, &scene, &counts.summary(), [&grid, &grid]);

    let promises: Vec<_> = all().map(promise).collect();
    let multiples = Multiples {
        promises: &promises,
        all: &promises,
        style,
    };
    let (scene, grid) = (multiples.layout(&frame, &Estimate), multiples.table());
    let alone = named("成果指標の比較", &of_states);
    check_alone(
        "multiples",
        &alone,
        &scene,
        &multiples.summary(),
        [&grid, &grid],
    );

    let (columns, rows) = departments_and_themes(&plan, &Index::new(&plan));
    let map = HeatMap {
        row_head: "担当課",
        column_head: "テーマ",
        columns: &columns,
        rows: &rows,
    };
    let (scene, grid) = (map.layout(&frame, &Estimate), map.table());
    let alone = named("課とテーマの重なり", &counted);
    check_alone("heat", &alone, &scene, &map.summary(), [&grid, &grid]);
}

/// The plan of 上尾市 as it is published.
fn plan() -> Plan {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("public/plan.json");
    load(&std::fs::read(path).unwrap()).plan.unwrap()
}

fn figure<'a>(plan: &'a Plan, id: &str) -> &'a Figure {
    let mut figures = plan.sections[0].sections.iter().flat_map(|s| &s.figures);
    figures.find(|figure| figure.id.as_str() == id).unwrap()
}

/// A chart that is none of a KPI over time: its pictures at two widths, and
/// its summary, read-outs and table.
fn check_kind(name: &str, layout: impl Fn(&Frame) -> Scene<'static>, summary: &str, grid: &Grid) {
    for width in [320.0, 700.0] {
        let scene = layout(&Frame::full(width, EraStyle::Era));
        let picture = svg(&scene, &Palette::LIGHT, name, summary);
        check(&format!("{name}-{width}.svg"), &picture);
    }
    let mut words = format!("{summary}\n\n");
    for point in layout(&Frame::full(700.0, EraStyle::Era)).points {
        writeln!(words, "- {}", point.sentence()).unwrap();
        writeln!(words, "  {}", point.spoken()).unwrap();
    }
    let line = |cells: &[String]| format!("| {} |\n", cells.join(" | "));
    write!(words, "\n{}", line(&grid.head)).unwrap();
    for row in &grid.rows {
        words += &line(row);
    }
    check(&format!("{name}.md"), &words);
}

#[test]
fn grouped_bars() {
    let plan = plan();
    let style = EraStyle::Era;
    let bars = Bars {
        series: &figure(&plan, "collaboration-applications").series,
        style,
    };
    check_kind(
        "bars",
        |frame| bars.layout(frame, &Estimate),
        &bars.summary(),
        &bars.table(),
    );
    // Wide values, a negative one, a gap and a second unit lie in rows.
    let value = |year, value| format!(r#"{{"period":"FY{year}","value":{value}}}"#);
    let series = |id: &str, unit: &str, values: &[String]| {
        let values = values.join(",");
        format!(r#"{{"id":"{id}","name":{{"text":"{id}"}},"unit":"{unit}","values":[{values}]}}"#)
    };
    let json = format!(
        "[{},{},{}]",
        series(
            "収支",
            "円",
            &[value(2019, "-1234567890"), value(2020, "987654321")]
        ),
        series(
            "基金",
            "円",
            &[
                value(2019, "6500000000"),
                value(2020, r#"{"missing":"not_published"}"#)
            ]
        ),
        series("利用率", "％", &[value(2020, "62.87")]),
    );
    let mut reader = Reader::default();
    let series = Vec::from_json(serde_json::from_str(&json).unwrap(), &mut reader).unwrap();
    let bars = Bars {
        series: &series,
        style,
    };
    check_kind(
        "bars-mixed",
        |frame| bars.layout(frame, &Estimate),
        &bars.summary(),
        &bars.table(),
    );
}

/// A series without numbers has no say in how long the bars of the others are.
#[test]
fn bars_beside_a_series_without_numbers() {
    let json = r#"[
        {"id":"a","name":{"text":"甲"},"unit":"円","values":[{"period":"FY2020","value":"なし"}]},
        {"id":"b","name":{"text":"乙"},"unit":"件","values":[
            {"period":"FY2020","value":20},{"period":"FY2021","value":40}
        ]}
    ]"#;
    let mut reader = Reader::default();
    let series = Vec::from_json(serde_json::from_str(json).unwrap(), &mut reader).unwrap();
    let style = EraStyle::Era;
    let bars = Bars {
        series: &series,
        style,
    };
    let scene = bars.layout(&Frame::full(700.0, style), &Estimate);
    let heights: Vec<_> = scene
        .points
        .iter()
        .filter(|point| point.value().ends_with('件'))
        .map(|point| scene.plot.bottom - point.y)
        .collect();
    assert!((heights[0] * 2.0 - heights[1]).abs() < 0.01, "{heights:?}");
}

fn part(name: &str, value: f64, unit: &str, text: Option<&str>) -> Part {
    Part {
        name: name.to_owned(),
        value,
        unit: unit.to_owned(),
        text: text.map(str::to_owned),
    }
}

/// How a target comes about: with the plan's numbers, and with others.
fn of_online_applications(plan: &Plan) -> [Composition; 2] {
    let mut kpis = plan.sections[0].sections.iter().flat_map(|s| &s.kpis);
    let kpi = kpis.find(|kpi| kpi.id.as_str() == "online-applications");
    let formula = kpi.unwrap().formula.as_ref().unwrap();
    let factors = formula.factors.iter();
    let product = Composition {
        relation: Relation::Product,
        parts: factors
            .map(|f| part(&f.name, f.value, &f.unit, f.text.as_deref()))
            .collect(),
        result: "679.26件".to_owned(),
        unit: "件".to_owned(),
        target: Some((679.0, "679件".to_owned())),
    };
    let mut tried = product.clone();
    tried.parts[2] = part("マイナンバーカード対応機器所持率", 120.0, "％", None);
    tried.parts[3].value = 2.0;
    tried.parts[3].text = None;
    tried.result = "291.11件".to_owned();
    [product, tried]
}

#[test]
fn compositions() {
    let [product, tried] = of_online_applications(&plan());
    let ratio = Composition {
        relation: Relation::Ratio,
        parts: vec![
            part("応募件数", 24.0, "件", None),
            part("募集件数", 30.0, "件", None),
        ],
        result: "80％".to_owned(),
        unit: "％".to_owned(),
        target: Some((100.0, "100％以上".to_owned())),
    };
    for (name, composition) in [
        ("composition", product),
        ("composition-tried", tried),
        ("composition-ratio", ratio),
    ] {
        check_kind(
            name,
            |frame| composition.layout(frame, &Estimate),
            &composition.summary(),
            &composition.table(),
        );
    }
}

fn states_of<'a>(kpis: impl Iterator<Item = &'a Kpi>) -> Vec<StateCount> {
    let mut states: Vec<StateCount> = Vec::new();
    for state in kpis.map(|kpi| judge(kpi, None, None).state) {
        match states.iter_mut().find(|known| known.word == state.label()) {
            Some(known) => known.count += 1,
            None => states.push(StateCount {
                word: state.label().to_owned(),
                shape: Shape::of(state),
                count: 1,
            }),
        }
    }
    states
}

#[test]
fn state_counts() {
    let plan = plan();
    let states = states_of(plan.sections[0].sections.iter().flat_map(|s| &s.kpis));
    let counts = StateCounts { states: &states };
    check_kind(
        "states",
        |frame| counts.layout(frame, &Estimate),
        &counts.summary(),
        &counts.table(),
    );
    let all = [
        State::Achieved,
        State::OnTrack,
        State::MostlyOnTrack,
        State::Flat,
        State::Behind,
        State::Regressed,
        State::Missed,
        State::Kept,
        State::NotKept,
        State::NoActual,
        State::NotJudged,
    ];
    let of = |(count, state): (usize, State)| StateCount {
        word: state.label().to_owned(),
        shape: Shape::of(state),
        count,
    };
    let states: Vec<_> = (0..).map(|n| n * 3).zip(all).map(of).collect();
    let counts = StateCounts { states: &states };
    check_kind(
        "states-all",
        |frame| counts.layout(frame, &Estimate),
        &counts.summary(),
        &counts.table(),
    );
}

fn departments_and_themes(plan: &Plan, index: &Index) -> (Vec<String>, Vec<HeatRow>) {
    let matrix = matrix(index);
    let row = |(department, counts): (&usize, &Vec<usize>)| HeatRow {
        name: plan.departments[*department].name.clone(),
        counts: counts.clone(),
    };
    let rows: Vec<_> = matrix
        .departments
        .iter()
        .zip(&matrix.counts)
        .map(row)
        .collect();
    let themes = &plan.sections[0].sections;
    let columns: Vec<_> = themes
        .iter()
        .map(|theme| theme.title.text.clone())
        .collect();
    (columns, rows)
}

#[test]
fn heat_map() {
    let plan = plan();
    let (columns, rows) = departments_and_themes(&plan, &Index::new(&plan));
    let map = HeatMap {
        row_head: "担当課",
        column_head: "テーマ",
        columns: &columns,
        rows: &rows,
    };
    let dark = map.layout(&Frame::full(700.0, EraStyle::Era), &Estimate);
    let dark = svg(&dark, &Palette::DARK, "heat", &map.summary());
    check("heat-dark.svg", &dark);
    check_kind(
        "heat",
        |frame| map.layout(frame, &Estimate),
        &map.summary(),
        &map.table(),
    );
}

fn promise(kpi: &Kpi) -> Promise<'_> {
    let state = judge(kpi, None, None).state;
    Promise {
        kpi,
        grade: None,
        state: state.label().to_owned(),
        shape: Shape::of(state),
    }
}

#[test]
fn small_multiples() {
    let plan = plan();
    let of_city: Vec<Kpi> = plan.sections[0]
        .sections
        .iter()
        .flat_map(|s| &s.kpis)
        .cloned()
        .collect();
    let all = [kpis("ageo-kpis.json"), kpis("edge-kpis.json")].concat();
    for (name, kpis) in [("multiples", of_city), ("multiples-edge", all)] {
        let promises: Vec<_> = kpis.iter().map(promise).collect();
        let multiples = Multiples {
            promises: &promises,
            all: &promises,
            style: EraStyle::Era,
        };
        check_kind(
            name,
            |frame| multiples.layout(frame, &Estimate),
            &multiples.summary(),
            &multiples.table(),
        );
    }
}
