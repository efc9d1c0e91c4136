//! `keikaku generate --directions N [--actuals N] [--seed S] [-o FILE]`: a plan
//! of any size for measurements, the same for the same numbers. With `--actuals`
//! its first KPI has so many.

use super::{Exit, failed, wrong_usage};
use crate::generate::{ACTUALS, DIRECTIONS, generate};
use crate::import::print;

pub fn run(arguments: &[String]) -> Exit {
    let (mut directions, mut actuals, mut seed, mut output) = (None, Some(0), 1, None);
    let mut rest = arguments.iter();
    while let Some(argument) = rest.next() {
        let Some(value) = rest.next() else {
            return wrong_usage(&format!("「{argument}」の値がありません。"));
        };
        match argument.as_str() {
            "--directions" => directions = value.parse().ok().filter(|n| DIRECTIONS.contains(n)),
            "--actuals" => actuals = value.parse().ok().filter(|n| ACTUALS.contains(n)),
            "--seed" => match value.parse() {
                Ok(number) => seed = number,
                Err(_) => return wrong_usage("--seed には0以上の整数を指定してください。"),
            },
            "-o" => output = Some(value),
            _ => return wrong_usage(&format!("「{argument}」という指定はありません。")),
        }
    }
    let Some(directions) = directions else {
        let (least, most) = (DIRECTIONS.start(), DIRECTIONS.end());
        return wrong_usage(&format!(
            "--directions に{least}から{most}までの整数を指定してください。"
        ));
    };
    let Some(actuals) = actuals else {
        let (least, most) = (ACTUALS.start(), ACTUALS.end());
        return wrong_usage(&format!(
            "--actuals には{least}から{most}までの整数を指定してください。"
        ));
    };
    let Some(Ok(json)) = generate(directions, actuals, seed).map(|plan| print(&plan)) else {
        eprintln!("見本の計画を作れませんでした。");
        return Exit::Failed;
    };
    let Some(path) = output else {
        print!("{json}");
        return Exit::Done;
    };
    match std::fs::write(path, json) {
        Ok(()) => Exit::Done,
        Err(error) => failed(path, "ファイルを書けません。", &error),
    }
}
