//! What stands under the name: the state, the way from the baseline to the
//! target, the chart; for the plan, how its KPIs stand.

use super::picture::{End, MARGIN, Picture, Type, WIDTH};
use super::wrap::{fit, one_line};
use super::{INNER, badge, standing};
use crate::chart::{
    Estimate, Frame, Palette, Rect, Role, Size, layout, period_text, running_value, short_period,
    summary, svg,
};
use crate::i18n;
use crate::kpi::{State, anchor, latest_published, next_target, span};
use crate::order::insert_by_key;
use crate::plan::{EraStyle, Kpi, Observation, Plan};
use crate::query::Index;

const LEFT_WIDTH: f64 = 480.0;
const CHART_LEFT: f64 = 592.0;
/// The chart is laid out this much smaller, so that its words come out large.
const CHART_SCALE: f64 = 1.5;
const VALUE_SIZES: &[(f64, usize)] = &[(52.0, 1), (44.0, 1), (36.0, 1), (28.0, 2), (22.0, 2)];

/// State, values and chart of a KPI between two heights.
pub fn kpi(picture: &mut Picture, plan: &Plan, kpi: &Kpi, top: f64, bottom: f64) {
    let (words, tone, state) = standing(plan, kpi);
    let words = one_line(words, Type::bold(28.0, Role::Ink), LEFT_WIDTH - 90.0);
    let top = top + 18.0;
    badge::draw(picture, MARGIN, top, &words, tone, state);
    way(picture, kpi, top + badge::HEIGHT + 22.0, bottom);
    let area = Rect {
        left: CHART_LEFT,
        top,
        right: WIDTH - MARGIN,
        bottom,
    };
    chart(picture, kpi, area);
}

/// Baseline, latest and target, one under the other, joined as in the chart.
fn way(picture: &mut Picture, kpi: &Kpi, top: f64, bottom: f64) {
    let latest = latest_published(kpi);
    let mut steps = Vec::new();
    if let Some(baseline) = &kpi.baseline {
        steps.push((i18n::BASELINE, baseline, false));
    }
    if let Some(latest) = latest {
        steps.push((i18n::LATEST, latest, false));
    }
    if let Some(target) = next_target(kpi) {
        steps.push((i18n::TARGET, target, true));
    }
    #[allow(clippy::cast_precision_loss)] // at most three
    let height = ((bottom - top) / steps.len().max(1) as f64).min(112.0);
    #[allow(clippy::cast_precision_loss)] // at most three
    let free = bottom - top - height * steps.len() as f64;
    let mut middle = top + (free + height) / 2.0;
    let mut before: Option<f64> = None;
    let x = MARGIN + 12.0;
    for (label, observation, is_target) in steps {
        if let Some(before) = before {
            picture.way(x, before + 11.0, middle - 11.0, is_target);
        }
        picture.dot(x, middle, is_target);
        step(picture, kpi, label, observation, middle);
        before = Some(middle);
        middle += height;
    }
}

fn step(picture: &mut Picture, kpi: &Kpi, label: &str, observation: &Observation, middle: f64) {
    let (bold, plain) = (
        Type::bold(24.0, Role::Muted),
        Type::plain(20.0, Role::Muted),
    );
    let left = MARGIN + 40.0;
    let period = period_text(kpi, observation, EraStyle::Era);
    const PERIOD_WIDTH: f64 = 210.0;
    let period = match short_period(kpi, observation, EraStyle::Era) {
        Some(short) if plain.width(&period) > PERIOD_WIDTH => short,
        _ => period,
    };
    let period = one_line(&period, plain, PERIOD_WIDTH);
    picture.text(left, middle - 5.0, End::Left, label, bold);
    picture.text(left, middle + 24.0, End::Left, &period, plain);
    let room = LEFT_WIDTH - 40.0 - plain.width(&period).max(120.0) - 16.0;
    let (font_px, lines) = fit(&running_value(kpi, observation), VALUE_SIZES, room);
    #[allow(clippy::cast_precision_loss)] // at most two
    let mut baseline = middle + font_px * (0.38 - 0.62 * (lines.len() as f64 - 1.0));
    for line in &lines {
        let set = Type::bold(font_px, Role::Ink);
        picture.text(MARGIN + LEFT_WIDTH, baseline, End::Right, line, set);
        baseline += font_px * 1.24;
    }
}

