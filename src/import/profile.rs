//! The profile: what the plan's text does not say about itself, given by hand,
//! each with its reason. No number of the plan comes from here.

use super::report::{Input, Report};
use crate::plan::Extra;
use crate::plan::{
    Accumulation, Break, City, Desired, Level, Period, Place, Problem, Source, Spot, Thresholds,
};
use serde::Deserialize;
use std::collections::BTreeMap;

/// Something given by hand, and why it is so.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Given<T> {
    pub value: T,
    /// Why it has to be given, and where it is known from.
    pub reason: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Profile {
    /// The city's name and municipality code.
    pub city: Given<ProfileCity>,
    /// The plan's title.
    pub title: Given<String>,
    /// The period that the plan is for, `FY2021/FY2025`.
    pub period: Given<String>,
    /// The day of the last change of the data.
    pub updated: Given<String>,
    /// Whose text it is.
    pub rights: Given<String>,
    /// The thresholds of the judgement.
    pub judgement: Given<ProfileThresholds>,
    /// The sources; the first is the plan's text.
    pub sources: Given<Vec<ProfileSource>>,
    /// The levels from the top: chapter, theme, measure.
    pub levels: Given<Vec<ProfileLevel>>,
    /// Department names and their ids.
    pub departments: Given<BTreeMap<String, String>>,
    /// The department name that means the whole city hall.
    pub whole_city: Given<String>,
    pub kpis: Vec<ProfileKpi>,
    pub figures: Vec<ProfileFigure>,
    /// Ids of sections whose passages stand twice in the text.
    pub repeats: Given<Vec<String>>,
    /// How many passages a section has, counted by hand, by section id. A
    /// text in which the count differs is damaged.
    pub counts: Given<BTreeMap<String, BTreeMap<String, usize>>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProfileCity {
    pub name: String,
    pub code: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProfileThresholds {
    pub on_track: f64,
    pub mostly_on_track: f64,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProfileSource {
    pub id: String,
    pub title: String,
    #[serde(default)]
    pub publisher: Option<String>,
    #[serde(default)]
    pub file: Option<String>,
    #[serde(default)]
    pub note: Option<String>,
    /// How the source column of the CSV of actuals begins where it names this
    /// source; the rest is the place in it.
    #[serde(default)]
    pub cited_as: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProfileLevel {
    pub id: String,
    pub name: String,
    #[serde(default)]
    pub label: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProfileKpi {
    /// As printed, to find it by.
    pub name: String,
    pub id: String,
    /// `increase`, `decrease`, `none`.
    pub desired: String,
    #[serde(default)]
    pub keep: bool,
    /// `level`, `annual_flow`, `cumulative`, `period_mean`.
    pub accumulation: String,
    #[serde(default)]
    pub breaks: Vec<ProfileBreak>,
    pub reason: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProfileBreak {
    pub period: String,
    pub note: String,
    #[serde(default)]
    pub from: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProfileFigure {
    /// As printed, to find it by.
    pub title: String,
    pub id: String,
    /// True where only the title and its notes are in the text.
    #[serde(default)]
    pub lost: bool,
    /// Row names of a table and their ids.
    #[serde(default)]
    pub series: BTreeMap<String, String>,
    pub reason: String,
}

/// Reads the profile; what is wrong goes to the report.
pub fn read(bytes: &[u8], report: &mut Report) -> Option<Profile> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    match serde_json::from_slice(bytes) {
        Ok(profile) => {
            unreasoned(&profile, report);
            Some(profile)
        }
        Err(error) => {
            let spot = Spot::LineColumn {
                line: error.line(),
                column: error.column(),
            };
            let what = format!("設定ファイルが読めません（{error}）。");
            let todo = "seeds/README.md の説明のとおりに書き直してください。";
            report.add(Input::Profile, Problem::error(spot, what, todo));
            None
        }
    }
}

/// Nothing is given without its reason.
fn unreasoned(profile: &Profile, report: &mut Report) {
    let named = [
        ("city", &profile.city.reason),
        ("title", &profile.title.reason),
        ("period", &profile.period.reason),
        ("updated", &profile.updated.reason),
        ("rights", &profile.rights.reason),
        ("judgement", &profile.judgement.reason),
        ("sources", &profile.sources.reason),
        ("levels", &profile.levels.reason),
        ("departments", &profile.departments.reason),
        ("whole_city", &profile.whole_city.reason),
        ("repeats", &profile.repeats.reason),
        ("counts", &profile.counts.reason),
    ];
    let kpis = profile
        .kpis
        .iter()
        .map(|kpi| (kpi.id.as_str(), &kpi.reason));
    let figures = profile
        .figures
        .iter()
        .map(|figure| (figure.id.as_str(), &figure.reason));
    for (name, reason) in named.into_iter().chain(kpis).chain(figures) {
        if reason.trim().is_empty() {
            let what = format!("設定の「{name}」に理由がありません。");
            let todo = "reason に、なぜ手で与えるのか、どこで分かるのかを書いてください。";
            report.file(Input::Profile, what, todo);
        }
    }
}

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

    pub fn kpi(&self, name: &str) -> Option<&ProfileKpi> {
        let found = |kpi: &&ProfileKpi| super::names::same(&kpi.name, name);
        self.kpis.iter().find(found)
    }

    pub fn figure(&self, title: &str) -> Option<&ProfileFigure> {
        let found = |figure: &&ProfileFigure| super::names::same(&figure.title, title);
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

    pub fn breaks(&self, report: &mut Report) -> Vec<Break> {
        let read = |given: &ProfileBreak| {
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
