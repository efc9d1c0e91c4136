//! Browsers that are too old for the program, or have part of it switched off:
//! the page as it was written at build, and a sentence.

use crate::page::{Page, visit, visit_at};
use crate::server::{Answer, serve};
use crate::site;
use serde_json::{Value, json};

/// What the program needs, each taken away from a browser that has it.
const LACKS: [&str; 5] = [
    "delete window.WebAssembly",
    "WebAssembly.validate = () => false",
    "delete Element.prototype.replaceChildren",
    "delete window.ResizeObserver",
    "delete window.HTMLDialogElement",
];

const SENTENCE: &str = "#loading [role=alert]";

/// The page can be read and followed by its links, and says what does not work.
#[track_caller]
fn check(page: &Page, lack: &str) {
    page.until(
        &format!("it is said without ({lack})"),
        &format!("document.querySelector('{SENTENCE}')"),
    );
    let said = page.text(SENTENCE);
    assert!(
        said.contains("ページの内容はそのまま読めます") && said.contains("新しいブラウザー"),
        "{said}"
    );
    let seen = format!("document.querySelector('{SENTENCE}').checkVisibility()");
    assert_eq!(page.get(&seen), true);
    assert_eq!(
        page.texts("#loading button").len(),
        0,
        "nothing to try again"
    );
}

fn read(page: &Page, lack: &str) {
    check(page, lack);
    assert_eq!(page.texts("li.dir").len(), 33);
    assert_eq!(page.texts(".card-chart svg").len(), 5);
    page.click(".card h3 a");
    page.until("its page is shown", "document.querySelector('.facts')");
    check(page, lack);
    assert_eq!(page.texts(".chart canvas[width]").len(), 0);
    assert!(page.number("document.querySelectorAll('.chart svg').length") > 0.0);
}

#[test]
fn a_browser_without_what_is_needed_shows_the_page_and_says_so() {
    for lack in LACKS {
        visit(|page| {
            page.expect_error("");
            let before = json!({ "source": lack });
            page.cdp("Page.addScriptToEvaluateOnNewDocument", before);
            page.load("");
            read(page, lack);
        });
    }
}

#[test]
fn a_browser_that_knows_no_modules_is_told_by_a_script_of_its_own() {
    const OWN: &str = "<script nomodule ";
    let changed = |file: &str| {
        let html = std::fs::read_to_string(site::dist().join(file)).unwrap();
        assert_eq!(html.matches(OWN).count(), 1, "{file}");
        // As such a browser takes it: what is a module is nothing to it.
        html.replace(OWN, "<script ")
            .replace("type=\"module\"", "type=\"unknown\"")
    };
    let kpi = "kpi/sns-followers.html";
    let answers = [
        ("index.html", Answer::body(changed("index.html"))),
        (kpi, Answer::body(changed(kpi))),
    ];
    visit_at(&serve(&answers), |page| {
        page.load("");
        read(page, "modules");
    });
    // All others do not even fetch it.
    visit(|page| {
        page.open("");
        let fetched = "performance.getEntriesByType('resource').map(e => e.name).filter(n => n.endsWith('old.js'))";
        assert_eq!(page.get(fetched), json!([]));
        assert_eq!(page.get("document.querySelector('#loading')"), Value::Null);
    });
}

#[test]
fn scripts_are_written_in_words_that_their_readers_know() {
    let old = std::fs::read_to_string(site::dist().join("old.js")).unwrap();
    let code: Vec<&str> = old
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .collect();
    for word in ["=>", "const ", "let ", "`", "?.", "class ", "append("] {
        assert!(!code.concat().contains(word), "old.js has {word}");
    }
    let files = std::fs::read_dir(site::dist()).unwrap();
    let names = files.filter_map(|file| file.unwrap().file_name().into_string().ok());
    let script = names
        .filter(|name| name.starts_with("keikaku-") && name.ends_with(".js"))
        .last()
        .unwrap();
    let script = std::fs::read_to_string(site::dist().join(script)).unwrap();
    let after = |mark: &str| {
        script
            .split(mark)
            .nth(1)
            .map(|s| s.chars().take(20).collect())
    };
    for mark in ["??", "catch{", "||=", "&&=", "import(", "globalThis."] {
        let found: Option<String> = after(mark);
        assert_eq!(found, None, "the script has {mark}");
    }
    // A condition before a decimal is none: `a?.5:1`.
    let chains = script.split("?.").skip(1);
    let chains: Vec<_> = chains
        .filter(|rest| !rest.starts_with(|c: char| c.is_ascii_digit()))
        .collect();
    assert_eq!(chains.len(), 0);
}
