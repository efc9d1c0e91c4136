//! `keikaku single FOLDER -o FILE`: the built site as one HTML file, which opens
//! by itself: from a stick, an e-mail, without any host. Its pages are in the
//! hash.

use super::pages::outline;
use super::template::{Filling, MORE, SHEET, Template, escape};
use super::{INDEX, day, read_plan};
use crate::app;
use crate::cli::{Exit, wrong_usage};
use crate::i18n::{Language, Texts};
use crate::plan::fingerprint;
use crate::query::{Page, Site};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use flate2::Compression;
use flate2::write::GzEncoder;
use sha2::{Digest as _, Sha256};
use std::fs;
use std::io::Write as _;
use std::path::Path;

/// Answers requests for the files that stand in the page.
const FILES: &str = include_str!("single.js");

/// Where the policy says which scripts may run.
const SCRIPTS: &str = "script-src ";
/// And which styles within the page.
const STYLES: &str = "style-src ";
/// What the built page allows its own site; one file has none.
const SITE: &str = " 'self'";

pub(in crate::cli) fn run(arguments: &[String]) -> Exit {
    let given = crate::cli::one_and_options("公開用のフォルダー", arguments, ["-o"]);
    let (folder, [to]) = match given {
        Ok(given) => given,
        Err(exit) => return exit,
    };
    let Some(to) = to else {
        return wrong_usage("書き出すファイルを -o で指定してください。");
    };
    let written = single(Path::new(folder)).and_then(|html| {
        fs::write(to, html).map_err(|error| format!("{to} に書けません：{error}"))
    });
    match written {
        Ok(()) => Exit::Done,
        Err(why) => {
            eprintln!("{why}");
            Exit::Failed
        }
    }
}

fn single(folder: &Path) -> Result<String, String> {
    let read = |name: &str| {
        let path = folder.join(name);
        fs::read(&path).map_err(|error| format!("{} を読めません：{error}", path.display()))
    };
    let plan = read("plan.json")?;
    let index = read_plan(&plan)?;
    let html = String::from_utf8_lossy(&read(INDEX)?).into_owned();
    let template = Template::parse(&html).map_err(|what| format!("{INDEX}：{what}"))?;
    let title = app::page_title(index, &Page::Overview);
    let page = template.filled(&Filling {
        up: "",
        head: &format!("<title>{}</title>", escape(&title)),
        attributes: &format!(" data-plan=\"{}\"{}", fingerprint(&plan), outline(index)),
        shown: &app::prerender(index, &Page::Overview, Site::default(), day::today()),
        parts: &[],
        framed: None,
    });

    let (page, style) = match sheet(&page) {
        // The policy of the page allows exactly this text.
        Some((tag, name)) => {
            let style = String::from_utf8_lossy(&read(name)?).into_owned();
            (page.replacen(tag, "", 1), format!("<style>{style}</style>"))
        }
        None => (page, String::new()),
    };
    let more = String::from_utf8_lossy(&read(MORE.1)?).into_owned();
    let (head, rest) = page
        .split_once("</head>")
        .ok_or("index.html に </head> がありません。")?;
    let (mut lines, mut script, mut names) = (Vec::new(), String::new(), Vec::new());
    for line in head.lines() {
        let address = address(line);
        match address {
            Some(name) if line.contains("type=\"module\"") => {
                script = String::from_utf8_lossy(&read(name)?).into_owned();
            }
            // Of the first part the loader wants to know the name.
            Some(name) if line.contains("id=\"app-wasm\"") => {
                names.push(name.to_owned());
                lines.push(format!("<link id=\"app-wasm\" href=\"./{name}\">"));
            }
            Some(name) if line.starts_with("<meta name=\"app-") => {
                names.push(name.to_owned());
                lines.push(line.to_owned());
            }
            Some(_) => {}
            None => lines.push(line.to_owned()),
        }
    }
    if script.is_empty() || script.to_ascii_lowercase().contains("</script") {
        return Err(
            "index.html のスクリプトを埋め込めません。cargo xtask build で作り直してください。"
                .to_owned(),
        );
    }
    lines.push(style);
    lines.push(format!("<style>{more}</style>"));
    let script = format!("{FILES}{script}");
    let head = with_policy(&lines.join("\n"), &script, &more)?;
    names.push("plan.json".to_owned());
    let sources = index.plan.sources.iter();
    names.extend(sources.filter_map(|source| source.file.clone()));
    let there = |name: &String| folder.join(name).is_file();
    names.extend(Some(app::READINGS.to_owned()).filter(there));
    for language in Language::ALL {
        let files = Texts::ALL.map(|of| language.file(of.name()));
        names.extend(files.into_iter().filter(there));
    }
    let mut stored = String::new();
    for name in &names {
        stored += &block(name, &read(name)?)?;
    }
    Ok(format!("{head}</head>{rest}").replacen(
        "</body>",
        &format!("{stored}<script type=\"module\">{script}</script>\n</body>"),
        1,
    ))
}

