//! Search over all text of the plan. A person's words are folded like the
//! text, so that ＩＣＴ finds ICT and さーびす finds サービス.

use super::index::Index;
use crate::i18n;
use crate::i18n::readings::{self, Spoken};
use crate::order::insert_by_key;
use crate::plan::fold::fold;
use crate::plan::{Figure, Kpi, KpiId, Observation, Row, Section, Text};
use std::fmt::Write as _;

/// The longest query that is used; the rest is cut off.
pub const MAX_QUERY_CHARS: usize = 100;

/// The words of a query, folded; each has to be found.
#[must_use]
pub fn words(query: &str) -> Vec<String> {
    let query: String = query.chars().take(MAX_QUERY_CHARS).collect();
    let mut words: Vec<String> = Vec::new();
    for word in query.split(char::is_whitespace).map(fold) {
        if !word.is_empty() && !words.contains(&word) {
            words.push(word);
        }
    }
    words
}

/// What kind of text was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HitKind {
    Title,
    DesiredState,
    Context,
    KpiName,
    Explanation,
    Rationale,
    KpiValue,
    Figure,
}

/// A found text outside the measures' tables.
#[derive(Clone, Debug, PartialEq)]
pub struct Hit<'a> {
    pub kind: HitKind,
    /// The section that it stands in, as a number.
    pub section: usize,
    /// The KPI that it belongs to.
    pub kpi: Option<&'a KpiId>,
    /// Which of the texts of its kind there.
    nth: usize,
    pub text: &'a str,
}

impl<'p> Index<'p> {
    /// Whether a row has a folded word: as it is written or read, in its language or in
    /// Japanese.
    pub(super) fn row_has(&self, number: usize, word: &str) -> bool {
        let written = self.folded_rows().get(number);
        written.is_some_and(|text| text.contains(word))
            || (self.spoken_rows(word).and_then(|rows| rows.get(number)))
                .zip(readings::known())
                .is_some_and(|(text, reader)| reader.is_in(text, word))
            || (self.japanese).is_some_and(|japanese| japanese.row_has(number, word))
    }

    /// Folded text of every row.
    fn folded_rows(&self) -> &[String] {
        self.folded_rows.get_or_init(|| {
            let mut texts = Vec::with_capacity(self.rows.len());
            self.each_row(&mut |row| texts.push(fold(row)));
            texts
        })
    }

    /// How every row is read, where that is known and the word may be a reading.
    fn spoken_rows(&self, word: &str) -> Option<&[Spoken]> {
        let readings = readings::known().filter(|_| readings::is_reading(word))?;
        Some(self.spoken_rows.get_or_init(|| {
            let mut texts = Vec::with_capacity(self.rows.len());
            self.each_row(&mut |row| texts.push(readings.spoken(row)));
            texts
        }))
    }

    /// Every row's text, with its measure's and theme's titles and its departments' names,
    /// so that a query may mix them.
    fn each_row(&self, take: &mut dyn FnMut(&str)) {
        for (measure, rows) in self.rows_of.iter().enumerate() {
            let section = self.measures.get(measure).copied().unwrap_or_default();
            let titles = self
                .ancestors(section)
                .into_iter()
                .filter_map(|n| self.section(n));
            let mut head = String::new();
            for title in titles {
                let _ = writeln!(head, "{}", title.title.text);
            }
            let places = self.rows.get(rows.clone()).into_iter().flatten();
            let directions = self.outline.rows.get(rows.clone()).into_iter().flatten();
            for (place, directions) in places.zip(directions) {
                let mut text = head.clone();
                if let Some(row) = self.row(place) {
                    self.each_text(row, directions, &mut |piece| {
                        text.push('\n');
                        text.push_str(piece);
                    });
                }
                take(&text);
            }
        }
    }

    fn each_text(&self, row: &Row, departments: &[Vec<usize>], take: &mut dyn FnMut(&str)) {
        // What the plan itself does not have in the reader's language may have been learned since.
        let mut say = |text: &str| match self.japanese {
            Some(_) => take(i18n::say(text)),
            None => take(text),
        };
        row.heading.iter().for_each(|text| say(&text.text));
        row.issues.iter().for_each(|issue| say(&issue.text));
        row.directions.iter().for_each(|one| say(&one.text));
        for number in departments.iter().flatten() {
            if let Some(department) = self.department(*number) {
                say(&department.name);
            }
        }
        row.projects.iter().for_each(|one| say(&one.text));
    }

