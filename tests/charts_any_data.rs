//! Any data in any frame gives a chart that holds together: labels neither
//! overlap nor leave the frame, no mark leaves it, no coordinate is undefined.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use keikaku::chart::{
    Bars, Composition, Estimate, Frame, Grid, HeatMap, HeatRow, Mark, Meta, Multiples, Palette,
    Part, Promise, Rect, Relation, Role, Scene, Shape, Size, StateCount, StateCounts, change,
    compare, layout, pins, sheet, summary, svg, table,
};
use keikaku::kpi::{judge, pace, pace_needed, required_levels, trend};
use keikaku::plan::{
    Accumulation, Annotation, Break, Desired, EraStyle, Kpi, Missing, Observation, Period,
    Quantity, Series, Text,
};
use proptest::prelude::*;
use proptest::strategy::ValueTree;

fn number() -> impl Strategy<Value = f64> {
    prop_oneof![
        3 => -1000.0..1000.0,
        2 => (0..100_000_000_000_000_i64).prop_map(|n| n as f64 / 100.0),
        2 => (0..1000_i32).prop_map(|n| f64::from(n) / 1000.0),
        2 => (0..1000_i32).prop_map(f64::from),
        1 => Just(0.0),
        1 => prop_oneof![Just(f64::MAX), Just(f64::MIN), Just(1e15), Just(-1e15), Just(f64::MIN_POSITIVE)],
    ]
}

fn quantity() -> impl Strategy<Value = Quantity> {
    prop_oneof![
        8 => number().prop_map(Quantity::Number),
        1 => number().prop_map(Quantity::AtLeast),
        1 => number().prop_map(Quantity::Below),
        1 => number().prop_map(Quantity::AtMost),
        1 => number().prop_map(Quantity::Above),
        1 => number().prop_map(Quantity::About),
        1 => (number(), 0.0..100.0).prop_map(|(low, more)| Quantity::Band(low, low + more)),
        1 => prop::collection::vec(number(), 1..4).prop_map(|numbers| {
            let parts = numbers.into_iter().zip(["小", "中", "高"]);
            Quantity::Parts(parts.map(|(n, name)| (name.to_owned(), Quantity::Number(n))).collect())
        }),
        1 => Just(Quantity::Missing(Missing::NotPublished)),
        1 => (number(), 0.0..100.0).prop_map(|(low, more)| Quantity::Range(low, low + more)),
        1 => Just(Quantity::Text("全国平均を上回る".to_owned())),
    ]
}

fn period() -> impl Strategy<Value = Period> {
    prop_oneof![
        6 => (1965..2035_i32).prop_map(Period::FiscalYear),
        2 => (1990..2030_i32, 0..8_i32).prop_map(|(first, more)| Period::FiscalYears(first, first + more)),
        1 => (1990..2030_i32, 1..=12_u8).prop_map(|(year, month)| Period::Month(year, month)),
        1 => (1990..2030_i32, 1..=12_u8, 1..=28_u8).prop_map(|(year, month, day)| Period::Day(year, month, day)),
        1 => (0..9999_i32).prop_map(Period::Year),
    ]
}

fn observation() -> impl Strategy<Value = Observation> {
    let flags = (any::<bool>(), prop::bool::weighted(0.1));
    let said = prop_oneof![
        8 => Just((None, None, None)),
        1 => Just((Some("65億円（H28-R2平均）"), None, None)),
        1 => Just((None, Some("百万円"), None)),
        1 => Just((None, None, Some("調査の方法が変わる前の値で、その後の値とは比べられません"))),
    ];
    let owned = |text: Option<&str>| text.map(str::to_owned);
    (
        prop::option::weighted(0.95, period()),
        quantity(),
        flags,
        said,
    )
        .prop_map(
            move |(period, value, (mean, provisional), (printed, unit, note))| Observation {
                period,
                period_text: None,
                value,
                text: owned(printed),
                unit: owned(unit),
                mean,
                provisional,
                note: owned(note),
                from: None,
                extra: Default::default(),
            },
        )
}

