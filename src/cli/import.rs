//! `keikaku import TEXT [-o PLAN]`: a printed plan's text to a plan file. The
//! file is written only where everything was read without an error.

use super::{Exit, failed, wrong_usage};
use crate::import::{Found, Imported, Input, import, print};
use std::path::{Path, PathBuf};

/// The end of a profile's file name, and of the CSV of actuals' beside it.
const PROFILE: &str = ".profile.json";
const ACTUALS: &str = "-kpi-actuals.csv";

#[derive(Default)]
struct Arguments {
    text: Option<PathBuf>,
    profile: Option<PathBuf>,
    actuals: Option<PathBuf>,
    output: Option<PathBuf>,
    coverage: bool,
}

pub fn run(arguments: &[String]) -> Exit {
    let mut given = Arguments::default();
    let mut rest = arguments.iter();
    while let Some(argument) = rest.next() {
        let place = match argument.as_str() {
            "--coverage" => {
                given.coverage = true;
                continue;
            }
            "--profile" => &mut given.profile,
            "--actuals" => &mut given.actuals,
            "-o" => &mut given.output,
            option if option.starts_with('-') => {
                return wrong_usage(&format!("「{option}」という指定はありません。"));
            }
            file if given.text.is_none() => {
                given.text = Some(file.into());
                continue;
            }
            _ => return wrong_usage("原文のファイルは1つだけ指定してください。"),
        };
        match rest.next() {
            Some(file) if place.is_none() => *place = Some(file.into()),
            _ => {
                return wrong_usage(&format!(
                    "「{argument}」にはファイルを1つ指定してください。"
                ));
            }
        }
    }
    let Some(text) = given.text.take() else {
        return wrong_usage("原文のファイルを指定してください。");
    };
    let profile = given.profile.take().or_else(|| beside(&text));
    let Some(profile) = profile else {
        return wrong_usage(
            "設定ファイル（名前.profile.json）が原文と同じ場所に1つだけあるか、--profile で指定されている必要があります。",
        );
    };
    let actuals = given.actuals.take().or_else(|| actuals_of(&profile));
    files(&text, &profile, actuals.as_deref(), &given)
}

/// The one profile in the text's folder.
fn beside(text: &Path) -> Option<PathBuf> {
    let folder = text
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty());
    let entries = std::fs::read_dir(folder.unwrap_or(Path::new("."))).ok()?;
    let paths = entries.filter_map(|entry| Some(entry.ok()?.path()));
    let mut profiles = paths.filter(|path| path.to_string_lossy().ends_with(PROFILE));
    let only = profiles.next()?;
    profiles.next().is_none().then_some(only)
}

/// `ageo-kpi-actuals.csv` beside `ageo.profile.json`, where it is there.
fn actuals_of(profile: &Path) -> Option<PathBuf> {
    let name = profile.file_name()?.to_str()?.strip_suffix(PROFILE)?;
    let path = profile.with_file_name(format!("{name}{ACTUALS}"));
    path.exists().then_some(path)
}

fn files(text: &Path, profile: &Path, actuals: Option<&Path>, given: &Arguments) -> Exit {
    let read = |path: &Path| {
        let unreadable = |error| failed(&path.to_string_lossy(), "ファイルを読めません。", &error);
        std::fs::read(path).map_err(unreadable)
    };
    let imported = read(text).and_then(|text| {
        let profile = read(profile)?;
        let actuals = actuals.map(read).transpose()?;
        Ok(import(&text, &profile, actuals.as_deref()))
    });
    let imported = match imported {
        Ok(imported) => imported,
        Err(exit) => return exit,
    };
    for Found { input, problem } in &imported.found {
        let path = match input {
            Input::Text => text,
            Input::Profile => profile,
            Input::Actuals => actuals.unwrap_or(text),
        };
        eprintln!("{}：{problem}", path.display());
    }
    if given.coverage {
        print!("{}", imported.coverage);
    }
    write(&imported, given)
}

fn write(imported: &Imported, given: &Arguments) -> Exit {
    let printed = imported.plan.as_ref().map(print);
    let Some(Ok(json)) = printed else {
        eprintln!(
            "エラーが{}件あるので、計画は書き出しません。",
            imported.found.len()
        );
        return Exit::Problems;
    };
    match &given.output {
        Some(path) => match std::fs::write(path, json) {
            Ok(()) => Exit::Done,
            Err(error) => failed(&path.to_string_lossy(), "ファイルを書けません。", &error),
        },
        None => {
            if !given.coverage {
                print!("{json}");
            }
            Exit::Done
        }
    }
}
