//! The importer: the printed plan's text, its profile, the CSV of actuals.

use keikaku::import::{import, print};
use keikaku::plan::load;
use std::sync::LazyLock;

const TEXT: &str = "seeds/000_b282a9ae02982fa6.txt";
const PROFILE: &str = "seeds/ageo.profile.json";
const ACTUALS: &str = "seeds/ageo-kpi-actuals.csv";

/// Between the files in one input. What is left empty or out is the real file.
const BETWEEN: u8 = 0;

/// The real files; parts of the text, each with the real profile; the other files alone.
pub fn seeds() -> Vec<Vec<u8>> {
    let (text, profile, actuals) = (
        crate::file(TEXT),
        crate::file(PROFILE),
        crate::file(ACTUALS),
    );
    let lines: Vec<&[u8]> = text.split_inclusive(|byte| *byte == b'\n').collect();
    let parts = lines.chunks(60).map(<[_]>::concat);
    let all = [text.as_slice(), &profile, &actuals].join(&BETWEEN);
    let alone = [[b"".as_slice(), &profile, b""], [b"", b"", &actuals]];
    let alone = alone.map(|files| files.join(&BETWEEN));
    std::iter::once(all).chain(alone).chain(parts).collect()
}

pub fn run(bytes: &[u8]) {
    static REAL: LazyLock<[Vec<u8>; 3]> =
        LazyLock::new(|| [TEXT, PROFILE, ACTUALS].map(crate::file));
    let mut files = bytes.splitn(3, |byte| *byte == BETWEEN);
    let [text, profile, actuals] = &*REAL;
    let mut next = |real| files.next().filter(|file| !file.is_empty()).unwrap_or(real);
    let imported = import(next(text), next(profile), Some(next(actuals)));
    for found in &imported.found {
        assert!(!found.problem.to_string().is_empty());
    }
    match imported.plan {
        None => assert!(!imported.found.is_empty(), "no plan, and nothing said"),
        Some(plan) => {
            assert!(imported.coverage.unaccounted.is_empty());
            let loaded = load(print(&plan).unwrap().as_bytes());
            assert_eq!(loaded.problems, [], "what was imported can be read");
        }
    }
}
