//! Running other programs: in view, or quietly with a log and a limit of time.

use anyhow::{Context, Result, bail};
use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

/// Says in one line what happens next.
pub fn step(what: &str) {
    eprintln!("xtask: {what}");
}

/// Runs with the program's own output on the terminal.
pub fn visible(command: &mut Command) -> Result<()> {
    let status = command.status().with_context(|| cannot_start(command))?;
    succeeded(command, status)
}

/// What the program prints, trimmed; an error with the end of its complaints when it cannot be
/// started or fails.
pub fn output(command: &mut Command) -> Result<String> {
    let output = command.output().with_context(|| cannot_start(command))?;
    succeeded(command, output.status)
        .with_context(|| last_lines(&String::from_utf8_lossy(&output.stderr)))?;
    Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// Runs with the output in `log`, at most `limit` long: a download that hangs must not hang the
/// whole set-up. The error carries the end of the log.
pub fn quiet(command: &mut Command, log: &Path, limit: Duration) -> Result<()> {
    let file = File::create(log).with_context(|| format!("cannot write {}", log.display()))?;
    // A backtrace would push the reason out of the lines that are shown.
    command.env("RUST_BACKTRACE", "0");
    command
        .stdin(Stdio::null())
        .stdout(file.try_clone()?)
        .stderr(file);
    own_group(command);
    let child = command.spawn().with_context(|| cannot_start(command))?;
    let outcome = match wait(child, limit)? {
        Some(status) => succeeded(command, status),
        None => Err(anyhow::anyhow!(
            "{} was stopped after {} s",
            name(command),
            limit.as_secs()
        )),
    };
    outcome.with_context(|| {
        let text = std::fs::read(log).unwrap_or_default();
        let last = last_lines(&String::from_utf8_lossy(&text));
        format!("{last}\n(all of it: {})", log.display())
    })
}

/// The first of `names` that is a file in a folder of PATH.
pub fn find(names: &[&str]) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    let folders: Vec<PathBuf> = std::env::split_paths(&path).collect();
    let candidates = names
        .iter()
        .flat_map(|name| folders.iter().map(move |folder| folder.join(name)));
    candidates.into_iter().find(|file| file.is_file())
}

pub fn is_root() -> bool {
    output(Command::new("id").arg("-u")).is_ok_and(|id| id == "0")
}

pub const fn minutes(n: u64) -> Duration {
    Duration::from_secs(60 * n)
}

/// `None` when the time was up and the program with all it started was killed.
fn wait(mut child: Child, limit: Duration) -> Result<Option<ExitStatus>> {
    let start = Instant::now();
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok(Some(status));
        }
        if start.elapsed() >= limit {
            kill_group(&mut child);
            child.wait()?;
            return Ok(None);
        }
        std::thread::sleep(Duration::from_millis(50));
    }
}

/// A group of its own, so that what the program starts can be stopped with it.
fn own_group(command: &mut Command) {
    #[cfg(unix)]
    std::os::unix::process::CommandExt::process_group(command, 0);
    #[cfg(not(unix))]
    let _ = command;
}

fn kill_group(child: &mut Child) {
    let group = format!("-{}", child.id());
    let killed = Command::new("kill")
        .args(["-KILL", "--", &group])
        .stderr(Stdio::null())
        .status();
    if !killed.is_ok_and(|status| status.success()) {
        // It may have ended by itself just now: nothing is left to do then.
        let _ = child.kill();
    }
}

fn succeeded(command: &Command, status: ExitStatus) -> Result<()> {
    if !status.success() {
        bail!("{} failed ({status})", name(command));
    }
    Ok(())
}

fn cannot_start(command: &Command) -> String {
    format!("cannot start `{}`", command.get_program().to_string_lossy())
}

/// The program and its first words: enough to recognise it.
fn name(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args().take(2));
    let words: Vec<_> = words.map(|word| word.to_string_lossy()).collect();
    format!("`{}`", words.join(" "))
}

fn last_lines(text: &str) -> String {
    let lines: Vec<&str> = text.lines().collect();
    let from = lines.len().saturating_sub(15);
    lines.get(from..).unwrap_or_default().join("\n")
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    fn log(name: &str) -> PathBuf {
        std::env::temp_dir().join(format!("xtask-{name}-{}.log", std::process::id()))
    }

    #[test]
    fn what_hangs_is_stopped_with_its_children() {
        let log = log("hang");
        let start = Instant::now();
        let mut command = Command::new("sh");
        command.args(["-c", "echo begun; sleep 60 & wait"]);
        let error = quiet(&mut command, &log, Duration::from_millis(300)).unwrap_err();
        assert!(start.elapsed() < Duration::from_secs(10));
        let text = format!("{error:#}");
        assert!(
            text.contains("was stopped") && text.contains("begun"),
            "{text}"
        );
        std::fs::remove_file(log).unwrap();
    }

    #[test]
    fn a_failure_shows_the_end_of_the_log() {
        let log = log("fail");
        let mut command = Command::new("sh");
        command.args(["-c", "echo no such thing >&2; exit 3"]);
        let text = format!("{:#}", quiet(&mut command, &log, minutes(1)).unwrap_err());
        assert!(
            text.contains("no such thing") && text.contains("exit status: 3"),
            "{text}"
        );
        std::fs::remove_file(log).unwrap();
    }
}
