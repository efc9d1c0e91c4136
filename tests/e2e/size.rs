//! What a first visit loads.

use crate::page::visit;
use crate::site;
use keikaku::query::Page;
use serde_json::json;
use xtask::sizes::FIRST_LOAD_BYTES;

#[test]
fn a_first_visit_loads_no_more_than_allowed() {
    let bytes = xtask::sizes::first_load_brotli(&site::dist()).unwrap();
    assert!(
        bytes <= FIRST_LOAD_BYTES,
        "a first visit loads {bytes} bytes; {FIRST_LOAD_BYTES} are allowed (`cargo xtask build` says what they are)"
    );
}

/// What another language, or furigana, loads besides when it is chosen, in bytes: the part of the
/// program that it needs included.
pub const CHOSEN_BYTES: u64 = 15_000;

#[test]
fn a_language_loads_little_more() {
    // The overview, and every page of its own: who opens one by a link chooses there.
    let overview = ("index.html".to_owned(), "plan.{}.txt".to_owned());
    let inner = [Page::Compare, Page::Accessibility].into_iter();
    let others = inner.chain(site::all_pages()).filter_map(|at| at.file());
    let others = others.map(|file| {
        let texts = texts_of(&file).unwrap_or_else(|| panic!("{file} does not say what it needs"));
        (file, texts)
    });
    let pages: Vec<(String, String)> = [overview].into_iter().chain(others).collect();
    assert!(pages.len() > 35, "{}", pages.len());
    for language in OTHERS {
        let loaded = |(page, texts): &(String, String)| {
            let names = format!("lang/{{}}.txt {texts}").replace("{}", language);
            let bytes: u64 = size("words") + names.split(' ').map(size).sum::<u64>();
            assert!(
                bytes <= CHOSEN_BYTES,
                "{language} loads {bytes} bytes on {page}"
            );
            bytes
        };
        let bytes: Vec<u64> = pages.iter().map(loaded).collect();
        println!(
            "{language}: {} bytes on the overview, {} to {} elsewhere",
            bytes[0],
            bytes[1..].iter().min().unwrap(),
            bytes[1..].iter().max().unwrap()
        );
    }
    let bytes = ["words", "ruby", "readings.txt"]
        .map(size)
        .iter()
        .sum::<u64>();
    println!("furigana: {bytes} bytes");
    assert!(bytes <= CHOSEN_BYTES, "furigana load {bytes} bytes");
}

/// The texts that a page names for other languages.
pub fn texts_of(file: &str) -> Option<String> {
    let html = std::fs::read_to_string(site::dist().join(file)).unwrap();
    let (_, behind) = html.split_once(" data-texts=\"")?;
    Some(behind.split_once('"')?.0.to_owned())
}

const OTHERS: [&str; 7] = ["ja-easy", "en", "zh-Hans", "ko", "vi", "pt", "fil"];

/// The bytes of a file, or of a part of the program, as a host sends it.
pub fn size(file: &str) -> u64 {
    let files = site::files();
    let found = files.iter().find(|path| {
        let path = path.strip_prefix(site::dist()).unwrap().to_str().unwrap();
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
    const LATER: &str = "performance.getEntriesByType('resource').map(e => e.name.split('/').pop()).filter(n => /^(words|ruby|rest|more)-|json$|txt$/.test(n)).map(n => n.replace(/-[0-9a-f]{16}/, '')).filter((n, at, all) => all.indexOf(n) === at).sort()";
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
            let page_texts = format!("{language}.txt");
            let plan_texts = format!("plan.{language}.txt");
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
        for file in ["rest.wasm", "en.rest.txt", "plan.en.rest.txt"] {
            assert!(loaded.contains(&file), "{file}: {loaded:?}");
        }
        // Once, however many asked for it.
        let texts = "performance.getEntriesByType('resource').filter(e => e.name.endsWith('en.rest.txt')).length";
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
