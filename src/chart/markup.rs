//! What [`super::svg()`] writes, read back piece by piece. The page makes its
//! elements of these one by one: no text is ever handed to a browser as markup,
//! which a strict policy (Trusted Types) forbids.

/// A piece of a drawing, in the order of the document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece<'a> {
    /// An element begins: its name, and its attributes with their values.
    Open(&'a str, Vec<(&'a str, &'a str)>),
    /// A text within it, without the line breaks between elements.
    Text(String),
    /// The element that began last, and has not ended, ends.
    Close,
}

/// The pieces of a drawing. This reads the writer's own form alone: double
/// quotes, no comments, and neither `>` nor references in attributes.
pub fn pieces(svg: &str) -> impl Iterator<Item = Piece<'_>> {
    svg.split('<').skip(1).flat_map(|part| {
        let (tag, text) = part.split_once('>').unwrap_or((part, ""));
        let (open, closes) = match tag.strip_prefix('/') {
            Some(_) => (None, true),
            None => {
                let bare = tag.strip_suffix('/');
                (Some(opened(bare.unwrap_or(tag))), bare.is_some())
            }
        };
        let text = Some(text.trim_matches('\n')).filter(|text| !text.is_empty());
        let text = text.map(|text| Piece::Text(unescape(text)));
        [open, closes.then_some(Piece::Close), text]
            .into_iter()
            .flatten()
    })
}

fn opened(tag: &str) -> Piece<'_> {
    let (name, mut rest) = tag.split_once(' ').unwrap_or((tag, ""));
    let mut attributes = Vec::new();
    while let Some((attribute, value)) = rest.split_once("=\"")
        && let Some((value, after)) = value.split_once('"')
    {
        attributes.push((attribute.trim_start(), value));
        rest = after;
    }
    Piece::Open(name, attributes)
}

fn unescape(text: &str) -> String {
    // The ampersand last, or `&amp;lt;` would become `<`.
    text.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&")
}

#[cfg(test)]
mod tests {
    use super::super::{Frame, Palette, Svg, layout, svg};
    use super::*;
    use crate::chart::Estimate;
    use crate::plan::{EraStyle, load};

    #[test]
    fn pieces_of_a_small_drawing() {
        let svg = Svg::new(8.0, 4.5).document("<課> & &lt;", "");
        let found: Vec<Piece> = pieces(&svg).collect();
        let (first, rest) = found.split_first().unwrap();
        let Piece::Open("svg", attributes) = first else {
            panic!("{first:?}")
        };
        assert!(attributes.contains(&("viewBox", "0 0 8 4.5")));
        let title = Piece::Text("<課> & &lt;".to_owned());
        let open = |name| Piece::Open(name, Vec::new());
        let expected = [
            open("title"),
            title,
            Piece::Close,
            open("desc"),
            Piece::Close,
            Piece::Close,
        ];
        assert_eq!(rest, expected);
    }

    #[test]
    fn nothing_of_a_chart_is_lost() {
        let plan = include_bytes!("../../public/plan.json");
        let plan = load(plan).plan.unwrap();
        let themes = plan.sections.iter().flat_map(|chapter| &chapter.sections);
        let frame = Frame::full(640.0, EraStyle::Era);
        for kpi in themes.flat_map(|theme| &theme.kpis) {
            let written = svg(
                &layout(kpi, &frame, &Estimate),
                &Palette::LIGHT,
                "題",
                "説明",
            );
            let (mut again, mut open) = (String::new(), Vec::new());
            for piece in pieces(&written) {
                match piece {
                    Piece::Open(name, attributes) => {
                        again += &format!("<{name}");
                        for (name, value) in attributes {
                            again += &format!(" {name}=\"{value}\"");
                        }
                        again += ">";
                        open.push(name);
                    }
                    Piece::Text(text) => again += &text,
                    Piece::Close => again += &format!("</{}>", open.pop().unwrap()),
                }
            }
            assert_eq!(open, Vec::<&str>::new());
            let mut expected = written.replace('\n', "");
            for name in ["path", "rect", "circle"] {
                let parts: Vec<&str> = expected.split(&format!("<{name} ")).collect();
                let end = format!("></{name}>");
                let parts = parts.iter().enumerate().map(|(n, part)| {
                    if n == 0 {
                        (*part).to_owned()
                    } else {
                        part.replacen("/>", &end, 1)
                    }
                });
                expected = parts.collect::<Vec<_>>().join(&format!("<{name} "));
            }
            assert_eq!(again, expected);
        }
    }
}
