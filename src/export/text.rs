//! A KPI as a few plain lines, for a mail, a chat or a document.

use super::kpi::path;
use super::source::{place_text, source_of, titled};
use crate::chart::{period_text, running_value};
use crate::i18n;
use crate::kpi::{State, judge, latest_published};
use crate::mark;
use crate::plan::{EraStyle, Kpi, Observation, Place, Plan};
use crate::query::Index;

/// Name, values, state, source and day of the data; the link last, where one
/// is given.
#[must_use]
pub fn kpi_text(index: &Index, kpi: &Kpi, section: usize, style: EraStyle, link: &str) -> String {
    let plan = index.plan;
    let mut lines = Lines(String::new());
    lines.add("", &kpi.name.text);
    lines.add("", &plan.title.text);
    lines.add("", &path(index, section));
    let said = |observation: &Observation| {
        let period = period_text(kpi, observation, style);
        i18n::beside(&running_value(kpi, observation), &period)
    };
    if let Some(baseline) = &kpi.baseline {
        lines.add(i18n::BASELINE, &said(baseline));
    }
    for target in &kpi.targets {
        lines.add(i18n::TARGET, &said(target));
    }
    let latest = latest_published(kpi);
    let latest_text = latest.map_or_else(|| i18n::say(i18n::NO_ACTUAL).to_owned(), said);
    lines.add(i18n::LATEST, &latest_text);
    for (name, text, _) in standing(plan, kpi, style) {
        lines.add(name, &text);
    }
    let mut sources: Vec<String> = Vec::new();
    let seen = kpi.baseline.iter().chain(&kpi.targets).chain(latest);
    for place in seen.filter_map(|seen| seen.from.as_ref()) {
        let source = source_text(plan, place);
        if !sources.contains(&source) {
            sources.push(source);
        }
    }
    lines.add(i18n::SOURCES, &i18n::listed(&sources));
    if let Some(day) = &plan.updated {
        lines.add(mark!("データ更新"), &day.to_string());
    }
    lines.add("", link);
    lines.0
}

/// How a KPI stands: what the city says of it, and our judgement, which has a state.
#[must_use]
pub fn standing(
    plan: &Plan,
    kpi: &Kpi,
    style: EraStyle,
) -> Vec<(&'static str, String, Option<State>)> {
    let own = kpi.assessments.iter();
    let own = own.map(|own| i18n::beside(&own.grade, &own.period.label(style)));
    let own = own.map(|grade| (mark!("市の評価"), grade, None));
    let state = judge(kpi, plan.judgement.as_ref(), None).state;
    let judged = i18n::say(state.label()).to_owned();
    own.chain([(mark!("判定（自動計算）"), judged, Some(state))])
        .collect()
}

/// 全市町村の主要財政指標（総務省）R6年度
fn source_text(plan: &Plan, place: &Place) -> String {
    let mut text = String::new();
    if let Some(source) = source_of(plan, place) {
        text.push_str(&titled(source));
        text.push_str(match source.publisher {
            Some(_) => i18n::in_width("", " "),
            None => " ",
        });
    }
    text.push_str(&place_text(place));
    text
}

/// A text that is being written, line by line.
pub struct Lines(pub String);

impl Lines {
    /// A line, on which line breaks of the plan's texts become spaces; none
    /// for an empty text.
    pub fn add(&mut self, name: &str, text: &str) {
        let mut words = text.split_whitespace();
        let Some(first) = words.next() else { return };
        if !name.is_empty() {
            self.0.push_str(&i18n::introduced(name));
        }
        self.0.push_str(first);
        for word in words {
            self.0.push(' ');
            self.0.push_str(word);
        }
        self.0.push('\n');
    }

    /// The cells of a table's row as a line, without line breaks and tabs of
    /// their own.
    pub fn columns(&mut self, cells: &[String], between: &str) {
        for (number, cell) in cells.iter().enumerate() {
            if number > 0 {
                self.0.push_str(between);
            }
            for (word, text) in cell.split_whitespace().enumerate() {
                if word > 0 {
                    self.0.push(' ');
                }
                self.0.push_str(text);
            }
        }
        self.0.push('\n');
    }
}
