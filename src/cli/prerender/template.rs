//! The built index.html as what every page is made of.

use crate::plan::straight;

/// The element that a page goes into, as Trunk leaves it.
const PLACE: &str = "<div id=\"app\"></div>";
const TITLE: (&str, &str) = ("<title>", "</title>");
const END_OF_HEAD: &str = "</head>";
/// How the tag of the style sheet begins, and what fetches it ahead.
pub const SHEET: &str = "<link rel=\"stylesheet\" href=\"";
pub const AHEAD: &str = "<link rel=\"preload\" as=\"style\" href=\"";
/// The style of the last part of the program, which a page that needs that part names.
pub const MORE: (&str, &str) = ("more", "more.css");
/// What pages for frames have besides. Links lead out of a frame, into a window of
/// their own; the script runs, and the style is there, before anything is shown.
pub const FRAMED: &str = "<base target=\"_blank\">\n<script src=\"./framed.js\"></script>\n\
                          <link rel=\"stylesheet\" href=\"./framed.css\">\n";
const ROOT: &str = "<html ";
/// What the style sheet of a page follows.
const LEDE: (&str, &str) = ("<section class=\"lede\">", "</section>");

/// What is last of the tags that are put in.
pub const DATA: &str = "<script type=\"application/ld+json\">";

/// An empty page.
pub struct Template {
    html: String,
    title: String,
}

/// What goes into a page.
pub struct Filling<'a> {
    /// Leads from the page's folder to the site's: nothing, or `../`.
    pub up: &'a str,
    /// Tags, the title among them.
    pub head: &'a str,
    /// Attributes of the element that the page goes into.
    pub attributes: &'a str,
    pub shown: &'a str,
    /// The later parts of the program that the page needs, by their names. One that
    /// needs any is read first: its program is named, and fetched when it is wanted
    /// (`public/loader.js`).
    pub parts: &'a [&'a str],
    /// The words of all parts that it can show, where it is a page for frames.
    pub framed: Option<&'a str>,
}

impl Template {
    /// # Errors
    /// When it is not what the build leaves.
    pub fn parse(html: &str) -> Result<Self, String> {
        let html = emptied(html);
        for needed in [PLACE, TITLE.0, END_OF_HEAD] {
            if html.matches(needed).count() != 1 {
                return Err(format!(
                    "{needed} がちょうど1つ必要です。cargo xtask build で作り直してください。"
                ));
            }
        }
        let between = |start, end| Some(html.split_once(start)?.1.split_once(end)?.0.to_owned());
        let title = between(TITLE.0, TITLE.1).unwrap_or_default();
        Ok(Self {
            title: [TITLE.0, &title, TITLE.1].concat(),
            html,
        })
    }

    /// The page with this in it.
    pub fn filled(&self, filling: &Filling) -> String {
        let Filling {
            up,
            attributes,
            shown,
            parts,
            framed,
            ..
        } = filling;
        let mut html = self.html.clone();
        let mut needed = String::new();
        if !parts.is_empty() {
            needed = format!(" data-parts=\"{}\"", parts.join(" "));
            if let Some((tag, address)) = self.program() {
                let named = format!("<meta name=\"app-wasm\" content=\"{address}\">");
                html = html.replacen(tag, &named, 1);
            }
        }
        // The style stands behind the lede, which is shown before it has arrived.
        let mut sheet = String::new();
        if let Some((tag, address)) = self.sheet() {
            html = html.replacen(tag, &format!("{AHEAD}{address}\">"), 1);
            sheet = format!("{SHEET}{address}\">");
            if parts.contains(&MORE.0) {
                sheet += &format!("{SHEET}./{}\">", MORE.1);
            }
            sheet = sheet.replace("=\"./", &format!("=\"{up}"));
        }
        if let Some(words) = framed {
            let shows = format!("{ROOT}data-embed=\"{words}\" ");
            html = html.replacen(ROOT, &shows, 1);
            html = html.replacen(END_OF_HEAD, &[FRAMED, END_OF_HEAD].concat(), 1);
        }
        // Before anything of the plan is in it.
        let html = if up.is_empty() {
            html
        } else {
            html.replace("=\"./", &format!("=\"{up}"))
        };
        let lede = shown.find(LEDE.0);
        let behind = lede.and_then(|at| Some(at + shown.get(at..)?.find(LEDE.1)? + LEDE.1.len()));
        let (above, below) = shown.split_at(behind.unwrap_or_default());
        let shown = [above, &sheet, below].concat();
        let place = format!("<div id=\"app\"{attributes}{needed}>{shown}</div>");
        // From behind: what is put in may hold the words that are looked for.
        html.replacen(PLACE, &place, 1)
            .replacen(&self.title, filling.head, 1)
    }
}

impl Template {
    /// The tag that fetches the program, and its address.
    fn program(&self) -> Option<(&str, &str)> {
        self.link("<link id=\"app-wasm\" ")
    }

    /// The tag of the style sheet, and its address.
    fn sheet(&self) -> Option<(&str, &str)> {
        self.link(SHEET)
    }

    /// The first tag that begins like this, and its address.
    fn link(&self, begins: &str) -> Option<(&str, &str)> {
        let at = self.html.find(begins)?;
        let tag = self.html.get(at..)?.split_inclusive('>').next()?;
        let address = tag.split_once("href=\"")?.1.split('"').next()?;
        Some((tag, address))
    }
}

/// The page without what was written into it before.
fn emptied(html: &str) -> String {
    const NEXT: &str = "<div id=\"loading\"";
    const END: &str = "</div>\n";
    let empty = || {
        let (before, rest) = html.split_once("<div id=\"app\" ")?;
        let (shown, after) = rest.split_once(NEXT)?;
        let (_, between) = shown.rsplit_once(END)?;
        Some([before, PLACE, "\n", between, NEXT, after].concat())
    };
    let html = empty().unwrap_or_else(|| html.to_owned());
    let html = html.replacen(AHEAD, SHEET, 1);
    let Some((head, rest)) = html.split_once(DATA) else {
        return html;
    };
    let (before, _) = head.split_once(TITLE.0).unwrap_or((head, ""));
    let (_, after) = rest.split_once("</script>").unwrap_or(("", rest));
    [before, TITLE.0, TITLE.1, after].concat()
}

/// A text for HTML and XML, also between quotation marks.
pub fn escape(text: &str) -> String {
    let text = straight(text).replace('&', "&amp;").replace('<', "&lt;");
    text.replace('>', "&gt;").replace('"', "&quot;")
}
