//! All KPIs on one scale: 0 is the baseline, 1 the target. A panel a KPI, with
//! its required path, its actuals and its state in words.
//!
//! A KPI that keeps its baseline, or has no numbers to scale by, has a sentence
//! where the others have a plot: a scale of deviations beside one of shares
//! would invite comparing what cannot be compared.

mod panel;
mod words;

use super::EraStyle;
use super::axes::CAPTION;
use super::builder::Builder;
use super::frame::{Frame, Measure};
use super::labels::{PLAIN, label};
use super::palette::Role;
use super::scene::{Anchor, Reach, Scene};
use super::shapes::{REACH_PX, Shape, shape};
use super::table::Grid;
use crate::i18n::{COMPUTED_SHORT, beside, say, titled};
use crate::mark;
use crate::plan::{Kpi, Period};
use crate::tr;
use panel::{Scales, Share};

/// A KPI with its name and how it stands, in the words of the page.
#[derive(Clone, Debug)]
pub struct Promise<'a> {
    pub kpi: &'a Kpi,
    /// The city's own grade, in its words.
    pub grade: Option<String>,
    /// Ours: 順調.
    pub state: String,
    pub shape: Shape,
}

impl Promise<'_> {
    /// Our word, which says whose it is where the city has its own.
    fn computed(&self) -> String {
        let state = say(&self.state);
        match self.grade {
            Some(_) => beside(state, COMPUTED_SHORT),
            None => state.to_owned(),
        }
    }

    /// How it stands: the city's grade comes first.
    fn standing(&self) -> String {
        let computed = self.computed();
        match &self.grade {
            Some(grade) => titled(grade, &computed),
            None => computed,
        }
    }
}

/// Several KPIs, to be seen side by side.
#[derive(Clone, Copy, Debug)]
pub struct Multiples<'a> {
    pub promises: &'a [Promise<'a>],
    /// All that share the scale, with those of other charts beside this one.
    pub all: &'a [Promise<'a>],
    pub style: EraStyle,
}

const EDGE_PX: f64 = 4.0;
const PANEL_PX: f64 = 56.0;
const GAP_PX: f64 = 26.0;
/// From this width on, names stand beside their panels.
const BESIDE_PX: f64 = 560.0;
const ENDS: [&str; 2] = [mark!("目標"), mark!("基準")];

impl Multiples<'_> {
    /// Lays out the panels; only the frame's width counts.
    #[must_use]
    pub fn layout(&self, frame: &Frame, measure: &dyn Measure) -> Scene<'static> {
        let mut page = Builder::new(frame, measure, Reach::Near);
        page.y = 2.0 * EDGE_PX;
        let width = page.scene.width;
        let names = if width >= BESIDE_PX {
            width * 0.38
        } else {
            0.0
        };
        let ends = page.widest(ENDS.into_iter().map(say), CAPTION) + 8.0;
        page.scene.plot.left = EDGE_PX + names;
        page.scene.plot.right = width - EDGE_PX - ends;
        let shares_of = |promises: &[Promise]| -> Vec<_> {
            promises.iter().map(|p| Share::of(p.kpi)).collect()
        };
        let shares = shares_of(self.promises);
        let scales = Scales::of(self.all, &shares_of(self.all));
        for (promise, share) in self.promises.iter().zip(&shares) {
            let top = page.y;
            self.name(&mut page, promise, names);
            let below = page.y;
            if names > 0.0 {
                page.y = top;
            }
            match share {
                Ok(share) => panel::panel(&mut page, self, promise, share, &scales),
                Err(reason) => self.sentence(&mut page, promise, reason),
            }
            page.y = page.y.max(below) + GAP_PX;
        }
        page.y -= GAP_PX;
        if shares.iter().any(Result::is_ok) {
            self.years(&mut page, scales.times);
        }
        let height = page.y.max(0.0) + EDGE_PX;
        page.finish(height)
    }

    fn name(&self, page: &mut Builder, promise: &Promise, names: f64) {
        let whole = page.scene.width - 2.0 * EDGE_PX;
        let room = if names > 0.0 { names - 16.0 } else { whole };
        page.lines(&promise.kpi.name.text, EDGE_PX, PLAIN, room, 3);
        if let Some(grade) = &promise.grade {
            page.lines(grade, EDGE_PX, PLAIN, room, 2);
        }
        let middle = page.y + 10.0;
        let at = (EDGE_PX + REACH_PX, middle);
        shape(page, promise.shape, at, Role::Tone(promise.shape.tone()));
        let left = 2.0 * REACH_PX + 6.0;
        page.lines(&promise.computed(), EDGE_PX + left, PLAIN, room - left, 2);
        page.y += 2.0 * EDGE_PX;
    }

    /// What stands where a KPI has no panel.
    fn sentence(&self, page: &mut Builder, promise: &Promise, reason: &str) {
        let left = page.scene.plot.left;
        let room = page.scene.width - EDGE_PX - left;
        let text = words::instead(promise.kpi, reason);
        let at = (left + REACH_PX, page.y + 10.0);
        page.lines(&text, left, CAPTION, room, 6);
        let (name, state) = (&promise.kpi.name.text, &promise.standing());
        let sentence = tr!("{name}　{state}。{text}", name, state, text);
        page.point(at, name, state, sentence, &[name, state, &text]);
    }

    /// First and last year below the last panel.
    fn years(&self, page: &mut Builder, (first, last): (f64, f64)) {
        let plot = page.scene.plot;
        #[allow(clippy::cast_possible_truncation)] // fiscal years, which come from i32
        let text = |time: f64| Period::FiscalYear(time.floor() as i32).short_label(self.style);
        let y = page.y + 14.0;
        let start = label(
            page.measure,
            text(first),
            (plot.left, y),
            Anchor::Start,
            CAPTION,
        );
        let end = label(
            page.measure,
            text(last),
            (plot.right, y),
            Anchor::End,
            CAPTION,
        );
        let both = end.area.left > start.area.right + 8.0;
        page.label(start);
        if both {
            page.label(end);
        }
        page.y += 24.0;
    }

    /// How many are in which state, in a sentence.
    #[must_use]
    pub fn summary(&self) -> String {
        words::summary(self)
    }

    /// A row a KPI: baseline, latest, target, and the share reached.
    #[must_use]
    pub fn table(&self) -> Grid {
        words::table(self)
    }
}
