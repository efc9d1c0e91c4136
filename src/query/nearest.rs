//! For a link that leads nowhere: what was probably meant.

use super::index::Index;
use super::url::Page;
use crate::order::insert_by_key;

/// A page that may have been meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion {
    pub page: Page,
    pub title: String,
}

/// How many pages are offered.
const OFFERED: usize = 3;

/// The pages whose ids are nearest to what the link asked for.
#[must_use]
pub fn nearest(index: &Index<'_>, asked: &str) -> Vec<Suggestion> {
    let asked = asked.rsplit('/').next().unwrap_or(asked);
    let asked: Vec<char> = asked.chars().take(60).collect();
    let mut found: Vec<(usize, Suggestion)> = Vec::new();
    let mut offer = |id: &str, page: Page, title: &dyn Fn() -> String| {
        let distance = distance(&asked, id);
        if found.len() < OFFERED || found.last().is_some_and(|(worst, _)| distance < *worst) {
            let suggestion = Suggestion {
                page,
                title: title(),
            };
            insert_by_key(&mut found, (distance, suggestion), |(distance, _)| {
                *distance
            });
            found.truncate(OFFERED);
        }
    };
    for number in 0..index.sections.len() {
        if let Some(section) = index.section(number) {
            offer(
                section.id.as_str(),
                Page::Section(section.id.clone()),
                &|| index.heading(number),
            );
        }
    }
    for kpi in index.kpis.iter().filter_map(|at| index.kpi(at)) {
        offer(kpi.id.as_str(), Page::Kpi(kpi.id.clone()), &|| {
            kpi.name.text.clone()
        });
    }
    for department in &index.plan.departments {
        offer(
            department.id.as_str(),
            Page::Department(department.id.clone()),
            &|| department.name.clone(),
        );
    }
    found
        .into_iter()
        .map(|(_, suggestion)| suggestion)
        .collect()
}

/// Levenshtein distance; none where the id only goes on after what was asked
/// for, as after a link that was cut.
fn distance(a: &[char], b: &str) -> usize {
    let b: Vec<char> = b.chars().take(60).collect();
    if a.len() > 1 && b.starts_with(a) {
        return 0;
    }
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
