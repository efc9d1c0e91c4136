//! The Japanese eras, as plans count years in them.

use crate::mark;

/// An era. Its first year (元年) is the calendar year in which it began.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Era {
    Meiji,
    Taisho,
    Showa,
    Heisei,
    Reiwa,
}

/// How far past its end an era's years are still taken: plans printed before
/// a change of era count on in the old one (平成35年度 is fiscal 2023).
const YEARS_PAST_END: i32 = 15;

struct Facts {
    era: Era,
    name: &'static str,
    letter: char,
    /// Its first day.
    began: (i32, u8, u8),
    /// Its last year that is taken when it is read.
    last: i32,
}

const ERAS: [Facts; 5] = [
    facts(Era::Reiwa, mark!("令和"), 'R', (2019, 5, 1), 99),
    facts(
        Era::Heisei,
        mark!("平成"),
        'H',
        (1989, 1, 8),
        31 + YEARS_PAST_END,
    ),
    facts(
        Era::Showa,
        mark!("昭和"),
        'S',
        (1926, 12, 25),
        64 + YEARS_PAST_END,
    ),
    facts(Era::Taisho, mark!("大正"), 'T', (1912, 7, 30), 15),
    facts(Era::Meiji, mark!("明治"), 'M', (1868, 1, 25), 45),
];

const fn facts(
    era: Era,
    name: &'static str,
    letter: char,
    began: (i32, u8, u8),
    last: i32,
) -> Facts {
    Facts {
        era,
        name,
        letter,
        began,
        last,
    }
}

impl Era {
    /// The era whose name (令和) or letter (r) stands at the start of a folded
    /// text, and what follows.
    #[must_use]
    pub fn strip(folded: &str) -> Option<(Self, &str)> {
        ERAS.iter().find_map(|facts| {
            let letter = facts.letter.to_ascii_lowercase();
            let rest = folded
                .strip_prefix(facts.name)
                .or_else(|| folded.strip_prefix(letter))?;
            Some((facts.era, rest))
        })
    }

    /// The western year of a year of the era; `None` where the era has no such
    /// year (昭和0年, 大正20年, 令和100年).
    #[must_use]
    pub fn western(self, year: i32) -> Option<i32> {
        let facts = ERAS.iter().find(|facts| facts.era == self)?;
        (1..=facts.last)
            .contains(&year)
            .then_some(facts.began.0 + year - 1)
    }
}

/// A year as its era counts it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EraYear {
    pub name: &'static str,
    pub letter: char,
    pub year: i32,
}

impl EraYear {
    /// The year by the newest era that began in it or before: 2019 is 令和元,
    /// as a fiscal year and as a calendar year. `None` before 明治, and where
    /// the newest era is not known to go that far.
    #[must_use]
    pub fn of_year(year: i32) -> Option<Self> {
        Self::of_day(year, 12, 31)
    }

    /// The era of a month is that of its last day: 平成31年4月, 令和元年5月.
    #[must_use]
    pub fn of_month(year: i32, month: u8) -> Option<Self> {
        Self::of_day(year, month, super::days_in_month(year, month))
    }

    #[must_use]
    pub fn of_day(year: i32, month: u8, day: u8) -> Option<Self> {
        let facts = ERAS
            .iter()
            .find(|facts| facts.began <= (year, month, day))?;
        let era_year = year - facts.began.0 + 1;
        (era_year <= facts.last).then_some(Self {
            name: facts.name,
            letter: facts.letter,
            year: era_year,
        })
    }

    /// 令和元, 令和7.
    #[must_use]
    pub fn long(self) -> String {
        format!("{}{}", self.name, self.number())
    }

    /// R元, R7.
    #[must_use]
    pub fn short(self) -> String {
        format!("{}{}", self.letter, self.number())
    }

    /// 元, 7.
    #[must_use]
    pub fn number(self) -> String {
        if self.year == 1 {
            "元".to_owned()
        } else {
            self.year.to_string()
        }
    }
}
