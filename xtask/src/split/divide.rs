//! A module as two that share memory and tables.
//!
//! The first keeps its imports, its start and its data; it calls the functions of the second through
//! the table. The second imports what it calls from the first, and puts its own functions into the
//! table when it is instantiated.

use super::Belonging;
use super::module::Module;
use anyhow::{Context, Result, anyhow, ensure};
use std::collections::{BTreeMap, BTreeSet};
use wasm_encoder::reencode::{self, Reencode};
use wasm_encoder::{
    CodeSection, ConstExpr, ElementSection, Elements, EntityType, ExportKind, ExportSection,
    FunctionSection, ImportSection, Instruction, TableSection, TypeSection,
};
use wasmparser::{Operator, Parser, Payload, TypeRef};

/// What both parts are made of.
struct Whole<'a> {
    bytes: &'a [u8],
    module: &'a Module,
    /// The functions of each part.
    first: &'a BTreeSet<u32>,
    rest: &'a BTreeSet<u32>,
    /// Those that the first part calls, with the slots they get in the table.
    ways_in: BTreeMap<u32, u32>,
    /// The functions of the first part that the second calls, with the names they are exported by.
    shared: BTreeMap<u32, String>,
    /// How memory, tables and globals are exported, by kind and number.
    things: Vec<(ExportKind, u32, String)>,
}

/// The two modules' bytes. The second imports from `from`.
pub fn divide(
    bytes: &[u8],
    module: &Module,
    parts: &Belonging,
    from: &str,
) -> Result<(Vec<u8>, Vec<u8>)> {
    let Belonging { first, rest } = parts;
    let mut whole = Whole {
        bytes,
        module,
        first,
        rest,
        ways_in: BTreeMap::new(),
        shared: BTreeMap::new(),
        things: Vec::new(),
    };
    let mut slot = module.table_size();
    let mut names = Names::besides(&module.export_names);
    for function in 0..module.imports + module.calls_len() {
        let (in_first, in_rest) = (first.contains(&function), rest.contains(&function));
        for called in module.calls_of(function) {
            if in_first && rest.contains(&called) && !whole.ways_in.contains_key(&called) {
                whole.ways_in.insert(called, slot);
                slot += 1;
            }
            if in_rest && !rest.contains(&called) && !whole.shared.contains_key(&called) {
                whole.shared.insert(called, names.next());
            }
        }
    }
    for (kind, count) in [
        (ExportKind::Memory, module.memories),
        (ExportKind::Table, module.tables),
        (ExportKind::Global, module.globals),
    ] {
        let all = (0..count).map(|index| (kind, index, names.next()));
        whole.things.extend(all.collect::<Vec<_>>());
    }
    Ok((self::first(&whole)?, second(&whole, from)?))
}

fn first(whole: &Whole) -> Result<Vec<u8>> {
    let all = 0..whole.module.imports + whole.module.calls_len();
    let kept = all.filter(|function| whole.in_first(*function));
    let mut part = First {
        whole,
        numbers: kept.zip(0..).collect(),
        defined: whole.module.imports,
        typed: whole.module.imports,
    };
    let mut made = wasm_encoder::Module::new();
    part.parse_core_module(&mut made, Parser::new(0), whole.bytes)
        .map_err(|error| anyhow!("the first part: {error}"))?;
    Ok(made.finish())
}

/// Writes the whole module without the second part's functions.
struct First<'a> {
    whole: &'a Whole<'a>,
    /// The functions' new numbers.
    numbers: BTreeMap<u32, u32>,
    /// The number of the next function whose code comes, and of the next whose type comes.
    defined: u32,
    typed: u32,
}

type Done<T = ()> = Result<T, reencode::Error<std::convert::Infallible>>;

