//! What a search finds outside the measures' tables, each with where it
//! stands in the plan.

use super::dom::{Node, classed, el, live, nothing};
use super::mark::{Marks, Words, marked};
use super::rx::State;
use super::state::App;
use crate::i18n;
use crate::query::{Hit, HitKind, Page};

/// How many are shown before the rest is asked for.
const FIRST: usize = 8;

pub fn elsewhere(app: App, words: Words) -> Node {
    let all = State::new(false);
    live(move || {
        let index = app.index();
        let themes: Vec<usize> = app.filter().with(|f| {
            f.themes
                .iter()
                .filter_map(|id| index.section_number(id))
                .collect()
        });
        let hits = words.with(|words| index.hits(words, &themes));
        if hits.is_empty() {
            return nothing();
        }
        let count = hits.len();
        let shown = if all.get() { count } else { FIRST.min(count) };
        let items = hits.iter().take(shown).map(|hit| item(app, hit, words));
        let more = (shown < count).then(|| show_all(all, count));
        classed("section", "hits")
            .kid(el("h3").text(&i18n::found_elsewhere(count)).view())
            .kid(el("ul").kids(items.collect()).view())
            .maybe(more)
            .view()
    })
}

/// A button that shows all of a list.
pub fn show_all(all: State<bool>, count: usize) -> Node {
    classed("button", "chip more")
        .on("click", move |_| all.set(true))
        .text(&i18n::show_all(count))
        .view()
}

fn item(app: App, hit: &Hit, words: Words) -> Node {
    let index = app.index();
    let page = match (hit.kpi, index.section(hit.section)) {
        (Some(kpi), _) => Page::Kpi(kpi.clone()),
        (None, Some(section)) => Page::Section(section.id.clone()),
        (None, None) => Page::Overview,
    };
    let mut place = String::new();
    let chain = index.ancestors(hit.section);
    // The one section at the top goes without saying.
    for number in chain.iter().skip(usize::from(chain.len() > 1)) {
        place += &index.heading(*number);
        place += " › ";
    }
    let link = el("a")
        .to(&app.link(page))
        .text(&place)
        .text(kind(hit.kind));
    el("li")
        .kid(link.view())
        .kid(el("p").kid(marked(hit.text, Marks::Words(words))).view())
        .view()
}

fn kind(kind: HitKind) -> &'static str {
    match kind {
        HitKind::Title => i18n::TITLE,
        HitKind::DesiredState => i18n::DESIRED_STATE,
        HitKind::Context => i18n::CONTEXT,
        HitKind::KpiName => i18n::KPI,
        HitKind::Explanation => i18n::EXPLANATION,
        HitKind::Rationale => i18n::RATIONALE,
        HitKind::KpiValue => i18n::KPI_VALUES,
        HitKind::Figure => i18n::FIGURE,
    }
}
