//! Compressed copies beside the files of the site, for hosts that hand them out as they are: `.br`
//! (brotli, quality 11) and `.gz` (gzip, level 9).
//!
//! By crates whose versions Cargo.lock pins: the same files give the same bytes on every machine.

use anyhow::{Context, Result};
use flate2::{Compression, GzBuilder};
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// What is worth it; pictures are compressed already.
const WORTH_IT: [&str; 10] = [
    "css",
    "csv",
    "html",
    "js",
    "json",
    "svg",
    "txt",
    "wasm",
    "webmanifest",
    "xml",
];

/// A kind of compressed copy: its name in HTTP, and what it adds to the file's name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    Brotli,
    Gzip,
}

impl Encoding {
    /// The better first.
    pub const ALL: [Encoding; 2] = [Encoding::Brotli, Encoding::Gzip];

    /// As in `Content-Encoding`.
    pub fn name(self) -> &'static str {
        match self {
            Encoding::Brotli => "br",
            Encoding::Gzip => "gzip",
        }
    }

    pub fn extension(self) -> &'static str {
        match self {
            Encoding::Brotli => "br",
            Encoding::Gzip => "gz",
        }
    }

    /// Where the copy of a file stands.
    pub fn beside(self, file: &Path) -> PathBuf {
        let mut name = file.as_os_str().to_owned();
        name.push(".");
        name.push(self.extension());
        name.into()
    }

    /// The bytes, compressed as well as it can.
    pub fn compress(self, bytes: &[u8]) -> io::Result<Vec<u8>> {
        match self {
            Encoding::Brotli => {
                let parameters = brotli::enc::BrotliEncoderParams {
                    quality: 11,
                    lgwin: 22,
                    size_hint: bytes.len(),
                    ..Default::default()
                };
                let mut compressed = Vec::new();
                brotli::BrotliCompress(&mut &*bytes, &mut compressed, &parameters)?;
                Ok(compressed)
            }
            // No name and no time in it: nothing but the bytes decides what it is.
            Encoding::Gzip => {
                let mut gzip = GzBuilder::new().write(Vec::new(), Compression::best());
                gzip.write_all(bytes)?;
                gzip.finish()
            }
        }
    }
}

/// Whether a file of this name has copies.
pub fn is_worth_it(file: &Path) -> bool {
    let extension = file.extension().and_then(|extension| extension.to_str());
    extension.is_some_and(|extension| WORTH_IT.contains(&extension))
}

/// Writes the copies of all files in a folder and those in it, where they are smaller.
pub fn folder(folder: &Path) -> Result<()> {
    for entry in fs::read_dir(folder).with_context(|| folder.display().to_string())? {
        let path = entry?.path();
        if path.is_dir() {
            self::folder(&path)?;
        } else if is_worth_it(&path) {
            file(&path).with_context(|| path.display().to_string())?;
        }
    }
    Ok(())
}

fn file(path: &Path) -> Result<()> {
    let bytes = fs::read(path)?;
    for encoding in Encoding::ALL {
        let compressed = encoding.compress(&bytes)?;
        if compressed.len() < bytes.len() {
            fs::write(encoding.beside(path), compressed)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Read;

    #[test]
    fn copies_are_the_same_every_time_and_hold_the_file() {
        let root = std::env::temp_dir().join(format!("xtask-compress-{}", std::process::id()));
        fs::create_dir_all(root.join("seeds")).unwrap();
        let text = "計画の本文。".repeat(500);
        let file = root.join("seeds/a.txt");
        fs::write(&file, &text).unwrap();
        fs::write(root.join("tiny.json"), "{}").unwrap();
        fs::write(root.join("a.png"), [0; 500]).unwrap();
        folder(&root).unwrap();
        let copies = Encoding::ALL.map(|encoding| fs::read(encoding.beside(&file)).unwrap());
        let mut plain = String::new();
        let gzip = copies[1].as_slice();
        flate2::read::GzDecoder::new(gzip)
            .read_to_string(&mut plain)
            .unwrap();
        assert_eq!(plain, text);
        plain.clear();
        let mut brotli = brotli::Decompressor::new(copies[0].as_slice(), 4096);
        brotli.read_to_string(&mut plain).unwrap();
        assert_eq!(plain, text);
        // Again, over what stands there already: the copies have no copies.
        folder(&root).unwrap();
        assert_eq!(
            Encoding::ALL.map(|encoding| fs::read(encoding.beside(&file)).unwrap()),
            copies
        );
        let mut names = Vec::new();
        for place in [&root, &root.join("seeds")] {
            let found = fs::read_dir(place).unwrap();
            names.extend(found.map(|entry| entry.unwrap().file_name().into_string().unwrap()));
        }
        names.sort();
        assert_eq!(
            names,
            [
                "a.png",
                "a.txt",
                "a.txt.br",
                "a.txt.gz",
                "seeds",
                "tiny.json"
            ]
        );
        fs::remove_dir_all(root).unwrap();
    }
}