impl Reencode for First<'_> {
    type Error = std::convert::Infallible;

    fn function_index(&mut self, function: u32) -> Done<u32> {
        let number = self.numbers.get(&function).copied();
        number.ok_or(reencode::Error::UnexpectedNonCoreModuleSection)
    }

    fn parse_custom_section(
        &mut self,
        _: &mut wasm_encoder::Module,
        _: wasmparser::CustomSectionReader<'_>,
    ) -> Done {
        Ok(())
    }

    fn parse_function_section(
        &mut self,
        functions: &mut FunctionSection,
        section: wasmparser::FunctionSectionReader<'_>,
    ) -> Done {
        for ty in section {
            let ty = self.type_index(ty?)?;
            if self.whole.in_first(self.typed) {
                functions.function(ty);
            }
            self.typed += 1;
        }
        Ok(())
    }

    fn parse_function_body(
        &mut self,
        code: &mut CodeSection,
        body: wasmparser::FunctionBody<'_>,
    ) -> Done {
        let function = self.defined;
        self.defined += 1;
        if !self.whole.in_first(function) {
            return Ok(());
        }
        let mut made = self.new_function_with_parsed_locals(&body)?;
        let mut operators = body.get_operators_reader()?;
        while !operators.eof() {
            let operator = operators.read()?;
            let way_in = match operator {
                Operator::Call { function_index } => self.whole.way_in(function_index),
                _ => None,
            };
            match way_in {
                Some((slot, type_index)) => {
                    made.instruction(&Instruction::I32Const(slot.cast_signed()));
                    made.instruction(&Instruction::CallIndirect {
                        type_index,
                        table_index: self.whole.module.table,
                    });
                }
                None => drop(made.instruction(&self.instruction(operator)?)),
            }
        }
        code.function(&made);
        Ok(())
    }

    fn parse_table_section(
        &mut self,
        tables: &mut TableSection,
        section: wasmparser::TableSectionReader<'_>,
    ) -> Done {
        for (table, number) in section.into_iter().zip(0..) {
            let mut ty = self.table_type(table?.ty)?;
            if number == self.whole.module.table {
                let more = self.whole.ways_in.len() as u64;
                ty.minimum += more;
                ty.maximum = ty.maximum.map(|most| most + more);
            }
            tables.table(ty);
        }
        Ok(())
    }

    fn parse_export_section(
        &mut self,
        exports: &mut ExportSection,
        section: wasmparser::ExportSectionReader<'_>,
    ) -> Done {
        reencode::utils::parse_export_section(self, exports, section)?;
        for (function, name) in &self.whole.shared {
            exports.export(name, ExportKind::Func, self.function_index(*function)?);
        }
        for (kind, number, name) in &self.whole.things {
            exports.export(name, *kind, *number);
        }
        Ok(())
    }

    fn parse_element_section(
        &mut self,
        elements: &mut ElementSection,
        _: wasmparser::ElementSectionReader<'_>,
    ) -> Done {
        let slots = self.whole.module.slots.iter();
        let mut kept = Vec::new();
        for (slot, function) in slots.filter(|(_, function)| self.whole.in_first(**function)) {
            kept.push((*slot, self.function_index(*function)?));
        }
        fill(elements, self.whole.module.table, &kept);
        Ok(())
    }
}

impl Whole<'_> {
    /// Imported functions stay in the first part, called or not.
    fn in_first(&self, function: u32) -> bool {
        function < self.module.imports || self.first.contains(&function)
    }

    /// Slot and type of a function of the second part that the first calls.
    fn way_in(&self, function: u32) -> Option<(u32, u32)> {
        let slot = self.ways_in.get(&function)?;
        let ty = self.module.types.get(usize::try_from(function).ok()?)?;
        Some((*slot, *ty))
    }
}

/// Puts functions into the table, a segment for each run of slots.
fn fill(elements: &mut ElementSection, table: u32, slots: &[(u32, u32)]) {
    for run in slots.chunk_by(|(slot, _), (next, _)| slot + 1 == *next) {
        let functions: Vec<u32> = run.iter().map(|(_, function)| *function).collect();
        if let Some((start, _)) = run.first() {
            let start = ConstExpr::i32_const(start.cast_signed());
            let table = Some(table).filter(|table| *table > 0);
            elements.active(table, &start, Elements::Functions(functions.into()));
        }
    }
}

/// Writes the second part's functions.
struct Second {
    numbers: BTreeMap<u32, u32>,
}

impl Reencode for Second {
    type Error = std::convert::Infallible;

    fn function_index(&mut self, function: u32) -> Done<u32> {
        let number = self.numbers.get(&function).copied();
        number.ok_or(reencode::Error::UnexpectedNonCoreModuleSection)
    }
}

