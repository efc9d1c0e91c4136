//! Every version that is pinned outside Cargo.toml and Cargo.lock, in one place.

use crate::project;
use anyhow::{Context, Result};

/// Installed by cargo.
pub const TRUNK: &str = "0.21.14";
pub const CARGO_MACHETE: &str = "0.9.2";
pub const GECKODRIVER: &str = "0.37.1";

/// Installed by npm. `binaryen` brings `wasm-opt` and `wasm-metadce`; modules built with the much older ones of Debian 12 fail to start.
pub const BINARYEN: &str = "132.0.0";
pub const ESBUILD: &str = "0.28.2";
pub const AXE_CORE: &str = "4.14.1";
/// A dictionary of how Japanese is read.
pub const KUROMOJI: &str = "0.1.2";

/// The font of the pictures for link previews: the same picture on every machine.
pub const NOTO_SANS_JP: &str = "0.4.3";

/// Debian's Rust with the parts to build a WebAssembly standard library (see `wasm_target`).
pub const DEBIAN_RUST: &[&str] = &[
    "rustc-web",
    "cargo-web",
    "rust-web-src",
    "rust-web-llvm",
    "lld-22",
    "rust-web-clippy",
    "rustfmt-web",
];

/// Debian's browser for the tests, with a font for Japanese.
pub const DEBIAN_BROWSER: &[&str] = &["chromium", "chromium-driver", "fonts-noto-cjk"];

/// Debian's other two engines for the tests.
pub const DEBIAN_FIREFOX: &[&str] = &["firefox-esr"];
pub const DEBIAN_WEBKIT: &[&str] = &["webkit2gtk-driver", "xvfb", "locales"];

/// The version of wasm-bindgen in Cargo.lock: its command line tool must be exactly that one.
pub fn wasm_bindgen() -> Result<String> {
    let path = project::root().join("Cargo.lock");
    let lock = std::fs::read_to_string(&path)
        .with_context(|| format!("cannot read {}", path.display()))?;
    locked(&lock, "wasm-bindgen").context("Cargo.lock names no wasm-bindgen")
}

fn locked(lock: &str, package: &str) -> Option<String> {
    let name = format!("name = \"{package}\"");
    lock.lines()
        .skip_while(|line| *line != name)
        .take_while(|line| !line.is_empty())
        .find_map(|line| line.strip_prefix("version = \"")?.strip_suffix('"'))
        .map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOCK: &str = r#"version = 4

[[package]]
name = "wasm-bindgen-futures"
version = "0.4.99"
dependencies = [
 "wasm-bindgen",
]

[[package]]
name = "wasm-bindgen"
version = "0.2.130"

[[package]]
name = "unversioned"

[[package]]
name = "last"
version = "3.0.0"
"#;

    #[test]
    fn the_lock_is_read_by_whole_names() {
        assert_eq!(locked(LOCK, "wasm-bindgen").as_deref(), Some("0.2.130"));
        assert_eq!(locked(LOCK, "last").as_deref(), Some("3.0.0"));
        assert_eq!(locked(LOCK, "wasm"), None);
        assert_eq!(locked(LOCK, "unversioned"), None);
    }

    #[test]
    fn this_project_locks_wasm_bindgen() {
        assert!(wasm_bindgen().unwrap().starts_with("0.2."));
    }
}
