//! `keikaku texts FILE.po -o FILE`: a translator's file (GNU gettext PO) as the
//! catalogue that the page reads (`src/i18n/catalog.rs`): messages, or a plan's texts. What
//! not every reader comes to see goes into a file beside it, which the page fetches when it is
//! needed: `FILE.rest.json`, `FILE.more.json`, `FILE.glossary.json`.

use super::{Exit, failed, one_and_options, wrong_usage};
use crate::i18n::catalog::{key, one_named};
use serde_json::Value;
use std::collections::BTreeMap;
use std::fmt::Write as _;
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
    let (file, [output]) = match one_and_options("訳のファイル", arguments, ["-o"]) {
        Ok(given) => given,
        Err(exit) => return exit,
    };
    let Some(output) = output else {
        return wrong_usage("書き出すファイルを -o で指定してください。");
    };
    let catalogues = match catalogues(Path::new(file)) {
        Ok(catalogues) => catalogues,
        Err(what) => {
            eprintln!("{file}：{what}");
            return Exit::Failed;
        }
    };
    for (apart, catalogue) in catalogues {
        let output = match apart {
            None => output.to_owned(),
            Some(apart) => {
                let name = output.strip_suffix(".json").unwrap_or(output);
                format!("{name}.{apart}.json")
            }
        };
        if let Err(error) = std::fs::write(&output, catalogue) {
            return failed(&output, "ファイルを書けません。", &error);
        }
    }
    Exit::Done
}

/// The catalogues of a PO file: that of most texts, and those apart. Entries that are not
/// translated yet are left out. Texts stay in their order, in which they are smallest when
/// compressed. A unit that has another form behind the number one (`msgstr[0]`) is followed
/// by that.
///
/// # Errors
/// In Japanese, when the file cannot be read, or two texts have the same key.
fn catalogues(file: &Path) -> Result<BTreeMap<Option<&'static str>, String>, String> {
    let read = polib::po_file::parse(file).map_err(|error| {
        format!("訳のファイルを読めません（{error}）。PO形式（UTF-8）か確かめてください。")
    })?;
    let of_japanese = read.metadata.language.starts_with("ja");
    let mut texts: BTreeMap<String, String> = BTreeMap::new();
    let mut written: BTreeMap<Option<&str>, String> = BTreeMap::from([(None, String::new())]);
    // The files apart are there, whatever is in them: the page asks for them.
    let of_page = read
        .messages()
        .any(|entry| entry.source().starts_with("src/"));
    let always: &[&str] = if of_page {
        &["rest", "more"]
    } else {
        &["rest", "glossary"]
    };
    written.extend(always.iter().map(|apart| (Some(*apart), String::new())));
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
        for (original, translated) in many.into_iter().chain(one) {
            let known = texts.insert(key(&original), translated.to_owned());
            // What is said in the same words needs no translation.
            let same = of_japanese && translated == original;
            if known.is_none() && !same {
                let text = written.entry(apart(entry.source())).or_default();
                let (key, translated) = (Value::from(key(&original)), Value::from(translated));
                let _ = write!(text, ",{key}:{translated}");
            }
            if known.is_some_and(|known| known != *translated) {
                return Err(format!(
                    "「{original}」の鍵が、別の文のものと同じになりました。どちらかの文を少し変えてください。"
                ));
            }
        }
    }
    let object = |text: String| format!("{{{}}}", text.trim_start_matches(','));
    Ok(written
        .into_iter()
        .map(|(file, text)| (file, object(text)))
        .collect())
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
                  msgid \"目標\"\nmsgstr \"Target\"\n\nmsgid \"「{n}」\\n2\"\nmsgstr \"\\\"{n}\\\"\\n2\"\n\n\
                  msgid \"まだ\"\nmsgstr \"\"\n\n#, fuzzy\nmsgid \"古い\"\nmsgstr \"old\"\n\n\
                  msgid \"人\"\nmsgid_plural \"人\"\nmsgstr[0] \" person\"\nmsgstr[1] \" people\"\n\n\
                  #: src/i18n/ja/share.rs\nmsgid \"リンク\"\nmsgstr \"Link\"\n\n\
                  #: src/chart/summary.rs\nmsgid \"増\"\nmsgstr \"up\"\n\n\
                  #: src/chart/multiples/panel.rs\nmsgid \"並\"\nmsgstr \"row\"\n";
        std::fs::write(&file, po).expect("written");
        let made = catalogues(&file).expect("catalogues");
        let of = |apart| Catalog::read(made[&apart].as_bytes()).expect("readable");
        let read = of(None);
        assert_eq!(read.get("リンク"), None);
        assert_eq!(of(Some("more")).get("リンク"), Some("Link"));
        assert_eq!(of(Some("rest")).get("増"), Some("up"));
        assert_eq!(of(Some("more")).get("並"), Some("row"));
        assert_eq!(made.len(), 3);
        assert_eq!(read.get("目標"), Some("Target"));
        assert_eq!(read.get("「{n}」\n2"), Some("\"{n}\"\n2"));
        assert_eq!(read.get("人"), Some(" people"));
        assert_eq!(read.get(&one_named(" people")), Some(" person"));
        assert_eq!(read.get("まだ"), None);
        assert_eq!(read.get("古い"), None);
        assert!(catalogues(&folder.join("none.po")).is_err());
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