fn second(whole: &Whole, from: &str) -> Result<Vec<u8>> {
    let module = whole.module;
    let numbers = whole.shared.keys().chain(whole.rest).copied().zip(0..);
    let mut part = Second {
        numbers: numbers.collect(),
    };
    let (mut types, mut imports) = (TypeSection::new(), ImportSection::new());
    let (mut functions, mut code) = (FunctionSection::new(), CodeSection::new());
    for (function, name) in &whole.shared {
        imports.import(
            from,
            name,
            EntityType::Function(type_of(module, *function)?),
        );
    }
    let mut names = whole.things.iter();
    let mut next = |part: EntityType| {
        if let Some((_, _, name)) = names.next() {
            imports.import(from, name, part);
        }
    };
    let error = |error| anyhow!("the second part: {error}");
    let mut things: [Vec<EntityType>; 3] = [Vec::new(), Vec::new(), Vec::new()];
    let [memories, tables, globals] = &mut things;
    let mut defined = module.imports;
    for payload in Parser::new(0).parse_all(whole.bytes) {
        match payload? {
            Payload::TypeSection(section) => {
                part.parse_type_section(&mut types, section)
                    .map_err(error)?;
            }
            Payload::ImportSection(section) => {
                for import in section.into_imports() {
                    let ty = import?.ty;
                    let function = matches!(ty, TypeRef::Func(_) | TypeRef::FuncExact(_));
                    ensure!(function, "the module imports something but functions");
                }
            }
            Payload::MemorySection(section) => {
                for memory in section {
                    memories.push(EntityType::Memory(
                        part.memory_type(memory?).map_err(error)?,
                    ));
                }
            }
            Payload::TableSection(section) => {
                for table in section {
                    // The first part's are larger by the ways in.
                    let mut ty = part.table_type(table?.ty).map_err(error)?;
                    ty.maximum = None;
                    tables.push(EntityType::Table(ty));
                }
            }
            Payload::GlobalSection(section) => {
                for global in section {
                    globals.push(EntityType::Global(
                        part.global_type(global?.ty).map_err(error)?,
                    ));
                }
            }
            Payload::CodeSectionEntry(body) => {
                if whole.rest.contains(&defined) {
                    functions.function(type_of(module, defined)?);
                    part.parse_function_body(&mut code, body).map_err(error)?;
                }
                defined += 1;
            }
            _ => {}
        }
    }
    things.into_iter().flatten().for_each(&mut next);
    let slots = module
        .slots
        .iter()
        .map(|(slot, function)| (*slot, *function));
    let ways_in = whole
        .ways_in
        .iter()
        .map(|(function, slot)| (*slot, *function));
    let mut own = Vec::new();
    for (slot, function) in slots.chain(ways_in) {
        if whole.rest.contains(&function) {
            own.push((slot, part.function_index(function).map_err(error)?));
        }
    }
    own.sort_unstable();
    let mut elements = ElementSection::new();
    fill(&mut elements, module.table, &own);
    let mut made = wasm_encoder::Module::new();
    made.section(&types).section(&imports).section(&functions);
    made.section(&elements).section(&code);
    Ok(made.finish())
}

fn type_of(module: &Module, function: u32) -> Result<u32> {
    let ty = module.types.get(usize::try_from(function)?);
    ty.copied().context("a function without a type")
}

/// Short names that are not taken.
struct Names<'a> {
    taken: &'a BTreeSet<String>,
    given: usize,
}

impl<'a> Names<'a> {
    fn besides(taken: &'a BTreeSet<String>) -> Self {
        Self { taken, given: 0 }
    }

    fn next(&mut self) -> String {
        const LETTERS: &[u8] = b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
        loop {
            let (mut number, mut name) = (self.given, String::new());
            self.given += 1;
            loop {
                let letter = LETTERS.get(number % LETTERS.len()).copied();
                name.push(char::from(letter.unwrap_or(b'a')));
                number /= LETTERS.len();
                if number == 0 {
                    break;
                }
                number -= 1;
            }
            if !self.taken.contains(&name) {
                return name;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_short_and_free() {
        let taken = ["a".to_owned(), "c".to_owned()].into();
        let mut names = Names::besides(&taken);
        let given: Vec<String> = (0..60).map(|_| names.next()).collect();
        assert_eq!(given[..3], ["b", "d", "e"]);
        let different: BTreeSet<&String> = given.iter().collect();
        assert_eq!(different.len(), 60);
        assert!(given.iter().all(|name| name.len() <= 2));
    }
}
