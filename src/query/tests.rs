//! A small plan, and what filter, facets, search and links make of it.

use super::*;
use crate::kpi::State;
use crate::plan::{DepartmentId, KpiId, SectionId};
use serde_json::json;

/// Two themes, three measures, six directions; one is 全庁's, one has a
/// department that the plan does not know. Of the KPIs, theme 1 has one that
/// is not judged, its second measure one without actuals, theme 2 one that is
/// achieved and one without actuals.
fn index() -> Index<'static> {
    let direction = |id: &str, text: &str, departments: &[&str]| json!({ "id": id, "text": text, "departments": departments });
    let value = |period: &str, value: f64| json!({ "period": period, "value": value });
    let judged = |id: &str, name: &str, actuals: &[f64]| {
        json!({ "id": id, "name": name, "unit": "件",
        "desired": "increase", "baseline": value("FY2019", 1.0), "targets": [value("FY2025", 3.0)],
        "actuals": actuals.iter().map(|n| value("FY2022", *n)).collect::<Vec<_>>() })
    };
    let plan = json!({
        "format": "keikaku/1", "city": { "name": "見本市" }, "title": "見本市総合計画",
        "levels": [{ "id": "chapter", "name": "章", "label": "第{}章" }, { "id": "theme", "name": "テーマ" }, { "id": "measure", "name": "施策" }],
        "departments": [
            { "id": "somu", "name": "総務課" }, { "id": "zaisei", "name": "財政課" },
            { "id": "it", "name": "IT推進課" }, { "id": "all", "name": "全庁", "whole_city": true },
        ],
        "sections": [{ "id": "chapter-8", "level": "chapter", "number": "8", "title": "都市経営", "sections": [
            { "id": "theme-1", "level": "theme", "number": "1", "title": "情報", "desired_state": "市民の声が届く",
              "kpis": [{ "id": "sns", "name": "公式ＳＮＳの登録者数", "unit": "人", "explanation": ["登録者の合計。"] }],
              "sections": [
                { "id": "measure-1-1", "level": "measure", "number": "1", "title": "発信", "rows": [
                    { "issues": [{ "id": "i1", "text": "災害時の情報が要る。" }],
                      "directions": [direction("d1", "正確に伝える。", &["somu", "it"])],
                      "projects": [{ "id": "p1", "text": "ソーシャルメディアの活用" }] },
                    { "directions": [direction("d2", "データを開く。", &["it"]), direction("d3", "ＩＣＴを使う。", &["it", "ghost"])] } ] },
                { "id": "measure-1-2", "level": "measure", "number": "2", "title": "広聴",
                  "kpis": [judged("voices", "意見の件数", &[])], "rows": [
                    { "directions": [direction("d4", "声をきく。", &["somu"])] } ] } ] },
            { "id": "theme-2", "level": "theme", "number": "2", "title": "財政",
              "kpis": [judged("savings", "積み立て", &[3.0]), judged("loans", "借り入れ", &[])], "sections": [
                { "id": "measure-2-1", "level": "measure", "number": "1", "title": "健全な財政", "rows": [
                    { "directions": [direction("d5", "予算を配る。", &["zaisei"]), direction("d6", "人を育てる。", &["all"])] } ] } ] } ] }],
    });
    let loaded = crate::plan::load(plan.to_string().as_bytes());
    assert_eq!(loaded.problems, []);
    Index::new(Box::leak(Box::new(loaded.plan.unwrap())))
}

fn filter(departments: &[&str], themes: &[&str], text: &str) -> Filter {
    Filter {
        departments: departments.iter().map(|d| DepartmentId::from(*d)).collect(),
        themes: themes.iter().map(|t| SectionId::from(*t)).collect(),
        states: Vec::new(),
        text: text.to_owned(),
    }
}

fn in_states(states: &[State], departments: &[&str], themes: &[&str]) -> Filter {
    let mut filter = filter(departments, themes, "");
    states.iter().for_each(|state| filter.toggle_state(*state));
    filter
}

