//! The tools of the web build: Trunk, wasm-bindgen's command line, wasm-opt and esbuild.

use crate::cache::{self, Cache};
use crate::run::{self, minutes, step};
use crate::{npm, versions};
use anyhow::{Context, Result};
use std::path::{Path, PathBuf};
use std::process::Command;

/// The folders to put before PATH, so that Trunk finds the tools instead of downloading them.
pub struct Tools {
    pub folders: Vec<PathBuf>,
    pub wasm_bindgen_version: String,
    /// The folder with wasm-opt and wasm-metadce.
    pub binaryen: PathBuf,
    pub esbuild: PathBuf,
}

impl Tools {
    pub fn path(&self) -> Result<std::ffi::OsString> {
        let path = std::env::var_os("PATH").unwrap_or_default();
        let folders = self
            .folders
            .iter()
            .cloned()
            .chain(std::env::split_paths(&path));
        std::env::join_paths(folders).context("a folder in PATH cannot be written into it")
    }
}

pub fn ensure(cache: &Cache) -> Result<Tools> {
    let wasm_bindgen_version = versions::wasm_bindgen()?;
    let mut folders = Vec::new();
    folders.extend(cargo_tool(
        cache,
        &CargoTool {
            package: "trunk",
            binary: "trunk",
            version: versions::TRUNK,
            // Its features are all about downloading and serving over TLS, which is not asked of it here.
            options: &["--no-default-features"],
            expect: "3 to 8 minutes",
        },
    )?);
    folders.extend(cargo_tool(
        cache,
        &CargoTool {
            package: "wasm-bindgen-cli",
            binary: "wasm-bindgen",
            version: &wasm_bindgen_version,
            options: &[],
            expect: "1 to 3 minutes",
        },
    )?);
    let esbuild = npm::package(cache, "esbuild", versions::ESBUILD)?;
    Ok(Tools {
        folders,
        wasm_bindgen_version,
        binaryen: npm::package(cache, "binaryen", versions::BINARYEN)?.join("bin"),
        esbuild: esbuild.join("bin/esbuild"),
    })
}

/// The unused-dependency check; `None` means that it is on PATH already.
pub fn machete(cache: &Cache) -> Result<Option<PathBuf>> {
    cargo_tool(
        cache,
        &CargoTool {
            package: "cargo-machete",
            binary: "cargo-machete",
            version: versions::CARGO_MACHETE,
            options: &[],
            expect: "about a minute",
        },
    )
}

/// What drives Firefox.
pub fn geckodriver(cache: &Cache) -> Result<PathBuf> {
    let tool = CargoTool {
        package: "geckodriver",
        binary: "geckodriver",
        version: versions::GECKODRIVER,
        options: &[],
        expect: "2 to 4 minutes",
    };
    match cargo_tool(cache, &tool)? {
        Some(folder) => Ok(folder.join(tool.binary)),
        None => run::find(&[tool.binary]).context("geckodriver is not on PATH any more"),
    }
}

struct CargoTool<'a> {
    package: &'a str,
    binary: &'a str,
    version: &'a str,
    options: &'a [&'a str],
    expect: &'a str,
}

/// The folder with the binary, or `None` when PATH has it in this very version.
fn cargo_tool(cache: &Cache, tool: &CargoTool) -> Result<Option<PathBuf>> {
    if on_path(tool.binary, tool.version) {
        return Ok(None);
    }
    let CargoTool {
        package,
        version,
        expect,
        ..
    } = tool;
    let folder = cache.ensure(package, version, |folder| {
        step(&format!(
            "Installing {package} {version} with cargo ({expect}, once per machine)."
        ));
        let target = cache.scratch(package)?;
        // The versions in the tool's own lock file first; when one of them is not to be had, the newest that fit.
        let done = install(cache, tool, folder, &target, true).or_else(|error| {
            step(&format!(
                "{package} cannot be built from its own lock file ({}); trying without it.",
                error.root_cause()
            ));
            install(cache, tool, folder, &target, false)
        });
        cache::remove(&target)?;
        done.with_context(|| {
            format!("install it by hand: cargo install {package} --version ={version}")
        })
    })?;
    Ok(Some(folder.join("bin")))
}

fn install(
    cache: &Cache,
    tool: &CargoTool,
    folder: &Path,
    target: &Path,
    locked: bool,
) -> Result<()> {
    let mut command = Command::new("cargo");
    command.args([
        "install",
        tool.package,
        "--version",
        &format!("={}", tool.version),
    ]);
    command
        .args(tool.options)
        .args(locked.then_some("--locked"));
    command
        .arg("--root")
        .arg(folder)
        .arg("--target-dir")
        .arg(target);
    // Not in the checkout: its settings are not meant for other people's packages.
    command
        .current_dir(target)
        .env_remove("RUSTFLAGS")
        .env_remove("CARGO_BUILD_TARGET");
    // These run for seconds a day; building them must not take longer than they will ever save.
    command.envs([
        ("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1"),
        ("CARGO_PROFILE_RELEASE_LTO", "off"),
        ("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16"),
        ("CARGO_PROFILE_RELEASE_DEBUG", "0"),
    ]);
    run::quiet(&mut command, &cache.log(tool.package), minutes(15))
}

fn on_path(binary: &str, version: &str) -> bool {
    run::find(&[binary]).is_some()
        && run::output(Command::new(binary).arg("--version")).is_ok_and(|text| says(&text, version))
}

/// Whether a line such as `trunk 0.21.14` names this version.
fn says(text: &str, version: &str) -> bool {
    text.split_whitespace().any(|word| word == version)
}

#[cfg(test)]
mod tests {
    use super::says;

    #[test]
    fn versions_are_compared_whole() {
        assert!(says("trunk 0.21.14", "0.21.14"));
        assert!(!says("wasm-bindgen 0.2.130", "0.2.13"));
    }
}
