//! A Rust that compiles to WebAssembly: rustup's, or Debian's where rustup's server is out of reach.

use crate::cache::Cache;
use crate::debian;
use crate::project;
use crate::run::{self, minutes, step};
use anyhow::{Context, Result, bail};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

pub const TARGET: &str = "wasm32-unknown-unknown";

/// Set to `rustup` or `debian` to have that one and no other.
pub const CHOICE: &str = "KEIKAKU_WASM_TOOLCHAIN";

const BY_HAND: &str = "add it by hand: rustup target add wasm32-unknown-unknown";

/// The download hangs rather than fails where the server is blocked.
const PATIENCE: Duration = Duration::from_secs(20);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Toolchain {
    /// What `cargo` and `rustc` are on this machine.
    Default,
    /// Debian's Rust under the name that rustup knows it by.
    Debian,
}

impl Toolchain {
    /// Has the program, and whatever it starts, compile with this toolchain.
    pub fn choose(self, command: &mut Command) -> &mut Command {
        match self {
            Toolchain::Default => command,
            // rustup's proxies point the loader at their own toolchain's libraries.
            Toolchain::Debian => command
                .env("RUSTUP_TOOLCHAIN", debian::TOOLCHAIN)
                .env_remove("LD_LIBRARY_PATH")
                .env_remove("CARGO")
                .env_remove("RUSTC"),
        }
    }

    fn has_target(self) -> bool {
        self.sysroot().is_ok_and(|sysroot| has_std(&sysroot))
    }

    pub(crate) fn sysroot(self) -> Result<PathBuf> {
        run::output(self.rustc().args(["--print", "sysroot"])).map(PathBuf::from)
    }

    pub(crate) fn rustc(self) -> Command {
        let mut rustc = Command::new("rustc");
        self.choose(rustc.current_dir(project::root()));
        rustc
    }
}

pub fn ensure(cache: &Cache) -> Result<Toolchain> {
    let choice = std::env::var(CHOICE).unwrap_or_default();
    match choice.as_str() {
        "rustup" => from_rustup(cache),
        "debian" => from_debian(cache),
        "" if Toolchain::Default.has_target() => Ok(Toolchain::Default),
        "" if debian::is_ready() => Ok(Toolchain::Debian),
        "" => from_rustup(cache).or_else(|error| {
            let reason = error.root_cause().to_string();
            step(&format!("rustup could not add {TARGET} ({reason})."));
            from_debian(cache)
                .with_context(|| format!("{BY_HAND}; otherwise Debian's Rust is used"))
        }),
        other => bail!("{CHOICE} is `{other}`; it may be `rustup` or `debian`, or not set"),
    }
}

fn from_rustup(cache: &Cache) -> Result<Toolchain> {
    if Toolchain::Default.has_target() {
        return Ok(Toolchain::Default);
    }
    // With nothing to fall back on, a slow download is better than none.
    let limit = if debian::is_possible() {
        PATIENCE
    } else {
        minutes(5)
    };
    step(&format!(
        "Adding {TARGET} with rustup (at most {} s).",
        limit.as_secs()
    ));
    let mut rustup = Command::new("rustup");
    rustup
        .args(["target", "add", TARGET])
        .current_dir(project::root());
    run::quiet(&mut rustup, &cache.log("rustup"), limit).context(BY_HAND)?;
    if !Toolchain::Default.has_target() {
        bail!("rustup added {TARGET} to another toolchain than the one in use");
    }
    Ok(Toolchain::Default)
}

pub(crate) fn from_debian(cache: &Cache) -> Result<Toolchain> {
    debian::ensure(cache)?;
    if !Toolchain::Debian.has_target() {
        bail!("Debian's Rust is installed, but `rustc` does not use it");
    }
    Ok(Toolchain::Debian)
}

pub(crate) fn has_std(sysroot: &Path) -> bool {
    let folder = sysroot.join("lib/rustlib").join(TARGET).join("lib");
    std::fs::read_dir(folder).is_ok_and(|entries| {
        entries.flatten().any(|entry| {
            let name = entry.file_name();
            let name = name.to_string_lossy();
            name.starts_with("libstd-") && name.ends_with(".rlib")
        })
    })
}
