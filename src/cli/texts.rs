//! `keikaku texts FILE.po -o FILE`: a translator's file (GNU gettext PO) as the
//! catalogue that the page reads (`src/i18n/catalog.rs`): messages, or a plan's texts. What
//! not every reader comes to see goes into a file beside it, which the page fetches when it is
//! needed: `FILE.rest.txt`, `FILE.more.txt`, `FILE.glossary.txt`. With `--plan` also what
//! pages of their own say ([`of_page`]): `FILE.names.txt`, `FILE.kpi.txt`,
//! `FILE.section.ID.txt`.

pub mod of_page;

use super::{Exit, failed, one_and_options, read_plan, wrong_usage};
use crate::i18n::catalog::{key, one_named, written};
use crate::query::Index;
use of_page::Shown;
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::Path;

/// Where a text stands (its `#:` in the PO file), and what the file is called in which it
/// goes apart, by how the place begins: what only later parts of the program say, and what the
/// terms of the glossary mean. The first that fits counts.
const APART: [(&str, &str); 8] = [
    ("src/i18n/ja/offline.rs", "more"),
    ("src/i18n/ja/share.rs", "more"),
    ("src/chart/multiples/", "more"),
    ("src/chart/", "rest"),
    ("src/i18n/ja/judgement.rs", "rest"),
    ("src/i18n/ja/composition.rs", "rest"),
    ("src/i18n/ja/pace.rs", "rest"),
    ("glossary", "glossary"),
];

/// What of a plan stands on pages of their own alone, as the place of a text ends.
const DETAILS: [&str; 3] = [" context", " explanation", " rationale"];

/// The file apart of a text that stands there.
fn apart(place: &str) -> Option<&'static str> {
    let detail = DETAILS.iter().any(|end| place.ends_with(end));
    let begins = APART.iter().find(|(begin, _)| place.starts_with(begin));
    begins.map(|(_, file)| *file).or(detail.then_some("rest"))
}

pub fn run(arguments: &[String]) -> Exit {
    let options = ["-o", "--plan"];
    let (file, [output, plan]) = match one_and_options("訳のファイル", arguments, options) {
        Ok(given) => given,
        Err(exit) => return exit,
    };
    let Some(output) = output else {
        return wrong_usage("書き出すファイルを -o で指定してください。");
    };
    let texts = match texts(Path::new(file)) {
        Ok(texts) => texts,
        Err(what) => {
            eprintln!("{file}：{what}");
            return Exit::Failed;
        }
    };
    let mut catalogues = catalogues(&texts);
    if let Some(plan) = plan {
        match of_pages(&texts, plan) {
            Ok(of_pages) => catalogues.extend(of_pages),
            Err(exit) => return exit,
        }
    }
    let name = output.strip_suffix(".txt").unwrap_or(output);
    for (apart, catalogue) in catalogues {
        let output = match apart {
            None => output.to_owned(),
            Some(apart) => format!("{name}.{apart}.txt"),
        };
        if let Err(error) = std::fs::write(&output, catalogue) {
            return failed(&output, "ファイルを書けません。", &error);
        }
    }
    Exit::Done
}

/// A text that was translated.
struct Translated {
    original: String,
    key: String,
    translation: String,
    place: String,
}

/// The texts of a PO file. Entries that are not translated yet are left out. Texts stay in their
/// order, in which they are smallest when compressed. A unit that has another form behind the
/// number one (`msgstr[0]`) is followed by that.
///
/// # Errors
/// In Japanese, when the file cannot be read, two texts have the same key, or a translation has
/// several lines.
fn texts(file: &Path) -> Result<Vec<Translated>, String> {
    let read = polib::po_file::parse(file).map_err(|error| {
        format!("訳のファイルを読めません（{error}）。PO形式（UTF-8）か確かめてください。")
    })?;
    let of_japanese = read.metadata.language.starts_with("ja");
    let mut known: BTreeMap<String, String> = BTreeMap::new();
    let mut texts = Vec::new();
    for entry in read.messages() {
        let (one, translated) = match entry.msgstr_plural() {
            Ok(forms) => (forms.first(), forms.last().map_or("", String::as_str)),
            Err(_) => (None, entry.msgstr().unwrap_or_default()),
        };
        if translated.is_empty() || entry.is_fuzzy() {
            continue;
        }
        let one = one.map(|one| (one_named(translated), one.as_str()));
        let many = [(entry.msgid().to_owned(), translated)];
        for (named, translation) in many.into_iter().chain(one) {
            if translation.contains(['\n', '\r']) {
                return Err(format!(
                    "「{named}」の訳に改行があります。1行にしてください。"
                ));
            }
            let key = key(&named);
            match known.insert(key.clone(), translation.to_owned()) {
                Some(before) if before != translation => {
                    return Err(format!(
                        "「{named}」の鍵が、別の文のものと同じになりました。どちらかの文を少し変えてください。"
                    ));
                }
                Some(_) => {}
                // What is said in the same words needs no translation.
                None if of_japanese && translation == named => {}
                None => texts.push(Translated {
                    original: entry.msgid().to_owned(),
                    key,
                    translation: translation.to_owned(),
                    place: entry.source().to_owned(),
                }),
            }
        }
    }
    Ok(texts)
}

