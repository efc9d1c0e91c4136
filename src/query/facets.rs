//! Departments across the plan: the matrix with the themes, and who works
//! with whom.

use super::index::Index;
use crate::order::by_key;

/// Departments × themes: how many directions each department has in each.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Matrix {
    /// Departments as numbers, the one with most directions first.
    pub departments: Vec<usize>,
    /// Per line of `departments`, the count in each theme of `Index::themes`.
    pub counts: Vec<Vec<usize>>,
    /// The largest count.
    pub max: usize,
}

/// Counts the directions of each department in each theme. 全庁 is a line of
/// its own and not added to the others, so that a sum counts nothing twice.
#[must_use]
pub fn matrix(index: &Index<'_>) -> Matrix {
    let mut counts = vec![vec![0; index.themes.len()]; index.plan.departments.len()];
    for (row, directions) in index.rows.iter().zip(&index.outline.rows) {
        let theme = index
            .theme_of(row.section)
            .and_then(|t| index.themes.binary_search(&t).ok());
        let Some(theme) = theme else { continue };
        for department in directions.iter().flatten() {
            if let Some(count) = counts
                .get_mut(*department)
                .and_then(|line| line.get_mut(theme))
            {
                *count += 1;
            }
        }
    }
    let lines = by_key(counts.into_iter().enumerate(), |(number, line)| {
        let whole = index.department(*number).is_some_and(|d| d.whole_city);
        (
            whole,
            std::cmp::Reverse(line.iter().sum::<usize>()),
            *number,
        )
    });
    let max = lines
        .iter()
        .flat_map(|(_, line)| line)
        .copied()
        .max()
        .unwrap_or(0);
    let (departments, counts) = lines.into_iter().unzip();
    Matrix {
        departments,
        counts,
        max,
    }
}

/// A department that another one works with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Partner {
    pub department: usize,
    /// How many directions both stand at.
    pub directions: usize,
}

/// With whom a department works: those that stand at the same directions, the
/// most frequent first.
#[must_use]
pub fn partners(index: &Index<'_>, department: usize) -> Vec<Partner> {
    let mut counts = vec![0; index.plan.departments.len()];
    for departments in index.outline.rows.iter().flatten() {
        if departments.binary_search(&department).is_ok() {
            for other in departments.iter().filter(|d| **d != department) {
                if let Some(count) = counts.get_mut(*other) {
                    *count += 1;
                }
            }
        }
    }
    let partners = counts
        .into_iter()
        .enumerate()
        .filter(|(_, directions)| *directions > 0)
        .map(|(department, directions)| Partner {
            department,
            directions,
        });
    by_key(partners, |p| std::cmp::Reverse(p.directions))
}
