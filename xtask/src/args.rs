//! The command line, read by hand: nine commands do not need a parser crate.

use crate::bench::Part;
use crate::fuzz;
use std::path::PathBuf;

pub const HELP: &str = "\
Usage: cargo xtask <command>

  serve [--port N]            build, then serve dist/ on 127.0.0.1 (port 8080, or the next free one)
  build [--site-url ADDRESS]  build the web app for release into dist/ and print what a first visit loads;
                              with the address of its folder also a sitemap and the previews of links;
                              with --single-file also dist/keikaku.html, the site as one file
  test [--no-check] [ARGS]    check, build, then `cargo test --workspace ARGS`, browser tests included
  check                       formatting, clippy (native and WebAssembly), unused dependencies
  bench [--quick] [PARTS]     measure sizes, load, filter, charts, import (all, or those named) against limits
  fuzz [--seconds N]          look for input that breaks what reads input (60 s); --replay FILE: one again
  readings                    propose readings (furigana) for words that seeds/readings.tsv does not have
  setup                       only install what is missing

What is missing is installed into $XDG_CACHE_HOME/keikaku or ~/.cache/keikaku, once per machine.";

/// The port that `serve` tries first.
pub const DEFAULT_PORT: u16 = 8080;

#[derive(Debug, PartialEq, Eq)]
pub enum Job {
    Help,
    Setup,
    Build {
        /// Where the site is going to be published.
        site_url: Option<String>,
        /// The site as one file, too.
        single_file: bool,
    },
    Serve {
        port: u16,
    },
    Check,
    Readings,
    Test {
        check: bool,
        /// Handed to `cargo test` as they are.
        passed_on: Vec<String>,
    },
    Bench {
        parts: Vec<Part>,
        /// Fewer runs.
        quick: bool,
    },
    Fuzz {
        /// For all targets together.
        seconds: u64,
        /// A finding to run again instead.
        replay: Option<PathBuf>,
    },
}

/// Reads the arguments after `cargo xtask`; the error is a sentence for the person who typed them.
pub fn parse(args: impl IntoIterator<Item = String>) -> Result<Job, String> {
    let mut args = args.into_iter();
    let Some(command) = args.next() else {
        return Ok(Job::Help);
    };
    let mut rest: Vec<String> = args.collect();
    match command.as_str() {
        "help" | "--help" | "-h" => Ok(Job::Help),
        "serve" => Ok(Job::Serve { port: port(&rest)? }),
        "test" => {
            // Only before `--`: what follows belongs to the test program.
            let own = rest
                .iter()
                .take_while(|arg| *arg != "--")
                .position(|arg| arg == "--no-check");
            if let Some(at) = own {
                rest.remove(at);
            }
            Ok(Job::Test {
                check: own.is_none(),
                passed_on: rest,
            })
        }
        "bench" => bench(&rest),
        "fuzz" => fuzz(&rest),
        "setup" => alone(&rest, Job::Setup),
        "build" => {
            let words = rest.len();
            rest.retain(|word| word != "--single-file");
            Ok(Job::Build {
                single_file: rest.len() < words,
                site_url: site_url(&rest)?,
            })
        }
        "check" => alone(&rest, Job::Check),
        "readings" => alone(&rest, Job::Readings),
        other => Err(format!("There is no command `{other}`.")),
    }
}

fn bench(rest: &[String]) -> Result<Job, String> {
    let (mut parts, mut quick) = (Vec::new(), false);
    for word in rest {
        match Part::named(word) {
            Some(part) => parts.push(part),
            None if word == "--quick" => quick = true,
            None => return Err(format!("`bench` cannot measure `{word}`.")),
        }
    }
    if parts.is_empty() {
        parts.extend(Part::ALL);
    }
    Ok(Job::Bench { parts, quick })
}

fn fuzz(rest: &[String]) -> Result<Job, String> {
    let (mut seconds, mut replay) = (fuzz::DEFAULT_SECONDS, None);
    let words: Vec<&str> = rest.iter().flat_map(|arg| arg.splitn(2, '=')).collect();
    match words.as_slice() {
        [] => {}
        ["--seconds", number] => match number.parse() {
            Ok(number) if number > 0 => seconds = number,
            _ => return Err(format!("`{number}` is no number of seconds.")),
        },
        ["--replay", file] => replay = Some(file.into()),
        _ => return Err("`fuzz` takes `--seconds N` or `--replay FILE`.".to_owned()),
    }
    Ok(Job::Fuzz { seconds, replay })
}

fn alone(rest: &[String], job: Job) -> Result<Job, String> {
    match rest.first() {
        None => Ok(job),
        Some(arg) => Err(format!("`{arg}` is not understood here.")),
    }
}

