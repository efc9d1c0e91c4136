//! The tables are whole, and claim nothing that was not tested.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use super::*;
use std::path::PathBuf;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn jis() -> Vec<&'static Criterion> {
    JIS.into_iter().flatten().collect()
}

fn all() -> Vec<&'static Criterion> {
    jis().into_iter().chain(later::CRITERIA).collect()
}

/// In the order of the standard, and each once.
#[track_caller]
fn in_order(criteria: &[&Criterion]) {
    let number = |criterion: &&Criterion| -> Vec<u32> {
        let steps = criterion.id.split('.');
        steps.map(|step| step.parse().unwrap()).collect()
    };
    let ids: Vec<_> = criteria.iter().map(number).collect();
    assert!(ids.iter().all(|id| id.len() == 3));
    assert!(ids.is_sorted_by(|a, b| a < b), "{ids:?}");
}

#[test]
fn every_criterion_has_its_row() {
    let level = |level: &str| jis().iter().filter(|c| c.level == level).count();
    assert_eq!((jis().len(), level("A"), level("AA")), (38, 25, 13));
    in_order(&jis());
    assert_eq!(later::CRITERIA.len(), 18);
    in_order(&later::CRITERIA.iter().collect::<Vec<_>>());
    let mut titles: Vec<_> = all().iter().map(|c| c.title).collect();
    titles.sort_unstable();
    titles.dedup();
    assert_eq!(titles.len(), 56);
    assert!(all().iter().all(|c| ["A", "AA"].contains(&c.level)));
}

/// Whether a test of this name stands in one of the files of that name.
fn is_there(name: &str) -> bool {
    let Some((file, function)) = name.split_once("::") else {
        return false;
    };
    let head = format!("fn {function}()");
    ["tests", "tests/e2e"].iter().any(|folder| {
        let path = root().join(folder).join(format!("{file}.rs"));
        let text = std::fs::read_to_string(path).unwrap_or_default();
        let lines: Vec<&str> = text.lines().map(str::trim).collect();
        lines
            .windows(2)
            .any(|pair| pair[0] == "#[test]" && pair[1].starts_with(&head))
    })
}

#[test]
fn every_test_that_is_named_is_there() {
    assert!(is_there("contrast::texts_and_marks_stand_out"));
    assert!(!is_there("contrast::rgb") && !is_there("contrast") && !is_there("nowhere::at_all"));
    let named = all().into_iter().flat_map(|c| c.tests);
    let missing: Vec<_> = named.filter(|name| !is_there(name)).collect();
    assert!(missing.is_empty(), "not there: {missing:#?}");
}

#[test]
fn nothing_is_claimed_without_a_test() {
    for criterion in all() {
        let tested = !criterion.tests.is_empty() || !criterion.by_hand.is_empty();
        assert!(tested, "{} was not tested", criterion.id);
        let automatic = criterion.result == Result::Absent && !criterion.tests.is_empty();
        assert!(!automatic, "{} is tested and not there", criterion.id);
        let explained = criterion.result != Result::Fails || !criterion.note.is_empty();
        assert!(explained, "{}: why?", criterion.id);
    }
}

#[test]
fn the_tools_are_those_of_the_tests() {
    let versions = std::fs::read_to_string(root().join("xtask/src/versions.rs")).unwrap();
    let axe = versions.split_once("AXE_CORE: &str = \"").unwrap().1;
    let axe = axe.split_once('"').unwrap().0;
    assert!(
        statement::TOOLS.contains(&format!("axe-core {axe}、")),
        "{axe} in {}",
        statement::TOOLS
    );
}
