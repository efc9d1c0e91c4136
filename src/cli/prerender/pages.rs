//! Which pages there are, and each as HTML.

use super::head;
use super::site_url::SiteUrl;
use super::template::{Filling, Template, escape};
use crate::app;
use crate::plan::Period;
use crate::query::{Index, Page, Site};

/// What the pages of a site have in common.
pub struct Pages<'a> {
    pub index: &'static Index<'static>,
    pub template: &'a Template,
    /// The fingerprint of the plan.
    pub plan: &'a str,
    /// The name of the overview's file.
    pub index_name: &'a str,
    pub url: Option<&'a SiteUrl>,
    /// Whether there is a picture of this name for link previews.
    pub has_picture: &'a dyn Fn(&str) -> bool,
    pub today: Period,
}

impl Pages<'_> {
    /// The overview, and every page that can have a file.
    ///
    /// # Errors
    /// Where two would have the same.
    pub fn all(&self) -> Result<Vec<Page>, String> {
        let index = self.index;
        let sections = (0..index.sections.len()).filter_map(|n| index.section(n));
        let kpis = index.kpis.iter().filter_map(|at| index.kpi(at));
        let departments = index.plan.departments.iter();
        let inner = [Page::Compare, Page::Accessibility]
            .into_iter()
            .chain(sections.map(|section| Page::Section(section.id.clone())))
            .chain(kpis.map(|kpi| Page::Kpi(kpi.id.clone())))
            .chain(departments.map(|department| Page::Department(department.id.clone())));
        let mut pages = vec![Page::Overview];
        let mut files = std::collections::BTreeSet::from([self.index_name.to_lowercase()]);
        for page in inner {
            let Some(file) = page.file() else { continue };
            // Some systems know no difference between a and A.
            if !files.insert(file.to_lowercase()) {
                return Err(format!(
                    "ページのファイルの名前「{file}」が重なります（大文字と小文字は区別しません）。idを変えてください。"
                ));
            }
            pages.push(page);
        }
        Ok(pages)
    }

    /// The page's file in the site's folder.
    pub fn file(&self, page: &Page) -> String {
        page.file().unwrap_or_else(|| self.index_name.to_owned())
    }

    /// The same as it stands in addresses: the folder's own for the overview.
    pub fn place(&self, page: &Page) -> String {
        match page {
            Page::Overview if self.index_name == super::INDEX => String::new(),
            _ => self.file(page),
        }
    }

    pub fn html(&self, page: &Page) -> String {
        let up = up(page);
        let inner = *page != Page::Overview;
        let overview = if inner {
            [up, self.index_name].concat()
        } else {
            String::new()
        };
        let mut attributes = format!(
            " data-plan=\"{}\" data-root=\"{}\"",
            self.plan,
            escape(&overview)
        );
        if inner {
            attributes += &format!(" data-page=\"{}\"", escape(&page.path()));
        }
        if *page == Page::Overview {
            attributes += &outline(self.index);
        }
        let site = Site {
            overview,
            folder: up.to_owned(),
            files: true,
        };
        self.template.filled(&Filling {
            up,
            head: &head::head(self, page),
            attributes: &attributes,
            shown: &app::prerender(self.index, page, site, self.today),
            parts: &app::page_parts(page),
        })
    }
}

/// The attribute that has the outline of the plan, where the overview has one.
pub fn outline(index: &Index<'_>) -> String {
    let attribute = |outline: String| format!(" data-outline=\"{}\"", escape(&outline));
    app::outline(index).map_or_else(String::new, attribute)
}

/// Leads from the page's folder to the site's.
pub fn up(page: &Page) -> &'static str {
    match page {
        Page::Overview | Page::Compare | Page::Accessibility | Page::Unknown(_) => "",
        Page::Section(_) | Page::Kpi(_) | Page::Department(_) => "../",
    }
}
