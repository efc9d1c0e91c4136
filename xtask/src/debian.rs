//! What Debian's packages give: installing them, and its Rust made fit for WebAssembly.
//!
//! Debian's `rustc-web` has no library for wasm32 but has its source. It is built once, put where
//! the compiler looks for it, and rustup is told of that compiler under a name of its own, so the
//! project itself needs neither nightly nor `-Z build-std`.

use crate::cache::{self, Cache};
use crate::run::{self, minutes, step};
use crate::versions::DEBIAN_RUST;
use crate::wasm_target::{TARGET, has_std};
use anyhow::{Context, Result, bail};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// rustup's name for Debian's Rust.
pub const TOOLCHAIN: &str = "keikaku-debian";

const SYSROOT: &str = "/usr";

pub fn is_possible() -> bool {
    run::find(&["apt-get"]).is_some() && run::is_root()
}

/// Installs Debian packages, or says how to when that is not for this user to do.
pub fn install(cache: &Cache, packages: &[&str], expect: &str) -> Result<()> {
    let line = format!(
        "apt-get update && apt-get install --no-install-recommends {}",
        packages.join(" ")
    );
    if run::find(&["apt-get"]).is_none() {
        bail!(
            "this system has no apt-get; install what Debian calls {}",
            packages.join(", ")
        );
    }
    if !run::is_root() {
        bail!("apt-get needs root; run this and try again:\n  sudo sh -c '{line}'");
    }
    step(&format!(
        "Installing Debian's {} ({expect}).",
        packages.join(", ")
    ));
    let apt = |args: &[&str]| {
        let mut apt = Command::new("apt-get");
        apt.args(args).env("DEBIAN_FRONTEND", "noninteractive");
        run::quiet(&mut apt, &cache.log("apt-get"), minutes(15))
    };
    // Another run of apt-get is waited for, not tripped over.
    let mut args = vec![
        "install",
        "--yes",
        "--no-install-recommends",
        "--option",
        "DPkg::Lock::Timeout=300",
    ];
    args.extend(packages);
    apt(&["update", "--quiet"])
        .and_then(|()| apt(&args))
        .with_context(|| format!("install them by hand: {line}"))
}

pub fn is_ready() -> bool {
    has_current_std() && is_linked()
}

pub fn ensure(cache: &Cache) -> Result<()> {
    if is_ready() {
        return Ok(());
    }
    if !has_current_std() {
        install(cache, DEBIAN_RUST, "about 2 minutes")?;
        step(
            "Building the WebAssembly standard library with Debian's Rust (1 to 3 minutes, once per machine).",
        );
        build_std(cache).context("Debian's Rust could not build its own standard library")?;
    }
    if !is_linked() {
        let mut rustup = Command::new("rustup");
        rustup.args(["toolchain", "link", TOOLCHAIN, SYSROOT]);
        run::quiet(&mut rustup, &cache.log("rustup"), minutes(1))?;
    }
    Ok(())
}

/// Whether the library is there: Debian's, or one built here by the compiler that is there now.
fn has_current_std() -> bool {
    let Ok(compiler) = compiler() else {
        return false;
    };
    has_std(Path::new(SYSROOT))
        && fs::read_to_string(stamp()).map_or(true, |built_by| built_by == compiler)
}

fn build_std(cache: &Cache) -> Result<()> {
    let crate_folder = cache.scratch("wasm-std")?;
    fs::create_dir(crate_folder.join("src"))?;
    fs::write(crate_folder.join("src/lib.rs"), "#![no_std]\n")?;
    fs::write(
        crate_folder.join("Cargo.toml"),
        "[package]\nname = \"empty\"\nversion = \"0.0.0\"\nedition = \"2021\"\n[workspace]\n",
    )?;
    let mut cargo = Command::new(Path::new(SYSROOT).join("bin/cargo"));
    cargo
        .current_dir(&crate_folder)
        .args(["build", "--release", "--target", TARGET]);
    cargo.args([
        "-Z",
        "build-std=std,panic_abort,test,proc_macro",
        "--target-dir",
        "target",
    ]);
    // Debian's own rustc by path: the one on PATH may be rustup's.
    cargo
        .env("RUSTC", Path::new(SYSROOT).join("bin/rustc"))
        .env("RUSTC_BOOTSTRAP", "1");
    // Without the bitcode, link-time optimisation of the app ends in "Can't find section .llvmbc".
    cargo.env("RUSTFLAGS", "-Cembed-bitcode=yes");
    for name in [
        "RUSTUP_TOOLCHAIN",
        "LD_LIBRARY_PATH",
        "CARGO",
        "CARGO_ENCODED_RUSTFLAGS",
        "CARGO_TARGET_DIR",
    ] {
        cargo.env_remove(name);
    }
    run::quiet(&mut cargo, &cache.log("wasm-std"), minutes(15))?;
    put_in_place(
        &crate_folder
            .join("target")
            .join(TARGET)
            .join("release/deps"),
    )?;
    cache::remove(&crate_folder)
}

fn put_in_place(built: &Path) -> Result<()> {
    let folder = library();
    // What an older compiler built would be found too, and refused.
    cache::remove(&folder)?;
    fs::create_dir_all(&folder).with_context(|| format!("cannot create {}", folder.display()))?;
    for entry in fs::read_dir(built)?.flatten() {
        let name = entry.file_name();
        let text = name.to_string_lossy();
        if text.ends_with(".rlib") && !text.starts_with("libempty-") {
            fs::copy(entry.path(), folder.join(&name))?;
        }
    }
    fs::write(stamp(), compiler()?)?;
    Ok(())
}

fn library() -> PathBuf {
    Path::new(SYSROOT)
        .join("lib/rustlib")
        .join(TARGET)
        .join("lib")
}

fn stamp() -> PathBuf {
    library().join("built-by.txt")
}

fn compiler() -> Result<String> {
    let mut rustc = Command::new(Path::new(SYSROOT).join("bin/rustc"));
    run::output(
        rustc
            .arg("-vV")
            .env_remove("LD_LIBRARY_PATH")
            .env_remove("RUSTUP_TOOLCHAIN"),
    )
}

/// Where there is no rustup, Debian's Rust is what `cargo` is anyway.
fn is_linked() -> bool {
    if run::find(&["rustup"]).is_none() {
        return true;
    }
    run::output(Command::new("rustup").args(["toolchain", "list"])).is_ok_and(|list| {
        list.lines()
            .any(|line| line.split_whitespace().next() == Some(TOOLCHAIN))
    })
}
