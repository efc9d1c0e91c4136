//! What holds for every input, also broken ones. Periods, quantities and
//! folding have their own beside them, in `src/plan`.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use keikaku::i18n::Language;
use keikaku::kpi::{State, Trial};
use keikaku::plan::{EraStyle, Place, Severity, Spot, check, load, load_with_gaps};
use keikaku::query::embed::Embed;
use keikaku::query::{Filter, MAX_QUERY_CHARS, Page, View};
use proptest::prelude::*;
use serde_json::{Value, json};

const SAMPLE: &str = include_str!("../src/plan/check/sample.json");

fn sample() -> Value {
    serde_json::from_str(SAMPLE).unwrap()
}

/// The pointers of every value below the given one.
fn pointers(value: &Value, at: &str, into: &mut Vec<String>) {
    into.push(at.to_owned());
    match value {
        Value::Object(object) => {
            let each = object.iter();
            each.for_each(|(key, value)| pointers(value, &format!("{at}/{key}"), into));
        }
        Value::Array(items) => {
            let each = items.iter().enumerate();
            each.for_each(|(i, value)| pointers(value, &format!("{at}/{i}"), into));
        }
        _ => {}
    }
}

/// Any place of the sample that is in a list.
fn any_place() -> impl Strategy<Value = String> {
    let mut all = Vec::new();
    pointers(&sample(), "", &mut all);
    all.retain(|at| at.split('/').any(|step| step.parse::<usize>().is_ok()));
    prop::sample::select(all)
}

/// Any object that keeps fields that it does not know: not a value, which is
/// an object with one key.
fn any_object() -> impl Strategy<Value = String> {
    any_place().prop_filter("an object with fields of its own", |at| {
        sample().pointer(at).unwrap().is_object() && !at.ends_with("/value")
    })
}

fn any_json() -> impl Strategy<Value = Value> {
    prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i32>().prop_map(Value::from),
        "\\PC{0,6}".prop_map(Value::from),
        Just(json!([])),
        Just(json!({})),
        Just(json!([1, "FY2020", { "id": "x" }])),
        Just(json!({ "id": "x", "text": "文", "value": { "range": [2, 1] } })),
    ]
}

/// The list items that a place lies in, from the outermost.
fn items_around(at: &str) -> Vec<String> {
    let mut around = Vec::new();
    let mut path = String::new();
    for step in at.split('/').skip(1) {
        path = format!("{path}/{step}");
        if step.parse::<usize>().is_ok() {
            around.push(path.clone());
        }
    }
    around
}

/// Any page that an address can name; an id may hold anything.
fn any_page() -> impl Strategy<Value = Page> {
    let id = || "\\PC{1,8}".prop_filter("an id in a path", |id| !id.ends_with('/'));
    prop_oneof![
        Just(Page::Overview),
        id().prop_map(|id| Page::Section(id.as_str().into())),
        id().prop_map(|id| Page::Kpi(id.as_str().into())),
        id().prop_map(|id| Page::Department(id.as_str().into())),
    ]
}

/// Any choices, made as a person makes them.
fn any_filter() -> impl Strategy<Value = Filter> {
    let ids = || prop::collection::vec("\\PC{1,4}", 0..4);
    let states = prop::collection::vec(prop::sample::select(&State::ALL[..]), 0..6);
    (ids(), ids(), states, "\\PC{0,12}").prop_map(|(departments, themes, states, text)| {
        let mut filter = Filter {
            text: text.trim().to_owned(),
            ..Filter::default()
        };
        let each = departments.iter();
        each.for_each(|id| filter.toggle_department(&id.as_str().into()));
        themes
            .iter()
            .for_each(|id| filter.toggle_theme(&id.as_str().into()));
        states.iter().for_each(|state| filter.toggle_state(*state));
        filter
    })
}

fn any_trial() -> impl Strategy<Value = Trial> {
    let number = prop_oneof![
        any::<f64>(),
        -1e6..1e6_f64,
        (0..20_000_i32).prop_map(f64::from)
    ];
    let numbers = prop::collection::vec(prop::option::of(number), 0..20);
    numbers.prop_map(|numbers| {
        let mut trial = Trial::default();
        for (place, number) in numbers.into_iter().enumerate() {
            trial.set(place, number);
        }
        trial
    })
}

