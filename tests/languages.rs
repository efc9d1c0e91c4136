//! The page's languages: every message has a translation in each, with the same values in
//! it, and the plan's overlays fit the plan.
//!
//! `UPDATE_GOLDEN=1 cargo test --test languages` adds new messages to the translators'
//! files, without a translation, and takes out those that are gone.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use keikaku::i18n::Language;
use proc_macro2::{Delimiter, TokenStream, TokenTree};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

const OTHERS: [Language; 7] = [
    Language::EasyJapanese,
    Language::English,
    Language::Chinese,
    Language::Korean,
    Language::Vietnamese,
    Language::Portuguese,
    Language::Filipino,
];

/// Messages that only the third part of the program says (`cli::texts`).
const OF_THIRD_PART: [&str; 2] = ["src/i18n/ja/share.rs", "src/i18n/ja/offline.rs"];

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn messages_file(language: Language) -> PathBuf {
    root().join(format!("src/i18n/po/{}.po", language.code()))
}

fn plan_file(language: Language) -> PathBuf {
    root().join(format!("seeds/ageo.{}.po", language.code()))
}

fn is_japanese(text: &str) -> bool {
    text.chars().any(|c| matches!(c, 'ぁ'..='ヿ' | '一'..='鿿'))
}

/// Every message of the sources, with the file that it stands in: all Japanese texts of
/// `src/i18n`, and elsewhere those of `tr!` and `mark!`.
fn messages() -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    let mut files = Vec::new();
    sources(&root().join("src"), &mut files);
    // What others say as well is theirs.
    files.sort_by_key(|file| {
        (
            OF_THIRD_PART.iter().any(|of| file.ends_with(of)),
            file.clone(),
        )
    });
    for file in files {
        let name = file.strip_prefix(root()).unwrap().to_str().unwrap();
        let text = std::fs::read_to_string(&file).unwrap();
        let tokens: TokenStream = text.parse().unwrap();
        let whole = name.starts_with("src/i18n/ja");
        collect(tokens, whole, &mut |message| {
            found.entry(message).or_insert_with(|| name.to_owned());
        });
    }
    assert!(found.len() > 250, "only {} messages", found.len());
    found
}

fn sources(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, files);
        } else if path.extension().is_some_and(|e| e == "rs") && !path.ends_with("tests.rs") {
            files.push(path);
        }
    }
}

/// The messages among some tokens; what is compiled for tests only is left out, as are
/// comments.
fn collect(tokens: TokenStream, all: bool, found: &mut dyn FnMut(String)) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let mut at = 0;
    while at < tokens.len() {
        let spelled = |n: usize| tokens.get(n).map(ToString::to_string).unwrap_or_default();
        match &tokens[at] {
            TokenTree::Punct(punct) if punct.as_char() == '#' => {
                at += if spelled(at + 1) == "!" { 2 } else { 1 };
                if spelled(at).replace(' ', "") == "[cfg(test)]" {
                    let body = |t: &TokenTree| matches!(t, TokenTree::Group(g) if g.delimiter() == Delimiter::Brace);
                    at += tokens[at..].iter().position(body).unwrap_or(0);
                }
            }
            TokenTree::Ident(word)
                if (word == "tr" || word == "mark") && spelled(at + 1) == "!" =>
            {
                if let Some(TokenTree::Group(inside)) = tokens.get(at + 2) {
                    let mut inside = inside.stream().into_iter();
                    if let Some(message) = inside.next().and_then(|first| literal(&first)) {
                        found(message);
                    }
                    collect(inside.collect(), all, found);
                    at += 2;
                }
            }
            TokenTree::Group(group) => collect(group.stream(), all, found),
            token if all => {
                if let Some(text) = literal(token).filter(|text| is_japanese(text)) {
                    found(text);
                }
            }
            _ => {}
        }
        at += 1;
    }
}

fn literal(token: &TokenTree) -> Option<String> {
    match token {
        TokenTree::Literal(literal) => syn::parse_str::<syn::LitStr>(&literal.to_string())
            .ok()
            .map(|text| text.value()),
        _ => None,
    }
}

