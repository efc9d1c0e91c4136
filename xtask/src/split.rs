//! The WebAssembly module in two: the first part has all that the first page needs, the rest
//! follows once that is on the screen.
//!
//! What belongs to the rest is not listed by hand. The app names the ways into it: the functions in
//! its module [`ENTRIES`], called only when the rest has arrived. Whatever can be reached from them
//! alone goes with them. Calls can be seen in any module; what a function pointer in memory leads to
//! is known to the linker alone, which leaves it in the module's relocations ([`linked`]). The table
//! keeps its order through all later steps, so the slots that the first part reaches are carried
//! over to the optimized module by their numbers.

mod divide;
mod linked;
mod module;

use anyhow::{Context, Result, ensure};
use linked::Slots;
use module::Module;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// What the linker is told, so that it leaves the relocations in the module.
pub const LINKER_FLAG: &str = "-Clink-arg=--emit-relocs";

/// The functions in this module of the app are the ways into the rest: as the linker names them, and
/// as they are named once wasm-bindgen has made the names readable.
const ENTRIES: (&str, &str) = ("_7keikaku3app4rest", "::app::rest::");

/// How the linker's names of functions begin where three names lead to them (Rust's v0 mangling).
const FUNCTION: &str = "_RNvNtNt";

/// For wasm-opt: no function of this name is put into its caller.
pub const KEPT_APART: &str = "--no-inline=keikaku*::app::rest::*";

/// What the rest imports from.
pub const FIRST: &str = "a";

/// The two modules.
pub struct Parts {
    pub first: PathBuf,
    pub rest: PathBuf,
}

/// Divides `optimized`, which was made of `linked`, with these of its exports, and still has its
/// names.
pub fn split(linked: &Path, exports: &[&str], optimized: &Path, work: &Path) -> Result<Parts> {
    let original = fs::read(linked).with_context(|| format!("cannot read {}", linked.display()))?;
    let slots = linked::slots(&original, exports, is_entry)
        .with_context(|| format!("in {}", linked.display()))?;
    let bytes = fs::read(optimized)?;
    let module = Module::parse(&bytes)?;
    let belonging = belonging(&module, &slots)?;
    // For whoever wonders what stands where.
    let names = belonging.rest.iter().filter_map(|f| module.names.get(f));
    let names: Vec<&str> = names.map(String::as_str).collect();
    fs::write(work.join("rest.txt"), names.join("\n"))?;
    let (first, second) = divide::divide(&bytes, &module, &belonging, FIRST)?;
    let parts = Parts {
        first: work.join("first.wasm"),
        rest: work.join("rest.wasm"),
    };
    fs::write(&parts.first, first)?;
    fs::write(&parts.rest, second)?;
    Ok(parts)
}

fn is_entry(name: &str) -> bool {
    let (linked, readable) = ENTRIES;
    if name.starts_with(FUNCTION) {
        return name.contains(linked);
    }
    let (before, function) = name.split_once(readable).unwrap_or_default();
    before.starts_with("keikaku[") && !before.contains("::") && !function.contains("::")
}

/// Which functions stand in which part. What neither reaches is left out: it was there for exports
/// that nobody uses.
pub struct Belonging {
    pub first: BTreeSet<u32>,
    pub rest: BTreeSet<u32>,
}

fn belonging(module: &Module, slots: &Slots) -> Result<Belonging> {
    let entries: BTreeSet<u32> = module.functions_named(is_entry).collect();
    ensure!(
        !entries.is_empty(),
        "no function is a way into the second part"
    );
    let first = reached(module, &slots.first, &module.roots, &entries);
    let mut rest = reached(module, &slots.rest, &entries, &first);
    rest.retain(|function| *function >= module.imports);
    Ok(Belonging { first, rest })
}

/// The functions reached from these and from these slots, without passing those.
fn reached(
    module: &Module,
    slots: &BTreeSet<u32>,
    roots: &BTreeSet<u32>,
    closed: &BTreeSet<u32>,
) -> BTreeSet<u32> {
    let table = module.slots.iter();
    let pointed = table.filter(|(slot, _)| slots.contains(slot));
    let mut open: Vec<u32> = pointed.map(|(_, function)| *function).collect();
    open.extend(roots);
    let mut reached = BTreeSet::new();
    while let Some(function) = open.pop() {
        if !closed.contains(&function) && reached.insert(function) {
            open.extend(module.calls_of(function));
        }
    }
    reached
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ways_into_the_rest() {
        for (name, entry) in [
            ("_RNvNtNtCs6DwXf9jR7HT_7keikaku3app4rest4page", true),
            ("keikaku[4d4ff2ad2e145d67]::app::rest::page", true),
            (
                "keikaku[4d4ff2ad2e145d67]::app::rest::page::{closure#0}",
                false,
            ),
            ("keikaku[4d4ff2ad2e145d67]::app::results::elsewhere", false),
            ("_RNvNtNtCs6DwXf9jR7HT_7keikaku3app4root4root", false),
            ("_RNCNvNtNtCs6DwXf9jR7HT_7keikaku3app4rest4page0B7_", false),
        ] {
            assert_eq!(is_entry(name), entry, "{name}");
        }
    }

    #[test]
    fn what_only_an_entry_reaches_is_the_rest() {
        // 0 imported; 1 starts and calls 2 and the entry 3; 3 calls 2 and 4; the table has 5 and 6.
        let module = Module {
            imports: 1,
            names: [(3, "_RNvNtNtCs0_7keikaku3app4rest4page".to_owned())].into(),
            calls: vec![vec![2, 3], vec![0], vec![2, 4], vec![], vec![], vec![]],
            slots: [(1, 5), (2, 6)].into(),
            roots: [1].into(),
            ..Module::default()
        };
        let rest = |first: &[u32], rest: &[u32]| {
            let set = |slots: &[u32]| slots.iter().copied().collect();
            let slots = Slots {
                first: set(first),
                rest: set(rest),
            };
            belonging(&module, &slots).unwrap().rest
        };
        assert_eq!(rest(&[1], &[1, 2]), [3, 4, 6].into());
        assert_eq!(rest(&[1, 2], &[2]), [3, 4].into());
        assert_eq!(rest(&[], &[2]), [3, 4, 6].into());
        let unnamed = Module {
            names: [].into(),
            ..Module::default()
        };
        assert!(belonging(&unnamed, &Slots::default()).is_err());
    }
}
