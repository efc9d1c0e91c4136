//! The printed headings and labels, and which lines are ones.

use super::lines::Line;
use super::names::{leading_number, same};
use super::passage::Passage;

/// The columns of a measure's table, as its head prints them.
pub const COLUMNS: [&str; 3] = ["現況と課題", "取組の方向", "主な事業・取組"];
pub const DESIRED_STATE: &str = "目指す状態";
pub const KPI: &str = "■";
pub const BASELINE: &str = "現状値：";
pub const TARGET: &str = "目標値：";
pub const FIGURE: &str = "【図表】";
pub const CONTEXT: &str = "テーマをめぐる社会的な状況";
pub const KPI_BOX: &str = "成果指標";
pub const EXPLANATION: &str = "指標の説明";
pub const RATIONALE: &str = "目標の根拠";

/// A numbered heading: `テーマ１ 情報発信・公開`, `施策 2 広聴活動`.
#[derive(Clone, Debug)]
pub struct Heading {
    pub number: u32,
    /// テーマ１
    pub label: Passage,
    pub title: Passage,
}

/// Reads `{word}{number}{end} {title}`, with or without blanks between.
#[must_use]
pub fn heading(line: &Line, word: &str, end: &str) -> Option<Heading> {
    let text = line.text();
    let after = text.strip_prefix(word)?.trim_start();
    let (number, length) = leading_number(after)?;
    let rest = after.get(length..)?.strip_prefix(end)?;
    let title = rest.trim_start();
    if title.is_empty() || (end.is_empty() && rest.len() == title.len()) {
        return None;
    }
    let (label, title) = Passage::from(line.span()).split_at(text.len() - title.len());
    Some(Heading {
        number,
        label,
        title,
    })
}

#[must_use]
pub fn theme(line: &Line) -> Option<Heading> {
    heading(line, "テーマ", "")
}

#[must_use]
pub fn measure(line: &Line) -> Option<Heading> {
    heading(line, "施策", "")
}

/// The head of a measure's table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Columns {
    AsExpected,
    /// The three columns in another order.
    Swapped,
}

/// Reads the head of a measure's table.
#[must_use]
pub fn columns(line: &Line) -> Option<Columns> {
    let found: Vec<&str> = line.text().split_whitespace().collect();
    if found == COLUMNS {
        return Some(Columns::AsExpected);
    }
    let all = found.len() == COLUMNS.len() && COLUMNS.iter().all(|c| found.contains(c));
    all.then_some(Columns::Swapped)
}

/// True for a line that is this label and nothing else.
#[must_use]
pub fn is_label(line: &Line, label: &str) -> bool {
    !line.is_blank() && same(line.text(), label)
}

#[cfg(test)]
mod tests {
    use super::super::lines::Source;
    use super::{Columns, columns, heading, measure, theme};

    fn check(line: &str, expected: Option<(u32, &str, &str)>) {
        let source = Source::new(line);
        let read = |line| {
            theme(line)
                .or_else(|| measure(line))
                .or_else(|| heading(line, "第", "章"))
        };
        let found = source.lines.first().and_then(read);
        let found = found.map(|h| (h.number, h.label.text(), h.title.text()));
        let found = found.as_ref().map(|(n, l, t)| (*n, l.as_str(), t.as_str()));
        assert_eq!(found, expected, "{line}");
    }

    #[test]
    fn headings_are_told_from_text() {
        check(
            " テーマ１ 情報発信・公開 ",
            Some((1, "テーマ１", "情報発信・公開")),
        );
        check("施策 2 広聴活動 ", Some((2, "施策 2", "広聴活動")));
        check(
            "施策３ 合理的な組織運営  ",
            Some((3, "施策３", "合理的な組織運営")),
        );
        check(
            " 第８章 持続可能な都市経営 ",
            Some((8, "第８章", "持続可能な都市経営")),
        );
        check(" テーマをめぐる社会的な状況 ", None);
        check("施策の大項目 ", None);
        check("施策2次 ", None);
    }

    #[test]
    fn columns_are_known_in_any_order() {
        let check = |line: &str, expected| {
            let source = Source::new(line);
            assert_eq!(source.lines.first().and_then(columns), expected, "{line}");
        };
        check(
            "現況と課題 取組の方向 主な事業・取組 ",
            Some(Columns::AsExpected),
        );
        check(
            "現況と課題 主な事業・取組 取組の方向",
            Some(Columns::Swapped),
        );
        check("現況と課題 取組の方向", None);
    }
}
