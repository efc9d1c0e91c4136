//! The plan, flattened once: where every section, KPI and row stands, and
//! which department has to do with which direction.

use super::outline::{Measure, Outline};
use super::url::Page;
use crate::i18n::readings::Spoken;
use crate::kpi::{State, judge};
use crate::order::insert_by_key;
use crate::plan::{Department, Direction, Kpi, KpiId, Plan, Row, Section, SectionId};
use crate::tr;
use std::sync::OnceLock;

/// A section's place in the plan.
#[derive(Debug)]
pub struct SectionAt {
    path: Vec<usize>,
    /// The section around it, as a number in [`Index::sections`].
    pub parent: Option<usize>,
    /// The section of the facet "theme" that it lies in or is.
    pub theme: Option<usize>,
}

/// A KPI's place.
#[derive(Debug)]
pub struct KpiAt {
    pub section: usize,
    pub position: usize,
    /// How it stands. The day of the judgement does not matter for that.
    pub state: State,
}

/// A row's place.
#[derive(Debug)]
pub struct RowAt {
    /// The measure, as a number in [`Index::sections`].
    pub section: usize,
    pub position: usize,
    /// The number of the row's first direction in the whole plan.
    pub first_direction: usize,
}

/// A plan and where everything in it stands.
pub struct Index<'p> {
    pub plan: &'p Plan,
    /// Every section, in printed order.
    pub sections: Vec<SectionAt>,
    /// The sections that the facet "theme" offers, as numbers.
    pub themes: Vec<usize>,
    /// The sections that have rows, as numbers, in printed order.
    pub measures: Vec<usize>,
    pub kpis: Vec<KpiAt>,
    /// Every row, in printed order; a measure's rows stand together.
    pub rows: Vec<RowAt>,
    /// Per measure, the numbers of its rows.
    pub rows_of: Vec<std::ops::Range<usize>>,
    /// What the facets count.
    pub outline: Outline,
    /// How many directions there are.
    pub direction_count: usize,
    /// How many issues and projects there are.
    pub issue_count: usize,
    pub project_count: usize,
    /// Folded text of every row, made when first searched.
    pub(super) folded_rows: OnceLock<Vec<String>>,
    /// How every row is read, made when first searched for a reading.
    pub(super) spoken_rows: OnceLock<Vec<Spoken>>,
    /// The same plan in Japanese, where this one is in another language.
    pub(super) japanese: Option<&'p Index<'p>>,
}

impl<'p> Index<'p> {
    #[must_use]
    pub fn new(plan: &'p Plan) -> Self {
        let mut index = Self {
            sections: Vec::new(),
            themes: Vec::new(),
            measures: Vec::new(),
            kpis: Vec::new(),
            rows: Vec::new(),
            rows_of: Vec::new(),
            outline: Outline::default(),
            direction_count: 0,
            issue_count: 0,
            project_count: 0,
            folded_rows: OnceLock::new(),
            spoken_rows: OnceLock::new(),
            japanese: None,
            plan,
        };
        let departments = plan.departments.iter();
        index.outline.departments = departments.map(|d| (d.id.clone(), d.whole_city)).collect();
        let depth = theme_depth(&plan.sections);
        let around = Around::default();
        index.walk(&plan.sections, &mut Vec::new(), &around, depth);
        index
    }

    /// With the same plan in Japanese, which is searched as well.
    #[must_use]
    pub fn in_japanese(mut self, japanese: &'p Index<'p>) -> Self {
        self.japanese = Some(japanese);
        self
    }

    fn walk(
        &mut self,
        sections: &[Section],
        path: &mut Vec<usize>,
        around: &Around,
        theme_depth: usize,
    ) {
        for (position, section) in sections.iter().enumerate() {
            path.push(position);
            let number = self.sections.len();
            let mut theme = around.theme;
            if path.len() == theme_depth + 1 {
                theme = Some(number);
                self.themes.push(number);
                self.outline.themes.push(section.id.clone());
            }
            self.sections.push(SectionAt {
                path: path.clone(),
                parent: around.section,
                theme,
            });
            let mut states = around.states.clone();
            let thresholds = self.plan.judgement.as_ref();
            for (position, kpi) in section.kpis.iter().enumerate() {
                let state = judge(kpi, thresholds, None).state;
                self.kpis.push(KpiAt {
                    section: number,
                    position,
                    state,
                });
                self.outline.kpis.push((self.facet_of(number), state));
                if !states.contains(&state) {
                    states.push(state);
                }
            }
            let below = Around {
                section: Some(number),
                theme,
                states,
            };
            self.take_rows(number, &section.rows, &below);
            self.walk(&section.sections, path, &below, theme_depth);
            path.pop();
        }
    }

    fn take_rows(&mut self, section: usize, rows: &[Row], around: &Around) {
        if rows.is_empty() {
            return;
        }
        let first_row = self.rows.len();
        for (position, row) in rows.iter().enumerate() {
            let departments = row.directions.iter().map(|d| self.numbers_of(d)).collect();
            self.outline.rows.push(departments);
            self.rows.push(RowAt {
                section,
                position,
                first_direction: self.direction_count,
            });
            self.direction_count += row.directions.len();
            self.issue_count += row.issues.len();
            self.project_count += row.projects.len();
        }
        let rows = first_row..self.rows.len();
        self.measures.push(section);
        self.outline.measures.push(Measure {
            theme: self.facet_of(section),
            states: around.states.clone(),
            rows: rows.clone(),
        });
        self.rows_of.push(rows);
    }