#[test]
fn finds_where_everything_stands() {
    let index = index();
    assert_eq!(
        (
            index.sections.len(),
            index.themes.len(),
            index.measures.len()
        ),
        (6, 2, 3)
    );
    assert_eq!(
        (
            index.rows.len(),
            index.direction_count,
            index.issue_count,
            index.project_count
        ),
        (4, 6, 1, 1)
    );
    let heading = |id: &str| index.heading(index.section_number(&SectionId::from(id)).unwrap());
    assert_eq!(heading("chapter-8"), "第8章　都市経営");
    assert_eq!(heading("measure-2-1"), "施策1　健全な財政");
    assert_eq!(index.kpi_by_id(&KpiId::from("sns")).unwrap().0.unit, "人");
    assert!(index.kpi_by_id(&KpiId::from("none")).is_none());
}

#[test]
fn an_outline_is_read_back() {
    let text = index().outline.text();
    assert_eq!(
        text,
        "somu,zaisei,it,all* theme-1,theme-2 \
         0:not-judged,0:no-actual,1:achieved,1:no-actual \
         0:not-judged:0.2;2|2/0:not-judged,no-actual:0/1:achieved,no-actual:1|3"
    );
    let plan = json!({ "format": "keikaku/1", "city": { "name": "見本市" }, "title": "計画",
        "departments": [{ "id": "総務 課,1", "name": "総務課" }],
        "sections": [{ "id": "a", "level": "l", "title": "a", "rows": [
            { "issues": [{ "id": "i", "text": "課題" }] },
            { "directions": [{ "id": "d", "text": "だれの" }, { "id": "e", "text": "その", "departments": ["総務 課,1"] }] },
        ] }] });
    let loaded = crate::plan::load(plan.to_string().as_bytes());
    let whole = Index::new(Box::leak(Box::new(loaded.plan.unwrap())));
    assert_eq!(Outline::parse(&whole.outline.text()), Some(whole.outline));
    for other in [
        "",
        "a",
        "a b",
        "a b c",
        "a b 0:none ",
        "a b  x:: ",
        "a b  0::x",
        "a b   d",
    ] {
        assert_eq!(Outline::parse(other), None, "{other}");
    }
}

/// Directions shown, 全庁's among them, counts per department and theme.
fn check_filter(
    filter: &Filter,
    shown: &[usize],
    per_department: [usize; 4],
    per_theme: [usize; 2],
) {
    let index = index();
    let outcome = index.apply(filter);
    let numbers: Vec<_> = (0..index.direction_count)
        .filter(|n| outcome.shows_direction(*n))
        .collect();
    assert_eq!(numbers, shown, "{filter:?}");
    assert_eq!(outcome.totals.directions, shown.len(), "{filter:?}");
    assert_eq!(outcome.per_department, per_department, "{filter:?}");
    assert_eq!(outcome.per_theme, per_theme, "{filter:?}");
    if filter.text.is_empty() {
        let outline = Outline::parse(&index.outline.text()).unwrap();
        assert_eq!(outline.apply(filter), outcome, "{filter:?}");
    }
    // A count says what choosing that department alone would show.
    for (number, count) in outcome.per_department.iter().enumerate() {
        let alone = Filter {
            departments: vec![index.department(number).unwrap().id.clone()],
            ..filter.clone()
        };
        assert_eq!(index.apply(&alone).totals.directions, *count, "{alone:?}");
    }
    for (place, count) in outcome.per_theme.iter().enumerate() {
        let id = index.section(index.themes[place]).unwrap().id.clone();
        let alone = Filter {
            themes: vec![id],
            ..filter.clone()
        };
        assert_eq!(index.apply(&alone).totals.directions, *count, "{alone:?}");
    }
    for (state, count) in &outcome.per_state {
        let alone = Filter {
            states: vec![*state],
            ..filter.clone()
        };
        assert_eq!(shown_kpis(&index, &alone).len(), *count, "{alone:?}");
    }
}

