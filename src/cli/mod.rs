//! The native command line. One file a subcommand, one function each:
//! `run(arguments) -> Exit`; this file only picks.

mod check;
mod export;
mod generate;
mod import;
mod offline;
#[cfg(feature = "prerender")]
mod prerender;
mod previews;
#[cfg(feature = "previews")]
mod raster;
mod schema;
mod texts;

use crate::plan::{Plan, load};
use std::process::ExitCode;

pub use schema::plan_schema;

/// How a subcommand ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// What was asked for is done, and nothing is wrong.
    Done,
    /// It is done, and errors were found in the data.
    Problems,
    /// It could not be done: wrong arguments, a file that cannot be read.
    Failed,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(match exit {
            Exit::Done => 0,
            Exit::Problems => 1,
            Exit::Failed => 2,
        })
    }
}

/// A subcommand: its name, how it is called, and what runs it.
struct Command {
    name: &'static str,
    usage: &'static str,
    run: fn(&[String]) -> Exit,
}

const COMMANDS: &[Command] = &[
    Command {
        name: "check",
        usage: "check [--strict] ファイル    計画のデータを調べ、問題を場所とともに示します",
        run: check::run,
    },
    Command {
        name: "export",
        usage: "export 計画 --csv kpis|plan [-o ファイル]\n                                指標か計画の全体を、CSV（UTF-8、BOM付き）で書き出します",
        run: export::run,
    },
    Command {
        name: "generate",
        usage: "generate --directions 件数 [--actuals 数] [--seed 数] [-o ファイル]\n                                取組の方向がその件数ある見本の計画を作ります。--actuals を指定すると、最初の指標の実績がその数になります。同じ数からは同じ計画ができます",
        run: generate::run,
    },
    Command {
        name: "import",
        usage: "import 原文 [--profile ファイル] [--actuals ファイル] [--coverage] [-o ファイル]\n                                計画の本文をデータにします。設定と実績値は、指定がなければ原文と同じ場所のものを使います",
        run: import::run,
    },
    Command {
        name: "offline",
        usage: "offline フォルダー          公開用のフォルダーに、端末に保存するためのファイルの一覧と、アイコンなどを書きます",
        run: offline::run,
    },
    #[cfg(feature = "prerender")]
    Command {
        name: "prerender",
        usage: "prerender フォルダー [--site-url 公開する場所] [--index ページの名前]\n                                公開用のフォルダーに、すべてのページを、プログラムがなくても読める形で書き込みます",
        run: prerender::run,
    },
    Command {
        name: "previews",
        usage: "previews 計画 -o フォルダ --font ファイル [--bold ファイル]\n                                リンクを送ったときに表示される画像（1200×630のPNG）を、指標ごとと計画の全体に作ります",
        run: previews::run,
    },
    #[cfg(feature = "prerender")]
    Command {
        name: "single",
        usage: "single フォルダー -o ファイル   公開用のフォルダーを、そのまま開ける1つのHTMLファイルにします",
        run: prerender::single::run,
    },
    Command {
        name: "schema",
        usage: "schema [-o ファイル]         データの形式をJSON Schemaで書き出します",
        run: schema::run,
    },
    Command {
        name: "texts",
        usage: "texts 訳 -o ファイル [--plan 計画]   翻訳者の書いた訳（PO形式）を、ページが読む形にします",
        run: texts::run,
    },
];

/// Runs the subcommand that the arguments name (without the program's name).
#[must_use]
pub fn run(arguments: &[String]) -> Exit {
    let Some((name, rest)) = arguments.split_first() else {
        return wrong_usage("何をするかが指定されていません。");
    };
    if matches!(name.as_str(), "help" | "-h" | "--help") {
        println!("{}", usage());
        return Exit::Done;
    }
    match COMMANDS.iter().find(|command| command.name == name) {
        Some(command) => (command.run)(rest),
        None => wrong_usage(&format!("「{name}」という命令はありません。")),
    }
}

/// Says what is wrong with the arguments, and what they may be.
fn wrong_usage(what: &str) -> Exit {
    eprintln!("{what}\n\n{}", usage());
    Exit::Failed
}

fn usage() -> String {
    let mut text = "使い方:".to_owned();
    for command in COMMANDS {
        text.push_str("\n  keikaku ");
        text.push_str(command.usage);
    }
    text
}

/// The plan's file and the values of these options, of a subcommand that makes
/// something of one plan.
fn plan_and_options<'a, const N: usize>(
    arguments: &'a [String],
    names: [&str; N],
) -> Result<(&'a String, [Option<&'a String>; N]), Exit> {
    one_and_options("計画のファイル", arguments, names)
}

/// The same for one of another kind.
fn one_and_options<'a, const N: usize>(
    kind: &str,
    arguments: &'a [String],
    names: [&str; N],
) -> Result<(&'a String, [Option<&'a String>; N]), Exit> {
    let (mut plan, mut values) = (None, [None; N]);
    let mut rest = arguments.iter();
    while let Some(argument) = rest.next() {
        let mut options = names.iter().zip(&mut values);
        let Some((_, value)) = options.find(|(name, _)| **name == argument.as_str()) else {
            if argument.starts_with('-') {
                return Err(wrong_usage(&format!(
                    "「{argument}」という指定はありません。"
                )));
            }
            if plan.replace(argument).is_some() {
                return Err(wrong_usage(&format!("{kind}は1つだけ指定してください。")));
            }
            continue;
        };
        match rest.next() {
            Some(given) if value.is_none() => *value = Some(given),
            _ => {
                return Err(wrong_usage(&format!(
                    "「{argument}」の値を1つ指定してください。"
                )));
            }
        }
    }
    let plan = plan.ok_or_else(|| wrong_usage(&format!("{kind}を指定してください。")))?;
    Ok((plan, values))
}

/// Says what failed with a file; for [`Exit::Failed`].
fn failed(path: &str, what: &str, error: &std::io::Error) -> Exit {
    eprintln!("{path}：{what}（{error}）");
    Exit::Failed
}

/// Reads a plan for a subcommand that makes something of it: what is wrong
/// with it is said, what could be read is used.
fn read_plan(path: &str) -> Result<Plan, Exit> {
    let bytes =
        std::fs::read(path).map_err(|error| failed(path, "ファイルを読めません。", &error))?;
    let loaded = load(&bytes);
    for problem in &loaded.problems {
        eprintln!("{path}：{problem}");
    }
    loaded.plan.ok_or(Exit::Failed)
}