fn chart(picture: &mut Picture, kpi: &Kpi, area: Rect) -> Option<()> {
    let frame = Frame {
        width: area.width() / CHART_SCALE,
        height: area.height() / CHART_SCALE,
        style: EraStyle::Era,
        size: Size::Full,
    };
    let comparable = comparable(kpi);
    let scene = layout(&comparable, &frame, &Estimate);
    let summary = summary(kpi, frame.style);
    let drawn = svg(&scene, &Palette::LIGHT, &kpi.name.text, &summary);
    picture.embed(area, &drawn)
}

/// The KPI without what cannot be compared with its baseline: so small a
/// chart has no room for a break and the words that it needs.
fn comparable(kpi: &Kpi) -> Kpi {
    let mut kept = kpi.clone();
    let Some(start) = kpi.baseline.as_ref().and_then(|seen| anchor(kpi, seen)) else {
        return kept;
    };
    let starts = kpi.breaks.iter().map(|gap| span(gap.period).0);
    let starts = starts.filter(|begin| *begin <= start);
    let begin = starts.fold(f64::NEG_INFINITY, f64::max);
    kept.actuals
        .retain(|seen| anchor(kpi, seen).is_none_or(|time| time >= begin));
    kept
}

/// What is in the plan, and how many of its KPIs are in which state.
pub fn plan(picture: &mut Picture, index: &Index, top: f64, bottom: f64) {
    let contents = contents(index);
    let plain = Type::plain(32.0, Role::Muted);
    let contents = one_line(&contents, plain, INNER);
    picture.text(MARGIN, top + 50.0, End::Left, &contents, plain);
    let states = states(index);
    let rows = rows(&states);
    #[allow(clippy::cast_precision_loss)] // a few
    let height = rows.len() as f64 * (badge::HEIGHT + 16.0) - 16.0;
    let mut y = bottom - height;
    if !rows.is_empty() {
        let title = i18n::kpis_now(index.kpis.len());
        picture.text(
            MARGIN,
            y - 24.0,
            End::Left,
            &title,
            Type::bold(32.0, Role::Ink),
        );
    }
    for row in rows {
        let mut x = MARGIN;
        for (words, state) in row {
            badge::draw(picture, x, y, words, badge::tone(*state), Some(*state));
            x += badge::width(words, Some(*state)) + 16.0;
        }
        y += badge::HEIGHT + 16.0;
    }
}

/// 5つのテーマ、12の施策、33の取組、5つの指標。
fn contents(index: &Index) -> String {
    let level = |sections: &[usize]| {
        let first = sections.first().and_then(|first| index.section(*first))?;
        let level = index.plan.levels.iter().find(|l| l.id == first.level)?;
        Some(level.name.clone())
    };
    i18n::contents(&[
        (index.themes.len(), level(&index.themes)),
        (index.measures.len(), level(&index.measures)),
        (
            index.direction_count,
            Some(i18n::DIRECTION_COUNTED.to_owned()),
        ),
        (index.kpis.len(), Some(i18n::KPI_COUNTED.to_owned())),
    ])
}

/// The states that occur, the most frequent first: 実績未公表 4.
fn states(index: &Index) -> Vec<(String, State)> {
    let mut counts: Vec<(State, usize)> = Vec::new();
    for kpi in index.kpis.iter().filter_map(|at| index.kpi(at)) {
        let state = crate::kpi::judge(kpi, index.plan.judgement.as_ref(), None).state;
        match counts.iter_mut().find(|(known, _)| *known == state) {
            Some((_, count)) => *count += 1,
            None => counts.push((state, 1)),
        }
    }
    let mut ordered: Vec<(State, usize)> = Vec::new();
    for count in counts {
        insert_by_key(&mut ordered, count, |count| std::cmp::Reverse(count.1));
    }
    let words = |(state, count): (State, usize)| (format!("{} {count}", state.label()), state);
    ordered.into_iter().map(words).collect()
}

/// The badges in at most two rows; what does not fit is left out.
fn rows(states: &[(String, State)]) -> Vec<&[(String, State)]> {
    let mut rows = Vec::new();
    let mut rest = states;
    while !rest.is_empty() && rows.len() < 2 {
        let mut x = 0.0;
        let fits = rest.iter().take_while(|(words, state)| {
            x += badge::width(words, Some(*state)) + 16.0;
            x - 16.0 <= INNER
        });
        let (row, after) = rest.split_at(fits.count().max(1));
        rows.push(row);
        rest = after;
    }
    rows
}
