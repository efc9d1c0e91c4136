//! A measure: a printed table of three columns (現況と課題, 取組の方向,
//! 主な事業・取組) whose columns the extraction put one after the other, row by
//! row: issues, then the direction, then its projects. What is what:
//!
//! - a direction ends with the departments in brackets: `…努めます。（総務課）`;
//! - an issue is sentences, it ends with `。`;
//! - a project is a noun phrase, it does not.
//!
//! A row is any number of issues, one direction, and its projects; so a row
//! ends where an issue, a heading or a direction follows a project. Anything
//! else (a project without a direction, a direction without a project) means
//! that the text is damaged or its columns are in another order.

use super::Reading;
use super::headings::{self, Columns};
use super::items::{items, split_departments};
use super::lines::Line;
use super::paragraphs::paragraphs;
use super::passage::Passage;
use crate::plan::{Direction, Extra, Issue, Project, Row};

/// Reads a measure's table; `key` is its number for ids, `1-1`.
pub fn rows(lines: &[Line], key: &str, reading: &mut Reading) -> Vec<Row> {
    let mut lines = lines;
    let first = lines.iter().position(|line| !line.is_blank()).unwrap_or(0);
    let head = lines.get(first);
    match head.and_then(headings::columns) {
        Some(columns) => {
            if columns == Columns::Swapped {
                swapped(head, reading);
            }
            head.into_iter()
                .for_each(|line| reading.ledger.label(&line.span().into()));
            lines = lines.get(first + 1..).unwrap_or_default();
        }
        None => {
            let line = head.map_or(1, |line| line.number);
            reading.report.text(
                line,
                "施策の表の見出し「現況と課題 取組の方向 主な事業・取組」がありません。",
                "見出しの行が抜けていないか確かめてください。",
            );
        }
    }
    let mut table = Table {
        key,
        reading,
        rows: Vec::new(),
        row: None,
        counts: (0, 0, 0),
    };
    let items = items(&paragraphs(lines), table.reading);
    for item in items {
        table.take(item);
    }
    table.end_row();
    table.rows
}

fn swapped(head: Option<&Line>, reading: &mut Reading) {
    reading.report.text(
        head.map_or(1, |line| line.number),
        "施策の表の列の順が「現況と課題 取組の方向 主な事業・取組」ではありません。",
        "原文の列の順を確かめてください。",
    );
}

struct Table<'a, 'r> {
    key: &'a str,
    reading: &'a mut Reading<'r>,
    rows: Vec<Row>,
    row: Option<Row>,
    counts: (usize, usize, usize),
}

impl Table<'_, '_> {
    fn take(&mut self, item: Passage) {
        let text = item.text();
        if text.starts_with('《') {
            self.reading.ledger.content(&item);
            self.start_row().heading = Some(item.to_text());
        } else if let Some((body, bracket)) = split_departments(&item) {
            self.direction(&item, &body, &bracket);
        } else if text.ends_with('。') {
            self.issue(&item);
        } else {
            self.project(&item);
        }
    }

    fn issue(&mut self, item: &Passage) {
        if self
            .row
            .as_ref()
            .is_none_or(|row| !row.directions.is_empty())
        {
            self.start_row();
        }
        self.reading.ledger.content(item);
        self.counts.0 += 1;
        let issue = Issue {
            id: format!("issue-{}-{}", self.key, self.counts.0)
                .as_str()
                .into(),
            text: item.text(),
            from: Some(item.place()),
            extra: Extra::new(),
        };
        self.row.get_or_insert_with(empty_row).issues.push(issue);
    }

    fn direction(&mut self, item: &Passage, body: &Passage, bracket: &Passage) {
        if self
            .row
            .as_ref()
            .is_none_or(|row| !row.directions.is_empty())
        {
            self.start_row();
        }
        self.reading.ledger.content(body);
        let departments = super::departments::read(bracket, self.reading);
        self.counts.1 += 1;
        let direction = Direction {
            id: format!("direction-{}-{}", self.key, self.counts.1)
                .as_str()
                .into(),
            text: body.text(),
            departments,
            from: Some(item.place()),
            extra: Extra::new(),
        };
        self.row
            .get_or_insert_with(empty_row)
            .directions
            .push(direction);
    }

    fn project(&mut self, item: &Passage) {
        let row = self.row.get_or_insert_with(empty_row);
        if row.directions.is_empty() {
            // Most likely the direction lost its departments and looks like
            // an issue.
            let before = row
                .issues
                .last()
                .and_then(|issue| issue.from.as_ref()?.line_range());
            self.reading.report.text(
                before.map_or(item.first_line(), |lines| lines.last),
                format!(
                    "「{}」の前に、担当課の括弧で終わる「取組の方向」がありません。",
                    item.text()
                ),
                "担当課の括弧が抜けていないか、表の列の順が変わっていないか確かめてください。",
            );
        }
        self.reading.ledger.content(item);
        self.counts.2 += 1;
        row.projects.push(Project {
            id: format!("project-{}-{}", self.key, self.counts.2)
                .as_str()
                .into(),
            text: item.text(),
            departments: Vec::new(),
            from: Some(item.place()),
            extra: Extra::new(),
        });
    }

    fn start_row(&mut self) -> &mut Row {
        self.end_row();
        self.row.insert(empty_row())
    }

    fn end_row(&mut self) {
        let Some(row) = self.row.take() else { return };
        if row.projects.is_empty() {
            let places = row.directions.iter().map(|d| &d.from);
            let places = places.chain(row.issues.iter().map(|i| &i.from));
            let mut lines = places.flatten().filter_map(|place| place.line_range());
            let heading = row
                .heading
                .as_ref()
                .and_then(|h| h.from.as_ref()?.line_range());
            let line = lines.next().or(heading).map_or(1, |lines| lines.last);
            self.reading.report.text(
                line,
                "この行で終わる「取組の方向」か「現況と課題」の後に、「主な事業・取組」がありません。",
                "行が抜けていないか、表の列の順が変わっていないか確かめてください。",
            );
        }
        self.rows.push(row);
    }
}

fn empty_row() -> Row {
    Row {
        heading: None,
        issues: Vec::new(),
        directions: Vec::new(),
        projects: Vec::new(),
        extra: Extra::new(),
    }
}
