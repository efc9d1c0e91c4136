//! A chart that leaves its page, of any kind: what a picture of it says of
//! itself, and the chart as text and as a table.

use super::csv::Csv;
use super::source::{rights_of, titled};
use super::text::{Lines, standing};
use crate::chart::{Grid, Shape};
use crate::i18n;
use crate::kpi::decimal;
use crate::plan::{EraStyle, Kpi, Period, Plan, Source};

/// Where a chart's data come from.
#[derive(Clone, Debug, Default)]
pub struct Origin<'a> {
    /// Their sources.
    pub sources: Vec<&'a Source>,
    /// The period of the latest actual among them.
    pub latest: Option<Period>,
    /// What has to be known to read it: 状態は自動計算です。
    pub remark: &'static str,
    /// The unit of numbers that are shown without one.
    pub unit: &'static str,
    /// The KPI, where it is one's: how it stands is said.
    pub kpi: Option<&'a Kpi>,
}

/// A chart without the page around it.
#[derive(Clone, Copy, Debug)]
pub struct Alone<'a> {
    pub plan: &'a Plan,
    pub title: &'a str,
    pub origin: &'a Origin<'a>,
    /// Where its numbers are not the plan's but tried: what is said of that.
    pub trial: Option<&'a str>,
    pub style: EraStyle,
    /// The address of its page.
    pub link: &'a str,
}

const COLUMNS: [&str; 17] = [
    "市名",
    "計画",
    "図",
    "見出しの種類",
    "見出し",
    "見出し（西暦）",
    "項目",
    "値",
    "条件",
    "単位",
    "表示",
    "試算",
    "注記",
    "出典",
    "実績の最新",
    "データ更新日",
    "利用条件",
];

impl Alone<'_> {
    /// The title, which says where numbers were tried.
    #[must_use]
    pub fn title(&self) -> String {
        match self.trial {
            Some(_) => i18n::beside(self.title, i18n::TRIAL),
            None => self.title.to_owned(),
        }
    }

    /// How the KPI stands, a line each: what the city says of it, and our
    /// judgement with its shape. None for other charts.
    #[must_use]
    pub fn standing(&self) -> Vec<(Option<Shape>, String)> {
        let Some(kpi) = self.origin.kpi else {
            return Vec::new();
        };
        let said = standing(self.plan, kpi, self.style).into_iter();
        said.map(|(name, text, state)| (state.map(Shape::of), i18n::introduced(name) + &text))
            .collect()
    }

    /// What a picture says below the chart, a line each: what was tried, the
    /// plan, sources, days, licence, the page.
    #[must_use]
    pub fn notes(&self) -> Vec<String> {
        let mut lines: Vec<String> = self.trial.map(str::to_owned).into_iter().collect();
        if !self.origin.remark.is_empty() {
            lines.push(i18n::say(self.origin.remark).to_owned());
        }
        lines.push(self.plan.title.text.clone());
        if !self.origin.sources.is_empty() {
            lines.push(i18n::sources(&i18n::listed(&self.sources())));
        }
        let latest = self.origin.latest;
        let latest = latest.map(|period| i18n::latest_actual(&period.label(self.style)));
        let updated = self.plan.updated;
        let updated = updated.map(|day| i18n::updated(&day.label(self.style)));
        let days: Vec<String> = latest.into_iter().chain(updated).collect();
        if !days.is_empty() {
            lines.push(days.join(i18n::in_width("　", " – ")));
        }
        lines.extend(self.rights().into_iter().map(str::to_owned));
        lines.push(self.link.to_owned());
        lines
    }

    /// The chart as plain lines: title, sentence, table, and what a picture
    /// says. A table of more than two columns has tabs between them, so that it
    /// becomes one where it is pasted.
    #[must_use]
    pub fn text(&self, summary: &str, grid: &Grid) -> String {
        let mut lines = Lines(String::new());
        lines.add("", &self.title());
        lines.add("", summary);
        let pairs = grid.head.len() == 2;
        if !pairs {
            lines.columns(&grid.head, "\t");
        }
        for row in &grid.rows {
            match row.as_slice() {
                [name, text] if pairs => lines.add(name, text),
                _ => lines.columns(row, "\t"),
            }
        }
        let standing = self.standing().into_iter().map(|(_, text)| text);
        for note in standing.chain(self.notes()) {
            lines.add("", &note);
        }
        lines.0
    }

    /// The chart's table in long form, a cell a row, given with both ways of
    /// writing years. Numbers stand apart from their units; beside them is what
    /// the table shows.
    #[must_use]
    pub fn csv(&self, grid: &Grid, western: &Grid) -> String {
        let mut csv = Csv::new();
        csv.texts(&COLUMNS);
        csv.end_row();
        let kind = grid.head.first().map_or("", String::as_str);
        for (row, other) in grid.rows.iter().zip(&western.rows) {
            let head = row.first().map_or("", String::as_str);
            let other = other.first().map_or(head, String::as_str);
            let cells = row.iter().zip(&grid.head).skip(1);
            for (cell, column) in cells.filter(|(cell, _)| !cell.is_empty()) {
                csv.texts(&[&self.plan.city.name, &self.plan.title.text, self.title]);
                csv.texts(&[kind, head, other, column]);
                self.value(&mut csv, cell);
                self.last(&mut csv);
                csv.end_row();
            }
        }
        csv.finish()
    }

    /// 値, 条件, 単位, 表示. A text that is more than a number is shown, no more.
    fn value(&self, csv: &mut Csv, cell: &str) {
        let read = read(cell);
        csv.number(read.map(|read| read.0));
        csv.maybe(read.map(|read| read.1));
        let unit = read.map(|read| read.2);
        csv.text(unit.map_or("", |unit| {
            if unit.is_empty() {
                self.origin.unit
            } else {
                unit
            }
        }));
        csv.text(cell);
    }

    fn last(&self, csv: &mut Csv) {
        csv.maybe(self.trial);
        csv.text(self.origin.remark);
        csv.text(&self.sources().join("、"));
        let latest = self.origin.latest.map(|period| period.label(self.style));
        csv.maybe(latest.as_deref());
        csv.maybe(self.plan.updated.map(|day| day.to_string()).as_deref());
        csv.text(&self.rights().join(" "));
    }

    /// The titles of the sources, with the publishers.
    fn sources(&self) -> Vec<String> {
        let sources = self.origin.sources.iter();
        sources.map(|source| titled(source)).collect()
    }

    /// On what terms the data may be used, each once: of the plan, which the title
    /// is from at least, and of the sources.
    fn rights(&self) -> Vec<&str> {
        let mut rights: Vec<&str> = self.plan.rights.as_deref().into_iter().collect();
        for source in &self.origin.sources {
            rights.extend(rights_of(self.plan, source).filter(|own| !rights.contains(own)));
        }
        rights
    }
}

