//! Every text of the plan is on some page, and every page is well.

use crate::page::visit;
use crate::site;
use serde_json::Value;

#[test]
fn every_text_and_every_printed_value_of_the_plan_is_on_some_page() {
    visit(|page| {
        page.open("");
        let mut shown = String::new();
        for at in site::all_pages() {
            page.go(&site::hash(at.clone()));
            page.until("the page is shown", "document.querySelector('main h1')");
            shown += &page.text("main");
            shown += &page.text("footer");
        }
        let file = std::fs::read(site::dist().join("plan.json")).unwrap();
        let mut texts = Vec::new();
        collect(&serde_json::from_slice(&file).unwrap(), "", &mut texts);
        assert!(texts.len() > 200, "{}", texts.len());
        let lost: Vec<_> = texts
            .iter()
            .filter(|(_, text)| !shown.contains(text.as_str()))
            .collect();
        assert!(lost.is_empty(), "on no page: {lost:#?}");
    });
}

/// The texts that people are meant to read, with where they stand in the file.
fn collect(value: &Value, pointer: &str, texts: &mut Vec<(String, String)>) {
    /// How the plan prints the names of its own levels; kept as evidence only.
    const NOT_SHOWN: &str = "printed";
    match value {
        Value::Array(items) => {
            for (n, item) in items.iter().enumerate() {
                collect(item, &format!("{pointer}/{n}"), texts);
            }
        }
        Value::Object(fields) => {
            for (key, field) in fields {
                let at = format!("{pointer}/{key}");
                match field {
                    Value::String(text)
                        if ["text", "name", "note", "title", "rights"].contains(&key.as_str()) =>
                    {
                        texts.push((at, text.clone()));
                    }
                    _ if key == NOT_SHOWN || key == "levels" => {}
                    _ => collect(field, &at, texts),
                }
            }
        }
        _ => {}
    }
}

#[test]
fn each_page_has_one_main_heading_and_a_title_of_its_own() {
    visit(|page| {
        page.open("");
        let mut titles = std::collections::BTreeSet::new();
        for at in site::all_pages() {
            page.go(&site::hash(at.clone()));
            assert_eq!(page.texts("h1").len(), 1, "{at:?}");
            assert_eq!(page.texts("main").len(), 1, "{at:?}");
            let title = page.text_of("document.title");
            assert!(
                titles.insert(title.clone()),
                "{at:?} has the title of another page: {title}"
            );
            let skipped: Vec<u8> = page.each("h1, h2, h3, h4, h5, h6", "Number(e.tagName[1])");
            let step = skipped.windows(2).find(|pair| pair[1] > pair[0] + 1);
            assert_eq!(step, None, "{at:?} skips a level of headings: {skipped:?}");
        }
    });
}
