//! What of a page stands in a frame on another site's page, in the address
//! `?embed=chart,facts`.

use super::url::Page;

/// A part of a page that can be chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// What a KPI is and why it was chosen.
    Facts,
    Chart,
    Table,
    /// How a KPI was judged, and at what pace it goes.
    Judgement,
    /// KPIs as cards.
    Kpis,
    /// The directions, by measures.
    Directions,
}

impl Part {
    pub const ALL: [Self; 6] = [
        Self::Facts,
        Self::Chart,
        Self::Table,
        Self::Judgement,
        Self::Kpis,
        Self::Directions,
    ];

    /// What it is called in addresses; `public/framed.js` and its style know the
    /// same words.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Facts => "facts",
            Self::Chart => "chart",
            Self::Table => "table",
            Self::Judgement => "judgement",
            Self::Kpis => "kpis",
            Self::Directions => "directions",
        }
    }

    /// Those that a page of this kind can have.
    #[must_use]
    pub fn of(page: &Page) -> &'static [Self] {
        match page {
            Page::Kpi(_) => &[Self::Facts, Self::Chart, Self::Table, Self::Judgement],
            Page::Overview | Page::Section(_) => &[Self::Kpis, Self::Directions],
            Page::Department(_) => &[Self::Directions],
            Page::Compare | Page::Accessibility | Page::Unknown(_) => &[],
        }
    }
}

/// The colours of a frame; those that its reader prefers, where none is chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scheme {
    Light,
    Dark,
}

impl Scheme {
    pub const ALL: [Self; 2] = [Self::Light, Self::Dark];

    /// What it is called in addresses; `public/framed.js` knows the same words.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|scheme| scheme.word() == word)
    }
}

/// The parts that were chosen; with none, all of them are meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Embed {
    /// A bit a part.
    chosen: u8,
    pub scheme: Option<Scheme>,
}

impl Embed {
    #[must_use]
    pub fn has(self, part: Part) -> bool {
        self.chosen & bit(part) != 0
    }

    /// With this part chosen, or no longer chosen.
    pub fn toggle(&mut self, part: Part) {
        self.chosen ^= bit(part);
    }

    /// The parts' words, separated by commas.
    #[must_use]
    pub fn text(self) -> String {
        let mut text = String::new();
        for part in Part::ALL.into_iter().filter(|part| self.has(*part)) {
            if !text.is_empty() {
                text.push(',');
            }
            text.push_str(part.word());
        }
        text
    }

    /// Unknown words are left out.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        let mut embed = Self::default();
        for part in Part::ALL {
            if text.split(',').any(|word| word == part.word()) {
                embed.chosen |= bit(part);
            }
        }
        embed
    }
}

impl FromIterator<Part> for Embed {
    fn from_iter<I: IntoIterator<Item = Part>>(parts: I) -> Self {
        let chosen = parts.into_iter().fold(0, |bits, part| bits | bit(part));
        Self {
            chosen,
            scheme: None,
        }
    }
}

fn bit(part: Part) -> u8 {
    1 << part as u8
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::View;

    #[test]
    fn words_are_read_whatever_their_order_and_the_unknown_left_out() {
        for (text, expected) in [
            ("chart,facts", "facts,chart"),
            ("chart,%3Cb%3E,chart,CHART", "chart"),
            ("", ""),
            ("nope", ""),
        ] {
            assert_eq!(Embed::parse(text).text(), expected, "{text}");
        }
    }

    #[test]
    fn the_address_of_a_view_keeps_them() {
        for hash in [
            "#/kpi/x?embed=facts,chart",
            "#/?department=zaisei&q=a&era=western&embed=directions",
            "#/?embed=",
            "#/kpi/x?embed=chart&scheme=dark",
        ] {
            let view = View::parse(hash);
            assert!(view.embed.is_some());
            assert_eq!(view.hash(), hash);
        }
        assert_eq!(View::parse("#/?embed").embed, None);
        assert_eq!(View::parse("#/").embed, None);
        assert_eq!(View::parse("#/?scheme=dark").hash(), "#/");
        assert_eq!(
            View::parse("#/?scheme=dark&embed=").hash(),
            "#/?embed=&scheme=dark"
        );
        assert_eq!(View::parse("#/?embed=&scheme=grey").hash(), "#/?embed=");
    }

    /// The script that hides what was not chosen knows every word, and the style
    /// hides each part.
    #[test]
    fn script_and_style_know_the_parts() {
        let read = |name| {
            let path = [env!("CARGO_MANIFEST_DIR"), "/public/", name].concat();
            std::fs::read_to_string(path).unwrap()
        };
        let script = read("framed.js");
        let style = read("framed.css");
        let words = Part::ALL.map(|part| format!("'{}'", part.word()));
        assert!(script.contains(&format!("[{}]", words.join(", "))));
        assert!(script.contains("scheme=(light|dark)"));
        for part in Part::ALL {
            let hides = format!("[data-embed]:not([data-embed~={}])", part.word());
            assert!(style.contains(&hides), "{hides}");
        }
    }
}
