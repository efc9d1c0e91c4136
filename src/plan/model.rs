//! The types of the data format. `public/plan.schema.json` is made from them.

use super::json::{Extra, Field, FromJson, Reader, record, words};
use super::{
    DepartmentId, DirectionId, FigureId, IssueId, KpiId, LevelId, Period, Place, ProjectId,
    Quantity, SectionId, SeriesId, SourceId,
};
use serde_json::Value;

/// The version of the format that this program writes and reads.
pub const FORMAT: &str = "keikaku/1";

macro_rules! model {
    ($($(#[$doc:meta])* $name:ident { $($(#[$fdoc:meta])* $field:ident: $type:ty),* $(,)? })*) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, serde::Serialize)]
        #[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
        pub struct $name {
            $($(#[$fdoc])* pub $field: $type,)*
            /// Fields that the format does not know; they survive a round trip.
            #[serde(flatten)]
            pub extra: Extra,
        }
        record!($name { $($field),* });
    )*};
}

model! {
    /// A city's comprehensive plan, or a part of one.
    Plan {
        /// Version of the format: `keikaku/1`.
        format: String,
        /// The city.
        city: City,
        /// The plan's title as printed, 上尾市 第6次総合計画 前期基本計画.
        title: Text,
        /// What the plan covers, a sentence for the head of the page.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        summary: Option<Text>,
        /// The period that the plan is for.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        period: Option<Period>,
        /// The day of the last change of this data, `2026-11-23`.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        updated: Option<Period>,
        /// Whose text this is and on what terms it may be used.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        rights: Option<String>,
        /// Where texts and numbers come from. The first is the plan itself.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        sources: Vec<Source>,
        /// The names of the plan's levels, from the top.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        levels: Vec<Level>,
        /// The departments, in the order of the page.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        departments: Vec<Department>,
        /// How KPIs are judged.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        judgement: Option<Thresholds>,
        /// What words of the plan mean, in the order of the page.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        glossary: Vec<Term>,
        /// The plan's content.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        sections: Vec<Section>,
    }

    /// A city.
    City {
        /// 上尾市
        name: String,
        /// The municipality code (全国地方公共団体コード), `112194`.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        code: Option<String>,
    }

    /// A source of texts or numbers.
    Source {
        id: SourceId,
        /// Its title.
        title: String,
        /// Who published it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        publisher: Option<String>,
        /// A file beside the page that holds its text, one line a line.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        file: Option<String>,
        /// What has to be known about it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        note: Option<String>,
        /// On what terms it may be used, where that is not the plan's own rights.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        rights: Option<String>,
    }

    /// A level of the plan's hierarchy.
    Level {
        id: LevelId,
        /// The plan's own name for it: テーマ, 施策.
        name: String,
        /// The words around its number, where it has others: 第{}章.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        label: Option<String>,
    }

    /// A department (担当課).
    Department {
        id: DepartmentId,
        /// Its name as printed.
        name: String,
        /// True for 全庁: what it has to do, every department has to do.
        #[serde(default, skip_serializing_if = "is_false")]
        whole_city: bool,
        /// Where the name stands first.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        from: Option<Place>,
    }

    /// The thresholds of the judgement, as ratios of what was expected.
    Thresholds {
        /// From here on 順調 (default 0.95).
        #[serde(default, skip_serializing_if = "Option::is_none")]
        on_track: Option<f64>,
        /// From here on 概ね順調 (default 0.60).
        #[serde(default, skip_serializing_if = "Option::is_none")]
        mostly_on_track: Option<f64>,
    }

    /// A word of the plan, explained.
    Term {
        /// As it stands in the plan.
        term: String,
        /// How it is read, in hiragana, where it has kanji.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reading: Option<String>,
        /// Other forms of it in the plan: ＩＣＴ for ICT.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        also: Vec<String>,
        /// What it means.
        text: String,
    }

    /// A section of the plan, of any level: a chapter, a theme, a measure.
    Section {
        id: SectionId,
        level: LevelId,
        /// Its printed number, `3`.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        number: Option<String>,
        title: Text,
        /// 目指す状態
        #[serde(default, skip_serializing_if = "Option::is_none")]
        desired_state: Option<Text>,
        /// テーマをめぐる社会的な状況, a paragraph each.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        context: Vec<Text>,
        /// 成果指標
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        kpis: Vec<Kpi>,
        /// 図表
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        figures: Vec<Figure>,
        /// The rows of a measure's table.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        rows: Vec<Row>,
        /// The sections below this one.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        sections: Vec<Section>,
    }

    /// A row of a measure's table: what stands beside each other in the
    /// columns 現況と課題, 取組の方向 and 主な事業・取組. Any may be empty.
    Row {
        /// The heading above the row, 《情報発信》.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        heading: Option<Text>,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        issues: Vec<Issue>,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        directions: Vec<Direction>,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        projects: Vec<Project>,
    }

    /// 現況と課題
    Issue { id: IssueId, text: String, #[serde(default, skip_serializing_if = "Option::is_none")] from: Option<Place> }

    /// 取組の方向, with the departments that its brackets name.
    Direction {
        id: DirectionId,
        text: String,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        departments: Vec<DepartmentId>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        from: Option<Place>,
    }

    /// 主な事業・取組
    Project {
        id: ProjectId,
        text: String,
        /// The departments, where the plan names them for the project itself.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        departments: Vec<DepartmentId>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        from: Option<Place>,
    }

    /// 成果指標: what is measured, from where to where, and how it stands.
    Kpi {
        id: KpiId,
        name: Text,
        /// The unit of its values, 人, ％.
        unit: String,
        /// Which way is better.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        desired: Option<Desired>,
        /// True where the target is to keep the baseline.
        #[serde(default, skip_serializing_if = "is_false")]
        keep: bool,
        /// How values of several years add up.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        accumulation: Option<Accumulation>,
        /// How far off a value may be and still count as the same, in the unit.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        tolerance: Option<f64>,
        /// 現状値
        #[serde(default, skip_serializing_if = "Option::is_none")]
        baseline: Option<Observation>,
        /// 目標値, by period.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        targets: Vec<Observation>,
        /// 実績値, by period; also those before the baseline.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        actuals: Vec<Observation>,
        /// Where values before and after cannot be compared.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        breaks: Vec<Break>,
        /// What happened in its time and may explain its values, by period.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        annotations: Vec<Annotation>,
        /// 指標の説明, a paragraph each.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        explanation: Vec<Text>,
        /// 目標の根拠, a paragraph each.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        rationale: Vec<Text>,
        /// How its values derive from the series of a figure.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        derivation: Option<Derivation>,
        /// How its target derives from factors.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        formula: Option<Formula>,
        /// Grades that the city itself published.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        assessments: Vec<Assessment>,
        /// Departments, where the plan names them for the KPI itself.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        departments: Vec<DepartmentId>,
        /// A note on the whole KPI.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        note: Option<String>,
    }

    /// A value of a period: a baseline, a target, an actual, a cell of a table.
    Observation {
        #[serde(default, skip_serializing_if = "Option::is_none")]
        period: Option<Period>,
        /// The period as printed, 平成 31（2019）年度.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        period_text: Option<String>,
        value: Quantity,
        /// The value as printed, with its unit: 4.8％.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        text: Option<String>,
        /// Its unit, where it is not the KPI's.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        unit: Option<String>,
        /// True for the mean of the period's years.
        #[serde(default, skip_serializing_if = "is_false")]
        mean: bool,
        /// True for 見込み, 速報値: not final.
        #[serde(default, skip_serializing_if = "is_false")]
        provisional: bool,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        note: Option<String>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        from: Option<Place>,
    }

    /// A break in a series: values before cannot be compared with those from
    /// the period on.
    Break {
        /// The first period of the new series.
        period: Period,
        note: String,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        from: Option<Place>,
    }

    /// Something that happened, and that a chart says at its time:
    /// 新型コロナウイルス感染症.
    Annotation {
        period: Period,
        text: String,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        from: Option<Place>,
    }

    /// KPI = sum of the numerator ÷ sum of the denominator over the period,
    /// in per cent where the unit is.
    Derivation {
        numerator: SeriesId,
        denominator: SeriesId,
        /// The rule as printed, 応募率＝応募件数／募集件数.
        text: Text,
    }

    /// Target = product of the factors.
    Formula {
        factors: Vec<Factor>,
        /// What the product is rounded to, in the KPI's unit (default 1).
        #[serde(default, skip_serializing_if = "Option::is_none")]
        rounding: Option<f64>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        from: Option<Place>,
    }

    /// A factor of a target.
    Factor {
        /// マイナンバーカード取得率
        name: String,
        /// The number; 80 for 80％.
        value: f64,
        unit: String,
        /// As printed, 80％.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        text: Option<String>,
    }

    /// A grade that the city published.
    Assessment {
        period: Period,
        /// In the city's own words.
        grade: String,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        from: Option<Place>,
    }

    /// A figure or table of the plan.
    Figure {
        id: FigureId,
        title: Text,
        /// True where only the title survived.
        #[serde(default, skip_serializing_if = "is_false")]
        lost: bool,
        /// Legends and notes that stand with it.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        notes: Vec<Text>,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        series: Vec<Series>,
    }

    /// A row of a table: a name and a value a period.
    Series {
        id: SeriesId,
        name: Text,
        unit: String,
        values: Vec<Observation>,
    }
}

impl Section {
    /// Number and title, as a short name: 3 財政運営.
    #[must_use]
    pub fn numbered_title(&self) -> String {
        match &self.number {
            Some(number) => format!("{number} {}", self.title.text),
            None => self.title.text.clone(),
        }
    }
}

/// A text and where it stands. In JSON an object with `text` and `from`, or
/// the string alone.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Text {
    pub text: String,
    pub from: Option<Place>,
    /// Fields that the format does not know; they survive a round trip.
    pub extra: Extra,
}

impl Text {
    #[must_use]
    pub fn new(text: impl Into<String>, from: Place) -> Self {
        Self {
            text: text.into(),
            from: Some(from),
            extra: Extra::new(),
        }
    }
}

impl serde::Serialize for Text {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use serde::ser::SerializeMap;
        if self.from.is_none() && self.extra.is_empty() {
            return serializer.serialize_str(&self.text);
        }
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("text", &self.text)?;
        if let Some(from) = &self.from {
            map.serialize_entry("from", from)?;
        }
        for (key, value) in &self.extra {
            map.serialize_entry(key, value)?;
        }
        map.end()
    }
}

impl FromJson for Text {
    fn from_json(value: Value, reader: &mut Reader) -> Option<Self> {
        match value {
            Value::String(text) => Some(Self {
                text: reader.bounded(text),
                ..Self::default()
            }),
            Value::Object(object) => {
                let mut read = Self::default();
                let fields: &mut [(_, &mut dyn Field)] =
                    &mut [("text", &mut read.text), ("from", &mut read.from)];
                read.extra = reader.fields(object, fields).0;
                Some(read)
            }
            other => reader.expected("文字列か {\"text\": …, \"from\": …}", &other),
        }
    }

    fn blank() -> Self {
        Self::default()
    }
}

#[cfg(not(target_arch = "wasm32"))]
impl schemars::JsonSchema for Text {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Text".into()
    }
    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let place = generator.subschema_for::<Place>();
        schemars::json_schema!({
            "description": "A text and where it stands, or the text alone.",
            "anyOf": [
                { "type": "string" },
                { "type": "object", "properties": { "text": { "type": "string" }, "from": place }, "required": ["text"] }
            ]
        })
    }
}

words! {
    /// Which way is better.
    Desired {
        /// More is better.
        Increase = "increase",
        /// Less is better.
        Decrease = "decrease",
        /// Neither: the value informs only.
        None = "none",
    }
}

words! {
    /// How values of several years add up.
    Accumulation {
        /// A state at a moment: registered people, a ratio.
        Level = "level",
        /// What happens within a year: applications.
        AnnualFlow = "annual_flow",
        /// What has been done so far, never falling: a share of completion.
        Cumulative = "cumulative",
        /// The mean of a period of years.
        PeriodMean = "period_mean",
    }
}

#[allow(clippy::trivially_copy_pass_by_ref)] // the form that serde asks for
fn is_false(yes: &bool) -> bool {
    !*yes
}
