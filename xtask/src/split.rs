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

/// Divides `optimized`, which was made of `linked` and still has its names.
pub fn split(linked: &Path, optimized: &Path, work: &Path) -> Result<Parts> {
    let original = fs::read(linked).with_context(|| format!("cannot read {}", linked.display()))?;
    let slots = linked::slots_of_the_first_part(&original, is_entry)
        .with_context(|| format!("in {}", linked.display()))?;
    let bytes = fs::read(optimized)?;
    let module = Module::parse(&bytes)?;
    let rest = functions_of_the_rest(&module, &slots)?;
    let (first, second) = divide::divide(&bytes, &module, &rest, FIRST)?;
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

/// Everything that the first part does not reach. `slots` are those of the table that it refers to.
fn functions_of_the_rest(module: &Module, slots: &BTreeSet<u32>) -> Result<BTreeSet<u32>> {
    let entries: BTreeSet<u32> = module.functions_named(is_entry).collect();
    ensure!(
        !entries.is_empty(),
        "no function is a way into the second part"
    );
    let table = module.slots.iter();
    let kept = table.filter(|(slot, _)| slots.contains(slot));
    let mut open: Vec<u32> = kept.map(|(_, function)| *function).collect();
    open.extend(&module.roots);
    let mut first = BTreeSet::new();
    while let Some(function) = open.pop() {
        if !entries.contains(&function) && first.insert(function) {
            open.extend(module.calls_of(function));
        }
    }
    let all = module.imports..module.imports + module.calls_len();
    let rest: BTreeSet<u32> = all.filter(|function| !first.contains(function)).collect();
    ensure!(!rest.is_empty(), "the first part reaches everything");
    Ok(rest)
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
        let rest = |slots: &[u32]| functions_of_the_rest(&module, &slots.iter().copied().collect());
        assert_eq!(rest(&[1]).unwrap(), [3, 4, 6].into());
        assert_eq!(rest(&[]).unwrap(), [3, 4, 5, 6].into());
        let unnamed = Module {
            names: [].into(),
            ..module
        };
        assert!(functions_of_the_rest(&unnamed, &BTreeSet::new()).is_err());
    }
}
