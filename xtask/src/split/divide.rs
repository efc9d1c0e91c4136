//! A module as several that share memory and tables.
//!
//! The first keeps its imports and its start; all call the functions of later parts through the
//! table. A later part imports what it calls from those before it, and puts its own functions into
//! the table, and its data into memory, when it is instantiated.

use super::data::{self, Owners, Segment};
use super::module::Module;
use anyhow::{Context, Result, anyhow, ensure};
use std::collections::{BTreeMap, BTreeSet};
use wasm_encoder::reencode::{self, Reencode};
use wasm_encoder::{
    CodeSection, ConstExpr, DataSection, ElementSection, Elements, EntityType, ExportKind,
    ExportSection, FunctionSection, ImportSection, Instruction, TableSection, TypeSection,
};
use wasmparser::{Operator, Parser, Payload, TypeRef};

/// What all parts are made of.
struct Whole<'a> {
    bytes: &'a [u8],
    module: &'a Module,
    /// The functions of each part.
    parts: &'a [BTreeSet<u32>],
    owners: &'a Owners,
    segments: Vec<Segment<'a>>,
    /// Those that an earlier part calls, with the slots they get in the table.
    ways_in: BTreeMap<u32, u32>,
    /// Those that a later part calls, with the names they are exported by.
    shared: BTreeMap<u32, String>,
    /// How memory, tables and globals are exported, by kind and number.
    things: Vec<(ExportKind, u32, String)>,
}

