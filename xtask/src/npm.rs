//! Packages from npm, kept in the cache: the checkout never gets a `node_modules`.

use crate::cache::Cache;
use crate::project;
use crate::run::{self, minutes, step};
use anyhow::{Context, Result};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{fs, io};

/// The folder of one package in one version.
pub fn package(cache: &Cache, name: &str, version: &str) -> Result<PathBuf> {
    // A scope is a folder in the cache as well, but not among the logs.
    let log = cache.log(&name.replace('/', "-"));
    let folder = cache.ensure(name, version, |folder| {
        step(&format!("Installing {name} {version} with npm (seconds)."));
        fs::write(folder.join("package.json"), "{\"private\":true}")?;
        let mut npm = npm(folder);
        npm.args([
            "install",
            "--ignore-scripts",
            "--save-exact",
            &format!("{name}@{version}"),
        ]);
        run::quiet(&mut npm, &log, minutes(5))
            .with_context(|| by_hand(&format!("npm install {name}@{version}")))
    })?;
    Ok(folder.join("node_modules").join(name))
}

/// A copy of a folder of the checkout (with package.json and package-lock.json) in which its
/// scripts find their packages.
///
/// Installed once per lock file; the scripts themselves are copied anew at each call.
pub fn project(cache: &Cache, folder: &Path) -> Result<PathBuf> {
    let name = folder
        .file_name()
        .map(|name| name.to_string_lossy().into_owned())
        .unwrap_or_default();
    let lock = folder.join("package-lock.json");
    let text = fs::read(&lock).with_context(|| format!("cannot read {}", lock.display()))?;
    let installed = cache.ensure(&format!("npm-{name}"), &hash(&text), |part| {
        step(&format!(
            "Installing the npm packages of {} (seconds).",
            folder.display()
        ));
        fs::copy(folder.join("package.json"), part.join("package.json"))?;
        fs::copy(&lock, part.join("package-lock.json"))?;
        run::quiet(
            npm(part).args(["ci", "--ignore-scripts"]),
            &cache.log(&format!("npm-{name}")),
            minutes(5),
        )
        .with_context(|| by_hand("npm ci"))
    })?;
    // Node looks for packages in the folders above a script, so the copy stands beside `node_modules`;
    // one copy per checkout, because two of them may differ.
    let copy = installed.join(hash(&project::root()));
    crate::cache::remove(&copy)?;
    copy_folder(folder, &copy)?;
    Ok(copy)
}

fn npm(folder: &Path) -> Command {
    let mut npm = Command::new("npm");
    npm.current_dir(folder)
        .args(["--no-audit", "--no-fund", "--loglevel=error"]);
    npm
}

fn by_hand(what: &str) -> String {
    format!(
        "`{what}` did not work; Node.js and npm are needed: `apt-get install nodejs npm` on Debian"
    )
}

/// The same for the same value, on every machine.
pub fn hash(value: &(impl Hash + ?Sized)) -> String {
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    format!("{:016x}", hasher.finish())
}

/// Copies a folder with all in it but `node_modules`.
pub fn copy_folder(from: &Path, to: &Path) -> io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            if entry.file_name() != "node_modules" {
                copy_folder(&entry.path(), &target)?;
            }
        } else {
            fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}
