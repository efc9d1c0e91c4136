//! The first page: the chapter's title, its table of contents, and the legend
//! that says what the levels are called. All that follows is checked against
//! the table of contents.

use super::Reading;
use super::headings::{Heading, heading};
use super::lines::Line;
use super::names::{leading_number, same};
use super::passage::{Passage, Span};
use crate::plan::Text;

/// What the first page says.
#[derive(Default)]
pub struct Contents {
    pub chapter: Option<Heading>,
    pub themes: Vec<Entry>,
    /// The table's numbers follow each other: it can be compared with.
    pub sound: bool,
    /// The printed names of the levels, from the top.
    pub legend: Vec<Text>,
}

/// A theme or a measure in the table of contents.
pub struct Entry {
    pub number: u32,
    pub title: String,
    pub line: u32,
    /// The measures of a theme.
    pub measures: Vec<Entry>,
}

/// Reads the lines before the first theme.
pub fn contents(lines: &[Line], reading: &mut Reading) -> Contents {
    let mut contents = Contents::default();
    let mut legend: Vec<Passage> = Vec::new();
    for line in lines.iter().filter(|line| !line.is_blank()) {
        let span = line.span();
        let text = line.text();
        if contents.chapter.is_none()
            && let Some(found) = heading(line, "第", "章")
        {
            reading.ledger.label(&found.label);
            reading.ledger.content(&found.title);
            contents.chapter = Some(found);
        } else if repeats_chapter(contents.chapter.as_ref(), text) {
            reading.ledger.repeat(&span.into(), "chapter");
        } else if text.starts_with("施策の") {
            legend.push(span.into());
        } else if let (true, Some(last)) = (text.starts_with('【'), legend.last_mut()) {
            last.spans.push(span);
        } else if enter(&mut contents.themes, &span).is_some() {
            reading.ledger.label(&span.into());
        } else {
            reading.report.text(
                line.number,
                format!("目次に「{text}」という行があり、読めません。"),
                "目次の行は「番号 テーマ名 番号 施策名」か「番号 施策名」です。原文を確かめてください。",
            );
        }
    }
    for name in &legend {
        reading.ledger.content(name);
        contents.legend.push(name.to_text());
    }
    check(&mut contents, lines, reading);
    contents
}

/// The chapter's number or title alone.
fn repeats_chapter(chapter: Option<&Heading>, text: &str) -> bool {
    let Some(chapter) = chapter else { return false };
    same(text, &chapter.title.text()) || text == chapter.number.to_string()
}

/// Takes `1 情報発信・公開 1 情報の発信・公開` or `2 広聴活動`.
fn enter(themes: &mut Vec<Entry>, span: &Span) -> Option<()> {
    let words: Vec<&str> = span.text.split_whitespace().collect();
    let entry = |number: &str, title: &str| {
        let (value, length) = leading_number(number)?;
        (length == number.len()).then(|| Entry {
            number: value,
            title: title.to_owned(),
            line: span.line,
            measures: Vec::new(),
        })
    };
    match words.as_slice() {
        [theme, theme_title, measure, measure_title] => {
            let mut theme = entry(theme, theme_title)?;
            theme.measures.push(entry(measure, measure_title)?);
            themes.push(theme);
        }
        [measure, title] => themes.last_mut()?.measures.push(entry(measure, title)?),
        _ => return None,
    }
    Some(())
}

fn check(contents: &mut Contents, lines: &[Line], reading: &mut Reading) {
    let first = lines.first().map_or(1, |line| line.number);
    if contents.chapter.is_none() {
        reading.report.text(
            first,
            "「第８章 …」のような章の見出しがありません。",
            "原文の最初のページが欠けていないか確かめてください。",
        );
    }
    if contents.themes.is_empty() {
        reading.report.text(
            first,
            "目次がありません。",
            "原文の最初のページが欠けていないか確かめてください。",
        );
    }
    let levels = reading.profile.levels.value.len();
    if contents.legend.len() != levels {
        let line = lines.last().map_or(1, |line| line.number);
        let what = format!(
            "階層の凡例（施策の大項目など）は{levels}つのはずですが、{}つあります。",
            contents.legend.len()
        );
        let todo = "最初のページの終わりを確かめるか、設定の levels を直してください。";
        reading.report.text(line, what, todo);
    }
    let lists = contents.themes.iter().map(|theme| &theme.measures);
    let broken = lists
        .chain([&contents.themes])
        .filter_map(|list| out_of_order(list));
    let broken: Vec<(u32, &Entry)> = broken.collect();
    for (expected, entry) in &broken {
        let what = format!(
            "目次の番号が{expected}のはずのところに{}があります。",
            entry.number
        );
        let todo = "目次の行が抜けていないか確かめてください。";
        reading.report.text(entry.line, what, todo);
    }
    contents.sound = broken.is_empty() && !contents.themes.is_empty();
}

/// The first entry whose number is not the one due.
fn out_of_order(entries: &[Entry]) -> Option<(u32, &Entry)> {
    (1..).zip(entries).find(|(due, entry)| entry.number != *due)
}
