//! Measurements in the browser. So far this only sets up what they need.

use crate::cache::Cache;
use crate::run::step;
use crate::{browsers, build, npm, project, setup, sizes};
use anyhow::Result;

/// Where the measuring scripts are kept, with their package.json and package-lock.json.
const SCRIPTS: &str = "tests/bench";

/// The command `bench`: a release build, a browser, and the scripts with their packages.
pub fn run(passed_on: &[String]) -> Result<()> {
    let scripts = project::root().join(SCRIPTS);
    let (web, browsers, scripts) = {
        let cache = Cache::open()?;
        let copy = scripts
            .is_dir()
            .then(|| npm::project(&cache, &scripts))
            .transpose()?;
        (setup::web(&cache)?, browsers::ensure(&cache)?, copy)
    };
    build::build(&web)?;
    sizes::print(&project::dist())?;
    match scripts {
        Some(copy) => step(&format!(
            "Ready to measure with {} in {} (arguments: {passed_on:?}).",
            browsers.chromium.display(),
            copy.display()
        )),
        None => step(&format!("There is no {SCRIPTS} to measure with.")),
    }
    Ok(())
}
