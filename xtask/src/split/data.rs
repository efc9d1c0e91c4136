//! What stands in memory at the start, and which part needs it.

use anyhow::{Result, ensure};
use wasmparser::{DataKind, Operator, Parser, Payload};

/// Addresses from and up to.
pub type Span = (u32, u32);

/// Where no more than so many bytes lie between two pieces, they are written as one: a piece of its
/// own costs more.
const GAP: u32 = 6;

/// Bytes with their place in memory.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Segment<'a> {
    pub address: u32,
    pub bytes: &'a [u8],
}

/// What the module puts into memory when it is instantiated.
pub fn segments(module: &[u8]) -> Result<Vec<Segment<'_>>> {
    let mut segments = Vec::new();
    for payload in Parser::new(0).parse_all(module) {
        let Payload::DataSection(section) = payload? else {
            continue;
        };
        for data in section {
            let data = data?;
            let DataKind::Active { offset_expr, .. } = data.kind else {
                anyhow::bail!("data that is not there from the start");
            };
            let mut offset = offset_expr.get_operators_reader();
            let Operator::I32Const { value } = offset.read()? else {
                anyhow::bail!("data without a fixed place");
            };
            ensure!(
                u32::try_from(data.data.len()).is_ok(),
                "too much data for one segment"
            );
            segments.push(Segment {
                address: value.cast_unsigned(),
                bytes: data.data,
            });
        }
    }
    Ok(segments)
}

/// Which part each piece of memory belongs to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Owners {
    /// In order, without overlaps.
    spans: Vec<(Span, Owner)>,
}

/// A part by its number, or nobody: what only functions point at that are left out.
pub type Owner = Option<usize>;

impl Owners {
    /// Of all symbols' places, with the first part that needs each. What several need or what
    /// overlaps goes to the first of them.
    pub fn new(mut symbols: Vec<(Span, Owner)>) -> Self {
        symbols.retain(|((from, to), _)| from < to);
        let mut edges: Vec<u32> = symbols.iter().flat_map(|((a, b), _)| [*a, *b]).collect();
        edges.sort_unstable();
        edges.dedup();
        symbols.sort_unstable_by_key(|(span, _)| *span);
        let rank = |owner: Owner| owner.unwrap_or(usize::MAX);
        let mut spans: Vec<(Span, Owner)> = Vec::new();
        let (mut open, mut coming): (Vec<(Span, Owner)>, _) =
            (Vec::new(), symbols.iter().peekable());
        for edge in edges.windows(2) {
            let &[from, to] = edge else { continue };
            while let Some(symbol) = coming.next_if(|((start, _), _)| *start <= from) {
                open.push(*symbol);
            }
            open.retain(|((_, end), _)| *end > from);
            let owners = open.iter().map(|(_, owner)| *owner);
            let Some(owner) = owners.min_by_key(|owner| rank(*owner)) else {
                continue;
            };
            match spans.last_mut() {
                Some(((_, end), before)) if *end == from && *before == owner => *end = to,
                _ => spans.push(((from, to), owner)),
            }
        }
        Self { spans }
    }

    /// The pieces of these segments that a part brings. What no symbol covers is in the first; it
    /// also takes in small gaps, for nothing that comes later has run by then.
    pub fn pieces<'a>(&self, segments: &[Segment<'a>], part: usize) -> Vec<Segment<'a>> {
        let mut pieces = Vec::new();
        for segment in segments {
            let end = segment.address + segment.bytes.len() as u32;
            let mut wanted: Vec<Span> = Vec::new();
            for (span, owner) in self.within(segment.address, end) {
                if owner != Some(part) {
                    continue;
                }
                match wanted.last_mut() {
                    Some((_, last)) if span.0 == *last || part == 0 && span.0 - *last <= GAP => {
                        *last = span.1;
                    }
                    _ => wanted.push(span),
                }
            }
            for (from, to) in wanted {
                let (start, stop) = (from - segment.address, to - segment.address);
                let bytes = segment.bytes.get(start as usize..stop as usize);
                let bytes = bytes.unwrap_or_default();
                pieces.push(Segment {
                    address: from,
                    bytes,
                });
            }
        }
        pieces
    }

    /// Who owns what from here to there, gaps included.
    fn within(&self, from: u32, to: u32) -> Vec<(Span, Owner)> {
        let (mut at, mut found) = (from, Vec::new());
        let first = self.spans.partition_point(|((_, end), _)| *end <= from);
        for ((start, end), owner) in self.spans.iter().skip(first) {
            let (start, end) = ((*start).max(from), (*end).min(to));
            if start >= to {
                break;
            }
            if start > at {
                found.push(((at, start), Some(0)));
            }
            found.push(((start, end), *owner));
            at = end;
        }
        if at < to {
            found.push(((at, to), Some(0)));
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_part_brings_its_own() {
        let owners = Owners::new(vec![
            ((100, 110), Some(0)),
            ((110, 120), Some(1)),
            // Both need this.
            ((118, 124), Some(0)),
            ((124, 130), None),
            ((140, 142), Some(2)),
            ((142, 150), Some(0)),
        ]);
        let bytes: Vec<u8> = (100..160).collect();
        let segments = [Segment {
            address: 100,
            bytes: &bytes,
        }];
        let pieces = |part| -> Vec<(u32, u32)> {
            let pieces = owners.pieces(&segments, part);
            for piece in &pieces {
                assert_eq!(u32::from(piece.bytes[0]), piece.address);
            }
            let span = |piece: &Segment| (piece.address, piece.address + piece.bytes.len() as u32);
            pieces.iter().map(span).collect()
        };
        // 124 to 130 is dropped between two that are wanted: the gap is small enough to stay.
        assert_eq!(pieces(0), [(100, 110), (118, 160)]);
        assert_eq!(pieces(1), [(110, 118)]);
        assert_eq!(pieces(2), [(140, 142)]);
    }

    #[test]
    fn what_nobody_names_is_in_the_first() {
        let owners = Owners::default();
        let segments = [Segment {
            address: 8,
            bytes: &[1, 2],
        }];
        assert_eq!(owners.pieces(&segments, 0), segments);
        assert!(owners.pieces(&segments, 1).is_empty());
    }
}
