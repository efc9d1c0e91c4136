//! What once broke something, and what the search starts from, run again.
#![allow(clippy::unwrap_used)]

use fuzz::{TARGETS, Target, root};
use std::sync::mpsc;
use std::time::Duration;

/// Nothing takes a second; what takes this long does not end.
const PATIENCE: Duration = Duration::from_secs(120);

/// Runs it in a thread of its own, which can be given up.
fn check(target: &Target, name: &str, bytes: Vec<u8>) {
    let run = target.run;
    let (done, ended) = mpsc::channel();
    std::thread::spawn(move || {
        run(&bytes);
        let _ = done.send(());
    });
    let ended = ended.recv_timeout(PATIENCE);
    assert!(
        ended.is_ok(),
        "{name}: {}",
        match ended {
            Err(mpsc::RecvTimeoutError::Timeout) => "it does not end",
            _ => "it stopped; see above",
        }
    );
}

#[test]
fn what_the_search_starts_from() {
    for target in &TARGETS {
        for (number, seed) in (target.seeds)().into_iter().enumerate() {
            check(target, &format!("{} {number}", target.name), seed);
        }
    }
}

#[test]
fn what_was_found_once() {
    let mut found = 0;
    for entry in std::fs::read_dir(root("tests/fixtures/fuzz")).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        let target = TARGETS.iter().find(|target| name.starts_with(target.name));
        let target = target.unwrap_or_else(|| panic!("{name} begins with no target's name"));
        check(target, &name, std::fs::read(&path).unwrap());
        found += 1;
    }
    assert!(found > 0);
}
