//! The required path: from the baseline through the targets.

use super::facts::{anchor, numeric, same_unit};
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
    let mut path: Vec<_> = kpi.targets.iter().filter_map(corner).collect();
    path.retain(|(time, _)| *time > start.0 + 1e-9);
    path.sort_by(|a, b| a.0.total_cmp(&b.0));
    path.dedup_by(|later, earlier| (later.0 - earlier.0).abs() < 1e-9);
    if path.is_empty() {
        return None;
    }
    path.insert(0, start);
    Some(path)
}
