//! Quantities as plans print them.

use super::beside::{is_beside, single};
use super::bounded::bounded;
use super::clean::{clean, has_digit};
use super::missing::missing;
use super::{Missing, Quantity};
use crate::plan::fold::digits_apart;
use crate::plan::period::Period;

/// A quantity as printed, with what else its words say.
#[derive(Clone, Debug, PartialEq)]
pub struct ParsedQuantity {
    pub value: Quantity,
    /// As printed, without spaces. 千, 万, 億 stay with it (65 億円), except
    /// where several are added up (1億2,000万円 is 120000000 円).
    pub unit: String,
    /// The period, where it is printed with the value: 65億円（H28-R2平均）.
    pub period: Option<Period>,
    /// The value is the mean of that period's years.
    pub mean: bool,
    /// 見込み, 速報値: not final.
    pub provisional: bool,
    /// 累計, 延べ, ５年間で: added up over years.
    pub cumulative: bool,
    /// 維持: the target is to keep the value.
    pub keep: bool,
    /// Words that belong to the value and are in none of the above.
    pub note: Option<String>,
    /// False where digits are printed and no value could be made of them: the
    /// value is then the text, and a person has to look.
    pub certain: bool,
}

impl ParsedQuantity {
    pub(super) fn new(value: Quantity, certain: bool) -> Self {
        Self {
            value,
            unit: String::new(),
            period: None,
            mean: false,
            provisional: false,
            cumulative: false,
            keep: false,
            note: None,
            certain,
        }
    }

    pub(super) fn note(&mut self, words: &str) {
        self.note = Some(match self.note.take() {
            Some(note) => format!("{note}、{words}"),
            None => words.to_owned(),
        });
    }
}

/// Reads a printed quantity: `13,865人`, `100％以上`, `▲9.9％`, `9位台`,
/// `小80.0％／中80.0％`, `65億円（H28-R2平均）`, `未公表`. What it does not know
/// stays [`Quantity::Text`], never a wrong number.
#[must_use]
pub fn parse(text: &str) -> ParsedQuantity {
    let cleaned = clean(text);
    if let Some((reason, period)) = missing(&cleaned) {
        let mut parsed = ParsedQuantity::new(Quantity::Missing(reason), true);
        parsed.period = period;
        if reason != Missing::Dash && period.is_some() {
            parsed.note(text.trim());
        }
        return parsed;
    }
    let read = (!digits_apart(text))
        .then(|| parts(text).or_else(|| single(&cleaned)))
        .flatten();
    read.unwrap_or_else(|| {
        let words = Quantity::Text(text.trim().to_owned());
        ParsedQuantity::new(words, !has_digit(&cleaned) && !cleaned.is_empty())
    })
}

/// 小80.0％／中80.0％／高80.0％: a name and a value each, in one unit.
fn parts(text: &str) -> Option<ParsedQuantity> {
    let mut pieces: Vec<(String, Quantity)> = Vec::new();
    let mut unit: Option<String> = None;
    for piece in split_parts(text) {
        let at = value_start(&piece)?;
        let (name, value) = piece.split_at_checked(at)?;
        let (name, value) = (clean(name), clean(value));
        let name = name.trim_end_matches(':');
        let known = pieces.iter().any(|(known, _)| known == name);
        if name.is_empty() || name.ends_with('-') || known || is_beside(name) {
            return None;
        }
        let (value, its_unit) = bounded(&value)?;
        if unit.get_or_insert_with(|| its_unit.to_owned()) != its_unit {
            return None;
        }
        pieces.push((name.to_owned(), value));
    }
    (pieces.len() > 1).then(|| {
        let mut parsed = ParsedQuantity::new(Quantity::Parts(pieces), true);
        parsed.unit = unit.unwrap_or_default();
        parsed
    })
}

/// Cuts where a name and a value begin; the stroke of 回/人 cuts nothing.
fn split_parts(text: &str) -> Vec<String> {
    let mut pieces: Vec<String> = Vec::new();
    let mut stroke = None;
    for piece in text.split_inclusive(['/', '／', '、', '・', '\n', '；', ';']) {
        let separator = piece.chars().next_back();
        let body = piece.trim_end_matches(['/', '／', '、', '・', '\n', '；', ';']);
        let of_unit = value_start(body).is_none_or(|at| at == 0);
        match (pieces.last_mut(), stroke) {
            (Some(before), Some(stroke)) if of_unit => {
                before.push(stroke);
                before.push_str(body);
            }
            _ => pieces.push(body.to_owned()),
        }
        stroke = separator.filter(|c| matches!(c, '/' | '／'));
    }
    pieces
}

/// Where the value begins after its name. Of the dashes only the minus sign
/// counts: A-1 is no name with a value.
fn value_start(piece: &str) -> Option<usize> {
    piece.find(|c: char| matches!(c, '0'..='9' | '０'..='９' | '▲' | '△' | '−' | '約'))
}
