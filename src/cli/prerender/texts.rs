//! Which texts a page of its own needs in another language.

use crate::cli::texts::of_page::{KPI, NAMES, of_section};
use crate::i18n::Texts;
use crate::query::{Index, Page};

/// The names of the files ([`Texts::name`]) with what a page says beside [`Texts::Page`]; none
/// where it is what the program fetches anyway.
pub fn of_page(index: &Index<'_>, page: &Page) -> Option<String> {
    let (names, of_kpis) = (name(NAMES), name(KPI));
    let files = match page {
        Page::Overview | Page::Unknown(_) => return None,
        Page::Kpi(_) => vec![Texts::Rest.name(), &of_kpis],
        Page::Compare => vec![Texts::Rest.name(), Texts::More.name(), &names],
        Page::Accessibility => vec![Texts::More.name(), &names],
        Page::Department(_) => vec![Texts::Plan.name()],
        Page::Section(id) => {
            let number = index.section_number(id)?;
            let section = index.section(number)?;
            // Figures are charts, which are put into words.
            let charts = Some(Texts::Rest.name()).filter(|_| !section.figures.is_empty());
            return match index.theme_of(number).and_then(|n| index.section(n)) {
                // It has no file of its own where it can have no page.
                Some(theme) if Page::Section(theme.id.clone()).file().is_none() => None,
                Some(theme) => {
                    let own = name(&of_section(theme.id.as_str()));
                    let names: Vec<&str> = charts.into_iter().chain([own.as_str()]).collect();
                    Some(names.join(" "))
                }
                None if charts.is_none() && section.context.is_empty() => {
                    Some(Texts::Plan.name().to_owned())
                }
                None => None,
            };
        }
    };
    Some(files.join(" "))
}

fn name(of: &str) -> String {
    format!("plan.{}.{of}.txt", Texts::CODE)
}
