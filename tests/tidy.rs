//! The layers and habits of the repository, held by reading its files.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The text files below some paths, by their paths from the root.
fn files(paths: &[&str]) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for path in paths {
        collect(&root().join(path), &mut found);
    }
    assert!(!found.is_empty(), "{paths:?} hold no files");
    found.sort();
    found
}

fn collect(path: &Path, found: &mut Vec<(String, String)>) {
    if path.is_dir() {
        for entry in std::fs::read_dir(path).unwrap() {
            collect(&entry.unwrap().path(), found);
        }
    } else if let Ok(text) = std::fs::read_to_string(path) {
        let name = path.strip_prefix(root()).unwrap();
        found.push((name.to_str().unwrap().replace('\\', "/"), text));
    }
}

fn rust(paths: &[&str]) -> Vec<(String, String)> {
    let mut files = files(paths);
    files.retain(|(name, _)| name.ends_with(".rs"));
    files
}

/// Fails with every line of code (not comment) that holds one of the words,
/// but in files that `allowed` lets pass.
#[track_caller]
fn forbid(files: &[(String, String)], words: &[&str], allowed: impl Fn(&str) -> bool) {
    let mut found = Vec::new();
    for (name, text) in files.iter().filter(|(name, _)| !allowed(name)) {
        for (line, number) in text.lines().zip(1..) {
            let code = line.trim_start();
            if !code.starts_with("//") && words.iter().any(|word| code.contains(word)) {
                found.push(format!("{name}:{number}: {code}"));
            }
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

const BROWSER: [&str; 5] = [
    "web_sys",
    "wasm_bindgen",
    "js_sys",
    "gloo",
    "plotters_canvas",
];

#[test]
fn the_core_knows_no_browser() {
    let core = rust(&[
        "src/plan",
        "src/import",
        "src/generate",
        "src/kpi",
        "src/query",
        "src/chart",
        "src/export",
        "src/i18n",
        "src/cli",
        "src/order.rs",
    ]);
    forbid(&core, &BROWSER, |_| false);
    // The command that writes the first page has the page's components do it.
    forbid(&core, &["leptos", "crate::app", "crate::browser"], |name| {
        name.starts_with("src/cli/prerender/")
    });
}

#[test]
fn only_the_app_knows_leptos_and_the_browser_layer_knows_no_app() {
    forbid(&rust(&["src"]), &["leptos"], |name| {
        name.starts_with("src/app/")
    });
    forbid(
        &rust(&["src/browser"]),
        &["crate::app", "crate::query", "crate::i18n"],
        |_| false,
    );
}

/// What the app does to the browser, `src/browser` does for it. The app names
/// the browser's types only where elements are made and where events and
/// elements are handed on.
#[test]
fn only_the_browser_layer_calls_the_browser() {
    forbid(
        &rust(&["src"]),
        &["js_sys", "gloo", "plotters_canvas"],
        |name| name.starts_with("src/browser/"),
    );
    let names_types = [
        "chart.rs",
        "choices.rs",
        "dom.rs",
        "dom/adopt.rs",
        "dom/html.rs",
        "dom/page.rs",
        "drawn.rs",
        "measure_list.rs",
        "parts.rs",
        "root.rs",
        "start.rs",
    ];
    forbid(&rust(&["src"]), &["web_sys", "wasm_bindgen"], |name| {
        let app = name
            .strip_prefix("src/app/")
            .is_some_and(|file| names_types.contains(&file));
        app || name.starts_with("src/browser/")
    });
    forbid(
        &rust(&["src/app"]),
        &["web_sys::window", "window()", "location()", "history()"],
        |_| false,
    );
}

/// Effects act on the outside; what is on the screen is derived. Signals are
/// changed by events alone.
#[test]
fn effects_are_made_where_signals_meet_the_screen() {
    forbid(&rust(&["src/app"]), &["Effect::new"], |name| {
        ["src/app/rx.rs", "src/app/dom/page.rs"].contains(&name)
    });
}

#[test]
fn nothing_is_fetched_from_elsewhere() {
    let allowed = ["http://www.w3.org/2000/svg", "https://json-schema.org/"];
    let mut files = files(&["src", "public", "index.html"]);
    for (_, text) in &mut files {
        for address in allowed {
            *text = text.replace(address, "");
        }
    }
    forbid(
        &files,
        &["http://", "https://", "url(//", "src=\"//", "href=\"//"],
        // What writes the pages names the place that they are published at, and two vocabularies.
        |name| name.starts_with("src/cli/prerender/"),
    );
}

#[test]
fn the_page_has_no_script_or_style_within_it() {
    let html = std::fs::read_to_string(root().join("index.html")).unwrap();
    for tag in html.split("<script").skip(1) {
        let (attributes, rest) = tag.split_once('>').unwrap();
        assert!(attributes.contains(" src="), "<script{attributes}>");
        assert!(
            rest.starts_with("</script>"),
            "<script{attributes}> has content"
        );
    }
    for forbidden in [
        "<style",
        " style=",
        " onload=",
        " onclick=",
        " onerror=",
        "javascript:",
    ] {
        assert!(!html.contains(forbidden), "{forbidden}");
    }
}

#[test]
fn markup_is_never_made_of_text() {
    forbid(
        &files(&["src", "public/loader.js"]),
        &[
            "inner_html",
            "innerHTML",
            "set_outer_html",
            "insertAdjacentHTML",
            "document.write",
            "eval(",
        ],
        |_| false,
    );
}

#[test]
fn nothing_is_left_for_later_and_no_test_is_skipped() {
    // Put together, so that this file does not find itself.
    let words = [
        concat!("to", "do!("),
        concat!("unimpl", "emented!("),
        concat!("db", "g!("),
        concat!("#[ig", "nore"),
        concat!("FIX", "ME"),
    ];
    forbid(&rust(&["src", "tests", "xtask/src"]), &words, |_| false);
}

#[test]
fn colours_are_defined_in_the_style_and_the_palette() {
    for (name, text) in files(&["src", "public/loader.js", "index.html"]) {
        if name == "src/chart/palette.rs" {
            continue;
        }
        for (line, number) in text.lines().zip(1..) {
            let colour = line.split('#').skip(1).any(|rest| {
                let digits = rest.bytes().take_while(u8::is_ascii_hexdigit).count();
                let after = rest[digits..].chars().next();
                matches!(digits, 6 | 8) && !after.is_some_and(|c| c.is_alphanumeric() || c == '-')
            });
            assert!(!colour, "{name}:{number}: {line}");
        }
    }
}

#[test]
fn the_top_level_holds_what_one_expects() {
    const EXPECTED: [&str; 23] = [
        ".cargo",
        ".ci",
        ".git",
        ".gitignore",
        "Cargo.lock",
        "Cargo.toml",
        "Trunk.toml",
        "clippy.toml",
        "index.html",
        "public",
        "seeds",
        "src",
        "tests",
        "xtask",
        "README.md",
        "README.ja.md",
        "LICENSE",
        "LICENSE-APACHE",
        "LICENSE-MIT",
        // Made by building and testing; not committed.
        "target",
        "dist",
        "dist-test",
        "proptest-regressions",
    ];
    for entry in std::fs::read_dir(root()).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        assert!(EXPECTED.contains(&name.as_str()), "{name} at the top level");
    }
}

#[test]
fn files_have_one_job() {
    const LINES: usize = 330;
    // One list each: all types of the format, all messages of the language.
    const LISTS: [&str; 2] = ["src/plan/model.rs", "src/i18n/ja.rs"];
    for (name, text) in rust(&["src"]) {
        let tests = name.ends_with("/tests.rs") || name.contains("/tests/");
        let lines = text.lines().count();
        assert!(
            lines <= LINES || tests || LISTS.contains(&name.as_str()),
            "{name} has {lines} lines"
        );
    }
}
