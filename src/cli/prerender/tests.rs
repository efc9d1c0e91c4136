//! The pages that are written, as files of a site.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use super::template::{AHEAD, SHEET};
use super::*;
use crate::i18n::JOINER;
use crate::query::{FRAMES, Page, Site};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::path::PathBuf;

/// As the build leaves it.
const TEMPLATE: &str = "<!doctype html>\n<html lang=\"ja\">\n<head>\n<title>x</title>\n\
    <link rel=\"stylesheet\" href=\"./style-1.css\"/>\n<link rel=\"preload\" href=\"./plan.json\">\n<link id=\"app-wasm\" rel=\"preload\" href=\"./first-1.wasm\">\n\
    <meta name=\"app-words\" content=\"./words-1.wasm\">\n<meta name=\"app-ruby\" content=\"./ruby-1.wasm\">\n<meta name=\"app-rest\" content=\"./rest-1.wasm\">\n<meta name=\"app-more\" content=\"./more-1.wasm\">\n</head>\n<body>\n<div id=\"app\"></div>\n\
    <p id=\"address\"></p>\n<div id=\"loading\" hidden>\n</div>\n<noscript><p>x</p></noscript>\n</body>\n</html>\n";

const URL: &str = "https://www.city.example/plan/";

/// A folder of its own, gone with it.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str, plan: &str) -> Self {
        let path = std::env::temp_dir().join(format!("keikaku-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(path.join(PREVIEWS)).unwrap();
        fs::write(path.join(INDEX), TEMPLATE).unwrap();
        fs::write(path.join("plan.json"), plan).unwrap();
        for picture in ["plan.png", "sns-followers.png"] {
            fs::write(path.join(PREVIEWS).join(picture), "").unwrap();
        }
        Self(path)
    }

    /// Every page, by its place in the folder.
    fn pages(&self) -> BTreeMap<String, String> {
        self.pages_in("")
    }

    /// Those for frames, by the places of the pages that they are of.
    fn frames(&self) -> BTreeMap<String, String> {
        self.pages_in(FRAMES)
    }

    fn pages_in(&self, root: &str) -> BTreeMap<String, String> {
        let root = self.0.join(root);
        let mut pages = BTreeMap::new();
        for folder in ["", "section", "kpi", "department"] {
            let Ok(files) = fs::read_dir(root.join(folder)) else {
                continue;
            };
            for file in files {
                let path = file.unwrap().path();
                if path.extension().is_some_and(|e| e == "html") {
                    let place = path.strip_prefix(&root).unwrap();
                    let html = fs::read_to_string(&path).unwrap();
                    pages.insert(place.to_str().unwrap().replace('\\', "/"), html);
                }
            }
        }
        pages
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn ageo() -> Value {
    serde_json::from_str(include_str!("../../../public/plan.json")).unwrap()
}

/// Writes a plan's pages.
fn written(name: &str, plan: &Value, url: Option<&str>) -> (Folder, BTreeMap<String, String>) {
    let folder = Folder::new(name, &plan.to_string());
    let url = url.map(|url| SiteUrl::parse(url).unwrap());
    let count = write(&folder.0, INDEX, url.as_ref()).unwrap();
    let pages = folder.pages();
    assert_eq!(pages.len(), count);
    (folder, pages)
}

/// The values of an attribute, unescaped.
fn values(html: &str, name: &str) -> Vec<String> {
    let html = html.replace(&format!(" {name}>"), &format!(" {name}=\"\">"));
    let html = html.replace(&format!(" {name} "), &format!(" {name}=\"\" "));
    let start = format!(" {name}=\"");
    let found = html.split(&start).skip(1);
    found
        .map(|rest| unescaped(rest.split('"').next().unwrap()))
        .collect()
}

fn unescaped(text: &str) -> String {
    let text = text.replace("&lt;", "<").replace("&gt;", ">");
    text.replace("&quot;", "\"").replace("&amp;", "&")
}

/// Where an address leads from a page, and the place within.
fn resolved(from: &str, address: &str) -> (String, String) {
    let (place, hash) = address.split_once('#').unwrap_or((address, ""));
    if place.is_empty() {
        return (from.to_owned(), hash.to_owned());
    }
    let mut folders: Vec<&str> = from.split('/').collect();
    folders.pop();
    let mut target = place;
    while let Some(up) = target.strip_prefix("../") {
        assert!(folders.pop().is_some(), "{address} leads out of the site");
        target = up;
    }
    folders.push(target.trim_start_matches("./"));
    let target = folders.join("/");
    (target, hash.to_owned())
}

/// Follows every link of every page; gives how many there were.
fn check_links(pages: &BTreeMap<String, String>) -> usize {
    check_links_from("", pages, pages)
}

/// The same of pages in a folder of the site.
fn check_links_from(
    folder: &str,
    from: &BTreeMap<String, String>,
    pages: &BTreeMap<String, String>,
) -> usize {
    let mut count = 0;
    for (place, html) in from {
        let place = [folder, place].concat();
        let body = html.split_once("<body>").unwrap().1;
        // Those of styles begin with it; behind their tags the page goes on.
        let mut parts = body.split(SHEET);
        let above = parts.next().unwrap_or_default();
        let below = parts.map(|sheet| sheet.split_once('>').unwrap().1);
        let linked: String = std::iter::once(above).chain(below).collect();
        for address in values(&linked, "href") {
            let (target, hash) = resolved(&place, &address);
            let led_to = pages.get(&target).or((target == place).then_some(html));
            let led_to = led_to.unwrap_or_else(|| panic!("{place}: {address}"));
            let named = format!(" id=\"{hash}\"");
            let found = hash.is_empty() || hash.starts_with('/') || led_to.contains(&named);
            assert!(found, "{place}: {address}");
            count += 1;
        }
    }
    count
}

#[test]
fn every_link_leads_to_a_page_that_is_there() {
    let (_folder, pages) = written("links", &ageo(), None);
    let mut expected = ["index.html", "compare.html", "accessibility.html"]
        .map(str::to_owned)
        .to_vec();
    let index = read_plan(ageo().to_string().as_bytes()).unwrap();
    expected.extend(
        (0..index.sections.len()).map(|n| format!("section/{}.html", index.section(n).unwrap().id)),
    );
    expected.extend(
        index
            .kpis
            .iter()
            .map(|at| format!("kpi/{}.html", index.kpi(at).unwrap().id)),
    );
    expected.extend(
        index
            .plan
            .departments
            .iter()
            .map(|d| format!("department/{}.html", d.id)),
    );
    expected.sort();
    assert_eq!(pages.keys().cloned().collect::<Vec<_>>(), expected);
    assert!(check_links(&pages) > 600);
    for (place, html) in &pages {
        let body = html.split_once("<body>").unwrap().1;
        let links = values(body, "href");
        let theirs = links.iter().filter(|link| link.contains("#/")).count();
        assert_eq!(theirs, 0, "{place} has links that need the program");
        assert!(
            place == INDEX || links.iter().any(|link| link.ends_with(INDEX)),
            "{place}"
        );
    }
}

/// All texts of a plan that are said to a reader.
fn texts(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::Array(items) => items.iter().for_each(|item| texts(item, found)),
        Value::Object(fields) => {
            for (name, field) in fields {
                let said = [
                    "text", "title", "name", "note", "rights", "summary", "grade",
                ];
                match field {
                    _ if name == "printed" => {}
                    Value::String(text) if said.contains(&name.as_str()) => {
                        found.push(text.clone())
                    }
                    Value::Array(items)
                        if ["explanation", "rationale", "context", "notes"]
                            .contains(&name.as_str()) =>
                    {
                        found.extend(
                            items
                                .iter()
                                .filter_map(|item| Some(item.as_str()?.to_owned())),
                        );
                        texts(field, found);
                    }
                    Value::String(text) if name == "desired_state" => found.push(text.clone()),
                    _ => texts(field, found),
                }
            }
        }
        _ => {}
    }
}

/// A page whose terms are no buttons, and without what says where lines break.
fn unmarked(html: &str) -> String {
    let mut plain = html.replace("<wbr>", "").replace(JOINER, "");
    for (begins, ends) in [
        ("<button class=\"term\"", "</button>"),
        ("<span class=\"unbroken\"", "</span>"),
    ] {
        let mut parts = plain.split(begins);
        let mut without = parts.next().unwrap_or_default().to_owned();
        for part in parts {
            let (_, after) = part.split_once('>').unwrap();
            without += &after.replacen(ends, "", 1);
        }
        plain = without;
    }
    plain
}

#[test]
fn every_text_of_the_plan_can_be_read() {
    let (_folder, pages) = written("texts", &ageo(), None);
    let mut wanted = Vec::new();
    texts(&ageo()["sections"], &mut wanted);
    texts(&ageo()["departments"], &mut wanted);
    texts(&ageo()["sources"], &mut wanted);
    assert!(wanted.len() > 150, "{}", wanted.len());
    let all: String = pages
        .values()
        .map(|html| unescaped(&unmarked(html)))
        .collect();
    for text in wanted {
        assert!(all.contains(&text), "{text}");
    }
}

#[test]
fn a_page_is_complete_in_itself() {
    let (_folder, pages) = written("complete", &ageo(), None);
    for (place, html) in &pages {
        for part in [
            "<html lang=\"ja\">",
            "<header",
            "<main",
            "<h1",
            "<footer",
            "<noscript>",
            "データ更新",
        ] {
            assert!(html.contains(part), "{place}: {part}");
        }
        assert!(
            place == INDEX || html.contains("class=\"crumbs\""),
            "{place}"
        );
        for inline in [" style=", " onclick=", "<style"] {
            assert!(!html.contains(inline), "{place}: {inline}");
        }
        let up = if place.contains('/') { "../" } else { "./" };
        // The style is asked for at once, and stands behind the lede, before all that it is for.
        let ahead = format!("{AHEAD}{up}style-1.css\">\n");
        assert!(html.contains(&ahead), "{place}: {ahead}");
        let (head, sheet) = html.split_once("</head>").unwrap();
        assert!(!head.contains(SHEET), "{place}");
        let (above, below) = sheet.split_once(SHEET).unwrap();
        assert!(below.starts_with(up.trim_start_matches("./")), "{place}");
        let lede = above.split_once("<section class=\"lede\">").unwrap().1;
        let text = lede.strip_suffix("</section>").unwrap();
        assert!(!text.contains("</section>"), "{place}");
        // Only the overview asks for its program at once.
        let (preload, named) = (
            format!("rel=\"preload\" href=\"{up}first-1.wasm\""),
            format!("<meta name=\"app-wasm\" content=\"{up}first-1.wasm\">"),
        );
        let overview = place == INDEX;
        assert_eq!(html.contains(&preload), overview, "{place}: {preload}");
        assert_eq!(html.contains(&named), !overview, "{place}: {named}");
        assert_eq!(
            html.contains(" data-parts=\"words ruby rest"),
            !overview,
            "{place}"
        );
    }
    let kpi = &pages["kpi/real-debt-service-ratio.html"];
    assert!(kpi.contains("data-root=\"../index.html\" data-page=\"/kpi/real-debt-service-ratio\""));
    assert_eq!(kpi.matches("<svg class=\"narrow\" ").count(), 1);
    assert!(kpi.contains("<details"), "what is folded opens by itself");
    assert!(pages[INDEX].contains(" data-root=\"\" data-outline=\""));
}

/// What a page says of itself: the tags by their names, and the data.
fn head(html: &str) -> (BTreeMap<String, String>, Value) {
    let head = html.split_once("</head>").unwrap().0;
    let mut tags = BTreeMap::new();
    for tag in head.split('<').filter(|tag| tag.starts_with("meta ")) {
        for kind in ["name", "property"] {
            if let [name] = values(tag, kind).as_slice() {
                let content = values(tag, "content")[0].clone();
                assert_eq!(tags.insert(name.clone(), content), None, "{name} twice");
            }
        }
    }
    let title = head
        .split_once("<title>")
        .unwrap()
        .1
        .split_once("</title>")
        .unwrap()
        .0;
    tags.insert("title".to_owned(), unescaped(title));
    let canonical = head.split_once("rel=\"canonical\"").unwrap().1;
    tags.insert("canonical".to_owned(), values(canonical, "href")[0].clone());
    let data = head
        .split_once(template::DATA)
        .unwrap()
        .1
        .split_once("</script>")
        .unwrap()
        .0;
    (tags, serde_json::from_str(data).unwrap())
}

#[test]
fn a_page_says_what_it_is_to_whoever_shows_a_link_to_it() {
    let (_folder, pages) = written("head", &ageo(), Some(URL));
    let mut titles = Vec::new();
    for (place, html) in &pages {
        let (tags, data) = head(html);
        let address = if place == INDEX {
            URL.to_owned()
        } else {
            format!("{URL}{place}")
        };
        for name in ["canonical", "og:url"] {
            assert_eq!(tags[name], address);
        }
        assert!(tags["og:image"].starts_with(URL) && tags["og:image"].ends_with(".png"));
        assert_eq!(
            (&*tags["og:image:width"], &*tags["og:image:height"]),
            ("1200", "630")
        );
        assert_eq!(tags["twitter:card"], "summary_large_image");
        assert_eq!(tags["og:title"], tags["title"]);
        assert_eq!(tags["og:description"], tags["description"]);
        let length = tags["description"].chars().count();
        assert!(
            (10..=160).contains(&length),
            "{place}: {}",
            tags["description"]
        );
        assert!(!tags["og:image:alt"].is_empty() && !tags["og:type"].is_empty());
        titles.push(tags["title"].clone());
        assert_eq!(data["@type"], "Dataset", "{place}");
        assert_eq!(data["creator"]["name"], "上尾市");
        assert_eq!(data["temporalCoverage"], "2021-04-01/2026-03-31");
        for known in [
            "name",
            "description",
            "license",
            "spatialCoverage",
            "isBasedOn",
            "url",
        ] {
            assert!(!data[known].is_null(), "{place}: {known}");
        }
        let works = data["isBasedOn"].as_array().unwrap();
        let terms = |name: &str| {
            let work = works.iter().find(|work| work["name"] == name);
            work.unwrap()["license"]["name"].clone()
        };
        assert!(!terms("全市町村の主要財政指標").is_null(), "{place}");
        let downloads = data["distribution"].as_array().unwrap();
        for format in ["text/csv", "application/json"] {
            assert!(
                downloads.iter().any(|d| d["encodingFormat"] == format),
                "{place}"
            );
        }
        for download in downloads {
            let file = download["contentUrl"]
                .as_str()
                .unwrap()
                .strip_prefix(URL)
                .unwrap();
            assert!(_folder.0.join(file).is_file(), "{file}");
        }
    }
    titles.sort();
    titles.dedup();
    assert_eq!(
        titles.len(),
        pages.len(),
        "each page has a title of its own"
    );
    let (tags, data) = head(&pages["kpi/sns-followers.html"]);
    assert_eq!(tags["og:image"], format!("{URL}preview/sns-followers.png"));
    assert!(tags["title"].starts_with("市の公式ＳＮＳの登録者数｜"));
    assert!(tags["description"].contains("28,000人"));
    assert_eq!(data["variableMeasured"], "市の公式ＳＮＳの登録者数");
    let csv = fs::read_to_string(_folder.0.join("data/kpis.csv")).unwrap();
    assert!(csv.starts_with('\u{feff}') && csv.contains("28,000人"));
}

#[test]
fn the_sitemap_has_every_page_once() {
    let (folder, pages) = written("sitemap", &ageo(), Some("https://www.city.example/a&b"));
    let xml = fs::read_to_string(folder.0.join("sitemap.xml")).unwrap();
    let address = |rest: &str| rest.split_once("</loc>").unwrap().0.to_owned();
    let mut found: Vec<String> = xml.split("<loc>").skip(1).map(address).collect();
    found.sort();
    let start = "https://www.city.example/a&amp;b/";
    let place = |place: &String| [start, if place == INDEX { "" } else { place }].concat();
    let mut expected: Vec<String> = pages.keys().map(place).collect();
    expected.sort();
    assert_eq!(found, expected);
    assert_eq!(
        xml.matches("<lastmod>2026-11-23</lastmod>").count(),
        pages.len()
    );
    assert!(xml.starts_with("<?xml ") && xml.ends_with("</urlset>\n"));
    // What one does not know the address of has none.
    let (folder, pages) = written("no-sitemap", &ageo(), None);
    assert!(!folder.0.join("sitemap.xml").exists());
    let (tags, data) = head(&pages["kpi/sns-followers.html"]);
    assert_eq!(tags["canonical"], "sns-followers.html");
    assert!(!tags.contains_key("og:image") && !tags.contains_key("og:url"));
    assert_eq!(data["distribution"][0]["contentUrl"], "../data/kpis.csv");
}

/// A plan with these ids for its sections and KPIs, and texts that are markup.
fn hostile(ids: &[&str]) -> Value {
    let text = "</script><script>x</script><title>y</title></div>\n<div id=\"loading\">&amp;\"'";
    let mut plan = ageo();
    plan["title"] = json!(text);
    plan["rights"] = json!(text);
    let sections = ids.iter().zip(1..).map(|(id, number)| {
        json!({ "id": id, "level": "theme", "number": number.to_string(), "title": text, "desired_state": text,
            "kpis": [{ "id": id, "name": text, "unit": text, "desired": "increase",
                "baseline": { "period": "FY2019", "value": 1 }, "targets": [{ "period": "FY2025", "value": 2 }] }] })
    });
    plan["sections"] = json!(sections.collect::<Vec<_>>());
    plan
}

#[test]
fn ids_that_name_no_file_are_reached_by_the_overview() {
    let ids = [
        "../x",
        "a b",
        "<b>",
        ".hidden",
        "課",
        "a/b",
        "..",
        "x\"y",
        "plain_A.1",
        "%2e%2e",
    ];
    let (folder, pages) = written("hostile", &hostile(&ids), Some(URL));
    let mut expected: Vec<String> = ["kpi", "section"]
        .iter()
        .map(|f| format!("{f}/plain_A.1.html"))
        .collect();
    expected.extend(
        pages
            .keys()
            .filter(|place| !place.starts_with("kpi/") && !place.starts_with("section/"))
            .cloned(),
    );
    expected.sort();
    assert_eq!(pages.keys().cloned().collect::<Vec<_>>(), expected);
    assert!(!folder.0.parent().unwrap().join("x.html").exists());
    check_links(&pages);
    let html = &pages[INDEX];
    for id in ids.iter().filter(|id| **id != "plain_A.1") {
        let page = Page::Kpi((*id).into());
        assert!(html.contains(&format!("href=\"#{}\"", page.path())), "{id}");
    }
    for (place, html) in &pages {
        let (tags, data) = head(html);
        assert!(
            tags["title"].contains("<script>")
                && data["license"]["name"]
                    .as_str()
                    .unwrap()
                    .contains("</script>")
        );
        assert_eq!(html.matches("</script>").count(), 1, "{place}");
        assert!(html.contains("<div id=\"loading\" hidden>"));
    }
}

#[test]
fn names_that_some_systems_cannot_tell_apart_are_refused() {
    let folder = Folder::new("alike", &hostile(&["a", "A"]).to_string());
    let error = write(&folder.0, INDEX, None).unwrap_err();
    assert!(
        error.contains("section/A.html") && error.contains("重なります"),
        "{error}"
    );
}

#[test]
fn pages_are_written_again_over_those_of_before() {
    let (folder, first) = written("again", &hostile(&["a"]), Some(URL));
    let frames = folder.frames();
    let url = SiteUrl::parse(URL).unwrap();
    write(&folder.0, INDEX, Some(&url)).unwrap();
    assert_eq!(folder.pages(), first);
    assert_eq!(folder.frames(), frames);
    // A page of another name is the overview to all others.
    fs::rename(folder.0.join(INDEX), folder.0.join("plan.html")).unwrap();
    write(&folder.0, "plan.html", Some(&url)).unwrap();
    let mut pages = folder.pages();
    check_links(&pages);
    assert!(pages["kpi/a.html"].contains("../plan.html"));
    let (tags, _) = head(&pages.remove("plan.html").unwrap());
    assert_eq!(tags["canonical"], format!("{URL}plan.html"));
}

#[test]
fn what_cannot_be_written_is_said() {
    let folder = Folder::new("broken", "{}");
    assert!(
        write(&folder.0, INDEX, None)
            .unwrap_err()
            .contains("keikaku check")
    );
    fs::write(folder.0.join(INDEX), "<body></body>").unwrap();
    assert!(
        write(&folder.0, INDEX, None)
            .unwrap_err()
            .contains("cargo xtask build")
    );
    assert!(
        write(&folder.0, "no.html", None)
            .unwrap_err()
            .contains("読めません")
    );
    let given = |words: &[&str]| run(&words.iter().map(|w| (*w).to_owned()).collect::<Vec<_>>());
    let folder = folder.0.to_str().unwrap();
    for words in [
        &[][..],
        &[folder, "--site-url", "x"],
        &[folder, "--index", "../x.html"],
        &[folder, folder],
    ] {
        assert_eq!(given(words), Exit::Failed, "{words:?}");
    }
}

/// A large plan's overview leads to its measures, and their pages have the rows.
#[test]
fn a_long_plan_is_read_page_by_page() {
    let mut plan = ageo();
    let row = |n: usize| json!({ "directions": [{ "id": format!("d{n}"), "text": format!("方向{n}。"), "departments": [] }] });
    plan["sections"][0]["sections"][0]["sections"][0]["rows"] =
        json!((0..200).map(row).collect::<Vec<_>>());
    let (_folder, pages) = written("long", &plan, None);
    check_links(&pages);
    let measure = plan["sections"][0]["sections"][0]["sections"][0]["id"]
        .as_str()
        .unwrap();
    let own = &pages[&format!("section/{measure}.html")];
    let link = format!("href=\"section/{measure}.html\"");
    assert!(
        own.contains("方向199。")
            && !pages[INDEX].contains("方向199。")
            && pages[INDEX].contains(&link)
    );
    for html in pages.values() {
        assert!(!html.contains(" style="));
    }
}

#[test]
fn links_are_those_of_the_running_program() {
    let (_folder, pages) = written("same", &ageo(), None);
    let site = Site {
        overview: format!("{URL}{INDEX}"),
        folder: URL.to_owned(),
        files: true,
        frames: true,
    };
    for place in pages.keys().filter(|place| *place != INDEX) {
        let address = format!("{URL}{place}");
        let view = site.linked(&address).unwrap_or_else(|| panic!("{address}"));
        assert_eq!(site.address(&view), address);
        assert_eq!(site.shown_at(&address), view);
    }
}

#[test]
fn what_can_stand_in_a_frame_has_a_page_for_frames() {
    let (folder, pages) = written("frames", &ageo(), Some(URL));
    let frames = folder.frames();
    let of_none = ["compare.html", "accessibility.html"];
    let expected = pages.keys().filter(|place| !of_none.contains(&&***place));
    assert!(frames.keys().eq(expected));
    let links = check_links_from(FRAMES, &frames, &pages);
    assert!(links > 900, "{links}");
    let own = "/framed.";
    for (place, html) in &frames {
        let up = "../".repeat(place.matches('/').count() + 1);
        assert!(html.contains("<html data-embed=\"facts chart table judgement kpis directions\" "));
        // Before anything that is shown, and before it is known where links lead.
        let (before, _) = html.split_once("<body>").unwrap();
        assert!(!html.contains(template::MORE.1), "{place}");
        let besides = template::FRAMED.replace("./", &up);
        assert!(
            before.ends_with(&[&*besides, "</head>\n"].concat()),
            "{place}"
        );
        let root = format!(" data-root=\"{up}{INDEX}\"");
        assert!(html.contains(&root), "{place}");
        let whole = place.strip_suffix(INDEX).unwrap_or(place);
        let canonical = format!("<link rel=\"canonical\" href=\"{URL}{whole}\">");
        assert!(before.contains(&canonical), "{place}");
        assert!(!before.contains("application/ld+json") && !before.contains("og:"));
        // All else is that of the page itself.
        let shown = |html: &str| {
            html.split_once("<div id=\"app\"")
                .unwrap()
                .1
                .matches('<')
                .count()
        };
        assert_eq!(shown(html), shown(&pages[place]), "{place}");
    }
    for (place, html) in &pages {
        assert!(!html.contains(own) && !html.contains("<base"), "{place}");
        assert!(!html.contains("data-embed"), "{place}");
        let last = of_none.contains(&&**place);
        assert_eq!(html.contains(template::MORE.1), last, "{place}");
    }
    let listed = fs::read_to_string(folder.0.join("sitemap.xml")).unwrap();
    assert!(!listed.contains(FRAMES));
    // Without the site's address, the way there is said.
    let (folder, _) = written("frames-anywhere", &ageo(), None);
    let kpi = &folder.frames()["kpi/sns-followers.html"];
    assert!(kpi.contains("<link rel=\"canonical\" href=\"../../kpi/sns-followers.html\">"));
}
