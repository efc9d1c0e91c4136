//! What each job needs on the machine, in the order in which it is installed.

use crate::browsers::{self, Browsers};
use crate::cache::Cache;
use crate::engines;
use crate::fonts::{self, Fonts};
use crate::npm;
use crate::project;
use crate::release::{self, Release};
use crate::run::step;
use crate::tools::{self, Tools};
use crate::versions;
use crate::wasm_target::{self, Toolchain};
use anyhow::Result;
use std::path::PathBuf;

/// The folder of the script that validates HTML.
const HTML: &str = "tests/e2e/html";

/// For building the web app.
pub struct Web {
    pub release: Release,
    pub tools: Tools,
    /// For the pictures of link previews; without it the site has none.
    pub fonts: Option<Fonts>,
}

/// For the browser tests.
pub struct Testing {
    pub browsers: Browsers,
    /// The other engines, as the tests are told of them.
    pub engines: engines::Found,
    /// axe.min.js, the accessibility checker that tests run in the page.
    pub axe: PathBuf,
    /// The script that validates HTML, with html-validate beside it.
    pub html: PathBuf,
}

pub fn web(cache: &Cache) -> Result<Web> {
    let release = release::ensure(cache)?;
    let tools = tools::ensure(cache)?;
    let fonts = fonts::ensure(cache);
    Ok(Web {
        release,
        tools,
        fonts,
    })
}

pub fn testing(cache: &Cache) -> Result<Testing> {
    let browsers = browsers::ensure(cache)?;
    let engines = engines::ensure(cache)?;
    let axe = npm::package(cache, "axe-core", versions::AXE_CORE)?.join("axe.min.js");
    let html = npm::project(cache, &project::root().join(HTML))?.join("validate.js");
    Ok(Testing {
        browsers,
        engines,
        axe,
        html,
    })
}

/// The command `setup`.
pub fn everything() -> Result<()> {
    let cache = Cache::open()?;
    let web = web(&cache)?;
    // The checks need the target even where the site is compiled without it.
    wasm_target::ensure(&cache)?;
    tools::machete(&cache)?;
    let testing = testing(&cache)?;
    step(&format!(
        "Ready: Trunk {}, wasm-bindgen {}, Binaryen {}, esbuild {}, cargo-machete {}, axe-core {}.",
        versions::TRUNK,
        web.tools.wasm_bindgen_version,
        versions::BINARYEN,
        versions::ESBUILD,
        versions::CARGO_MACHETE,
        versions::AXE_CORE,
    ));
    step(&format!(
        "WebAssembly is compiled by the {} toolchain{}; tests drive {}.",
        if web.release.toolchain == Toolchain::Debian {
            "Debian"
        } else {
            "default"
        },
        if web.release.std_from_source {
            ", its standard library included"
        } else {
            ""
        },
        engines_of(&testing),
    ));
    Ok(())
}

fn engines_of(testing: &Testing) -> String {
    let others = testing.engines.iter();
    let others = others.filter(|(name, _)| [engines::FIREFOX, engines::WEBKIT].contains(name));
    let all = std::iter::once(&testing.browsers.chromium).chain(others.map(|(_, path)| path));
    let all: Vec<String> = all.map(|path| path.display().to_string()).collect();
    all.join(", ")
}
