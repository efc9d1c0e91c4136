//! What every component works from: the plan, and the view that the person
//! chose. The view is the only signal; the rest derives from it.

use super::parts::{Arrival, Part};
use super::rx::{Derived, State, later};
use crate::browser::{location, page, viewport};
use crate::kpi::Trial;
use crate::plan::period::EraStyle;
use crate::plan::{Period, Plan, Problem};
use crate::query::{Filter, Index, Page, View};
use leptos::prelude::*;

/// The state of the app; a handle that is copied freely.
#[derive(Clone, Copy)]
pub struct App {
    index: &'static Index<'static>,
    pub problems: &'static [Problem],
    view: State<View>,
    page: Derived<Page>,
    filter: Derived<Filter>,
    era: Derived<EraStyle>,
    /// Whether the later parts of the program are here.
    rest: State<Arrival>,
    more: State<Arrival>,
    /// How the last change of the page came about, and where pages were left.
    travel: StoredValue<Travel>,
    /// The day on which the page was opened.
    pub today: Period,
    /// Whether the page was taken over as it was written at build.
    taken_over: bool,
}

#[derive(Clone, Default)]
struct Travel {
    by_link: bool,
    /// Per hash, how far it was scrolled when it was left.
    left_at: Vec<(String, f64)>,
}

impl App {
    /// The app with the first page as it is before anybody chose anything.
    pub fn new(
        plan: &'static Plan,
        problems: &'static [Problem],
        today: Period,
        taken_over: bool,
    ) -> Self {
        let view = State::new(View::default());
        Self {
            index: Box::leak(Box::new(Index::new(plan))),
            problems,
            page: Derived::new(move || view.with(|v| v.page.clone())),
            filter: Derived::new(move || view.with(|v| v.filter.clone())),
            era: Derived::new(move || view.with(|v| v.era)),
            rest: State::new(Arrival::Coming),
            more: State::new(Arrival::Coming),
            view,
            travel: StoredValue::new(Travel::default()),
            today,
            taken_over,
        }
    }

    /// Shows what the address asks for, now and whenever it changes, and searches
    /// for what was typed already.
    #[cfg(target_arch = "wasm32")]
    pub fn follow(self, typed: String) {
        let asked = View::parse(&location::hash());
        if self.view.peek(|view| *view != asked) {
            self.view.set(asked);
        }
        location::on_change(move |hash| self.view.set(View::parse(&hash)));
        if !typed.is_empty() {
            self.type_words(typed);
        }
    }

    pub fn index(&self) -> &'static Index<'static> {
        self.index
    }

    pub fn page(&self) -> Derived<Page> {
        self.page
    }

    pub fn filter(&self) -> Derived<Filter> {
        self.filter
    }

    /// Whether the charts of the first page's cards stand there as pictures.
    pub fn has_pictures(&self) -> bool {
        self.taken_over
    }

    /// How far a later part of the program is.
    pub fn part(&self, part: Part) -> State<Arrival> {
        match part {
            Part::Rest => self.rest,
            Part::More => self.more,
        }
    }

    pub fn era(&self) -> EraStyle {
        self.era.get()
    }

    /// The link to a page, years as now.
    pub fn link(&self, page: Page) -> String {
        View {
            page,
            era: self.era.get(),
            ..View::default()
        }
        .hash()
    }

    /// Changes the view by the person's own action, as a new entry of the
    /// history.
    pub fn change(&self, change: impl FnOnce(&mut View)) {
        self.leave();
        self.view.update(change);
        let hash = self.view.peek(View::hash);
        later(move || location::push(&hash));
    }

    /// The same for what is typed: the entry is replaced, but for the first
    /// letter.
    pub fn type_words(&self, words: String) {
        let fresh = self
            .view
            .peek(|v| v.page != Page::Overview || v.filter.text.is_empty());
        self.view.update(|v| {
            v.page = Page::Overview;
            v.filter.text = words;
        });
        let hash = self.view.peek(View::hash);
        let write = if fresh {
            location::push
        } else {
            location::replace
        };
        later(move || write(&hash));
    }

    /// The numbers tried on the page of a KPI.
    pub fn trial(&self) -> Trial {
        self.view.with(|v| v.trial.clone())
    }

    /// Tries other numbers. The address follows with [`Self::keep_address`]: a
    /// slider is dragged by more steps than browsers let an address take.
    pub fn try_numbers(&self, change: impl FnOnce(&mut Trial)) {
        self.view.update(|v| change(&mut v.trial));
    }

    /// Makes the address that of the view, without a new entry of the history.
    pub fn keep_address(&self) {
        let hash = self.view.peek(View::hash);
        later(move || location::replace(&hash));
    }

    /// To be called when a link within the page was followed.
    pub fn followed_link(&self) {
        self.leave();
        self.travel.update_value(|t| t.by_link = true);
    }

    fn leave(&self) {
        let hash = self.view.peek(View::hash);
        let scrolled = viewport::scrolled();
        self.travel.update_value(|t| {
            t.left_at.retain(|(known, _)| *known != hash);
            t.left_at.push((hash, scrolled));
        });
    }

    /// To be called when another page is on the screen: a link leads to its
    /// heading, back and forward to where it was left. `first` when the page was
    /// just opened.
    pub fn arrived(&self, first: bool) {
        let by_link = self.travel.with_value(|t| t.by_link);
        self.travel.update_value(|t| t.by_link = false);
        if by_link {
            page::start_at_heading();
            return;
        }
        if first {
            // A link into a filtered view leads to what it is about: states are
            // those of KPIs, all else is about directions.
            self.filter.peek(|f| {
                if !f.departments.is_empty() || !f.themes.is_empty() || !f.text.is_empty() {
                    page::scroll_to("#directions");
                } else if !f.states.is_empty() {
                    page::scroll_to("#kpis");
                }
            });
            return;
        }
        let hash = self.view.peek(View::hash);
        let left = self
            .travel
            .with_value(|t| t.left_at.iter().find(|(h, _)| *h == hash).map(|(_, y)| *y));
        if let Some(y) = left {
            viewport::scroll_to(y);
        }
    }
}
