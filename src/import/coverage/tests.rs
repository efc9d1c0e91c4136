//! The book, when it is wrong.

use super::{Coverage, Ledger};
use crate::import::lines::Source;
use crate::import::passage::Passage;

fn check(enter: impl Fn(&mut Ledger, &Passage), expected: [usize; 7]) {
    let source = Source::new(" 総務課 ");
    let passage: Passage = source
        .lines
        .iter()
        .map(super::Line::span)
        .next()
        .unwrap()
        .into();
    let plan = keikaku_plan(r#"[{"id":"somu","name":"総務課"}]"#);
    let mut ledger = Ledger::default();
    enter(&mut ledger, &passage);
    let c = Coverage::of(&source, &ledger, &plan);
    let lists = [c.unaccounted.len(), c.twice.len(), c.altered.len()];
    let found = [c.characters, c.content, c.labels, c.repeated];
    assert_eq!([found.as_slice(), &lists].concat(), expected);
    assert_eq!(c.is_complete(), lists == [0; 3]);
}

fn keikaku_plan(departments: &str) -> crate::plan::Plan {
    let json = format!(
        r#"{{"format":"keikaku/1","city":{{"name":"市"}},"title":"題","departments":{departments}}}"#
    );
    crate::plan::load(json.as_bytes()).plan.unwrap()
}

#[test]
fn what_is_lost_taken_twice_or_altered_shows() {
    check(|ledger, name| ledger.content(name), [3, 3, 0, 0, 0, 0, 0]);
    check(|ledger, name| ledger.label(name), [3, 0, 3, 0, 0, 0, 0]);
    check(
        |ledger, name| ledger.repeat(name, "x"),
        [3, 0, 0, 3, 0, 0, 0],
    );
    check(|_, _| {}, [3, 0, 0, 0, 1, 0, 0]);
    let half = |name: &Passage| name.split_at('総'.len_utf8()).0;
    check(
        |ledger, name| ledger.content(&half(name)),
        [3, 1, 0, 0, 1, 0, 0],
    );
    let twice = |ledger: &mut Ledger, name: &Passage| {
        ledger.content(name);
        ledger.label(&half(name));
    };
    check(twice, [3, 2, 0, 0, 0, 1, 0]);
    let altered = |ledger: &mut Ledger, name: &Passage| {
        let mut other = name.clone();
        other.spans[0].text = "総務部".to_owned();
        ledger.content(&other);
    };
    check(altered, [3, 3, 0, 0, 0, 0, 1]);
}
