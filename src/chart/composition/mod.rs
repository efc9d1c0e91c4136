//! How a figure comes about: a product as a bar that shrinks with each factor,
//! a ratio as its numerator against its denominator.

mod words;

use super::axes::CAPTION;
use super::builder::Builder;
use super::frame::{Frame, Measure};
use super::labels::{PLAIN, STRONG};
use super::palette::Role;
use super::scale::Scale;
use super::scene::{Anchor, Reach, Rect, Scene};
use super::words::is_percent;
use crate::i18n::in_width;
use crate::tr;

/// A factor, a numerator or a denominator.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// マイナンバーカード取得率
    pub name: String,
    /// The number; 80 for 80％.
    pub value: f64,
    pub unit: String,
    /// As printed; else the number with its unit.
    pub text: Option<String>,
}

/// What the parts do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relation {
    /// All parts, multiplied.
    Product,
    /// The first part over the second.
    Ratio,
}

/// How a figure comes about, with any values: those of the plan, or others
/// that a person tries.
#[derive(Clone, Debug, PartialEq)]
pub struct Composition {
    pub relation: Relation,
    pub parts: Vec<Part>,
    /// What the parts give, in words, 679.26件.
    pub result: String,
    /// The unit of the result, 件.
    pub unit: String,
    /// The plan's target: its number and as printed.
    pub target: Option<(f64, String)>,
}

const EDGE_PX: f64 = 4.0;
const BAR_PX: f64 = 18.0;
const BAR_ROW_PX: f64 = 26.0;
const GAP_PX: f64 = 10.0;
/// From this width on, names stand beside their bars.
const BESIDE_PX: f64 = 560.0;
/// Beyond this bars are as long as this.
const LARGEST: f64 = 1e15;

