//! How the web app is compiled for release: together with the standard library, from its source.
//!
//! Without the code that words panics and prints backtraces, that saves about a tenth of what a
//! visitor loads. Where the source cannot be had, the library is used as it is delivered.

use crate::cache::Cache;
use crate::debian;
use crate::project;
use crate::run::{self, step};
use crate::split;
use crate::wasm_target::{self, CHOICE, TARGET, Toolchain};
use anyhow::{Context, Result, bail};
use std::path::PathBuf;
use std::process::Command;
use std::time::Duration;

/// Compiling the library with the app is not stable yet: a released compiler has to be asked for it.
const UNLOCKED: (&str, &str) = ("RUSTC_BOOTSTRAP", "1");
const FROM_SOURCE: &[(&str, &str)] = &[
    UNLOCKED,
    ("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort"),
    ("CARGO_UNSTABLE_BUILD_STD_FEATURES", "optimize_for_size"),
];

/// A panic stops at once; nothing is compiled that would only be read in its message.
const FROM_SOURCE_FLAGS: &[&str] = &[
    "-Zunstable-options",
    "-Cpanic=immediate-abort",
    "-Zlocation-detail=none",
    "-Zfmt-debug=none",
];

/// The download hangs rather than fails where the server is blocked.
const SOURCE_PATIENCE: Duration = Duration::from_secs(60);

/// When it was not to be had, it is not asked for again at every build.
const SOURCE_RETRY: Duration = Duration::from_secs(60 * 60);

/// How the app is compiled for release.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Release {
    pub toolchain: Toolchain,
    pub std_from_source: bool,
}

impl Release {
    /// Has the program, and whatever it starts, compile so.
    pub fn choose(self, command: &mut Command) -> &mut Command {
        self.toolchain.choose(command);
        // Cargo takes the flags from the first of several places: those of the user's are not meant
        // for the site. With a target named, they leave build scripts and macros alone.
        let mut flags: Vec<String> = if self.std_from_source {
            command.envs(FROM_SOURCE.iter().copied());
            FROM_SOURCE_FLAGS.iter().map(|&flag| flag.into()).collect()
        } else {
            // Panics name source files: not with the folders of this machine.
            let hidden = [
                cargo_home(),
                self.toolchain.sysroot().ok(),
                Some(project::root()),
            ]
            .into_iter()
            .flatten();
            hidden
                .map(|folder| format!("--remap-path-prefix={}=.", folder.display()))
                .collect()
        };
        flags.push(split::LINKER_FLAG.into());
        command.env("CARGO_ENCODED_RUSTFLAGS", flags.join("\x1f"))
    }
}

/// In the folder of a compiler that has the source.
const STD_LOCK: &str = "lib/rustlib/src/rust/library/Cargo.lock";

/// With the first toolchain that has the library's source, if any can have it.
pub fn ensure(cache: &Cache) -> Result<Release> {
    let choice = std::env::var(CHOICE).unwrap_or_default();
    let toolchain = match choice.as_str() {
        "" if has_source(Toolchain::Default) => Toolchain::Default,
        "" if debian::is_ready() && has_source(Toolchain::Debian) => Toolchain::Debian,
        "" => match add_source(cache) {
            Ok(()) => Toolchain::Default,
            Err(_) if debian::is_possible() => {
                wasm_target::from_debian(cache).or_else(|_| wasm_target::ensure(cache))?
            }
            Err(_) => wasm_target::ensure(cache)?,
        },
        "rustup" => {
            // Without it there is still the library that comes with the target.
            let _ = add_source(cache);
            Toolchain::Default
        }
        _ => wasm_target::ensure(cache)?,
    };
    match std_source(toolchain) {
        Ok(()) => Ok(Release {
            toolchain,
            std_from_source: true,
        }),
        Err(reason) => {
            step(&format!(
                "Note: the standard library cannot be compiled from source ({reason:#}). \
                 The site will be larger than it need be."
            ));
            Ok(Release {
                toolchain: wasm_target::ensure(cache)?,
                std_from_source: false,
            })
        }
    }
}

/// Whether all is there to compile the standard library; fetches the crates that it needs.
fn std_source(toolchain: Toolchain) -> Result<()> {
    if !has_source(toolchain) {
        bail!("its source is missing; add it by hand: rustup component add rust-src");
    }
    if !takes_flags(toolchain) {
        bail!("this compiler is too old or too new for it");
    }
    let mut fetch = Command::new("cargo");
    fetch
        .args(["fetch", "--locked", "--quiet", "--target", TARGET])
        .current_dir(project::root());
    let release = Release {
        toolchain,
        std_from_source: true,
    };
    run::output(release.choose(&mut fetch))
        .map(|_| ())
        .context("its crates could not be fetched")
}

fn has_source(toolchain: Toolchain) -> bool {
    toolchain
        .sysroot()
        .is_ok_and(|sysroot| sysroot.join(STD_LOCK).is_file())
}

/// Whether this compiler knows the settings.
fn takes_flags(toolchain: Toolchain) -> bool {
    let mut rustc = toolchain.rustc();
    rustc.args(FROM_SOURCE_FLAGS);
    rustc.args(["--target", TARGET, "--print", "cfg"]);
    run::output(rustc.env(UNLOCKED.0, UNLOCKED.1)).is_ok()
}

fn add_source(cache: &Cache) -> Result<()> {
    if has_source(Toolchain::Default) {
        return Ok(());
    }
    let log = cache.log("rust-src");
    let tried = std::fs::metadata(&log).and_then(|log| log.modified());
    if tried.is_ok_and(|tried| tried.elapsed().is_ok_and(|past| past < SOURCE_RETRY)) {
        bail!("rustup could not add it a short while ago");
    }
    step(&format!(
        "Adding the standard library's source with rustup (at most {} s).",
        SOURCE_PATIENCE.as_secs()
    ));
    let mut rustup = Command::new("rustup");
    rustup
        .args(["component", "add", "rust-src"])
        .current_dir(project::root());
    run::quiet(&mut rustup, &log, SOURCE_PATIENCE)
        .inspect_err(|error| step(&format!("It cannot be had: {}.", error.root_cause())))
}

fn cargo_home() -> Option<PathBuf> {
    let given = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    given.or_else(|| std::env::home_dir().map(|home| home.join(".cargo")))
}
