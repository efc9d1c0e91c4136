//! The release build of the web app into `dist/`.

use crate::cache::Cache;
use crate::project;
use crate::run::{self, step};
use crate::setup::{self, Web};
use crate::{sizes, versions};
use anyhow::{Context, Result};
use std::process::Command;

/// The command `build`.
pub fn run() -> Result<()> {
    build(&setup::web(&Cache::open()?)?)?;
    sizes::print(&project::dist())
}

/// Trunk compiles, runs wasm-bindgen and wasm-opt (see index.html), and names the files by content.
pub fn build(web: &Web) -> Result<()> {
    // Trunk has cargo build without a network, so everything is fetched before.
    step("Fetching the crates that Cargo.lock names (seconds, when they are not there).");
    run::visible(
        Command::new("cargo")
            .args(["fetch", "--locked", "--quiet"])
            .current_dir(project::root()),
    )
    .context("the crates could not be fetched; is the registry within reach?")?;

    step("Building the web app for release (1 to 3 minutes the first time).");
    let mut trunk = Command::new("trunk");
    trunk
        .args(["build", "--release", "--offline", "--dist"])
        .arg(project::dist());
    trunk
        .current_dir(project::root())
        .env("PATH", web.tools.path()?);
    // Other versions than these make Trunk stop instead of building something slightly different.
    trunk.env("TRUNK_TOOLS_WASM_BINDGEN", &web.tools.wasm_bindgen_version);
    trunk.env(
        "TRUNK_TOOLS_WASM_OPT",
        format!("version_{}", versions::wasm_opt_release()),
    );
    trunk.env("TRUNK_SKIP_VERSION_CHECK", "true");
    // Trunk takes only `true` and `false` for it, and stops at the usual `NO_COLOR=1`.
    trunk.env_remove("NO_COLOR");
    run::visible(web.toolchain.choose(&mut trunk))
}
