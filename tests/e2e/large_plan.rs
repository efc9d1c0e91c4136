//! A plan of 10,000 directions: built only where the window stands.

use crate::page::visit_at;
use crate::server::serve_plan;
use crate::site;
use serde_json::{Value, json};

const DIRECTIONS: usize = 10_000;
const ELEMENTS: f64 = 5_000.0;

/// The plan with each theme's measures repeated under new ids and titles.
fn large() -> (String, usize, String) {
    let file = std::fs::read(site::dist().join("plan.json")).unwrap();
    let mut plan: Value = serde_json::from_slice(&file).unwrap();
    let times = DIRECTIONS.div_ceil(site::index().direction_count);
    let mut last = String::new();
    for theme in plan["sections"][0]["sections"].as_array_mut().unwrap() {
        let measures = theme["sections"].as_array().unwrap().clone();
        let repeated = (0..times).flat_map(|n| {
            measures.iter().map(move |measure| {
                let mut measure = measure.clone();
                let renamed = |value: &Value| json!(format!("{}-{n}", value.as_str().unwrap()));
                measure["id"] = renamed(&measure["id"]);
                measure["title"]["text"] = renamed(&measure["title"]["text"]);
                strip_ids(&mut measure["rows"], n);
                measure
            })
        });
        let repeated: Vec<Value> = repeated.collect();
        last = repeated.last().unwrap()["title"]["text"]
            .as_str()
            .unwrap()
            .to_owned();
        theme["sections"] = repeated.into();
    }
    (
        plan.to_string(),
        times * site::index().direction_count,
        last,
    )
}

fn strip_ids(value: &mut Value, n: usize) {
    match value {
        Value::Array(items) => items.iter_mut().for_each(|item| strip_ids(item, n)),
        Value::Object(fields) => {
            if let Some(Value::String(id)) = fields.get_mut("id") {
                id.push_str(&format!("-{n}"));
            }
            fields.values_mut().for_each(|field| strip_ids(field, n));
        }
        _ => {}
    }
}

#[test]
fn ten_thousand_directions_filter_at_once_and_scroll_to_the_end() {
    let (plan, count, last) = large();
    assert!(count >= DIRECTIONS);
    visit_at(&serve_plan(plan), |page| {
        page.open("");
        let few = |page: &crate::page::Page, when: &str| {
            let elements = page.number("document.querySelectorAll('*').length");
            assert!(elements < ELEMENTS, "{elements} elements {when}");
        };
        assert_eq!(page.text("#count"), count.to_string());
        few(page, "at the start");

        page.click_text(".chip[data-facet=department]", "財政課");
        let filtered: usize = page.text("#count").parse().unwrap();
        assert!(filtered > 0 && filtered < count);
        few(page, "with a filter");
        page.click("#clear");
        assert_eq!(page.text("#count"), count.to_string());

        // To the end, as often as the estimated length changes on the way.
        for _ in 0..20 {
            page.js(
                "scrollTo(0, document.documentElement.scrollHeight)",
                json!([]),
            );
            page.settle();
        }
        let shown: Vec<String> = page.each(".measure", "(b => b.top < innerHeight && b.bottom > 0)(e.getBoundingClientRect()) || true ? e.querySelector('h4').textContent : ''");
        assert!(
            shown.last().unwrap().contains(&last),
            "{last} is not the last of {shown:?}"
        );
        let seen = page.get("[...document.querySelectorAll('.measure')].some(e => e.getBoundingClientRect().bottom > 0 && e.getBoundingClientRect().top < innerHeight)");
        let footer = page.number("document.querySelector('footer').getBoundingClientRect().top");
        assert!(
            seen == true || footer < 100.0,
            "the end of the list is blank"
        );
        few(page, "at the end");

        // The middle is not blank either.
        page.js(
            "scrollTo(0, document.documentElement.scrollHeight / 2)",
            json!([]),
        );
        page.until("measures stand in the window", "[...document.querySelectorAll('.measure')].some(e => e.getBoundingClientRect().top < innerHeight && e.getBoundingClientRect().bottom > 0)");
        few(page, "in the middle");
    });
}

#[test]
fn a_search_through_ten_thousand_directions_takes_no_time() {
    let (plan, _, _) = large();
    visit_at(&serve_plan(plan), |page| {
        page.open("");
        page.search("災害");
        page.until("the search is done", "document.querySelector('mark')");
        // From the key to the screen, with a generous bound for a busy machine.
        let took = page.js_async(
            "const done = arguments[0], f = document.querySelector('#search'); f.value = '広報';
             const start = performance.now(); f.dispatchEvent(new Event('input', { bubbles: true }));
             requestAnimationFrame(() => setTimeout(() => done(performance.now() - start)))",
            json!([]),
        );
        assert!(took.as_f64().unwrap() < 1000.0, "{took} ms");
    });
}
