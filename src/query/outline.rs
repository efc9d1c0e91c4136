//! The outline of a plan: what the choices of the overview count, without a word of the
//! plan. It stands in the page that is written at build, so that choices are answered there
//! before the plan has arrived.

use super::filter::{Filter, Outcome};
use super::url::{percent_decode, percent_encode};
use crate::kpi::State;
use crate::plan::{DepartmentId, SectionId};
use std::ops::Range;

/// Who has which direction, and how KPIs stand.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Outline {
    /// The departments, in the plan's order, and whether each is 全庁.
    pub departments: Vec<(DepartmentId, bool)>,
    /// The sections that the facet "theme" offers.
    pub themes: Vec<SectionId>,
    /// The sections that have rows, in printed order.
    pub measures: Vec<Measure>,
    /// Every row, in printed order: per direction the numbers of its departments, sorted.
    pub rows: Vec<Vec<Vec<usize>>>,
    /// Every KPI: its theme, by its place in `themes`, and how it stands.
    pub kpis: Vec<(Option<usize>, State)>,
}

/// A section that has rows.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Measure {
    /// The theme that it lies in, by its place in `Outline::themes`.
    pub theme: Option<usize>,
    /// The states of the KPIs that it, or a section around it, has.
    pub states: Vec<State>,
    /// The numbers of its rows.
    pub rows: Range<usize>,
}

impl Outline {
    /// Whether a measure is the first of its theme that is shown.
    #[must_use]
    pub fn begins_theme(&self, outcome: &Outcome, measure: usize) -> bool {
        let theme = |measure: usize| self.measures.get(measure).and_then(|m| m.theme);
        let place = outcome.measures.partition_point(|m| *m < measure);
        let before = place.checked_sub(1).and_then(|n| outcome.measures.get(n));
        before.is_none_or(|before| theme(*before) != theme(measure))
    }

    /// How many directions there are.
    #[must_use]
    pub fn directions(&self) -> usize {
        self.rows.iter().map(Vec::len).sum()
    }

    /// What a filter without words gives.
    #[must_use]
    pub fn apply(&self, filter: &Filter) -> Outcome {
        self.apply_to(filter, |_| true)
    }

    /// As text that [`Outline::parse`] reads: departments, themes, KPIs and measures, with a
    /// space between; lists by commas, measures by slashes, rows by semicolons, directions by
    /// bars and departments by dots.
    #[must_use]
    pub fn text(&self) -> String {
        let departments = self.departments.iter();
        let departments = departments.map(|(id, whole)| {
            let whole = if *whole { "*" } else { "" };
            percent_encode(id.as_str()) + whole
        });
        let themes = self.themes.iter().map(|id| percent_encode(id.as_str()));
        let kpis = self.kpis.iter();
        let kpis = kpis.map(|(theme, state)| format!("{}:{}", number(*theme), state.id()));
        let measures = self.measures.iter().map(|measure| {
            let states = joined(measure.states.iter().map(|s| s.id().to_owned()), ",");
            let rows = self.rows.get(measure.rows.clone()).unwrap_or_default();
            let rows = joined(rows.iter().map(|row| row_text(row)), ";");
            format!("{}:{states}:{rows}", number(measure.theme))
        });
        let parts = [
            joined(departments, ","),
            joined(themes, ","),
            joined(kpis, ","),
            joined(measures, "/"),
        ];
        parts.join(" ")
    }

    /// Reads what [`Outline::text`] gives; none from anything else.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split(' ');
        let [departments, themes, kpis, measures] = [(); 4].map(|()| parts.next());
        let mut outline = Self::default();
        for id in list(departments?, ',') {
            let (id, whole) = match id.strip_suffix('*') {
                Some(id) => (id, true),
                None => (id, false),
            };
            outline
                .departments
                .push((DepartmentId(percent_decode(id)), whole));
        }
        let themes = list(themes?, ',').map(|id| SectionId(percent_decode(id)));
        outline.themes = themes.collect();
        for kpi in list(kpis?, ',') {
            let (theme, state) = kpi.split_once(':')?;
            outline.kpis.push((place(theme)?, State::from_id(state)?));
        }
        for measure in list(measures?, '/') {
            let (theme, rest) = measure.split_once(':')?;
            let (states, rows) = rest.split_once(':')?;
            let first = outline.rows.len();
            for row in rows.split(';') {
                outline.rows.push(parse_row(row)?);
            }
            outline.measures.push(Measure {
                theme: place(theme)?,
                states: list(states, ',')
                    .map(State::from_id)
                    .collect::<Option<_>>()?,
                rows: first..outline.rows.len(),
            });
        }
        parts.next().is_none().then_some(outline)
    }
}

/// What a number or direction without any is written as.
const NONE: &str = "-";

fn number(place: Option<usize>) -> String {
    place.map_or_else(|| NONE.to_owned(), |place| place.to_string())
}

fn place(text: &str) -> Option<Option<usize>> {
    if text == NONE {
        return Some(None);
    }
    text.parse().ok().map(Some)
}

fn row_text(directions: &[Vec<usize>]) -> String {
    let direction = |departments: &Vec<usize>| {
        if departments.is_empty() {
            return NONE.to_owned();
        }
        joined(departments.iter().map(usize::to_string), ".")
    };
    joined(directions.iter().map(direction), "|")
}

fn parse_row(text: &str) -> Option<Vec<Vec<usize>>> {
    let direction = |text: &str| -> Option<Vec<usize>> {
        let numbers = list(text, '.').filter(|number| *number != NONE);
        numbers.map(|number| number.parse().ok()).collect()
    };
    list(text, '|').map(direction).collect()
}

fn joined(texts: impl Iterator<Item = String>, between: &str) -> String {
    texts.collect::<Vec<_>>().join(between)
}

/// The parts of a text; none of an empty one.
fn list(text: &str, between: char) -> impl Iterator<Item = &str> {
    text.split(between).filter(|_| !text.is_empty())
}
