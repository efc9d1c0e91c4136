//! A plan, an address or another window that means harm: nothing runs, nothing
//! breaks the page, nothing hangs. That nothing is against the page's policy and
//! nothing is asked of another origin, every test here looks at as well.

use crate::page::{Page, visit, visit_at};
use crate::plans::built;
use crate::server::serve_plan;
use crate::site::given;
use keikaku::plan::load;
use keikaku::query::{Index, Page as Place, View};
use serde_json::{Value, json};
use std::collections::BTreeSet;

const HOSTILE: &str = "<script>window.hit=1</script>\"><img src=x onerror='window.hit=1'>javascript:window.hit=1//\u{202e}画計\u{2066}=1+1&lt;&#60;";

/// What stands on the page and was not made by it, and what was run. The page's own style stands
/// among what it is for.
const FOREIGN: &str = "return [window.hit ?? null, ...[...document.querySelectorAll('#app *')].flatMap(e => [
    ['script', 'img', 'iframe', 'object', 'embed', 'style', 'link', 'base', 'form', 'meta'].includes(e.localName) && !e.matches('link[rel=stylesheet]:is([href^=\"style-\"], [href^=\"../style-\"])') ? e.outerHTML : [],
    [...e.attributes].filter(a => a.name.startsWith('on') || /^\\s*javascript:/i.test(a.value) && a.name !== 'value').map(a => a.name + '=' + a.value),
    e.localName === 'a' && !['http:', 'https:', 'blob:'].includes(e.protocol) ? e.outerHTML : [],
    e.localName === 'a' && e.origin !== location.origin ? e.outerHTML : []]).flat().flat()]";

#[track_caller]
fn nothing_ran(page: &Page, about: &str) {
    let foreign = page.js(FOREIGN, json!([]));
    assert_eq!(foreign, json!([null]), "{about}");
    let turned = "return /[\\u202a-\\u202e\\u2066-\\u2069]/.test(document.documentElement.outerHTML.replace(/<(input|textarea)[^]*?>/g, '') + document.title)";
    assert_eq!(
        page.js(turned, json!([])),
        false,
        "{about}: text is turned around"
    );
}

/// The names of the fields, outermost first, below a value.
fn names(value: &Value, into: &mut BTreeSet<String>) {
    match value {
        Value::Array(items) => items.iter().for_each(|item| names(item, into)),
        Value::Object(fields) => {
            for (name, field) in fields {
                into.insert(name.clone());
                names(field, into);
            }
        }
        _ => {}
    }
}

/// Appends this to every string that is, or stands in, a field of one of these names.
fn append(value: &mut Value, name: &str, to: &BTreeSet<String>, more: &str) {
    match value {
        Value::String(text) if to.contains(name) => text.push_str(more),
        Value::Array(items) => items
            .iter_mut()
            .for_each(|item| append(item, name, to, more)),
        Value::Object(fields) => {
            fields
                .iter_mut()
                .for_each(|(name, field)| append(field, name, to, more));
        }
        _ => {}
    }
}

/// The plan with this in every string that can be any: ids and what refers to
/// them alike, so that all of it still belongs together.
fn poisoned(more: &str) -> Value {
    let plan = built();
    let mut all = BTreeSet::new();
    names(&plan, &mut all);
    let with = |names: &BTreeSet<String>| {
        let mut plan = plan.clone();
        append(&mut plan, "", names, more);
        plan
    };
    all.retain(|name| {
        let one = with(&BTreeSet::from([name.clone()]));
        load(one.to_string().as_bytes()).problems.is_empty()
    });
    assert!(
        all.len() > 15 && all.contains("id") && all.contains("text"),
        "{all:?}"
    );
    // The places stay: with them, the dialog has something to show.
    all.remove("from");
    with(&all)
}

#[test]
fn every_string_of_the_plan() {
    let mut plan = poisoned(HOSTILE);
    plan["sources"][0]["file"] = json!("seeds/000_b282a9ae02982fa6.txt");
    plan["sources"][0]["url"] = json!("javascript:window.hit=1");
    let loaded = load(plan.to_string().as_bytes()).plan.unwrap();
    let index = Index::new(&loaded);
    let kpi = index.kpi(&index.kpis[2]).unwrap().id.clone();
    let themes: Vec<_> = index
        .themes
        .iter()
        .map(|n| index.section(*n).unwrap().id.clone())
        .collect();
    let measure = index.section(index.measures[0]).unwrap().id.clone();
    let pages = [
        Place::Overview,
        Place::Section(themes[3].clone()),
        Place::Section(measure),
        Place::Kpi(kpi),
        Place::Department(loaded.departments[0].id.clone()),
        Place::Compare,
    ];
    visit_at(&serve_plan(plan.to_string()), |page| {
        for width in [390, 1280] {
            page.screen(width, 844, 1.0);
            for (number, place) in pages.iter().enumerate() {
                let about = format!("{place:?} at {width} px");
                page.open(
                    &View {
                        page: place.clone(),
                        ..View::default()
                    }
                    .hash(),
                );
                assert_ne!(page.text("h1"), "ページが見つかりません", "{about}");
                page.unfold();
                page.js(
                    "document.querySelectorAll('.more').forEach(e => e.click())",
                    json!([]),
                );
                page.settle();
                nothing_ran(page, &about);
                page.check_width(page.number("innerWidth"), &about);
                let picture =
                    given(xtask::test::DIST_TEST).join(format!("hostile-{number}-{width}.png"));
                std::fs::write(picture, page.picture()).unwrap();
                page.js("dispatchEvent(new Event('beforeprint'))", json!([]));
                nothing_ran(page, &format!("{about} on paper"));
                page.js("dispatchEvent(new Event('afterprint'))", json!([]));
            }
        }
        page.open("#/section/x");
        page.open(
            &View {
                page: pages[1].clone(),
                ..View::default()
            }
            .hash(),
        );
        page.click("main [data-place]");
        page.until(
            "the source is shown",
            "document.querySelector('#source').open && document.querySelector('.excerpt')",
        );
        nothing_ran(page, "the dialog");
        assert!(page.text("#source").contains("<script>"));
        page.keys("\u{e00c}");
        page.go("#/");
        page.search("<img src=x onerror=window.hit=1>");
        page.until("it searches", "document.querySelector('mark')");
        nothing_ran(page, "a search");
    });
}

