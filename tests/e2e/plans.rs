//! Plans made for a test: the built one with KPIs of the test's own.

use crate::server::serve_plan;
use crate::site::dist;
use serde_json::{Value, json};

/// Serves the built plan with these KPIs in place of its own, all in the first
/// theme; gives the address.
pub fn serve_kpis(kpis: &[Value]) -> String {
    let mut plan = built();
    for theme in plan["sections"][0]["sections"].as_array_mut().unwrap() {
        theme["kpis"] = json!([]);
    }
    plan["sections"][0]["sections"][0]["kpis"] = json!(kpis);
    serve_plan(plan.to_string())
}

/// The built plan.
pub fn built() -> Value {
    serde_json::from_slice(&std::fs::read(dist().join("plan.json")).unwrap()).unwrap()
}

/// A KPI of people, of which more is better: from baseline to target, with
/// these actuals. `more` adds fields or replaces them.
pub fn kpi(
    id: &str,
    baseline: (&str, f64),
    target: (&str, Value),
    actuals: &[(&str, f64)],
    more: Value,
) -> Value {
    let actual = |(period, value): &(&str, f64)| json!({ "period": period, "value": value });
    let mut kpi = json!({
        "id": id, "name": format!("指標 {id}"), "unit": "人", "desired": "increase",
        "baseline": { "period": baseline.0, "value": baseline.1 },
        "targets": [{ "period": target.0, "value": target.1 }],
        "actuals": actuals.iter().map(actual).collect::<Vec<_>>(),
    });
    for (key, value) in more.as_object().unwrap() {
        kpi[key] = value.clone();
    }
    kpi
}
