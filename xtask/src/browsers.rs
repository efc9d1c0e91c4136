//! The browser that the tests drive, and its driver.

use crate::cache::Cache;
use crate::debian;
use crate::run::{self, step};
use crate::versions::DEBIAN_BROWSER;
use anyhow::{Context, Result};
use std::path::PathBuf;
use std::process::Command;

pub struct Browsers {
    pub chromium: PathBuf,
    pub chromedriver: PathBuf,
}

/// Set to use another one than the first on PATH.
pub const CHROMIUM: &str = "KEIKAKU_CHROMIUM";
pub const CHROMEDRIVER: &str = "KEIKAKU_CHROMEDRIVER";

pub fn ensure(cache: &Cache) -> Result<Browsers> {
    if let Some(found) = find() {
        if !has_japanese_font() {
            step(
                "Note: no Japanese font was found, so screenshots will show boxes (Debian: apt-get install fonts-noto-cjk).",
            );
        }
        return Ok(found);
    }
    debian::install(cache, DEBIAN_BROWSER, "about a minute")
        .context("the browser tests need Chromium and chromedriver")?;
    find().context("Chromium was installed, but `chromium` and `chromedriver` are not on PATH")
}

fn find() -> Option<Browsers> {
    Some(Browsers {
        chromium: given(CHROMIUM)
            .or_else(|| run::find(&["chromium", "chromium-browser", "google-chrome"]))?,
        chromedriver: given(CHROMEDRIVER).or_else(|| run::find(&["chromedriver"]))?,
    })
}

fn given(variable: &str) -> Option<PathBuf> {
    std::env::var_os(variable)
        .map(PathBuf::from)
        .filter(|path| path.is_file())
}

/// True as well where fontconfig's list cannot be had: there is nothing to warn of then.
fn has_japanese_font() -> bool {
    run::output(Command::new("fc-list").arg(":lang=ja")).map_or(true, |fonts| !fonts.is_empty())
}