#[test]
fn a_text_of_ten_megabytes() {
    let long = "長い文。".repeat(10_000_000 / 12);
    let at = [
        "/title",
        "/summary",
        "/city/name",
        "/departments/0/name",
        "/sections/0/sections/0/title",
        "/sections/0/sections/1/kpis/0/name",
        "/sections/0/sections/1/kpis/0/unit",
    ];
    for at in at {
        let mut plan = built();
        *plan.pointer_mut(at).unwrap() = json!(long);
        visit_at(&serve_plan(plan.to_string()), |page| {
            page.open("");
            let problems = page.text(".problems");
            assert!(
                problems.contains(at) && problems.contains("長すぎます"),
                "{at}: {problems}"
            );
            let all = page.number("document.body.textContent.length");
            assert!(all < 2_000_000.0, "{at}: {all} characters");
            page.check_width(page.number("innerWidth"), at);
            page.go("#/section/theme-2");
            page.until("a page is shown", "document.querySelector('main h1')");
            page.go("#/compare");
            page.until(
                "the charts are there",
                "document.querySelector('.chart canvas[width]')",
            );
            page.go("#/");
            page.search("ICT");
            page.until("it searches", "document.querySelector('mark')");
        });
    }
}

#[test]
fn addresses_made_by_hand() {
    let long = format!("#/kpi/{}", "%E3%81%82".repeat(100_000));
    let many = format!(
        "#/?department={}&q={}",
        "a,".repeat(100_000),
        "x".repeat(100_000)
    );
    let addresses = [
        "#/kpi/%00",
        "#/kpi/%",
        "#/kpi/%E3%81",
        "#/kpi/%ff%fe%80",
        "#/section/..%2f..%2fplan.json",
        "#/kpi/__proto__",
        "#/department/constructor",
        "#javascript:window.hit=1",
        "#/kpi/<img src=x onerror=window.hit=1>",
        "#/%E2%80%AE/kpi/%E2%81%A6",
        "#/?q=%3Cscript%3Ewindow.hit%3D1%3C%2Fscript%3E&theme=%00&state=nope&era=%ff&try=1e999,NaN,-",
        "#/kpi/online-applications?try=1e308,1e308,1e308,1e308,,,,,,,,,9",
        "#####////????&&&&====",
        &long,
        &many,
    ];
    visit(|page| {
        for address in addresses {
            let short: String = address.chars().take(60).collect();
            page.open(address);
            nothing_ran(page, &short);
            page.check_width(page.number("innerWidth"), &short);
            let said = page.number("document.body.textContent.length");
            assert!(said < 60_000.0, "{short}: {said} characters");
            // And away again, by the page's own means.
            page.go("#/compare");
            page.go(address);
            page.click("header a");
            page.until(
                "the first page is shown",
                "document.querySelector('.strip')",
            );
        }
    });
}

#[test]
fn messages_from_other_windows_do_nothing() {
    visit(|page| {
        page.open("#/kpi/real-debt-service-ratio");
        let state = "[location.href, document.querySelector('#app').innerHTML, document.title]";
        let before = page.get(state);
        let forged = "for (const data of arguments[0]) { postMessage(data, '*'); postMessage(JSON.stringify(data), '*');
            dispatchEvent(new MessageEvent('message', { data, origin: 'https://example.invalid', source: window })); }";
        let data = json!([
            { "type": "navigate", "hash": "#/compare" },
            { "type": "plan", "plan": {} },
            { "type": "height", "height": 1e9 },
            { "html": HOSTILE }, HOSTILE, "javascript:window.hit=1", null, 1e308, [[]],
        ]);
        page.js(forged, json!([data]));
        page.settle();
        page.settle();
        assert_eq!(page.get(state), before);
        nothing_ran(page, "messages");
    });
}
