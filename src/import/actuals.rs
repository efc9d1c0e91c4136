//! The CSV of actuals: one line a KPI and fiscal year. This is the file that
//! the city's office adds to every year, in whatever its spreadsheet saves.

use super::names::same;
use super::profile::Profile;
use super::report::{Input, Report};
use super::{decode, printed};
use crate::plan::{Extra, Kpi, Observation, Period, Place, Plan, Quantity, Section, SourceId};
use csv::StringRecord;

/// The columns, each by the names its head may have.
const COLUMNS: [&[&str]; 5] = [
    &["kpi", "成果指標", "指標"],
    &["fiscal_year", "年度"],
    &["value", "実績値", "値"],
    &["unit", "単位"],
    &["source", "出典"],
];

/// Adds the CSV's actuals to the plan's KPIs, by fiscal year.
pub fn add(bytes: &[u8], plan: &mut Plan, profile: &Profile, report: &mut Report) {
    let Some(text) = decode(bytes) else {
        let todo = "UTF-8かShift_JISで保存してください。";
        report.file(Input::Actuals, "文字コードが読めません。", todo);
        return;
    };
    // One kind of line end, so that line numbers are those of an editor.
    let text = text.replace("\r\n", "\n");
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    let mut records = reader.records();
    let head = match records.next() {
        Some(Ok(head)) => head,
        _ => StringRecord::new(),
    };
    let Some(columns) = columns(&head, report) else {
        return;
    };
    let mut kpis = kpis(&mut plan.sections);
    for record in records {
        match record {
            Ok(record) if record.iter().all(|field| field.trim().is_empty()) => {}
            Ok(record) => {
                let line = record
                    .position()
                    .map_or(1, |at| u32::try_from(at.line()).unwrap_or(1));
                let row = Row::new(&record, &columns);
                if let Err((what, todo)) = row.enter(&mut kpis, profile) {
                    report.line(Input::Actuals, line, what, todo);
                }
            }
            Err(error) => {
                let line = error
                    .position()
                    .map_or(1, |at| u32::try_from(at.line()).unwrap_or(1));
                let todo = "引用符（\"）が閉じているか確かめてください。";
                report.line(Input::Actuals, line, "CSVとして読めません。", todo);
            }
        }
    }
    for kpi in kpis {
        kpi.actuals
            .sort_by_key(|actual| actual.period.map(Period::fiscal_years));
    }
}

/// Which field of a line each of [`COLUMNS`] is.
fn columns(head: &StringRecord, report: &mut Report) -> Option<[usize; 5]> {
    let mut found = [0; 5];
    let mut complete = true;
    for (names, at) in COLUMNS.iter().zip(&mut found) {
        let is = |field: &str| names.iter().any(|name| same(name, field));
        if let Some(index) = head.iter().position(is) {
            *at = index;
        } else {
            complete = false;
            let name = names.join("」か「");
            let what = format!("見出しに「{name}」の列がありません。");
            let todo = "1行目に kpi,fiscal_year,value,unit,source の見出しを書いてください（順は自由です）。";
            report.line(Input::Actuals, 1, what, todo);
        }
    }
    complete.then_some(found)
}

/// All KPIs of the plan.
fn kpis(sections: &mut [Section]) -> Vec<&mut Kpi> {
    let mut found = Vec::new();
    for section in sections {
        found.extend(section.kpis.iter_mut());
        found.extend(kpis(&mut section.sections));
    }
    found
}

/// What is wrong, and what to do.
type Wrong = (String, String);

fn wrong<T>(what: impl Into<String>, todo: impl Into<String>) -> Result<T, Wrong> {
    Err((what.into(), todo.into()))
}

/// A line of the CSV.
struct Row<'a> {
    kpi: &'a str,
    year: &'a str,
    value: &'a str,
    unit: &'a str,
    source: &'a str,
}

