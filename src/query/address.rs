//! Where the pages of a site are: a file each, or all of them in the overview's
//! hash. `kpi/sns-followers.html#?era=western` and
//! `index.html#/kpi/sns-followers?era=western` are the same view. In a frame on
//! another site's page stands `frame/kpi/sns-followers.html#?embed=chart`.

use super::embed::{Embed, Part};
use super::url::{Page, View};

/// The longest id that gives a file its name.
const LONGEST_ID: usize = 150;
const HTML: &str = ".html";
/// The folder with the pages for frames, each where it is in the site's own.
pub const FRAMES: &str = "frame/";
/// The overview there, whatever its name in the site.
pub const OVERVIEW: &str = "index.html";

/// Where a site is, seen from a page of it or from anywhere.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Site {
    /// The address of the overview, without a hash. Empty where the page at hand
    /// is the overview.
    pub overview: String,
    /// The address of the folder that the overview stands in, with its slash at
    /// the end; empty where the page at hand stands there.
    pub folder: String,
    /// Whether pages have files of their own.
    pub files: bool,
    /// Whether there are pages for frames.
    pub frames: bool,
}

impl Site {
    /// The address of a view: its page's file, where it has one, else the
    /// overview.
    #[must_use]
    pub fn address(&self, view: &View) -> String {
        let hash = view.hash();
        let framed = self.frames && view.embed.is_some();
        let filed = self.files && !(framed && Part::of(&view.page).is_empty());
        let frames = if framed { FRAMES } else { "" };
        match view.page.file().filter(|_| filed) {
            Some(file) => {
                let choices = hash.split_once('?').map(|(_, choices)| choices);
                let choices = choices.map_or_else(String::new, |choices| ["#?", choices].concat());
                [self.folder.as_str(), frames, &file, &choices].concat()
            }
            None if framed => [&self.folder, FRAMES, OVERVIEW, &hash].concat(),
            None if self.files && hash == "#/" => self.overview.clone(),
            None => [self.overview.as_str(), &hash].concat(),
        }
    }

    /// The view that a link leads to; none where it leads elsewhere, into a frame,
    /// or to a place within a page.
    #[must_use]
    pub fn linked(&self, address: &str) -> Option<View> {
        let (place, hash) = address.split_once('#').unwrap_or((address, ""));
        let page = self.page_at(place)?;
        (hash.is_empty() || hash.starts_with(['/', '?'])).then(|| view_of(page, hash))
    }

    /// The view that the page's own address asks for. The overview may have any
    /// name.
    #[must_use]
    pub fn shown_at(&self, address: &str) -> View {
        let (place, hash) = address.split_once('#').unwrap_or((address, ""));
        let framed = self.framed_at(place);
        let in_frame = framed.is_some();
        let page = framed.or_else(|| self.page_at(place));
        let mut view = view_of(page.unwrap_or_default(), hash);
        // Other pages are whole, whatever is asked of them.
        if self.frames {
            let all = Embed::default();
            view.embed = in_frame.then(|| view.embed.unwrap_or(all));
        }
        view
    }

    fn page_at(&self, place: &str) -> Option<Page> {
        if place == self.overview || place == self.folder {
            return Some(Page::Overview);
        }
        Page::of_file(self.file_at(place)?)
    }

    /// The page that a page for frames is of.
    fn framed_at(&self, place: &str) -> Option<Page> {
        match self.file_at(place)?.strip_prefix(FRAMES)? {
            "" | OVERVIEW => Some(Page::Overview),
            file => Page::of_file(file),
        }
    }

    fn file_at<'a>(&self, place: &'a str) -> Option<&'a str> {
        place.split('?').next()?.strip_prefix(&self.folder)
    }
}

/// A hash with a path says all by itself, as in links from before pages had
/// files. One that is no view's is a place within the page.
fn view_of(page: Page, hash: &str) -> View {
    if hash.starts_with('/') {
        View::parse(hash)
    } else if hash.starts_with('?') {
        View::parse(&[&page.path(), hash].concat())
    } else {
        View {
            page,
            ..View::default()
        }
    }
}

impl Page {
    /// The page's own file, from the folder of the overview: `kpi/<id>.html`.
    /// None where the id is no plain name of a file.
    #[must_use]
    pub fn file(&self) -> Option<String> {
        let id = match self {
            Self::Overview | Self::Unknown(_) => return None,
            Self::Compare | Self::Accessibility => "",
            Self::Section(id) => id.as_str(),
            Self::Kpi(id) => id.as_str(),
            Self::Department(id) => id.as_str(),
        };
        let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"._-".contains(&byte);
        let only = matches!(self, Self::Compare | Self::Accessibility);
        let named = only || !id.is_empty() && !id.starts_with('.');
        (named && id.len() <= LONGEST_ID && id.bytes().all(plain))
            .then(|| [self.path().trim_start_matches('/'), HTML].concat())
    }

    /// The page of a file. Some hosts leave the extension out.
    fn of_file(file: &str) -> Option<Self> {
        match Self::parse(file.strip_suffix(HTML).unwrap_or(file)) {
            Self::Overview | Self::Unknown(_) => None,
            page => Some(page),
        }
    }
}