fn site_url(rest: &[String]) -> Result<Option<String>, String> {
    const OPTION: &str = "--site-url";
    let url = match rest {
        [] => return Ok(None),
        [option, url] if option == OPTION => url,
        [word] => match word.split_once('=') {
            Some((OPTION, url)) => url,
            _ => "",
        },
        _ => "",
    };
    if url.is_empty() {
        return Err(format!(
            "`build` takes `{OPTION} ADDRESS`, `--single-file` and nothing else."
        ));
    }
    if !url.starts_with("https://") && !url.starts_with("http://") {
        return Err(format!(
            "`{url}` is not the address of a folder; it begins with https://."
        ));
    }
    Ok(Some(url.to_owned()))
}

fn port(rest: &[String]) -> Result<u16, String> {
    let words: Vec<&str> = rest.iter().flat_map(|arg| arg.splitn(2, '=')).collect();
    match words.as_slice() {
        [] => Ok(DEFAULT_PORT),
        ["--port", number] => match number.parse() {
            Ok(port) if port > 0 => Ok(port),
            _ => Err(format!("`{number}` is not a port (1 to 65535).")),
        },
        _ => Err("`serve` takes `--port N` and nothing else.".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(line: &str, expected: Result<Job, &str>) {
        let got = parse(line.split_whitespace().map(str::to_owned));
        assert_eq!(got, expected.map_err(str::to_owned), "{line}");
    }

    fn test_job(check: bool, passed_on: &[&str]) -> Job {
        Job::Test {
            check,
            passed_on: passed_on.iter().map(|arg| (*arg).to_owned()).collect(),
        }
    }

    #[test]
    fn commands() {
        check("", Ok(Job::Help));
        check("--help", Ok(Job::Help));
        check("setup", Ok(Job::Setup));
        check("check fast", Err("`fast` is not understood here."));
        check("deploy", Err("There is no command `deploy`."));
    }

    #[test]
    fn build_site_url() {
        let job = |url: Option<&str>| Job::Build {
            site_url: url.map(str::to_owned),
            single_file: false,
        };
        check(
            "build --single-file",
            Ok(Job::Build {
                site_url: None,
                single_file: true,
            }),
        );
        let url = "https://city.example/plan/?a=b";
        check("build", Ok(job(None)));
        check(&format!("build --site-url {url}"), Ok(job(Some(url))));
        check(&format!("build --site-url={url}"), Ok(job(Some(url))));
        check(
            "build --site-url city.example",
            Err("`city.example` is not the address of a folder; it begins with https://."),
        );
        for line in ["build fast", "build --site-url"] {
            check(
                line,
                Err("`build` takes `--site-url ADDRESS`, `--single-file` and nothing else."),
            );
        }
    }

    #[test]
    fn bench_parts() {
        let job = |parts: &[Part], quick| {
            let parts = parts.to_vec();
            Ok(Job::Bench { parts, quick })
        };
        check("bench", job(&Part::ALL, false));
        check("bench --quick load", job(&[Part::Load], true));
        check(
            "bench sizes import",
            job(&[Part::Sizes, Part::Import], false),
        );
        check("bench speed", Err("`bench` cannot measure `speed`."));
    }

    #[test]
    fn fuzz_for_a_time_or_one_file() {
        let job = |seconds, replay: Option<&str>| {
            let replay = replay.map(PathBuf::from);
            Ok(Job::Fuzz { seconds, replay })
        };
        check("fuzz", job(60, None));
        check("fuzz --seconds 300", job(300, None));
        check("fuzz --replay=plan-1", job(60, Some("plan-1")));
        check("fuzz --seconds 0", Err("`0` is no number of seconds."));
        check(
            "fuzz hard",
            Err("`fuzz` takes `--seconds N` or `--replay FILE`."),
        );
    }

    #[test]
    fn serve_port() {
        check("serve", Ok(Job::Serve { port: 8080 }));
        check("serve --port 9000", Ok(Job::Serve { port: 9000 }));
        check("serve --port=9000", Ok(Job::Serve { port: 9000 }));
        check("serve --port 0", Err("`0` is not a port (1 to 65535)."));
        check(
            "serve --port 70000",
            Err("`70000` is not a port (1 to 65535)."),
        );
        check(
            "serve 9000",
            Err("`serve` takes `--port N` and nothing else."),
        );
        check(
            "serve --port",
            Err("`serve` takes `--port N` and nothing else."),
        );
    }

    #[test]
    fn test_passes_its_arguments_on() {
        check("test", Ok(test_job(true, &[])));
        check("test kpi --no-check", Ok(test_job(false, &["kpi"])));
        check(
            "test -- --no-check",
            Ok(test_job(true, &["--", "--no-check"])),
        );
    }
}