fn shown_kpis<'p>(index: &Index<'p>, filter: &Filter) -> Vec<&'p str> {
    let outcome = index.apply(filter);
    let all = index.kpis.iter().enumerate();
    let shown = all.filter(|(number, _)| outcome.shows_kpi(*number));
    shown
        .map(|(_, at)| index.kpi(at).unwrap().id.as_str())
        .collect()
}

#[test]
fn filters_by_state() {
    use State::{Achieved, Behind, NoActual, NotJudged};
    let all = &[0, 1, 2, 3, 4, 5];
    let check =
        |states: &[State], themes: &[&str], shown: &[usize], kpis: &[&str], counts: &[_]| {
            let filter = in_states(states, &[], themes);
            let index = index();
            let outcome = index.apply(&filter);
            let numbers: Vec<_> = (0..index.direction_count)
                .filter(|n| outcome.shows_direction(*n))
                .collect();
            assert_eq!(numbers, shown, "{filter:?}");
            assert_eq!(shown_kpis(&index, &filter), kpis, "{filter:?}");
            assert_eq!(outcome.per_state, counts, "{filter:?}");
        };
    let counts = &[(Achieved, 1), (NoActual, 2), (NotJudged, 1)];
    check(
        &[],
        &[],
        all,
        &["sns", "voices", "savings", "loans"],
        counts,
    );
    // Below the theme of the KPI, and only in the measure that has its own.
    check(&[NotJudged], &[], &[0, 1, 2, 3], &["sns"], counts);
    check(&[Achieved], &[], &[4, 5], &["savings"], counts);
    check(&[NoActual], &[], &[3, 4, 5], &["voices", "loans"], counts);
    check(
        &[NotJudged, Achieved],
        &[],
        all,
        &["sns", "savings"],
        counts,
    );
    let with_behind = &[(Achieved, 1), (Behind, 0), (NoActual, 2), (NotJudged, 1)];
    check(&[Behind], &[], &[], &[], with_behind);
    // The counts of a state heed the themes, but not the states.
    let first = &[(Achieved, 0), (NoActual, 1), (NotJudged, 1)];
    check(&[], &["theme-1"], &[0, 1, 2, 3], &["sns", "voices"], first);
    check(&[NoActual], &["theme-1"], &[3], &["voices"], first);
    check(&[Achieved], &["theme-1"], &[], &[], first);
    // Departments and words limit no KPIs; states limit what is counted of both.
    let states = &[NoActual];
    check_filter(
        &in_states(states, &[], &[]),
        &[3, 4, 5],
        [2, 2, 1, 1],
        [1, 2],
    );
    check_filter(
        &in_states(states, &["zaisei"], &[]),
        &[4, 5],
        [2, 2, 1, 1],
        [0, 2],
    );
    check_filter(
        &in_states(states, &[], &["theme-2"]),
        &[4, 5],
        [1, 2, 1, 1],
        [1, 2],
    );
    let departments = shown_kpis(&index(), &in_states(states, &["zaisei"], &[]));
    assert_eq!(departments, ["voices", "loans"]);
}

#[test]
fn states_are_chosen_in_their_order() {
    let mut filter = Filter::default();
    assert!(filter.is_empty());
    filter.toggle_state(State::NoActual);
    filter.toggle_state(State::Achieved);
    assert_eq!(filter.states, [State::Achieved, State::NoActual]);
    assert!(!filter.is_empty());
    filter.toggle_state(State::Achieved);
    filter.toggle_state(State::NoActual);
    assert!(filter.is_empty());
}

