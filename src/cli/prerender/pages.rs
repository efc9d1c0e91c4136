//! Which pages there are, and each as HTML.

use super::head;
use super::site_url::SiteUrl;
use super::template::{Filling, Template, escape};
use super::texts;
use crate::app;
use crate::plan::Period;
use crate::query::embed::Part;
use crate::query::{FRAMES, Index, OVERVIEW, Page, Site};

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

    /// The page's file for frames on other sites' pages; none where nothing of it
    /// can stand in one.
    pub fn frame_file(&self, page: &Page) -> Option<String> {
        let some = !Part::of(page).is_empty();
        let file = page.file();
        some.then(|| [FRAMES, file.as_deref().unwrap_or(OVERVIEW)].concat())
    }

    pub fn html(&self, page: &Page) -> String {
        let up = up(page);
        let head = head::head(self, page);
        let overview = match page {
            Page::Overview => String::new(),
            _ => [up, self.index_name].concat(),
        };
        self.filled(page, up, overview, &head, None)
    }

    /// The same for frames.
    pub fn frame_html(&self, page: &Page) -> String {
        let up = ["../", up(page)].concat();
        let head = head::frame_head(self, page, &up);
        let overview = [&up, self.index_name].concat();
        let words: Vec<&str> = Part::ALL.iter().map(|part| part.word()).collect();
        self.filled(page, &up, overview, &head, Some(&words.join(" ")))
    }

    /// `up` leads from the page's folder to the site's, `overview` to that page.
    fn filled(
        &self,
        page: &Page,
        up: &str,
        overview: String,
        head: &str,
        framed: Option<&str>,
    ) -> String {
        let mut attributes = format!(
            " data-plan=\"{}\" data-root=\"{}\"",
            self.plan,
            escape(&overview)
        );
        attributes += &match page {
            Page::Overview => outline(self.index),
            _ => format!(" data-page=\"{}\"", escape(&page.path())),
        };
        if let Some(names) = texts::of_page(self.index, page) {
            attributes += &format!(" data-texts=\"{}\"", escape(&names));
        }
        let site = Site {
            overview,
            folder: up.to_owned(),
            files: true,
            frames: true,
        };
        self.template.filled(&Filling {
            up,
            head,
            attributes: &attributes,
            shown: &app::prerender(self.index, page, site, self.today),
            parts: &app::page_parts(page),
            framed,
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