/// The catalogues of these texts: that of most, and those apart.
fn catalogues(texts: &[Translated]) -> BTreeMap<Option<String>, String> {
    let of_page = texts.iter().any(|text| text.place.starts_with("src/"));
    // The files apart are there, whatever is in them: the page asks for them.
    let always: &[&str] = if of_page {
        &["rest", "more"]
    } else {
        &["rest", "glossary"]
    };
    let files = always.iter().map(|file| Some(*file)).chain([None]);
    let catalogue = |file: Option<&str>| {
        (
            file.map(str::to_owned),
            catalogue(texts, |text| apart(&text.place) == file),
        )
    };
    files.map(catalogue).collect()
}

/// The catalogues of the plan's pages.
fn of_pages(texts: &[Translated], plan: &str) -> Result<Vec<(Option<String>, String)>, Exit> {
    let read = read_plan(plan)?;
    let bytes = std::fs::read(plan).map_err(|e| failed(plan, "ファイルを読めません。", &e))?;
    let value = serde_json::from_slice(&bytes).unwrap_or(Value::Null);
    let files = of_page::files(&value, &Index::new(&read));
    let catalogues = files.into_iter().map(|(name, has)| {
        let shown = |text: &Translated| match apart(&text.place) {
            file @ (None | Some("rest")) => has(&Shown {
                text: &text.original,
                place: &text.place,
                detail: file.is_some(),
            }),
            Some(_) => false,
        };
        (Some(name), catalogue(texts, shown))
    });
    Ok(catalogues.collect())
}

/// The catalogue of those of the texts.
fn catalogue(texts: &[Translated], of: impl Fn(&Translated) -> bool) -> String {
    let texts = texts.iter().filter(|text| of(text));
    let texts: Vec<_> = texts
        .map(|t| (t.key.clone(), t.translation.as_str()))
        .collect();
    written(texts.into_iter())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Catalog;

    #[test]
    fn a_po_file_becomes_a_catalogue() {
        let folder = std::env::temp_dir().join(format!("keikaku-texts-{}", std::process::id()));
        std::fs::create_dir_all(&folder).expect("a folder");
        let file = folder.join("en.po");
        let po = "msgid \"\"\nmsgstr \"\"\n\"Language: en\\n\"\n\"Content-Type: text/plain; charset=UTF-8\\n\"\n\n\
                  msgid \"目標\"\nmsgstr \"Target\"\n\nmsgid \"「{n}」\\n2\"\nmsgstr \"\\\"{n}\\\" 2\"\n\n\
                  msgid \"まだ\"\nmsgstr \"\"\n\n#, fuzzy\nmsgid \"古い\"\nmsgstr \"old\"\n\n\
                  msgid \"人\"\nmsgid_plural \"人\"\nmsgstr[0] \" person\"\nmsgstr[1] \" people\"\n\n\
                  #: src/i18n/ja/share.rs\nmsgid \"リンク\"\nmsgstr \"Link\"\n\n\
                  #: src/chart/summary.rs\nmsgid \"増\"\nmsgstr \"up\"\n\n\
                  #: src/chart/multiples/panel.rs\nmsgid \"並\"\nmsgstr \"row\"\n";
        std::fs::write(&file, po).expect("written");
        let made = catalogues(&texts(&file).expect("texts"));
        let of = |apart: Option<&str>| {
            let file = &made[&apart.map(str::to_owned)];
            Catalog::read(file.as_bytes()).expect("readable")
        };
        let read = of(None);
        assert_eq!(read.get("リンク"), None);
        assert_eq!(of(Some("more")).get("リンク"), Some("Link"));
        assert_eq!(of(Some("rest")).get("増"), Some("up"));
        assert_eq!(of(Some("more")).get("並"), Some("row"));
        assert_eq!(made.len(), 3);
        assert_eq!(read.get("目標"), Some("Target"));
        assert_eq!(read.get("「{n}」\n2"), Some("\"{n}\" 2"));
        assert_eq!(read.get("人"), Some(" people"));
        assert_eq!(read.get(&one_named(" people")), Some(" person"));
        assert_eq!(read.get("まだ"), None);
        assert_eq!(read.get("古い"), None);
        assert!(texts(&folder.join("none.po")).is_err());
        let lines = "msgid \"\"\nmsgstr \"Language: en\\n\"\n\nmsgid \"目標\"\nmsgstr \"a\\nb\"\n";
        std::fs::write(&file, lines).expect("written");
        assert!(texts(&file).err().is_some_and(|what| what.contains("改行")));
        for (place, file) in [
            ("theme-1", None),
            ("theme-1 context", Some("rest")),
            ("sns-followers explanation", Some("rest")),
            ("sns-followers rationale", Some("rest")),
            ("glossary", Some("glossary")),
            ("src/i18n/ja.rs", None),
        ] {
            assert_eq!(apart(place), file, "{place}");
        }
        let _ = std::fs::remove_dir_all(folder);
    }
}