    /// What the words are found in outside the measures' tables: titles,
    /// desired states, contexts, KPIs, figures. Only in the given themes,
    /// where any are given.
    #[must_use]
    pub fn hits(&self, words: &[String], themes: &[usize]) -> Vec<Hit<'p>> {
        let mut hits = Vec::new();
        if words.is_empty() {
            return hits;
        }
        for (number, at) in self.sections.iter().enumerate() {
            let wanted = themes.is_empty() || at.theme.is_some_and(|t| themes.contains(&t));
            if let Some(section) = self.section(number).filter(|_| wanted) {
                section_hits(section, number, words, self.japanese.is_some(), &mut hits);
            }
        }
        // What is found in the Japanese text alone is shown in it.
        let japanese = self.japanese.map(|japanese| japanese.hits(words, themes));
        for hit in japanese.into_iter().flatten() {
            let place = |hit: &Hit<'p>| (hit.kind, hit.section, hit.kpi, hit.nth);
            if !hits.iter().any(|known| place(known) == place(&hit)) {
                insert_by_key(&mut hits, hit, |hit| hit.section);
            }
        }
        hits
    }
}

/// `translated`: as in the rows, what was learned since counts.
fn section_hits<'a>(
    section: &'a Section,
    number: usize,
    words: &[String],
    translated: bool,
    hits: &mut Vec<Hit<'a>>,
) {
    let mut before = None;
    let mut nth = 0;
    let mut take = |kind, kpi, text: &'a str| {
        nth = if before == Some((kind, kpi)) {
            nth + 1
        } else {
            0
        };
        before = Some((kind, kpi));
        let text = if translated { i18n::say(text) } else { text };
        let folded = fold(text);
        let has = |word: &String| {
            let read = || readings::known().is_some_and(|r| r.is_in(&r.spoken(text), word));
            folded.contains(word.as_str()) || (readings::is_reading(word) && read())
        };
        if words.iter().all(has) {
            hits.push(Hit {
                kind,
                section: number,
                kpi,
                nth,
                text,
            });
        }
    };
    let texts = |kind, texts: &'a [Text]| texts.iter().map(move |t| (kind, None, t.text.as_str()));
    take(HitKind::Title, None, &section.title.text);
    if let Some(state) = &section.desired_state {
        take(HitKind::DesiredState, None, &state.text);
    }
    for (kind, kpi, text) in texts(HitKind::Context, &section.context)
        .chain(section.kpis.iter().flat_map(kpi_texts))
        .chain(section.figures.iter().flat_map(figure_texts))
    {
        take(kind, kpi, text);
    }
}

type Found<'a> = (HitKind, Option<&'a KpiId>, &'a str);

fn kpi_texts(kpi: &Kpi) -> Vec<Found<'_>> {
    let id = Some(&kpi.id);
    let values = kpi.baseline.iter().chain(&kpi.targets).chain(&kpi.actuals);
    let mut texts = vec![(HitKind::KpiName, id, kpi.name.text.as_str())];
    texts.extend(
        kpi.explanation
            .iter()
            .map(|t| (HitKind::Explanation, id, t.text.as_str())),
    );
    texts.extend(
        kpi.rationale
            .iter()
            .map(|t| (HitKind::Rationale, id, t.text.as_str())),
    );
    texts.extend(
        kpi.annotations
            .iter()
            .map(|annotation| (HitKind::Explanation, id, annotation.text.as_str())),
    );
    texts.extend(
        kpi.note
            .iter()
            .map(|note| (HitKind::Explanation, id, note.as_str())),
    );
    texts.extend(
        values
            .filter_map(printed)
            .map(|text| (HitKind::KpiValue, id, text)),
    );
    texts
}

fn printed(value: &Observation) -> Option<&str> {
    value.text.as_deref()
}

fn figure_texts(figure: &Figure) -> Vec<Found<'_>> {
    let titles = std::iter::once(&figure.title)
        .chain(&figure.notes)
        .chain(figure.series.iter().map(|s| &s.name));
    titles
        .map(|t| (HitKind::Figure, None, t.text.as_str()))
        .collect()
}
