//! Lines to paragraphs, by the two marks that the layout left.

use super::lines::Line;
use super::passage::Passage;

/// A paragraph, or an item of a list.
#[derive(Clone, Debug)]
pub struct Paragraph {
    pub passage: Passage,
    /// It begins with a bullet.
    pub bullet: bool,
    /// It ends where a paragraph ends; else something is missing after it.
    pub whole: bool,
}

/// Joins wrapped lines. Blank lines never end a paragraph: page layout put
/// some into the middle of sentences (`…集中的に整備された市の`, a blank line,
/// `公共施設や…`).
#[must_use]
pub fn paragraphs(lines: &[Line]) -> Vec<Paragraph> {
    let mut found: Vec<Paragraph> = Vec::new();
    for line in lines.iter().filter(|line| !line.is_blank()) {
        match found.last_mut() {
            Some(open) if !open.whole && !line.is_bullet() => {
                open.passage.spans.push(line.span());
                open.whole = !line.is_wrapped();
            }
            _ => found.push(Paragraph {
                passage: line.span().into(),
                bullet: line.is_bullet(),
                whole: !line.is_wrapped(),
            }),
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::lines::Source;
    use super::paragraphs;

    fn check(text: &str, expected: &[(&str, bool, bool)]) {
        let source = Source::new(text);
        let found: Vec<_> = paragraphs(&source.lines)
            .iter()
            .map(|p| (p.passage.text(), p.bullet, p.whole))
            .collect();
        let found: Vec<_> = found.iter().map(|(t, b, w)| (t.as_str(), *b, *w)).collect();
        assert_eq!(found, expected, "{text:?}");
    }

    #[test]
    fn layout_decides_what_belongs_together() {
        check(" 一つの\n文。 \n", &[("一つの文。", true, true)]);
        check(
            " 市の\n\n公共施設 \n 次 ",
            &[("市の公共施設", true, true), ("次", true, true)],
        );
        check(
            " 切れた\n 次 ",
            &[("切れた", true, false), ("次", true, true)],
        );
        check(
            "一。 \n二。 ",
            &[("一。", false, true), ("二。", false, true)],
        );
        check("open\ndata ", &[("open data", false, true)]);
        check("市の\nSNS\nの ", &[("市のSNSの", false, true)]);
        check("令和 2（2020）年 ", &[("令和 2（2020）年", false, true)]);
        check(" \n　\n", &[]);
    }
}
