//! The parts of the text put together to a plan: numbers must follow each
//! other, and themes and measures must be those of the table of contents.

use super::Reading;
use super::headings::Heading;
use super::lines::{Line, Source};
use super::names::same;
use super::outline::{Part, Piece, pieces};
use super::profile::Profile;
use super::toc::{Contents, Entry, contents};
use super::{measure, repeat, theme};
use crate::plan::{Extra, FORMAT, Plan, Section, SectionId, Text};

/// Reads the whole text.
pub fn plan(source: &Source, reading: &mut Reading) -> Plan {
    let pieces = pieces(&source.lines, reading);
    let mut pieces = pieces.iter();
    let first = pieces.next().map_or(&[][..], |piece| piece.lines);
    let contents = contents(first, reading);
    let mut builder = Builder {
        contents: &contents,
        themes: Vec::new(),
        theme: None,
        read: Vec::new(),
    };
    for piece in pieces {
        builder.take(piece, reading);
    }
    builder.end_theme(source.last_line(), reading);
    builder.missing_themes(source.last_line(), reading);
    let themes = builder.themes;
    finish(&contents, themes, reading)
}

struct Builder<'a> {
    contents: &'a Contents,
    themes: Vec<Section>,
    /// The theme being read, and its number.
    theme: Option<(u32, Section)>,
    /// The measures read in this theme, with their lines.
    read: Vec<(u32, &'a [Line], Section)>,
}

impl<'a> Builder<'a> {
    fn take(&mut self, piece: &Piece<'a>, reading: &mut Reading) {
        match &piece.part {
            Part::First => {}
            Part::Theme(heading) => self.theme(heading.as_ref(), piece, reading),
            Part::Measure(heading) => self.measure(heading.as_ref(), piece, reading),
        }
    }

    fn theme(&mut self, heading: Option<&Heading>, piece: &Piece, reading: &mut Reading) {
        let expected = self.theme.as_ref().map_or(1, |(number, _)| number + 1);
        self.end_theme(piece.first_line(), reading);
        let entries = (self.contents.sound, self.contents.themes.as_slice());
        let (number, title) = entry("テーマ", heading, entries, expected, piece, reading);
        let id = format!("{}-{number}", level(reading.profile, 1));
        let mut section = section(&id, level(reading.profile, 1), number, title);
        repeat::note_end(piece.lines, &id, reading);
        theme::page(piece.body(), piece.first_line(), &mut section, reading);
        self.theme = Some((number, section));
    }

    fn measure(&mut self, heading: Option<&Heading>, piece: &Piece<'a>, reading: &mut Reading) {
        let Some((theme, _)) = self.theme else {
            let todo = "原文からテーマの見出しが抜けていないか確かめてください。";
            let what = "テーマより前に施策があります。";
            reading.report.text(piece.first_line(), what, todo);
            return;
        };
        let again = |(_, _, read): &&(u32, &[Line], Section)| {
            let number = |h: &Heading| read.number.as_deref() == Some(&h.number.to_string());
            heading.is_some_and(|h| number(h) && same(&h.title.text(), &read.title.text))
        };
        if let Some((_, original, read)) = self.read.iter().find(again) {
            repeat::repeat(piece.lines, original, read.id.as_str(), reading);
            return;
        }
        let expected = self.read.last().map_or(1, |(number, ..)| number + 1);
        let in_theme = |entry: &&Entry| entry.number == theme;
        let entries = self.contents.themes.iter().find(in_theme);
        let entries = entries.map_or(&[][..], |theme| &theme.measures);
        let entries = (self.contents.sound, entries);
        let (number, title) = entry("施策", heading, entries, expected, piece, reading);
        let key = format!("{theme}-{number}");
        let id = format!("{}-{key}", level(reading.profile, 2));
        let mut section = section(&id, level(reading.profile, 2), number, title);
        repeat::note_end(piece.lines, &id, reading);
        section.rows = measure::rows(piece.body(), &key, reading);
        self.read.push((number, piece.lines, section));
    }

    /// Closes the theme before `line`.
    fn end_theme(&mut self, line: u32, reading: &mut Reading) {
        let Some((number, mut section)) = self.theme.take() else {
            return;
        };
        let listed = self
            .contents
            .themes
            .iter()
            .find(|theme| theme.number == number);
        let measures = listed.iter().flat_map(|theme| &theme.measures);
        let is_read = |entry: &&Entry| self.read.iter().any(|(read, ..)| *read == entry.number);
        self.absent(
            "施策",
            measures.filter(|entry| !is_read(entry)),
            line,
            reading,
        );
        section.sections = self.read.drain(..).map(|(_, _, measure)| measure).collect();
        self.themes.push(section);
    }

