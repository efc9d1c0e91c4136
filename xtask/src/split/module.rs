//! Who calls whom in a WebAssembly module.

use anyhow::{Context, Result};
use std::collections::{BTreeMap, BTreeSet};
use wasmparser::{
    ElementItems, ElementKind, ExternalKind, FunctionBody, KnownCustom, Name, Operator, Parser,
    Payload, TypeRef,
};

/// Functions by their numbers: imported ones first, as the format counts them.
#[derive(Debug, Default)]
pub struct Module {
    /// How many functions are imported.
    pub imports: u32,
    pub names: BTreeMap<u32, String>,
    /// Per defined function, those that it names.
    pub calls: Vec<Vec<u32>>,
    /// The table that function pointers are numbers of: slot and function.
    pub slots: BTreeMap<u32, u32>,
    /// Which table that is, and how many slots each has.
    pub table: u32,
    pub table_sizes: Vec<u32>,
    /// What is called from outside: exports, and the function that runs at the start.
    pub roots: BTreeSet<u32>,
    pub export_names: BTreeSet<String>,
    /// The exported functions by their names.
    pub exports: BTreeMap<String, u32>,
    /// Per function, the number of its type.
    pub types: Vec<u32>,
    pub memories: u32,
    pub tables: u32,
    pub globals: u32,
}

impl Module {
    pub fn parse(bytes: &[u8]) -> Result<Module> {
        let mut module = Module::default();
        for payload in Parser::new(0).parse_all(bytes) {
            match payload.context("no WebAssembly")? {
                Payload::ImportSection(imports) => {
                    for import in imports.into_imports() {
                        if let TypeRef::Func(ty) | TypeRef::FuncExact(ty) = import?.ty {
                            module.imports += 1;
                            module.types.push(ty);
                        }
                    }
                }
                Payload::FunctionSection(types) => {
                    for ty in types {
                        module.types.push(ty?);
                    }
                }
                Payload::MemorySection(memories) => module.memories = memories.count(),
                Payload::GlobalSection(globals) => module.globals = globals.count(),
                Payload::TableSection(tables) => {
                    module.tables = tables.count();
                    for table in tables {
                        module.table_sizes.push(u32::try_from(table?.ty.initial)?);
                    }
                }
                Payload::ExportSection(exports) => {
                    for export in exports {
                        let export = export?;
                        module.export_names.insert(export.name.to_owned());
                        if export.kind == ExternalKind::Func {
                            module.roots.insert(export.index);
                            module.exports.insert(export.name.to_owned(), export.index);
                        }
                    }
                }
                Payload::StartSection { func, .. } => drop(module.roots.insert(func)),
                Payload::ElementSection(segments) => {
                    for segment in segments {
                        module.add_slots(&segment?)?;
                    }
                }
                Payload::CodeSectionEntry(body) => module.calls.push(calls(&body)?),
                Payload::CustomSection(section) => {
                    if let KnownCustom::Name(names) = section.as_known() {
                        for name in names {
                            if let Name::Function(functions) = name? {
                                for naming in functions {
                                    let naming = naming?;
                                    module.names.insert(naming.index, naming.name.to_owned());
                                }
                            }
                        }
                    }
                }
                _ => {}
            }
        }
        Ok(module)
    }

    fn add_slots(&mut self, segment: &wasmparser::Element) -> Result<()> {
        let ElementKind::Active {
            offset_expr,
            table_index,
        } = &segment.kind
        else {
            return Ok(());
        };
        self.table = table_index.unwrap_or_default();
        let mut offset = offset_expr.get_operators_reader();
        let Operator::I32Const { value } = offset.read()? else {
            return Ok(());
        };
        let ElementItems::Functions(functions) = &segment.items else {
            return Ok(());
        };
        for (slot, function) in (u32::try_from(value)?..).zip(functions.clone()) {
            self.slots.insert(slot, function?);
        }
        Ok(())
    }

    /// How many slots the functions' table has.
    pub fn table_size(&self) -> u32 {
        let size = usize::try_from(self.table).ok();
        let size = size.and_then(|table| self.table_sizes.get(table));
        size.copied().unwrap_or_default()
    }

    /// What a function names; nothing for an imported one.
    pub fn calls_of(&self, function: u32) -> impl Iterator<Item = u32> {
        let number = function.checked_sub(self.imports);
        let calls = number.and_then(|number| self.calls.get(usize::try_from(number).ok()?));
        calls.into_iter().flatten().copied()
    }

    /// How many functions are defined.
    #[allow(clippy::cast_possible_truncation)] // the format counts them in 32 bits
    pub fn calls_len(&self) -> u32 {
        self.calls.len() as u32
    }
}

fn calls(body: &FunctionBody) -> Result<Vec<u32>> {
    let mut calls = Vec::new();
    let mut operators = body.get_operators_reader()?;
    while !operators.eof() {
        match operators.read()? {
            Operator::Call { function_index }
            | Operator::ReturnCall { function_index }
            | Operator::RefFunc { function_index } => calls.push(function_index),
            _ => {}
        }
    }
    Ok(calls)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A module with a type, a function that calls itself, and its name.
    const BYTES: &[u8] = b"\0asm\x01\0\0\0\
        \x01\x04\x01\x60\0\0\
        \x03\x02\x01\0\
        \x0a\x06\x01\x04\0\x10\0\x0b\
        \0\x0b\x04name\x01\x04\x01\0\x01f";

    #[test]
    fn calls_and_names_are_read() {
        let module = Module::parse(BYTES).unwrap();
        assert_eq!(module.calls, [[0]]);
        assert_eq!(module.names.get(&0).map(String::as_str), Some("f"));
        assert_eq!(module.calls_of(0).collect::<Vec<_>>(), [0]);
    }
}
