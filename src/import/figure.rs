//! Figures: a title, and what the extraction left of it. A table of numbers
//! survives (its head gives the periods, each line is a series); of a drawing
//! only the legend and notes do, if anything.

use super::Reading;
use super::headings::FIGURE;
use super::lines::Line;
use super::names::same;
use super::passage::{Passage, Span};
use super::printed;
use super::profile::ProfileFigure;
use crate::plan::{Extra, Figure, FigureId, Observation, Period, Series, SeriesId};

/// Reads a figure from its title line to the end of the lines.
pub fn figure(lines: &[Line], reading: &mut Reading) -> Option<Figure> {
    let (first, body) = lines.split_first()?;
    let (mark, title) = Passage::from(first.span()).strip_prefix(FIGURE)?;
    reading.ledger.label(&mark);
    reading.ledger.content(&title);
    let profile = reading.profile;
    let Some(given) = profile.figure(&title.text()) else {
        reading.report.text(
            first.number,
            format!("図表「{}」が設定にありません。", title.text()),
            "原文の誤りでなければ、設定の figures に題名とidを書き加えてください。",
        );
        return None;
    };
    let mut figure = Figure {
        id: FigureId::from(given.id.as_str()),
        title: title.to_text(),
        lost: given.lost,
        notes: Vec::new(),
        series: Vec::new(),
        extra: Extra::new(),
    };
    let unit = unit(&title.text()).unwrap_or_default();
    let mut periods: Vec<Column> = Vec::new();
    for line in body.iter().filter(|line| !line.is_blank()) {
        if let (true, Some(head)) = (periods.is_empty(), head(line)) {
            periods = head;
        } else if let Some(series) = series(line, &periods, &unit, given, reading) {
            figure.series.push(series);
        } else {
            let note = Passage::from(line.span());
            reading.ledger.content(&note);
            figure.notes.push(note.to_text());
        }
    }
    // The head's cells stand in every series; they are accounted for once.
    if !figure.series.is_empty() {
        for column in &periods {
            reading.ledger.content(&column.printed);
        }
    }
    check(&figure, given, first.number, reading);
    Some(figure)
}

/// A column of a table.
struct Column {
    printed: Passage,
    period: Period,
}

/// `（単位：件）` at the end of a title.
fn unit(title: &str) -> Option<String> {
    let (_, unit) = title.split_once("（単位：")?;
    unit.strip_suffix('）').map(printed::unit)
}

/// Reads a line of periods. Bare years, `H27(2015)`, are fiscal years: so
/// are all the plan's (its baseline is their mean, `平成27～31年度平均`).
fn head(line: &Line) -> Option<Vec<Column>> {
    let column = |cell: Passage| {
        let period = printed::period(&cell.text()).ok()?.period;
        Some(Column {
            printed: cell,
            period,
        })
    };
    let columns: Option<Vec<Column>> = cells(line).into_iter().map(column).collect();
    columns.filter(|columns| columns.len() >= 2)
}

/// Reads a line of a name and one value a column.
fn series(
    line: &Line,
    columns: &[Column],
    unit: &str,
    given: &ProfileFigure,
    reading: &mut Reading,
) -> Option<Series> {
    let cells = cells(line);
    let (name, cells) = cells.split_first()?;
    let (_, id) = given
        .series
        .iter()
        .find(|(known, _)| same(known, &name.text()))?;
    if cells.len() != columns.len() {
        reading.report.text(
            line.number,
            format!(
                "表の見出しは{}列ですが、「{}」には値が{}個あります。",
                columns.len(),
                name.text(),
                cells.len()
            ),
            "表の見出しの行か値が抜けていないか確かめてください。",
        );
    }
    reading.ledger.content(name);
    let mut values = Vec::new();
    for (cell, column) in cells.iter().zip(columns) {
        match printed::quantity(&cell.text()) {
            Ok((value, _)) => {
                reading.ledger.content(cell);
                values.push(observation(value, cell, column));
            }
            Err(what) => reading
                .report
                .text(line.number, what, "表の値を確かめてください。"),
        }
    }
    Some(Series {
        id: SeriesId::from(id.as_str()),
        name: name.to_text(),
        unit: unit.to_owned(),
        values,
        extra: Extra::new(),
    })
}

fn observation(value: crate::plan::Quantity, cell: &Passage, column: &Column) -> Observation {
    Observation {
        period: Some(column.period),
        period_text: Some(column.printed.text()),
        value,
        text: Some(cell.text()),
        unit: None,
        mean: false,
        provisional: false,
        note: None,
        from: Some(cell.place()),
        extra: Extra::new(),
    }
}

/// The words of a line, each with its place.
fn cells(line: &Line) -> Vec<Passage> {
    let Span { line, column, text } = line.span();
    let mut cells = Vec::new();
    let mut at = column;
    for word in text.split(char::is_whitespace) {
        let length = word.chars().count();
        if length > 0 {
            let text = word.to_owned();
            cells.push(
                Span {
                    line,
                    column: at,
                    text,
                }
                .into(),
            );
        }
        at += length + 1;
    }
    cells
}

/// What the text gives must be what the profile says survived.
fn check(figure: &Figure, given: &ProfileFigure, line: u32, reading: &mut Reading) {
    if given.lost != figure.series.is_empty() {
        let what = if given.lost {
            "原文にないはずの図表の数値があります。"
        } else {
            "図表の数値がありません。"
        };
        let todo = "図表の行が抜けていないか確かめるか、設定の figures を直してください。";
        reading.report.text(line, what, todo);
    }
    for (name, id) in &given.series {
        if !figure.series.iter().any(|series| series.id.as_str() == id) {
            let what = format!("図表に「{name}」の行がありません。");
            reading
                .report
                .text(line, what, "図表の行が抜けていないか確かめてください。");
        }
    }
}
