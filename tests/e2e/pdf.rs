//! What stands on which sheet when a page is printed.

use crate::page::{Page, visit};
use crate::site;
use keikaku::plan::Section;
use keikaku::plan::fold::fold;
use keikaku::query::Filter;
use pdf_extract::extract_text_from_mem_by_pages;

/// The texts of the sheets that a page is printed on.
#[track_caller]
fn sheets(page: &Page) -> Vec<String> {
    let texts = extract_text_from_mem_by_pages(&page.print()).unwrap();
    texts.iter().map(|text| plain(text)).collect()
}

/// Without spaces and points. A font may draw two characters with one glyph, which a PDF then
/// tells as either: 民 as ⺠, of which folding knows all but the radicals' supplement.
fn plain(text: &str) -> String {
    let mut plain = fold(text);
    for (radical, character) in [("⺠", "民"), ("⻑", "長"), ("⻫", "斉")] {
        plain = plain.replace(radical, character);
    }
    plain.replace(|c: char| c.is_whitespace() || "・‧･".contains(c), "")
}

/// One sheet holds all of these whole.
#[track_caller]
fn together(sheets: &[String], texts: &[&str], about: &str) {
    let texts: Vec<String> = texts.iter().map(|text| plain(text)).collect();
    let missing = |sheet: &String| texts.iter().filter(|text| !sheet.contains(*text)).count();
    let least = sheets.iter().map(missing).min();
    assert_eq!(least, Some(0), "{about} is divided among {sheets:#?}");
}

/// What a measure says, title first.
fn words(section: &'static Section) -> Vec<&'static str> {
    let mut words = vec![section.title.text.as_str()];
    for row in &section.rows {
        words.extend(row.issues.iter().map(|issue| issue.text.as_str()));
        words.extend(
            row.directions
                .iter()
                .map(|direction| direction.text.as_str()),
        );
        words.extend(row.projects.iter().map(|project| project.text.as_str()));
    }
    words
}

#[test]
fn no_measure_is_divided_between_sheets() {
    visit(|page| {
        page.open("");
        page.until("the menu is there", "document.querySelector('.take')");
        let found = sheets(page);
        assert!(found.len() > 2, "{} sheets", found.len());
        for number in &site::index().measures {
            let section = site::index().section(*number).unwrap();
            together(&found, &words(section), &section.title.text);
        }
    });
}

/// A KPI's sheet has its judgement in one piece, a department's sheet each measure.
#[test]
fn sheets_of_a_kpi_and_a_department_are_not_torn() {
    visit(|page| {
        page.open("#/kpi/real-debt-service-ratio");
        page.until("the menu is there", "document.querySelector('.take')");
        let how = page.texts("details.how p, details.how li");
        let how: Vec<&str> = how.iter().map(String::as_str).collect();
        assert!(how.len() > 4, "{how:?}");
        together(&sheets(page), &how, "the judgement");

        let mut departments = site::index().plan.departments.iter();
        let department = departments.find(|known| known.id.as_str() == "gyosei-keiei");
        let department = department.unwrap();
        page.open(&format!("#/department/{}", department.id.as_str()));
        page.until("the menu is there", "document.querySelector('.take-here')");
        let found = sheets(page);
        let outcome = site::index().apply(&Filter {
            departments: vec![department.id.clone()],
            ..Filter::default()
        });
        assert!(outcome.measures.len() > 3, "{}", department.name);
        for number in &outcome.measures {
            let measure = site::index().measures[*number];
            let section = site::index().section(measure).unwrap();
            let rows = section.rows.iter();
            let own = rows.flat_map(|row| &row.directions);
            let own = own.filter(|d| d.departments.contains(&department.id));
            let mut texts = vec![section.title.text.as_str()];
            texts.extend(own.map(|direction| direction.text.as_str()));
            together(&found, &texts, &section.title.text);
        }
    });
}
