//! What a first visit loads.

use crate::page::visit;
use serde_json::json;
use xtask::sizes::FIRST_LOAD_BYTES;

#[test]
fn a_first_visit_loads_no_more_than_allowed() {
    let bytes = xtask::sizes::first_load_brotli(&crate::site::dist()).unwrap();
    assert!(
        bytes <= FIRST_LOAD_BYTES,
        "a first visit loads {bytes} bytes; {FIRST_LOAD_BYTES} are allowed (`cargo xtask build` says what they are)"
    );
}

/// What another language, or furigana, loads besides when it is chosen, in bytes: the part of the
/// program that it needs included.
const CHOSEN_BYTES: u64 = 15_000;

#[test]
fn a_language_loads_little_more() {
    for language in OTHERS {
        let [words, page, plan] = [
            "words".to_owned(),
            format!("lang/{language}.json"),
            format!("plan.{language}.json"),
        ];
        let bytes = size(&words) + size(&page) + size(&plan);
        println!("{language}: {bytes} bytes");
        assert!(bytes <= CHOSEN_BYTES, "{language} loads {bytes} bytes");
    }
    let bytes = ["words", "ruby", "readings.txt"]
        .map(size)
        .iter()
        .sum::<u64>();
    println!("furigana: {bytes} bytes");
    assert!(bytes <= CHOSEN_BYTES, "furigana load {bytes} bytes");
}

const OTHERS: [&str; 7] = ["ja-easy", "en", "zh-Hans", "ko", "vi", "pt", "fil"];

/// The bytes of a file, or of a part of the program, as a host sends it.
fn size(file: &str) -> u64 {
    let files = crate::site::files();
    let found = files.iter().find(|path| {
        let path = path
            .strip_prefix(crate::site::dist())
            .unwrap()
            .to_str()
            .unwrap();
        match path.strip_suffix(".br") {
            Some(part) if part.ends_with(".wasm") => part.starts_with(&format!("{file}-")),
            other => other == Some(file),
        }
    });
    let found = found.unwrap_or_else(|| panic!("{file} is not there"));
    std::fs::metadata(found).unwrap().len()
}

/// On the first page, nothing else comes with them.
#[test]
fn who_chooses_a_language_loads_that_alone() {
    const LATER: &str = "performance.getEntriesByType('resource').map(e => e.name.split('/').pop()).filter(n => /^(words|ruby|rest|more)-|json$|^readings/.test(n)).map(n => n.replace(/-[0-9a-f]{16}/, '')).filter((n, at, all) => all.indexOf(n) === at).sort()";
    visit(|page| {
        let check = |choices: &str, expected: &[&str]| {
            page.open(choices);
            page.until(
                "all cards have their pictures",
                "document.querySelectorAll('.card-chart > svg').length === 5",
            );
            assert_eq!(page.get(LATER), json!(expected), "{choices}");
            let named = page.get("[...document.querySelectorAll('.card-chart')].every(e => e.role === 'img' && e.ariaLabel.length > 10)");
            assert_eq!(named, true, "{choices}");
        };
        check("", &["plan.json"]);
        check("#/?lang=ja", &["plan.json"]);
        for language in OTHERS {
            let page_texts = format!("{language}.json");
            let plan_texts = format!("plan.{language}.json");
            let mut expected = [page_texts.as_str(), "plan.json", &plan_texts, "words.wasm"];
            expected.sort_unstable();
            check(&format!("#/?lang={language}"), &expected);
        }
        check(
            "#/?lang=ja&ruby=on",
            &["plan.json", "readings.txt", "ruby.wasm", "words.wasm"],
        );
        // Who goes on gets the rest, and what it says in this language.
        page.open("#/?lang=en");
        page.click(".card a");
        page.until(
            "the KPI is shown",
            "document.querySelector('.detail .chart canvas[width]')",
        );
        let loaded = page.get(LATER);
        let loaded: Vec<&str> = loaded
            .as_array()
            .unwrap()
            .iter()
            .filter_map(|n| n.as_str())
            .collect();
        for file in ["rest.wasm", "en.rest.json", "plan.en.rest.json"] {
            assert!(loaded.contains(&file), "{file}: {loaded:?}");
        }
        // Once, however many asked for it.
        let texts = "performance.getEntriesByType('resource').filter(e => e.name.endsWith('en.rest.json')).length";
        assert_eq!(page.get(texts), 2, "those of the page and of the plan");
        page.back();
        page.until(
            "the cards are drawn anew, and have a name",
            "[...document.querySelectorAll('.card-chart canvas[width]')].length === 5",
        );
        let names: Vec<String> = page.each(".card-chart", "e.getAttribute('aria-label')");
        assert!(
            names
                .iter()
                .all(|name| name.is_ascii() || name.contains('–')),
            "{names:?}"
        );
    });
}
