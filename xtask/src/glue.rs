//! The JavaScript between page and WebAssembly, as text: wasm-bindgen's glue with only what is
//! called and with the short names that wasm-opt gave, and the loader that takes it in.
//!
//! It relies on how wasm-bindgen lays its output out. The version is the one in Cargo.lock, and
//! whatever is not found where it is expected stops the build.

use anyhow::{Result, bail, ensure};
use std::collections::BTreeMap;

/// What the loader says to get the glue, where that is a file of its own.
const GLUE_IMPORT: &str = "import(address('app-glue'))";

/// What the loader says about later parts, where the module is in one piece, and where not.
const NO_PARTS: &str = "const takePart = async () => {};";
const PARTS: &str = "const takePart = later;";

/// What a loader bundled with the glue has instead. The glue's own start-up knows many ways of
/// naming a module; the loader only ever hands over a response of the right media type.
const GLUE_BUNDLED: &str = "\
import { __wbg_get_imports as imports, __wbg_finalize_init as begin } from './glue.js';

async function instantiate(response, imported) {
  const streaming = typeof WebAssembly.instantiateStreaming === 'function';
  const { instance } = await (streaming
    ? WebAssembly.instantiateStreaming(response, imported)
    : WebAssembly.instantiate(await response.arrayBuffer(), imported));
  return instance;
}

const shared = {};
async function init({ module_or_path: response }) {
  const first = await instantiate(response, imports());
  Object.assign(shared, first.exports);
  begin(first);
}

async function later(response) {
  const part = await instantiate(response, { a: shared });
  Object.assign(shared, part.exports);
}

";

/// The loader as the entry of a bundle, beside `glue.js`.
pub fn bundled_loader(loader: &str) -> Result<String> {
    for said in [GLUE_IMPORT, NO_PARTS] {
        ensure!(
            loader.matches(said).count() == 1,
            "the loader does not say `{said}` once"
        );
    }
    let loader = loader.replace(GLUE_IMPORT, "{ default: init }");
    Ok(GLUE_BUNDLED.to_owned() + &loader.replace(NO_PARTS, PARTS))
}

/// The glue such that a bundler can leave out the classes that nobody uses.
pub fn shakeable(glue: &str) -> String {
    let kept = glue
        .lines()
        .filter(|line| !line.starts_with("if (Symbol.dispose) "))
        .map(|line| {
            line.replace(
                ": new FinalizationRegistry(",
                ": /* @__PURE__ */ new FinalizationRegistry(",
            )
        });
    let mut text: String = kept.flat_map(|line| [line, "\n".to_owned()]).collect();
    text.push_str("export { __wbg_get_imports, __wbg_finalize_init };\n");
    text
}

/// The names of a module's imports and exports, each with the short one it was given.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Names {
    imports: BTreeMap<String, String>,
    exports: BTreeMap<String, String>,
    /// What all imports are imported from.
    module: String,
}

impl Names {
    /// Reads what wasm-opt prints with `--minify-imports-and-exports-and-modules`.
    pub fn parse(map: &str) -> Result<Names> {
        let mut names = Names::default();
        for line in map.lines() {
            let strings: Vec<&str> = line.split('"').skip(1).step_by(2).collect();
            match *strings.as_slice() {
                [module, old, new] => {
                    ensure!(
                        names.module.is_empty() || names.module == module,
                        "imports from both {} and {module}",
                        names.module
                    );
                    module.clone_into(&mut names.module);
                    names.imports.insert(old.to_owned(), new.to_owned());
                }
                [old, new] => {
                    names.exports.insert(old.to_owned(), new.to_owned());
                }
                // The braces, and the two headings.
                [_] | [] => {}
                _ => bail!("wasm-opt printed `{line}`"),
            }
        }
        ensure!(
            !names.imports.is_empty() && !names.exports.is_empty(),
            "wasm-opt printed no names"
        );
        Ok(names)
    }

    /// Those exports that this JavaScript uses.
    pub fn used_exports(&self, script: &str) -> Vec<&str> {
        let mut used: Vec<&str> = script
            .split('.')
            .skip(1)
            .filter_map(|rest| self.exports.get_key_value(identifier(rest)))
            .map(|(name, _)| name.as_str())
            .collect();
        used.sort_unstable();
        used.dedup();
        used
    }

    /// The glue with the short names, without the imports that the module has not.
    pub fn apply(&self, glue: &str) -> Result<String> {
        let mut text = String::new();
        let mut rest = glue.lines();
        for line in rest.by_ref() {
            push_line(&mut text, line);
            if line == IMPORTS {
                break;
            }
        }
        let (mut kept, mut found) = (true, 0);
        for line in rest.by_ref() {
            if line == IMPORTS_END {
                push_line(&mut text, line);
                break;
            }
            match import_entry(line) {
                Some((name, rest)) => {
                    let short = self.imports.get(name);
                    found += usize::from(short.is_some());
                    kept = short.is_some() || name == "__proto__";
                    if kept {
                        let name = short.map_or(name, String::as_str);
                        push_line(&mut text, &format!("{name}:{rest}"));
                    }
                }
                None if kept => push_line(&mut text, line),
                None => {}
            }
        }
        ensure!(
            found == self.imports.len(),
            "the module imports {} functions, the glue has {found} of them",
            self.imports.len()
        );
        rest.for_each(|line| push_line(&mut text, line));
        let module = format!("\"{}\": import0", self.module);
        ensure!(
            text.contains(&module),
            "the glue does not name {}",
            self.module
        );
        Ok(self.short_exports(&text.replace(&module, &format!("{MODULE}: import0"))))
    }

