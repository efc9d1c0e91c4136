//! How much a first visit loads.

use crate::{page, run};
use anyhow::{Context, Result};
use std::path::{Path, PathBuf};
use std::process::Command;

/// What a first visit may load, everything, in bytes after brotli 11.
pub const FIRST_LOAD_BYTES: u64 = 130_000;

/// One file of the built site, in bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Size {
    pub file: String,
    pub raw: u64,
    /// gzip at level 9.
    pub gzip: u64,
    /// brotli at quality 11.
    pub brotli: u64,
}

/// What index.html has the browser load at once, itself included: scripts, styles, preloads, and
/// with them the WebAssembly module and the plan.
pub fn first_load(dist: &Path) -> Result<Vec<Size>> {
    let index = dist.join("index.html");
    let html = std::fs::read_to_string(&index)
        .with_context(|| format!("cannot read {}", index.display()))?;
    let mut files = vec!["index.html".to_owned()];
    files.extend(local_addresses(&html));
    files.dedup();
    measure(dist, &files)
}

/// First load, everything, brotli 11: the number to keep small.
pub fn first_load_brotli(dist: &Path) -> Result<u64> {
    Ok(first_load(dist)?.iter().map(|size| size.brotli).sum())
}

pub fn print(dist: &Path) -> Result<()> {
    let sizes = first_load(dist)?;
    println!(
        "{:>10} {:>10} {:>10}  first load, bytes",
        "raw", "gzip 9", "brotli 11"
    );
    for size in &sizes {
        println!(
            "{:>10} {:>10} {:>10}  {}",
            size.raw, size.gzip, size.brotli, size.file
        );
    }
    let sum = |of: fn(&Size) -> u64| sizes.iter().map(of).sum::<u64>();
    println!(
        "{:>10} {:>10} {:>10}  sum",
        sum(|s| s.raw),
        sum(|s| s.gzip),
        sum(|s| s.brotli)
    );
    println!("{:>10} {:>10} {FIRST_LOAD_BYTES:>10}  allowed", "", "");
    Ok(())
}

/// The files that `<link>` and `<script>` tags name, in order and each once.
fn local_addresses(html: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for address in page::addresses(html) {
        let file = address.trim_start_matches("./").to_owned();
        // `data:` and other sites are no files of this one.
        if !file.is_empty() && !file.contains(':') && !found.contains(&file) {
            found.push(file);
        }
    }
    found
}

/// Node is needed for wasm-opt anyway and brings both compressors; crates for them would be
/// compiled before anything else on every fresh clone.
const SCRIPT: &str = "
const fs = require('node:fs'), zlib = require('node:zlib'), c = zlib.constants;
for (const file of process.argv.slice(1)) {
  const raw = fs.readFileSync(file);
  const brotli = zlib.brotliCompressSync(raw, { params: {
    [c.BROTLI_PARAM_QUALITY]: 11, [c.BROTLI_PARAM_LGWIN]: 22, [c.BROTLI_PARAM_SIZE_HINT]: raw.length } });
  console.log(raw.length, zlib.gzipSync(raw, { level: 9 }).length, brotli.length);
}";

fn measure(dist: &Path, files: &[String]) -> Result<Vec<Size>> {
    let paths: Vec<PathBuf> = files.iter().map(|file| dist.join(file)).collect();
    let text = run::output(Command::new("node").args(["--eval", SCRIPT]).args(&paths)).context(
        "Node.js could not measure the files of first load; is one of them missing in dist/?",
    )?;
    files
        .iter()
        .zip(text.lines())
        .map(|(file, line)| size(file, line))
        .collect()
}

fn size(file: &str, line: &str) -> Result<Size> {
    let mut numbers = line.split(' ').map(str::parse::<u64>);
    let mut next = || {
        numbers
            .next()
            .and_then(Result::ok)
            .with_context(|| format!("Node.js answered `{line}`"))
    };
    Ok(Size {
        file: file.to_owned(),
        raw: next()?,
        gzip: next()?,
        brotli: next()?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_found_in_the_page() {
        let html = r#"<link rel="icon" href="data:,"><link rel="stylesheet" href="./style-1.css"/>
            <a href="./seeds/a.txt">text</a><script type="module" src="./loader-1.js"></script>
            <link rel="preload" as="fetch" crossorigin href="./plan.json"><link rel="modulepreload" href="./loader-1.js">"#;
        assert_eq!(
            local_addresses(html),
            ["style-1.css", "loader-1.js", "plan.json"]
        );
    }

    #[test]
    fn compressed_sizes() {
        let folder = std::env::temp_dir().join(format!("xtask-sizes-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        std::fs::write(folder.join("index.html"), "計画".repeat(1000)).unwrap();
        let sizes = first_load(&folder).unwrap();
        let [index] = sizes.as_slice() else {
            panic!("{sizes:?}")
        };
        assert_eq!(index.raw, 6000);
        assert!(index.brotli < index.gzip && index.gzip < 200, "{index:?}");
        assert_eq!(first_load_brotli(&folder).unwrap(), index.brotli);
        std::fs::remove_dir_all(folder).unwrap();
    }
}
