//! What the profile gives, in the model's types.

use super::{
    Profile, ProfileEvent, ProfileFigure, ProfileKpi, ProfileLevel, ProfileSource, ProfileTerm,
};
use crate::import::report::{Input, Report};
use crate::plan::Extra;
use crate::plan::{
    Accumulation, Annotation, Break, City, Desired, Level, Period, Place, Source, Term, Thresholds,
};

impl Profile {
    pub fn city(&self) -> City {
        City {
            name: self.city.value.name.clone(),
            code: Some(self.city.value.code.clone()),
            extra: Extra::new(),
        }
    }

    pub fn judgement(&self) -> Thresholds {
        Thresholds {
            on_track: Some(self.judgement.value.on_track),
            mostly_on_track: Some(self.judgement.value.mostly_on_track),
            extra: Extra::new(),
        }
    }

    pub fn sources(&self) -> Vec<Source> {
        let source = |given: &ProfileSource| Source {
            id: given.id.as_str().into(),
            title: given.title.clone(),
            publisher: given.publisher.clone(),
            file: given.file.clone(),
            note: given.note.clone(),
            rights: given.rights.clone(),
            extra: Extra::new(),
        };
        self.sources.value.iter().map(source).collect()
    }

    pub fn levels(&self) -> Vec<Level> {
        let level = |given: &ProfileLevel| Level {
            id: given.id.as_str().into(),
            name: given.name.clone(),
            label: given.label.clone(),
            extra: Extra::new(),
        };
        self.levels.value.iter().map(level).collect()
    }

    pub fn glossary(&self) -> Vec<Term> {
        let term = |given: &ProfileTerm| Term {
            term: given.term.clone(),
            reading: given.reading.clone(),
            also: given.also.clone(),
            text: given.text.clone(),
            extra: Extra::new(),
        };
        self.glossary.value.iter().map(term).collect()
    }

    pub fn kpi(&self, name: &str) -> Option<&ProfileKpi> {
        let found = |kpi: &&ProfileKpi| crate::import::names::same(&kpi.name, name);
        self.kpis.iter().find(found)
    }

    pub fn figure(&self, title: &str) -> Option<&ProfileFigure> {
        let found = |figure: &&ProfileFigure| crate::import::names::same(&figure.title, title);
        self.figures.iter().find(found)
    }

    /// Reads a period of the profile.
    pub fn period(code: &str, report: &mut Report) -> Option<Period> {
        let period = Period::from_code(code);
        if period.is_none() {
            report.file(
                Input::Profile,
                format!("時期「{code}」が読めません。"),
                "FY2025、FY2021/FY2025、2026-11-23 のような形で書いてください。",
            );
        }
        period
    }
}

impl ProfileKpi {
    pub fn desired(&self, report: &mut Report) -> Option<Desired> {
        word(Desired::WORDS, &self.desired, report)
    }

    pub fn accumulation(&self, report: &mut Report) -> Option<Accumulation> {
        word(Accumulation::WORDS, &self.accumulation, report)
    }

    pub fn annotations(&self, report: &mut Report) -> Vec<Annotation> {
        let read = |given: &ProfileEvent| {
            Some(Annotation {
                period: Profile::period(&given.period, report)?,
                text: given.note.clone(),
                from: given.from.as_deref().and_then(Place::parse),
                extra: Extra::new(),
            })
        };
        self.annotations.iter().filter_map(read).collect()
    }

    pub fn breaks(&self, report: &mut Report) -> Vec<Break> {
        let read = |given: &ProfileEvent| {
            Some(Break {
                period: Profile::period(&given.period, report)?,
                note: given.note.clone(),
                from: given.from.as_deref().and_then(Place::parse),
                extra: Extra::new(),
            })
        };
        self.breaks.iter().filter_map(read).collect()
    }
}

fn word<T: Copy>(words: &[(&str, T)], given: &str, report: &mut Report) -> Option<T> {
    let found = words.iter().find(|(word, _)| *word == given);
    if found.is_none() {
        let known: Vec<_> = words.iter().map(|(word, _)| *word).collect();
        report.file(
            Input::Profile,
            format!("「{given}」という語は使えません。"),
            format!("{} のどれかにしてください。", known.join("、")),
        );
    }
    found.map(|(_, value)| *value)
}