const CONDITIONS: [&str; 5] = ["以上", "以下", "超", "未満", "程度"];

/// The number at the start of a shown value, its condition and its unit:
/// 100％以上 is (100, 以上, ％). None for anything that is more than that, 65億円
/// among them, for what is written out is never a wrong number. Small: the
/// reader of printed plans would be half as large as all charts.
fn read(cell: &str) -> Option<(f64, &'static str, &str)> {
    let mut digits = String::new();
    let mut rest = cell.trim();
    for character in rest.chars() {
        match character {
            '−' | '▲' | '-' if digits.is_empty() => digits.push('-'),
            '0'..='9' | '.' => digits.push(character),
            ',' if !digits.is_empty() => {}
            _ => break,
        }
        rest = rest.get(character.len_utf8()..).unwrap_or_default();
    }
    let number = decimal(&digits)?;
    let mut unit = rest.trim();
    let ended = CONDITIONS.iter().find(|end| unit.ends_with(**end));
    let condition = ended.copied().unwrap_or_default();
    unit = unit.strip_suffix(condition).unwrap_or(unit).trim();
    let more = unit.chars().any(|c| {
        c.is_ascii_digit()
            || matches!(
                c,
                '（' | '(' | '〜' | '～' | '／' | '台' | '千' | '万' | '億' | '兆'
            )
    });
    (!more).then_some((number, condition, unit))
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn numbers_apart_from_their_units() {
        for (cell, expected) in [
            ("13,865人", Some((13865.0, "", "人"))),
            ("679.26件", Some((679.26, "", "件"))),
            ("100％以上", Some((100.0, "以上", "％"))),
            ("−3.2％", Some((-3.2, "", "％"))),
            ("▲9.9 ％", Some((-9.9, "", "％"))),
            ("7", Some((7.0, "", ""))),
            ("48％程度", Some((48.0, "程度", "％"))),
            ("", None),
            ("－", None),
            ("-", None),
            ("順調", None),
            ("実績未公表", None),
            ("65億円", None),
            ("1億2,000万円", None),
            ("9位台", None),
            ("4.8〜5.0％", None),
            ("小80.0％／中80.0％", None),
            ("1.2.3件", None),
        ] {
            assert_eq!(read(cell), expected, "{cell}");
        }
    }
}
