//! What a page says of itself to search engines and to whatever shows a preview
//! of a link.

use super::dataset;
use super::pages::{Pages, up};
use super::template::{DATA, escape};
use crate::app;
use crate::chart;
use crate::export::{file_name, preview};
use crate::i18n;
use crate::plan::{EraStyle, Section};
use crate::query::{Filter, Index, Page, percent_encode};
use std::fmt::Write as _;

/// So much of a text is shown at most, of a page in a list and of a link.
const MOST_CHARS: usize = 160;

/// The picture of the whole plan.
const PLAN_PICTURE: &str = "plan";

pub(super) fn head(pages: &Pages, page: &Page) -> String {
    let title = app::page_title(pages.index, page);
    let about = cut(&description(pages.index, page));
    let mut head = format!("<title>{}</title>\n", escape(&title));
    let mut tag = |kind: &str, name: &str, content: &str| {
        let content = escape(content);
        let _ = writeln!(head, "<meta {kind}=\"{name}\" content=\"{content}\">");
    };
    tag("name", "description", &about);
    let mut og = |name: &str, content: &str| tag("property", &format!("og:{name}"), content);
    og(
        "type",
        if *page == Page::Overview {
            "website"
        } else {
            "article"
        },
    );
    og("title", &title);
    og("description", &about);
    og("locale", "ja_JP");
    // Both need a whole address.
    if let Some(url) = pages.url {
        og("url", &url.of(&pages.place(page)));
        if let Some((picture, alt)) = picture(pages, page) {
            og("image", &url.of(&format!("{}/{picture}", super::PREVIEWS)));
            og("image:width", &preview::WIDTH.to_string());
            og("image:height", &preview::HEIGHT.to_string());
            og("image:alt", &alt);
            tag("name", "twitter:card", "summary_large_image");
        }
    }
    let own = pages.file(page);
    head += &canonical(pages, page, own.rsplit('/').next().unwrap_or_default());
    let data = dataset::dataset(pages, page, &about, up(page));
    let _ = write!(head, "{DATA}{}</script>", dataset::within_script(&data));
    head
}

/// The same of its page for frames: what is in it stands in the page itself.
pub(super) fn frame_head(pages: &Pages, page: &Page, up: &str) -> String {
    let title = escape(&app::page_title(pages.index, page));
    let whole = [up, &pages.file(page)].concat();
    format!("<title>{title}</title>\n{}", canonical(pages, page, &whole))
}

/// The tag with the address by which the page is known, or the one that leads
/// there from here, where the site's is not.
fn canonical(pages: &Pages, page: &Page, from_here: &str) -> String {
    let address = match pages.url {
        Some(url) => url.of(&pages.place(page)),
        None => from_here.to_owned(),
    };
    format!("<link rel=\"canonical\" href=\"{}\">\n", escape(&address))
}

/// What the page is about, in the plan's own words where it has some.
fn description(index: &Index<'_>, page: &Page) -> String {
    let plan = index.plan;
    match page {
        Page::Overview | Page::Unknown(_) => {
            let summary = plan
                .summary
                .as_ref()
                .map(|text| [&text.text, "。"].concat());
            let covers = plan.period.map(|p| i18n::covers(&p.label(EraStyle::Era)));
            let said = [&plan.title.text, "　"].concat();
            [
                said,
                summary.unwrap_or_default(),
                covers.unwrap_or_default(),
            ]
            .concat()
        }
        Page::Compare => i18n::COMPARE_ABOUT.to_owned(),
        Page::Accessibility => i18n::ACCESSIBILITY_ABOUT.to_owned(),
        Page::Kpi(id) => {
            let kpi = index.kpi_by_id(id);
            kpi.map_or_else(String::new, |(kpi, _)| chart::summary(kpi, EraStyle::Era))
        }
        Page::Section(id) => {
            let number = index.section_number(id);
            let section = number.and_then(|n| index.section(n));
            let own = section.and_then(of_section);
            own.or(number.map(|n| index.heading(n))).unwrap_or_default()
        }
        Page::Department(id) => {
            let filter = Filter {
                departments: vec![id.clone()],
                ..Filter::default()
            };
            let outcome = index.apply(&filter);
            let totals = outcome.totals;
            let does =
                i18n::department_does(totals.directions, totals.whole_city, outcome.measures.len());
            let number = index.department_number(id.as_str());
            let name = number
                .and_then(|n| index.department(n))
                .map(|d| d.name.as_str());
            [name.unwrap_or_default(), "　", &does].concat()
        }
    }
}

/// What a section wants, or what it is about, or what is done in it.
fn of_section(section: &Section) -> Option<String> {
    let state = section.desired_state.as_ref().or(section.context.first());
    if let Some(text) = state {
        return Some(text.text.clone());
    }
    let directions = section.rows.iter().flat_map(|row| &row.directions);
    let texts: Vec<&str> = directions
        .map(|direction| direction.text.as_str())
        .collect();
    let own = (!texts.is_empty()).then(|| texts.join("　"));
    own.or_else(|| {
        let below = section.sections.iter();
        let titles: Vec<&str> = below.map(|below| below.title.text.as_str()).collect();
        (!titles.is_empty()).then(|| titles.join("、"))
    })
}

/// The picture for a preview of the page, by its file, and what it shows: the
/// KPI's, that of a section's first KPI, else the plan's.
fn picture(pages: &Pages, page: &Page) -> Option<(String, String)> {
    let index = pages.index;
    let kpi = match page {
        Page::Kpi(id) => index.kpi_by_id(id).map(|(kpi, _)| kpi),
        Page::Section(id) => {
            let section = index.section_number(id).and_then(|n| index.section(n));
            section.and_then(|section| section.kpis.first())
        }
        _ => None,
    };
    let whole = || (PLAN_PICTURE, index.plan.title.text.clone());
    let of_kpi = kpi.map(|kpi| (kpi.id.as_str(), chart::summary(kpi, EraStyle::Era)));
    [of_kpi, Some(whole())]
        .into_iter()
        .flatten()
        .find_map(|(name, alt)| {
            let file = file_name(&[name], "png");
            (pages.has_picture)(&file).then(|| (percent_encode(&file), cut(&alt)))
        })
}

/// A text as long as it is shown.
fn cut(text: &str) -> String {
    let text: Vec<&str> = text.split_whitespace().collect();
    let text = text.join(" ");
    if text.chars().count() <= MOST_CHARS {
        return text;
    }
    text.chars().take(MOST_CHARS - 1).chain(['…']).collect()
}
