//! From what Trunk built to the site: the same page with fewer bytes.
//!
//! Loader and glue become one script, the module keeps only the exports that this script calls,
//! both get short names for what they exchange, and each file is named by what is in it.

use crate::glue::{self, Names};
use crate::inline;
use crate::page;
use crate::run;
use crate::split;
use crate::tools::Tools;
use crate::{cache, npm};
use anyhow::{Context, Result, ensure};
use std::fs;
use std::path::Path;
use std::process::Command;

/// The features that Rust compiles for; wasm-opt refuses a module that uses one it was not told of.
const FEATURES: &[&str] = &[
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-call-indirect-overlong",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

/// Nothing lies in the lowest 1024 bytes, where the end of the stack would be, and memory starts as zeros.
const OPTIMIZE: &[&str] = &[
    "--low-memory-unused",
    "--zero-filled-memory",
    "--flatten",
    "--rereloop",
    "-Oz",
    "-Oz",
    // Larger functions with one caller stay apart: that compresses better.
    "--one-caller-inline-max-function-size",
    "60",
];

/// Once more, for each part: what they exchange has its names.
const OPTIMIZE_PART: &[&str] = &[
    "--low-memory-unused",
    "-Oz",
    "--one-caller-inline-max-function-size",
    "60",
    "--strip-debug",
];

const SHORT_NAMES: &str = "--minify-imports-and-exports-and-modules";

/// Every browser that knows modules can read this, and so is told by the loader what it lacks.
const SYNTAX: &str = "--target=es2017";

/// The files that the page names.
struct Files<'a> {
    ahead: &'a str,
    /// The style of what stands above everything, and of the rest.
    first: &'a str,
    style: &'a str,
    loader: &'a str,
    glue: &'a str,
    wasm: &'a str,
}

