//! すべての指標を並べる: how many stand how, all KPIs on one scale, and where
//! departments and themes meet.

use super::chart_view::{Kind, chart_view};
use super::dom::{Node, classed, el, live, many, phrased};
use super::kinds;
use super::section_page::breadcrumbs_to;
use super::state::App;
use super::take;
use crate::i18n;
use std::rc::Rc;

pub fn compare_page(app: App) -> Node {
    let lede = classed("section", "lede")
        .kid(live(move || breadcrumbs_to(app, i18n::KPI)))
        .kid(el("h1").attr("tabindex", "-1").text(i18n::COMPARE).view())
        .kid(el("p").text(i18n::COMPARE_ABOUT).view())
        .kid(take::page_tools(app, i18n::COMPARE, None));
    let mut views = vec![lede.view()];
    let multiples = kinds::multiples(app);
    if !multiples.is_empty() {
        views.push(panel(app, &kinds::states(app)));
        views.push(all_kpis(app, &multiples));
    }
    views.extend(kinds::heat_map(app).map(|kind| panel(app, &kind)));
    many(views)
}

/// A chart under its title.
fn panel(app: App, kind: &Rc<Kind>) -> Node {
    let heading = el("h2").kid(phrased(&kind.title)).view();
    classed("section", "panel")
        .kid(take::beside(heading, app, kind))
        .kid(chart_view(app, kind))
        .view()
}

/// All KPIs in one chart, or in several, each under what is in it.
fn all_kpis(app: App, kinds: &[Rc<Kind>]) -> Node {
    if let [only] = kinds {
        return panel(app, only);
    }
    let mut whole = classed("section", "panel").kid(el("h2").text(i18n::KPI_COMPARED).view());
    for kind in kinds {
        let heading = el("h3").kid(phrased(&kind.title)).view();
        whole = whole
            .kid(take::beside(heading, app, kind))
            .kid(chart_view(app, kind));
    }
    whole.view()
}