fn remove_item(file: &mut Value, at: &str) {
    let (list, index) = at.rsplit_once('/').unwrap();
    let items = file
        .pointer_mut(list)
        .and_then(Value::as_array_mut)
        .unwrap();
    items.remove(index.parse().unwrap());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, ..ProptestConfig::default() })]

    /// One broken piece costs at most the list item that it lies in, and what
    /// is lost is reported at its place.
    #[test]
    fn a_broken_piece_leaves_its_neighbours(at in any_place(), value in any_json()) {
        let mut file = sample();
        *file.pointer_mut(&at).unwrap() = value.clone();
        let (loaded, left_out) = load_with_gaps(file.to_string().as_bytes());
        let mut written = serde_json::to_value(loaded.plan.unwrap()).unwrap();
        for problem in &loaded.problems {
            let Spot::Pointer(pointer) = &problem.spot else { panic!("{problem}") };
            // The parts of a value are reported with the value.
            let piece = at.split_inclusive("/value").next().unwrap();
            prop_assert!(pointer.starts_with(piece), "{} at {}", problem, at);
            prop_assert_eq!(problem.severity, Severity::Error);
        }
        if loaded.problems.is_empty() {
            let absent = matches!(value, Value::Null | Value::Bool(false)) || value == json!([]);
            let mut kept = written.pointer(&at).cloned().unwrap_or_default();
            let mut value = value.clone();
            normal(&mut kept);
            normal(&mut value);
            let kept = kept == value;
            prop_assert!(absent || kept, "{} at {} is lost in silence", value, at);
        }
        let item = items_around(&at).pop().unwrap();
        if !left_out.contains(&item) {
            remove_item(&mut written, &item);
        }
        let mut neighbours = sample();
        remove_item(&mut neighbours, &item);
        normal(&mut written);
        normal(&mut neighbours);
        prop_assert_eq!(written, neighbours);
    }

    #[test]
    fn unknown_fields_survive(at in any_object(), key in "x-[a-z]{1,4}", value in any_json()) {
        let mut file = sample();
        file.pointer_mut(&at).unwrap()[&key] = value.clone();
        let loaded = load(file.to_string().as_bytes());
        prop_assert_eq!(loaded.problems, []);
        let written = serde_json::to_value(loaded.plan.unwrap()).unwrap();
        prop_assert_eq!(written.pointer(&format!("{at}/{key}")), Some(&value));
    }

    /// Every view has a link that leads back to it, and a link that somebody
    /// wrote is read as far as it goes, into a view that has one.
    #[test]
    fn a_view_survives_its_link(
        page in any_page(), filter in any_filter(), trial in any_trial(),
        western in any::<bool>(), furigana in any::<bool>(), language in prop::option::of(prop::sample::select(Language::ALL.to_vec())),
        framed in prop::option::of("((chart|facts|table|kpis|late),){0,3}"),
        by_hand in "#?(/[a-z]{0,7}){0,3}[?]?([a-z]{1,6}=\\PC{0,6}&?){0,4}",
        text in "\\PC{0,24}",
    ) {
        let trial = if matches!(page, Page::Kpi(_)) { trial } else { Trial::default() };
        let era = if western { EraStyle::Western } else { EraStyle::Era };
        let embed = framed.map(|words| Embed::parse(&words));
        let view = View { page, filter, era, language, furigana, trial, embed };
        let hash = view.hash();
        prop_assert_eq!(View::parse(&hash), view, "{}", hash);
        let plain = |c: char| c.is_ascii_graphic();
        prop_assert!(hash.chars().all(plain), "{}", hash);
        for written in [by_hand, text, hash.replace("state=", "state=late,").replace("try=", "try=NaN,")] {
            let read = View::parse(&written);
            prop_assert!(read.filter.text.chars().count() <= MAX_QUERY_CHARS);
            prop_assert_eq!(View::parse(&read.hash()), read, "{}", written);
        }
    }

    #[test]
    fn nothing_panics(
        at in any_place(), value in any_json(), other in any_place(), another in any_json(),
        bytes in any::<Vec<u8>>(), cut in 0..SAMPLE.trim_end().len(), text in "\\PC{0,12}",
    ) {
        let mut file = sample();
        *file.pointer_mut(&at).unwrap() = value;
        if let Some(place) = file.pointer_mut(&other) {
            *place = another;
        }
        let _ = check::load_and_check(file.to_string().as_bytes());
        let _ = check::load_and_check(&bytes);
        let cut = load(&SAMPLE.as_bytes()[..cut]);
        prop_assert!(cut.plan.is_none() && cut.problems.len() == 1);
        if let Some(place) = Place::parse(&text) {
            let _ = place.line_range();
            prop_assert_eq!(Place::parse(&place.to_string()), Some(place));
        }
    }
}

/// An empty list is written as none, and 80 may be written as 80.0.
fn normal(value: &mut Value) {
    match value {
        Value::Number(number) => *value = Value::from(number.as_f64()),
        Value::Object(object) => {
            object.values_mut().for_each(normal);
            object.retain(|_, value| *value != json!([]));
        }
        Value::Array(items) => items.iter_mut().for_each(normal),
        _ => {}
    }
}
