//! The font in which pictures for link previews are drawn.
//!
//! Not a font of the machine: Debian's is another than Windows'. The site itself has no font in it.

use crate::cache::Cache;
use crate::run::step;
use crate::{npm, versions};
use std::path::PathBuf;
use std::time::Duration;

const PACKAGE: &str = "@expo-google-fonts/noto-sans-jp";

/// When it was not to be had, it is not asked for again at every build.
const RETRY: Duration = Duration::from_secs(60 * 60);

/// Noto Sans JP in two weights.
pub struct Fonts {
    pub regular: PathBuf,
    pub bold: PathBuf,
}

/// The font, or none where it cannot be had: a site without these pictures is still a site.
pub fn ensure(cache: &Cache) -> Option<Fonts> {
    let failed = cache.log("fonts-failed");
    let tried = std::fs::metadata(&failed).and_then(|log| log.modified());
    if tried.is_ok_and(|tried| tried.elapsed().is_ok_and(|past| past < RETRY)) {
        return None;
    }
    match npm::package(cache, PACKAGE, versions::NOTO_SANS_JP) {
        Ok(folder) => {
            let face = |name: &str| folder.join(name).join(format!("NotoSansJP_{name}.ttf"));
            Some(Fonts {
                regular: face("400Regular"),
                bold: face("700Bold"),
            })
        }
        Err(error) => {
            step(&format!(
                "Note: the font of the previews cannot be had ({error:#})."
            ));
            let _ = std::fs::write(failed, format!("{error:#}"));
            None
        }
    }
}
