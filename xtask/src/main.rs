//! The entry of `cargo xtask`: reads the command line and starts the job.

use std::process::ExitCode;
use xtask::args::{self, Job};
use xtask::{bench, build, check, fuzz, readings, serve, setup, test};

fn main() -> ExitCode {
    let job = match args::parse(std::env::args().skip(1)) {
        Ok(job) => job,
        Err(problem) => {
            eprintln!("{problem}\n\n{}", args::HELP);
            return ExitCode::from(2);
        }
    };
    let done = match job {
        Job::Help => {
            println!("{}", args::HELP);
            Ok(ExitCode::SUCCESS)
        }
        Job::Setup => setup::everything().map(|()| ExitCode::SUCCESS),
        Job::Build {
            site_url,
            single_file,
        } => build::run(site_url.as_deref(), single_file).map(|()| ExitCode::SUCCESS),
        Job::Serve { port } => serve::run(port).map(|()| ExitCode::SUCCESS),
        Job::Check => check::run().map(|()| ExitCode::SUCCESS),
        Job::Test { check, passed_on } => test::run(check, &passed_on),
        Job::Readings => readings::run().map(|()| ExitCode::SUCCESS),
        Job::Fuzz { seconds, replay } => fuzz::run(seconds, replay.as_deref()),
        Job::Bench { parts, quick } => bench::run(&parts, quick).map(|()| ExitCode::SUCCESS),
    };
    done.unwrap_or_else(|error| {
        eprintln!("\nerror: {error:#}");
        ExitCode::FAILURE
    })
}
