//! The list of pages for search engines (sitemaps.org).

use super::site_url::SiteUrl;
use super::template::escape;
use crate::plan::{Period, Plan};

/// The pages at these places of the folder.
pub fn sitemap(plan: &Plan, url: &SiteUrl, places: impl Iterator<Item = String>) -> String {
    let day = plan.updated.filter(|day| matches!(day, Period::Day(..)));
    let changed = day.map_or_else(String::new, |day| format!("<lastmod>{day}</lastmod>"));
    let page = |place: String| {
        let address = escape(&url.of(&place));
        format!("<url><loc>{address}</loc>{changed}</url>\n")
    };
    let pages: String = places.map(page).collect();
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"{SCHEMA}\">\n{pages}</urlset>\n"
    )
}

/// The name of the format; nothing is fetched from there.
const SCHEMA: &str = "http://www.sitemaps.org/schemas/sitemap/0.9";
