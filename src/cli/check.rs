//! `keikaku check [--strict] FILE`: every problem of a plan file, with its
//! place and what to do. With `--strict` warnings count as errors.

use super::{Exit, failed, wrong_usage};
use crate::plan::check::load_and_check;
use crate::plan::{Problem, Severity};

pub fn run(arguments: &[String]) -> Exit {
    let mut strict = false;
    let mut path = None;
    for argument in arguments {
        match argument.as_str() {
            "--strict" => strict = true,
            option if option.starts_with('-') => {
                return wrong_usage(&format!("「{option}」という指定はありません。"));
            }
            file if path.is_none() => path = Some(file),
            _ => return wrong_usage("ファイルは1つだけ指定してください。"),
        }
    }
    let Some(path) = path else {
        return wrong_usage("調べるファイルを指定してください。");
    };
    match std::fs::read(path) {
        Ok(bytes) => {
            let loaded = load_and_check(&bytes);
            print!("{}", report(path, &loaded.problems));
            exit(&loaded.problems, loaded.plan.is_some(), strict)
        }
        Err(error) => failed(path, "ファイルを読めません。", &error),
    }
}

/// A line a problem, and a line that sums up.
fn report(path: &str, problems: &[Problem]) -> String {
    let mut text = String::new();
    for problem in problems {
        text.push_str(&format!("{problem}\n"));
    }
    let (errors, warnings) = (
        count(problems, Severity::Error),
        count(problems, Severity::Warning),
    );
    text.push_str(&if problems.is_empty() {
        format!("{path}：問題はありません。\n")
    } else {
        format!("{path}：エラー {errors}件、注意 {warnings}件\n")
    });
    text
}

fn exit(problems: &[Problem], readable: bool, strict: bool) -> Exit {
    let errors = count(problems, Severity::Error);
    if !readable {
        Exit::Failed
    } else if errors > 0 || (strict && !problems.is_empty()) {
        Exit::Problems
    } else {
        Exit::Done
    }
}

fn count(problems: &[Problem], severity: Severity) -> usize {
    problems
        .iter()
        .filter(|problem| problem.severity == severity)
        .count()
}
