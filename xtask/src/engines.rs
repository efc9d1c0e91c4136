//! The other two browser engines that the tests drive beside Chromium: Firefox, and WebKit as
//! WebKitGTK has it. Both are Debian's; WebKit needs a screen, which Xvfb plays, and a Japanese
//! locale, from which it takes the language that it asks pages for.

use crate::cache::Cache;
use crate::run::{self, minutes, step};
use crate::versions::{DEBIAN_FIREFOX, DEBIAN_WEBKIT};
use crate::{debian, tools};
use anyhow::{Context, Result};
use std::path::{Path, PathBuf};
use std::process::Command;

/// Which engines are tested: names with commas. All three where it is not set.
pub const ENGINES: &str = "KEIKAKU_ENGINES";

/// Set to use another one than the first on PATH.
pub const FIREFOX: &str = "KEIKAKU_FIREFOX";
pub const GECKODRIVER: &str = "KEIKAKU_GECKODRIVER";
pub const WEBKIT: &str = "KEIKAKU_WEBKIT";
pub const WEBKIT_DRIVER: &str = "KEIKAKU_WEBKITDRIVER";
pub const XVFB: &str = "KEIKAKU_XVFB";
/// A folder with the locale `LOCALE`.
pub const LOCALES: &str = "KEIKAKU_LOCALES";

pub const LOCALE: &str = "ja_JP.UTF-8";

/// Whether an engine is to be tested.
pub fn wanted(name: &str) -> bool {
    is_named(std::env::var(ENGINES).ok().as_deref(), name)
}

fn is_named(names: Option<&str>, name: &str) -> bool {
    names.is_none_or(|names| names.split(',').any(|one| one.trim() == name))
}

/// The variables that tell the tests where everything is.
pub type Found = Vec<(&'static str, PathBuf)>;

pub fn ensure(cache: &Cache) -> Result<Found> {
    let mut found = Vec::new();
    if wanted("firefox") {
        let firefox = installed(cache, find_firefox, DEBIAN_FIREFOX, "Firefox ESR")?;
        let geckodriver = match given(GECKODRIVER) {
            Some(driver) => driver,
            None => tools::geckodriver(cache).with_context(|| without("Firefox"))?,
        };
        found.extend([(FIREFOX, firefox), (GECKODRIVER, geckodriver)]);
    }
    if wanted("webkit") {
        found.extend(installed(cache, find_webkit, DEBIAN_WEBKIT, "WebKitGTK")?);
        let locales = match given(LOCALES) {
            Some(folder) => folder,
            None => locale(cache).with_context(|| without("WebKit"))?,
        };
        found.push((LOCALES, locales));
    }
    Ok(found)
}

/// What is found, after an installation where it is not.
fn installed<T>(
    cache: &Cache,
    find: impl Fn() -> Option<T>,
    packages: &[&str],
    name: &str,
) -> Result<T> {
    if let Some(found) = find() {
        return Ok(found);
    }
    debian::install(cache, packages, "about a minute").with_context(|| without(name))?;
    find().with_context(|| format!("{name} was installed, but is not where it is looked for"))
}

fn without(name: &str) -> String {
    format!(
        "the browser tests run in {name}, too; to leave it out, name the engines that are there: \
         {ENGINES}=chromium"
    )
}

fn find_firefox() -> Option<PathBuf> {
    given(FIREFOX).or_else(|| run::find(&["firefox-esr", "firefox"]))
}

fn find_webkit() -> Option<Found> {
    Some(vec![
        (WEBKIT, given(WEBKIT).or_else(mini_browser)?),
        (
            WEBKIT_DRIVER,
            given(WEBKIT_DRIVER).or_else(|| run::find(&["WebKitWebDriver"]))?,
        ),
        (XVFB, given(XVFB).or_else(|| run::find(&["Xvfb"]))?),
    ])
}

/// The browser that WebKitGTK brings for tests: not on PATH, but in a folder of the library's.
fn mini_browser() -> Option<PathBuf> {
    const PLACE: &str = "webkit2gtk-4.1/MiniBrowser";
    let of_architecture = std::fs::read_dir("/usr/lib").ok()?.flatten();
    of_architecture
        .map(|entry| entry.path())
        .chain(["/usr/lib", "/usr/libexec"].map(PathBuf::from))
        .map(|folder| folder.join(PLACE))
        .find(|file| file.is_file())
}

/// The locale, in a folder of the cache: that of the machine stays as it is.
fn locale(cache: &Cache) -> Result<PathBuf> {
    cache.ensure("locale", LOCALE, |folder| {
        step(&format!("Making the locale {LOCALE} (seconds)."));
        let mut localedef = Command::new("localedef");
        localedef.args(["-i", "ja_JP", "-f", "UTF-8", "--no-archive"]);
        localedef.arg(folder.join(LOCALE));
        run::quiet(&mut localedef, &cache.log("localedef"), minutes(2))
            .context("`localedef` did not work (Debian: apt-get install locales)")
    })
}

fn given(variable: &str) -> Option<PathBuf> {
    let path = std::env::var_os(variable).map(PathBuf::from);
    path.filter(|path: &PathBuf| Path::exists(path))
}

#[cfg(test)]
mod tests {
    use super::is_named;

    #[test]
    fn all_engines_are_tested_unless_some_are_named() {
        assert!(is_named(None, "webkit"));
        assert!(is_named(Some("chromium, firefox"), "firefox"));
        assert!(!is_named(Some("chromium,firefox"), "webkit"));
    }
}
