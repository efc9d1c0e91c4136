//! `keikaku export PLAN --csv kpis|plan [-o FILE]`: the tables that the page
//! offers, for those who have the data only.

use super::{Exit, failed, read_plan, wrong_usage};
use crate::export::{kpis, whole};
use crate::query::Index;

pub fn run(arguments: &[String]) -> Exit {
    let (mut plan, mut table, mut output) = (None, None, None);
    let mut rest = arguments.iter();
    while let Some(argument) = rest.next() {
        let place = match argument.as_str() {
            "--csv" => &mut table,
            "-o" => &mut output,
            option if option.starts_with('-') => {
                return wrong_usage(&format!("「{option}」という指定はありません。"));
            }
            _ if plan.is_none() => {
                plan = Some(argument);
                continue;
            }
            _ => return wrong_usage("計画のファイルは1つだけ指定してください。"),
        };
        match rest.next() {
            Some(value) if place.is_none() => *place = Some(value),
            _ => return wrong_usage(&format!("「{argument}」の値を1つ指定してください。")),
        }
    }
    let Some(path) = plan else {
        return wrong_usage("計画のファイルを指定してください。");
    };
    let of_kpis = match table.map(String::as_str) {
        Some("kpis") => true,
        Some("plan") => false,
        _ => {
            return wrong_usage("--csv には kpis（指標）か plan（計画の全体）を指定してください。");
        }
    };
    let plan = match read_plan(path) {
        Ok(plan) => plan,
        Err(exit) => return exit,
    };
    let csv = if of_kpis {
        kpis(&Index::new(&plan), None)
    } else {
        whole(&plan)
    };
    let Some(output) = output else {
        print!("{csv}");
        return Exit::Done;
    };
    match std::fs::write(output, csv) {
        Ok(()) => Exit::Done,
        Err(error) => failed(output, "ファイルを書けません。", &error),
    }
}
