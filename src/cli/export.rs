//! `keikaku export PLAN --csv kpis|plan [-o FILE]`: the tables that the page
//! offers, for those who have the data only.

use super::{Exit, failed, plan_and_options, read_plan, wrong_usage};
use crate::export::{kpis, whole};
use crate::query::Index;

pub fn run(arguments: &[String]) -> Exit {
    let (path, [table, output]) = match plan_and_options(arguments, ["--csv", "-o"]) {
        Ok(given) => given,
        Err(exit) => return exit,
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
