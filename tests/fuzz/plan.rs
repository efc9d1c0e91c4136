//! The plan loader, and all that is made of a plan without a browser.

use keikaku::chart::{
    Bars, Estimate, Frame, Multiples, Palette, Promise, Scene, Shape, layout, summary, svg, table,
};
use keikaku::export::preview::{kpi_preview, plan_preview};
use keikaku::export::{filtered, kpi_sources, kpi_text, kpis, whole};
use keikaku::kpi::{composition, judge, pace, required_levels, required_path, trend};
use keikaku::plan::check::load_and_check;
use keikaku::plan::{EraStyle, Kpi, Period, Plan, Section, load};
use keikaku::query::{Index, View, matrix, partners};
use std::hint::black_box;

/// The plan that is shown, and a small one with most of the format.
pub fn seeds() -> Vec<Vec<u8>> {
    let files = ["public/plan.json", "src/plan/check/sample.json"];
    files.map(crate::file).to_vec()
}

pub fn run(bytes: &[u8]) {
    let loaded = load_and_check(bytes);
    for problem in &loaded.problems {
        assert!(!problem.to_string().is_empty());
    }
    let Some(plan) = loaded.plan else {
        assert!(!loaded.problems.is_empty(), "no plan, and nothing said");
        return;
    };
    // Written, it can be read: what was left out stays out, and nothing else goes.
    let written = serde_json::to_vec(&plan).unwrap();
    let again = load(&written);
    let again = again.plan.expect("what was written can be read");
    assert_eq!(again.sections.len(), plan.sections.len());
    shown(&plan);
}

/// All that the page and the command line make of it.
fn shown(plan: &Plan) {
    let index = Index::new(plan);
    let today = Period::Day(2026, 11, 23);
    for hash in [
        "#/",
        "#/?q=災害 ICT",
        "#/?department=zaisei&state=behind,unpublished",
    ] {
        let filter = View::parse(hash).filter;
        let outcome = index.apply(&filter);
        black_box(filtered(&index, &outcome, &filter));
    }
    black_box(whole(plan));
    black_box(kpis(&index, None));
    for at in &index.kpis {
        let Some(kpi) = index.kpi(at) else {
            continue;
        };
        let standing = judge(kpi, plan.judgement.as_ref(), Some(today));
        black_box(composition(plan, kpi));
        black_box(pace(kpi));
        black_box(trend(kpi, &standing));
        for style in [EraStyle::Era, EraStyle::Western] {
            black_box(summary(kpi, style));
            black_box(kpi_text(&index, kpi, at.section, style, ""));
        }
        black_box(table(kpi, EraStyle::Era));
        black_box(kpi_sources(plan, kpi));
        black_box(required_levels(kpi));
        black_box(required_path(kpi));
        black_box(kpi_preview(&index, kpi, at.section));
        let frames = [
            Frame::full(320.0, EraStyle::Era),
            Frame::card(280.0, EraStyle::Era),
        ];
        frames
            .iter()
            .for_each(|frame| drawn(&layout(kpi, frame, &Estimate)));
    }
    black_box(plan_preview(&index));
    black_box(matrix(&index));
    (0..plan.departments.len()).for_each(|number| drop(partners(&index, number)));
    let promises: Vec<Promise> = index
        .kpis
        .iter()
        .filter_map(|at| index.kpi(at))
        .map(promise)
        .collect();
    let multiples = Multiples {
        promises: &promises,
        all: &promises,
        style: EraStyle::Era,
    };
    drawn(&multiples.layout(&Frame::full(640.0, EraStyle::Era), &Estimate));
    black_box((multiples.summary(), multiples.table()));
    plan.sections.iter().for_each(figures);
}

fn promise(kpi: &Kpi) -> Promise<'_> {
    Promise {
        kpi,
        grade: Some("Ｂ".to_owned()),
        state: "順調".to_owned(),
        shape: Shape::Disc,
    }
}

fn figures(section: &Section) {
    for figure in &section.figures {
        let bars = Bars {
            series: &figure.series,
            style: EraStyle::Western,
        };
        drawn(&bars.layout(&Frame::full(320.0, EraStyle::Western), &Estimate));
        black_box((bars.summary(), bars.table()));
    }
    section.sections.iter().for_each(figures);
}

/// A drawing has a place for everything in it.
fn drawn(scene: &Scene) {
    assert!(scene.width.is_finite() && scene.height.is_finite() && scene.height < 1e6);
    black_box(svg(scene, &Palette::LIGHT, "", ""));
}
