//! The required path: from the baseline through the targets.

use super::facts::{anchor, before_count, numeric, same_unit};
use super::time::position;
use crate::order::insert_by_key;
use crate::plan::Kpi;

/// The way from the baseline through the targets, as (time, value) in order of
/// time; linear between them. Means over years stand at the middle of their
/// span. None without a numeric baseline and a later numeric target.
#[must_use]
pub fn required_path(kpi: &Kpi) -> Option<Vec<(f64, f64)>> {
    let corner = |observation| {
        let (time, value) = anchor(kpi, observation).zip(numeric(observation))?;
        same_unit(kpi, observation).then_some((time, value))
    };
    let start = corner(kpi.baseline.as_ref()?)?;
    let mut path = Vec::new();
    for corner in kpi.targets.iter().filter_map(corner) {
        if corner.0 > start.0 + 1e-9 {
            insert_by_key(&mut path, corner, |corner| corner.0);
        }
    }
    path.dedup_by(|later, earlier| (later.0 - earlier.0).abs() < 1e-9);
    if path.is_empty() {
        return None;
    }
    // Nothing is asked for before the count begins.
    let first = path.first().map_or(start.0, |first| first.0);
    let begins = kpi.targets.iter().filter_map(|t| before_count(kpi, t));
    let begins = begins.map(position).filter(|begins| *begins < first);
    if let Some(begins) = begins.reduce(f64::min) {
        path.insert(0, (begins, start.1));
    }
    path.insert(0, start);
    Some(path)
}
