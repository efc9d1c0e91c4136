//! Periods as the page shows them.

use super::Period;
use super::era::EraYear;
use crate::tr;

/// How years are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum EraStyle {
    /// 令和7（2025）年度
    #[default]
    Era,
    /// 2025年度
    Western,
}

impl Period {
    /// The period in full: `令和7（2025）年度`, `2025年度`,
    /// `平成27～令和元（2015～2019）年度`, `令和2（2020）年3月`.
    #[must_use]
    pub fn label(self, style: EraStyle) -> String {
        let era = |era: Option<EraYear>| era.filter(|_| style == EraStyle::Era);
        match self {
            Self::FiscalYear(y) => match era(EraYear::of_year(y)) {
                Some(era) => tr!("{era}（{year}）年度", era = long(era), year = y),
                None => tr!("{year}年度", year = y),
            },
            Self::Year(y) => match era(EraYear::of_year(y)) {
                Some(era) => tr!("{era}（{year}）年", era = long(era), year = y),
                None => tr!("{year}年", year = y),
            },
            Self::Month(y, month) => match era(EraYear::of_month(y, month)) {
                Some(era) => tr!(
                    "{era}（{year}）年{month}月",
                    era = long(era),
                    year = y,
                    month
                ),
                None => tr!("{year}年{month}月", year = y, month),
            },
            Self::Day(y, month, day) => match era(EraYear::of_day(y, month, day)) {
                Some(era) => tr!(
                    "{era}（{year}）年{month}月{day}日",
                    era = long(era),
                    year = y,
                    month,
                    day
                ),
                None => tr!("{year}年{month}月{day}日", year = y, month, day),
            },
            Self::FiscalYears(first, last) => match eras(first, last) {
                Some((a, b)) if style == EraStyle::Era => {
                    // 平成27～令和元, but 令和3～7; other languages name both.
                    let end = if a.name == b.name && crate::i18n::language().is_japanese() {
                        b.number()
                    } else {
                        long(b)
                    };
                    tr!(
                        "{start}～{end}（{first}～{last}）年度",
                        start = long(a),
                        end,
                        first,
                        last
                    )
                }
                _ => tr!("{first}～{last}年度", first, last),
            },
        }
    }

    /// The period for an axis or a narrow column: `R7`, `2025`, `H27～R元`,
    /// `R2.3`, `2020/3`. A fiscal and a calendar year look alike.
    /// In other languages than Japanese, R7 would say nothing.
    #[must_use]
    pub fn short_label(self, style: EraStyle) -> String {
        let told = crate::i18n::language().is_japanese();
        let short = |era: Option<EraYear>| {
            let era = era.filter(|_| style == EraStyle::Era && told);
            era.map(|era| era.short())
        };
        match self {
            Self::FiscalYear(y) | Self::Year(y) => {
                short(EraYear::of_year(y)).unwrap_or_else(|| y.to_string())
            }
            Self::Month(y, month) => match short(EraYear::of_month(y, month)) {
                Some(era) => format!("{era}.{month}"),
                None => tr!("{year}/{month}", year = y, month),
            },
            Self::Day(y, month, day) => match short(EraYear::of_day(y, month, day)) {
                Some(era) => format!("{era}.{month}.{day}"),
                None => tr!("{year}/{month}/{day}", year = y, month, day),
            },
            Self::FiscalYears(first, last) => match eras(first, last) {
                Some((a, b)) if style == EraStyle::Era && told => {
                    let end = if a.name == b.name {
                        b.number()
                    } else {
                        b.short()
                    };
                    format!("{}～{end}", a.short())
                }
                _ => tr!("{low}～{high}", low = first, high = last),
            },
        }
    }
}

/// 令和7, as the reader is told it.
fn long(era: EraYear) -> String {
    if crate::i18n::language().is_japanese() {
        return era.long();
    }
    tr!("{era}{n}", era = era.name, n = era.year)
}

fn eras(first: i32, last: i32) -> Option<(EraYear, EraYear)> {
    Some((EraYear::of_year(first)?, EraYear::of_year(last)?))
}
