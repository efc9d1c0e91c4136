//! A theme's page. Its labels stand in a fixed order; those of the box of the
//! KPI (指標の説明, 目標の根拠) stand *below* their texts, as the extraction put
//! them.

use super::Reading;
use super::headings::{
    self, BASELINE, CONTEXT, DESIRED_STATE, EXPLANATION, FIGURE, KPI, KPI_BOX, RATIONALE,
};
use super::items::cut;
use super::lines::Line;
use super::paragraphs::{Paragraph, paragraphs};
use super::passage::Passage;
use super::{figure, formula, kpi, repeat};
use crate::plan::{Section, Text};

/// Where the labels stand, as indices of the page's lines.
struct Labels {
    state: usize,
    kpi: usize,
    baseline: usize,
    figure: Option<usize>,
    context: usize,
    kpi_box: usize,
    explanation: usize,
    rationale: usize,
}

/// Reads a theme's page, below the heading on line `heading`, into its section,
/// which has id, number and title.
pub fn page(lines: &[Line], heading: u32, section: &mut Section, reading: &mut Reading) {
    let Some(labels) = labels(lines, heading, reading) else {
        return;
    };
    let area = |from: usize, to: usize| lines.get(from..to).unwrap_or_default();
    let label = |index: usize| area(index, index + 1).iter();
    let marks = [
        labels.context,
        labels.kpi_box,
        labels.explanation,
        labels.rationale,
    ];
    for line in marks.into_iter().flat_map(label) {
        reading.ledger.label(&line.span().into());
    }
    before_labels(area(0, labels.state), reading);
    section.desired_state = desired_state(area(labels.state, labels.kpi), reading);
    section.context = texts(area(labels.context + 1, labels.kpi_box), true, reading);
    if let Some(index) = labels.figure {
        let figure = figure::figure(area(index, labels.context), reading);
        section.figures.extend(figure);
    }
    let explanation = texts(area(labels.kpi_box + 1, labels.explanation), false, reading);
    let rationale = texts(
        area(labels.explanation + 1, labels.rationale),
        false,
        reading,
    );
    let values_end = labels.figure.unwrap_or(labels.context);
    let values = area(labels.baseline, values_end);
    for name in label(labels.kpi) {
        if let Some(mut kpi) = kpi::kpi(name, values, reading) {
            kpi.formula = rationale.iter().find_map(formula::formula);
            if kpi.formula.is_none() {
                let multiple = |text| formula::multiple(text, &kpi);
                kpi.formula = rationale.iter().find_map(multiple);
            }
            let rule = |text| formula::derivation(text, &section.figures);
            kpi.derivation = explanation.iter().find_map(rule);
            kpi.explanation.clone_from(&explanation);
            kpi.rationale.clone_from(&rationale);
            section.kpis.push(kpi);
        }
    }
    let end = labels.rationale + 1;
    let id = section.id.to_string();
    repeat::repeat(area(end, lines.len()), area(0, end), &id, reading);
}

/// Finds every label after the one before; reports those that are missing at
/// the line of the next that is there.
fn labels(lines: &[Line], heading: u32, reading: &mut Reading) -> Option<Labels> {
    let mut from = 0;
    let mut missing: Vec<&str> = Vec::new();
    let mut find = |name: &'static str, is: &dyn Fn(&Line) -> bool| {
        let rest = lines.get(from..).unwrap_or_default();
        let Some(offset) = rest.iter().position(is) else {
            missing.push(name);
            return None;
        };
        let index = from + offset;
        from = index + 1;
        if !missing.is_empty() {
            let line = lines.get(index).map_or(heading, |line| line.number);
            absent(&missing, line, reading);
            missing.clear();
        }
        Some(index)
    };
    let starts = |prefix: &'static str| move |line: &Line| line.text().starts_with(prefix);
    let is = |label: &'static str| move |line: &Line| headings::is_label(line, label);
    let state = find(DESIRED_STATE, &starts(DESIRED_STATE));
    let kpi = find(KPI, &starts(KPI));
    let baseline = find(BASELINE, &starts(BASELINE));
    let context = find(CONTEXT, &is(CONTEXT));
    let kpi_box = find(KPI_BOX, &is(KPI_BOX));
    let explanation = find(EXPLANATION, &is(EXPLANATION));
    let rationale = find(RATIONALE, &is(RATIONALE));
    let last = lines.iter().rev().find(|line| !line.is_blank());
    if !missing.is_empty() {
        absent(&missing, last.map_or(heading, |line| line.number), reading);
    }
    let (baseline, context) = (baseline?, context?);
    let between = lines.get(baseline..context).unwrap_or_default();
    let figure = between.iter().position(starts(FIGURE));
    Some(Labels {
        state: state?,
        kpi: kpi?,
        baseline,
        figure: figure.map(|offset| baseline + offset),
        context,
        kpi_box: kpi_box?,
        explanation: explanation?,
        rationale: rationale?,
    })
}

fn absent(labels: &[&str], line: u32, reading: &mut Reading) {
    let labels = labels.join("」「");
    reading.report.text(
        line,
        format!("この行までに「{labels}」がありません。"),
        format!("原文から「{labels}」の行が抜けていないか確かめてください。"),
    );
}

/// Between the theme's heading and 目指す状態 nothing stands.
fn before_labels(lines: &[Line], reading: &mut Reading) {
    for line in lines.iter().filter(|line| !line.is_blank()) {
        stray(&line.span().into(), reading);
    }
}

fn stray(passage: &Passage, reading: &mut Reading) {
    reading.report.text(
        passage.first_line(),
        format!("「{}」がどの項目に属するか分かりません。", passage.text()),
        "この行の前後の行が抜けていないか確かめてください。",
    );
}

/// `目指す状態` and its text, beside it or below.
fn desired_state(lines: &[Line], reading: &mut Reading) -> Option<Text> {
    let mut found = paragraphs(lines).into_iter();
    let first = found.next()?;
    let (label, mut state) = first.passage.strip_prefix(DESIRED_STATE)?;
    reading.ledger.label(&label);
    cut(&first, reading);
    if state.spans.is_empty()
        && let Some(below) = found.next()
    {
        cut(&below, reading);
        state = below.passage;
    }
    for more in found {
        stray(&more.passage, reading);
    }
    if state.spans.is_empty() {
        let what = "「目指す状態」の文がありません。";
        let todo = "この行の次の行が抜けていないか確かめてください。";
        reading.report.text(label.first_line(), what, todo);
        return None;
    }
    reading.ledger.content(&state);
    Some(state.to_text())
}

/// Reads paragraphs of an area, which all have bullets or all have none.
fn texts(lines: &[Line], bullets: bool, reading: &mut Reading) -> Vec<Text> {
    let mut take = |paragraph: &Paragraph| {
        cut(paragraph, reading);
        if paragraph.bullet != bullets {
            stray(&paragraph.passage, reading);
        }
        reading.ledger.content(&paragraph.passage);
        paragraph.passage.to_text()
    };
    let texts: Vec<Text> = paragraphs(lines).iter().map(&mut take).collect();
    if texts.is_empty() {
        let line = lines.first().map_or(1, |line| line.number);
        let what = "ここに文があるはずですが、ありません。";
        reading
            .report
            .text(line, what, "前後の行が抜けていないか確かめてください。");
    }
    texts
}
