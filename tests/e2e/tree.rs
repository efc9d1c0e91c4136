//! What a screen reader is given: the accessibility tree of each kind of page as Chromium makes
//! it, compared with tests/golden/ax. `UPDATE_GOLDEN=1` writes the trees; read what has changed.

use crate::browser::{Engine, Settings};
use crate::page::{Page, visit_with};
use crate::site;
use crate::states::{self, DIALOGS, WITHIN};
use keikaku::i18n::JOINER;
use serde_json::{Value, json};
use std::collections::HashMap;
use std::fmt::Write;
use std::path::Path;

/// One day for all: what a page says of a plan depends on it.
const DAY: &str = "Date = class extends Date { constructor(...at) { at.length ? super(...at) : super(2026, 10, 25, 12) } }";

/// What is said of a node beside its role, name and value, unless it is as it usually is.
const SAID: [(&str, &str); 11] = [
    ("level", ""),
    ("expanded", ""),
    ("pressed", ""),
    ("checked", ""),
    ("selected", "false"),
    ("hasPopup", "false"),
    ("disabled", "false"),
    ("invalid", "false"),
    ("live", "off"),
    ("modal", "false"),
    ("roledescription", ""),
];

/// A node as it is written, and what is in it.
struct Node {
    role: String,
    name: String,
    more: String,
    kids: Vec<Node>,
}

fn word(value: &Value) -> String {
    match &value["value"] {
        Value::String(text) => text.clone(),
        Value::Null => String::new(),
        other => other.to_string(),
    }
}

/// The node of an id; those that say nothing themselves give what is in them.
fn read(id: &str, all: &HashMap<&str, &Value>, page: &Page) -> Vec<Node> {
    let Some(node) = all.get(id) else {
        return Vec::new();
    };
    let role = word(&node["role"]);
    // Parts of a line; and what a list offers, of which the chosen one is its value.
    if ["InlineTextBox", "LineBreak", "MenuListPopup"].contains(&role.as_str()) {
        return Vec::new();
    }
    let ids = node["childIds"].as_array().into_iter().flatten();
    // Texts side by side are one.
    let mut kids: Vec<Node> = Vec::new();
    for kid in ids.flat_map(|id| read(id.as_str().unwrap(), all, page)) {
        match kids.last_mut() {
            Some(last) if kid.role == "text" && last.role == "text" => {
                last.name = format!("{} {}", last.name, kid.name);
            }
            _ => kids.push(kid),
        }
    }
    let mut name = word(&node["name"]);
    let more = more(node, page);
    let silent = node["ignored"] == true
        || ["generic", "none", "Ruby"].contains(&role.as_str())
            && name.is_empty()
            && more.is_empty();
    if silent {
        return kids;
    }
    let role = match role.as_str() {
        "StaticText" => "text".to_owned(),
        _ => role,
    };
    let letters = |text: &str| text.split_whitespace().collect::<String>();
    let field = ["textbox", "searchbox", "spinbutton"].contains(&role.as_str());
    match &kids[..] {
        // What is in it is its value or its name already.
        [one] if one.role == "text" && (field || letters(&one.name) == letters(&name)) => {
            kids.clear()
        }
        // Made of what is in it.
        [_, ..] if ["cell", "row"].contains(&role.as_str()) => name.clear(),
        _ => {}
    }
    vec![Node {
        role,
        name,
        more,
        kids,
    }]
}

/// What the tree itself has not: how a slider reads its value.
fn value_text(node: &Value, page: &Page) -> String {
    let id = json!({ "backendNodeId": node["backendDOMNodeId"] });
    let described = page.cdp("DOM.describeNode", id);
    let attributes = described["node"]["attributes"].as_array().unwrap();
    let text = attributes
        .chunks(2)
        .find(|pair| pair[0] == "aria-valuetext");
    text.map_or_else(String::new, |pair| pair[1].as_str().unwrap().to_owned())
}

fn more(node: &Value, page: &Page) -> String {
    let mut more = String::new();
    let mut say = |name: &str, value: String| {
        if !value.is_empty() {
            let value = value.split_whitespace().collect::<Vec<_>>().join(" ");
            let _ = write!(more, " {name}={value}");
        }
    };
    say("value", word(&node["value"]));
    if node["role"]["value"] == "slider" {
        say("valuetext", value_text(node, page));
    }
    say("description", word(&node["description"]));
    let properties = node["properties"].as_array().into_iter().flatten();
    for property in properties {
        let name = property["name"].as_str().unwrap_or_default();
        let usual = SAID.iter().find(|(said, _)| *said == name);
        if let Some((_, usual)) = usual
            && word(&property["value"]) != *usual
        {
            say(name, word(&property["value"]));
        }
    }
    more
}

