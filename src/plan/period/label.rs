//! Periods as the page shows them.

use super::Period;
use super::era::EraYear;

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
        let year = |era: Option<EraYear>, year: i32| match era {
            Some(era) if style == EraStyle::Era => format!("{}（{year}）", era.long()),
            _ => year.to_string(),
        };
        match self {
            Self::FiscalYear(y) => format!("{}年度", year(EraYear::of_year(y), y)),
            Self::Year(y) => format!("{}年", year(EraYear::of_year(y), y)),
            Self::Month(y, m) => format!("{}年{m}月", year(EraYear::of_month(y, m), y)),
            Self::Day(y, m, d) => format!("{}年{m}月{d}日", year(EraYear::of_day(y, m, d), y)),
            Self::FiscalYears(first, last) => match eras(first, last) {
                Some((a, b)) if style == EraStyle::Era => {
                    let end = if a.name == b.name {
                        b.number()
                    } else {
                        b.long()
                    };
                    format!("{}～{end}（{first}～{last}）年度", a.long())
                }
                _ => format!("{first}～{last}年度"),
            },
        }
    }

    /// The period for an axis or a narrow column: `R7`, `2025`, `H27～R元`,
    /// `R2.3`, `2020/3`. A fiscal and a calendar year look alike.
    #[must_use]
    pub fn short_label(self, style: EraStyle) -> String {
        let year = |era: Option<EraYear>, year: i32| match era {
            Some(era) if style == EraStyle::Era => (era.short(), '.'),
            _ => (year.to_string(), '/'),
        };
        match self {
            Self::FiscalYear(y) | Self::Year(y) => year(EraYear::of_year(y), y).0,
            Self::Month(y, m) => {
                let (y, dot) = year(EraYear::of_month(y, m), y);
                format!("{y}{dot}{m}")
            }
            Self::Day(y, m, d) => {
                let (y, dot) = year(EraYear::of_day(y, m, d), y);
                format!("{y}{dot}{m}{dot}{d}")
            }
            Self::FiscalYears(first, last) => match eras(first, last) {
                Some((a, b)) if style == EraStyle::Era => {
                    let end = if a.name == b.name {
                        b.number()
                    } else {
                        b.short()
                    };
                    format!("{}～{end}", a.short())
                }
                _ => format!("{first}～{last}"),
            },
        }
    }
}

fn eras(first: i32, last: i32) -> Option<(EraYear, EraYear)> {
    Some((EraYear::of_year(first)?, EraYear::of_year(last)?))
}