impl Composition {
    /// Lays out the parts from the top down; only the frame's width counts.
    #[must_use]
    pub fn layout(&self, frame: &Frame, measure: &dyn Measure) -> Scene<'static> {
        let mut page = Builder::new(frame, measure, Reach::ByRow);
        page.y = EDGE_PX;
        let width = page.scene.width;
        let names = if width >= BESIDE_PX {
            width * 0.43
        } else {
            0.0
        };
        let labels: Vec<_> = (0..self.parts.len()).map(|at| self.so_far(at)).collect();
        let widest = page.widest(labels.iter().map(String::as_str), PLAIN);
        let left = EDGE_PX + names;
        let room = (width - left - EDGE_PX) * 0.5;
        let right = width - EDGE_PX - (widest + 8.0).min(room);
        page.scene.plot = Rect {
            left,
            top: page.y,
            right,
            ..page.scene.plot
        };
        let x = Scale::new(self.range(), (left, right));
        for (at, label) in labels.iter().enumerate() {
            self.row(&mut page, at, label, &x, names);
        }
        self.result(&mut page);
        let height = page.y;
        page.finish(height)
    }

    fn row(&self, page: &mut Builder, at: usize, label: &str, x: &Scale, names: f64) {
        let top = page.y;
        let whole = page.scene.width - 2.0 * EDGE_PX;
        let room = if names > 0.0 { names - 12.0 } else { whole };
        // What stands beside the bar need not stand in its name.
        let mut head = self.head(at);
        if label == self.text(at) {
            head = self.signed_name(at);
        }
        page.lines(&head, EDGE_PX, PLAIN, room, 3);
        let after_names = page.y;
        let bar_top = if names > 0.0 { top } else { page.y };
        let middle = bar_top + BAR_ROW_PX / 2.0;
        let bar = |from: f64, to: f64| Rect {
            left: from.min(to),
            top: middle - BAR_PX / 2.0,
            right: from.max(to),
            bottom: middle + BAR_PX / 2.0,
        };
        let (zero, end) = (x.px(0.0), x.px(self.length(at)));
        let before = at
            .checked_sub(1)
            .filter(|_| self.relation == Relation::Product);
        let before = before.map_or(zero, |before| x.px(self.length(before)));
        // What the factor took away.
        page.fill(bar(zero, before), Role::Grid);
        page.fill(bar(zero, end), Role::Series);
        page.fill(Rect::around(zero, middle, 0.5, BAR_ROW_PX / 2.0), Role::Old);
        let mut last = zero.max(end).max(before);
        if let Some(target) = self.target_mark(at) {
            let mark = x.px(target);
            let half = BAR_PX / 2.0 + 4.0;
            page.fill(Rect::around(mark, middle, 3.0, half), Role::Ground);
            page.fill(Rect::around(mark, middle, 1.0, half), Role::Ink);
            let between = mark - last - 14.0;
            if between < page.width_of(label, PLAIN) {
                last = last.max(mark);
            }
        }
        let room = page.scene.width - EDGE_PX - last - 6.0;
        page.text(
            label,
            (last + 6.0, middle),
            Anchor::Start,
            PLAIN,
            room + 0.5,
        );
        let sentence = self.sentence(at);
        let text = self.text(at);
        let spoken = sentence.clone();
        page.point((end, middle), &self.name(at), &text, sentence, &[&spoken]);
        page.y = after_names.max(bar_top + BAR_ROW_PX) + GAP_PX;
    }

    fn result(&self, page: &mut Builder) {
        let room = page.scene.width - 2.0 * EDGE_PX;
        if self.parts.is_empty() {
            page.lines(tr!("内訳の数値がありません"), EDGE_PX, PLAIN, room, 2);
            page.y += EDGE_PX;
            return;
        }
        let at = (page.scene.plot.left, page.y + 12.0);
        let words = in_width("＝ ", "= ").to_owned() + &self.result;
        page.lines(&words, EDGE_PX, STRONG, room, 2);
        if let Some((_, printed)) = &self.target {
            let marked = (0..self.parts.len()).any(|at| self.target_mark(at).is_some());
            let words = if marked {
                tr!("計画の目標 {printed}（縦の線）", printed)
            } else {
                tr!("計画の目標 {printed}", printed)
            };
            page.lines(&words, EDGE_PX, CAPTION, room, 2);
        }
        page.y += EDGE_PX;
        let target = self.target_words();
        let sentence = tr!("計算の結果 {result}", result = &self.result) + &target;
        let of_plan = self.target.as_ref();
        let of_plan = of_plan.map(|(_, printed)| tr!("計画の目標は{printed}", printed));
        let name = tr!("計算の結果");
        let parts = [name, &self.result, of_plan.as_deref().unwrap_or_default()];
        page.point(at, name, &self.result, sentence, &parts);
    }

    /// How long a part's bar is.
    fn length(&self, at: usize) -> f64 {
        let mut parts = self.parts.iter().take(at + 1);
        let length = match self.relation {
            Relation::Ratio => parts.next_back().map_or(0.0, |part| part.value),
            Relation::Product => parts.enumerate().fold(1.0, |product, (at, part)| {
                let share = at > 0 && is_percent(&part.unit);
                product * part.value / if share { 100.0 } else { 1.0 }
            }),
        };
        if length.is_nan() {
            0.0
        } else {
            length.clamp(-LARGEST, LARGEST)
        }
    }

    /// Where the target lies on a part's bar: on the last product, or on the
    /// numerator as the denominator makes it.
    fn target_mark(&self, at: usize) -> Option<f64> {
        let (target, _) = self.target.as_ref()?;
        let mark = match self.relation {
            Relation::Product => (at + 1 == self.parts.len()).then_some(*target)?,
            Relation::Ratio => {
                let whole = self.parts.get(1).filter(|_| at == 0)?.value;
                target * whole / if is_percent(&self.unit) { 100.0 } else { 1.0 }
            }
        };
        (mark.abs() <= LARGEST).then_some(mark)
    }

    /// From the least to the largest of zero, bars and target.
    fn range(&self) -> (f64, f64) {
        let (mut low, mut high) = (0.0_f64, 0.0_f64);
        for at in 0..self.parts.len() {
            for value in [Some(self.length(at)), self.target_mark(at)]
                .into_iter()
                .flatten()
            {
                low = low.min(value);
                high = high.max(value);
            }
        }
        if low < high { (low, high) } else { (0.0, 1.0) }
    }
}
