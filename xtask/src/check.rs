//! What must hold before anything is tested: formatting, lints, no unused dependency.

use crate::build;
use crate::cache::Cache;
use crate::project::{self, PACKAGE, WEB_BINARY};
use crate::run::{self, step};
use crate::tools;
use crate::wasm_target::{self, TARGET, Toolchain};
use anyhow::{Context, Result};
use std::path::Path;
use std::process::Command;

/// The command `check`.
pub fn run() -> Result<()> {
    formatting()?;
    let (toolchain, machete) = {
        let cache = Cache::open()?;
        (wasm_target::ensure(&cache)?, tools::machete(&cache)?)
    };
    lints(toolchain)?;
    unused_dependencies(machete.as_deref())?;
    step("Checked: formatting, lints, dependencies.");
    Ok(())
}

fn formatting() -> Result<()> {
    step("Checking the formatting.");
    run::visible(cargo().args(["fmt", "--all", "--check"]))
        .context("`cargo fmt --all` mends it (`rustup component add rustfmt` if it is missing)")
}

fn lints(toolchain: Toolchain) -> Result<()> {
    const ERRORS: [&str; 3] = ["--", "--deny", "warnings"];
    const MISSING: &str =
        "clippy found something to mend (`rustup component add clippy` if it is missing)";
    step("Linting the native build.");
    let mut native = cargo();
    native
        .args(["clippy", "--quiet", "--workspace", "--all-targets"])
        .args(ERRORS);
    run::visible(&mut native).context(MISSING)?;
    step("Linting the native build with what writes pages and pictures.");
    let mut with_features = cargo();
    with_features
        .args(["clippy", "--quiet", "--package", PACKAGE, "--all-targets"])
        .args(["--features", build::FEATURES])
        .args(ERRORS);
    run::visible(&mut with_features).context(MISSING)?;
    step("Linting the WebAssembly build.");
    let mut wasm = cargo();
    wasm.args([
        "clippy",
        "--quiet",
        "--package",
        PACKAGE,
        "--lib",
        "--bin",
        WEB_BINARY,
        "--target",
        TARGET,
    ]);
    run::visible(toolchain.choose(wasm.args(ERRORS))).context(MISSING)
}

fn unused_dependencies(folder: Option<&Path>) -> Result<()> {
    step("Looking for unused dependencies.");
    let program = folder.map_or("cargo-machete".into(), |folder| {
        folder.join("cargo-machete")
    });
    run::visible(Command::new(program).current_dir(project::root()))
        .context("remove the unused dependency from its Cargo.toml")
}

fn cargo() -> Command {
    let mut cargo = Command::new("cargo");
    cargo.current_dir(project::root());
    cargo
}
