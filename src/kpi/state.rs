//! The states of the judgement, and why a KPI has none.

use crate::mark;
/// How a KPI stands. The order is that of the page: what was to be reached, what
/// was to be kept, what is under way, what has no judgement. It is not from
/// good to bad: a list in this order does not blame.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    /// 達成
    Achieved,
    /// 未達成
    Missed,
    /// 維持
    Kept,
    /// 維持できていない
    NotKept,
    /// 順調
    OnTrack,
    /// 概ね順調
    MostlyOnTrack,
    /// 横ばい
    Flat,
    /// 遅れ
    Behind,
    /// 後退
    Regressed,
    /// 実績未公表: neutral, never a failure.
    NoActual,
    /// 判定対象外
    NotJudged,
}

impl State {
    /// Every state, in the order of the page.
    pub const ALL: [Self; 11] = [
        Self::Achieved,
        Self::Missed,
        Self::Kept,
        Self::NotKept,
        Self::OnTrack,
        Self::MostlyOnTrack,
        Self::Flat,
        Self::Behind,
        Self::Regressed,
        Self::NoActual,
        Self::NotJudged,
    ];

    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::NotJudged => mark!("判定対象外"),
            Self::NoActual => mark!("実績未公表"),
            Self::Kept => mark!("維持"),
            Self::NotKept => mark!("維持できていない"),
            Self::Achieved => mark!("達成"),
            Self::Missed => mark!("未達成"),
            Self::Flat => mark!("横ばい"),
            Self::OnTrack => mark!("順調"),
            Self::MostlyOnTrack => mark!("概ね順調"),
            Self::Behind => mark!("遅れ"),
            Self::Regressed => mark!("後退"),
        }
    }

    /// Its name in links. Links are kept by people, so a name never changes.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::NotJudged => "not-judged",
            Self::NoActual => "no-actual",
            Self::Kept => "kept",
            Self::NotKept => "not-kept",
            Self::Achieved => "achieved",
            Self::Missed => "missed",
            Self::Flat => "flat",
            Self::OnTrack => "on-track",
            Self::MostlyOnTrack => "mostly-on-track",
            Self::Behind => "behind",
            Self::Regressed => "regressed",
        }
    }

    /// The state of a name.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.id() == id)
    }
}

/// Why a KPI is not judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// It has no target.
    NoTarget,
    /// Its target is not a number.
    TargetNotNumeric,
    /// What is published is not one number.
    ActualNotNumeric,
    /// Which way is better is not known.
    NoDirection,
    /// Baseline, target and actual are not all in one unit.
    UnitsDiffer,
    /// The latest actual lies beyond a break in the series.
    Break,
    /// The count begins with the target's period, and the latest actual is older.
    BeforeCount,
    /// Progress cannot be measured without a numeric baseline and periods.
    NoBaseline,
}

impl Reason {
    /// Every reason.
    pub const ALL: [Self; 8] = [
        Self::NoTarget,
        Self::TargetNotNumeric,
        Self::ActualNotNumeric,
        Self::NoDirection,
        Self::UnitsDiffer,
        Self::Break,
        Self::BeforeCount,
        Self::NoBaseline,
    ];

    /// One sentence for the page.
    #[must_use]
    pub fn text(self) -> &'static str {
        match self {
            Self::NoTarget => mark!("目標値がありません。"),
            Self::TargetNotNumeric => mark!("目標が数値ではありません。"),
            Self::ActualNotNumeric => {
                mark!("公表された実績が1つの数値ではないため、目標と比べられません。")
            }
            Self::NoDirection => mark!("どちらに向かうのがよいかが示されていません。"),
            Self::UnitsDiffer => mark!("基準・目標・実績の単位がそろっていません。"),
            Self::Break => mark!("基準の後に算定方法などが変わり、実績と比べられません。"),
            Self::BeforeCount => {
                mark!("目標の期間に入ってから数えるもので、その期間の実績がまだありません。")
            }
            Self::NoBaseline => mark!("進み具合を測るための基準の数値がありません。"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::State;

    #[test]
    fn names_and_order() {
        for (place, state) in State::ALL.into_iter().enumerate() {
            assert_eq!(state as usize, place, "{state:?}");
            assert_eq!(State::from_id(state.id()), Some(state));
            let plain = |c: char| c.is_ascii_lowercase() || c == '-';
            assert!(state.id().chars().all(plain), "{state:?}");
        }
        assert_eq!(State::from_id("late"), None);
        assert_eq!(State::from_id(""), None);
    }
}
