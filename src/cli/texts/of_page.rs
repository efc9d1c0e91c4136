//! What a page of its own says of the plan in another language. Who comes to it by a link loads
//! that alone: the names, and the texts of its theme or of the KPIs; all else comes with the next
//! page.

use crate::plan::Section;
use crate::query::{Index, Page};
use serde_json::Value;
use std::collections::BTreeSet;
use std::rc::Rc;

/// Under which key the rows of a measure's table stand in the plan's file.
const ROWS: &str = "rows";
/// How the names of files end: with names of sections and KPIs alone, and with the KPIs' texts.
pub const NAMES: &str = "names";
pub const KPI: &str = "kpi";

/// The same, with the texts of a theme.
pub fn of_section(theme: &str) -> String {
    format!("section.{theme}")
}

/// A text of a plan, as far as it matters where it is shown.
pub struct Shown<'a> {
    /// The text in Japanese.
    pub text: &'a str,
    /// Where it stands (`#:` in the PO file).
    pub place: &'a str,
    /// Whether it stands on pages of their own alone.
    pub detail: bool,
}

/// Which texts go into which file besides: how its name ends, and whether a text is one of them.
type Files<'a> = Vec<(String, Box<dyn Fn(&Shown<'_>) -> bool + 'a>)>;

/// The files of a plan's pages. `plan` is the plan's file, which `index` was made of.
pub fn files<'a>(plan: &'a Value, index: &Index<'_>) -> Files<'a> {
    let all_without = |keys: &[&str]| {
        let mut texts = BTreeSet::new();
        collect(plan, keys, &mut texts);
        texts
    };
    // The pages without a section's texts. Terms are looked for in those of others, too.
    let of_kpis = all_without(&[ROWS, "desired_state"]);
    let names = Rc::new(all_without(&[ROWS]));
    let is_name =
        |shown: &Shown<'_>, names: &BTreeSet<&str>| !shown.detail && names.contains(shown.text);
    let mut files: Files<'a> = vec![(
        NAMES.to_owned(),
        Box::new(move |shown| is_name(shown, &of_kpis)),
    )];
    let (known, why) = (names.clone(), [" explanation", " rationale"]);
    let is_why = move |place: &str| why.iter().any(|end| place.ends_with(end));
    files.push((
        KPI.to_owned(),
        Box::new(move |shown| is_name(shown, &known) || (shown.detail && is_why(shown.place))),
    ));
    let themes = index.themes.iter().filter_map(|n| index.section(*n));
    // One that can have no page is shown by the overview.
    let has_file = |theme: &&Section| Page::Section(theme.id.clone()).file().is_some();
    for id in themes.filter(has_file).map(|theme| theme.id.as_str()) {
        let mut own = BTreeSet::new();
        if let Some(section) = section_of(plan, id) {
            collect(section, &[], &mut own);
        }
        let known = names.clone();
        files.push((
            of_section(id),
            Box::new(move |shown| is_name(shown, &known) || own.contains(shown.text)),
        ));
    }
    files
}

/// The section of this id, within the plan or a section.
fn section_of<'a>(around: &'a Value, id: &str) -> Option<&'a Value> {
    let sections = around.get("sections")?.as_array()?;
    sections.iter().find_map(|section| {
        let found = section.get("id").and_then(Value::as_str) == Some(id);
        if found {
            Some(section)
        } else {
            section_of(section, id)
        }
    })
}

/// The texts within a value of the plan's file, but for what stands under these keys.
fn collect<'a>(value: &'a Value, without: &[&str], texts: &mut BTreeSet<&'a str>) {
    match value {
        Value::String(text) => {
            texts.insert(text);
        }
        Value::Array(items) => items.iter().for_each(|item| collect(item, without, texts)),
        Value::Object(object) => object
            .iter()
            .filter(|(key, _)| !without.contains(&key.as_str()))
            .for_each(|(_, value)| collect(value, without, texts)),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::load;

    #[test]
    fn each_page_has_its_own() {
        let bytes = include_bytes!("../../../public/plan.json");
        let plan = load(bytes).plan.unwrap();
        let value = serde_json::from_slice(bytes).unwrap();
        let files = files(&value, &Index::new(&plan));
        let theme = &plan.sections[0].sections[0];
        let row = &theme.sections[0].rows[0];
        let kpi = &theme.kpis[0];
        let context = &theme.context[0].text;
        let in_files = |text: &str, place: &str, detail: bool| -> Vec<&str> {
            let shown = Shown {
                text,
                place,
                detail,
            };
            let has = files.iter().filter(|(_, has)| has(&shown));
            has.map(|(name, _)| name.as_str()).collect()
        };
        let all: Vec<&str> = files.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(all[..3], ["names", "kpi", "section.theme-1"]);
        assert_eq!(in_files(&kpi.name.text, "a", false), all);
        assert_eq!(in_files(&plan.glossary[0].term, "a", false), all);
        let state = &theme.desired_state.as_ref().unwrap().text;
        assert_eq!(in_files(state, "a", false), all[1..]);
        let direction = &row.directions[0].text;
        assert_eq!(in_files(direction, "a", false), ["section.theme-1"]);
        assert_eq!(in_files(context, "a context", true), ["section.theme-1"]);
        let why = &kpi.explanation[0].text;
        assert_eq!(
            in_files(why, "a explanation", true),
            ["kpi", "section.theme-1"]
        );
    }
}
