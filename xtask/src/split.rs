//! The WebAssembly module in parts: the first answers what is chosen on the first page, the
//! others follow when they are asked for.
//!
//! What belongs to a later part is not listed by hand. The app names the ways into it: the functions
//! in its modules [`LATER`], called only when that part has arrived. Whatever can be reached from them
//! alone goes with them, functions and what stands in memory for them. Calls can be seen in any module; what a function pointer in memory leads to
//! is known to the linker alone, which leaves it in the module's relocations ([`linked`]). The table
//! keeps its order through all later steps, so the slots that the first part reaches are carried
//! over to the optimized module by their numbers.

mod data;
mod divide;
mod linked;
mod module;

use anyhow::{Context, Result, ensure};
use module::Module;
use std::collections::BTreeSet;
use std::fs;
use std::iter;
use std::path::{Path, PathBuf};

/// What the linker is told, so that it leaves the relocations in the module.
pub const LINKER_FLAG: &str = "-Clink-arg=--emit-relocs";

/// The parts that follow the first, in the order in which they arrive: each needs those before it.
/// The functions in the app's module of this name are the ways into the part.
pub const LATER: &[&str] = &["program", "words", "ruby", "rest", "more"];

/// How the linker's names of functions begin where three names lead to them (Rust's v0 mangling),
/// and what leads to the app's modules; the same once wasm-bindgen has made the names readable.
const FUNCTION: &str = "_RNvNtNt";
const APP: (&str, &str) = ("_7keikaku3app", "::app::");

/// For wasm-opt: no function of these names is put into its caller.
pub fn kept_apart() -> impl Iterator<Item = String> {
    LATER
        .iter()
        .map(|part| format!("--no-inline=keikaku*::app::{part}::*"))
}

/// What the later parts import from.
pub const FIRST: &str = "a";

/// Divides `optimized`, which was made of `linked`, with these of its exports, and still has its
/// names. The modules' files, one a part.
pub fn split(
    linked: &Path,
    exports: &[&str],
    optimized: &Path,
    work: &Path,
) -> Result<Vec<PathBuf>> {
    let original = fs::read(linked).with_context(|| format!("cannot read {}", linked.display()))?;
    let entries = Entries { modules: LATER };
    let reach = linked::reach(&original, exports, &entries)
        .with_context(|| format!("in {}", linked.display()))?;
    let bytes = fs::read(optimized)?;
    let module = Module::parse(&bytes)?;
    let functions = belonging(&module, &reach.slots, &entries)?;
    let mut files = Vec::new();
    let parts = divide::divide(&bytes, &module, &functions, &reach.data, FIRST)?;
    for ((number, part), functions) in parts.into_iter().enumerate().zip(&functions) {
        // For whoever wonders what stands where: in the order of the part's functions.
        let name = |f| module.names.get(f).map_or("?", String::as_str);
        let names: Vec<&str> = functions.iter().map(name).collect();
        fs::write(work.join(format!("part{number}.txt")), names.join("\n"))?;
        let file = work.join(format!("part{number}.wasm"));
        fs::write(&file, part)?;
        files.push(file);
    }
    Ok(files)
}

/// The ways into the later parts.
pub struct Entries {
    modules: &'static [&'static str],
}

impl Entries {
    /// The later part that this function is a way into, from 0.
    fn part(&self, name: &str) -> Option<usize> {
        let (linked, readable) = APP;
        if name.starts_with(FUNCTION) {
            let (_, rest) = name.split_once(linked)?;
            let is = |module: &&str| rest.starts_with(&format!("{}{module}", module.len()));
            return self.modules.iter().position(is);
        }
        let (before, rest) = name.split_once(readable)?;
        let (module, function) = rest.split_once("::")?;
        let crate_name = before.starts_with("keikaku[") && !before.contains("::");
        if !crate_name || function.contains("::") {
            return None;
        }
        self.modules.iter().position(|known| *known == module)
    }

