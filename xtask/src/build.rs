//! The release build of the web app into `dist/`.

use crate::cache::Cache;
use crate::fonts::Fonts;
use crate::project;
use crate::run::{self, step};
use crate::setup::{self, Web};
use crate::wasm_target::TARGET;
use crate::{compress, readings, sizes, slim};
use anyhow::{Context, Result};
use std::process::Command;

/// The folder of the site with the pictures for link previews.
pub const PREVIEWS: &str = "preview";

/// What the native program needs to write pages and pictures.
pub const FEATURES: &str = "prerender,previews";

/// The command `build`.
pub fn run(site_url: Option<&str>, single_file: bool) -> Result<()> {
    build(&setup::web(&Cache::open()?)?, site_url)?;
    if single_file {
        single()?;
    }
    sizes::print(&project::dist())
}

/// Trunk compiles and runs wasm-bindgen; what it leaves is made smaller into `dist/`, where the pages
/// are written then. Those name the site's own address where it is known.
pub fn build(web: &Web, site_url: Option<&str>) -> Result<()> {
    // Trunk has cargo build without a network, so everything is fetched before.
    step("Fetching the crates that Cargo.lock names (seconds, when they are not there).");
    run::visible(
        Command::new("cargo")
            .args(["fetch", "--locked", "--quiet"])
            .current_dir(project::root()),
    )
    .context("the crates could not be fetched; is the registry within reach?")?;

    step("Building the web app for release (1 to 3 minutes the first time).");
    let built = project::web_target().join("trunk");
    let mut trunk = Command::new("trunk");
    trunk
        .args(["build", "--release", "--offline", "--dist"])
        .arg(&built);
    trunk
        .current_dir(project::root())
        .env("PATH", web.tools.path()?);
    // Another version than this makes Trunk stop instead of building something slightly different.
    trunk.env("TRUNK_TOOLS_WASM_BINDGEN", &web.tools.wasm_bindgen_version);
    trunk.env("TRUNK_SKIP_VERSION_CHECK", "true");
    // Standard output is for what the commands themselves answer: an address, a table.
    trunk.stdout(std::io::stderr());
    // Trunk takes only `true` and `false` for it, and stops at the usual `NO_COLOR=1`.
    trunk.env_remove("NO_COLOR");
    trunk.env("CARGO_TARGET_DIR", project::web_target());
    run::visible(web.release.choose(&mut trunk))?;

    step("Making it smaller (half a minute).");
    let work = project::web_target().join("slim");
    let linked = project::web_target()
        .join(TARGET)
        .join("release/keikaku-web.wasm");
    slim::slim(&web.tools, &built, &linked, &work, &project::dist())
        .context("what Trunk built could not be made smaller")?;
    // Pages name the pictures that there are.
    match &web.fonts {
        Some(fonts) => previews(fonts)?,
        None => step("Note: the site has no pictures for link previews, for want of their font."),
    }
    languages()?;
    let table = std::fs::read_to_string(project::root().join(readings::TABLE))?;
    std::fs::write(
        project::dist().join("readings.txt"),
        readings::served(&table),
    )?;
    prerender(site_url)?;
    offline()?;
    // The last step: whatever changes a file after this leaves a copy that is another.
    step("Compressing (seconds).");
    compress::folder(&project::dist())
}

/// Writes what translators wrote into the site: the page's messages as `lang/CODE.txt`, the plan's
/// texts as `plan.CODE.txt`.
fn languages() -> Result<()> {
    step("Writing the languages into the site (seconds).");
    let dist = project::dist();
    std::fs::create_dir_all(dist.join("lang"))?;
    for (folder, to) in [("src/i18n/po", "lang/"), ("seeds", "plan.")] {
        for entry in std::fs::read_dir(project::root().join(folder))? {
            let file = entry?.path();
            let named = file
                .file_name()
                .and_then(|name| name.to_str())
                .unwrap_or_default();
            // `en.po`, `ageo.en.po`
            let Some(code) = named
                .strip_suffix(".po")
                .and_then(|name| name.rsplit('.').next())
            else {
                continue;
            };
            let mut keikaku = keikaku("texts");
            keikaku
                .arg(&file)
                .arg("-o")
                .arg(dist.join(format!("{to}{code}.txt")));
            if to == "plan." {
                keikaku.arg("--plan").arg(dist.join("plan.json"));
            }
            run::visible(&mut keikaku).context("a language could not be written")?;
        }
    }
    Ok(())
}

/// Writes the pages of the plan into the site, by the page's own components, compiled natively.
fn prerender(site_url: Option<&str>) -> Result<()> {
    step("Writing the pages into the site (seconds).");
    let mut keikaku = keikaku("prerender");
    keikaku.arg(project::dist());
    if let Some(url) = site_url {
        keikaku.args(["--site-url", url]);
    }
    // Standard output is for what the commands themselves answer: an address, a table.
    keikaku.stdout(std::io::stderr());
    run::visible(&mut keikaku).context("the pages could not be written")
}

/// Lists what a device needs to keep the site, and draws its icons.
fn offline() -> Result<()> {
    step("Listing the files for keeping the site on a device (seconds).");
    let mut keikaku = keikaku("offline");
    keikaku.arg(project::dist());
    run::visible(&mut keikaku).context("the files could not be listed")
}

/// The site as one file.
fn single() -> Result<()> {
    let file = project::dist().join("keikaku.html");
    step(&format!("Writing {} (seconds).", file.display()));
    let mut keikaku = keikaku("single");
    keikaku.arg(project::dist()).arg("-o").arg(file);
    run::visible(&mut keikaku).context("the site could not be written as one file")
}

/// Draws the pictures for link previews. Nobody loads them who opens the page.
fn previews(fonts: &Fonts) -> Result<()> {
    step("Drawing the pictures for link previews (a minute or two the first time).");
    let mut keikaku = keikaku("previews");
    keikaku.arg(project::dist().join("plan.json"));
    keikaku.arg("-o").arg(project::dist().join(PREVIEWS));
    keikaku.arg("--font").arg(&fonts.regular);
    keikaku.arg("--bold").arg(&fonts.bold);
    run::visible(&mut keikaku).context("the pictures for link previews could not be drawn")
}

/// The app's native program, compiled once for all that the build asks of it.
fn keikaku(command: &str) -> Command {
    let mut cargo = Command::new("cargo");
    cargo.args(["run", "--quiet", "--locked", "--features", FEATURES]);
    cargo.args(["--bin", "keikaku", "--", command]);
    cargo.current_dir(project::root());
    cargo
}
