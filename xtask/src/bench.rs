//! Measurements against their limits: what a first visit loads, how fast it is ready, how fast a
//! filter answers, how fast charts are drawn anew, how fast a plan is imported. Times depend on the machine, so a limit that is
//! missed is shown and is no failure.

mod browser;
mod native;

use crate::cache::Cache;
use crate::run::step;
use crate::{browsers, build, npm, project, setup, sizes};
use anyhow::Result;

/// What can be measured by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    Sizes,
    Load,
    Filter,
    Charts,
    Import,
}

impl Part {
    pub const ALL: [Part; 5] = [
        Part::Sizes,
        Part::Load,
        Part::Filter,
        Part::Charts,
        Part::Import,
    ];

    pub fn named(name: &str) -> Option<Part> {
        Part::ALL.into_iter().find(|part| part.name() == name)
    }

    fn name(self) -> &'static str {
        match self {
            Part::Sizes => "sizes",
            Part::Load => "load",
            Part::Filter => "filter",
            Part::Charts => "charts",
            Part::Import => "import",
        }
    }
}

/// A figure, and the limit that it should not pass.
#[derive(Debug, PartialEq)]
struct Figure {
    what: String,
    reached: f64,
    /// None for what is only shown beside the others.
    limit: Option<f64>,
    unit: String,
}

/// The command `bench`. `quick` takes fewer runs.
pub fn run(parts: &[Part], quick: bool) -> Result<()> {
    let wants = |part| parts.contains(&part);
    let measured = [Part::Load, Part::Filter, Part::Charts];
    let in_browser = measured.into_iter().any(wants);
    let mut figures = Vec::new();
    if in_browser || wants(Part::Sizes) {
        let (web, tools) = {
            let cache = Cache::open()?;
            let web = setup::web(&cache)?;
            let tools = in_browser
                .then(|| {
                    let scripts = npm::project(&cache, &project::root().join(browser::SCRIPTS))?;
                    let chromium = browsers::ensure(&cache)?.chromium;
                    anyhow::Ok(browser::Tools { scripts, chromium })
                })
                .transpose()?;
            (web, tools)
        };
        build::build(&web, None)?;
        if wants(Part::Sizes) {
            sizes::print(&project::dist())?;
            figures.push(first_load()?);
        }
        if let Some(tools) = tools {
            let keikaku = native::build()?;
            tools.prepare(&keikaku)?;
            for part in measured.into_iter().filter(|p| wants(*p)) {
                step(&format!(
                    "Measuring {} in the browser (minutes).",
                    part.name()
                ));
                figures.extend(tools.measure(part.name(), quick)?);
            }
        }
    }
    if wants(Part::Import) {
        figures.push(native::import(&native::build()?, quick)?);
    }
    print!("{}", table(&figures));
    Ok(())
}

fn first_load() -> Result<Figure> {
    let bytes = sizes::first_load_brotli(&project::dist())?;
    Ok(Figure {
        what: "first load, brotli 11".to_owned(),
        reached: u32::try_from(bytes).map_or(f64::INFINITY, f64::from) / 1000.0,
        limit: Some(sizes::FIRST_LOAD_BYTES as f64 / 1000.0),
        unit: "kB".to_owned(),
    })
}

fn table(figures: &[Figure]) -> String {
    let mut text = format!(
        "\n{:>10} {:>10} {:>5}         what\n",
        "reached", "limit", ""
    );
    for figure in figures {
        let number = |n: f64| match n {
            n if n < 10.0 => format!("{n:.2}"),
            n => format!("{n:.0}"),
        };
        let limit = figure.limit.map_or(String::new(), number);
        let verdict = match figure.limit {
            None => "",
            Some(limit) if figure.reached <= limit => "ok",
            Some(_) => "missed",
        };
        let (reached, unit) = (number(figure.reached), &figure.unit);
        let what = &figure.what;
        text += &format!("{reached:>10} {limit:>10} {unit:>5} {verdict:<7} {what}\n");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(reached: f64, limit: Option<f64>, line: &str) {
        let figure = Figure {
            what: "what".to_owned(),
            reached,
            limit,
            unit: "ms".to_owned(),
        };
        let text = table(&[figure]);
        assert_eq!(text.lines().last(), Some(line));
    }

    #[test]
    fn figures_stand_beside_their_limits() {
        check(15.9, Some(16.0), "        16         16    ms ok      what");
        check(0.8, Some(0.75), "      0.80       0.75    ms missed  what");
        check(1234.5, None, "      1234               ms         what");
    }

    #[test]
    fn parts_have_names() {
        assert!(
            Part::ALL
                .iter()
                .all(|part| Part::named(part.name()) == Some(*part))
        );
        assert_eq!(Part::named("speed"), None);
    }
}
