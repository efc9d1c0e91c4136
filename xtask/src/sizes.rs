//! How much a first visit loads.

use crate::compress::Encoding;
use crate::page;
use anyhow::{Context, Result};
use std::collections::BTreeSet;
use std::path::Path;

/// What a first visit may load, everything, in bytes after brotli 11.
pub const FIRST_LOAD_BYTES: u64 = 150_000;

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

/// What the page asks for as soon as its style has arrived (`public/ahead.js`).
const FOLLOWING: [&str; 2] = ["app-program", "plan.json"];

/// What index.html has the browser load, itself included: scripts, styles, preloads, and
/// with them the first parts of the WebAssembly module and the plan.
pub fn first_load(dist: &Path) -> Result<Vec<Size>> {
    let index = dist.join("index.html");
    let html = std::fs::read_to_string(&index)
        .with_context(|| format!("cannot read {}", index.display()))?;
    // Each file once: beside it stand its compressed copies, of which a host sends one in its place.
    let mut files = vec!["index.html".to_owned()];
    files.extend(local_addresses(&html));
    // Before the module is divided, it is whole.
    let [program, plan] = FOLLOWING;
    let program = page::said(&html, program).unwrap_or_default();
    let following = [program.trim_start_matches("./"), plan].into_iter();
    let following = following.filter(|file| dist.join(file).is_file());
    files.extend(following.map(str::to_owned));
    let mut known = BTreeSet::new();
    files.retain(|file| known.insert(file.clone()));
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

fn measure(dist: &Path, files: &[String]) -> Result<Vec<Size>> {
    files.iter().map(|file| size(dist, file)).collect()
}

fn size(dist: &Path, file: &str) -> Result<Size> {
    let bytes = std::fs::read(dist.join(file))
        .with_context(|| format!("{file} of first load is missing in {}", dist.display()))?;
    let compressed =
        |encoding: Encoding| -> Result<u64> { Ok(encoding.compress(&bytes)?.len() as u64) };
    Ok(Size {
        file: file.to_owned(),
        raw: bytes.len() as u64,
        gzip: compressed(Encoding::Gzip)?,
        brotli: compressed(Encoding::Brotli)?,
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
