//! The data format holds a second real plan, of another shape than the first:
//! 日野町's, with 79 KPIs and two target years each, and nothing of it is lost.
//!
//! `survey.json`, the answers of residents to a questionnaire, is not
//! converted: its shares and counts of answers belong to no measure and have
//! neither baseline nor target, and the format has no place for them.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod convert;

use convert::convert;
use keikaku::plan::{Desired, Kpi, Period, Plan, Quantity, Severity, check, load};
use serde_json::Value;
use std::collections::BTreeMap;

const KPI: &str = include_str!("../fixtures/hino/kpi.json");
const WORKS: &str = include_str!("../fixtures/hino/plan.json");

fn plan() -> Plan {
    let read = |text| serde_json::from_str(text).unwrap();
    convert(&read(KPI), &read(WORKS))
}

fn kpis(plan: &Plan) -> Vec<&Kpi> {
    let fields = plan.sections.iter().flat_map(|pillar| &pillar.sections);
    fields.flat_map(|field| &field.kpis).collect()
}

#[test]
fn has_its_pillars_fields_and_kpis() {
    let plan = plan();
    let fields: Vec<_> = plan
        .sections
        .iter()
        .map(|pillar| pillar.sections.len())
        .collect();
    assert_eq!((fields.len(), fields.iter().sum::<usize>()), (5, 34));
    let kpis = kpis(&plan);
    assert_eq!(kpis.len(), 79);
    assert!(
        kpis.iter()
            .all(|kpi| kpi.targets.len() == 2 && kpi.baseline.is_some())
    );
    let neutral = kpis.iter().filter(|kpi| kpi.desired == Some(Desired::None));
    assert_eq!(neutral.count(), 3);
}

#[test]
fn reads_its_years() {
    let plan = plan();
    let check = |name: &str, baseline: Period, targets: [i32; 2], mean: bool, provisional: bool| {
        let kpi = *kpis(&plan)
            .iter()
            .find(|kpi| kpi.name.text == name)
            .unwrap();
        let value = kpi.baseline.as_ref().unwrap();
        assert_eq!(value.period, Some(baseline), "{name}");
        assert_eq!(
            (value.mean, value.provisional),
            (mean, provisional),
            "{name}"
        );
        let years = kpi.targets.iter().map(|target| target.period);
        assert!(
            years.eq(targets.map(|year| Some(Period::FiscalYear(year)))),
            "{name}"
        );
    };
    let year = Period::FiscalYear;
    check("保育所等待機児童数", year(2019), [2025, 2030], false, false);
    check("日野菜出荷量", year(2020), [2025, 2030], false, true);
    check(
        "創業者数",
        Period::FiscalYears(2015, 2019),
        [2025, 2030],
        true,
        false,
    );
    check("町内商店数", year(2016), [2025, 2030], false, false);
    check(
        "町道舗装延長（修繕）",
        year(2019),
        [2023, 2027],
        false,
        false,
    );
    check("町道改良地区", year(2020), [2025, 2030], false, false);
    let thought = "協働のまちづくりができていると思う人の割合";
    check(thought, year(2018), [2024, 2028], false, false);
}

#[test]
fn survives_writing_and_reading() {
    let plan = plan();
    let written = serde_json::to_vec_pretty(&plan).unwrap();
    let loaded = load(&written);
    assert_eq!(loaded.problems, []);
    assert_eq!(loaded.plan.unwrap(), plan);
}

#[test]
fn has_no_errors() {
    let mut problems = check::check(&plan());
    problems.retain(|problem| problem.severity == Severity::Error);
    assert_eq!(problems, []);
}

/// Counts every text and number of the source, and of the written plan: none
/// of them stands there less often.
#[test]
fn loses_nothing() {
    let mut source = BTreeMap::new();
    for file in [KPI, WORKS] {
        count(&serde_json::from_str(file).unwrap(), "", &mut source);
    }
    assert!(source.values().sum::<i32>() > 900, "{source:?}");
    // The two files name each field; the plan names it once.
    for pillar in plan().sections {
        for field in pillar.sections {
            *source.get_mut(&field.title.text).unwrap() -= 1;
        }
    }
    let mut written = BTreeMap::new();
    count(&serde_json::to_value(plan()).unwrap(), "", &mut written);
    for (leaf, times) in source {
        let found = written.get(&leaf).copied().unwrap_or(0);
        assert!(found >= times, "「{leaf}」 {found} < {times}");
    }
}

/// Counts the leaves. The source's ids are in the plan's ids; its words for
/// the direction have their own in the format.
fn count(value: &Value, key: &str, into: &mut BTreeMap<String, i32>) {
    let leaf = match value {
        Value::Object(object) => {
            return object
                .iter()
                .for_each(|(key, value)| count(value, key, into));
        }
        Value::Array(items) => {
            return items.iter().for_each(|item| count(item, key, into));
        }
        _ if matches!(key, "id" | "pillar") => return,
        Value::String(word) if key == "direction" => match word.as_str() {
            "up" => "increase".to_owned(),
            "down" => "decrease".to_owned(),
            _ => "none".to_owned(),
        },
        Value::String(text) => text.clone(),
        // 75.0 and 75 are the same number.
        Value::Number(number) => number.as_f64().unwrap().to_string(),
        _ => return,
    };
    *into.entry(leaf).or_default() += 1;
}

#[test]
fn keeps_the_works_with_their_cost() {
    let plan = plan();
    let fields = plan.sections.iter().flat_map(|pillar| &pillar.sections);
    let first = fields
        .clone()
        .find(|field| field.number.as_deref() == Some("1"))
        .unwrap();
    let project = &first.rows[0].projects[0];
    assert_eq!(project.text, "公立保育所運営事業");
    assert_eq!(project.extra["cost"], 116_940);
    assert_eq!(first.extra["total"], 1_414_884);
    let numbers = kpis(&plan).into_iter().flat_map(|kpi| &kpi.targets);
    assert!(
        numbers
            .clone()
            .all(|target| matches!(target.value, Quantity::Number(_)))
    );
}
