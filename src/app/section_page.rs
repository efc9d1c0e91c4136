//! A section's own page, of any level: a theme, a measure, a chapter.

use super::mark::{Words, marked, no_words, source_button, sourced};
use super::measure::Level;
use super::measure_list::measure_list;
use super::state::App;
use super::{card, figure, unknown};
use crate::i18n;
use crate::plan::{Section, SectionId, Text};
use crate::query::{Filter, Page};
use leptos::prelude::*;
use std::sync::Arc;

pub fn section_page(app: App, id: &SectionId) -> AnyView {
    let index = app.index();
    let found = index
        .section_number(id)
        .and_then(|n| Some((n, index.section(n)?)));
    let Some((number, section)) = found else {
        return unknown::unknown(app, id.as_str());
    };
    let words = no_words();
    let inside = |n: usize| index.ancestors(n).contains(&number);
    let measures: Vec<usize> = (0..index.measures.len())
        .filter(|m| index.measures.get(*m).is_some_and(|s| inside(*s)))
        .collect();
    let kpis: Vec<_> = index
        .kpis
        .iter()
        .filter(|at| inside(at.section))
        .map(|at| (at.section, at.position))
        .collect();
    let state = section.desired_state.as_ref().map(|state| {
        view! { <p class="say"><b class="tag">{i18n::DESIRED_STATE}</b>" "{sourced(state, words)}</p> }
    });
    let figures: Vec<_> = section
        .figures
        .iter()
        .map(|f| figure::figure(app, f))
        .collect();
    let own = !section.rows.is_empty() && measures.len() == 1;
    let outcome = Memo::new(move |_| Arc::new(app.index().apply(&Filter::default())));
    let level = if own {
        Level::Own
    } else if index.theme_of(number).is_some() {
        Level::Measures
    } else {
        Level::Themes
    };
    let list = (!measures.is_empty()).then(|| {
        let heading = if own { i18n::TABLE } else { i18n::MEASURES };
        view! { <h2>{heading}</h2>{measure_list(app, measures, outcome, words, level)} }
    });
    view! {
        <section class="lede">
            {breadcrumbs(app, number, false)}
            <h1 tabindex="-1"><span class="label">{index.label(section)}</span>" "
                {section.title.text.clone()}{source_button(section.title.from.as_ref())}</h1>
            {state}
        </section>
        {(!kpis.is_empty()).then(|| view! { <h2>{i18n::KPI}</h2>{card::cards(app, kpis)} })}
        {list}
        {context(section, words)}
        {figures}
        {siblings(app, number)}
    }
    .into_any()
}

fn context(section: &Section, words: Words) -> Option<AnyView> {
    if section.context.is_empty() {
        return None;
    }
    let list: Vec<_> = section
        .context
        .iter()
        .map(|t| view! { <p>{sourced(t, words)}</p> })
        .collect();
    Some(
        view! { <section class="panel context"><h2>{i18n::CONTEXT}</h2>{list}</section> }
            .into_any(),
    )
}

/// Paragraphs under a heading of their own; nothing where there are none.
pub fn paragraphs(heading: &'static str, texts: &[Text], words: Words) -> Option<AnyView> {
    if texts.is_empty() {
        return None;
    }
    let list: Vec<_> = texts
        .iter()
        .map(|t| view! { <p>{marked(&t.text, words)}{source_button(t.from.as_ref())}</p> })
        .collect();
    Some(view! { <div class="how"><h2>{heading}</h2>{list}</div> }.into_any())
}

/// Where the page stands: the sections above it, and for a KPI its own.
pub fn breadcrumbs(app: App, section: usize, with_own: bool) -> AnyView {
    let index = app.index();
    let mut chain = index.ancestors(section);
    if !with_own {
        chain.pop();
    }
    let link = |n: usize| {
        let id = index.section(n)?.id.clone();
        Some(view! { <li><a href=app.link(Page::Section(id))>{index.heading(n)}</a></li> })
    };
    let links: Vec<_> = chain.into_iter().filter_map(link).collect();
    view! {
        <nav aria-label=i18n::BREADCRUMBS><ol class="crumbs">
            <li><a href=app.link(Page::Overview)>{i18n::OVERVIEW}</a></li>{links}
        </ol></nav>
    }
    .into_any()
}

/// The sections before and after, within the same parent.
fn siblings(app: App, number: usize) -> Option<AnyView> {
    let index = app.index();
    let parent = index.sections.get(number)?.parent;
    let same = |n: &usize| index.sections.get(*n).is_some_and(|at| at.parent == parent);
    let all: Vec<usize> = (0..index.sections.len()).filter(same).collect();
    let here = all.binary_search(&number).ok()?;
    let link = |place: Option<usize>, label: &'static str| {
        let n = *all.get(place?)?;
        let id = index.section(n)?.id.clone();
        Some(
            view! { <a class="tool" href=app.link(Page::Section(id))>{label}{index.heading(n)}</a> },
        )
    };
    let (before, after) = (
        link(here.checked_sub(1), i18n::PREVIOUS),
        link(Some(here + 1), i18n::NEXT),
    );
    Some(view! { <nav class="siblings" aria-label=i18n::SIBLINGS>{before}{after}</nav> }.into_any())
}
