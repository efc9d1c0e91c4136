//! What takes input from outside, run with any bytes: nothing may panic, run
//! over, contradict itself or take long.
//!
//! `cargo xtask fuzz` looks for bytes that break it, with libFuzzer, which
//! follows what of the code they reach. What it found is in
//! `tests/fixtures/fuzz`, and `replay.rs` runs it with every `cargo test`.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

pub mod import;
pub mod mutate;
pub mod plan;
pub mod url;

use std::path::{Path, PathBuf};

/// Something that takes input from outside.
pub struct Target {
    /// Also how the files of its findings begin, and the module's name.
    pub name: &'static str,
    pub run: fn(&[u8]),
    /// What it starts from.
    pub seeds: fn() -> Vec<Vec<u8>>,
}

pub const TARGETS: [Target; 3] = [
    Target {
        name: "plan",
        run: plan::run,
        seeds: plan::seeds,
    },
    Target {
        name: "import",
        run: import::run,
        seeds: import::seeds,
    },
    Target {
        name: "url",
        run: url::run,
        seeds: url::seeds,
    },
];

/// A path in the checkout.
#[must_use]
pub fn root(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../..")
        .join(path)
}

fn file(path: &str) -> Vec<u8> {
    let path = root(path);
    std::fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}
