//! What leads where in the module as the linker left it, function pointers in memory included.

use super::Entries;
use super::data::{self, Owners, Span};
use super::module::Module;
use anyhow::{Context, Result, ensure};
use std::collections::{BTreeMap, BTreeSet};
use std::iter;
use wasmparser::{
    DefinedDataSymbol, KnownCustom, Linking, Parser, Payload, RelocationType, SymbolInfo,
};

/// A piece of the module that refers to others.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Piece {
    Function(u32),
    /// A symbol in memory, by its number in the symbol table.
    Data(u32),
}

#[derive(Debug, Default)]
struct References {
    /// What a piece calls or points at in memory.
    follows: BTreeMap<Piece, Vec<Piece>>,
    /// The functions whose address it takes.
    addresses: BTreeMap<Piece, Vec<u32>>,
    /// Where each symbol stands in memory.
    memory: Vec<(u32, Span)>,
}

/// A symbol of the symbol table, as far as it matters.
#[derive(Clone, Copy)]
enum Symbol {
    Function(u32),
    Data(DefinedDataSymbol),
    Other,
}

/// What the parts can reach.
#[derive(Debug, Default)]
pub struct Reach {
    /// Per part, the slots of the table whose functions it can call.
    pub slots: Vec<BTreeSet<u32>>,
    /// The first part that reads what stands in memory.
    pub data: Owners,
}

/// Follows what is called from outside, the `exports` that are used and `main`, without passing an
/// entry; and then the entries of each part, without passing those of another.
pub fn reach(bytes: &[u8], exports: &[&str], entries: &Entries) -> Result<Reach> {
    let module = Module::parse(bytes)?;
    let references = references(bytes, &module)?;
    let called = |name: &String| name == "main" || exports.contains(&name.as_str());
    let roots = module.exports.iter().filter(|(name, _)| called(name));
    let roots: BTreeSet<u32> = roots.map(|(_, function)| *function).collect();
    let entries = entries.of(&module)?;
    let all: Vec<BTreeSet<Piece>> = iter::once(&roots)
        .chain(&entries)
        .map(|own| {
            let others = entries.iter().flatten();
            let others = others.filter(|entry| !own.contains(entry)).copied();
            reached(&references, own, &others.collect())
        })
        .collect();
    let slots = |reached: &BTreeSet<Piece>| {
        let pointed = pointed(&references, reached);
        let slots = module.slots.iter();
        let slots = slots.filter(|(_, function)| pointed.contains(function));
        slots.map(|(slot, _)| *slot).collect()
    };
    let owner = |symbol| {
        all.iter()
            .position(|part| part.contains(&Piece::Data(symbol)))
    };
    let memory = references.memory.iter();
    Ok(Reach {
        slots: all.iter().map(slots).collect(),
        data: Owners::new(
            memory
                .map(|(symbol, span)| (*span, owner(*symbol)))
                .collect(),
        ),
    })
}

/// What can be reached from these functions, without passing those.
fn reached(
    references: &References,
    roots: &BTreeSet<u32>,
    closed: &BTreeSet<u32>,
) -> BTreeSet<Piece> {
    let mut reached = BTreeSet::new();
    let mut open: Vec<Piece> = roots.iter().copied().map(Piece::Function).collect();
    while let Some(piece) = open.pop() {
        let entry = matches!(piece, Piece::Function(function) if closed.contains(&function));
        if entry || !reached.insert(piece) {
            continue;
        }
        open.extend(references.follows.get(&piece).into_iter().flatten());
        let functions = references.addresses.get(&piece).into_iter().flatten();
        open.extend(functions.copied().map(Piece::Function));
    }
    reached
}

/// The functions whose address these take.
fn pointed(references: &References, pieces: &BTreeSet<Piece>) -> BTreeSet<u32> {
    let addresses = pieces
        .iter()
        .filter_map(|piece| references.addresses.get(piece));
    addresses.flatten().copied().collect()
}

