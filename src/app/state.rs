//! What every component works from: the plan, and the view that the person
//! chose. The view is the only signal; the rest derives from it.

mod links;

use super::card_chart::pictures_are_kept;
#[cfg(target_arch = "wasm32")]
use super::parts::with_texts;
use super::parts::{Arrival, Part};
use super::rx::{Derived, State, later, next_frame};
use crate::browser::{language, location, page, viewport};
use crate::kpi::Trial;
use crate::plan::period::EraStyle;
use crate::plan::{Period, Problem};
use crate::query::{Filter, Index, Page, Site, View};
use leptos::prelude::*;

/// The state of the app; a handle that is copied freely.
#[derive(Clone, Copy)]
pub struct App {
    index: &'static Index<'static>,
    /// The plan in Japanese, where it is shown in another language.
    original: Option<&'static Index<'static>>,
    site: &'static Site,
    pub problems: &'static [Problem],
    view: State<View>,
    page: Derived<Page>,
    filter: Derived<Filter>,
    era: Derived<EraStyle>,
    /// Whether the later parts of the program are here.
    rest: State<Arrival>,
    more: State<Arrival>,
    /// Whether the search knows how words are read.
    readings: State<bool>,
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
    /// Per address, how far it was scrolled when it was left.
    left_at: Vec<(String, f64)>,
}

/// What the app begins with.
pub struct Opening {
    pub site: &'static Site,
    pub view: View,
    /// The plan in Japanese, where it is shown in another language.
    pub original: Option<&'static Index<'static>>,
    /// The day.
    pub today: Period,
    /// The last part of the program that is here already, after the first.
    pub here: Option<Part>,
    /// Whether the page stands there as it was written at build.
    pub written: bool,
}

impl App {
    #[inline(never)]
    pub fn new(
        index: &'static Index<'static>,
        problems: &'static [Problem],
        opening: Opening,
    ) -> Self {
        let view = State::new(opening.view);
        // Each comes with those before it.
        let arrival = |part| {
            State::new(if opening.here >= Some(part) {
                Arrival::Here
            } else {
                Arrival::Coming
            })
        };
        Self {
            index,
            original: opening.original,
            site: opening.site,
            problems,
            page: Derived::new(move || view.with(|v| v.page.clone())),
            filter: Derived::new(move || view.with(|v| v.filter.clone())),
            era: Derived::new(move || view.with(|v| v.era)),
            rest: arrival(Part::Rest),
            more: arrival(Part::More),
            view,
            readings: State::new(false),
            travel: StoredValue::new(Travel::default()),
            today: opening.today,
            taken_over: opening.written,
        }
    }

    /// Shows what the address asks for, now and whenever it changes, and searches
    /// for what was typed already.
    #[cfg(target_arch = "wasm32")]
    pub fn follow(self, typed: String) {
        self.look();
        location::on_change(move || with_texts(Box::new(move || self.look())));
        if !typed.is_empty() {
            page::set_value("#search", &typed);
            with_texts(Box::new(move || self.type_words(typed)));
        }
    }

    /// Shows what the address asks for. One from before pages had files becomes
    /// that of the page's file.
    #[cfg(target_arch = "wasm32")]
    fn look(self) {
        const OLD: &str = "#/";
        let here = location::address();
        let mut asked = self.site.shown_at(&here);
        // What the plan does not have has no file either.
        if asked.page.file().is_some() && !self.index.has(&asked.page) {
            asked.page = Page::Unknown(asked.page.path());
        }
        let address = self.site.address(&asked);
        if here.contains(OLD) && !address.contains(OLD) && asked.page != Page::Overview {
            location::replace(&address);
        }
        if self.view.peek(|view| *view != asked) {
            self.view.set(asked);
        }
    }

    pub fn site(&self) -> &'static Site {
        self.site
    }

    pub fn index(&self) -> &'static Index<'static> {
        self.index
    }

    /// The plan in Japanese, where it is shown in another language.
    pub fn original(&self) -> Option<&'static Index<'static>> {
        self.original
    }

    /// The plan as its file has it: what data is made from, in any language.
    pub fn data(&self) -> &'static Index<'static> {
        self.original.unwrap_or(self.index)
    }

    pub fn page(&self) -> Derived<Page> {
        self.page
    }

    pub fn filter(&self) -> Derived<Filter> {
        self.filter
    }

    /// Whether the charts of the first page's cards stand there as pictures.
    pub fn has_pictures(&self) -> bool {
        self.taken_over || pictures_are_kept()
    }

    /// How far a later part of the program is.
    pub fn part(&self, part: Part) -> State<Arrival> {
        match part {
            Part::More => self.more,
            // What comes before the rest comes with it.
            _ => self.rest,
        }
    }

    pub fn era(&self) -> EraStyle {
        self.era.get()
    }

    /// Follows whether the search knows how words are read.
    pub fn follow_readings(&self) -> bool {
        self.readings.get()
    }

    /// To be called when the search knows it.
    #[cfg(target_arch = "wasm32")]
    pub fn readings_came(&self) {
        self.readings.set(true);
    }

    /// The address of the view as it is now.
    fn address(&self) -> String {
        self.view.peek(|view| self.site.address(view))
    }

    /// Changes the view by the person's own action, as a new entry of the
    /// history.
    pub fn change(&self, change: impl FnOnce(&mut View)) {
        self.leave();
        self.view.update(change);
        let address = self.address();
        later(move || location::push(&address));
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
        let address = self.address();
        let write = if fresh {
            location::push
        } else {
            location::replace
        };
        later(move || write(&address));
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
        let address = self.address();
        later(move || location::replace(&address));
    }

    /// Goes where a link within the plan leads.
    pub fn follow_link(&self, view: View) {
        self.leave();
        let elsewhere = self.view.peek(|now| now.page != view.page);
        if self.view.peek(|now| *now != view) {
            self.view.set(view);
            let address = self.address();
            later(move || location::push(&address));
        }
        if elsewhere {
            self.travel.update_value(|t| t.by_link = true);
        } else {
            next_frame(page::start_at_heading);
        }
    }

    fn leave(&self) {
        let address = self.address();
        let scrolled = viewport::scrolled();
        self.travel.update_value(|t| {
            t.left_at.retain(|(known, _)| *known != address);
            t.left_at.push((address, scrolled));
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
            // In a frame it would be the page around that is scrolled.
            if page::is_framed() || language::come_back() {
                return;
            }
            #[cfg(target_arch = "wasm32")]
            if super::choices::have_led() {
                return;
            }
            self.filter.peek(lead_to);
            return;
        }
        let address = self.address();
        let left = self.travel.with_value(|t| {
            t.left_at
                .iter()
                .find(|(a, _)| *a == address)
                .map(|(_, y)| *y)
        });
        if let Some(y) = left {
            viewport::scroll_to(y);
        }
    }
}

/// A link into a filtered view leads to what it is about: states are those of KPIs, all else
/// is about directions.
pub fn lead_to(filter: &Filter) {
    if !filter.departments.is_empty() || !filter.themes.is_empty() || !filter.text.is_empty() {
        page::scroll_to("#directions");
    } else if !filter.states.is_empty() {
        page::scroll_to("#kpis");
    }
}
