//! The choices of the overview, answered on the page that was written at build, before the
//! program that shows all else has arrived: what they leave out is hidden, and counts and the
//! address follow. The program finds the choices in the address, and goes on from there.

use super::measure_list::MEASURE;
use super::{card, overview, program, start, state};
use crate::browser::{location, node, page, parts};
use crate::kpi::State;
use crate::plan::{DepartmentId, SectionId};
use crate::query::{Filter, Outcome, Outline, Page, Site, View};
use std::cell::{Cell, OnceCell, RefCell};
use std::rc::Rc;
use web_sys::{Element, Event, Node};

/// Where the page that was written at build has the outline of its plan.
const OUTLINE: &str = "data-outline";
/// What a choice is about, and what it chooses.
const FACET: &str = "data-facet";
const ID: &str = "data-id";

thread_local! {
    /// What is answered here, until the program takes over.
    static ANSWERED: RefCell<Option<Rc<Choices>>> = const { RefCell::new(None) };
    static EVER: Cell<bool> = const { Cell::new(false) };
}

/// Answers choices, and has the program come.
pub fn open() {
    if let Some(choices) = Choices::of_page() {
        choices.answer();
    }
    wasm_bindgen_futures::spawn_local(async {
        // Where it cannot be had, the loader says so.
        if parts::fetch("program").await {
            program::start();
        }
    });
}

/// To be called when the program takes over. The page stands as it was written again, as the
/// program expects it; what was chosen is in the address.
pub fn end() {
    if let Some(choices) = ANSWERED.take()
        && let Some(Some(board)) = choices.board.get()
    {
        board.show(&Filter::default());
    }
}

/// Whether choices were answered here, and the page led to what they are about.
pub fn have_led() -> bool {
    EVER.get()
}

fn answering() -> Option<Rc<Choices>> {
    ANSWERED.with_borrow(Clone::clone)
}

/// What is chosen.
struct Choices {
    site: Site,
    view: RefCell<View>,
    /// Looked up once something is chosen.
    board: OnceCell<Option<Board>>,
}

/// What stands on the page and changes with a choice.
struct Board {
    outline: Outline,
    parts: Vec<(Element, Part)>,
    chips: Vec<Chip>,
    /// How many cards are shown, how many directions, and of how many.
    cards_shown: Node,
    count: Node,
    of_all: Node,
    clear: Element,
}

/// What may be left out, by its number in the outline.
enum Part {
    Measure(usize),
    /// The heading of a theme, above one of its measures.
    Heading(usize),
    Row(usize),
    Direction(usize),
    Card(usize),
}

/// A choice.
struct Chip {
    button: Element,
    count: Node,
    choice: Choice,
    /// It is shown only once it is chosen.
    folded: bool,
}

enum Choice {
    Department(usize),
    Theme(usize),
    State(State),
}

/// All parts that may be left out, and the choices, in the order of the page.
const PARTS: &str = "#directions .measures > li, .theme-head, #directions tbody tr, .dir, .strip > .card, .chip[data-id]";

impl Choices {
    /// None where the page is not as it was written, or nothing but the program can answer
    /// what its address asks for.
    fn of_page() -> Option<Self> {
        let app = page::element("#app").filter(|app| app.has_attribute(OUTLINE))?;
        let site = start::site(&app, true);
        let choices = Self {
            view: RefCell::new(site.shown_at(&location::address())),
            board: OnceCell::new(),
            site,
        };
        choices.can_be_answered().then_some(choices)
    }

    fn can_be_answered(&self) -> bool {
        let view = self.view.borrow();
        view.page == Page::Overview && view.filter.text.is_empty()
    }

    fn answer(self) {
        EVER.set(true);
        let asked = self.view.borrow().filter.clone();
        let choices = Rc::new(self);
        ANSWERED.set(Some(choices.clone()));
        if !asked.is_empty() {
            choices.show();
            if !page::is_framed() {
                state::lead_to(&asked);
            }
        }
        location::on_change(|| {
            if let Some(choices) = answering() {
                let asked = choices.site.shown_at(&location::address());
                choices.view.replace(asked);
                choices.show();
            }
        });
        for pressable in page::elements(".chips, #clear") {
            let pressed = |event| {
                if let Some(choices) = answering() {
                    choices.pressed(&event);
                }
            };
            node::listen(&pressable, "click", Box::new(pressed));
        }
        parts::answers();
    }

    fn pressed(&self, event: &Event) {
        let asked = |name| page::attribute_at(event, name);
        if asked("id").as_deref() == Some("clear") {
            // This button is about to disappear; the focus stays beside it.
            page::focus(".result p");
            self.view.borrow_mut().filter = Filter::default();
        } else if let Some((facet, id)) = asked(FACET).zip(asked(ID)) {
            let filter = &mut self.view.borrow_mut().filter;
            match (facet.as_str(), State::from_id(&id)) {
                ("department", _) => filter.toggle_department(&DepartmentId(id)),
                ("theme", _) => filter.toggle_theme(&SectionId(id)),
                (_, Some(state)) => filter.toggle_state(state),
                _ => {}
            }
        } else {
            return;
        }
        self.show();
        location::push(&self.site.address(&self.view.borrow()));
    }