    fn missing_themes(&self, line: u32, reading: &mut Reading) {
        let is_read = |entry: &&Entry| {
            let number = entry.number.to_string();
            let mut themes = self.themes.iter();
            themes.any(|theme| theme.number.as_deref() == Some(&number))
        };
        let missing = self.contents.themes.iter().filter(|entry| !is_read(entry));
        self.absent("テーマ", missing, line, reading);
    }

    /// Reports what the table of contents has and the text up to `line` not.
    fn absent<'e>(
        &self,
        word: &str,
        entries: impl Iterator<Item = &'e Entry>,
        line: u32,
        reading: &mut Reading,
    ) {
        let name = |entry: &Entry| format!("「{word}{} {}」", entry.number, entry.title);
        let names: String = entries.map(name).collect();
        if self.contents.sound && !names.is_empty() {
            let what = format!("目次にある{names}がここまでにありません。");
            let todo = "原文が途中で切れていないか、欠けていないか確かめてください。";
            reading.report.text(line, what, todo);
        }
    }
}

/// Checks a heading against the number that is due and the table of contents.
/// Where the heading is missing (and reported), the table gives its title.
fn entry(
    word: &str,
    heading: Option<&Heading>,
    (sound, entries): (bool, &[Entry]),
    expected: u32,
    piece: &Piece,
    reading: &mut Reading,
) -> (u32, Text) {
    let find = |number| entries.iter().find(move |entry| entry.number == number);
    let Some(heading) = heading else {
        let title = find(expected).map(|entry| entry.title.clone());
        let text = title.unwrap_or_default();
        return (
            expected,
            Text {
                text,
                ..Text::default()
            },
        );
    };
    reading.ledger.label(&heading.label);
    reading.ledger.content(&heading.title);
    let (number, title) = (heading.number, heading.title.text());
    if number != expected {
        reading.report.text(
            piece.first_line(),
            format!("{word}{expected}のはずのところに「{word}{number} {title}」があります。"),
            format!("{word}が抜けていないか、重なっていないか確かめてください。"),
        );
    } else if sound && !find(number).is_some_and(|entry| same(&entry.title, &title)) {
        reading.report.text(
            piece.first_line(),
            format!("「{word}{number} {title}」が目次にありません。"),
            "この見出しと目次（最初のページ）を見比べて確かめてください。",
        );
    }
    (number, heading.title.to_text())
}

fn level(profile: &Profile, depth: usize) -> &str {
    profile
        .levels
        .value
        .get(depth)
        .map_or("section", |level| &level.id)
}

fn section(id: &str, level: &str, number: u32, title: Text) -> Section {
    Section {
        id: SectionId::from(id),
        level: level.into(),
        number: Some(number.to_string()),
        title,
        desired_state: None,
        context: Vec::new(),
        kpis: Vec::new(),
        figures: Vec::new(),
        rows: Vec::new(),
        sections: Vec::new(),
        extra: Extra::new(),
    }
}

fn finish(contents: &Contents, themes: Vec<Section>, reading: &mut Reading) -> Plan {
    let profile = reading.profile;
    let chapter = contents.chapter.as_ref();
    let number = chapter.map_or(0, |heading| heading.number);
    let title = chapter.map_or_else(Text::default, |heading| heading.title.to_text());
    let id = format!("{}-{number}", level(profile, 0));
    let mut top = section(&id, level(profile, 0), number, title);
    top.sections = themes;
    let mut levels = profile.levels();
    for (level, printed) in levels.iter_mut().zip(&contents.legend) {
        // In the order of the keys, which a build with another map keeps too.
        let from = printed.from.as_ref().map(ToString::to_string);
        let printed = serde_json::json!({ "from": from, "text": printed.text });
        level.extra.insert("printed".to_owned(), printed);
    }
    let text = |text: &str| Text {
        text: text.to_owned(),
        ..Text::default()
    };
    Plan {
        format: FORMAT.to_owned(),
        city: profile.city(),
        title: text(&profile.title.value),
        summary: Some(text(&profile.summary.value)),
        period: Profile::period(&profile.period.value, &mut reading.report),
        updated: Profile::period(&profile.updated.value, &mut reading.report),
        rights: Some(profile.rights.value.clone()),
        sources: profile.sources(),
        levels,
        departments: reading.departments.clone(),
        judgement: Some(profile.judgement()),
        glossary: profile.glossary(),
        sections: vec![top],
        extra: Extra::new(),
    }
}
