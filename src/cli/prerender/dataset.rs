//! The plan's data as schema.org tells it, for catalogues of data.

use super::pages::Pages;
use crate::app;
use crate::plan::{Period, Plan};
use crate::query::Page;
use serde_json::{Value, json};

/// The tables of the site, by their places in its folder.
pub const KPIS_CSV: &str = "data/kpis.csv";
pub const PLAN_CSV: &str = "data/plan.csv";
const JSON: &str = "plan.json";

/// A KPI's page tells of its values, any other of the plan's. `up` leads to the
/// site's folder.
pub fn dataset(pages: &Pages, page: &Page, about: &str, up: &str) -> Value {
    let plan = pages.index.plan;
    let address = |place: &str| match pages.url {
        Some(url) => url.of(place),
        None => [up, place].concat(),
    };
    let download = |format: &str, place: &str| json!({ "@type": "DataDownload", "encodingFormat": format, "contentUrl": address(place) });
    let csv = |place: &str| download("text/csv", place);
    let mut data = json!({
        "@context": CONTEXT,
        "@type": "Dataset",
        "name": plan.title.text,
        "description": about,
        "inLanguage": "ja",
        "creator": { "@type": "GovernmentOrganization", "name": plan.city.name },
        "spatialCoverage": place(plan),
        "isBasedOn": sources(plan),
        "distribution": [
            csv(KPIS_CSV),
            csv(PLAN_CSV),
            download("application/json", JSON),
        ],
    });
    let mut say = |name: &str, value: Option<Value>| {
        if let (Some(data), Some(value)) = (data.as_object_mut(), value) {
            data.insert(name.to_owned(), value);
        }
    };
    say(
        "temporalCoverage",
        plan.period.map(|period| json!(years(period))),
    );
    let day = plan.updated.filter(|day| matches!(day, Period::Day(..)));
    say("dateModified", day.map(|day| json!(day.to_string())));
    let rights = plan.rights.as_ref();
    say(
        "license",
        rights.map(|rights| json!({ "@type": "CreativeWork", "name": rights })),
    );
    let root = if pages.place(&Page::Overview).is_empty() && pages.url.is_none() {
        pages.index_name.to_owned()
    } else {
        pages.place(&Page::Overview)
    };
    let whole = address(&root);
    if let Page::Kpi(id) = page
        && let Some((kpi, _)) = pages.index.kpi_by_id(id)
    {
        say("name", Some(json!(app::page_title(pages.index, page))));
        say("url", Some(json!(address(&pages.file(page)))));
        say("variableMeasured", Some(json!(kpi.name.text)));
        let of = json!({ "@type": "Dataset", "name": plan.title.text, "url": whole });
        say("isPartOf", Some(of));
        let files = json!([csv(KPIS_CSV), download("application/json", JSON)]);
        say("distribution", Some(files));
    } else {
        say("url", Some(json!(whole)));
    }
    data
}

fn place(plan: &Plan) -> Value {
    let mut place = json!({ "@type": "AdministrativeArea", "name": plan.city.name });
    if let (Some(place), Some(code)) = (place.as_object_mut(), &plan.city.code) {
        place.insert("identifier".to_owned(), json!(code));
    }
    place
}

fn sources(plan: &Plan) -> Vec<Value> {
    let source = |source: &crate::plan::Source| {
        let mut work = json!({ "@type": "CreativeWork", "name": source.title });
        if let (Some(work), Some(publisher)) = (work.as_object_mut(), &source.publisher) {
            let publisher = json!({ "@type": "Organization", "name": publisher });
            work.insert("publisher".to_owned(), publisher);
        }
        if let (Some(work), Some(rights)) = (work.as_object_mut(), &source.rights) {
            let license = json!({ "@type": "CreativeWork", "name": rights });
            work.insert("license".to_owned(), license);
        }
        work
    };
    plan.sources.iter().map(source).collect()
}

/// Fiscal years as days, from April to March: `2021-04-01/2026-03-31`.
fn years(period: Period) -> String {
    let (first, last) = period.fiscal_years();
    format!("{first}-04-01/{}-03-31", last + 1)
}

/// JSON that ends no script and begins no comment, whatever texts are in it.
pub fn within_script(data: &Value) -> String {
    data.to_string().replace('<', "\\u003c")
}

/// The name of the vocabulary; nothing is fetched from there.
const CONTEXT: &str = "https://schema.org";
