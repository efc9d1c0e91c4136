//! Counts of rows × columns as cells in tints of one hue, each with its count:
//! departments × themes.

use super::axes::CAPTION;
use super::builder::{Builder, as_number};
use super::format_number;
use super::frame::{Frame, Measure};
use super::labels::{PLAIN, label, wrap};
use super::palette::Role;
use super::scene::{Anchor, Reach, Rect, Scene};
use super::table::Grid;
use crate::i18n::titled;
use crate::tr;

/// A row: a name and a count a column.
#[derive(Clone, Debug, PartialEq)]
pub struct HeatRow {
    pub name: String,
    pub counts: Vec<usize>,
}

/// Counts of rows × columns.
#[derive(Clone, Copy, Debug)]
pub struct HeatMap<'a> {
    /// What rows are, 担当課.
    pub row_head: &'a str,
    /// What columns are, テーマ.
    pub column_head: &'a str,
    pub columns: &'a [String],
    pub rows: &'a [HeatRow],
}

const EDGE_PX: f64 = 4.0;
const LINE_PX: f64 = 20.0;
const LEAST_ROW_PX: f64 = 30.0;
const LEAST_CELL_PX: f64 = 28.0;
const WIDEST_CELL_PX: f64 = 132.0;
/// Names of columns stand above narrower cells as numbers.
const LEAST_NAMED_PX: f64 = 64.0;
const HEAD_LINES: usize = 4;
const GAP_PX: f64 = 2.0;

/// Where a block of columns stands.
struct Block {
    /// Columns from and to.
    columns: (usize, usize),
    left: f64,
    cell_px: f64,
    /// Columns have numbers instead of names.
    numbered: bool,
}

