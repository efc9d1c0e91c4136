//! The markup is valid: of every page as a file, and as it stands in the browser.

use crate::page::{Page, visit, visit_at};
use crate::server::{Answer, serve};
use crate::site::{self, given};
use crate::states::{self, DIALOGS, LANGUAGES, WITHIN};
use serde_json::json;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// Writes the page as it stands now.
fn keep(page: &Page, folder: &Path, name: &str, found: &mut Vec<PathBuf>) {
    let text = page.text_of("'<!DOCTYPE html>\\n' + document.documentElement.outerHTML");
    let path = folder.join(format!("{name}.html"));
    std::fs::write(&path, text).unwrap();
    found.push(path);
}

/// What is wrong in these files.
fn validate(files: &[PathBuf]) -> Vec<String> {
    let mut node = Command::new("node")
        .arg(given(xtask::test::HTML))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("Node.js starts");
    let names: Vec<_> = files.iter().map(|file| file.to_string_lossy()).collect();
    let mut input = node.stdin.take().unwrap();
    input.write_all(names.join("\n").as_bytes()).unwrap();
    drop(input);
    let answer = node.wait_with_output().unwrap();
    assert!(answer.status.success(), "the validator ends well");
    serde_json::from_slice(&answer.stdout).unwrap()
}

#[test]
fn every_page_is_valid() {
    let folder = given(xtask::test::DIST_TEST).join("html");
    std::fs::create_dir_all(&folder).unwrap();
    let mut files = site::files();
    files.retain(|file| file.extension().is_some_and(|kind| kind == "html"));
    assert!(files.len() > 40, "{files:?}");
    visit(|page| {
        page.expect_error("offline-off.txt");
        let kinds: Vec<_> = states::kinds().collect();
        for state in kinds
            .iter()
            .chain(&DIALOGS)
            .chain(&WITHIN)
            .chain(&LANGUAGES)
        {
            state.show(page);
            keep(page, &folder, state.name, &mut files);
        }
    });
    visit_at(&serve(&[("plan.json", Answer::status(404))]), |page| {
        page.expect_error("plan.json");
        page.open("");
        keep(page, &folder, "no-plan", &mut files);
    });
    let broken = json!({ "title": "計画", "sections": [12] }).to_string();
    visit_at(&serve(&[("plan.json", Answer::body(broken))]), |page| {
        page.open("");
        keep(page, &folder, "broken-plan", &mut files);
    });
    let found = validate(&files);
    assert!(found.is_empty(), "{}", found.join("\n"));
}
