//! `keikaku texts FILE.po -o FILE`: a translator's file (GNU gettext PO) as the
//! catalogue that the page reads (`src/i18n/catalog.rs`): messages, or a plan's texts.

use super::{Exit, failed, one_and_options, wrong_usage};
use crate::i18n::catalog::key;
use serde_json::{Map, Value};
use std::path::Path;

pub fn run(arguments: &[String]) -> Exit {
    let (file, [output]) = match one_and_options("訳のファイル", arguments, ["-o"]) {
        Ok(given) => given,
        Err(exit) => return exit,
    };
    let Some(output) = output else {
        return wrong_usage("書き出すファイルを -o で指定してください。");
    };
    let catalogue = match catalogue(Path::new(file)) {
        Ok(catalogue) => catalogue,
        Err(what) => {
            eprintln!("{file}：{what}");
            return Exit::Failed;
        }
    };
    match std::fs::write(output, catalogue) {
        Ok(()) => Exit::Done,
        Err(error) => failed(output, "ファイルを書けません。", &error),
    }
}

/// The catalogue of a PO file. Entries that are not translated yet are left out.
///
/// # Errors
/// In Japanese, when the file cannot be read, or two texts have the same key.
pub fn catalogue(file: &Path) -> Result<String, String> {
    let read = polib::po_file::parse(file).map_err(|error| {
        format!("訳のファイルを読めません（{error}）。PO形式（UTF-8）か確かめてください。")
    })?;
    let mut texts: Map<String, Value> = Map::new();
    for entry in read.messages() {
        let translated = entry.msgstr().unwrap_or_default();
        if translated.is_empty() || entry.is_fuzzy() {
            continue;
        }
        let known = texts.insert(key(entry.msgid()), translated.into());
        if known.is_some_and(|known| known != *translated) {
            return Err(format!(
                "「{}」の鍵が、別の文のものと同じになりました。どちらかの文を少し変えてください。",
                entry.msgid()
            ));
        }
    }
    Ok(Value::Object(texts).to_string())
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
                  msgid \"まだ\"\nmsgstr \"\"\n\n#, fuzzy\nmsgid \"古い\"\nmsgstr \"old\"\n";
        std::fs::write(&file, po).expect("written");
        let made = catalogue(&file).expect("a catalogue");
        let read = Catalog::read(made.as_bytes()).expect("readable");
        assert_eq!(read.get("目標"), Some("Target"));
        assert_eq!(read.get("「{n}」\n2"), Some("\"{n}\"\n2"));
        assert_eq!(read.get("まだ"), None);
        assert_eq!(read.get("古い"), None);
        assert!(catalogue(&folder.join("none.po")).is_err());
        let _ = std::fs::remove_dir_all(folder);
    }
}