/// Original and translation of a translators' file, in its order: the forms of a unit
/// behind the number one and behind others, of anything else one.
fn read(file: &Path) -> Vec<(String, Vec<String>)> {
    let Ok(po) = polib::po_file::parse(file) else {
        return Vec::new();
    };
    let entry = |m: &dyn polib::message::MessageView| {
        let translated = match m.msgstr_plural() {
            _ if m.is_fuzzy() => vec![String::new()],
            Ok(forms) => forms.clone(),
            Err(_) => vec![m.msgstr().unwrap_or_default().to_owned()],
        };
        (m.msgid().to_owned(), translated)
    };
    po.messages().map(entry).collect()
}

fn quoted(text: &str) -> String {
    let text = text
        .replace('\\', "\\\\")
        .replace('"', "\\\"")
        .replace('\n', "\\n");
    format!("\"{text}\"")
}

fn write(file: &Path, language: Language, entries: &[(String, String, Vec<String>)]) {
    let mut text = format!(
        "msgid \"\"\nmsgstr \"\"\n\"Language: {}\\n\"\n\"Content-Type: text/plain; charset=UTF-8\\n\"\n",
        language.code()
    );
    if entries.iter().any(|(_, _, forms)| forms.len() > 1) {
        text += "\"Plural-Forms: nplurals=2; plural=(n != 1);\\n\"\n";
    }
    for (place, original, translated) in entries {
        let original = quoted(original);
        let _ = write!(text, "\n#: {place}\nmsgid {original}\n");
        match translated.as_slice() {
            [one, many] => {
                let (one, many) = (quoted(one), quoted(many));
                let _ = write!(
                    text,
                    "msgid_plural {original}\nmsgstr[0] {one}\nmsgstr[1] {many}\n"
                );
            }
            forms => {
                let _ = writeln!(text, "msgstr {}", quoted(&forms.concat()));
            }
        }
    }
    std::fs::create_dir_all(file.parent().unwrap()).unwrap();
    std::fs::write(file, text).unwrap();
}

/// Holds a translators' file to what has to be translated: nothing missing, nothing that
/// is gone.
fn hold(file: &Path, language: Language, wanted: &[(String, String)], whole: bool) -> Vec<String> {
    let known: BTreeMap<_, _> = read(file).into_iter().collect();
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        let entries: Vec<_> = wanted
            .iter()
            .filter(|(_, text)| whole || known.contains_key(text))
            .map(|(place, text)| {
                (
                    place.clone(),
                    text.clone(),
                    known.get(text).cloned().unwrap_or_default(),
                )
            })
            .collect();
        write(file, language, &entries);
    }
    let mut wrong = Vec::new();
    let code = language.code();
    for (place, text) in wanted {
        let translated = known.get(text).and_then(|forms| forms.last());
        let translated = translated.filter(|translated| !translated.is_empty());
        let Some(translated) = translated else {
            if whole {
                wrong.push(format!("{code}: no translation of 「{text}」 ({place})"));
            }
            continue;
        };
        if slots(text) != slots(translated) {
            wrong.push(format!(
                "{code}: other values than in 「{text}」: {translated}"
            ));
        }
    }
    let texts: BTreeSet<_> = wanted.iter().map(|(_, text)| text).collect();
    for gone in known.keys().filter(|text| !texts.contains(text)) {
        wrong.push(format!("{code}: 「{gone}」 is not there any more"));
    }
    wrong
}

/// The names of the values in a message.
fn slots(text: &str) -> BTreeSet<String> {
    let slots = text
        .split('{')
        .skip(1)
        .filter_map(|part| part.split_once('}'));
    slots
        .map(|(slot, _)| slot.split(':').next().unwrap().to_owned())
        .collect()
}

#[test]
fn every_message_is_there_in_every_language() {
    let messages: Vec<_> = messages()
        .into_iter()
        .map(|(text, place)| (place, text))
        .collect();
    let mut wrong = Vec::new();
    for language in OTHERS {
        wrong.extend(hold(&messages_file(language), language, &messages, true));
    }
    assert!(
        wrong.is_empty(),
        "{}\n{} in all",
        wrong.join("\n"),
        wrong.len()
    );
}

