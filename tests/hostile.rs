//! Whatever stands in a plan's texts: it stays text, on the page that is written
//! at build, in drawings and in tables, and nothing of it runs.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use keikaku::chart::{Estimate, Frame, Palette, layout, svg};
use keikaku::export::{file_name, filtered, kpis, whole};
use keikaku::plan::{EraStyle, MAX_TEXT_BYTES, Plan, load};
use keikaku::query::{Filter, Index};
use serde_json::{Value, json};

const SAMPLE: &str = include_str!("../src/plan/check/sample.json");
const PLAN: &str = include_str!("../public/plan.json");

const HOSTILE: [&str; 10] = [
    "<script>window.hit=1</script>",
    "\"><img src=x onerror=\"window.hit=1\">",
    "' onmouseover='window.hit=1",
    "</title></svg><svg onload=window.hit=1>",
    "--><!--3--><b>]]>",
    "javascript:window.hit=1",
    "&lt;b&gt;&amp;#60;",
    "=cmd|' /C calc'!A0",
    "\u{202e}画計\u{2066}\u{0}\u{7}\u{fffe}",
    "@SUM(1)\r\n+1,\"-1\"\t",
];

/// The pointers of all strings below a value.
fn strings(value: &Value, at: &str, into: &mut Vec<String>) {
    match value {
        Value::String(_) => into.push(at.to_owned()),
        Value::Array(items) => {
            let items = items.iter().enumerate();
            items.for_each(|(number, item)| strings(item, &format!("{at}/{number}"), into));
        }
        Value::Object(fields) => {
            let fields = fields.iter();
            fields.for_each(|(name, field)| strings(field, &format!("{at}/{name}"), into));
        }
        _ => {}
    }
}

/// All that is made of a plan without a browser, looked at.
fn check(plan: Plan, about: &str) {
    let index = Index::new(&plan);
    let filter = Filter::default();
    let outcome = index.apply(&filter);
    for csv in [
        whole(&plan),
        kpis(&index, None),
        filtered(&index, &outcome, &filter),
    ] {
        check_csv(&csv, about);
    }
    for kpi in index.kpis.iter().filter_map(|at| index.kpi(at)) {
        let frame = Frame::full(320.0, EraStyle::Era);
        let scene = layout(kpi, &frame, &Estimate);
        check_svg(
            &svg(&scene, &Palette::LIGHT, &kpi.name.text, &kpi.name.text),
            about,
        );
        let name = file_name(&[&plan.city.name, &kpi.name.text], "csv");
        let bad = |c: char| c.is_control() || "<>:\"/\\|?*\u{202e}\u{2066}".contains(c);
        assert!(
            !name.contains(bad) && name.ends_with(".csv"),
            "{about}: {name}"
        );
    }
    check_page(plan, about);
}

fn check_csv(csv: &str, about: &str) {
    let mut reader = csv::Reader::from_reader(csv.trim_start_matches('\u{feff}').as_bytes());
    for record in reader.records() {
        for cell in &record.unwrap() {
            let formula =
                cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']);
            let harmless = cell.chars().count() == 1 || cell.parse::<f64>().is_ok();
            assert!(!formula || harmless, "{about}: {cell:?} would be a formula");
        }
    }
}

fn check_svg(svg: &str, about: &str) {
    let document = roxmltree::Document::parse(svg).unwrap_or_else(|e| panic!("{about}: {e}"));
    for element in document.descendants().filter(roxmltree::Node::is_element) {
        let name = element.tag_name().name();
        let known = ["svg", "title", "desc", "path", "rect", "circle", "text"];
        assert!(known.contains(&name), "{about}: <{name}>");
        let on = element
            .attributes()
            .find(|a| a.name().starts_with("on") || a.name() == "href");
        assert!(on.is_none(), "{about}: {on:?}");
    }
}

