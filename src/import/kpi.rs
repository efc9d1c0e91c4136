//! A theme's KPI: its name, and the line with the baseline and the target,
//! `現状値： 80％（平成 27～31（2015～2019）年度平均） 目標値： 100％以上（…）`.

use super::Reading;
use super::headings::{BASELINE, KPI, TARGET};
use super::lines::Line;
use super::passage::Passage;
use super::printed;
use crate::plan::{Extra, Kpi, KpiId, Observation};

/// Reads the lines from `■` to the values' end. The texts around it are added
/// by the caller.
pub fn kpi(name: &Line, values: &[Line], reading: &mut Reading) -> Option<Kpi> {
    let (mark, title) = Passage::from(name.span()).strip_prefix(KPI)?;
    reading.ledger.label(&mark);
    reading.ledger.content(&title);
    let (baseline, target) = split_values(values, reading)?;
    let profile = reading.profile;
    let Some(given) = profile.kpi(&title.text()) else {
        reading.report.text(
            name.number,
            format!("成果指標「{}」が設定にありません。", title.text()),
            "原文の誤りでなければ、設定の kpis に名前とidを書き加えてください。",
        );
        return None;
    };
    let (baseline, unit) = observation(&baseline, BASELINE, reading)?;
    let (mut target, target_unit) = observation(&target, TARGET, reading)?;
    target.unit = (target_unit != unit).then_some(target_unit);
    Some(Kpi {
        id: KpiId::from(given.id.as_str()),
        name: title.to_text(),
        unit,
        desired: given.desired(&mut reading.report),
        keep: given.keep,
        accumulation: given.accumulation(&mut reading.report),
        tolerance: None,
        baseline: Some(baseline),
        targets: vec![target],
        actuals: Vec::new(),
        breaks: given.breaks(&mut reading.report),
        annotations: given.annotations(&mut reading.report),
        explanation: Vec::new(),
        rationale: Vec::new(),
        derivation: None,
        formula: None,
        assessments: Vec::new(),
        departments: Vec::new(),
        note: None,
        extra: Extra::new(),
    })
}

/// Cuts the lines into baseline and target, each without its label.
fn split_values(lines: &[Line], reading: &mut Reading) -> Option<(Passage, Passage)> {
    let printed = lines.iter().filter(|line| !line.is_blank());
    let all = Passage {
        spans: printed.map(Line::span).collect(),
    };
    let Some((label, rest)) = all.strip_prefix(BASELINE) else {
        lost(BASELINE, &all, lines, reading);
        return None;
    };
    let Some(at) = rest.text().find(TARGET) else {
        lost(TARGET, &all, lines, reading);
        return None;
    };
    let (baseline, target) = rest.split_at(at);
    let (target_label, target) = target.strip_prefix(TARGET)?;
    reading.ledger.label(&label);
    reading.ledger.label(&target_label);
    Some((baseline, target))
}

fn lost(label: &str, found: &Passage, lines: &[Line], reading: &mut Reading) {
    let line = lines.first().map_or(1, |line| line.number);
    reading.report.text(
        if found.spans.is_empty() {
            line
        } else {
            found.first_line()
        },
        format!("成果指標の「{label}」がありません。"),
        "現状値と目標値の行が抜けていないか確かめてください。",
    );
}

/// Reads `13,865人（令和 2（2020）年 3月）`; also gives the unit.
fn observation(
    printed: &Passage,
    label: &str,
    reading: &mut Reading,
) -> Option<(Observation, String)> {
    let text = printed.text();
    let line = printed.first_line();
    let label = label.trim_end_matches('：');
    let Some((value, open, period, close)) = split_period(printed) else {
        reading.report.text(
            line,
            format!("{label}「{text}」の終わりに、括弧に入った時期がありません。"),
            "「80％（令和7（2025）年度）」のように書かれているか確かめてください。",
        );
        return None;
    };
    let read = printed::quantity(&value.text());
    let read = read.and_then(|quantity| Ok((quantity, printed::period(&period.text())?)));
    let ((quantity, unit), when) = match read {
        Ok(read) => read,
        Err(what) => {
            let todo = format!("{label}の行が欠けていないか確かめてください。");
            reading.report.text(line, what, todo);
            return None;
        }
    };
    if quantity.number().is_none() || unit.is_empty() {
        reading.report.text(
            line,
            format!("{label}「{}」に数と単位がありません。", value.text()),
            format!("{label}の行が欠けていないか確かめてください。"),
        );
    }
    reading.ledger.content(&value);
    reading.ledger.content(&period);
    reading.ledger.label(&open);
    reading.ledger.label(&close);
    let observation = Observation {
        period: Some(when.period),
        period_text: Some(period.text()),
        value: quantity,
        text: Some(value.text()),
        unit: None,
        mean: when.mean,
        provisional: when.provisional,
        note: None,
        from: Some(printed.place()),
        extra: Extra::new(),
    };
    Some((observation, unit))
}

/// Cuts off the bracket at the end: value, `（`, period, `）`.
fn split_period(printed: &Passage) -> Option<(Passage, Passage, Passage, Passage)> {
    let text = printed.text();
    let mut depth = 0_usize;
    let mut backwards = text.char_indices().rev();
    let open = text.ends_with('）').then(|| {
        backwards.find_map(|(at, c)| {
            match c {
                '）' => depth += 1,
                '（' => depth = depth.saturating_sub(1),
                _ => {}
            }
            (depth == 0).then_some(at)
        })
    })??;
    let (value, bracket) = printed.split_at(open);
    let (open, rest) = bracket.strip_prefix("（")?;
    let (period, close) = rest.strip_suffix("）")?;
    (!value.spans.is_empty()).then_some((value, open, period, close))
}