/// What only the third part of the program says is translated in a file that comes with it:
/// nothing before it may say that.
#[test]
fn texts_of_the_third_part_are_said_by_it_alone() {
    const PART: [&str; 4] = [
        "src/app/share.rs",
        "src/app/share/",
        "src/app/offline.rs",
        "src/i18n/",
    ];
    let mut names = BTreeSet::new();
    for file in OF_THIRD_PART {
        let text = std::fs::read_to_string(root().join(file)).unwrap();
        for line in text.lines() {
            let name = (line.strip_prefix("pub const ")).or_else(|| line.strip_prefix("pub fn "));
            names.extend(
                name.and_then(|name| name.split([':', '(', '<']).next().map(str::to_owned)),
            );
        }
    }
    assert!(names.len() > 40, "{names:?}");
    let mut files = Vec::new();
    sources(&root().join("src"), &mut files);
    let mut wrong = Vec::new();
    for file in files {
        let name = file.strip_prefix(root()).unwrap().to_str().unwrap();
        if PART.iter().any(|part| name.starts_with(part)) {
            continue;
        }
        let text = std::fs::read_to_string(&file).unwrap();
        let said = text.split("i18n::").skip(1).filter_map(|after| {
            after
                .split(|c: char| !c.is_alphanumeric() && c != '_')
                .next()
        });
        wrong.extend(
            said.filter(|said| names.contains(*said))
                .map(|said| format!("{name}: {said}")),
        );
    }
    assert_eq!(wrong, [""; 0]);
}

/// Every text of the plan that is read by people.
fn plan_texts() -> Vec<(String, String)> {
    const NOT_READ: [&str; 9] = [
        "id",
        "printed",
        "from",
        "format",
        "period",
        "period_text",
        "level",
        // Of a term of the glossary, in Japanese alone.
        "reading",
        "also",
    ];
    fn walk(value: &Value, place: &str, found: &mut Vec<(String, String)>) {
        match value {
            Value::String(text)
                if (is_japanese(text) || text == "％")
                    && !found.iter().any(|(_, known)| known == text) =>
            {
                found.push((place.to_owned(), text.clone()));
            }
            Value::Array(items) => items.iter().for_each(|item| walk(item, place, found)),
            Value::Object(object) => {
                let place = object.get("id").and_then(Value::as_str).unwrap_or(place);
                let printed = object.get("value").is_some_and(|value| !value.is_string());
                for (name, value) in object {
                    // What a term means is fetched for itself (`keikaku texts`).
                    let place = match (place, name.as_str()) {
                        (_, "glossary") => "glossary",
                        ("glossary", "term") => "plan",
                        _ => place,
                    };
                    if !(NOT_READ.contains(&name.as_str()) || printed && name == "text") {
                        walk(value, place, found);
                    }
                }
            }
            _ => {}
        }
    }
    let plan = std::fs::read(root().join("public/plan.json")).unwrap();
    let mut found = Vec::new();
    walk(&serde_json::from_slice(&plan).unwrap(), "plan", &mut found);
    found
}

/// English and plain Japanese have all of the plan; the other languages have what they
/// have.
#[test]
fn the_plans_overlays_fit_the_plan() {
    let texts = plan_texts();
    let mut wrong = Vec::new();
    for language in OTHERS {
        let whole = matches!(language, Language::English | Language::EasyJapanese);
        wrong.extend(hold(&plan_file(language), language, &texts, whole));
    }
    assert!(
        wrong.is_empty(),
        "{}\n{} in all",
        wrong.join("\n"),
        wrong.len()
    );
}

/// Where a language has a form of its own behind the number one, every unit has it.
#[test]
fn units_have_a_form_for_one() {
    fn walk(value: &Value, found: &mut BTreeSet<String>) {
        match value {
            Value::Array(items) => items.iter().for_each(|item| walk(item, found)),
            Value::Object(object) => {
                let unit = object.get("unit").and_then(Value::as_str);
                found.extend(unit.filter(|unit| *unit != "％").map(str::to_owned));
                object.values().for_each(|item| walk(item, found));
            }
            _ => {}
        }
    }
    let plan = std::fs::read(root().join("public/plan.json")).unwrap();
    let mut units = BTreeSet::new();
    walk(&serde_json::from_slice(&plan).unwrap(), &mut units);
    assert!(units.len() > 2, "{units:?}");
    for language in [Language::English, Language::Portuguese] {
        let known: BTreeMap<_, _> = read(&plan_file(language)).into_iter().collect();
        for unit in &units {
            let forms = &known[unit];
            assert!(
                forms.len() == 2 && forms[0] != forms[1],
                "{unit}: {forms:?}"
            );
        }
        let known: BTreeMap<_, _> = read(&messages_file(language)).into_iter().collect();
        assert_eq!(known["ポイント"].len(), 2, "{}", language.code());
    }
}
