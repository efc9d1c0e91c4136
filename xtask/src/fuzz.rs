//! The command `fuzz`: looks for input that breaks what reads input (`tests/fuzz`), for a bounded
//! time, with libFuzzer.
//!
//! What follows the code that an input reaches is a pass of LLVM's, which any released compiler has;
//! only the address sanitizer would need a nightly one, and this code has no unsafe parts to look at.

use crate::cache;
use crate::project;
use crate::run::{self, step};
use anyhow::{Context, Result, bail};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};

/// How long it looks where nothing else is said, all targets together.
pub const DEFAULT_SECONDS: u64 = 60;

const PACKAGE: &str = "fuzz";
/// The targets, which `tests/fuzz/lib.rs` lists as well.
const TARGETS: [&str; 3] = ["plan", "import", "url"];
/// The cargo profile: optimized, and with overflow checks and debug assertions.
const PROFILE: &str = "fuzz";

/// Has the compiler count what is reached, and what is compared with what.
const FLAGS: [&str; 6] = [
    "-Cpasses=sancov-module",
    "-Cllvm-args=-sanitizer-coverage-level=4",
    "-Cllvm-args=-sanitizer-coverage-inline-8bit-counters",
    "-Cllvm-args=-sanitizer-coverage-pc-table",
    "-Cllvm-args=-sanitizer-coverage-trace-compares",
    "-Ccodegen-units=1",
];

/// An input that takes longer is a finding, as one that takes more memory.
const HANG_SECONDS: u64 = 10;
const MEMORY_MB: u64 = 2048;
/// The real files are smaller.
const LONGEST_BYTES: u64 = 100_000;

/// Runs all targets, or one finding again.
pub fn run(seconds: u64, replay: Option<&Path>) -> Result<ExitCode> {
    let programs = build()?;
    if let Some(file) = replay {
        return again(&programs, file);
    }
    let folder = project::root().join("target/fuzz");
    let found = folder.join("found");
    fs::create_dir_all(&found)?;
    let before = files(&found)?;
    let seeds = folder.join("seeds");
    cache::remove(&seeds)?;
    let mut write = Command::new("cargo");
    write.args([
        "run",
        "--quiet",
        "--locked",
        "--package",
        PACKAGE,
        "--bin",
        "fuzz-seeds",
        "--",
    ]);
    run::visible(write.arg(&seeds).current_dir(project::root()))?;
    let each = (seconds / TARGETS.len() as u64).max(1);
    for target in TARGETS {
        step(&format!(
            "Looking for {each} s for input that breaks: {target}."
        ));
        let corpus = folder.join("corpus").join(target);
        // Anew: what an earlier run left would first be run again, however long that takes.
        cache::remove(&corpus)?;
        fs::create_dir_all(&corpus)?;
        let log = folder.join(format!("{target}.log"));
        let mut program = Command::new(programs.join(format!("fuzz-{target}")));
        program.arg(&corpus).arg(seeds.join(target));
        program.arg(format!("-max_total_time={each}"));
        program.arg(format!("-max_len={LONGEST_BYTES}"));
        program.args(limits());
        program.arg(format!("-artifact_prefix={}/{target}-", found.display()));
        program
            .stdout(Stdio::null())
            .stderr(fs::File::create(&log)?);
        let status = program.status().context("the program does not start")?;
        let said = fs::read(&log)?;
        let said = String::from_utf8_lossy(&said);
        let last = said
            .lines()
            .rfind(|line| line.starts_with("Done ") || line.starts_with('#'));
        step(last.unwrap_or("It said nothing."));
        if !status.success() && files(&found)? == before {
            bail!("it stopped without a finding; see {}", log.display());
        }
    }
    let new: Vec<PathBuf> = files(&found)?.difference(&before).cloned().collect();
    for file in &new {
        println!(
            "{}\n  again: cargo xtask fuzz --replay {}",
            file.display(),
            file.display()
        );
    }
    Ok(if new.is_empty() {
        ExitCode::SUCCESS
    } else {
        step(
            "What is mended goes to tests/fixtures/fuzz, where `cargo test` runs it from then on.",
        );
        ExitCode::FAILURE
    })
}

/// A finding once more; the beginning of its name says of which target.
fn again(programs: &Path, file: &Path) -> Result<ExitCode> {
    let name = file
        .file_name()
        .and_then(|name| name.to_str())
        .unwrap_or_default();
    let Some(target) = TARGETS.iter().find(|target| name.starts_with(**target)) else {
        bail!(
            "{name} begins with no target's name ({})",
            TARGETS.join(", ")
        );
    };
    let mut program = Command::new(programs.join(format!("fuzz-{target}")));
    let status = program.arg(file).args(limits()).status()?;
    Ok(if status.success() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

fn limits() -> [String; 2] {
    [
        format!("-timeout={HANG_SECONDS}"),
        format!("-rss_limit_mb={MEMORY_MB}"),
    ]
}

/// Builds the programs; gives their folder.
fn build() -> Result<PathBuf> {
    step("Building what is to be broken (a minute the first time).");
    let host = run::output(Command::new("rustc").arg("--version").arg("--verbose"))?;
    let host = host.lines().find_map(|line| line.strip_prefix("host: "));
    let host = host.context("rustc does not say what it compiles for")?;
    let target = project::root().join("target/fuzz");
    let mut cargo = Command::new("cargo");
    // With a target named, the flags leave build scripts and macros alone.
    cargo.args(["build", "--quiet", "--locked", "--package", PACKAGE]);
    cargo.args([
        "--features",
        "libfuzzer",
        "--profile",
        PROFILE,
        "--target",
        host,
    ]);
    cargo
        .arg("--target-dir")
        .arg(&target)
        .current_dir(project::root());
    for target in TARGETS {
        cargo.arg("--bin").arg(format!("fuzz-{target}"));
    }
    cargo.env("CARGO_ENCODED_RUSTFLAGS", FLAGS.join("\x1f"));
    run::visible(&mut cargo)
        .context("the programs could not be built; they need a C++ compiler")?;
    Ok(target.join(host).join(PROFILE))
}

fn files(folder: &Path) -> Result<BTreeSet<PathBuf>> {
    let entries = fs::read_dir(folder)?.map(|entry| Ok(entry?.path()));
    entries.collect()
}
