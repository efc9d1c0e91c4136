//! Where things are in the checkout.

use std::path::{Path, PathBuf};

/// The name of the package and of the web app's binary in Cargo.toml.
pub const PACKAGE: &str = "keikaku";
pub const WEB_BINARY: &str = "keikaku-web";

/// The folder with the workspace's Cargo.toml.
pub fn root() -> PathBuf {
    let own = Path::new(env!("CARGO_MANIFEST_DIR"));
    own.parent().unwrap_or(own).to_owned()
}

/// The built site.
pub fn dist() -> PathBuf {
    root().join("dist")
}

/// Where the web app is compiled and put together. Apart from other builds: its standard library
/// and flags are not theirs.
pub fn web_target() -> PathBuf {
    root().join("target/web")
}

/// What tests leave for people to look at, such as screenshots.
pub fn dist_test() -> PathBuf {
    root().join("dist-test")
}