#[test]
fn filters_and_counts_given_the_other_choices() {
    check_filter(
        &filter(&[], &[], ""),
        &[0, 1, 2, 3, 4, 5],
        [3, 2, 4, 1],
        [4, 2],
    );
    check_filter(
        &filter(&["somu"], &[], ""),
        &[0, 3, 5],
        [3, 2, 4, 1],
        [2, 1],
    );
    check_filter(
        &filter(&["somu", "zaisei"], &[], ""),
        &[0, 3, 4, 5],
        [3, 2, 4, 1],
        [2, 2],
    );
    check_filter(
        &filter(&["somu"], &["theme-1"], ""),
        &[0, 3],
        [2, 0, 3, 0],
        [2, 1],
    );
    check_filter(
        &filter(&[], &["theme-2"], ""),
        &[4, 5],
        [1, 2, 1, 1],
        [4, 2],
    );
    check_filter(&filter(&["it"], &[], "災害"), &[0], [1, 0, 1, 0], [1, 0]);
    check_filter(&filter(&["nobody"], &[], ""), &[5], [3, 2, 4, 1], [0, 1]);
    check_filter(&filter(&[], &[], "見つからない"), &[], [0, 0, 0, 0], [0, 0]);
}

#[test]
fn searches_folded_text_of_the_whole_row() {
    let index = index();
    let count = |text: &str| index.apply(&filter(&[], &[], text)).totals.directions;
    for (text, expected) in [
        ("ICT", 2),
        ("ｉｃｔ", 2),
        ("そーしゃるめでぃあ", 1),
        ("ｿｰｼｬﾙ メディア", 1),
        ("災害　総務", 1),
        ("IT推進", 3),
        ("it 財政", 0),
        ("健全", 2),
        ("情報", 4),
        ("   ", 6),
    ] {
        assert_eq!(count(text), expected, "{text}");
    }
}

#[test]
fn finds_texts_outside_the_tables_with_their_place() {
    let index = index();
    let hits = |text: &str, themes: &[usize]| -> Vec<(HitKind, String, Option<String>)> {
        let found = index.hits(&words(text), themes);
        found
            .iter()
            .map(|h| (h.kind, index.heading(h.section), h.kpi.map(|k| k.0.clone())))
            .collect()
    };
    let theme = "テーマ1　情報".to_owned();
    assert_eq!(
        hits("SNS 登録", &[]),
        [(HitKind::KpiName, theme.clone(), Some("sns".to_owned()))]
    );
    assert_eq!(
        hits("声が届く", &[]),
        [(HitKind::DesiredState, theme, None)]
    );
    assert_eq!(hits("声が届く", &[index.themes[1]]), []);
    assert_eq!(hits("", &[]), []);
}

#[test]
fn counts_the_matrix_without_adding_the_whole_city_to_each() {
    let index = index();
    let matrix = matrix(&index);
    let names: Vec<_> = matrix
        .departments
        .iter()
        .map(|d| index.department(*d).unwrap().name.as_str())
        .collect();
    assert_eq!(names, ["IT推進課", "総務課", "財政課", "全庁"]);
    assert_eq!(matrix.counts, [[3, 0], [2, 0], [0, 1], [0, 1]]);
    assert_eq!(matrix.max, 3);
    let with = partners(&index, 0);
    assert_eq!(
        with,
        [Partner {
            department: 2,
            directions: 1
        }]
    );
}

#[test]
fn a_view_round_trips_through_the_hash() {
    for hash in [
        "#/",
        "#/kpi/sns",
        "#/section/theme-1?era=western",
        "#/department/zaisei",
        "#/compare",
        "#/accessibility",
        "#/compare?era=western",
        "#/compare?era=western&lang=ja-easy&ruby=on",
        "#/?department=somu,zaisei&theme=theme-1&q=%E7%81%BD%E5%AE%B3",
        "#/?theme=theme-1&state=on-track,no-actual&q=a",
        "#/kpi/sns?try=15162,90,,8",
        "#/kpi/sns?era=western&try=,2.1",
        "#/section/%E6%96%BD%E7%AD%96",
    ] {
        assert_eq!(View::parse(hash).hash(), hash);
    }
    let view = View {
        filter: filter(&["a,b&c"], &[], "100%＋α & β"),
        ..View::default()
    };
    assert_eq!(View::parse(&view.hash()), view);
}