    fn short_exports(&self, glue: &str) -> String {
        const OF: &str = "wasm.";
        let mut parts = glue.split(OF);
        let mut text = parts.next().unwrap_or_default().to_owned();
        for part in parts {
            text.push_str(OF);
            let name = identifier(part);
            match self.exports.get(name) {
                Some(short) => {
                    text.push_str(short);
                    text.push_str(part.get(name.len()..).unwrap_or_default());
                }
                None => text.push_str(part),
            }
        }
        text
    }
}

/// wasm-opt gives all imports this one to be imported from.
const MODULE: &str = "a";

/// The lines around the glue's functions for the module.
const IMPORTS: &str = "    const import0 = {";
const IMPORTS_END: &str = "    };";

/// The line that begins an entry of the imports: its name, and what follows the colon.
fn import_entry(line: &str) -> Option<(&str, &str)> {
    let entry = line.strip_prefix("        ")?;
    let name = identifier(entry);
    let rest = entry.get(name.len()..)?.strip_prefix(':')?;
    (!name.is_empty()).then_some((name, rest))
}

/// The identifier at the start of this text, or nothing.
fn identifier(text: &str) -> &str {
    let end = text.find(|c: char| !(c.is_ascii_alphanumeric() || c == '_' || c == '$'));
    end.and_then(|end| text.get(..end)).unwrap_or(text)
}

fn push_line(text: &mut String, line: &str) {
    text.push_str(line);
    text.push('\n');
}

#[cfg(test)]
mod tests {
    use super::*;

    const MAP: &str = r#"{
"imports": [
  ["./app_bg.js", "__wbg_height_ce5f2b59", "a"],
  ["./app_bg.js", "__wbg_then_e3f7", "b"]
 ],
"exports": [
  ["memory", "c"],
  ["__wbindgen_start", "$"],
  ["sink_write", "d"]
 ]
}
"#;

    const GLUE: &str = r#"export class Sink {
    write() {
        wasm.sink_write();
    }
}
if (Symbol.dispose) Sink.prototype[Symbol.dispose] = Sink.prototype.free;
function __wbg_get_imports() {
    const import0 = {
        __proto__: null,
        __wbg_height_ce5f2b59: function(arg0) {
            return arg0.height;
        },
        __wbg_gone_12: function() { return handleError(function (arg0) {
            arg0.gone();
        }, arguments); },
        __wbg_then_e3f7: function(arg0) {
            return arg0.then({
            });
        },
    };
    return {
        __proto__: null,
        "./app_bg.js": import0,
    };
}
const SinkFinalization = (typeof FinalizationRegistry === 'undefined')
    ? { register: () => {}, unregister: () => {} }
    : new FinalizationRegistry(ptr => wasm.free(ptr, 1));
new DataView(wasm.memory.buffer);
wasm.__wbindgen_start();
"#;

    #[test]
    fn the_glue_gets_the_names_of_the_module() {
        let names = Names::parse(MAP).unwrap();
        let expected = r#"export class Sink {
    write() {
        wasm.d();
    }
}
if (Symbol.dispose) Sink.prototype[Symbol.dispose] = Sink.prototype.free;
function __wbg_get_imports() {
    const import0 = {
__proto__: null,
a: function(arg0) {
            return arg0.height;
        },
b: function(arg0) {
            return arg0.then({
            });
        },
    };
    return {
        __proto__: null,
        a: import0,
    };
}
const SinkFinalization = (typeof FinalizationRegistry === 'undefined')
    ? { register: () => {}, unregister: () => {} }
    : new FinalizationRegistry(ptr => wasm.free(ptr, 1));
new DataView(wasm.c.buffer);
wasm.$();
"#;
        assert_eq!(names.apply(GLUE).unwrap(), expected);
    }

    #[test]
    fn a_glue_laid_out_otherwise_is_refused() {
        let names = Names::parse(MAP).unwrap();
        let check = |glue: String, expected: &str| {
            assert_eq!(names.apply(&glue).unwrap_err().to_string(), expected);
        };
        check(
            GLUE.replace("__wbg_then_e3f7", "__wbg_then_other"),
            "the module imports 2 functions, the glue has 1 of them",
        );
        check(
            GLUE.replace("        __wbg", "    __wbg"),
            "the module imports 2 functions, the glue has 0 of them",
        );
        check(
            GLUE.replace("./app_bg.js", "./other.js"),
            "the glue does not name ./app_bg.js",
        );
    }

    #[test]
    fn one_module_to_import_from() {
        let two = MAP.replacen("./app_bg.js", "./snippet.js", 1);
        assert!(Names::parse(&two).is_err());
        assert!(Names::parse("").is_err());
    }

    #[test]
    fn exports_in_use() {
        let names = Names::parse(MAP).unwrap();
        let script = "wasm.memory.buffer; wasm.__wbindgen_start(); x.memory; sink_write()";
        assert_eq!(names.used_exports(script), ["__wbindgen_start", "memory"]);
    }

    #[test]
    fn unused_classes_hold_on_to_nothing() {
        let glue = shakeable(GLUE);
        assert!(!glue.contains("Symbol.dispose"));
        assert!(glue.contains(": /* @__PURE__ */ new FinalizationRegistry(ptr"));
    }

    #[test]
    fn the_loader_takes_the_glue_in() {
        let loader = include_str!("../../public/loader.js");
        let bundled = bundled_loader(loader).unwrap();
        assert!(bundled.contains("[{ default: init }, first]"));
        assert!(bundled_loader("import('./other.js')").is_err());
    }
}
