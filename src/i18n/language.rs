//! The languages of the page, and which of them is shown.

/// A language in which the page speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum Language {
    #[default]
    Japanese,
    /// やさしい日本語: Japanese for those who are learning it.
    EasyJapanese,
    English,
    Chinese,
    Korean,
    Vietnamese,
    Portuguese,
    Filipino,
}

/// Texts of a language, each in a file of its own (`cli::texts`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Texts {
    /// The page's messages.
    Page,
    /// Those of charts and judgements in words.
    Rest,
    /// Those of the program's last part.
    More,
    /// The plan's texts, but for those that follow.
    Plan,
    /// Those that stand on pages of their own: why and how.
    PlanRest,
    /// What the terms of its glossary mean.
    Glossary,
}

impl Texts {
    pub const ALL: [Self; 6] = [
        Self::Page,
        Self::Rest,
        Self::More,
        Self::Plan,
        Self::PlanRest,
        Self::Glossary,
    ];

    /// What stands for the language's code in names of files.
    pub const CODE: &'static str = "{}";

    /// The file's name within the site, with [`Self::CODE`] in place of the language's code.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Page => "lang/{}.txt",
            Self::Rest => "lang/{}.rest.txt",
            Self::More => "lang/{}.more.txt",
            Self::Plan => "plan.{}.txt",
            Self::PlanRest => "plan.{}.rest.txt",
            Self::Glossary => "plan.{}.glossary.txt",
        }
    }
}

impl Language {
    pub const ALL: [Self; 8] = [
        Self::Japanese,
        Self::EasyJapanese,
        Self::English,
        Self::Chinese,
        Self::Korean,
        Self::Vietnamese,
        Self::Portuguese,
        Self::Filipino,
    ];

    /// Its code, in links and in the names of files.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Japanese => "ja",
            Self::EasyJapanese => "ja-easy",
            Self::English => "en",
            Self::Chinese => "zh-Hans",
            Self::Korean => "ko",
            Self::Vietnamese => "vi",
            Self::Portuguese => "pt",
            Self::Filipino => "fil",
        }
    }

    /// Its tag (BCP 47) for the `lang` attribute.
    #[must_use]
    pub fn tag(self) -> &'static str {
        match self {
            Self::EasyJapanese => "ja",
            other => other.code(),
        }
    }

    /// What it calls itself.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Japanese => "日本語",
            Self::EasyJapanese => "やさしい日本語",
            Self::English => "English",
            Self::Chinese => "简体中文",
            Self::Korean => "한국어",
            Self::Vietnamese => "Tiếng Việt",
            Self::Portuguese => "Português",
            Self::Filipino => "Filipino",
        }
    }

    /// Whether it is written as Japanese is.
    #[must_use]
    pub fn is_japanese(self) -> bool {
        matches!(self, Self::Japanese | Self::EasyJapanese)
    }

    /// Whether its words stand without spaces between them.
    #[must_use]
    pub fn is_without_spaces(self) -> bool {
        self.is_japanese() || self == Self::Chinese
    }

    /// What stands between every three digits of a number, and before its fraction.
    #[must_use]
    pub fn separators(self) -> (char, char) {
        match self {
            Self::Vietnamese | Self::Portuguese => ('.', ','),
            _ => (',', '.'),
        }
    }

    #[must_use]
    pub fn of_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|known| known.code() == code)
    }

    /// The file of this language within the site that has this name in every language.
    #[must_use]
    pub fn file(self, name: &str) -> String {
        name.replace(Texts::CODE, self.code())
    }

    /// The language that a browser's preference asks for: `pt-BR`, `zh-CN`, `tl`.
    #[must_use]
    pub fn of_preference(preference: &str) -> Option<Self> {
        let main = preference.split('-').next().unwrap_or_default();
        match main.to_ascii_lowercase().as_str() {
            "zh" => Some(Self::Chinese),
            "tl" => Some(Self::Filipino),
            main => Self::of_code(main),
        }
    }

    /// The language to show: of the link, else of the last choice, else the first of
    /// the browser's that there is.
    #[must_use]
    pub fn choose(link: Option<Self>, last: Option<&str>, browser: &[String]) -> Self {
        link.or_else(|| last.and_then(Self::of_code))
            .or_else(|| browser.iter().find_map(|one| Self::of_preference(one)))
            .unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_name_their_language() {
        for language in Language::ALL {
            assert_eq!(Language::of_code(language.code()), Some(language));
        }
        assert_eq!(Language::of_code("xx"), None);
    }

    #[test]
    fn link_then_last_choice_then_browser() {
        let browser = ["de-DE".to_owned(), "tl-PH".to_owned(), "en".to_owned()];
        let choose = |link, last| Language::choose(link, last, &browser);
        assert_eq!(choose(None, None), Language::Filipino);
        assert_eq!(choose(None, Some("ko")), Language::Korean);
        assert_eq!(
            choose(Some(Language::Japanese), Some("ko")),
            Language::Japanese
        );
        assert_eq!(choose(None, Some("gone")), Language::Filipino);
        assert_eq!(Language::choose(None, None, &[]), Language::Japanese);
    }
}