/// The modules' bytes. The later ones import from `from`.
pub fn divide(
    bytes: &[u8],
    module: &Module,
    parts: &[BTreeSet<u32>],
    owners: &Owners,
    from: &str,
) -> Result<Vec<Vec<u8>>> {
    let mut whole = Whole {
        bytes,
        module,
        parts,
        owners,
        segments: data::segments(bytes)?,
        ways_in: BTreeMap::new(),
        shared: BTreeMap::new(),
        things: Vec::new(),
    };
    let mut slot = module.table_size();
    let mut names = Names::besides(&module.export_names);
    for function in 0..module.imports + module.calls_len() {
        let Some(caller) = whole.part_of(function) else {
            continue;
        };
        for called in module.calls_of(function) {
            let part = whole.part_of(called).context("a call to no part")?;
            if part > caller && !whole.ways_in.contains_key(&called) {
                whole.ways_in.insert(called, slot);
                slot += 1;
            }
            if part < caller && !whole.shared.contains_key(&called) {
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
    let later = (1..parts.len()).map(|part| self::later(&whole, part, from));
    std::iter::once(first(&whole)).chain(later).collect()
}

fn first(whole: &Whole) -> Result<Vec<u8>> {
    let all = 0..whole.module.imports + whole.module.calls_len();
    let kept = all.filter(|function| whole.part_of(*function) == Some(0));
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

/// Writes the whole module without the later parts' functions.
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
            if self.whole.part_of(self.typed) == Some(0) {
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
        if self.whole.part_of(function) == Some(0) {
            self.whole.write(self, function, code, &body)?;
        }
        Ok(())
    }

    fn data_count(&mut self, _: u32) -> Done<u32> {
        let pieces = self.whole.pieces(0).len();
        u32::try_from(pieces).map_err(|_| reencode::Error::UnexpectedNonCoreModuleSection)
    }

    fn parse_data_section(
        &mut self,
        data: &mut DataSection,
        _: wasmparser::DataSectionReader<'_>,
    ) -> Done {
        place(data, &self.whole.pieces(0));
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
        for (function, name) in self.whole.shared_by(0) {
            exports.export(name, ExportKind::Func, self.function_index(function)?);
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
        let mut kept = Vec::new();
        for (slot, function) in self.whole.slots_of(0) {
            kept.push((slot, self.function_index(function)?));
        }
        fill(elements, self.whole.module.table, &kept);
        Ok(())
    }
}

impl Whole<'_> {
    /// Imported functions stay in the first part, called or not.
    fn part_of(&self, function: u32) -> Option<usize> {
        if function < self.module.imports {
            return Some(0);
        }
        self.parts.iter().position(|part| part.contains(&function))
    }

    /// Slot and type of a function that an earlier part than its own calls.
    fn way_in(&self, part: usize, function: u32) -> Option<(u32, u32)> {
        if self.part_of(function)? <= part {
            return None;
        }
        let slot = self.ways_in.get(&function)?;
        let ty = self.module.types.get(usize::try_from(function).ok()?)?;
        Some((*slot, *ty))
    }

    /// The functions of a part that later ones import, with their names.
    fn shared_by(&self, part: usize) -> impl Iterator<Item = (u32, &str)> {
        let shared = self.shared.iter();
        let own = shared.filter(move |(function, _)| self.part_of(**function) == Some(part));
        own.map(|(function, name)| (*function, name.as_str()))
    }

    /// The slots that a part fills, in order.
    fn slots_of(&self, part: usize) -> Vec<(u32, u32)> {
        let slots = self
            .module
            .slots
            .iter()
            .map(|(slot, function)| (*slot, *function));
        let ways_in = self
            .ways_in
            .iter()
            .map(|(function, slot)| (*slot, *function));
        let all = slots.chain(ways_in);
        let mut own: Vec<_> = all
            .filter(|(_, f)| self.part_of(*f) == Some(part))
            .collect();
        own.sort_unstable();
        own
    }

    fn pieces(&self, part: usize) -> Vec<Segment<'_>> {
        self.owners.pieces(&self.segments, part)
    }

    /// Writes the code of a function, with calls to later parts through the table.
    fn write<R: Reencode<Error = std::convert::Infallible>>(
        &self,
        writer: &mut R,
        function: u32,
        code: &mut CodeSection,
        body: &wasmparser::FunctionBody<'_>,
    ) -> Done {
        let part = self.part_of(function).unwrap_or_default();
        let mut made = writer.new_function_with_parsed_locals(body)?;
        let mut operators = body.get_operators_reader()?;
        while !operators.eof() {
            let operator = operators.read()?;
            let way_in = match operator {
                Operator::Call { function_index } => self.way_in(part, function_index),
                _ => None,
            };
            match way_in {
                Some((slot, type_index)) => {
                    made.instruction(&Instruction::I32Const(slot.cast_signed()));
                    made.instruction(&Instruction::CallIndirect {
                        type_index,
                        table_index: self.module.table,
                    });
                }
                None => drop(made.instruction(&writer.instruction(operator)?)),
            }
        }
        code.function(&made);
        Ok(())
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

fn place(data: &mut DataSection, pieces: &[Segment]) {
    for piece in pieces {
        let address = ConstExpr::i32_const(piece.address.cast_signed());
        data.active(0, &address, piece.bytes.iter().copied());
    }
}

/// Writes a later part's functions.
struct Later {
    numbers: BTreeMap<u32, u32>,
}

impl Reencode for Later {
    type Error = std::convert::Infallible;

    fn function_index(&mut self, function: u32) -> Done<u32> {
        let number = self.numbers.get(&function).copied();
        number.ok_or(reencode::Error::UnexpectedNonCoreModuleSection)
    }
}

fn later(whole: &Whole, part: usize, from: &str) -> Result<Vec<u8>> {
    let module = whole.module;
    let own = whole.parts.get(part).context("no such part")?;
    let earlier: BTreeSet<u32> = own
        .iter()
        .flat_map(|function| module.calls_of(*function))
        .filter(|called| whole.part_of(*called).is_some_and(|of| of < part))
        .collect();
    let numbers = earlier.iter().chain(own).copied().zip(0..);
    let mut writer = Later {
        numbers: numbers.collect(),
    };
    let (mut types, mut imports) = (TypeSection::new(), ImportSection::new());
    let (mut functions, mut code) = (FunctionSection::new(), CodeSection::new());
    for function in &earlier {
        let name = whole.shared.get(function).context("a call unknown")?;
        let ty = EntityType::Function(type_of(module, *function)?);
        imports.import(from, name, ty);
    }
    let error = |error| anyhow!("part {part}: {error}");
    let mut things: [Vec<EntityType>; 3] = [Vec::new(), Vec::new(), Vec::new()];
    let [memories, tables, globals] = &mut things;
    let mut defined = module.imports;
    for payload in Parser::new(0).parse_all(whole.bytes) {
        match payload? {
            Payload::TypeSection(section) => {
                writer
                    .parse_type_section(&mut types, section)
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
                        writer.memory_type(memory?).map_err(error)?,
                    ));
                }
            }
            Payload::TableSection(section) => {
                for table in section {
                    // The first part's are larger by the ways in.
                    let mut ty = writer.table_type(table?.ty).map_err(error)?;
                    ty.maximum = None;
                    tables.push(EntityType::Table(ty));
                }
            }
            Payload::GlobalSection(section) => {
                for global in section {
                    globals.push(EntityType::Global(
                        writer.global_type(global?.ty).map_err(error)?,
                    ));
                }
            }
            Payload::CodeSectionEntry(body) => {
                if own.contains(&defined) {
                    functions.function(type_of(module, defined)?);
                    whole
                        .write(&mut writer, defined, &mut code, &body)
                        .map_err(error)?;
                }
                defined += 1;
            }
            _ => {}
        }
    }
    for ((_, _, name), ty) in whole.things.iter().zip(things.into_iter().flatten()) {
        imports.import(from, name, ty);
    }
    let mut exports = ExportSection::new();
    for (function, name) in whole.shared_by(part) {
        let number = writer.function_index(function).map_err(error)?;
        exports.export(name, ExportKind::Func, number);
    }
    let mut slots = Vec::new();
    for (slot, function) in whole.slots_of(part) {
        slots.push((slot, writer.function_index(function).map_err(error)?));
    }
    let mut elements = ElementSection::new();
    fill(&mut elements, module.table, &slots);
    let mut data = DataSection::new();
    place(&mut data, &whole.pieces(part));
    let mut made = wasm_encoder::Module::new();
    made.section(&types).section(&imports).section(&functions);
    made.section(&exports).section(&elements).section(&code);
    made.section(&data);
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
