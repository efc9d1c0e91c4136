//! 日野町's published files (`tests/fixtures/hino`, CC0) as a plan.

use keikaku::plan::period::{self, ParsedPeriod};
use keikaku::plan::{
    Accumulation, City, Desired, Extra, FORMAT, Kpi, Level, Observation, Period, Place, Plan,
    Project, Quantity, Row, Section, Source, Text,
};
use serde_json::{Value, json};

/// The target years where a KPI's note names no others: `kpi.json`, meta.note.
const TARGET_YEARS: [&str; 2] = ["R7", "R12"];

/// `kpi` is the list of KPIs (総合計画), `works` the works with their cost
/// (実施計画).
pub fn convert(kpi: &Value, works: &Value) -> Plan {
    let plan = Plan {
        format: FORMAT.to_owned(),
        city: City {
            name: "日野町".to_owned(),
            code: None,
            extra: Extra::new(),
        },
        title: text("第6次日野町総合計画"),
        summary: None,
        period: Some(Period::FiscalYears(2021, 2030)),
        updated: None,
        rights: Some("CC0".to_owned()),
        sources: vec![source("kpi", &kpi["meta"]), source("works", &works["meta"])],
        levels: vec![level("pillar", "柱"), level("field", "分野")],
        departments: Vec::new(),
        judgement: None,
        glossary: Vec::new(),
        sections: items(&kpi["pillars"])
            .iter()
            .map(|pillar| section_of_pillar(pillar, kpi, works))
            .collect(),
        extra: Extra::new(),
    };
    assert_eq!(items(&kpi["fields"]).len(), items(&works["fields"]).len());
    plan
}

fn source(id: &str, meta: &Value) -> Source {
    Source {
        id: id.into(),
        title: string(&meta["title"]),
        publisher: Some("日野町".to_owned()),
        file: None,
        note: Some(string(&meta["note"])),
        rights: None,
        extra: extra(meta, &["baseline_caveat", "unit"]),
    }
}

fn level(id: &str, name: &str) -> Level {
    Level {
        id: id.into(),
        name: name.to_owned(),
        label: None,
        extra: Extra::new(),
    }
}

fn section_of_pillar(pillar: &Value, kpi: &Value, works: &Value) -> Section {
    let fields = items(&kpi["fields"]).iter().zip(items(&works["fields"]));
    let own = fields.filter(|(field, _)| field["pillar"] == pillar["id"]);
    Section {
        sections: own
            .map(|(field, works)| section_of_field(field, works))
            .collect(),
        extra: extra(pillar, &["color"]),
        ..section("pillar", pillar)
    }
}

fn section_of_field(field: &Value, works: &Value) -> Section {
    assert_eq!(
        (&field["id"], &field["name"]),
        (&works["id"], &works["name"])
    );
    let mut extra = extra(field, &["policy"]);
    extra.insert("total".to_owned(), works["total"].clone());
    let indicators = items(&field["indicators"]).iter().enumerate();
    let events = items(&works["events"]).iter().enumerate();
    let projects: Vec<_> = events
        .map(|(i, event)| project(&field["id"], i, event))
        .collect();
    let row = Row {
        heading: None,
        issues: Vec::new(),
        directions: Vec::new(),
        projects,
        extra: Extra::new(),
    };
    Section {
        kpis: indicators
            .map(|(i, indicator)| of_indicator(&field["id"], i, indicator))
            .collect(),
        rows: if row.projects.is_empty() {
            Vec::new()
        } else {
            vec![row]
        },
        extra,
        ..section("field", field)
    }
}

fn section(level: &str, of: &Value) -> Section {
    Section {
        id: format!("{level}-{}", of["id"]).as_str().into(),
        level: level.into(),
        number: Some(of["id"].to_string()),
        title: text(&string(&of["name"])),
        desired_state: None,
        context: Vec::new(),
        kpis: Vec::new(),
        figures: Vec::new(),
        rows: Vec::new(),
        sections: Vec::new(),
        extra: Extra::new(),
    }
}

/// A work of the 実施計画; its cost is in 千円 over its years.
fn project(field: &Value, index: usize, event: &Value) -> Project {
    Project {
        id: format!("project-{field}-{}", index + 1).as_str().into(),
        text: string(&event["name"]),
        departments: Vec::new(),
        from: Place::parse("works#"),
        extra: extra(event, &["cost", "years"]),
    }
}

fn of_indicator(field: &Value, index: usize, indicator: &Value) -> Kpi {
    let name = string(&indicator["name"]);
    let note = indicator["note"].as_str();
    let [mid, last] = note.and_then(target_years).unwrap_or(TARGET_YEARS);
    Kpi {
        id: format!("kpi-{field}-{}", index + 1).as_str().into(),
        unit: string(&indicator["unit"]),
        desired: Some(match indicator["direction"].as_str() {
            Some("up") => Desired::Increase,
            Some("down") => Desired::Decrease,
            _ => Desired::None,
        }),
        keep: false,
        accumulation: name.contains("累計").then_some(Accumulation::Cumulative),
        tolerance: None,
        baseline: Some(observation(
            &indicator["baseline"],
            &string(&indicator["baseline_year"]),
        )),
        targets: vec![
            observation(&indicator["target_mid"], mid),
            observation(&indicator["target_final"], last),
        ],
        actuals: Vec::new(),
        breaks: Vec::new(),
        annotations: Vec::new(),
        explanation: Vec::new(),
        rationale: Vec::new(),
        derivation: None,
        formula: None,
        assessments: Vec::new(),
        departments: Vec::new(),
        note: note.map(str::to_owned),
        name: Text::new(name, Place::parse("kpi#").unwrap()),
        extra: Extra::new(),
    }
}

/// 中間R5/期末R9
fn target_years(note: &str) -> Option<[&str; 2]> {
    let (mid, last) = note.split_once('/')?;
    Some([mid.strip_prefix("中間")?, last.strip_prefix("期末")?])
}

fn observation(value: &Value, printed: &str) -> Observation {
    let ParsedPeriod {
        period,
        mean,
        provisional,
        ..
    } = period::parse(printed).unwrap();
    Observation {
        period: Some(period),
        period_text: Some(printed.to_owned()),
        value: Quantity::Number(value.as_f64().unwrap()),
        text: None,
        unit: None,
        mean,
        provisional,
        note: None,
        from: None,
        extra: Extra::new(),
    }
}

fn extra(of: &Value, keys: &[&str]) -> Extra {
    let kept = keys.iter().filter(|key| of.get(**key).is_some());
    kept.map(|key| ((*key).to_owned(), json!(of[*key])))
        .collect()
}

fn items(list: &Value) -> &[Value] {
    list.as_array().unwrap()
}

fn string(value: &Value) -> String {
    value.as_str().unwrap().to_owned()
}

fn text(text: &str) -> Text {
    Text {
        text: text.to_owned(),
        ..Text::default()
    }
}
