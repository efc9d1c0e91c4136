//! The words of a composition.

use super::{Composition, Relation};
use crate::chart::table::Grid;
use crate::chart::words::{brief, is_percent};
use crate::i18n::unit_of;
use crate::tr;

impl Composition {
    /// The parts in a sentence.
    #[must_use]
    pub fn summary(&self) -> String {
        if self.parts.is_empty() {
            return tr!("内訳の数値がありません。").to_owned();
        }
        let parts: Vec<_> = (0..self.parts.len()).map(|at| self.head(at)).collect();
        let target = self.target_words();
        tr!(
            "{parts} ＝ {result}{target}。",
            parts = parts.join(" "),
            result = &self.result,
            target
        )
    }

    /// A row a part, then the result and the plan's target.
    #[must_use]
    pub fn table(&self) -> Grid {
        let product = self.relation == Relation::Product;
        let row = |name: &str, value: &str, so_far: String| {
            let mut row = vec![name.to_owned(), value.to_owned()];
            if product {
                row.push(so_far);
            }
            row
        };
        let part = |at| row(&self.name(at), &self.text(at), self.so_far(at));
        let mut rows: Vec<_> = (0..self.parts.len()).map(part).collect();
        rows.push(row(tr!("計算の結果"), &self.result, String::new()));
        if let Some((_, printed)) = &self.target {
            rows.push(row(tr!("計画の目標"), printed, String::new()));
        }
        Grid {
            head: row(tr!("項目"), tr!("値"), tr!("ここまでの積").to_owned()),
            rows,
        }
    }

    pub(super) fn target_words(&self) -> String {
        let printed = self.target.as_ref();
        printed.map_or_else(String::new, |(_, printed)| {
            tr!("（計画の目標は{printed}）", printed)
        })
    }

    pub(super) fn name(&self, at: usize) -> String {
        self.parts
            .get(at)
            .map_or_else(String::new, |part| part.name.clone())
    }

    pub(super) fn text(&self, at: usize) -> String {
        let Some(part) = self.parts.get(at) else {
            return String::new();
        };
        let printed = part.text.clone();
        printed.unwrap_or_else(|| brief(part.value) + unit_of(part.value, &part.unit))
    }

    pub(super) fn signed_name(&self, at: usize) -> String {
        let sign = match (at, self.relation) {
            (0, _) => "",
            (_, Relation::Product) => "× ",
            (_, Relation::Ratio) => "÷ ",
        };
        sign.to_owned() + &self.name(at)
    }

    /// × マイナンバーカード取得率 80％
    pub(super) fn head(&self, at: usize) -> String {
        format!("{} {}", self.signed_name(at), self.text(at))
    }

    pub(super) fn sentence(&self, at: usize) -> String {
        let (name, text) = (self.name(at), self.text(at));
        match (at, self.relation) {
            (0, _) => format!("{name} {text}"),
            (_, Relation::Product) => tr!(
                "{name} {text}をかけて {product}",
                name,
                text,
                product = self.so_far(at)
            ),
            (_, Relation::Ratio) => tr!("{name} {text}で割る", name, text),
        }
    }

    /// What is beside a bar: the product so far, or the part itself.
    pub(super) fn so_far(&self, at: usize) -> String {
        if self.relation == Relation::Ratio || at == 0 {
            return self.text(at);
        }
        let rest = self.parts.get(at + 1..).unwrap_or_default();
        let unit = if rest.is_empty() {
            &self.unit
        } else if self.parts.iter().skip(1).all(|part| is_percent(&part.unit)) {
            self.parts.first().map_or(&self.unit, |part| &part.unit)
        } else {
            ""
        };
        let length = self.length(at);
        brief(length) + unit_of(length, unit)
    }
}