/// The page as it is written at build. Read more strictly than a browser does:
/// what is not a tag as the writer forms it fails.
#[cfg(feature = "prerender")]
fn check_page(plan: Plan, about: &str) {
    use keikaku::plan::Period;
    use keikaku::query::{Index, Page, Site};
    let plan: &'static Plan = Box::leak(Box::new(plan));
    let index: &'static Index<'static> = Box::leak(Box::new(Index::new(plan)));
    let day = Period::Day(2026, 11, 23);
    let mut pages = vec![Page::Overview, Page::Compare, Page::Accessibility];
    pages.extend(plan.sections.iter().map(|s| Page::Section(s.id.clone())));
    pages.extend(
        index
            .kpis
            .iter()
            .filter_map(|at| Some(Page::Kpi(index.kpi(at)?.id.clone()))),
    );
    pages.extend(
        plan.departments
            .iter()
            .map(|d| Page::Department(d.id.clone())),
    );
    for page in &pages {
        let html = keikaku::app::prerender(index, page, Site::default(), day);
        check_html(&html, about);
    }
}

#[cfg(feature = "prerender")]
fn check_html(html: &str, about: &str) {
    for part in html.split('<').skip(1) {
        let (tag, text) = part.split_once('>').unwrap();
        assert!(!text.contains('>'), "{about}: {text}");
        if let Some(mark) = tag.strip_prefix("!--") {
            let number = mark.trim_end_matches("--");
            assert!(
                number == "/" || number.parse::<u32>().is_ok(),
                "{about}: <{tag}>"
            );
            continue;
        }
        let tag = tag.strip_suffix('/').unwrap_or(tag);
        let (name, mut rest) = tag
            .split_once(' ')
            .unwrap_or((tag.trim_start_matches('/'), ""));
        let forbidden = [
            "script", "img", "iframe", "style", "link", "base", "object", "form", "meta",
        ];
        let plain = name.bytes().all(|byte| byte.is_ascii_alphanumeric());
        assert!(plain && !forbidden.contains(&name), "{about}: <{tag}>");
        while !rest.is_empty() {
            let end = rest.find(['=', ' ']).unwrap_or(rest.len());
            let (attribute, after) = rest.split_at(end);
            let plain = attribute
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || b == b'-');
            let allowed =
                !attribute.starts_with("on") && attribute != "style" && attribute != "src";
            assert!(
                plain && allowed && !attribute.is_empty(),
                "{about}: <{tag}>"
            );
            let value;
            (value, rest) = match after.strip_prefix("=\"") {
                Some(quoted) => quoted.split_once('"').unwrap(),
                None => after
                    .strip_prefix('=')
                    .unwrap_or(after)
                    .split_once(' ')
                    .unwrap_or((after, "")),
            };
            rest = rest.trim_start();
            // Pages of the site are files beside each other, or places in the page at hand.
            let leads_away = attribute == "href"
                && (value.contains(':') && !value.starts_with('#') || value.starts_with('/'));
            assert!(!leads_away, "{about}: {value}");
        }
    }
    assert!(!html.contains(['\u{202e}', '\u{2066}']), "{about}");
}

#[cfg(not(feature = "prerender"))]
fn check_page(_: Plan, _: &str) {}

#[test]
fn each_string_of_a_small_plan() {
    let sample: Value = serde_json::from_str(SAMPLE).unwrap();
    let mut all = Vec::new();
    strings(&sample, "", &mut all);
    assert!(all.len() > 80, "{}", all.len());
    for at in &all {
        let mut file = sample.clone();
        let text = file.pointer_mut(at).unwrap();
        *text = json!(HOSTILE.concat());
        if let Some(plan) = load(file.to_string().as_bytes()).plan {
            check(plan, at);
        }
    }
}

#[test]
fn every_string_of_the_plan_at_once() {
    let plan: Value = serde_json::from_str(PLAN).unwrap();
    let mut all = Vec::new();
    strings(&plan, "", &mut all);
    for hostile in HOSTILE {
        for in_front in [true, false] {
            let mut file = plan.clone();
            for at in &all {
                // Where the place takes nothing else, the plan would lose what is around it.
                let last = at.rsplit('/').find(|step| step.parse::<usize>().is_err());
                let fixed = [
                    "format",
                    "period",
                    "updated",
                    "from",
                    "value",
                    "desired",
                    "accumulation",
                    "kind",
                    "unit_of",
                ];
                if fixed.contains(&last.unwrap_or_default()) {
                    continue;
                }
                let text = file.pointer_mut(at).unwrap();
                let own = text.as_str().unwrap().to_owned();
                *text = json!(if in_front {
                    format!("{hostile}{own}")
                } else {
                    format!("{own}{hostile}")
                });
            }
            let loaded = load(file.to_string().as_bytes());
            let plan = loaded.plan.unwrap();
            assert!(
                plan.title
                    .text
                    .contains(hostile.trim_end_matches('\u{fffe}'))
            );
            check(plan, hostile);
        }
    }
}