/// The tag of the style sheet, and its file.
fn sheet(page: &str) -> Option<(&str, &str)> {
    let at = page.find(SHEET)?;
    let tag = page.get(at..)?.split_inclusive('>').next()?;
    let name = tag.strip_prefix(SHEET)?.split('"').next()?;
    Some((tag, name.trim_start_matches("./")))
}

/// The file that a line of the head names.
fn address(line: &str) -> Option<&str> {
    let (_, rest) = line.split_once("=\"./")?;
    rest.split('"').next()
}

/// The head with a policy that allows this script, and this style beside those that it allows.
fn with_policy(head: &str, script: &str, style: &str) -> Result<String, String> {
    let mut head = head.to_owned();
    for (allowed, text) in [(SCRIPTS, script), (STYLES, style)] {
        if head.matches(allowed).count() != 1 {
            return Err(format!("index.html に「{allowed}」がちょうど1つ必要です。"));
        }
        let hash = format!("'sha256-{}'", STANDARD.encode(Sha256::digest(text)));
        head = head.replacen(allowed, &format!("{allowed}{hash} "), 1);
    }
    Ok(head
        .replace(" 'self';", " 'none';")
        // Beside others, 'none' is nothing.
        .replace("' 'none';", "';")
        .replace(SITE, ""))
}

/// A file as a block of data.
fn block(name: &str, content: &[u8]) -> Result<String, String> {
    let failed = |error| format!("{name} を圧縮できません：{error}");
    let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
    gzip.write_all(content).map_err(failed)?;
    let packed = STANDARD.encode(gzip.finish().map_err(failed)?);
    let kind = match name.rsplit('.').next() {
        Some("wasm") => "application/wasm",
        Some("json") => "application/json",
        _ => "text/plain;charset=utf-8",
    };
    Ok(format!(
        "<script type=\"text/plain\" data-file=\"{}\" data-type=\"{kind}\">{packed}</script>\n",
        escape(name)
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_style_is_found_where_a_page_names_it() {
        for name in ["style-1.css", "./style-1.css"] {
            let tag = format!("{SHEET}{name}\">");
            let page = format!("<head>x</head><p>a</p>{tag}<p href=\"b\">");
            assert_eq!(sheet(&page), Some((&*tag, "style-1.css")));
        }
        assert_eq!(sheet("<p>a</p>"), None);
    }

    #[test]
    fn the_policy_allows_the_script_alone() {
        let head = "script-src 'self' 'wasm-unsafe-eval'; style-src 'sha256-a' 'self'; connect-src 'self'; img-src 'self' data: blob:; x";
        let policy = with_policy(head, "a", "a").unwrap_or_default();
        assert_eq!(
            policy,
            // printf a | openssl dgst -sha256 -binary | base64
            "script-src 'sha256-ypeBEsobvcr6wjGzmiPcTaeG7/gUfE5yuYB3ha/uSLs=' 'wasm-unsafe-eval'; \
             style-src 'sha256-ypeBEsobvcr6wjGzmiPcTaeG7/gUfE5yuYB3ha/uSLs=' 'sha256-a'; connect-src 'none'; img-src data: blob:; x"
        );
        assert!(with_policy("", "a", "a").is_err());
    }
}