fn write(node: &Node, depth: usize, text: &mut String) {
    let Node {
        role,
        name,
        more,
        kids,
    } = node;
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    let named = if name.is_empty() {
        String::new()
    } else {
        format!(" \"{name}\"")
    };
    let _ = write!(text, "{:1$}{role}{named}{more}", "", depth * 2);
    // What has nothing but a text in it takes one line.
    if let [
        Node {
            role, name, kids, ..
        },
    ] = &kids[..]
        && role == "text"
        && kids.is_empty()
    {
        let _ = writeln!(text, ": {}", name.trim());
        return;
    }
    text.push('\n');
    for kid in kids {
        write(kid, depth + 1, text);
    }
}

/// The tree of the page, a line a node.
fn tree(page: &Page) -> String {
    let answer = page.cdp("Accessibility.getFullAXTree", json!({}));
    let nodes = answer["nodes"].as_array().unwrap();
    let by_id = nodes
        .iter()
        .map(|node| (node["nodeId"].as_str().unwrap(), node));
    let all: HashMap<&str, &Value> = by_id.collect();
    let mut text = String::new();
    for root in read(nodes[0]["nodeId"].as_str().unwrap(), &all, page) {
        write(&root, 0, &mut text);
    }
    // What is another one every time: the port, the size of the site.
    let text = text.replace(&page.url, "SITE/").replace(JOINER, "");
    let sized = text.split_once("MB\"").map(|(before, after)| {
        let before = before.trim_end_matches(|c: char| c.is_ascii_digit() || c == '.');
        format!("{before}…MB\"{after}")
    });
    sized.unwrap_or(text)
}

/// Compares with the file of this name; says where they differ first.
fn compare(name: &str, now: &str) -> Option<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../golden/ax");
    let path = folder.join(format!("{name}.txt"));
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::create_dir_all(&folder).unwrap();
        std::fs::write(&path, now).unwrap();
        return None;
    }
    let golden = std::fs::read_to_string(&path).unwrap_or_default();
    let lines = |text: &'_ str| {
        text.lines()
            .map(str::to_owned)
            .chain([String::new()])
            .collect::<Vec<_>>()
    };
    let (golden, now) = (lines(&golden), lines(now));
    let at = (0..golden.len().max(now.len())).find(|n| golden.get(*n) != now.get(*n))?;
    let line = |text: &[String]| text.get(at).cloned().unwrap_or_default();
    Some(format!(
        "{name}, line {}:\n  was {}\n  is  {}",
        at + 1,
        line(&golden),
        line(&now)
    ))
}

/// The tree once it stays the same, of all of the page: what is left out of the layout has texts
/// or not, as it was laid out before or not.
fn steady(page: &Page) -> String {
    page.style("* { content-visibility: visible !important }");
    let mut last = String::new();
    for _ in 0..8 {
        page.settle();
        let now = tree(page);
        if now == last {
            return now;
        }
        last = now;
    }
    panic!("the tree does not stay the same");
}

#[test]
fn every_page_has_its_golden_tree() {
    let mut found = Vec::new();
    // As it is where somebody listens: with what is left out of the layout so far.
    let listening = Settings {
        arguments: vec!["--force-renderer-accessibility"],
        ..Settings::default()
    };
    visit_with(Engine::Chromium, &listening, &site::url(), |page| {
        page.expect_error("offline-off.txt");
        page.cdp(
            "Page.addScriptToEvaluateOnNewDocument",
            json!({ "source": DAY }),
        );
        let kinds: Vec<_> = states::kinds().collect();
        let within = WITHIN
            .iter()
            .filter(|state| ["point", "trial", "furigana", "frame-of-kpi"].contains(&state.name));
        for state in kinds.iter().chain(&DIALOGS).chain(within) {
            state.show(page);
            found.extend(compare(state.name, &steady(page)));
        }
        // Where tables are laid out as blocks.
        page.screen(390, 844, 1.0);
        page.open("#/section/measure-1-1");
        found.extend(compare("measure-on-a-phone", &steady(page)));
    });
    assert!(
        found.is_empty(),
        "{}\nIf that is meant, run with UPDATE_GOLDEN=1 and read it.",
        found.join("\n")
    );
}