impl HeatMap<'_> {
    /// Lays out the cells, in as many blocks below each other as the columns
    /// need; only the frame's width counts. What is zero has a pale outline.
    #[must_use]
    pub fn layout(&self, frame: &Frame, measure: &dyn Measure) -> Scene<'static> {
        let mut page = Builder::new(frame, measure, Reach::Near);
        page.y = EDGE_PX;
        let whole = page.scene.width - 2.0 * EDGE_PX;
        let names = page.widest(self.rows.iter().map(|row| row.name.as_str()), PLAIN);
        let names = (names + 8.0).min(whole * 0.4);
        let most = self.max();
        let least = (page.width_of(&counted(most), PLAIN) + 10.0).max(LEAST_CELL_PX);
        let room = whole - names;
        let per_block = self.columns_within(room, least);
        let cell_px = (room / as_number(per_block)).min(WIDEST_CELL_PX);
        let numbered = cell_px < LEAST_NAMED_PX || !self.heads_fit(measure, cell_px);
        if numbered {
            for (column, name) in self.columns.iter().enumerate() {
                let text = titled(&(column + 1).to_string(), name);
                page.lines(&text, EDGE_PX, CAPTION, whole, 3);
            }
            page.y += EDGE_PX;
        }
        let mut from = 0;
        while from < self.columns.len() {
            let to = (from + per_block).min(self.columns.len());
            let block = Block {
                columns: (from, to),
                left: EDGE_PX + names,
                cell_px,
                numbered,
            };
            self.heads(&mut page, &block);
            for row in self.rows {
                self.row(&mut page, row, &block, names - 8.0);
            }
            page.y += 3.0 * EDGE_PX;
            from = to;
        }
        let height = page.y.max(2.0 * EDGE_PX);
        page.finish(height)
    }

    /// How many columns a block has: as many as fit, spread evenly.
    fn columns_within(&self, room: f64, least: f64) -> usize {
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // frames are bounded
        let most = ((room / least) as usize).max(1);
        let blocks = self.columns.len().div_ceil(most).max(1);
        self.columns.len().div_ceil(blocks).max(1)
    }

    fn heads_fit(&self, measure: &dyn Measure, cell_px: f64) -> bool {
        let room = cell_px - 6.0;
        // Japanese breaks within its words, Latin and Hangul do not.
        let fits = |word: &str| {
            let breaks = word.chars().any(|c| matches!(c, 'ぁ'..='鿿'));
            breaks || measure.text_width(word, CAPTION.px, CAPTION.bold) <= room
        };
        self.columns.iter().all(|name| {
            let lines = wrap(measure, name, CAPTION, room, HEAD_LINES);
            !lines.is_empty()
                && !lines.iter().any(|line| line.ends_with('…'))
                && name.split_whitespace().all(fits)
        })
    }

    fn heads(&self, page: &mut Builder, block: &Block) {
        let mut heads = Vec::new();
        for column in block.columns.0..block.columns.1 {
            let name = self.columns.get(column).map_or("", String::as_str);
            let number = (column + 1).to_string();
            let text = if block.numbered { &number } else { name };
            heads.push(wrap(
                page.measure,
                text,
                CAPTION,
                block.cell_px - 6.0,
                HEAD_LINES,
            ));
        }
        let lines = heads.iter().map(Vec::len).max().unwrap_or(0);
        let bottom = page.y + as_number(lines) * LINE_PX;
        let mut x = block.left + block.cell_px / 2.0;
        for head in heads {
            let mut y = bottom - as_number(head.len()) * LINE_PX + LINE_PX / 2.0;
            for text in head {
                page.label(label(page.measure, text, (x, y), Anchor::Middle, CAPTION));
                y += LINE_PX;
            }
            x += block.cell_px;
        }
        page.y = bottom + 2.0;
    }

    fn row(&self, page: &mut Builder, row: &HeatRow, block: &Block, names: f64) {
        let lines = wrap(page.measure, &row.name, PLAIN, names, 3);
        let text_px = as_number(lines.len()) * LINE_PX;
        let height = (text_px + 4.0).max(LEAST_ROW_PX);
        let middle = page.y + height / 2.0;
        let mut y = middle - text_px / 2.0 + LINE_PX / 2.0;
        for text in lines {
            page.label(label(
                page.measure,
                text,
                (EDGE_PX, y),
                Anchor::Start,
                PLAIN,
            ));
            y += LINE_PX;
        }
        for column in block.columns.0..block.columns.1 {
            let count = row.counts.get(column).copied().unwrap_or(0);
            let left = block.left + as_number(column - block.columns.0) * block.cell_px;
            let area = Rect {
                left,
                top: page.y,
                right: left + block.cell_px - GAP_PX,
                bottom: page.y + height - GAP_PX,
            };
            let at = area.centre();
            let (fill, line, font) = match self.tint(count) {
                Some(step) => (Role::Tint(step), Role::Path, PLAIN),
                None => (Role::Ground, Role::Grid, CAPTION),
            };
            page.outlined(area, fill, line);
            page.text(&counted(count), at, Anchor::Middle, font, block.cell_px);
            let name = self.columns.get(column).map_or("", String::as_str);
            let value = tr!("{n}件", n = counted(count));
            let sentence = tr!(
                "{row}　{name} {value}",
                row = &row.name,
                name,
                value = &value
            );
            page.point(at, &row.name, &value, sentence, &[&row.name, name, &value]);
        }
        page.y += height;
    }

    /// Quarters of the largest count; none for zero.
    fn tint(&self, count: usize) -> Option<u8> {
        let most = self.max();
        let more = count.checked_sub(1)?;
        let step = (more.saturating_mul(4) / most.max(1)).min(3);
        // The largest is the darkest, even if there are few.
        let step = if count == most { 3 } else { step };
        u8::try_from(step).ok()
    }

    fn max(&self) -> usize {
        let counts = self.rows.iter().flat_map(|row| &row.counts);
        counts.copied().max().unwrap_or(0)
    }

    /// The largest count and the sum in a sentence.
    #[must_use]
    pub fn summary(&self) -> String {
        let most = self.max();
        let place = self.rows.iter().find_map(|row| {
            let column = row.counts.iter().position(|count| *count == most)?;
            Some((&row.name, self.columns.get(column)?))
        });
        let (Some((row, column)), true) = (place, most > 0) else {
            return tr!(
                "{rows}と{columns}の重なりはありません。",
                rows = self.row_head,
                columns = self.column_head
            );
        };
        let sum: usize = self.rows.iter().flat_map(|row| &row.counts).sum();
        tr!(
            "{rows}{row_count}と{columns}{column_count}の重なりは合計{n}件で、最も多いのは{row}の「{column}」の{most}件です。",
            rows = self.row_head,
            row_count = self.rows.len(),
            columns = self.column_head,
            column_count = self.columns.len(),
            n = counted(sum),
            row,
            column,
            most = counted(most)
        )
    }

    /// The counts as they are.
    #[must_use]
    pub fn table(&self) -> Grid {
        let head = [self.row_head.to_owned()].into_iter();
        let row = |row: &HeatRow| {
            let counts = (0..self.columns.len()).map(|at| row.counts.get(at).copied().unwrap_or(0));
            let name = [row.name.clone()].into_iter();
            name.chain(counts.map(counted)).collect()
        };
        Grid {
            head: head.chain(self.columns.iter().cloned()).collect(),
            rows: self.rows.iter().map(row).collect(),
        }
    }
}

fn counted(count: usize) -> String {
    format_number(as_number(count))
}