#[test]
fn a_hash_made_by_hand_is_read_as_far_as_it_goes() {
    let check = |hash: &str, page: Page| assert_eq!(View::parse(hash).page, page, "{hash}");
    check("", Page::Overview);
    check("#", Page::Overview);
    check("#/", Page::Overview);
    check("#?q=a", Page::Overview);
    check("#/kpi/sns/", Page::Kpi(KpiId::from("sns")));
    check("#/compare/", Page::Compare);
    check("#/compare/all", Page::Unknown("/compare/all".to_owned()));
    check("#/accessibility/", Page::Accessibility);
    check("#/kpi", Page::Unknown("/kpi".to_owned()));
    check("#/kpi/%zz%E7", Page::Kpi(KpiId::from("%zz%E7")));
    check("#/nothing/here", Page::Unknown("/nothing/here".to_owned()));
    let view = View::parse("#/?q=a+b&department=,,&era=jomon&x=y&&=");
    assert_eq!(
        view,
        View {
            filter: filter(&[], &[], "a b"),
            ..View::default()
        }
    );
    assert_eq!(
        View::parse(&format!("#/?q={}", "あ".repeat(5000)))
            .filter
            .text
            .chars()
            .count(),
        MAX_QUERY_CHARS
    );
    assert_eq!(percent_decode("%+5%2"), "%+5%2");
    let tried = |hash: &str| View::parse(hash).trial.text();
    assert_eq!(tried("#/kpi/sns?try=1,,x,2.50,"), "1,,,2.5");
    assert_eq!(tried("#/kpi/sns?try=,,NaN,"), "");
    assert_eq!(tried("#/?try=1"), "");
    let mut elsewhere = View::parse("#/kpi/sns?try=1");
    elsewhere.page = Page::Overview;
    assert_eq!(elsewhere.hash(), "#/");
    let states = View::parse("#/?state=no-actual,late,,%6fn-track,no-actual,OnTrack")
        .filter
        .states;
    assert_eq!(states, [State::OnTrack, State::NoActual]);
}

#[test]
fn offers_the_nearest_pages() {
    let index = index();
    let found = nearest(&index, "/section/theme-3");
    assert!(
        found
            .iter()
            .any(|s| s.page == Page::Section(SectionId::from("theme-1"))),
        "{found:?}"
    );
    assert_eq!(
        nearest(&index, "snsx")[0].page,
        Page::Kpi(KpiId::from("sns"))
    );
    assert_eq!(
        nearest(&index, "/section/measure-2")[0].page,
        Page::Section(SectionId::from("measure-2-1"))
    );
    assert_eq!(nearest(&index, &"長".repeat(100_000)).len(), 3);
}

#[test]
fn builds_only_what_is_near_the_window() {
    let heights = [100.0; 100];
    for (top, items) in [
        (-5000.0, 0..1),
        (0.0, 0..6),
        (-300.0, 0..3),
        (5000.0, 48..56),
        (9500.0, 93..100),
        (99999.0, 94..100),
    ] {
        let near = near(&heights, top, 400.0, 150.0);
        assert_eq!(near.items, items, "{top}");
        #[allow(clippy::cast_precision_loss)]
        let built = near.items.len() as f64 * 100.0;
        assert!(
            (near.above_css_px + built + near.below_css_px - 10_000.0).abs() < 1e-9,
            "{top} {near:?}"
        );
    }
    assert_eq!(near(&[], 0.0, 400.0, 150.0), Near::default());
}

fn site(files: bool) -> Site {
    Site {
        overview: "/a/plan/index.html".to_owned(),
        folder: "/a/plan/".to_owned(),
        files,
        frames: true,
    }
}

