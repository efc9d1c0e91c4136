//! How many stand how: a bar of counts by state, each with its word and shape.

use super::builder::{Builder, as_number};
use super::frame::{Frame, Measure};
use super::labels::PLAIN;
use super::palette::Role;
use super::scene::{Anchor, Reach, Rect, Scene};
use super::shapes::{REACH_PX, Shape, shape};
use super::table::Grid;
use crate::i18n::{listed, say};
use crate::tr;

/// How many are in a state.
#[derive(Clone, Debug, PartialEq)]
pub struct StateCount {
    /// 順調, in the city's own words or ours.
    pub word: String,
    pub shape: Shape,
    pub count: usize,
}

/// Counts by state, in the order in which they are shown.
#[derive(Clone, Copy, Debug)]
pub struct StateCounts<'a> {
    pub states: &'a [StateCount],
}

const EDGE_PX: f64 = 4.0;
const BAR_PX: f64 = 28.0;
const GAP_PX: f64 = 2.0;
const ROW_PX: f64 = 24.0;
/// Every state that is there can be seen.
const LEAST_PX: f64 = 3.0;

impl StateCounts<'_> {
    /// Lays out the bar and the words below it; only the frame's width counts.
    #[must_use]
    pub fn layout(&self, frame: &Frame, measure: &dyn Measure) -> Scene<'static> {
        let mut page = Builder::new(frame, measure, Reach::Near);
        page.y = EDGE_PX;
        if self.total() > 0 {
            self.bar(&mut page);
        }
        self.words(&mut page);
        let height = page.y + EDGE_PX;
        page.finish(height)
    }

    fn bar(&self, page: &mut Builder) {
        let there = || self.states.iter().filter(|state| state.count > 0);
        let whole = page.scene.width - 2.0 * EDGE_PX;
        let room = whole - as_number(there().count()) * (LEAST_PX + GAP_PX);
        let unit = room.max(0.0) / as_number(self.total());
        let middle = page.y + BAR_PX / 2.0;
        let mut left = EDGE_PX;
        for state in there() {
            let right = left + LEAST_PX + unit * as_number(state.count);
            let area = Rect {
                left,
                top: page.y,
                right: right.min(EDGE_PX + whole),
                bottom: page.y + BAR_PX,
            };
            page.outlined(area, Role::Tint(1), Role::Path);
            let at = (area.centre().0, middle);
            if area.width() >= 2.0 * REACH_PX + 8.0 {
                shape(page, state.shape, at, Role::Tone(state.shape.tone()));
            }
            self.point(page, at, state);
            left = right + GAP_PX;
        }
        page.y += BAR_PX + 8.0;
    }

    fn words(&self, page: &mut Builder) {
        let end = page.scene.width - EDGE_PX;
        let mut x = EDGE_PX;
        for state in self.states {
            let words = tr!("{state} {n}件", state = &state.word, n = state.count);
            let needed = 2.0 * REACH_PX + 6.0 + page.width_of(&words, PLAIN);
            if x > EDGE_PX && x + needed > end {
                x = EDGE_PX;
                page.y += ROW_PX;
            }
            let middle = page.y + ROW_PX / 2.0;
            let at = (x + REACH_PX, middle);
            shape(page, state.shape, at, Role::Tone(state.shape.tone()));
            if state.count == 0 {
                self.point(page, at, state);
            }
            let left = x + 2.0 * REACH_PX + 6.0;
            page.text(&words, (left, middle), Anchor::Start, PLAIN, end - left);
            x += needed + 18.0;
        }
        page.y += ROW_PX;
    }

    fn point(&self, page: &mut Builder, at: (f64, f64), state: &StateCount) {
        let value = tr!("{n}件", n = state.count);
        let all = self.total();
        let sentence = tr!(
            "{state} {value}（全{all}件のうち）",
            state = &state.word,
            value = &value,
            all
        );
        let (word, of) = (say(&state.word), tr!("全{all}件のうち", all));
        page.point(at, word, &value, sentence, &[word, &value, &of]);
    }

    /// The counts in a sentence.
    #[must_use]
    pub fn summary(&self) -> String {
        let there = self.states.iter().filter(|state| state.count > 0);
        let words: Vec<_> = there
            .map(|state| tr!("{state}{n}件", state = &state.word, n = state.count))
            .collect();
        match words.is_empty() {
            true => tr!("数えられるものがありません。").to_owned(),
            false => tr!(
                "全{all}件のうち、{states}です。",
                all = self.total(),
                states = listed(&words)
            ),
        }
    }

    /// A row a state.
    #[must_use]
    pub fn table(&self) -> Grid {
        let row =
            |state: &StateCount| vec![say(&state.word).to_owned(), tr!("{n}件", n = state.count)];
        Grid {
            head: vec![tr!("状態").to_owned(), tr!("件数").to_owned()],
            rows: self.states.iter().map(row).collect(),
        }
    }

    fn total(&self) -> usize {
        self.states.iter().map(|state| state.count).sum()
    }
}
