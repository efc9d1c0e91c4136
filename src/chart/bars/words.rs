//! The words of grouped bars.

use super::Bars;
use super::cells::{Cell, Cells, Group};
use crate::chart::table::Grid;
use crate::i18n::listed;
use crate::plan::Series;
use crate::tr;

/// So many series are told in the summary; the table has all.
const MOST_TOLD: usize = 3;

pub(super) fn sentence(period: &str, series: &Series, cell: &Cell) -> String {
    let mut sentence = tr!(
        "{period}　{name} {value}",
        period,
        name = &series.name.text,
        value = cell.in_words(series)
    );
    let note = cell.observation.and_then(|value| value.note.as_ref());
    if let Some(note) = note {
        sentence.push_str(&tr!("（{text}）", text = note));
    }
    sentence
}

pub(super) fn summary(bars: &Bars) -> String {
    let cells = Cells::of(bars);
    let told = |(number, series)| tell(series, number, &cells.groups);
    let parts: Vec<_> = bars
        .series
        .iter()
        .enumerate()
        .take(MOST_TOLD)
        .map(told)
        .collect();
    let rest = bars.series.len().saturating_sub(MOST_TOLD);
    let rest = if rest > 0 {
        tr!("ほかに{n}系列があります。", n = rest)
    } else {
        String::new()
    };
    if parts.is_empty() {
        tr!("値の記載がありません。").to_owned()
    } else {
        tr!("{list}です。", list = listed(&parts)) + &rest
    }
}

/// 応募件数は平成27（2015）年度に4件、令和元（2019）年度に5件
fn tell(series: &Series, number: usize, groups: &[Group]) -> String {
    let name = &series.name.text;
    let cell = |group: &&Group| {
        group
            .cells
            .get(number)
            .is_some_and(|cell| cell.value.is_some())
    };
    let value = |group: &Group| group.cells.get(number).map(|cell| cell.in_words(series));
    let (first, last) = (groups.iter().find(cell), groups.iter().rfind(cell));
    let Some((first, last)) = first.zip(last) else {
        return tr!("{name}は数値なし", name);
    };
    let (start, end) = (
        value(first).unwrap_or_default(),
        value(last).unwrap_or_default(),
    );
    if first.period == last.period {
        return tr!(
            "{name}は{period}に{start}",
            name,
            period = &first.period,
            start
        );
    }
    tr!(
        "{name}は{first}に{start}、{last}に{end}",
        name,
        first = &first.period,
        start,
        last = &last.period,
        end
    )
}

pub(super) fn table(bars: &Bars) -> Grid {
    let cells = Cells::of(bars);
    let head = [tr!("時期").to_owned()]
        .into_iter()
        .chain(bars.series.iter().map(|series| series.name.text.clone()))
        .collect();
    let row = |group: &Group| {
        let values = bars.series.iter().zip(&group.cells);
        [group.period.clone()]
            .into_iter()
            .chain(values.map(|(series, cell)| cell.in_words(series)))
            .collect()
    };
    Grid {
        head,
        rows: cells.groups.iter().map(row).collect(),
    }
}
