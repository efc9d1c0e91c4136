//! `keikaku offline FOLDER`: what a built site needs to be kept on a device:
//! `offline.json`, the list of its files with the version that they make, and
//! `manifest.webmanifest` with the icons, so that it can be installed.

use super::{Exit, failed, read_plan, wrong_usage};
use crate::plan::{Plan, fingerprint};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// What a copy on the device does without: files about the copy itself, those
/// for other sites and search engines, and compressed copies of others.
const LEFT_OUT: [&str; 12] = [
    "offline.json",
    "service-worker.js",
    "preview/",
    "data/",
    "frame/",
    "embed.html",
    "embed.js",
    "framed.",
    "sitemap.xml",
    "plan.schema.json",
    ".br",
    ".gz",
];

const LISTING: &str = "offline.json";
const MANIFEST: &str = "manifest.webmanifest";
const ICON: &str = include_str!("../../public/icon.svg");
const ICON_SIZES_PX: [u32; 2] = [192, 512];
/// The header's colour.
const THEME_COLOUR: &str = "white";

pub(super) fn run(arguments: &[String]) -> Exit {
    let [folder] = arguments else {
        return wrong_usage("公開用のフォルダーを1つ指定してください。");
    };
    let folder = Path::new(folder);
    let plan = match read_plan(&folder.join("plan.json").display().to_string()) {
        Ok(plan) => plan,
        Err(exit) => return exit,
    };
    match write(folder, &plan) {
        Ok(()) => Exit::Done,
        Err(error) => failed(
            &folder.display().to_string(),
            "公開用のフォルダーに書けません。",
            &error,
        ),
    }
}

fn write(folder: &Path, plan: &Plan) -> std::io::Result<()> {
    let mut icons = vec![json!({"src": "icon.svg", "sizes": "any", "type": "image/svg+xml"})];
    fs::write(folder.join("icon.svg"), ICON)?;
    for size in ICON_SIZES_PX {
        if let Some(png) = icon_png(size) {
            let name = format!("icon-{size}.png");
            fs::write(folder.join(&name), png)?;
            let size = format!("{size}x{size}");
            icons.push(
                json!({"src": name, "sizes": size, "type": "image/png", "purpose": "any maskable"}),
            );
        }
    }
    fs::write(folder.join(MANIFEST), manifest(plan, &icons).to_string())?;
    let mut files = BTreeMap::new();
    collect(folder, "", &mut files)?;
    fs::write(folder.join(LISTING), listing(&files).to_string())
}

/// How the installed site calls and shows itself.
fn manifest(plan: &Plan, icons: &[Value]) -> Value {
    let city = &plan.city.name;
    json!({
        "id": "./",
        "name": plan.title.text,
        "short_name": city,
        "lang": "ja",
        "start_url": "./",
        "scope": "./",
        "display": "standalone",
        "background_color": THEME_COLOUR,
        "theme_color": THEME_COLOUR,
        "icons": icons,
    })
}

/// The files by name, with their sizes in bytes and their contents' fingerprints.
type Files = BTreeMap<String, (usize, String)>;

fn collect(folder: &Path, before: &str, files: &mut Files) -> std::io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = format!("{before}{}", entry.file_name().to_string_lossy());
        if entry.file_type()?.is_dir() {
            collect(&entry.path(), &format!("{name}/"), files)?;
            continue;
        }
        let without = |left: &&str| match left.strip_suffix(['/', '-']) {
            Some(_) => name.starts_with(*left),
            None => name == *left || left.starts_with('.') && name.ends_with(*left),
        };
        if !LEFT_OUT.iter().any(without) {
            let bytes = fs::read(entry.path())?;
            files.insert(name, (bytes.len(), fingerprint(&bytes)));
        }
    }
    Ok(())
}

/// The version, the size of all in bytes, and the names. The version follows
/// from what is in the files.
fn listing(files: &Files) -> Value {
    let all: String = files
        .iter()
        .map(|(name, (_, content))| format!("{name} {content}\n"))
        .collect();
    let size: usize = files.values().map(|(size, _)| size).sum();
    json!({
        "version": fingerprint(all.as_bytes()),
        "bytes": size,
        "files": files.keys().collect::<Vec<_>>(),
    })
}

#[cfg(feature = "previews")]
fn icon_png(size: u32) -> Option<Vec<u8>> {
    super::raster::icon(ICON, size)
}

/// Only the program that draws pictures can; the SVG is there in any case.
#[cfg(not(feature = "previews"))]
fn icon_png(_: u32) -> Option<Vec<u8>> {
    None
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn site(name: &str) -> std::path::PathBuf {
        let folder =
            std::env::temp_dir().join(format!("keikaku-offline-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        for (file, content) in [
            ("index.html", "<!doctype html>"),
            ("plan.json", include_str!("../../public/plan.json")),
            ("kpi/a.html", "a"),
            ("preview/a.png", "picture"),
            ("index.html.br", "compressed"),
            ("service-worker.js", "worker"),
        ] {
            let path = folder.join(file);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, content).unwrap();
        }
        folder
    }

    fn listed(folder: &Path) -> Value {
        let arguments = [folder.display().to_string()];
        assert_eq!(run(&arguments), Exit::Done);
        serde_json::from_slice(&fs::read(folder.join(LISTING)).unwrap()).unwrap()
    }

    #[test]
    fn what_a_page_needs_is_listed() {
        let folder = site("listed");
        let first = listed(&folder);
        let names: Vec<&str> = first["files"]
            .as_array()
            .unwrap()
            .iter()
            .map(|f| f.as_str().unwrap())
            .collect();
        for name in [
            "index.html",
            "plan.json",
            "kpi/a.html",
            MANIFEST,
            "icon.svg",
        ] {
            assert!(names.contains(&name), "{name} in {names:?}");
        }
        for name in [
            "preview/a.png",
            "index.html.br",
            "service-worker.js",
            LISTING,
        ] {
            assert!(!names.contains(&name), "{name} in {names:?}");
        }
        let bytes: u64 = names
            .iter()
            .map(|name| fs::metadata(folder.join(name)).unwrap().len())
            .sum();
        assert_eq!(first["bytes"], bytes);
        // The same files are the same version, another plan is another.
        assert_eq!(listed(&folder)["version"], first["version"]);
        let plan = fs::read_to_string(folder.join("plan.json")).unwrap() + "\n";
        fs::write(folder.join("plan.json"), plan).unwrap();
        assert_ne!(listed(&folder)["version"], first["version"]);
        fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn the_manifest_names_the_plan() {
        let folder = site("manifest");
        listed(&folder);
        let manifest: Value =
            serde_json::from_slice(&fs::read(folder.join(MANIFEST)).unwrap()).unwrap();
        assert_eq!(manifest["short_name"], "上尾市");
        for icon in manifest["icons"].as_array().unwrap() {
            assert!(
                folder.join(icon["src"].as_str().unwrap()).is_file(),
                "{icon}"
            );
        }
        fs::remove_dir_all(folder).unwrap();
    }
}