impl<'a> Row<'a> {
    fn new(record: &'a StringRecord, columns: &[usize; 5]) -> Self {
        let [kpi, year, value, unit, source] =
            columns.map(|column| record.get(column).unwrap_or_default().trim());
        Self {
            kpi,
            year,
            value,
            unit,
            source,
        }
    }

    fn enter(&self, kpis: &mut [&mut Kpi], profile: &Profile) -> Result<(), Wrong> {
        let Some(kpi) = kpis.iter_mut().find(|kpi| same(&kpi.name.text, self.kpi)) else {
            return wrong(
                format!("「{}」という成果指標は計画にありません。", self.kpi),
                "計画の成果指標の名前をそのまま書いてください。",
            );
        };
        let year = self.year()?;
        let period = Period::FiscalYear(year);
        if kpi
            .actuals
            .iter()
            .any(|actual| actual.period == Some(period))
        {
            return wrong(
                format!("「{}」の{year}年度の値が2度あります。", self.kpi),
                "どちらか一方を消してください。",
            );
        }
        let value = self.value(kpi)?;
        self.agrees(kpi, year, &value)?;
        kpi.actuals.push(Observation {
            period: Some(period),
            period_text: None,
            value,
            text: Some(format!("{}{}", self.value, self.unit)),
            unit: None,
            mean: false,
            provisional: false,
            note: None,
            from: Some(self.place(profile)?),
            extra: Extra::new(),
        });
        Ok(())
    }

    /// `2024`, `令和6年度`
    fn year(&self) -> Result<i32, Wrong> {
        let period = printed::period(self.year).map(|read| read.period);
        match period {
            Ok(Period::FiscalYear(year) | Period::Year(year)) => Ok(year),
            _ => wrong(
                format!("年度「{}」が読めません。", self.year),
                "「2024」か「令和6年度」のように書いてください。",
            ),
        }
    }

    fn value(&self, kpi: &Kpi) -> Result<Quantity, Wrong> {
        if printed::unit(self.unit) != kpi.unit {
            return wrong(
                format!(
                    "単位「{}」が成果指標の単位「{}」と違います。",
                    self.unit, kpi.unit
                ),
                format!("値を「{}」の単位に直してください。", kpi.unit),
            );
        }
        match printed::quantity(self.value) {
            Ok((Quantity::Text(_), _)) | Err(_) => {}
            Ok((_, unit)) if !unit.is_empty() && unit != kpi.unit => {}
            Ok((value, _)) => return Ok(value),
        }
        wrong(
            format!("値「{}」が数として読めません。", self.value),
            "単位を付けずに数だけを書いてください。公表されていなければ「未公表」と書いてください。",
        )
    }

    /// Where the plan's own baseline is of the same year, both must say the
    /// same.
    fn agrees(&self, kpi: &Kpi, year: i32, value: &Quantity) -> Result<(), Wrong> {
        let same_year = |b: &&Observation| b.period == Some(Period::FiscalYear(year));
        let Some(baseline) = kpi.baseline.as_ref().filter(same_year) else {
            return Ok(());
        };
        if baseline.value == *value {
            return Ok(());
        }
        wrong(
            format!(
                "{year}年度の値「{}」が、計画に印刷された現状値「{}」と違います。",
                self.value,
                baseline.text.as_deref().unwrap_or_default()
            ),
            "どちらが正しいか確かめてください。",
        )
    }

    /// The source whose citation the column begins with; the rest is the
    /// place in it.
    fn place(&self, profile: &Profile) -> Result<Place, Wrong> {
        let found = profile.sources.value.iter().find_map(|source| {
            let rest = self.source.strip_prefix(source.cited_as.as_deref()?)?;
            Some((source, rest))
        });
        let Some((source, rest)) = found else {
            return wrong(
                format!("出典「{}」が設定にありません。", self.source),
                "設定の sources に、この出典と cited_as（出典の書き出し）を書き加えてください。",
            );
        };
        Ok(Place {
            source: Some(SourceId::from(source.id.as_str())),
            locator: rest.trim().to_owned(),
        })
    }
}
