//! The page's languages: every message has a translation in each, with the same values in
//! it, and the plan's overlays fit the plan.
//!
//! `UPDATE_GOLDEN=1 cargo test --test languages` adds new messages to the translators'
//! files, without a translation, and takes out those that are gone.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use keikaku::chart::{
    Bars, Composition, Estimate, Frame, Grid, Multiples, Part, Promise, Relation, Scene, Shape,
    compare, compare_aloud, layout, summary, table,
};
use keikaku::export::kpi_text;
use keikaku::i18n::catalog::{key, one_named, written};
use keikaku::i18n::{self, Catalog, Language, learn, speak};
use keikaku::kpi::{composition, judge};
use keikaku::plan::{EraStyle, Kpi, Period, Place, Plan, load_translated};
use keikaku::query::Index;
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

/// Messages that only the rest of the program says (`cli::texts`).
const OF_THE_REST: [&str; 4] = [
    "src/chart",
    "src/i18n/ja/judgement.rs",
    "src/i18n/ja/composition.rs",
    "src/i18n/ja/pace.rs",
];

/// And those of the part behind it.
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
    // What the program says before its later parts come is its own (`keikaku texts`).
    files.sort_by_key(|file| {
        let of = |part: &[&str]| part.iter().any(|of| file.starts_with(root().join(of)));
        (of(&OF_THIRD_PART), of(&OF_THE_REST), file.clone())
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
    /// What stands on pages of their own alone, and is fetched with them (`keikaku texts`).
    const DETAILS: [&str; 3] = ["context", "explanation", "rationale"];
    struct Walk {
        /// Whether details are wanted, or all else.
        details: bool,
        found: Vec<(String, String)>,
    }
    impl Walk {
        fn walk(&mut self, value: &Value, place: &str, inside: bool) {
            match value {
                Value::String(text)
                    if inside == self.details
                        && (is_japanese(text) || text == "％")
                        && !self.found.iter().any(|(_, known)| known == text) =>
                {
                    self.found.push((place.to_owned(), text.clone()));
                }
                Value::Array(items) => {
                    items.iter().for_each(|item| self.walk(item, place, inside));
                }
                Value::Object(object) => {
                    let place = object.get("id").and_then(Value::as_str).unwrap_or(place);
                    let printed = object.get("value").is_some_and(|value| !value.is_string());
                    for (name, value) in object {
                        let detail = DETAILS.contains(&name.as_str());
                        let named = format!("{place} {name}");
                        let place = match (place, name.as_str()) {
                            // What a term means is fetched for itself.
                            (_, "glossary") => "glossary",
                            ("glossary", "term") => "plan",
                            _ if detail => &named,
                            _ => place,
                        };
                        if !(NOT_READ.contains(&name.as_str()) || printed && name == "text") {
                            self.walk(value, place, inside || detail);
                        }
                    }
                }
                _ => {}
            }
        }
    }
    let plan = std::fs::read(root().join("public/plan.json")).unwrap();
    let plan = serde_json::from_slice(&plan).unwrap();
    let found = Vec::new();
    let mut walk = Walk {
        details: false,
        found,
    };
    walk.walk(&plan, "plan", false);
    // Last: what stands elsewhere as well belongs there.
    walk.details = true;
    walk.walk(&plan, "plan", false);
    walk.found
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

/// In every language: what sections, KPIs and departments are called, and what is desired.
#[test]
fn names_and_desired_states_are_in_every_language() {
    fn walk(sections: &Value, names: &mut Vec<String>) {
        for section in sections.as_array().into_iter().flatten() {
            let texts = [&section["title"]["text"], &section["desired_state"]["text"]];
            let kpis = section["kpis"].as_array().into_iter().flatten();
            let texts = texts
                .into_iter()
                .chain(kpis.map(|kpi| &kpi["name"]["text"]));
            names.extend(texts.filter_map(Value::as_str).map(str::to_owned));
            walk(&section["sections"], names);
        }
    }
    let plan = std::fs::read(root().join("public/plan.json")).unwrap();
    let plan: Value = serde_json::from_slice(&plan).unwrap();
    let mut names = Vec::new();
    walk(&plan["sections"], &mut names);
    let departments = plan["departments"].as_array().unwrap().iter();
    names.extend(departments.map(|department| department["name"].as_str().unwrap().to_owned()));
    assert!(names.len() > 40, "{names:?}");
    for language in OTHERS {
        let known: BTreeMap<_, _> = read(&plan_file(language)).into_iter().collect();
        let translated = |name: &&String| {
            known
                .get(*name)
                .is_some_and(|forms| forms.iter().all(|form| !form.is_empty()))
        };
        let missing: Vec<_> = names.iter().filter(|name| !translated(name)).collect();
        assert!(missing.is_empty(), "{}: {missing:?}", language.code());
    }
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

/// A translators' file as the page has it.
fn catalogue(file: &Path) -> Catalog {
    let mut texts = BTreeMap::new();
    for (text, forms) in read(file) {
        let many = forms.last().unwrap().clone();
        if forms.len() > 1 {
            texts.insert(key(&one_named(&many)), forms[0].clone());
        }
        texts.insert(key(&text), many);
    }
    let texts = texts.iter().map(|(key, text)| (key.clone(), text.as_str()));
    Catalog::read(written(texts).as_bytes()).unwrap()
}

/// The plan in a language, which is spoken from now on.
fn plan_in(language: Language) -> &'static Plan {
    let page = catalogue(&messages_file(language));
    let texts = catalogue(&plan_file(language));
    speak(language, Some(Box::leak(Box::new(page))));
    let plan = std::fs::read(root().join("public/plan.json")).unwrap();
    let plan = load_translated(&plan, &|text| texts.get(text).map(str::to_owned));
    learn(texts);
    Box::leak(Box::new(plan.unwrap()))
}

/// What is heard has no sign that stands for a word.
fn in_words(spoken: String) -> String {
    assert!(
        !spoken.contains(['％', '%', '→', '−', '＋', '+', '\u{3000}']),
        "{spoken}"
    );
    spoken
}

/// All words of a chart: in the picture, read out, in its sentence and table.
fn words(scene: &Scene, summary: String, table: Grid, said: &mut Vec<String>) {
    said.extend(scene.labels().map(|label| label.text.clone()));
    for point in &scene.points {
        said.extend([point.period(), point.value()]);
        said.extend([point.sentence(), in_words(point.spoken())]);
    }
    said.push(summary);
    said.extend(table.head);
    said.extend(table.rows.into_iter().flatten());
}

/// What is said of a KPI.
fn said_of(plan: &'static Plan, index: &Index, at: usize, said: &mut Vec<String>) {
    let kpi_at = &index.kpis[at];
    let kpi: &Kpi = index.kpi(kpi_at).unwrap();
    for style in [EraStyle::Era, EraStyle::Western] {
        for frame in [Frame::full(700.0, style), Frame::card(200.0, style)] {
            let scene = layout(kpi, &frame, &Estimate);
            if let [first, .., last] = scene.points.as_slice() {
                said.push(compare(kpi, first, last));
                said.push(in_words(compare_aloud(kpi, first, last)));
            }
            words(&scene, summary(kpi, style), Grid::default(), said);
        }
        for row in table(kpi, style) {
            said.extend([row.period, row.value]);
        }
        // The names of sources, and of places in them, are Japanese.
        let sources = i18n::say(i18n::SOURCES);
        let text = kpi_text(index, kpi, kpi_at.section, style, "");
        let lines = text.lines().filter(|line| !line.starts_with(sources));
        said.extend(lines.map(str::to_owned));
    }
    let standing = judge(kpi, None, None);
    said.extend(i18n::arithmetic(kpi, &standing));
    said.extend(i18n::limits(kpi, &standing, None));
    if let Some(model) = composition(plan, kpi) {
        let own: Vec<f64> = model.inputs.iter().map(|input| input.value).collect();
        said.push(i18n::equation(&model, model.result(&own)));
        said.push(i18n::effect(&model, 1.0, 2.0));
        let part = |input: &keikaku::kpi::Input| Part {
            name: input.name.to_owned(),
            value: 1.0,
            unit: input.unit.to_owned(),
            text: None,
        };
        let chart = Composition {
            relation: Relation::Product,
            parts: model.inputs.iter().map(part).collect(),
            result: i18n::tried(&model, model.result(&own)),
            unit: model.unit.to_owned(),
            target: None,
        };
        let scene = chart.layout(&Frame::full(700.0, EraStyle::Era), &Estimate);
        words(&scene, chart.summary(), chart.table(), said);
    }
}

/// All that charts, sentences and tables say of the KPIs.
fn said_in(language: Language) -> Vec<String> {
    let plan = plan_in(language);
    let index = Index::new(plan);
    let mut said = Vec::new();
    for at in 0..index.kpis.len() {
        said_of(plan, &index, at, &mut said);
    }
    let promise = |at| {
        let kpi = index.kpi(at)?;
        let state = judge(kpi, None, None).state;
        let (state, shape) = (state.label().to_owned(), Shape::of(state));
        Some(Promise {
            kpi,
            grade: None,
            state,
            shape,
        })
    };
    let promises: Vec<_> = index.kpis.iter().filter_map(promise).collect();
    let style = EraStyle::Era;
    let all = Multiples {
        promises: &promises,
        all: &promises,
        style,
    };
    let frame = Frame::full(700.0, style);
    words(
        &all.layout(&frame, &Estimate),
        all.summary(),
        all.table(),
        &mut said,
    );
    let figures = plan.sections.iter().flat_map(|s| &s.sections);
    for figure in figures.flat_map(|section| &section.figures) {
        let series = &figure.series;
        let bars = Bars { series, style };
        words(
            &bars.layout(&frame, &Estimate),
            bars.summary(),
            bars.table(),
            &mut said,
        );
    }
    speak(Language::Japanese, None);
    said
}

/// In languages with Latin letters nothing is as wide as Japanese letters, and numbers have
/// the language's separators.
#[test]
fn what_charts_say_is_written_as_the_language_is() {
    for language in [
        Language::English,
        Language::Vietnamese,
        Language::Portuguese,
        Language::Filipino,
    ] {
        let said = said_in(language);
        assert!(said.len() > 200, "{}", said.len());
        let wide =
            |c| matches!(c, '\u{3000}'..='〿' | 'ぁ'..='ヿ' | '一'..='鿿' | '！'..='～' | '￥');
        let wrong: Vec<_> = said.iter().filter(|text| text.contains(wide)).collect();
        assert_eq!(wrong, [""; 0], "{}", language.code());
        let (large, small) = match language {
            Language::Vietnamese | Language::Portuguese => ("13.865", "62,87"),
            _ => ("13,865", "62.87"),
        };
        for number in [large, small] {
            assert!(said.iter().any(|text| text.contains(number)), "{number}");
        }
        for number in ["13,865", "13.865", "62,87", "62.87"] {
            let other = ![large, small].contains(&number);
            assert!(
                !other || !said.iter().any(|text| text.contains(number)),
                "{number}"
            );
        }
        for unit in ["1 people", "1 cases", "1 pessoas", "1 solicitações"] {
            let wrong = |text: &&String| {
                text.split(['(', ' '])
                    .collect::<Vec<_>>()
                    .windows(2)
                    .any(|pair| pair.join(" ") == unit)
            };
            assert_eq!(said.iter().find(wrong), None, "{unit}");
        }
    }
}

/// [`in_words`] of all that charts say.
#[test]
fn what_is_heard_has_no_bare_signs() {
    for language in OTHERS {
        assert!(said_in(language).len() > 200);
    }
}

/// A date in short, and a source that is named by a year.
#[test]
fn dates_are_in_the_order_of_the_language() {
    for (language, month, day, source) in [
        (Language::EasyJapanese, "2020/3", "2020/3/31", "H17年度"),
        (Language::English, "2020/3", "2020/3/31", "FY2005"),
        (Language::Chinese, "2020年3月", "2020年3月31日", "2005年度"),
        (
            Language::Korean,
            "2020년 3월",
            "2020년 3월 31일",
            "2005년도",
        ),
        (Language::Vietnamese, "3/2020", "31/3/2020", "2005"),
        (Language::Portuguese, "3/2020", "31/3/2020", "2005"),
        (Language::Filipino, "3/2020", "3/31/2020", "2005"),
    ] {
        plan_in(language);
        let short = |period: Period| period.short_label(EraStyle::Western);
        assert_eq!(short(Period::Month(2020, 3)), month);
        assert_eq!(short(Period::Day(2020, 3, 31)), day);
        let named = i18n::source_of(&Place::parse("soumu#H17年度").unwrap());
        assert!(named.contains(source), "{named}");
        let other = language.is_japanese() || language == Language::Chinese;
        assert!(other || !named.contains("年度"), "{named}");
        // The source's own words else.
        for own in ["p.45", "H年度", "H99年度", "別表"] {
            let named = i18n::source_of(&Place::parse(&format!("soumu#{own}")).unwrap());
            assert!(named.contains(own), "{named}");
        }
    }
    speak(Language::Japanese, None);
}
