//! The profile: what the plan's text does not say about itself, given by hand,
//! each with its reason. No number of the plan comes from here.

mod convert;

use super::report::{Input, Report};
use crate::plan::{Problem, Spot};
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
    /// The first heading of the page, in the editor's own words.
    pub summary: Given<String>,
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
    /// What words of the plan mean.
    pub glossary: Given<Vec<ProfileTerm>>,
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
    #[serde(default)]
    pub rights: Option<String>,
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
pub struct ProfileTerm {
    pub term: String,
    #[serde(default)]
    pub reading: Option<String>,
    #[serde(default)]
    pub also: Vec<String>,
    pub text: String,
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
    pub breaks: Vec<ProfileEvent>,
    /// What happened in its time and may explain its values.
    #[serde(default)]
    pub annotations: Vec<ProfileEvent>,
    pub reason: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProfileEvent {
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
        ("summary", &profile.summary.reason),
        ("rights", &profile.rights.reason),
        ("judgement", &profile.judgement.reason),
        ("sources", &profile.sources.reason),
        ("levels", &profile.levels.reason),
        ("departments", &profile.departments.reason),
        ("whole_city", &profile.whole_city.reason),
        ("glossary", &profile.glossary.reason),
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
