//! The command `readings`: proposes readings for the words that the table has none of.
//!
//! A dictionary proposes, a person corrects. What stands in the table is never changed here.

use crate::cache::Cache;
use crate::run::step;
use crate::{npm, project, versions};
use anyhow::{Context, Result, ensure};
use std::collections::BTreeSet;
use std::process::{Command, Stdio};

/// The table.
pub const TABLE: &str = "seeds/readings.tsv";

/// What is read: all that is translated, and what it is in plain Japanese.
const TEXTS: [&str; 2] = ["src/i18n/po/ja-easy.po", "seeds/ageo.ja-easy.po"];

/// The command `readings`.
pub fn run() -> Result<()> {
    let root = project::root();
    let kuromoji = npm::package(&Cache::open()?, "kuromoji", versions::KUROMOJI)?;
    // Node looks for packages from the script's own folder upwards.
    let script = kuromoji.join("keikaku-readings.js");
    std::fs::write(&script, include_str!("readings.js"))?;
    let answer = Command::new("node")
        .arg(&script)
        .arg(root.join(TABLE))
        .args(TEXTS.map(|file| root.join(file)))
        .stderr(Stdio::inherit())
        .output()
        .context("Node.js cannot be started")?;
    ensure!(answer.status.success(), "the dictionary gave no readings");
    let table = std::fs::read_to_string(root.join(TABLE))?;
    let (table, new) = with_new(&table, &String::from_utf8(answer.stdout)?);
    if new.is_empty() {
        step("Every word has its reading.");
        return Ok(());
    }
    std::fs::write(root.join(TABLE), table)?;
    step(&format!("New in {TABLE}, to be read by a person:"));
    println!("{new}");
    Ok(())
}

/// The table as the page loads it (`i18n::Readings::read`): the words, an empty line, their readings.
#[must_use]
pub fn served(table: &str) -> String {
    let lines = table.lines().filter(|line| !line.starts_with('#'));
    // The page looks words up as they are ordered.
    let pairs: BTreeSet<(&str, &str)> = lines.filter_map(|line| line.split_once('\t')).collect();
    let (words, readings): (Vec<&str>, Vec<&str>) = pairs.into_iter().unzip();
    [words.join("\n"), readings.join("\n")].join("\n\n") + "\n"
}

fn word(line: &str) -> &str {
    line.split('\t').next().unwrap_or_default()
}

/// The table with the proposed lines for words that it does not have, sorted; and those alone.
fn with_new(table: &str, proposed: &str) -> (String, String) {
    let (mut lines, words): (Vec<&str>, Vec<&str>) =
        table.lines().partition(|line| line.starts_with('#'));
    let known: BTreeSet<&str> = words.iter().map(|line| word(line)).collect();
    let is_new = |line: &&str| !known.contains(word(line));
    let new: BTreeSet<&str> = proposed.lines().filter(is_new).collect();
    lines.extend(
        words
            .into_iter()
            .chain(new.iter().copied())
            .collect::<BTreeSet<_>>(),
    );
    let new: Vec<&str> = new.into_iter().collect();
    (lines.join("\n") + "\n", new.join("\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_person_wrote_stays() {
        let table = "# 注\n上尾\tあげお\n市\tし\n";
        let (whole, new) = with_new(table, "上尾\tうえお\n財政\tざいせい\n市\tいち\n");
        assert_eq!(whole, "# 注\n上尾\tあげお\n市\tし\n財政\tざいせい\n");
        assert_eq!(new, "財政\tざいせい");
        assert_eq!(served(&whole), "上尾\n市\n財政\n\nあげお\nし\nざいせい\n");
    }

    #[test]
    fn furigana_are_little_to_load() {
        let table = std::fs::read_to_string(project::root().join(TABLE)).unwrap();
        let mut packed = Vec::new();
        let parameters = brotli::enc::BrotliEncoderParams::default();
        brotli::BrotliCompress(&mut served(&table).as_bytes(), &mut packed, &parameters).unwrap();
        assert!(packed.len() < 15_000, "{} bytes", packed.len());
    }
}
