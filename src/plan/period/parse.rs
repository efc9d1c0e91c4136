//! Periods as plans print them.

use super::error::PeriodError;
use super::outline::{Outline, outline};
use super::token::{Token, tokens};
use super::{Period, YEARS};
use crate::plan::fold::{digits_apart, fold};

/// A period as printed, with what else its words say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ParsedPeriod {
    pub period: Period,
    /// 平均: of the mean of its years.
    pub mean: bool,
    /// 見込み, 速報値: not final.
    pub provisional: bool,
    /// Neither 年度 nor 年 is printed: `R7` in a table. The period is then the
    /// fiscal year.
    pub bare: bool,
}

/// Reads a printed period: `令和 7（2025）年度`, `H27-R1平均`, `R2見込み`,
/// `令和12年度までの５年間`, `2020年3月`. Spaces, widths and kinds of dashes and
/// brackets do not matter.
///
/// A year of 平成 or 昭和 after its end counts on (平成35年度 is fiscal 2023):
/// plans printed before a change of era contain them.
///
/// # Errors
/// Where the text is no period, or contradicts itself; never a guess.
pub fn parse(text: &str) -> Result<ParsedPeriod, PeriodError> {
    let folded = fold(text);
    if folded.is_empty() {
        return Err(PeriodError::Empty);
    }
    if digits_apart(text) {
        return Err(PeriodError::Unreadable);
    }
    let mut words = tokens(&folded)?;
    let has = |token| words.contains(&token);
    let (mean, provisional) = (has(Token::Mean), has(Token::Provisional));
    words.retain(|token| !matches!(token, Token::Mean | Token::Provisional | Token::Filler));

    let (mut outer, mut brackets) = split_brackets(&words)?;
    if outer.is_empty() && brackets.len() == 1 {
        // All of it stands in brackets.
        let inner = brackets.pop().map(|(_, inner)| inner).unwrap_or_default();
        (outer, brackets) = split_brackets(&inner)?;
    }
    if let ([count @ Token::Number(..), Token::Years], [(_, inner)]) =
        (outer.as_slice(), brackets.as_slice())
    {
        // ５年間（令和８～12年度）
        let counted = inner.iter().copied().chain([*count, Token::Years]);
        (outer, brackets) = (counted.collect(), Vec::new());
    }
    let mut outline = outline(&outer)?;
    for (at, inner) in &brackets {
        agree(&mut outline, *at, inner)?;
    }
    let period = outline.period()?;
    let (first, last) = period.fiscal_years();
    if !YEARS.contains(&first) || !YEARS.contains(&last) {
        return Err(PeriodError::UnknownYear);
    }
    Ok(ParsedPeriod {
        period,
        mean,
        provisional,
        bare: outline.bare(),
    })
}

/// The words in one pair of brackets, and how many words outside of any stand
/// before it.
type Bracket = (usize, Vec<Token>);

/// The words outside of brackets, and those in them.
fn split_brackets(words: &[Token]) -> Result<(Vec<Token>, Vec<Bracket>), PeriodError> {
    let mut outer = Vec::new();
    let mut brackets: Vec<Bracket> = Vec::new();
    let mut depth = 0_usize;
    for word in words {
        match word {
            Token::Open => {
                depth += 1;
                if depth == 1 {
                    brackets.push((outer.len(), Vec::new()));
                    continue;
                }
            }
            Token::Close => {
                depth = depth.checked_sub(1).ok_or(PeriodError::Unreadable)?;
                if depth == 0 {
                    continue;
                }
            }
            _ => {}
        }
        match brackets.last_mut() {
            Some((_, inner)) if depth > 0 => inner.push(*word),
            _ => outer.push(*word),
        }
    }
    if depth > 0 {
        return Err(PeriodError::Unreadable);
    }
    // （見込み） is empty by now.
    brackets.retain(|(_, inner)| !inner.is_empty());
    Ok((outer, brackets))
}

/// What stands in brackets is another reading of the year or years before it.
fn agree(outline: &mut Outline, at: usize, inner: &[Token]) -> Result<(), PeriodError> {
    if let [Token::Number(count, _), Token::Years] = inner {
        return outline.count(*count);
    }
    let other = self::outline(inner)?;
    match other.points.as_slice() {
        [only] => {
            let point = outline
                .points
                .iter_mut()
                .find(|point| point.words.contains(&at.saturating_sub(1)))
                .ok_or(PeriodError::Unreadable)?;
            point.agree(only)
        }
        both if both.len() == outline.points.len() => outline
            .points
            .iter_mut()
            .zip(both)
            .try_for_each(|(point, other)| point.agree(other)),
        _ => Err(PeriodError::Contradiction),
    }
}
