//! From words to one or two points in time, and from these to a period.

use super::era::Era;
use super::error::PeriodError;
use super::token::Token;
use super::{Period, days_in_month};
use std::ops::Range;

/// 年度 or 年.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    Fiscal,
    Calendar,
}

/// A year, perhaps with its month and day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Point {
    /// Western.
    year: i32,
    era: Option<Era>,
    unit: Option<Unit>,
    month: Option<i32>,
    day: Option<i32>,
    /// Which words it is made of.
    pub words: Range<usize>,
}

/// One point, or the first and the last of a span.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outline {
    pub points: Vec<Point>,
}

/// Reads words without brackets.
pub fn outline(words: &[Token]) -> Result<Outline, PeriodError> {
    let mut cursor = Cursor { words, at: 0 };
    let first = cursor.point(None)?;
    let mut outline = Outline {
        points: vec![first.clone()],
    };
    let until = |cursor: &mut Cursor| cursor.take(|t| t == Token::Until).is_some();
    if until(&mut cursor) {
        // 令和12年度までの５年間
        let count = cursor.count().ok_or(PeriodError::Unreadable)?;
        let mut start = first;
        start.year -= count - 1;
        outline.points.insert(0, start);
    } else if cursor
        .take(|t| matches!(t, Token::Dash | Token::From))
        .is_some()
    {
        if let Some(count) = cursor.count() {
            // 令和３年度から５年間
            let mut end = first;
            end.year += count - 1;
            outline.points.push(end);
        } else {
            outline.points.push(cursor.point(Some(&first))?);
            until(&mut cursor);
        }
    }
    // Of a span 5年平均 is printed, too, for ５年間の平均.
    let years = |cursor: &mut Cursor| cursor.number_of(Token::Year);
    if let Some(count) = cursor.count().or_else(|| years(&mut cursor)) {
        outline.count(count)?;
    }
    if cursor.at < words.len() {
        return Err(PeriodError::Unreadable);
    }
    Ok(outline)
}

struct Cursor<'a> {
    words: &'a [Token],
    at: usize,
}

impl Cursor<'_> {
    fn take(&mut self, wanted: impl Fn(Token) -> bool) -> Option<Token> {
        let token = *self.words.get(self.at).filter(|token| wanted(**token))?;
        self.at += 1;
        Some(token)
    }

    fn number(&mut self) -> Option<i32> {
        match self.take(|t| matches!(t, Token::Number(..)))? {
            Token::Number(n, _) => Some(n),
            _ => None,
        }
    }

    /// A number before a word, 3月; nothing is taken where it is another word.
    fn number_of(&mut self, unit: Token) -> Option<i32> {
        let (before, number) = (self.at, self.number());
        if number.is_some() && self.take(|t| t == unit).is_some() {
            return number;
        }
        self.at = before;
        None
    }

    fn count(&mut self) -> Option<i32> {
        self.number_of(Token::Years)
            .filter(|n| (1..=99).contains(n))
    }

    /// `start` is the point that a span began with: 31 in 平成27～31.
    fn point(&mut self, start: Option<&Point>) -> Result<Point, PeriodError> {
        let begin = self.at;
        let mut unit = self.take(|t| t == Token::Fy).map(|_| Unit::Fiscal);
        let mut era = self
            .take(|t| matches!(t, Token::Era(_)))
            .and_then(|token| match token {
                Token::Era(era) => Some(era),
                _ => None,
            });
        let first_year = era.or(start.and_then(|start| start.era)).is_some();
        let number = self
            .take(|t| matches!(t, Token::Number(..)))
            .or_else(|| self.take(|t| t == Token::First && first_year));
        let year = match (era, number) {
            (_, None) => return Err(PeriodError::Unreadable),
            (Some(era), Some(Token::Number(n, _))) => era.western(n),
            (Some(era), Some(_)) => era.western(1),
            (None, Some(Token::Number(n, 4))) => Some(n),
            (None, Some(Token::Number(n, digits))) => {
                let start = start.ok_or(PeriodError::NoEra)?;
                era = start.era;
                match era {
                    Some(era) => era.western(n),
                    // 2015-19年度
                    None if digits == 2 => Some(start.year - start.year % 100 + n),
                    None => return Err(PeriodError::NoEra),
                }
            }
            // 令和元～元
            (None, Some(_)) => start.and_then(|start| start.era?.western(1)),
        };
        let year = year.ok_or(PeriodError::UnknownYear)?;
        let (mut month, mut day) = (None, None);
        if self.take(|t| t == Token::FiscalYear).is_some() {
            unit = Some(Unit::Fiscal);
        } else if self.take(|t| t == Token::Year).is_some() {
            if unit.is_some() {
                return Err(PeriodError::Unreadable);
            }
            unit = Some(Unit::Calendar);
            month = self.number_of(Token::Month);
            if month.is_some() {
                day = self.number_of(Token::Day);
            }
        } else if self.take(|t| t == Token::Dot).is_some() {
            // R2.3.31, 2020/3/31
            month = Some(self.number().ok_or(PeriodError::Unreadable)?);
            if self.take(|t| t == Token::Dot).is_some() {
                day = Some(self.number().ok_or(PeriodError::Unreadable)?);
            }
        }
        Ok(Point {
            year,
            era,
            unit,
            month,
            day,
            words: begin..self.at,
        })
    }
}