#[test]
fn a_page_with_a_file_has_its_address() {
    #[track_caller]
    fn check(hash: &str, with_files: &str) {
        let view = View::parse(hash);
        let own = format!("/a/plan/{with_files}");
        assert_eq!(site(true).address(&view), own);
        let hashed = format!("/a/plan/index.html{hash}");
        assert_eq!(site(false).address(&view), hashed);
        for address in [own, hashed] {
            assert_eq!(site(true).shown_at(&address), view, "{address}");
            assert_eq!(site(true).linked(&address), Some(view.clone()), "{address}");
            assert_eq!(site(false).shown_at(&address), view, "{address}");
        }
    }
    check("#/", "index.html");
    check("#/kpi/sns", "kpi/sns.html");
    check(
        "#/kpi/sns?era=western&try=1,,2",
        "kpi/sns.html#?era=western&try=1,,2",
    );
    check("#/section/theme-1_A.b", "section/theme-1_A.b.html");
    check("#/department/zaisei", "department/zaisei.html");
    check("#/compare?era=western", "compare.html#?era=western");
    check("#/accessibility?lang=en", "accessibility.html#?lang=en");
    check("#/?department=somu&q=a", "index.html#/?department=somu&q=a");
    check("#/kpi/..", "index.html#/kpi/..");
    check("#/kpi/.a", "index.html#/kpi/.a");
    check("#/section/%E8%AA%B2", "index.html#/section/%E8%AA%B2");
    check("#/section/a%2Fb", "index.html#/section/a%2Fb");
    check("#/foo", "index.html#/foo");
    let long = format!("#/kpi/{}", "a".repeat(151));
    check(&long, &format!("index.html{long}"));
}

#[test]
fn a_view_in_a_frame_has_a_page_for_frames() {
    for (hash, with_files) in [
        ("#/kpi/sns?embed=chart", "kpi/sns.html#?embed=chart"),
        (
            "#/?department=somu&embed=&scheme=dark",
            "index.html#/?department=somu&embed=&scheme=dark",
        ),
    ] {
        let view = View::parse(hash);
        let own = format!("/a/plan/frame/{with_files}");
        assert_eq!(site(true).address(&view), own);
        let hashed = format!("/a/plan/frame/index.html{hash}");
        assert_eq!(site(false).address(&view), hashed);
        for address in [own, hashed] {
            assert_eq!(site(true).shown_at(&address), view, "{address}");
            assert_eq!(site(true).linked(&address), None, "{address}");
        }
        // Where nothing was written at build.
        let bare = Site {
            frames: false,
            ..site(false)
        };
        assert_eq!(bare.address(&view), format!("/a/plan/index.html{hash}"));
    }
    for (place, hash) in [
        ("frame/kpi/sns.html", "#/kpi/sns?embed="),
        ("frame/index.html", "#/?embed="),
        ("frame/", "#/?embed="),
        // A page outside is whole.
        (
            "kpi/sns.html#?embed=chart&era=western",
            "#/kpi/sns?era=western",
        ),
        ("index.html#/kpi/sns?embed=chart", "#/kpi/sns"),
    ] {
        let shown = site(true).shown_at(&format!("/a/plan/{place}"));
        assert_eq!(shown, View::parse(hash), "{place}");
    }
    // Nothing of these pages can stand in one.
    let compare = View::parse("#/compare?embed=chart");
    let address = site(true).address(&compare);
    assert_eq!(address, "/a/plan/frame/index.html#/compare?embed=chart");
    // The host shows the overview for the folder.
    let folder = Site {
        overview: "/a/plan/".to_owned(),
        ..site(true)
    };
    let view = View::parse("#/?embed=kpis");
    assert_eq!(
        folder.address(&view),
        "/a/plan/frame/index.html#/?embed=kpis"
    );
}

