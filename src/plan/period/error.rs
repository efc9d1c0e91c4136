//! Why a printed period could not be read.

/// Why a printed period could not be read. Its words are for the people of the
/// city, in Japanese.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PeriodError {
    /// Nothing is printed.
    Empty,
    /// No form of a period that is known.
    Unreadable,
    /// A year of one or two digits without its era, 7年度.
    NoEra,
    /// A year that the era never had, 昭和99年, or far from any plan's.
    UnknownYear,
    /// Two readings of one year that differ, 令和7（2024）年度; or a number of
    /// years that is not the span's.
    Contradiction,
    /// A span that ends before it begins.
    Reversed,
    /// A month or a day that the calendar does not have.
    NoSuchDay,
    /// A span of something else than fiscal years.
    UnsupportedSpan,
}

impl std::fmt::Display for PeriodError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Empty => "時期が書かれていません。",
            Self::Unreadable => "時期として読めません。",
            Self::NoEra => "元号も西暦もない年です。",
            Self::UnknownYear => "その元号にない年か、ありえない年です。",
            Self::Contradiction => "元号の年と西暦の年、または年数が食い違っています。",
            Self::Reversed => "期間の終わりが始まりより前です。",
            Self::NoSuchDay => "暦にない月か日です。",
            Self::UnsupportedSpan => "年度でない期間には対応していません。",
        })
    }
}

impl std::error::Error for PeriodError {}
