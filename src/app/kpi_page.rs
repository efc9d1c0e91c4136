//! A KPI's own page: what it says, the chart, the table, why it was chosen.

use super::mark::{no_words, source_button};
use super::section_page::{breadcrumbs, paragraphs};
use super::state::App;
use super::{card, chart, figure, kpi_facts, unknown};
use crate::chart::{TableRow, summary, table};
use crate::i18n;
use crate::kpi;
use crate::plan::{Kpi, KpiId};
use leptos::prelude::*;
use std::sync::Arc;

pub fn kpi_page(app: App, id: &KpiId) -> AnyView {
    let index = app.index();
    let Some((kpi, section)) = index.kpi_by_id(id) else {
        return unknown::unknown(app, id.as_str());
    };
    let kpi = Arc::new(kpi.clone());
    let words = no_words();
    let say = {
        let kpi = kpi.clone();
        move || summary(&kpi, app.era())
    };
    let figures: Vec<_> = (index.section(section).into_iter())
        .flat_map(|s| &s.figures)
        .map(|f| figure::figure(app, f))
        .collect();
    view! {
        <section class="lede">
            {breadcrumbs(app, section, true)}
            <h1 tabindex="-1">{kpi.name.text.clone()}{source_button(kpi.name.from.as_ref())}</h1>
        </section>
        <div class="detail">
            <section class="panel">
                {card::status(app, &kpi)}
                <p class="say">{say}</p>
                {chart::full_chart(app, kpi.clone())}
                {data_table(app, kpi.clone())}
                {how_judged(app, &kpi)}
            </section>
            <aside class="panel" aria-label=i18n::KPI_FACTS>
                {kpi_facts::facts(app, &kpi, section)}
                {paragraphs(i18n::WHY_THIS_KPI, &kpi.explanation, words)}
                {paragraphs(i18n::WHY_THIS_TARGET, &kpi.rationale, words)}
                {kpi_facts::formula(&kpi)}
                {kpi_facts::derivation(app, &kpi)}
            </aside>
        </div>
        {figures}
    }
    .into_any()
}

/// The chart's data, with the target in it.
fn data_table(app: App, kpi: Arc<Kpi>) -> AnyView {
    let caption = format!("{}（{}）", kpi.name.text, i18n::unit(&kpi.unit));
    let count = table(&kpi, app.era()).len();
    let rows = move || {
        table(&kpi, app.era())
            .iter()
            .map(table_row)
            .collect::<Vec<_>>()
    };
    view! {
        <details class="data" open={count <= 6}>
            <summary>{i18n::as_table(count)}</summary>
            <table>
                <caption>{caption}</caption>
                <thead><tr>
                    <th scope="col">{i18n::PERIOD}</th><th scope="col">{i18n::KIND}</th>
                    <th scope="col">{i18n::VALUE}</th><th scope="col">{i18n::SOURCE_AND_NOTE}</th>
                </tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </details>
    }
    .into_any()
}

fn table_row(row: &TableRow) -> AnyView {
    view! {
        <tr>
            <th scope="row">{row.period.clone()}</th><td>{row.kind.label()}</td>
            <td class="number">{row.value.clone()}</td>
            <td>{row.note.clone()}{source_button(row.source.as_ref())}</td>
        </tr>
    }
    .into_any()
}

/// The rule and this KPI's numbers.
fn how_judged(app: App, kpi: &Kpi) -> AnyView {
    let index = app.index();
    let standing = kpi::judge(kpi, index.plan.judgement.as_ref(), Some(app.today));
    let lines: Vec<_> = i18n::judgement(&standing, &kpi.unit)
        .into_iter()
        .map(|line| view! { <p>{line}</p> })
        .collect();
    view! {
        <details class="how"><summary>{i18n::HOW_JUDGED}</summary>{lines}<p class="note">{i18n::COMPUTED}</p></details>
    }
    .into_any()
}