fn kpi() -> impl Strategy<Value = Kpi> {
    let unit = prop_oneof![
        Just("％"),
        Just("人"),
        Just(""),
        Just("箇所／年（うち市内の施設に限る、速報を除く）")
    ];
    let gap = (
        1990..2030_i32,
        prop_oneof![
            Just(""),
            Just("算定方法の変更"),
            Just("国の基準の改正により調査の対象と方法が変わったため、以前の値とは比べられません")
        ],
    );
    let desired = prop_oneof![
        Just(None),
        Just(Some(Desired::Increase)),
        Just(Some(Desired::Decrease))
    ];
    let accumulation = prop_oneof![
        Just(None),
        Just(Some(Accumulation::Level)),
        Just(Some(Accumulation::PeriodMean)),
        Just(Some(Accumulation::Cumulative)),
        Just(Some(Accumulation::AnnualFlow))
    ];
    (
        (unit, desired, accumulation, any::<bool>()),
        prop::option::weighted(0.8, observation()),
        prop::collection::vec(observation(), 0..4),
        prop::collection::vec(observation(), 0..30),
        prop::collection::vec(gap, 0..3),
    )
        .prop_map(
            |((unit, desired, accumulation, keep), baseline, targets, actuals, gaps)| Kpi {
                id: "any".into(),
                name: Text::default(),
                unit: unit.to_owned(),
                desired,
                keep,
                accumulation,
                tolerance: None,
                baseline,
                targets,
                actuals,
                breaks: gaps
                    .into_iter()
                    .map(|(year, note)| Break {
                        period: Period::FiscalYear(year),
                        note: note.to_owned(),
                        from: None,
                        extra: Default::default(),
                    })
                    .collect(),
                explanation: Vec::new(),
                annotations: Vec::new(),
                rationale: Vec::new(),
                derivation: None,
                formula: None,
                assessments: Vec::new(),
                departments: Vec::new(),
                note: None,
                extra: Default::default(),
            },
        )
}

fn check(kpi: &Kpi, frame: &Frame) {
    let note = |(period, text): (i32, &str)| Annotation {
        period: Period::FiscalYear(period),
        text: text.to_owned(),
        from: None,
        extra: Default::default(),
    };
    let annotations: Vec<_> = [
        (2001, "合併"),
        (2019, "感染症の流行により調査を延期した年度"),
        (2020, ""),
    ]
    .map(note)
    .into();
    let kpi = &Kpi {
        annotations,
        ..kpi.clone()
    };
    let mut scene = layout(kpi, frame, &Estimate);
    holds(&scene);
    if let (Some(a), Some(b)) = (scene.points.first(), scene.points.last()) {
        let told = compare(kpi, a, b);
        assert!(!told.contains("NaN") && !told.contains("inf"), "{told}");
        let reading = change(kpi, a, b).unwrap_or_default();
        let over = pins(
            &scene,
            &[0, scene.points.len() - 1, 99],
            &reading,
            &Estimate,
        );
        let marks = scene.marks.clone();
        scene.marks.extend(over.marks);
        holds(&scene);
        scene.marks = marks;
    }
    let name = kpi
        .breaks
        .iter()
        .map(|gap| gap.note.as_str())
        .collect::<String>();
    let meta = Meta {
        title: &name,
        summary: &name,
        standing: &[(None, name.clone()), (Some(Shape::FullDown), name.clone())],
        notes: &[&name, "出典", ""],
    };
    holds(&sheet(&scene, &meta, &Estimate));
}

