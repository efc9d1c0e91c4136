//! For a link that leads nowhere: what was probably meant.

use super::index::Index;
use super::url::Page;

/// A page that may have been meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion {
    pub page: Page,
    pub title: String,
}

/// The pages whose ids are nearest to what the link asked for, at most three.
#[must_use]
pub fn nearest(index: &Index, asked: &str) -> Vec<Suggestion> {
    let asked = asked.rsplit('/').next().unwrap_or(asked);
    let asked: Vec<char> = asked.chars().take(60).collect();
    let sections = (0..index.sections.len()).filter_map(|number| {
        let section = index.section(number)?;
        Some((
            section.id.as_str(),
            Page::Section(section.id.clone()),
            index.heading(number),
        ))
    });
    let kpis = (index.kpis.iter().filter_map(|at| index.kpi(at))).map(|kpi| {
        (
            kpi.id.as_str(),
            Page::Kpi(kpi.id.clone()),
            kpi.name.text.clone(),
        )
    });
    let departments = (index.plan.departments.iter()).map(|d| {
        (
            d.id.as_str(),
            Page::Department(d.id.clone()),
            d.name.clone(),
        )
    });
    let mut found: Vec<_> = (sections.chain(kpis).chain(departments))
        .map(|(id, page, title)| (distance(&asked, id), Suggestion { page, title }))
        .collect();
    found.sort_by_key(|(distance, _)| *distance);
    found.truncate(3);
    found
        .into_iter()
        .map(|(_, suggestion)| suggestion)
        .collect()
}

/// Levenshtein distance.
fn distance(a: &[char], b: &str) -> usize {
    let b: Vec<char> = b.chars().take(60).collect();
    let mut line: Vec<usize> = (0..=b.len()).collect();
    for (i, from) in a.iter().enumerate() {
        let diagonal = std::mem::replace(&mut line, vec![i + 1]);
        for (j, to) in b.iter().enumerate() {
            let substituted =
                diagonal.get(j).copied().unwrap_or_default() + usize::from(from != to);
            let removed = diagonal.get(j + 1).copied().unwrap_or_default() + 1;
            let added = line.last().copied().unwrap_or_default() + 1;
            line.push(substituted.min(removed).min(added));
        }
    }
    line.last().copied().unwrap_or_default()
}