/// Reads the relocations.
fn references(bytes: &[u8], module: &Module) -> Result<References> {
    let mut symbols = Vec::new();
    let mut bodies: BTreeMap<u64, u32> = BTreeMap::new();
    let mut segments: Vec<u64> = Vec::new();
    let (mut code, mut data) = (None, None);
    let mut found = References::default();
    let mut relocations = Vec::new();
    // The sections' numbers, as relocations name them.
    let mut number = 0_u32;
    for payload in Parser::new(0).parse_all(bytes) {
        match payload? {
            Payload::CodeSectionStart {
                unchecked_range, ..
            } => code = Some((number, unchecked_range.start)),
            Payload::CodeSectionEntry(body) => {
                let function = module.imports + u32::try_from(bodies.len())?;
                bodies.insert(body.range().start, function);
                continue;
            }
            Payload::DataSection(section) => {
                data = Some((number, section.range().start));
                for segment in section {
                    let segment = segment?;
                    segments.push(segment.range.end - segment.data.len() as u64);
                }
            }
            Payload::CustomSection(section) => match section.as_known() {
                KnownCustom::Linking(linking) => {
                    for part in linking.subsections() {
                        if let Linking::SymbolTable(table) = part? {
                            for symbol in table {
                                symbols.push(symbol_of(&symbol?));
                            }
                        }
                    }
                }
                KnownCustom::Reloc(section) => relocations.push(section),
                _ => {}
            },
            Payload::Version { .. } | Payload::End(_) => continue,
            _ => {}
        }
        number += 1;
    }
    ensure!(
        !symbols.is_empty() && !relocations.is_empty(),
        "the module has no relocations"
    );
    let (code, code_start) = code.context("the module has no code")?;
    let (data, data_start) = data.context("the module has no data")?;
    let places = data_places(&symbols, &segments);
    for section in relocations {
        for entry in section.entries() {
            let entry = entry?;
            let offset = u64::from(entry.offset);
            let from = if section.section_index() == code {
                let body = bodies.range(..=code_start + offset).next_back();
                body.map(|(_, function)| Piece::Function(*function))
            } else if section.section_index() == data {
                let place = places.range(..=data_start + offset).next_back();
                place.map(|(_, symbol)| Piece::Data(*symbol))
            } else {
                continue;
            };
            let from = from.context("a relocation outside of all functions and data")?;
            let target = symbols.get(usize::try_from(entry.index)?);
            match (entry.ty, target.copied().unwrap_or(Symbol::Other)) {
                (RelocationType::FunctionIndexLeb, Symbol::Function(function)) => {
                    let follows = found.follows.entry(from).or_default();
                    follows.push(Piece::Function(function));
                }
                (_, Symbol::Function(function)) => {
                    found.addresses.entry(from).or_default().push(function);
                }
                (_, Symbol::Data(_)) => {
                    let follows = found.follows.entry(from).or_default();
                    follows.push(Piece::Data(entry.index));
                }
                (_, Symbol::Other) => {}
            }
        }
    }
    let addresses = data::segments(bytes)?;
    // Several symbols may name the same bytes: who points at one of them points at all that is there.
    for (index, symbol) in (0_u32..).zip(&symbols) {
        if let Symbol::Data(symbol) = symbol
            && let Some(start) = start_of(symbol, &segments)
        {
            if let Some(segment) = addresses.get(usize::try_from(symbol.index)?) {
                let address = segment.address + symbol.offset;
                found.memory.push((index, (address, address + symbol.size)));
            }
            let around = places.range(..=start).next_back();
            let within = places.range(start..start + u64::from(symbol.size));
            let others = around.into_iter().chain(within);
            let others = others.filter(|(_, other)| **other != index);
            let follows = found.follows.entry(Piece::Data(index)).or_default();
            follows.extend(others.map(|(_, other)| Piece::Data(*other)));
        }
    }
    Ok(found)
}

fn symbol_of(symbol: &SymbolInfo) -> Symbol {
    match symbol {
        SymbolInfo::Func { index, .. } => Symbol::Function(*index),
        SymbolInfo::Data {
            symbol: Some(symbol),
            ..
        } => Symbol::Data(*symbol),
        _ => Symbol::Other,
    }
}

/// Where each symbol in memory begins, in the file.
fn data_places(symbols: &[Symbol], segments: &[u64]) -> BTreeMap<u64, u32> {
    let mut places = BTreeMap::new();
    for (index, symbol) in (0_u32..).zip(symbols) {
        if let Symbol::Data(symbol) = symbol
            && symbol.size > 0
            && let Some(start) = start_of(symbol, segments)
        {
            places.entry(start).or_insert(index);
        }
    }
    places
}

fn start_of(symbol: &DefinedDataSymbol, segments: &[u64]) -> Option<u64> {
    let segment = segments.get(usize::try_from(symbol.index).ok()?)?;
    Some(segment + u64::from(symbol.offset))
}
