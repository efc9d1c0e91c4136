//! All tests. The browser tests are ordinary integration tests of the main package: they learn from
//! the environment where the built site and the browser are.

use crate::browsers::{CHROMEDRIVER, CHROMIUM};
use crate::cache::{self, Cache};
use crate::project::PACKAGE;
use crate::run::step;
use crate::{build, check, project, setup};
use anyhow::{Context, Result};
use std::process::{Command, ExitCode};

/// Absolute path of the built site.
pub const DIST: &str = "KEIKAKU_DIST";
/// Absolute path of a folder for screenshots; empty at the start.
pub const DIST_TEST: &str = "KEIKAKU_DIST_TEST";
/// Path of axe.min.js.
pub const AXE: &str = "KEIKAKU_AXE";
/// Path of the script that validates HTML; Node runs it.
pub const HTML: &str = "KEIKAKU_HTML";

const PROPTEST_SEED: &str = "PROPTEST_RNG_SEED";

/// The app's own, so that what writes pages and pictures is tested as well; compiled for the build
/// already.
fn features() -> String {
    let of_app = build::FEATURES.split(',');
    let of_app: Vec<String> = of_app.map(|name| format!("{PACKAGE}/{name}")).collect();
    of_app.join(",")
}

/// The command `test`. The last lines are cargo's own, and its exit code is handed on.
pub fn run(check: bool, passed_on: &[String]) -> Result<ExitCode> {
    if check {
        check::run()?;
    }
    let (web, testing) = {
        let cache = Cache::open()?;
        (setup::web(&cache)?, setup::testing(&cache)?)
    };
    build::build(&web, None)?;
    cache::remove(&project::dist_test())?;
    std::fs::create_dir(project::dist_test())?;

    step("Running the tests.");
    let mut cargo = Command::new("cargo");
    cargo
        .args(["test", "--workspace", "--features", &features()])
        // What fails in one place hides nothing in another.
        .arg("--no-fail-fast")
        .args(passed_on)
        .current_dir(project::root());
    cargo
        .env(DIST, project::dist())
        .env(DIST_TEST, project::dist_test())
        .env(AXE, testing.axe)
        .env(HTML, testing.html);
    cargo
        .env(CHROMIUM, testing.browsers.chromium)
        .env(CHROMEDRIVER, testing.browsers.chromedriver)
        .envs(testing.engines);
    // The same code gets the same answer: property tests draw the same data in every run, unless
    // the caller asks for others.
    if std::env::var_os(PROPTEST_SEED).is_none() {
        cargo.env(PROPTEST_SEED, "8");
    }
    let status = cargo.status().context("cannot start cargo")?;
    Ok(status
        .code()
        .and_then(|code| u8::try_from(code).ok())
        .map_or(ExitCode::FAILURE, ExitCode::from))
}
