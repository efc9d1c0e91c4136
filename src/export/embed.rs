//! What a city puts into a page of its own: a frame with a view in it, as HTML.

use std::fmt::Write as _;

/// The widths of frames for which heights are known, in CSS px, and the window
/// that such a frame stands in.
pub const NARROW_CSS_PX: u32 = 280;
pub const WIDE_CSS_PX: u32 = 680;
const NARROW_WINDOW_CSS_PX: u32 = 320;
const WIDE_WINDOW_CSS_PX: u32 = 760;

/// A list can be of any length; its frame is no higher than this without the
/// script, and scrolls.
pub const HIGHEST_CSS_PX: u32 = 4000;
/// What other fonts need more, in hundredths.
const SPARE: u32 = 6;

/// A frame.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Frame<'a> {
    /// The whole address of what is in it.
    pub address: &'a str,
    /// What is in it, for who does not see it.
    pub title: &'a str,
    /// In CSS px; none for as wide as there is room.
    pub max_width: Option<u32>,
    /// How high its content is, narrow and wide, in CSS px.
    pub heights: [u32; 2],
    /// The whole address of the script that makes it as high as its content.
    pub script: Option<&'a str>,
}

impl Frame<'_> {
    /// The code, a line an element. Without the script the height follows the
    /// window's width between the two heights; where a page's editor takes the
    /// style away, the attribute still stands.
    #[must_use]
    pub fn html(&self) -> String {
        let [narrow, wide] = self.heights.map(with_spare);
        // What gets higher with its width is as high as it ever gets.
        let narrow = narrow.max(wide);
        let mut style = "width:100%;border:0".to_owned();
        if let Some(width) = self.max_width {
            let _ = write!(style, ";max-width:{width}px");
        }
        if narrow > wide {
            let slope =
                f64::from(narrow - wide) / f64::from(WIDE_WINDOW_CSS_PX - NARROW_WINDOW_CSS_PX);
            let _ = write!(
                style,
                ";height:clamp({wide}px,{narrow}px - (100vw - {NARROW_WINDOW_CSS_PX}px)*{slope:.2},{narrow}px)"
            );
        }
        let mut html = format!(
            "<iframe src=\"{}\" title=\"{}\" width=\"100%\" height=\"{narrow}\" loading=\"lazy\" style=\"{style}\" data-keikaku></iframe>\n",
            escape(self.address),
            escape(self.title),
        );
        if let Some(script) = self.script {
            let _ = writeln!(html, "<script async src=\"{}\"></script>", escape(script));
        }
        html
    }
}

fn with_spare(height: u32) -> u32 {
    let height = height.min(HIGHEST_CSS_PX) * (100 + SPARE);
    height.div_ceil(1000) * 10
}

/// A text for HTML, between quotation marks.
fn escape(text: &str) -> String {
    let text = text.replace('&', "&amp;").replace('<', "&lt;");
    text.replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    const FRAME: Frame = Frame {
        address: "/plan/kpi/x.html#?embed=chart",
        title: "実質公債費比率",
        max_width: None,
        heights: [500, 500],
        script: None,
    };

    fn check(frame: &Frame, expected: &str) {
        assert_eq!(frame.html(), expected);
    }

    #[test]
    fn a_frame_of_one_height() {
        check(
            &FRAME,
            "<iframe src=\"/plan/kpi/x.html#?embed=chart\" title=\"実質公債費比率\" \
             width=\"100%\" height=\"530\" loading=\"lazy\" style=\"width:100%;border:0\" data-keikaku></iframe>\n",
        );
    }

    #[test]
    fn a_frame_that_is_higher_where_it_is_narrow_with_the_script() {
        let frame = Frame {
            address: "index.html#?embed=kpis&department=a",
            title: "<\"課\">",
            max_width: Some(760),
            heights: [1000, 600],
            script: Some("embed.js"),
        };
        check(
            &frame,
            "<iframe src=\"index.html#?embed=kpis&amp;department=a\" title=\"&lt;&quot;課&quot;&gt;\" \
             width=\"100%\" height=\"1060\" loading=\"lazy\" style=\"width:100%;border:0;max-width:760px;\
             height:clamp(640px,1060px - (100vw - 320px)*0.95,1060px)\" data-keikaku></iframe>\n\
             <script async src=\"embed.js\"></script>\n",
        );
    }

    #[test]
    fn a_long_list_has_an_end() {
        let frame = Frame {
            heights: [90_000, 40_000],
            ..FRAME
        };
        assert!(
            frame.html().contains(" height=\"4240\" "),
            "{}",
            frame.html()
        );
        assert!(!frame.html().contains("clamp"));
    }
}
