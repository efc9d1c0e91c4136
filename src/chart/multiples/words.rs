//! The words of several KPIs side by side.

use super::super::data::{Data, Datum};
use super::super::reading::Reading;
use super::super::spoken::heard;
use super::super::words::{brief, distance_to_target, running_with, value_text};
use super::panel::Share;
use super::{Multiples, Promise};
use crate::chart::scene::PointKind;
use crate::chart::table::Grid;
use crate::i18n::{dash, listed, say};
use crate::kpi::{latest_published, next_target, numeric};
use crate::plan::{Kpi, Observation};
use crate::tr;

/// Ten thousand times the way.
const MOST_TOLD: f64 = 1e4;

/// 電子申請件数　令和7（2025）年度　目標 679件; an actual with its share. And the same to be
/// heard, without the name.
pub(super) fn sentences(
    all: &Multiples,
    promise: &Promise,
    data: &Data,
    datum: &Datum,
    share: &Share,
) -> (String, String) {
    let name = &promise.kpi.name.text;
    let reading = Reading::new(promise.kpi, data, datum, all.style);
    let (words, spoken) = (reading.sentence(), reading.spoken());
    let reached = Some(datum).filter(|datum| datum.kind == PointKind::Actual);
    let reached = reached.and_then(|datum| percent(share.at(datum.value)));
    let stages = share.has_stages();
    let said = tr!("{name}　{words}", name, words);
    let Some(share) = reached else {
        return (said, spoken);
    };
    if stages {
        let sentence = tr!(
            "{said}（基準から最終の目標までの{share}）",
            said,
            share = &share
        );
        let of = tr!("基準から最終の目標までの{share}", share);
        (sentence, heard(&[&spoken, &of]))
    } else {
        let sentence = tr!("{said}（基準から目標までの{share}）", said, share = &share);
        let of = tr!("基準から目標までの{share}", share);
        (sentence, heard(&[&spoken, &of]))
    }
}

pub(super) fn value(kpi: &Kpi, data: &Data, datum: &Datum) -> String {
    running_with(kpi, datum.observation, Some(data.digits))
}

/// What stands in the place of a plot.
pub(super) fn instead(kpi: &Kpi, reason: &str) -> String {
    let reason = say(reason);
    let Some(latest) = latest_published(kpi) else {
        return tr!("{reason}基準より後の実績は未公表です。", reason);
    };
    let value = running_with(kpi, latest, None);
    match distance_to_target(kpi, latest) {
        Some(None) => tr!("{reason}最新は{value}で、目標と同じです。", reason, value),
        Some(Some(distance)) => tr!(
            "{reason}最新は{value}で、目標より{distance}状態です。",
            reason,
            value,
            distance
        ),
        None => tr!("{reason}最新は{value}です。", reason, value),
    }
}

pub(super) fn summary(all: &Multiples) -> String {
    let mut states: Vec<(&str, usize)> = Vec::new();
    for promise in all.promises {
        match states.iter_mut().find(|known| known.0 == promise.state) {
            Some(known) => known.1 += 1,
            None => states.push((&promise.state, 1)),
        }
    }
    if states.is_empty() {
        return tr!("指標がありません。").to_owned();
    }
    let words: Vec<_> = states
        .into_iter()
        .map(|(state, count)| tr!("{state}{n}件", state, n = count))
        .collect();
    tr!(
        "指標{n}件を、基準を0、目標を1にそろえて並べました。{states}です。",
        n = all.promises.len(),
        states = listed(&words)
    )
}

pub(super) fn table(all: &Multiples) -> Grid {
    let head = [
        tr!("指標"),
        tr!("状態"),
        tr!("基準"),
        tr!("最新"),
        tr!("目標"),
        tr!("基準から目標まで"),
    ];
    let row = |promise: &Promise| {
        let kpi = promise.kpi;
        let text = |observation: Option<&Observation>| {
            observation.map_or_else(|| dash().to_owned(), |o| value_text(kpi, o))
        };
        let latest = latest_published(kpi);
        let share = Share::of(kpi).ok();
        let share = share.zip(latest.and_then(numeric));
        let share = share.and_then(|(share, value)| percent(share.at(value)));
        vec![
            kpi.name.text.clone(),
            promise.standing(),
            text(kpi.baseline.as_ref()),
            text(latest),
            text(next_target(kpi)),
            share.unwrap_or_else(|| dash().to_owned()),
        ]
    };
    Grid {
        head: head.map(str::to_owned).into(),
        rows: all.promises.iter().map(row).collect(),
    }
}

/// A share in whole percent, or with one digit where it is small; none where
/// the value is so far from the way that its share tells nothing.
fn percent(share: f64) -> Option<String> {
    if share.is_nan() || share.abs() > MOST_TOLD {
        return None;
    }
    let whole = (share * 100.0).round();
    let rounded = if whole.abs() < 10.0 {
        (share * 1000.0).round() / 10.0
    } else {
        whole
    };
    Some(brief(rounded) + say("％"))
}