    /// The place in `themes` of the theme that a section lies in.
    fn facet_of(&self, section: usize) -> Option<usize> {
        self.themes.binary_search(&self.theme_of(section)?).ok()
    }

    fn numbers_of(&self, direction: &Direction) -> Vec<usize> {
        let mut numbers = Vec::new();
        for id in &direction.departments {
            if let Some(number) = self.department_number(id.as_str())
                && !numbers.contains(&number)
            {
                insert_by_key(&mut numbers, number, |number| *number);
            }
        }
        numbers
    }

    /// The section of a number; none for a number that is not of this index.
    #[must_use]
    pub fn section(&self, number: usize) -> Option<&'p Section> {
        let (first, rest) = self.sections.get(number)?.path.split_first()?;
        let top = self.plan.sections.get(*first)?;
        rest.iter()
            .try_fold(top, |section, position| section.sections.get(*position))
    }

    #[must_use]
    pub fn section_number(&self, id: &SectionId) -> Option<usize> {
        (0..self.sections.len()).find(|number| self.section(*number).is_some_and(|s| s.id == *id))
    }

    #[must_use]
    pub fn department_number(&self, id: &str) -> Option<usize> {
        self.plan
            .departments
            .iter()
            .position(|d| d.id.as_str() == id)
    }

    #[must_use]
    pub fn department(&self, number: usize) -> Option<&'p Department> {
        self.plan.departments.get(number)
    }

    #[must_use]
    pub fn row(&self, at: &RowAt) -> Option<&'p Row> {
        self.section(at.section)?.rows.get(at.position)
    }

    #[must_use]
    pub fn kpi(&self, at: &KpiAt) -> Option<&'p Kpi> {
        self.section(at.section)?.kpis.get(at.position)
    }

    /// A KPI and the number of its section.
    #[must_use]
    pub fn kpi_by_id(&self, id: &KpiId) -> Option<(&'p Kpi, usize)> {
        self.kpis.iter().find_map(|at| {
            let kpi = self.kpi(at).filter(|kpi| kpi.id == *id)?;
            Some((kpi, at.section))
        })
    }

    /// Whether the plan has what a page is about.
    #[must_use]
    pub fn has(&self, page: &Page) -> bool {
        match page {
            Page::Overview | Page::Compare | Page::Accessibility => true,
            Page::Section(id) => self.section_number(id).is_some(),
            Page::Kpi(id) => self.kpi_by_id(id).is_some(),
            Page::Department(id) => self.department_number(id.as_str()).is_some(),
            Page::Unknown(_) => false,
        }
    }

    /// The sections from the top down to this one, as numbers.
    #[must_use]
    pub fn ancestors(&self, number: usize) -> Vec<usize> {
        let parent = |n: &usize| self.sections.get(*n).and_then(|at| at.parent);
        let mut chain: Vec<_> = std::iter::successors(Some(number), parent).collect();
        chain.reverse();
        chain
    }

    /// The theme that a section lies in, as a number.
    #[must_use]
    pub fn theme_of(&self, section: usize) -> Option<usize> {
        self.sections.get(section).and_then(|at| at.theme)
    }

    /// Whether any of these departments is 全庁.
    #[must_use]
    pub fn is_whole_city(&self, departments: &[usize]) -> bool {
        departments
            .iter()
            .any(|d| self.department(*d).is_some_and(|d| d.whole_city))
    }

    /// A section with its level's name and number: テーマ3　財政運営.
    #[must_use]
    pub fn heading(&self, number: usize) -> String {
        let Some(section) = self.section(number) else {
            return String::new();
        };
        let label = self.label(section);
        if label.is_empty() {
            section.title.text.clone()
        } else {
            tr!("{label}　{title}", label, title = &section.title.text)
        }
    }

    /// A section's level and number: テーマ3, 第8章.
    #[must_use]
    pub fn label(&self, section: &Section) -> String {
        let level = self
            .plan
            .levels
            .iter()
            .find(|level| level.id == section.level);
        match (level, &section.number) {
            (Some(level), Some(number)) => match &level.label {
                Some(label) => label.replace("{}", number),
                None => tr!("{level}{number}", level = &level.name, number),
            },
            (_, Some(number)) => number.clone(),
            (Some(level), None) => level.name.clone(),
            (None, None) => String::new(),
        }
    }
}

/// What a section stands in.
#[derive(Default)]
struct Around {
    /// The section around, and its theme, as numbers in [`Index::sections`].
    section: Option<usize>,
    theme: Option<usize>,
    /// The states of the KPIs from there up.
    states: Vec<State>,
}

/// The depth of the first level that has more than one section: the one that
/// the facet and the matrix are made of.
fn theme_depth(sections: &[Section]) -> usize {
    let mut depth = 0;
    let mut level: Vec<&Section> = sections.iter().collect();
    while level.len() == 1 && level.iter().any(|s| !s.sections.is_empty()) {
        level = level.iter().flat_map(|s| &s.sections).collect();
        depth += 1;
    }
    depth
}
