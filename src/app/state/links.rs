//! The addresses of views: what goes along with every link is how it is read, the era of
//! years, the language and furigana.

use super::App;
use crate::i18n::Language;
use crate::query::{Page, View};

impl App {
    /// The link to a page, years as now.
    pub fn link(&self, page: Page) -> String {
        self.site.address(&View {
            page,
            era: self.era.get(),
            language: self.language(),
            furigana: self.furigana(),
            ..View::default()
        })
    }

    /// The language, where it was chosen; it goes with every link.
    pub fn language(&self) -> Option<Language> {
        self.view.peek(|view| view.language)
    }

    /// Whether furigana were chosen; that goes with every link, too.
    pub fn furigana(&self) -> bool {
        self.view.peek(|view| view.furigana)
    }

    /// The address of the view with furigana or without.
    pub fn with_furigana(&self, furigana: bool) -> String {
        self.view.peek(|view| {
            self.site.address(&View {
                furigana,
                ..view.clone()
            })
        })
    }

    /// The address of the view in another language.
    pub fn in_language(&self, language: Language) -> String {
        self.view.peek(|view| {
            self.site.address(&View {
                language: Some(language),
                ..view.clone()
            })
        })
    }

    /// The address of the page as it is now, whole and not in a frame.
    pub fn whole(&self) -> String {
        let era = self.era();
        let page = self.page.get();
        let filter = self.filter.get();
        let view = View {
            page,
            filter,
            era,
            language: self.language(),
            furigana: self.furigana(),
            ..View::default()
        };
        self.site.address(&view)
    }
}