    fn show(&self) {
        let filter = &self.view.borrow().filter;
        if let Some(board) = self.board.get_or_init(Board::of_page) {
            // Of what only the program can answer, nothing is left out until it does.
            let whole = Filter::default();
            board.show(if self.can_be_answered() {
                filter
            } else {
                &whole
            });
        }
        if !filter.themes.is_empty() || !filter.states.is_empty() {
            // Cards that come back are drawn anew, by the rest of the program.
            wasm_bindgen_futures::spawn_local(async {
                parts::fetch("rest").await;
            });
        }
    }
}

impl Board {
    /// What stands there; none where that is not all that the outline has.
    fn of_page() -> Option<Self> {
        let app = page::element("#app")?;
        let outline = Outline::parse(&app.get_attribute(OUTLINE)?)?;
        let line = page::element(".result p")?;
        let text = |selector| node::text_in(page::element(selector)?.as_ref());
        let mut board = Self {
            parts: Vec::new(),
            chips: Vec::new(),
            cards_shown: text(".shown")?,
            count: text("#count")?,
            of_all: node::text_after(&line.first_element_child()?)?,
            clear: page::element("#clear")?.into(),
            outline,
        };
        // Rows, measures, directions and cards so far.
        let [mut rows, mut measures, mut directions, mut cards] = [0; 4];
        for element in page::elements(PARTS) {
            let class = element.class_name();
            let next = |count: &mut usize| std::mem::replace(count, *count + 1);
            let part = match class.as_str() {
                "chip" => {
                    let chip = Chip::of(element, &board.outline)?;
                    board.chips.push(chip);
                    continue;
                }
                "card" => Part::Card(next(&mut cards)),
                "dir" => Part::Direction(next(&mut directions)),
                "theme-head" => Part::Heading(measures.checked_sub(1)?),
                // A line that names a group stands above the row.
                "group" => Part::Row(rows),
                _ if element.has_attribute(MEASURE) => Part::Measure(next(&mut measures)),
                _ => Part::Row(next(&mut rows)),
            };
            board.parts.push((element, part));
        }
        let outline = &board.outline;
        let whole = rows == outline.rows.len()
            && measures == outline.measures.len()
            && directions == outline.directions()
            && cards == outline.kpis.len();
        whole.then_some(board)
    }

    fn show(&self, filter: &Filter) {
        let outcome = self.outline.apply(filter);
        for chip in &self.chips {
            chip.show(filter, &outcome, &self.outline);
        }
        for (element, part) in &self.parts {
            let shown = match *part {
                Part::Measure(number) => outcome.measures.binary_search(&number).is_ok(),
                Part::Heading(measure) => self.outline.begins_theme(&outcome, measure),
                Part::Row(number) => outcome.shows_row(number),
                Part::Direction(number) => outcome.shows_direction(number),
                Part::Card(number) => outcome.shows_kpi(number),
            };
            flag(element, "hidden", !shown);
        }
        let all = self.outline.kpis.len();
        let cards = (0..all).filter(|kpi| outcome.shows_kpi(*kpi)).count();
        node::set_text(&self.cards_shown, &card::how_many(cards, all));
        node::set_text(&self.count, &outcome.totals.directions.to_string());
        let of_all = overview::of_all(self.outline.directions(), outcome.totals, filter);
        node::set_text(&self.of_all, &of_all);
        flag(&self.clear, "hidden", filter.is_empty());
    }
}

impl Chip {
    fn of(button: Element, outline: &Outline) -> Option<Self> {
        let (facet, id) = button.get_attribute(FACET).zip(button.get_attribute(ID))?;
        let choice = Choice::of(&facet, &id, outline)?;
        Some(Self {
            count: node::text_in(&button.last_element_child()?)?,
            folded: button.has_attribute("hidden"),
            button,
            choice,
        })
    }

    fn show(&self, filter: &Filter, outcome: &Outcome, outline: &Outline) {
        let (chosen, count) = match &self.choice {
            Choice::Department(number) => (
                (outline.departments.get(*number))
                    .is_some_and(|(id, _)| filter.departments.contains(id)),
                outcome.per_department.get(*number).copied(),
            ),
            Choice::Theme(place) => (
                (outline.themes.get(*place)).is_some_and(|id| filter.themes.contains(id)),
                outcome.per_theme.get(*place).copied(),
            ),
            Choice::State(state) => (filter.states.contains(state), outcome.count_of(*state)),
        };
        let folded = match self.choice {
            Choice::State(_) => count.is_none(),
            _ => self.folded && !chosen,
        };
        let count = count.unwrap_or_default();
        flag(&self.button, "hidden", folded);
        flag(&self.button, "data-zero", count == 0);
        let pressed = if chosen { "true" } else { "false" };
        node::set_attribute(&self.button, "aria-pressed", Some(pressed));
        node::set_text(&self.count, &count.to_string());
    }
}

impl Choice {
    fn of(facet: &str, id: &str, outline: &Outline) -> Option<Self> {
        match facet {
            "department" => {
                let is = |(known, _): &(DepartmentId, bool)| known.as_str() == id;
                outline
                    .departments
                    .iter()
                    .position(is)
                    .map(Self::Department)
            }
            "theme" => {
                let is = |known: &SectionId| known.as_str() == id;
                outline.themes.iter().position(is).map(Self::Theme)
            }
            _ => State::from_id(id).map(Self::State),
        }
    }
}

/// Sets an attribute without a value, or takes it away.
fn flag(element: &Element, name: &str, there: bool) {
    if element.has_attribute(name) != there {
        node::set_attribute(element, name, there.then_some(""));
    }
}