#[test]
fn a_text_of_ten_megabytes_is_cut_and_named() {
    let sample: Value = serde_json::from_str(SAMPLE).unwrap();
    let mut all = Vec::new();
    strings(&sample, "", &mut all);
    let long = "長".repeat(10_000_000 / 3);
    for at in all
        .iter()
        .filter(|at| at.contains("title") || at.ends_with("/name"))
    {
        let mut file = sample.clone();
        *file.pointer_mut(at).unwrap() = json!(long);
        let loaded = load(file.to_string().as_bytes());
        let said: Vec<String> = loaded.problems.iter().map(ToString::to_string).collect();
        assert!(
            said.iter()
                .any(|said| said.contains(at) && said.contains("長すぎます")),
            "{at}: {said:?}"
        );
        assert!(said.iter().all(|said| said.len() < 2_000));
        let written = serde_json::to_string(&loaded.plan.unwrap()).unwrap();
        assert!(written.len() < 2 * MAX_TEXT_BYTES + sample.to_string().len());
    }
}

/// The names of the fields that hold texts and nothing else.
#[cfg(feature = "prerender")]
const TEXTS: [&str; 10] = [
    "text",
    "title",
    "name",
    "summary",
    "unit",
    "note",
    "rights",
    "publisher",
    "label",
    "number",
];

#[cfg(feature = "prerender")]
#[test]
fn the_pages_as_files() {
    let plan: Value = serde_json::from_str(PLAN).unwrap();
    let mut all = Vec::new();
    strings(&plan, "", &mut all);
    let mut hostile = plan.clone();
    for at in &all {
        let last = at.rsplit('/').find(|step| step.parse::<usize>().is_err());
        if TEXTS.contains(&last.unwrap_or_default()) {
            let text = hostile.pointer_mut(at).unwrap();
            *text = json!(format!("{}{}", HOSTILE.concat(), text.as_str().unwrap()));
        }
    }
    let write = |name: &str, plan: &Value| {
        let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        let _ = std::fs::remove_dir_all(&folder);
        std::fs::create_dir_all(&folder).unwrap();
        std::fs::write(folder.join("index.html"), include_str!("../index.html")).unwrap();
        std::fs::write(folder.join("plan.json"), plan.to_string()).unwrap();
        let mut program = std::process::Command::new(env!("CARGO_BIN_EXE_keikaku"));
        let done = program.arg("prerender").arg(&folder).output().unwrap();
        assert!(
            done.status.success(),
            "{}",
            String::from_utf8_lossy(&done.stderr)
        );
        folder
    };
    let (clean, hostile) = (write("hostile-no", &plan), write("hostile-yes", &hostile));
    let mut count = 0;
    for folder in ["", "kpi", "section", "department"] {
        for entry in std::fs::read_dir(clean.join(folder)).unwrap() {
            let name = std::path::Path::new(folder).join(entry.unwrap().file_name());
            if name.extension().is_none_or(|extension| extension != "html") {
                continue;
            }
            let read = |site: &std::path::Path| std::fs::read_to_string(site.join(&name)).unwrap();
            let (expected, html) = (read(&clean), read(&hostile));
            let about = name.display().to_string();
            // Of the head, there are as many tags; in the body, none that it should not have.
            let (head, body) = html.split_once("</head>").unwrap();
            let tags = |html: &str| html.matches('<').count();
            assert_eq!(
                tags(head),
                tags(expected.split_once("</head>").unwrap().0),
                "{about}"
            );
            let said = head
                .split("<script type=\"application/ld+json\">")
                .next()
                .unwrap();
            assert!(!said.contains(['\u{202e}', '\u{2066}']), "{about}");
            let app = body
                .split_once("id=\"app\"")
                .unwrap()
                .1
                .split_once('>')
                .unwrap()
                .1;
            let app = app.split("<div id=\"loading\"").next().unwrap();
            check_html(app, &about);
            count += 1;
        }
    }
    assert!(count > 30, "{count}");
}
