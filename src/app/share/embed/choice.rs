//! What can be embedded, and what was chosen of it.

use super::super::super::title;
use super::App;
use crate::i18n::{self, Language};
use crate::query::embed::{Embed, Part};
use crate::query::{Filter, Page, View};

/// How wide a frame may get, in CSS px; none for as wide as there is room.
pub const WIDTHS: [Option<u32>; 4] = [None, Some(960), Some(760), Some(480)];

/// Something that can stand in a frame.
pub struct Subject {
    pub name: String,
    page: Page,
    filter: Filter,
}

impl Subject {
    fn page(name: String, page: Page) -> Self {
        Self {
            name,
            page,
            filter: Filter::default(),
        }
    }

    /// What can be chosen of it.
    pub fn parts(&self) -> &'static [Part] {
        Part::of(&self.page)
    }
}

/// All that there is, with the number of what the page at hand is about.
pub fn subjects(app: App) -> (Vec<Subject>, usize) {
    let index = app.index();
    let filter = app.filter().peek(Filter::clone);
    let current = app.page().peek(Page::clone);
    let mut subjects = Vec::new();
    if current == Page::Overview && !filter.is_empty() {
        let chosen = title::chosen(index, &filter);
        let about = if chosen.is_empty() {
            i18n::EMBED_FILTERED.to_owned()
        } else {
            i18n::named(i18n::EMBED_FILTERED, &chosen)
        };
        subjects.push(Subject {
            name: about,
            page: Page::Overview,
            filter,
        });
    }
    let whole = i18n::EMBED_PLAN.to_owned();
    subjects.push(Subject::page(whole, Page::Overview));
    for number in &index.themes {
        if let Some(section) = index.section(*number) {
            let page = Page::Section(section.id.clone());
            subjects.push(Subject::page(index.heading(*number), page));
        }
    }
    // A section of another level is among them when it is looked at.
    if let Page::Section(id) = &current
        && !subjects.iter().any(|subject| subject.page == current)
        && let Some(number) = index.section_number(id)
    {
        subjects.push(Subject::page(index.heading(number), current.clone()));
    }
    let kpis = index.kpis.iter().filter_map(|at| index.kpi(at));
    subjects.extend(kpis.map(|kpi| {
        let name = i18n::named(i18n::KPI, &kpi.name.text);
        Subject::page(name, Page::Kpi(kpi.id.clone()))
    }));
    let departments = index.plan.departments.iter();
    subjects.extend(departments.map(|department| {
        let name = i18n::named(i18n::DEPARTMENTS, &department.name);
        Subject::page(name, Page::Department(department.id.clone()))
    }));
    let first = subjects.iter().position(|subject| subject.page == current);
    (subjects, first.unwrap_or(0))
}

/// What was chosen.
#[derive(Clone)]
pub struct Choice {
    /// Its number.
    pub subject: usize,
    pub embed: Embed,
    /// The number of the width.
    pub width: usize,
    pub script: bool,
}

impl Choice {
    pub fn of(subject: usize, subjects: &[Subject]) -> Self {
        let choice = Self {
            subject,
            embed: Embed::default(),
            width: 0,
            script: true,
        };
        choice.about(subject, subjects)
    }

    /// The same about something else. At first what one sees of it at a glance.
    pub fn about(&self, subject: usize, subjects: &[Subject]) -> Self {
        let parts = subjects.get(subject).map_or(&[][..], Subject::parts);
        let first = parts.iter().copied().filter(|part| match part {
            Part::Chart | Part::Kpis => true,
            Part::Facts | Part::Table | Part::Judgement => false,
            Part::Directions => parts.len() == 1,
        });
        let mut embed: Embed = first.collect();
        embed.scheme = self.embed.scheme;
        Self {
            subject,
            embed,
            ..self.clone()
        }
    }

    /// The address of what is in the frame.
    pub fn address(&self, app: App, subjects: &[Subject]) -> String {
        let Some(subject) = subjects.get(self.subject) else {
            return String::new();
        };
        // What is Japanese is that, or what the reader of the frame chose; title and heights of
        // another language are of that alone.
        let shown = Some(i18n::language()).filter(|of| *of != Language::Japanese);
        app.site().address(&View {
            page: subject.page.clone(),
            filter: subject.filter.clone(),
            era: app.era(),
            embed: Some(self.embed),
            language: app.language().or(shown),
            furigana: app.furigana(),
            ..View::default()
        })
    }

    /// What is in the frame, in words.
    pub fn title(&self, app: App, subjects: &[Subject]) -> String {
        subjects.get(self.subject).map_or_else(String::new, |s| {
            title::title(app.index(), &s.page, &s.filter)
        })
    }
}