impl<'a> Files<'a> {
    fn of(html: &'a str) -> Result<Files<'a>> {
        let find = |mark| {
            page::address(html, mark)
                .with_context(|| format!("Trunk wrote a page without a tag with {mark}"))
        };
        Ok(Files {
            ahead: find("id=\"ahead\"")?,
            first: find("/first-")?,
            style: find("/style-")?,
            loader: find("type=\"module\"")?,
            glue: find("id=\"app-glue\"")?,
            wasm: find("id=\"app-wasm\"")?,
        })
    }
}

/// Makes the site `to` of what Trunk built in `from`; `work` is for files in between.
/// `linked` is the module that the linker left.
pub fn slim(tools: &Tools, from: &Path, linked: &Path, work: &Path, to: &Path) -> Result<()> {
    cache::remove(work)?;
    fs::create_dir_all(work)?;
    let html = read(&from.join("index.html"))?;
    let files = Files::of(&html)?;

    let loader = glue::bundled_loader(&read(&from.join(files.loader))?)?;
    fs::write(work.join("loader.js"), loader)?;
    let glue = glue::shakeable(&read(&from.join(files.glue))?);
    fs::write(work.join("glue.js"), &glue)?;
    let calls = bundle(tools, work, &[])?;

    let wasm = from.join(files.wasm);
    let names = names(tools, &wasm, &work.join("named.wasm"), &[])?;
    let used = names.used_exports(&calls);
    fs::write(work.join("graph.json"), graph(&used))?;
    let lean = work.join("lean.wasm");
    run::output(
        wasm_tool(tools, "wasm-metadce")
            .arg(&wasm)
            .arg("--graph-file")
            .arg(work.join("graph.json"))
            .args(["--debuginfo", "-o"])
            .arg(&lean),
    )?;
    let small = work.join("small.wasm");
    let mut passes: Vec<String> = OPTIMIZE.iter().map(|&pass| pass.to_owned()).collect();
    passes.extend(split::kept_apart());
    // The names of functions tell the parts apart; they go afterwards.
    passes.push("--debuginfo".to_owned());
    let names = self::names(tools, &lean, &small, &passes)?;
    fs::write(work.join("glue.js"), names.apply(&glue)?)?;

    let script = bundle(tools, work, &["--minify"])?;
    let minified = |file: &str, option| {
        let mut esbuild = Command::new(&tools.esbuild);
        esbuild.arg(from.join(file));
        run::output(esbuild.args(["--minify", "--charset=utf8", option]))
    };
    let first = minified(files.first, "--log-level=warning")?;
    let style = minified(files.style, "--log-level=warning")?;
    let ahead = minified(files.ahead, SYNTAX)?;
    let parts = split::split(linked, &used, &small, work)?;
    let part = |part: &Path| -> Result<Vec<u8>> {
        let done = part.with_extension("done.wasm");
        let mut wasm_opt = wasm_tool(tools, "wasm-opt");
        wasm_opt.arg(part).args(OPTIMIZE_PART).arg("-o").arg(&done);
        run::output(&mut wasm_opt)?;
        Ok(fs::read(done)?)
    };

    let script_name = named("keikaku", script.as_bytes(), "js");
    cache::remove(to)?;
    fs::create_dir_all(to)?;
    let replaced = [
        files.ahead,
        files.first,
        files.style,
        files.loader,
        files.glue,
        files.wasm,
    ]
    .map(file_name);
    copy_others(from, to, &replaced)?;
    fs::write(to.join(&script_name), script)?;
    let relative = |name: &str| format!("./{name}");
    let written = |stem, extension, text: &str| -> Result<String> {
        let name = named(stem, text.trim_end().as_bytes(), extension);
        fs::write(to.join(&name), text.trim_end())?;
        Ok(relative(&name))
    };
    let style_at = written("style", "css", &style)?;
    // Where a host's own policy forbids styles within pages, the loader takes it from here.
    fs::write(to.join("first.css"), first.trim_end())?;
    // Of pages for frames, and of the last part of the program.
    let css = "--log-level=warning";
    for (file, option) in [
        ("framed.js", SYNTAX),
        ("framed.css", css),
        ("more.css", css),
    ] {
        fs::write(to.join(file), minified(file, option)?.trim_end())?;
    }
    let ahead_at = written("ahead", "js", &ahead)?;
    // The page names the first part as Trunk wrote it, and the later ones by their names alone.
    let mut modules = Vec::new();
    let later = split::LATER
        .iter()
        .map(|&name| (name, format!("{name}.wasm")));
    let stems = std::iter::once(("keikaku", files.wasm.to_owned())).chain(later);
    for ((stem, address), module) in stems.zip(&parts) {
        let module = part(module)?;
        let name = named(stem, &module, "wasm");
        fs::write(to.join(&name), module)?;
        modules.push((address, relative(&name)));
    }
    let script = relative(&script_name);
    let mut addresses = vec![
        (files.loader, Some(script.as_str())),
        (files.style, Some(style_at.as_str())),
        (files.ahead, Some(ahead_at.as_str())),
        (files.glue, None),
    ];
    let modules = modules
        .iter()
        .map(|(old, new)| (old.as_str(), Some(new.as_str())));
    addresses.extend(modules);
    let page = page::with_addresses(&html, &addresses);
    let page = inline::style(&page, files.first, first.trim_end())?;
    // Where a host gives it a type that no browser takes for a style, the loader puts it into the page.
    let page = inline::allowed(&page, "style-src", style.trim_end());
    fs::write(to.join("index.html"), page)?;
    Ok(())
}

/// Loader and glue in one.
fn bundle(tools: &Tools, work: &Path, options: &[&str]) -> Result<String> {
    let mut esbuild = Command::new(&tools.esbuild);
    esbuild
        .args([
            "loader.js",
            "--bundle",
            "--format=esm",
            "--charset=utf8",
            SYNTAX,
        ])
        .args(options)
        .current_dir(work);
    run::output(&mut esbuild)
}

/// Writes the module with short names, after these passes, and gives the names.
fn names(tools: &Tools, module: &Path, to: &Path, passes: &[String]) -> Result<Names> {
    let mut wasm_opt = wasm_tool(tools, "wasm-opt");
    wasm_opt
        .arg(module)
        .args(passes)
        .args([SHORT_NAMES, "--strip-producers", "--strip-target-features"])
        .arg("-o")
        .arg(to);
    Names::parse(&run::output(&mut wasm_opt)?)
}

fn wasm_tool(tools: &Tools, name: &str) -> Command {
    let mut tool = Command::new(tools.binaryen.join(name));
    tool.args(FEATURES);
    tool
}

/// What is called from outside, for wasm-metadce: it keeps that and what that needs.
fn graph(exports: &[&str]) -> String {
    let reaches: Vec<String> = exports.iter().map(|name| format!("\"{name}\"")).collect();
    let mut entities = vec![format!(
        "{{\"name\":\"page\",\"root\":true,\"reaches\":[{}]}}",
        reaches.join(",")
    )];
    entities.extend(
        exports
            .iter()
            .map(|name| format!("{{\"name\":\"{name}\",\"export\":\"{name}\"}}")),
    );
    format!("[{}]", entities.join(",\n"))
}

fn named(stem: &str, content: &[u8], extension: &str) -> String {
    format!("{stem}-{}.{extension}", npm::hash(content))
}

fn file_name(address: &str) -> &str {
    address.trim_start_matches("./")
}

/// What is not among the replaced files stays as it is.
fn copy_others(from: &Path, to: &Path, replaced: &[&str]) -> Result<()> {
    npm::copy_folder(from, to)?;
    for name in replaced {
        let file = to.join(name);
        ensure!(file.is_file(), "Trunk did not write {name}");
        fs::remove_file(file)?;
    }
    Ok(())
}

fn read(path: &Path) -> Result<String> {
    fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_graph_has_all_that_is_called() {
        assert_eq!(
            graph(&["memory", "start"]),
            "[{\"name\":\"page\",\"root\":true,\"reaches\":[\"memory\",\"start\"]},\n\
             {\"name\":\"memory\",\"export\":\"memory\"},\n\
             {\"name\":\"start\",\"export\":\"start\"}]"
        );
    }

    #[test]
    fn names_follow_the_content() {
        assert_eq!(named("a", b"x", "js"), named("a", b"x", "js"));
        assert_ne!(named("a", b"x", "js"), named("a", b"y", "js"));
    }
}
