//! A printed plan's extracted text, a hand-made profile and a CSV of actuals
//! → a plan, in which every text has its place. Either the sources were read
//! without any error, or there is no plan: a damaged source never gives a
//! silently smaller one.
//!
//! Entry points: [`import`], and [`print()`] for the file.
//!
//! | file | job |
//! |---|---|
//! | `encoding`, `lines`, `passage`, `paragraphs` | bytes → lines → texts with places |
//! | `headings`, `outline` | which lines are headings, and the cut by them |
//! | `toc`, `theme`, `kpi`, `formula`, `figure`, `measure`, `items`, `departments` | one kind of part each |
//! | `repeat` | passages that stand twice |
//! | `coverage`, `counts` | nothing lost, nothing too much |
//! | `profile` | what the text does not say about itself |
//! | `actuals` | the CSV of actuals |
//!
//! Deliberately absent: any guess. What does not fit is an error with its line.

mod actuals;
mod assemble;
mod counts;
pub mod coverage;
mod departments;
mod encoding;
mod figure;
mod formula;
mod headings;
mod items;
mod kpi;
mod lines;
mod measure;
mod names;
mod outline;
mod paragraphs;
mod passage;
mod print;
mod printed;
mod profile;
mod repeat;
mod report;
mod theme;
mod toc;

pub use coverage::Coverage;
pub use encoding::decode;
pub use print::print;
pub use report::{Found, Input};

use crate::plan::{Department, Plan};
use coverage::Ledger;
use lines::Source;
use profile::Profile;
use report::Report;
use std::collections::{BTreeMap, BTreeSet};

/// What an import gave.
#[derive(Debug)]
pub struct Imported {
    /// The plan; `None` where anything was wrong.
    pub plan: Option<Plan>,
    /// What became of the text's characters, also where something was wrong.
    pub coverage: Coverage,
    /// What was wrong, by file and line.
    pub found: Vec<Found>,
}

/// The state of reading one text.
struct Reading<'p> {
    profile: &'p Profile,
    ledger: Ledger,
    report: Report,
    /// In the order in which the text names them.
    departments: Vec<Department>,
    /// Ids of the sections whose repetition was read.
    repeated: BTreeSet<String>,
    /// The last line of each section as it was read first.
    ends: BTreeMap<String, u32>,
}

/// Reads a plan's text with its profile, and the actuals where there are any.
#[must_use]
pub fn import(text: &[u8], profile: &[u8], actuals: Option<&[u8]>) -> Imported {
    let mut report = Report::default();
    let profile = profile::read(profile, &mut report);
    let source = source(text, &mut report);
    let (Some(profile), Some(source)) = (profile, source) else {
        return Imported {
            plan: None,
            coverage: Coverage::default(),
            found: report.found,
        };
    };
    let mut reading = Reading {
        profile: &profile,
        ledger: Ledger::default(),
        report,
        departments: Vec::new(),
        repeated: BTreeSet::new(),
        ends: BTreeMap::new(),
    };
    let mut plan = assemble::plan(&source, &mut reading);
    if reading.report.is_clean() {
        repeat::check(&mut reading);
        counts::check(&plan, &mut reading);
        departments::check(&mut reading, source.last_line());
    }
    if let Some(csv) = actuals {
        actuals::add(csv, &mut plan, &profile, &mut reading.report);
    }
    let coverage = Coverage::of(&source, &reading.ledger, &plan);
    let mut report = reading.report;
    if report.is_clean() {
        unaccounted(&coverage, &mut report);
    }
    report.found.sort_by_key(|found| (found.input, line(found)));
    Imported {
        plan: report.is_clean().then_some(plan),
        coverage,
        found: report.found,
    }
}

fn line(found: &Found) -> usize {
    match found.problem.spot {
        crate::plan::Spot::LineColumn { line, .. } => line,
        _ => 0,
    }
}

fn source(text: &[u8], report: &mut Report) -> Option<Source> {
    let Some(text) = decode(text) else {
        let what = "文字コードが読めません。";
        report.file(Input::Text, what, "UTF-8かShift_JISで保存してください。");
        return None;
    };
    let source = Source::new(&text);
    if source.lines.iter().all(lines::Line::is_blank) {
        report.file(
            Input::Text,
            "原文が空です。",
            "計画の本文のファイルを選んでください。",
        );
        return None;
    }
    if !source.has_paragraph_ends() {
        report.file(
            Input::Text,
            "行末の空白がすべて失われています。段落の終わりは行末の空白で分かります。",
            "行末の空白を消さないエディタで、元のファイルから作り直してください。",
        );
        return None;
    }
    Some(source)
}

/// Whatever nothing else complained about, and still is not in the plan.
fn unaccounted(coverage: &Coverage, report: &mut Report) {
    for (what, lines) in [
        ("どの項目としても読めません", &coverage.unaccounted),
        ("二重に読まれました", &coverage.twice),
        ("計画に元のままでは入っていません", &coverage.altered),
    ] {
        for (line, text) in lines {
            let todo = "この行の前後を印刷物と見比べて確かめてください。";
            report.text(*line, format!("「{text}」は{what}。"), todo);
        }
    }
}
