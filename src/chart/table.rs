//! The chart's content as the rows of a table, the target among them.

use super::EraStyle;
use super::data::actuals_by_time;
use super::words::{period_text, value_with};
use crate::kpi::{anchor, decimals_of_actuals, position, span};
use crate::mark;
use crate::order::insert_by_key;
use crate::plan::{Kpi, Observation, Period, Place};

/// What a row tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowKind {
    Baseline,
    Actual,
    Target,
    /// A break in the series: rows above and below cannot be compared.
    Break,
    /// Something that happened.
    Annotation,
}

impl RowKind {
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Baseline => mark!("基準"),
            Self::Actual => mark!("実績"),
            Self::Target => mark!("目標"),
            Self::Break => mark!("系列の区切り"),
            Self::Annotation => mark!("できごと"),
        }
    }
}

/// A row of the table.
#[derive(Clone, Debug, PartialEq)]
pub struct TableRow {
    pub kind: RowKind,
    /// The period in the person's style.
    pub period: String,
    /// The value as printed, with its unit; empty for a break and an event.
    pub value: String,
    pub provisional: bool,
    pub note: Option<String>,
    pub source: Option<Place>,
    /// It lies before a break and cannot be compared with what comes after.
    pub before_break: bool,
}

/// The content of the other charts: a head for each column, and rows whose
/// first cell is their head.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Grid {
    pub head: Vec<String>,
    pub rows: Vec<Vec<String>>,
}

/// The observations of a KPI by time, with the breaks between them and what
/// happened. Those
/// without a period come last.
#[must_use]
pub fn table(kpi: &Kpi, style: EraStyle) -> Vec<TableRow> {
    let last_break = kpi
        .breaks
        .iter()
        .map(|gap| span(gap.period).0)
        .reduce(f64::max);
    let digits = Some(decimals_of_actuals(kpi));
    let mut rows: Vec<(f64, u8, TableRow)> = Vec::new();
    let mut add = |kind: RowKind, rank: u8, observation: &Observation| {
        let time = anchor(kpi, observation);
        let row = TableRow {
            kind,
            period: period_text(kpi, observation, style),
            value: value_with(kpi, observation, digits),
            provisional: observation.provisional,
            note: observation.note.clone(),
            source: observation.from.clone(),
            before_break: time
                .zip(last_break)
                .is_some_and(|(time, start)| time < start),
        };
        insert(&mut rows, (time.unwrap_or(f64::INFINITY), rank, row));
    };
    if let Some(baseline) = &kpi.baseline {
        add(RowKind::Baseline, 1, baseline);
    }
    for actual in actuals_by_time(kpi) {
        add(RowKind::Actual, 2, actual);
    }
    for target in &kpi.targets {
        add(RowKind::Target, 3, target);
    }
    let said = |kind, period: Period, note: &str, from: &Option<Place>| TableRow {
        kind,
        period: period.label(style),
        value: String::new(),
        provisional: false,
        note: Some(note.to_owned()),
        source: from.clone(),
        before_break: false,
    };
    for gap in &kpi.breaks {
        let row = said(RowKind::Break, gap.period, &gap.note, &gap.from);
        insert(&mut rows, (span(gap.period).0, 0, row));
    }
    for annotation in &kpi.annotations {
        let (period, text) = (annotation.period, &annotation.text);
        let row = said(RowKind::Annotation, period, text, &annotation.from);
        insert(&mut rows, (position(period), 0, row));
    }
    rows.into_iter().map(|(_, _, row)| row).collect()
}

fn insert(rows: &mut Vec<(f64, u8, TableRow)>, row: (f64, u8, TableRow)) {
    insert_by_key(rows, row, |row| (row.0, row.1));
}
