//! The items of a measure's table: paragraphs put together, and told apart.

use super::Reading;
use super::paragraphs::Paragraph;
use super::passage::Passage;

/// Puts the paragraphs together that belong together, and reports those that
/// are cut.
pub fn items(paragraphs: &[Paragraph], reading: &mut Reading) -> Vec<Passage> {
    let mut items: Vec<Passage> = Vec::new();
    for paragraph in paragraphs {
        let text = paragraph.passage.text();
        let line = paragraph.passage.first_line();
        let is_heading = text.starts_with('《') && text.ends_with('》');
        let is_bracket = text.starts_with('（') && text.ends_with('）');
        if paragraph.bullet || is_heading {
            items.push(paragraph.passage.clone());
        } else if let (true, Some(last)) = (is_bracket, items.last_mut()) {
            last.spans.extend(paragraph.passage.spans.iter().cloned());
        } else {
            reading.report.text(
                line,
                format!("「{text}」は文の続きのようですが、その始まりがありません。"),
                "この行の前の行が抜けていないか確かめてください。",
            );
        }
        cut(paragraph, reading);
    }
    items
}

/// Reports a paragraph that ends in the middle.
pub fn cut(paragraph: &Paragraph, reading: &mut Reading) {
    if !paragraph.whole {
        reading.report.text(
            paragraph.passage.last_line(),
            "この行の文は次の行へ続くはずですが、切れています。",
            "この行の次の行が抜けていないか、行末の空白が失われていないか確かめてください。",
        );
    }
}

/// Cuts `…努めます。（総務課・職員課）` before the bracket.
pub fn split_departments(item: &Passage) -> Option<(Passage, Passage)> {
    let text = item.text();
    let at = text.rfind("。（")? + '。'.len_utf8();
    let bracket = text.get(at..)?;
    let inner = bracket.strip_prefix('（')?.strip_suffix('）')?;
    (!inner.contains(['（', '）', '。'])).then(|| item.split_at(at))
}