    /// Per later part, the functions that lead into it.
    fn of(&self, module: &Module) -> Result<Vec<BTreeSet<u32>>> {
        let mut found = vec![BTreeSet::new(); self.modules.len()];
        for (number, name) in &module.names {
            if let Some(part) = self.part(name).and_then(|part| found.get_mut(part)) {
                part.insert(*number);
            }
        }
        for (entries, part) in found.iter().zip(self.modules) {
            ensure!(!entries.is_empty(), "no function is a way into {part}");
        }
        Ok(found)
    }
}

/// Which functions stand in which part. What no part reaches is left out: it was there for exports
/// that nobody uses.
fn belonging(
    module: &Module,
    slots: &[BTreeSet<u32>],
    entries: &Entries,
) -> Result<Vec<BTreeSet<u32>>> {
    let entries = entries.of(module)?;
    let mut parts: Vec<BTreeSet<u32>> = Vec::new();
    for (roots, slots) in iter::once(&module.roots).chain(&entries).zip(slots) {
        let others = entries.iter().flatten();
        let mut closed: BTreeSet<u32> = others.filter(|e| !roots.contains(e)).copied().collect();
        closed.extend(parts.iter().flatten());
        let mut part = reached(module, slots, roots, &closed);
        if !parts.is_empty() {
            part.retain(|function| *function >= module.imports);
        }
        parts.push(part);
    }
    Ok(parts)
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

    const ENTRIES: Entries = Entries {
        modules: &["rest", "more"],
    };

    #[test]
    fn ways_into_the_later_parts() {
        for (name, part) in [
            ("_RNvNtNtCs6DwXf9jR7HT_7keikaku3app4rest4page", Some(0)),
            ("_RNvNtNtCs6DwXf9jR7HT_7keikaku3app4more4take", Some(1)),
            ("keikaku[4d4ff2ad2e145d67]::app::rest::page", Some(0)),
            ("keikaku[4d4ff2ad2e145d67]::app::more::take", Some(1)),
            (
                "keikaku[4d4ff2ad2e145d67]::app::rest::page::{closure#0}",
                None,
            ),
            ("keikaku[4d4ff2ad2e145d67]::app::results::elsewhere", None),
            ("_RNvNtNtCs6DwXf9jR7HT_7keikaku3app4root4root", None),
            ("_RNCNvNtNtCs6DwXf9jR7HT_7keikaku3app4rest4page0B7_", None),
        ] {
            assert_eq!(ENTRIES.part(name), part, "{name}");
        }
    }

    /// 0 imported; 1 starts and calls 2 and the entry 3; 3 calls 2, 4 and the entry 7; 7 calls 4 and
    /// 8; the table has 5 and 6.
    fn module() -> Module {
        Module {
            imports: 1,
            names: [
                (3, "_RNvNtNtCs0_7keikaku3app4rest4page".to_owned()),
                (7, "_RNvNtNtCs0_7keikaku3app4more4take".to_owned()),
            ]
            .into(),
            calls: vec![
                vec![2, 3],
                vec![0],
                vec![2, 4, 7],
                vec![],
                vec![],
                vec![],
                vec![4, 8],
                vec![],
            ],
            slots: [(1, 5), (2, 6)].into(),
            roots: [1].into(),
            ..Module::default()
        }
    }

    #[test]
    fn what_only_an_entry_reaches_comes_with_it() {
        let later = |slots: [&[u32]; 3]| {
            let slots = slots.map(|slots| slots.iter().copied().collect());
            let parts = belonging(&module(), &slots, &ENTRIES).unwrap();
            let [_, rest, more] = parts.try_into().unwrap();
            (rest, more)
        };
        let (rest, more) = later([&[1], &[1, 2], &[]]);
        assert_eq!((rest, more), ([3, 4, 6].into(), [7, 8].into()));
        let (rest, more) = later([&[1, 2], &[2], &[1]]);
        assert_eq!((rest, more), ([3, 4].into(), [7, 8].into()));
        let (rest, more) = later([&[], &[], &[2]]);
        assert_eq!((rest, more), ([3, 4].into(), [6, 7, 8].into()));
    }

    #[test]
    fn each_later_part_has_a_way_into_it() {
        let mut module = module();
        module.names.remove(&7);
        let slots = vec![BTreeSet::new(); 3];
        assert!(belonging(&module, &slots, &ENTRIES).is_err());
    }
}