#[test]
fn addresses_from_elsewhere_are_read_as_well_as_they_can() {
    let at = |place: &str| site(true).shown_at(&format!("/a/plan/{place}"));
    let kpi = View::parse("#/kpi/sns");
    // Hosts leave extensions out, mails add to addresses, and links are from before.
    for place in [
        "kpi/sns",
        "kpi/sns.html?utm=x",
        "kpi/sns.html#main",
        "kpi/x.html#/kpi/sns",
        "other.html#/kpi/sns",
        "#/kpi/sns",
    ] {
        assert_eq!(at(place), kpi, "{place}");
    }
    for place in ["", "index.html?utm=x", "other.html", "#main", "a/b/c"] {
        assert_eq!(at(place), View::default(), "{place}");
    }
    for elsewhere in [
        "/a/plan/plan.json",
        "/a/plan/data/kpis.csv",
        "/a/plan/kpi/sns.html#main",
        "/a/",
        "/b/plan/kpi/sns.html",
        "#main",
        "",
    ] {
        assert_eq!(site(true).linked(elsewhere), None, "{elsewhere}");
    }
}

#[test]
fn a_search_that_is_cut_or_half_encoded_is_itself_in_its_link() {
    for (link, text) in [
        ("#/?q=%E6+a", "%E6 a".to_owned()),
        (
            &format!("#/?q={}+b", "a".repeat(MAX_QUERY_CHARS - 1)),
            "a".repeat(MAX_QUERY_CHARS - 1),
        ),
    ] {
        let view = View::parse(link);
        assert_eq!(view.filter.text, text);
        assert_eq!(View::parse(&view.hash()), view);
    }
}

#[test]
fn kana_find_what_is_read_so() {
    let index = index();
    let found = |text: &str| index.apply(&filter(&[], &[], text)).totals.directions;
    // As written, in any kana; without the table nothing else.
    assert_eq!(found("でーた"), 2);
    assert_eq!(found("ざいせい"), 0);
    let table = "財政\tざいせい\n予算\tよさん\n健全\tけんぜん\n声\tこえ\n届\tとど";
    crate::i18n::readings::know(Box::leak(Box::new(crate::i18n::Readings::of_table(table))));
    assert_eq!(found("ざいせい"), 2);
    assert_eq!(found("ザイセイ　よさん"), 2);
    assert_eq!(found("けんぜんなざいせい"), 2);
    assert_eq!(found("こえ"), 1);
    // Not within a reading, nor one kana.
    assert_eq!(found("いせい"), 0);
    assert_eq!(found("ざ"), 0);
    let hits = index.hits(&words("こえ"), &[]);
    let texts: Vec<_> = hits.iter().map(|hit| (hit.kind, hit.text)).collect();
    assert_eq!(texts, [(HitKind::DesiredState, "市民の声が届く")]);
    assert!(index.hits(&words("こい"), &[]).is_empty());
}

#[test]
fn another_language_finds_the_japanese_as_well() {
    let japanese: &'static Index<'static> = Box::leak(Box::new(index()));
    let mut file = serde_json::to_value(japanese.plan).unwrap();
    let theme = &mut file["sections"][0]["sections"][0];
    theme["title"] = json!("Information");
    theme["desired_state"] = json!("Citizens are heard");
    theme["sections"][0]["rows"][1]["directions"][0]["text"] = json!("Open the data.");
    let loaded = crate::plan::load(file.to_string().as_bytes());
    let english = Index::new(Box::leak(Box::new(loaded.plan.unwrap()))).in_japanese(japanese);
    let found = |text: &str| english.apply(&filter(&[], &[], text)).totals.directions;
    assert_eq!(found("open"), 2);
    assert_eq!(found("データ"), 2);
    assert_eq!(found("データ open"), 2);
    let hits = |text: &str| -> Vec<&str> {
        let hits = english.hits(&words(text), &[]).into_iter();
        hits.map(|hit| hit.text).collect()
    };
    assert_eq!(hits("heard"), ["Citizens are heard"]);
    assert_eq!(hits("届く"), ["市民の声が届く"]);
    // What is in both is there once, in the order of the plan.
    assert_eq!(hits("財政"), ["財政", "健全な財政"]);
    assert_eq!(hits("情報"), ["情報"]);
}
