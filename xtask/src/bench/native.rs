//! The native command line, built for release and timed as a person calls it.

use super::Figure;
use crate::project::{self, PACKAGE};
use crate::run::{self, step};
use anyhow::{Context, Result};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

const SEEDS: &str = "seeds";
/// Importing the seed and checking the result.
const IMPORT_LIMIT_MS: f64 = 50.0;

/// The program.
pub fn build() -> Result<PathBuf> {
    step("Building the command line for release (about a minute the first time).");
    let mut cargo = Command::new("cargo");
    cargo.args([
        "build",
        "--release",
        "--locked",
        "--quiet",
        "--bin",
        PACKAGE,
    ]);
    run::visible(cargo.current_dir(project::root()))?;
    // This program stands in TARGET/debug, wherever cargo was told to put TARGET.
    let own = std::env::current_exe().context("cannot tell where this program is")?;
    let target = own
        .ancestors()
        .nth(2)
        .context("this program is in no target folder")?;
    let name = format!("{PACKAGE}{}", std::env::consts::EXE_SUFFIX);
    Ok(target.join("release").join(name))
}

/// Import and check of the seed, each a process of its own: the median of several runs.
pub fn import(keikaku: &Path, quick: bool) -> Result<Figure> {
    let seeds = project::root().join(SEEDS);
    let text = std::fs::read_dir(&seeds)
        .with_context(|| format!("cannot read {}", seeds.display()))?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .find(|path| path.extension().is_some_and(|end| end == "txt"))
        .context("there is no text in seeds/")?;
    let plan = std::env::temp_dir().join(format!("keikaku-bench-{}.json", std::process::id()));
    let mut times = Vec::new();
    for _ in 0..if quick { 5 } else { 31 } {
        let start = Instant::now();
        run::output(
            Command::new(keikaku)
                .arg("import")
                .arg(&text)
                .arg("-o")
                .arg(&plan),
        )?;
        run::output(Command::new(keikaku).arg("check").arg(&plan))?;
        times.push(start.elapsed().as_secs_f64() * 1000.0);
    }
    std::fs::remove_file(&plan)?;
    times.sort_by(f64::total_cmp);
    Ok(Figure {
        what: "import and check of the seed, native".to_owned(),
        reached: times.get(times.len() / 2).copied().unwrap_or(f64::INFINITY),
        limit: Some(IMPORT_LIMIT_MS),
        unit: "ms".to_owned(),
    })
}
