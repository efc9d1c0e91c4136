//! The command line as a person calls it: what it prints and how it ends.
#![allow(clippy::unwrap_used)]

use std::process::Command;

const SAMPLE: &str = "src/plan/check/sample.json";

/// Runs the program; expects its exit status and a part of what it prints.
fn check(arguments: &[&str], status: i32, printed: &str) {
    let output = Command::new(env!("CARGO_BIN_EXE_keikaku"))
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .args(arguments)
        .output()
        .unwrap();
    let text = String::from_utf8([output.stdout, output.stderr].concat()).unwrap();
    assert_eq!(output.status.code(), Some(status), "{arguments:?}: {text}");
    assert!(text.contains(printed), "{arguments:?}: {text}");
}

fn file(name: &str, change: impl FnOnce(String) -> String) -> String {
    let path = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let sample = std::fs::read_to_string(SAMPLE).unwrap();
    std::fs::write(&path, change(sample)).unwrap();
    path.to_str().unwrap().to_owned()
}

#[test]
fn says_how_it_is_used() {
    check(&[], 2, "使い方");
    check(&["--help"], 0, "keikaku check");
    check(&["polish"], 2, "「polish」という命令はありません");
    check(&["check"], 2, "ファイルを指定");
    check(&["check", "--loose", SAMPLE], 2, "--loose");
    check(&["check", SAMPLE, SAMPLE], 2, "1つだけ");
    check(&["schema", "-o"], 2, "schema");
}

#[test]
fn checks_a_file() {
    check(&["check", SAMPLE], 0, "問題はありません");
    check(&["check", "--strict", SAMPLE], 0, "問題はありません");
    check(&["check", "no/such/file"], 2, "読めません");
    let warning = file("warning.json", |sample| {
        sample.replace("theme-1", "Theme_1")
    });
    let place = "/sections/0/id：注意：";
    check(&["check", &warning], 0, place);
    check(&["check", &warning], 0, "エラー 0件、注意 1件");
    check(&["check", &warning, "--strict"], 1, place);
    let error = file("error.json", |sample| sample.replace("\"5件\"", "\"6件\""));
    check(&["check", &error], 1, "エラー 1件、注意 0件");
    let broken = file("broken.json", |sample| {
        sample.replace("\"FY2019\"", "FY2019")
    });
    check(&["check", &broken], 2, "行目");
}

#[test]
fn writes_the_schema() {
    check(
        &["schema"],
        0,
        "https://json-schema.org/draft/2020-12/schema",
    );
    let path = file("schema.json", |_| String::new());
    check(&["schema", "-o", &path], 0, "");
    assert_eq!(
        std::fs::read_to_string(path).unwrap(),
        keikaku::cli::plan_schema()
    );
    check(&["schema", "-o", "no/such/folder/x.json"], 2, "書けません");
}

#[test]
fn generates_a_plan_that_checks() {
    check(&["generate"], 2, "--directions");
    check(&["generate", "--directions", "0"], 2, "1から");
    check(&["generate", "--directions"], 2, "値がありません");
    check(
        &["generate", "--directions", "5", "--seed", "x"],
        2,
        "--seed",
    );
    check(
        &["generate", "--directions", "5", "--actuals", "-1"],
        2,
        "--actuals",
    );
    check(
        &["generate", "--directions", "5", "--actuals", "9"],
        0,
        "取組の方向5件",
    );
    check(&["generate", "--directions", "5"], 0, "取組の方向5件");
    let path = file("generated.json", |_| String::new());
    check(
        &["generate", "--directions", "40", "--seed", "3", "-o", &path],
        0,
        "",
    );
    check(&["check", "--strict", &path], 0, "問題はありません");
}