impl Point {
    /// Another reading of the same point must say the same, as far as it goes.
    pub fn agree(&mut self, other: &Self) -> Result<(), PeriodError> {
        let fiscal_of_month = |point: &Self| match point.month {
            Some(month) if month < 4 => point.year - 1,
            _ => point.year,
        };
        let same = if other.unit == Some(Unit::Fiscal) {
            // 令和2年3月（2019年度）
            fiscal_of_month(self) == other.year
        } else {
            let agrees = |a: Option<i32>, b: Option<i32>| b.is_none() || a == b;
            self.year == other.year
                && agrees(self.month, other.month)
                && agrees(self.day, other.day)
        };
        if self.month.is_none() {
            self.unit = self.unit.or(other.unit);
        }
        let unit = self.month.is_some() || other.unit.is_none() || self.unit == other.unit;
        (same && unit)
            .then_some(())
            .ok_or(PeriodError::Contradiction)
    }

    fn period(&self) -> Result<Period, PeriodError> {
        let Some(month) = self.month else {
            return Ok(match self.unit {
                Some(Unit::Calendar) => Period::Year(self.year),
                Some(Unit::Fiscal) | None => Period::FiscalYear(self.year),
            });
        };
        let month = u8::try_from(month).ok().filter(|m| (1..=12).contains(m));
        let month = month.ok_or(PeriodError::NoSuchDay)?;
        let Some(day) = self.day else {
            return Ok(Period::Month(self.year, month));
        };
        let day = u8::try_from(day).ok();
        day.filter(|day| (1..=days_in_month(self.year, month)).contains(day))
            .map(|day| Period::Day(self.year, month, day))
            .ok_or(PeriodError::NoSuchDay)
    }
}

impl Outline {
    /// The period of one point, or the span of fiscal years of two.
    pub fn period(&self) -> Result<Period, PeriodError> {
        let (first, last) = match self.points.as_slice() {
            [only] => return only.period(),
            [first, last] => (first, last),
            _ => return Err(PeriodError::Unreadable),
        };
        let fiscal = |point: &Point| point.month.is_none() && point.unit != Some(Unit::Calendar);
        if !fiscal(first) || !fiscal(last) {
            return Err(PeriodError::UnsupportedSpan);
        }
        if first.year > last.year {
            return Err(PeriodError::Reversed);
        }
        Ok(Period::FiscalYears(first.year, last.year))
    }

    /// A printed number of years must be the span's.
    pub fn count(&self, count: i32) -> Result<(), PeriodError> {
        let years = match self.points.as_slice() {
            [first, last] => last.year - first.year + 1,
            _ => 1,
        };
        (years == count)
            .then_some(())
            .ok_or(PeriodError::Contradiction)
    }

    /// Whether no word says what kind of years they are.
    pub fn bare(&self) -> bool {
        let silent = |point: &Point| point.unit.is_none() && point.month.is_none();
        self.points.iter().all(silent)
    }
}