/// No label covers another, nothing leaves the scene, every point is found.
#[track_caller]
fn holds(scene: &Scene) {
    let whole = Rect {
        left: -0.01,
        top: -0.01,
        right: scene.width + 0.01,
        bottom: scene.height + 0.01,
    };
    let inside = |x: f64, y: f64, reach: f64, mark: &Mark| {
        let area = Rect {
            left: x - reach,
            top: y - reach,
            right: x + reach,
            bottom: y + reach,
        };
        assert!(whole.contains(&area), "{mark:?} leaves {whole:?}");
    };
    for mark in &scene.marks {
        match mark {
            Mark::Fill { area, .. } => assert!(whole.contains(area), "{mark:?} leaves {whole:?}"),
            Mark::Line { points, .. } => points.iter().for_each(|(x, y)| inside(*x, *y, 0.0, mark)),
            Mark::Dot { x, y, radius, .. } => inside(*x, *y, *radius, mark),
            Mark::Label(label) => assert!(whole.contains(&label.area), "{mark:?} leaves {whole:?}"),
        }
    }
    // What is filled with a tint, which is hardly seen on the ground, has an edge around it.
    for (before, mark) in scene
        .marks
        .iter()
        .zip(&scene.marks[1.min(scene.marks.len())..])
    {
        let Mark::Fill {
            area,
            role: Role::Tint(_),
        } = mark
        else {
            continue;
        };
        let Mark::Fill {
            area: edge,
            role: line,
        } = before
        else {
            panic!("{mark:?} has no edge");
        };
        let around = Rect {
            left: area.left - 1.0,
            top: area.top - 1.0,
            right: area.right + 1.0,
            bottom: area.bottom + 1.0,
        };
        assert!(edge.contains(&around), "{mark:?} in {before:?}");
        // The palette's own test holds both at 3:1 on the ground.
        assert!(matches!(line, Role::Path | Role::Series), "{before:?}");
    }
    let labels: Vec<_> = scene.labels().collect();
    for (index, label) in labels.iter().enumerate() {
        for other in &labels[index + 1..] {
            assert!(
                !label.area.overlaps(&other.area),
                "{} covers {}",
                label.text,
                other.text
            );
        }
    }
    for (index, point) in scene.points.iter().enumerate() {
        assert!(!point.sentence().contains("NaN") && !point.spoken().contains("inf"));
        let nearest = scene.nearest(point.x, point.y).unwrap();
        let found = &scene.points[nearest];
        assert!(
            (found.x - point.x).abs() < 0.01 && (found.y - point.y).abs() < 0.01,
            "{index}"
        );
    }
    let picture = svg(scene, &Palette::LIGHT, "題", "説明");
    assert!(picture.ends_with("</svg>\n") && !picture.contains("NaN"));
}

/// Names of 1 to 60 characters, Japanese and Latin.
fn name() -> impl Strategy<Value = String> {
    (1..=60_usize, 0..40_usize).prop_map(|(length, start)| {
        let text = "まちづくり推進事業の応募件数（速報、KPI-2025 %）ABC、ー";
        text.chars().cycle().skip(start).take(length).collect()
    })
}

/// Amounts as plans have them, from 0.001 to 10¹².
fn amount() -> impl Strategy<Value = f64> {
    prop_oneof![
        3 => (0..2000_i32).prop_map(f64::from),
        1 => Just(0.0),
        1 => (1..1000_i32).prop_map(|n| f64::from(n) / 1000.0),
        1 => (0..1_000_000_000_000_i64).prop_map(|n| n as f64),
        1 => -1e6..1e6,
        1 => number(),
    ]
}

fn series() -> impl Strategy<Value = Series> {
    let unit = prop_oneof![4 => Just("件"), 1 => Just(""), 1 => Just("百万円")];
    let values = prop_oneof![
        3 => prop::collection::vec(observation(), 0..8),
        1 => prop::collection::vec(observation(), 60),
        3 => prop::collection::vec(0..9_i32, 0..9).prop_map(|values| {
            let cell = |(year, value): (i32, i32)| yearly(2015 + year, f64::from(value));
            (0..).zip(values).map(cell).collect()
        }),
    ];
    (name(), unit, values).prop_map(|(name, unit, values)| Series {
        id: "any".into(),
        name: Text {
            text: name,
            ..Text::default()
        },
        unit: unit.to_owned(),
        values,
        extra: Default::default(),
    })
}

fn yearly(year: i32, value: f64) -> Observation {
    Observation {
        period: Some(Period::FiscalYear(year)),
        period_text: None,
        value: Quantity::Number(value),
        text: None,
        unit: None,
        mean: false,
        provisional: false,
        note: None,
        from: None,
        extra: Default::default(),
    }
}

/// A frame of any width, and of the height that suits it.
fn frame(width: f64) -> Frame {
    Frame::full(width, EraStyle::Era)
}

fn told(scene: &Scene, summary: &str, grid: &Grid) {
    holds(scene);
    assert!(!summary.is_empty() && !summary.contains("NaN") && !summary.contains("inf"));
    assert!(
        grid.rows.iter().all(|row| row.len() == grid.head.len()),
        "{grid:?}"
    );
}

