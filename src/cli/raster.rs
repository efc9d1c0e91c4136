//! SVG to PNG, with the fonts that are given and no others: the same picture
//! on every machine.

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::fontdb::{Database, FaceInfo, Weight};
use resvg::usvg::{Group, Node, Options, Tree};
use std::path::Path;
use std::sync::Arc;

/// A picture without text, of this width, as PNG.
pub fn icon(svg: &str, width_px: u32) -> Option<Vec<u8>> {
    let tree = Tree::from_str(svg, &Options::default()).ok()?;
    let mut pixmap = Pixmap::new(width_px, width_px)?;
    let scale = pixmap.width() as f32 / tree.size().width();
    let transform = Transform::from_scale(scale, scale);
    resvg::render(&tree, transform, &mut pixmap.as_mut());
    pixmap.encode_png().ok()
}

/// What the faces are called here, whatever their files call them, so that
/// two files become the two weights of one family.
const FAMILY: &str = "keikaku";

/// Draws SVG documents.
pub struct Raster {
    options: Options<'static>,
}

impl Raster {
    /// With a font file, and one for bold text where there is a second.
    pub fn new(fonts: &[&Path]) -> Result<Self, String> {
        let mut database = Database::new();
        for (path, weight) in fonts.iter().zip([Weight::NORMAL, Weight::BOLD]) {
            let face = face(path)?;
            database.push_face_info(FaceInfo { weight, ..face });
        }
        database.set_sans_serif_family(FAMILY);
        database.set_serif_family(FAMILY);
        let options = Options {
            font_family: FAMILY.to_owned(),
            fontdb: Arc::new(database),
            ..Options::default()
        };
        Ok(Self { options })
    }

    /// The document as PNG, in its own size.
    pub fn png(&self, svg: &str) -> Result<Vec<u8>, String> {
        let tree = Tree::from_str(svg, &self.options)
            .map_err(|error| format!("画像の下書きが読めません。（{error}）"))?;
        let mut found = Found::default();
        found.collect(tree.root());
        // Of a font that it cannot use, the library leaves the texts out.
        let todo = "日本語の文字がそろったフォント（Noto Sans JPなど）を指定してください。";
        if found.texts < svg.matches("<text ").count() {
            return Err(format!("このフォントでは文字を描けません。{todo}"));
        }
        if !found.missing.is_empty() {
            let (count, first) = (found.missing.len(), found.missing.iter().take(10));
            let first: Vec<_> = first.map(String::as_str).collect();
            return Err(format!(
                "フォントにない文字が{count}あります（{} など）。{todo}",
                first.join(" ")
            ));
        }
        let size = tree.size().to_int_size();
        let mut pixmap = Pixmap::new(size.width(), size.height())
            .ok_or_else(|| "画像の大きさが正しくありません。".to_owned())?;
        resvg::render(&tree, Transform::default(), &mut pixmap.as_mut());
        pixmap
            .encode_png()
            .map_err(|error| format!("PNGにできません。（{error}）"))
    }
}

/// The face of a file: of a collection the Japanese one.
fn face(path: &Path) -> Result<FaceInfo, String> {
    let shown = path.display();
    let bytes = std::fs::read(path)
        .map_err(|error| format!("{shown}：フォントを読めません。（{error}）"))?;
    let mut found = Database::new();
    found.load_font_data(bytes);
    let faces: Vec<&FaceInfo> = found.faces().collect();
    let japanese = |face: &&&FaceInfo| {
        let mut names = face.families.iter();
        !face.monospaced && names.any(|(name, _)| name.ends_with(" JP"))
    };
    let face = faces.iter().find(japanese).or(faces.first());
    let mut face = face
        .map(|face| (*face).clone())
        .ok_or_else(|| {
            format!("{shown}：フォントとして読めません。ttf、otf、ttc のどれかのファイルを指定してください。")
        })?;
    for (name, _) in &mut face.families {
        FAMILY.clone_into(name);
    }
    Ok(face)
}

/// What became of the texts of a document.
#[derive(Default)]
struct Found {
    texts: usize,
    /// The characters that the fonts have no glyph for, each once.
    missing: Vec<String>,
}

impl Found {
    fn collect(&mut self, group: &Group) {
        for node in group.children() {
            match node {
                Node::Group(group) => self.collect(group),
                Node::Text(text) => {
                    self.texts += 1;
                    let spans = text.layouted().iter();
                    for glyph in spans.flat_map(|span| &span.positioned_glyphs) {
                        if glyph.id.0 == 0 && !self.missing.contains(&glyph.text) {
                            self.missing.push(glyph.text.clone());
                        }
                    }
                }
                Node::Path(_) | Node::Image(_) => {}
            }
        }
    }
}
