//! How a KPI was judged: the rule in words, the arithmetic with the KPI's own
//! numbers, and a second opinion.

use super::value;
use crate::i18n::{number_and_unit, places, points, say, signed, years};
use crate::kpi::{Progress, Standing, State, Trend, decimals, numeric};
use crate::plan::period::EraStyle;
use crate::plan::quantity::format_number;
use crate::plan::{Kpi, Observation, Thresholds};
use crate::tr;

pub const BY_THE_CITY: &str = "市が公表した評価";
pub const COMPUTED: &str = "市の公式の評価ではなく、公表値からの自動計算です。";
pub const HOW_JUDGED: &str = "どう判定したか";
pub const JUDGED: &str = "判定：";
pub const SECOND_OPINION: &str = "もう一つの見方：最近の動き";

/// The rule that gave the state.
pub fn rule(standing: &Standing) -> &'static str {
    say(match standing.state {
        State::NotJudged => standing.reason.map_or("", crate::kpi::Reason::text),
        State::NoActual if standing.provisional_only => {
            "基準より後の実績は、見込みの値だけが公表されているため、判定していません。"
        }
        State::NoActual => "基準より後の実績が公表されていないため、判定していません。",
        State::Kept | State::NotKept => {
            "基準の値を保つ約束です。よい向きへの動きと、許容幅の中の動きは「維持」とします。"
        }
        State::Achieved => "最新の実績が目標に届いていれば、時期を待たずに「達成」とします。",
        State::Missed => {
            "目標の時期の実績が目標に届かなければ「未達成」とし、どこまで届いたかを示します。"
        }
        State::Flat => "基準からの動きが許容幅の中なら「横ばい」とします。",
        State::OnTrack | State::MostlyOnTrack | State::Behind | State::Regressed => {
            "基準から目標まで毎年同じだけ進むものと考え、過ぎた年数の割にどれだけ進んだかを見ます。"
        }
    })
}

/// The arithmetic, a sentence a line.
pub fn arithmetic(kpi: &Kpi, standing: &Standing) -> Vec<String> {
    let unit = kpi.unit.as_str();
    let mut lines = Vec::new();
    let (Some(target), Some(latest)) = (standing.target, standing.latest) else {
        return lines;
    };
    if standing.state == State::NotJudged {
        return lines;
    }
    if let Some((progress, baseline)) = standing.progress.as_ref().zip(standing.baseline) {
        if progress.before_count.is_some() {
            lines.push(
                tr!("目標の期間に入ってから数えるものなので、年数は、期間の前の年度から数えます。")
                    .to_owned(),
            );
        }
        let of_three = [baseline, target, latest];
        if standing.direction.unwrap_or(0.0) * progress.planned_change < 0.0 {
            changes(progress, of_three, unit, &mut lines);
            lines.push(tr!("目標が見込む動きを超えて、よくない向きへ動いています。").to_owned());
        } else {
            of_progress(progress, of_three, unit, &mut lines);
        }
        return lines;
    }
    let Some(difference) = standing.difference else {
        return lines;
    };
    if standing.state == State::Flat {
        if let Some(baseline) = standing.baseline {
            lines.push(less(true, latest, baseline, unit));
        }
    } else {
        lines.push(less(false, latest, target, unit));
    }
    if standing.state == State::NotKept {
        let off = number_and_unit(difference.abs(), points(unit));
        lines.push(tr!("よい向きとは反対に{off}離れています。", off));
    }
    if let (Some(share), Some(baseline)) = (standing.share_reached, standing.baseline) {
        let share = number_and_unit(places(share * 100.0, 1), "％");
        let [end, start, now] = [target, baseline, latest].map(|o| value(o, unit));
        lines.push(tr!(
            "届いたところ：（{now} − {start}）÷（{end} − {start}）＝ {share}",
            now,
            start,
            end,
            share
        ));
    }
    lines
}

/// 最新 5.0％ − 目標 4.8％ ＝ ＋0.2ポイント
fn less(baseline: bool, latest: &Observation, other: &Observation, unit: &str) -> String {
    let by = numeric(latest)
        .zip(numeric(other))
        .map(|(a, b)| signed(crate::kpi::difference(a, b), points(unit)));
    let (now, other, by) = (
        value(latest, unit),
        value(other, unit),
        by.unwrap_or_default(),
    );
    if baseline {
        tr!("最新 {now} − 基準 {start} ＝ {by}", now, start = other, by)
    } else {
        tr!("最新 {now} − 目標 {goal} ＝ {by}", now, goal = other, by)
    }
}

/// The change so far, and the one that is planned.
fn changes(progress: &Progress, of_three: [&Observation; 3], unit: &str, lines: &mut Vec<String>) {
    let [start, end, now] = of_three.map(|o| value(o, unit));
    let change = signed(progress.change, points(unit));
    let planned = signed(progress.planned_change, points(unit));
    let (elapsed, total) = (years(progress.elapsed_years), years(progress.total_years));
    lines.push(tr!(
        "実際：{now} − {start} ＝ {change}（{n}年）",
        now,
        start,
        change,
        n = elapsed
    ));
    lines.push(tr!(
        "計画：{end} − {start} ＝ {planned}（{n}年）",
        end,
        start,
        planned,
        n = total
    ));
}