/// Found by the properties below: the largest numbers there are, whose
/// differences and shares no number can hold.
#[test]
fn the_largest_numbers_have_sentences() {
    let mut kpi = Kpi {
        unit: "人".to_owned(),
        keep: false,
        breaks: Vec::new(),
        annotations: Vec::new(),
        actuals: vec![yearly(2022, f64::MAX)],
        ..kpi()
            .new_tree(&mut proptest::test_runner::TestRunner::deterministic())
            .unwrap()
            .current()
    };
    for (baseline, target) in [(0.0, 1.0), (f64::MIN, f64::MIN)] {
        kpi.baseline = Some(yearly(2019, baseline));
        kpi.targets = vec![yearly(2025, target)];
        check(&kpi, &frame(320.0));
        let promises = [Promise {
            kpi: &kpi,
            grade: None,
            state: "順調".to_owned(),
            shape: Shape::Up,
        }];
        let multiples = Multiples {
            promises: &promises,
            all: &promises,
            style: EraStyle::Era,
        };
        told(
            &multiples.layout(&frame(320.0), &Estimate),
            &multiples.summary(),
            &multiples.table(),
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn bars_hold(series in prop::collection::vec(series(), 0..5), width in 120.0..1400.0) {
        let bars = Bars { series: &series, style: EraStyle::Era };
        told(&bars.layout(&frame(width), &Estimate), &bars.summary(), &bars.table());
    }

    #[test]
    fn states_hold(
        states in prop::collection::vec((name(), 0..9_u8, prop_oneof![0..9_usize, 0..99_999_usize]), 0..12),
        width in 120.0..1400.0,
    ) {
        const SHAPES: [Shape; 9] = [
            Shape::Disc, Shape::Ring, Shape::FullDiamond, Shape::Diamond, Shape::Rising, Shape::Up,
            Shape::Down, Shape::FullDown, Shape::Dotted,
        ];
        let state = |(word, shape, count)| StateCount { word, shape: SHAPES[usize::from(shape)], count };
        let states: Vec<_> = states.into_iter().map(|(word, shape, count): (_, u8, _)| state((word, shape, count))).collect();
        let counts = StateCounts { states: &states };
        told(&counts.layout(&frame(width), &Estimate), &counts.summary(), &counts.table());
    }

    #[test]
    fn heat_maps_hold(
        columns in prop::collection::vec(name(), 0..16),
        rows in prop::collection::vec((name(), prop::collection::vec(prop_oneof![0..9_usize, 0..999_999_usize], 0..16)), 0..9),
        width in 120.0..1400.0,
    ) {
        let row = |(name, counts)| HeatRow { name, counts };
        let rows: Vec<_> = rows.into_iter().map(row).collect();
        let map = HeatMap { row_head: "担当課", column_head: "テーマ", columns: &columns, rows: &rows };
        told(&map.layout(&frame(width), &Estimate), &map.summary(), &map.table());
    }

    #[test]
    fn multiples_hold(kpis in prop::collection::vec((kpi(), name()), 0..5), width in 120.0..1400.0) {
        let kpis: Vec<_> = kpis
            .into_iter()
            .map(|(kpi, name)| Kpi { name: Text { text: name, ..Text::default() }, ..kpi })
            .collect();
        let promise = |kpi| {
            let state = judge(kpi, None, None).state;
            Promise { kpi, grade: Some(kpi.name.text.clone()), state: state.label().to_owned(), shape: Shape::of(state) }
        };
        let promises: Vec<_> = kpis.iter().map(promise).collect();
        let multiples = Multiples { promises: &promises, all: &promises, style: EraStyle::Era };
        told(&multiples.layout(&frame(width), &Estimate), &multiples.summary(), &multiples.table());
    }

    #[test]
    fn compositions_hold(
        parts in prop::collection::vec((name(), amount(), "[％件]"), 0..7),
        product in any::<bool>(),
        target in prop::option::of((amount(), name())),
        width in 120.0..1400.0,
    ) {
        let relation = if product { Relation::Product } else { Relation::Ratio };
        let part = |(name, value, unit)| Part { name, value, unit, text: None };
        let parts = parts.into_iter().map(part).collect();
        let unit = "％".to_owned();
        let made = Composition { relation, parts, result: "結果".repeat(9), unit, target };
        told(&made.layout(&frame(width), &Estimate), &made.summary(), &made.table());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn holds_together(kpi in kpi(), width in 240.0..1400.0, height in 120.0..500.0, western in any::<bool>()) {
        let style = if western { EraStyle::Western } else { EraStyle::Era };
        for size in [Size::Full, Size::Card] {
            check(&kpi, &Frame { width, height, style, size });
        }
        check(&kpi, &Frame::card(160.0, style));
        prop_assert!(!summary(&kpi, style).contains("NaN"));
        let rows = kpi.baseline.iter().count() + kpi.actuals.len() + kpi.targets.len() + kpi.breaks.len();
        prop_assert_eq!(table(&kpi, style).len(), rows);
        let standing = judge(&kpi, None, Some(Period::Day(2026, 11, 23)));
        prop_assert!(standing.progress.is_none_or(|progress| progress.ratio.is_finite()));
        let levels = required_levels(&kpi);
        prop_assert!(levels.iter().all(|level| level.value.is_finite() && level.shown.is_finite()));
        prop_assert!(levels.is_sorted_by(|a, b| a.fiscal_year < b.fiscal_year));
        for pace in pace(&kpi).into_iter().chain(pace_needed(&kpi, &standing, None)) {
            prop_assert!(pace.change.is_finite() && pace.shown.is_finite() && pace.years > 0.0);
        }
        prop_assert!(trend(&kpi, &standing).is_none_or(|trend| trend.projected.is_finite()));
    }
}

#[test]
fn frames_of_no_use() {
    let kpi = kpi()
        .new_tree(&mut proptest::test_runner::TestRunner::deterministic())
        .unwrap()
        .current();
    for length in [0.0, -1.0, 1.0, 1e9, f64::NAN, f64::INFINITY] {
        for size in [Size::Full, Size::Card] {
            check(
                &kpi,
                &Frame {
                    width: length,
                    height: length,
                    style: EraStyle::Era,
                    size,
                },
            );
        }
    }
}

/// Ten thousand actuals, by day and by fiscal year, in either order: as many
/// marks and points as the screen has use for, all in the table, and the
/// extremes where a person can walk to them.
#[test]
fn many_actuals() {
    let by_year = |n: i32| Period::FiscalYear(n);
    let by_day = |n: i32| Period::Day(1995 + n / 336, (n / 28 % 12) as u8 + 1, (n % 28) as u8 + 1);
    let period: [&dyn Fn(i32) -> Period; 2] = [&by_year, &by_day];
    for (period, newest_first) in period.into_iter().flat_map(|p| [(p, false), (p, true)]) {
        let mut kpi = kpi()
            .new_tree(&mut proptest::test_runner::TestRunner::deterministic())
            .unwrap()
            .current();
        kpi.baseline = None;
        kpi.targets.clear();
        kpi.breaks.clear();
        let value = |n: i32| f64::from((n * 7919) % 1000) / 10.0;
        kpi.actuals = (0..10_000)
            .map(|n| Observation {
                period: Some(period(n)),
                ..yearly(0, value(n))
            })
            .collect();
        kpi.actuals[4321].value = Quantity::Number(150.5);
        if newest_first {
            kpi.actuals.reverse();
        }
        for (frame, width) in [
            (frame(700.0), 700),
            (Frame::card(200.0, EraStyle::Era), 200),
        ] {
            let scene = layout(&kpi, &frame, &Estimate);
            holds(&scene);
            assert!(scene.points.len() <= 2 * width, "{}", scene.points.len());
            // A dot within a line as wide as the dot is not drawn.
            let most = if width == 700 { 50 } else { 3 * width };
            assert!(scene.marks.len() <= most, "{}", scene.marks.len());
            let corners = scene.marks.iter().map(|mark| match mark {
                Mark::Line { points, .. } => points.len(),
                _ => 0,
            });
            assert!(corners.sum::<usize>() <= 3 * width);
            let highest = scene
                .points
                .iter()
                .find(|point| point.value().starts_with("150.5"));
            assert!(highest.unwrap().sentence().contains("件のうち最大"));
        }
        assert_eq!(table(&kpi, EraStyle::Era).len(), 10_000);
    }
}
