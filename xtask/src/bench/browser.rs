//! What the scripts in tests/bench measure in Chromium: copies of the built site with plans of
//! several sizes, beside pages made otherwise.

use super::Figure;
use crate::browsers::CHROMIUM;
use crate::run::{self, step};
use crate::{cache, npm, project};
use anyhow::{Context, Result};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// Where the scripts are kept, with their package.json and package-lock.json.
pub const SCRIPTS: &str = "tests/bench";

/// Directions of the generated plans.
const SIZES: [&str; 3] = ["33", "1000", "10000"];

/// Actuals of the KPI whose chart is measured.
const ACTUALS: &str = "10000";
/// Who else draws the same series.
const CHARTS: [&str; 2] = ["uplot", "chartjs"];

pub struct Tools {
    /// The copy of the scripts that has its packages.
    pub scripts: PathBuf,
    pub chromium: PathBuf,
}

impl Tools {
    /// Builds the peers, and a copy of the site for each size of plan.
    pub fn prepare(&self, keikaku: &Path) -> Result<()> {
        step("Building the pages to compare with (seconds).");
        run::visible(self.node("peers/build.mjs").stdout(Stdio::null()))?;
        let sites = self.sites();
        cache::remove(&sites)?;
        npm::copy_folder(&project::dist(), &sites.join("seed"))?;
        for size in SIZES {
            site(keikaku, &sites.join(size), &["--directions", size])?;
        }
        let charts = sites.join("charts");
        let long = ["--directions", SIZES[0], "--actuals", ACTUALS];
        site(keikaku, &charts, &long)?;
        for name in CHARTS {
            let peer = self
                .scripts
                .join("peers/dist")
                .join(format!("chart-{name}"));
            npm::copy_folder(&peer, &charts.join(name))?;
        }
        Ok(())
    }

    /// The figures of one part of report.mjs.
    pub fn measure(&self, part: &str, quick: bool) -> Result<Vec<Figure>> {
        let mut report = self.node("report.mjs");
        report.arg(part).arg(self.sites());
        report.args(quick.then_some("--quick"));
        report
            .env(CHROMIUM, &self.chromium)
            .stderr(Stdio::inherit());
        let output = report.output().context("cannot start node")?;
        anyhow::ensure!(output.status.success(), "report.mjs {part} failed");
        let text = String::from_utf8_lossy(&output.stdout);
        text.lines()
            .map(|line| figure(line).with_context(|| format!("report.mjs printed `{line}`")))
            .collect()
    }

    fn node(&self, script: &str) -> Command {
        let mut node = Command::new("node");
        node.arg(self.scripts.join(script));
        node
    }

    fn sites(&self) -> PathBuf {
        self.scripts.join("sites")
    }
}

/// A copy of the built site with a generated plan.
fn site(keikaku: &Path, folder: &Path, plan: &[&str]) -> Result<()> {
    npm::copy_folder(&project::dist(), folder)?;
    let mut generate = Command::new(keikaku);
    generate.arg("generate").args(plan).arg("-o");
    run::visible(generate.arg(folder.join("plan.json")))
}

fn figure(line: &str) -> Option<Figure> {
    let mut fields = line.split('\t');
    Some(Figure {
        what: fields.next()?.to_owned(),
        reached: fields.next()?.parse().ok()?,
        limit: match fields.next()? {
            "" => None,
            limit => Some(limit.parse().ok()?),
        },
        unit: fields.next()?.to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_of_the_report() {
        let with = |limit| Figure {
            what: "ready".to_owned(),
            reached: 12.5,
            limit,
            unit: "ms".to_owned(),
        };
        assert_eq!(figure("ready\t12.5\t16\tms"), Some(with(Some(16.0))));
        assert_eq!(figure("ready\t12.5\t\tms"), Some(with(None)));
        assert_eq!(figure("ready\tsoon\t\tms"), None);
        assert_eq!(figure("Warning: something"), None);
    }
}