fn of_progress(
    progress: &Progress,
    of_three: [&Observation; 3],
    unit: &str,
    lines: &mut Vec<String>,
) {
    changes(progress, of_three, unit, lines);
    let [start, ..] = of_three.map(|o| value(o, unit));
    let change = signed(progress.change, points(unit));
    let planned = signed(progress.planned_change, points(unit));
    let (elapsed, total) = (years(progress.elapsed_years), years(progress.total_years));
    let digits = decimals(progress.change).max(decimals(progress.planned_change));
    let expected = number_and_unit(places(progress.expected, digits + 1), unit);
    lines.push(tr!(
        "この時点で期待される値：{start} ＋（{planned}）× {elapsed} ÷ {total} ＝ {expected}",
        start,
        planned,
        elapsed,
        total,
        expected
    ));
    let ratio = format_number(places(progress.ratio, 2));
    lines.push(tr!(
        "進み具合：（{change} ÷ {planned}）÷（{elapsed} ÷ {total}）＝ {ratio}",
        change,
        planned,
        elapsed,
        total,
        ratio
    ));
}

/// The limits of the judgement, and where they are set; those that will count, where there
/// is no actual yet. None where none was used.
pub fn limits(kpi: &Kpi, standing: &Standing, set: Option<&Thresholds>) -> Option<String> {
    let value = |observation: Option<&Observation>| observation.and_then(numeric);
    let kept = kpi.keep || value(standing.baseline) == value(standing.target);
    let by_tolerance = match standing.state {
        State::Kept | State::NotKept | State::Flat => true,
        State::NoActual => kept,
        _ if standing.progress.is_some() => false,
        _ => return None,
    };
    if by_tolerance {
        let own = kpi.tolerance.filter(|tolerance| *tolerance > 0.0);
        let tolerance = number_and_unit(standing.tolerance, points(&kpi.unit));
        return Some(tr!(
            "許容幅：{tolerance}（{origin}）",
            tolerance,
            origin = origin(own, "tolerance")
        ));
    }
    let good = set.and_then(|set| set.on_track);
    let fair = set.and_then(|set| set.mostly_on_track);
    Some(tr!(
        "しきい値：{good}以上で順調（{good_origin}）、{fair}以上で概ね順調（{fair_origin}）、0以上で遅れ、0未満で後退",
        good = format_number(standing.on_track),
        good_origin = origin(good, "judgement.on_track"),
        fair = format_number(standing.mostly_on_track),
        fair_origin = origin(fair, "judgement.mostly_on_track"),
    ))
}

/// Where a limit is set.
fn origin(own: Option<f64>, field: &str) -> String {
    match own.filter(|own| own.is_finite()) {
        Some(_) => tr!("計画データの {field} で指定", field),
        None => tr!("既定値。計画データの {field} で変えられます", field),
    }
}

/// Where the last changes lead, a sentence a line.
pub fn trend(kpi: &Kpi, standing: &Standing, trend: &Trend, era: EraStyle) -> Vec<String> {
    let unit = kpi.unit.as_str();
    let label = |o: Option<&Observation>| o.and_then(|o| o.period).map(|p| p.label(era));
    let label = |o| label(o).unwrap_or_default();
    let (first, last) = (trend.used.first().copied(), trend.used.last().copied());
    let digits = last
        .and_then(numeric)
        .map_or(0, decimals)
        .max(standing.target.and_then(numeric).map_or(0, decimals));
    let change = signed(places(trend.change_per_year, digits + 2), points(unit));
    let projected = number_and_unit(places(trend.projected, digits + 1), unit);
    let kept = matches!(standing.state, State::Kept | State::NotKept);
    let n = years(trend.years_ahead);
    let period = label(standing.target);
    let target = standing.target.map(|t| value(t, unit)).unwrap_or_default();
    let ahead = match (kept, trend.reaches) {
        (true, true) => tr!(
            "このままあと{n}年続くと、{period}は{projected}になり、目標（{target}）を保てる見通しです。",
            n,
            period,
            projected,
            target
        ),
        (true, false) => tr!(
            "このままあと{n}年続くと、{period}は{projected}になり、目標（{target}）を保てない見通しです。",
            n,
            period,
            projected,
            target
        ),
        (false, true) => tr!(
            "このままあと{n}年続くと、{period}は{projected}になり、目標（{target}）に届く見通しです。",
            n,
            period,
            projected,
            target
        ),
        (false, false) => tr!(
            "このままあと{n}年続くと、{period}は{projected}になり、目標（{target}）に届かない見通しです。",
            n,
            period,
            projected,
            target
        ),
    };
    let so_far = tr!(
        "{first}から{last}までの実績{n}回の動きは、平均して毎年{change}です。",
        first = label(first),
        last = label(last),
        n = trend.used.len(),
        change
    );
    vec![so_far, ahead]
}

/// Whether the second opinion is the first.
pub fn agreement(state: State, agrees: bool) -> String {
    let state = state.label();
    if agrees {
        return tr!("判定「{state}」と同じ見方です。", state);
    }
    tr!(
        "判定「{state}」とは見方が分かれます。判定は基準からの進みを、この見通しは最近の動きだけを見ています。どちらが正しいとは言えません。",
        state
    )
}
