//! What a person takes away: every file is read back and compared with the
//! plan; the clipboard, with permission and without; paper.

use crate::page::{Page, visit};
use crate::site;
use keikaku::chart::summary;
use keikaku::export::{filtered, kpi_text, kpis, whole};
use keikaku::query::View;
use serde_json::{Value, json};

const KPI: &str = "real-debt-service-ratio";
const OPEN: &str = ".take > summary";
const SAID: &str = "document.querySelector('.said [role=status]').textContent";

/// Keeps what is downloaded: names and blobs, in order. The download itself is
/// held back.
pub const HOOK: &str = "window.blobs = {}; window.files = [];
    const create = URL.createObjectURL;
    URL.createObjectURL = blob => { const url = create.call(URL, blob); window.blobs[url] = blob; return url; };
    addEventListener('click', event => { const link = event.target.closest?.('a[download]');
        if (link) { event.preventDefault(); window.files.push([link.download, window.blobs[link.href] ?? link.href]); } }, true);
    const click = HTMLElement.prototype.click;
    HTMLElement.prototype.click = function () { if (this.download) window.files.push([this.download, window.blobs[this.href]]); else click.call(this); };";

pub fn open(page: &Page, hash: &str) {
    page.open(hash);
    page.until(
        "the menu is there",
        "document.querySelector('.take, .take-here')",
    );
    page.js(HOOK, json!([]));
}

pub fn choose(page: &Page, label: &str) {
    if page.get("!document.querySelector('.take-here, .take[open]')") == true {
        page.click(OPEN);
        page.until(
            "its actions are there",
            "document.querySelector('.take-panel .tool')",
        );
    }
    page.click_text(".take[open] .tool, .take-here .tool", label);
}

/// The name and the text of the file that was saved last, once `count` were.
#[track_caller]
pub fn saved(page: &Page, count: usize) -> (String, String) {
    page.until(
        "the file is saved",
        &format!("window.files.length === {count}"),
    );
    // Not text(): that takes the byte order mark away.
    let read = "const done = arguments[0], [name, file] = window.files.at(-1);
        file.arrayBuffer().then(b => done([name, file.type, new TextDecoder('utf-8', { ignoreBOM: true }).decode(b)]))";
    let (name, kind, text): (String, String, String) =
        serde_json::from_value(page.js_async(read, json!([]))).unwrap();
    assert!(kind.ends_with("charset=utf-8"), "{kind}");
    (name, text)
}

pub fn records(csv: &str) -> Vec<csv::StringRecord> {
    let text = csv.strip_prefix('\u{feff}').expect("a byte order mark");
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    reader.records().map(|record| record.unwrap()).collect()
}

#[test]
fn tables_hold_what_the_plan_holds() {
    visit(|page| {
        open(page, &format!("#/kpi/{KPI}"));
        choose(page, "CSV");
        let (name, csv) = saved(page, 1);
        assert_eq!(name, "上尾市_実質公債費比率_2026-11-23.csv");
        assert_eq!(csv, kpis(site::index(), Some(&[site::kpi(KPI).id.clone()])));
        let kpi = site::kpi(KPI);
        let rows = records(&csv);
        assert_eq!(rows.len(), 1 + kpi.targets.len() + kpi.actuals.len());
        page.until("it is said", &format!("{SAID}.includes('{name}')"));
        assert!(page.text_of(SAID).contains(&format!("{}行", rows.len())));

        open(page, "#/?department=zaisei");
        let shown = page.text("#count");
        let label = format!("CSV（表示中の{shown}の取組）");
        choose(page, &label);
        let (name, csv) = saved(page, 1);
        assert_eq!(name, "上尾市_取組_2026-11-23.csv");
        let filter = View::parse("#/?department=zaisei").filter;
        let outcome = site::index().apply(&filter);
        assert_eq!(csv, filtered(site::index(), &outcome, &filter));
        let count = records(&csv).len();
        page.until("it is said", &format!("{SAID}.includes('（{count}行）')"));

        choose(page, "CSV（すべての指標）");
        let (name, csv) = saved(page, 2);
        assert_eq!(name, "上尾市_成果指標_2026-11-23.csv");
        assert_eq!(csv, kpis(site::index(), None));
        choose(page, "CSV（計画の全体）");
        let (name, csv) = saved(page, 3);
        assert_eq!(name, "上尾市_計画の全体_2026-11-23.csv");
        assert_eq!(csv, whole(site::plan()));
        assert!(records(&csv).len() > 100);
        choose(page, "JSON");
        let (name, json) = saved(page, 4);
        assert_eq!(name, "上尾市_計画の全体_2026-11-23.json");
        let file = std::fs::read_to_string(site::dist().join("plan.json")).unwrap();
        assert_eq!(json, file, "the file as it is");

        open(page, "#/department/zaisei");
        choose(page, "CSV");
        let (name, csv) = saved(page, 1);
        assert_eq!(name, "上尾市_財政課_2026-11-23.csv");
        assert_eq!(
            records(&csv).len(),
            count,
            "as the filter by this department"
        );
        open(page, "#/section/theme-4");
        choose(page, "CSV");
        assert!(records(&saved(page, 1).1).len() > 5);
    });
}

#[test]
fn the_drawing_is_well_formed_and_says_what_it_is() {
    visit(|page| {
        for at in &site::index().kpis {
            let kpi = site::index().kpi(at).unwrap();
            open(page, &format!("#/kpi/{}", kpi.id.as_str()));
            choose(page, "SVG");
            let (name, svg) = saved(page, 1);
            assert!(name.ends_with("_2026-11-23.svg"), "{name}");
            let (title, about, texts) = parsed(&svg);
            assert_eq!(title, kpi.name.text);
            assert_eq!(about, summary(kpi, site::ERA));
            let name = kpi.name.text.replace(char::is_whitespace, "");
            for part in [
                name.as_str(),
                "出典：上尾市第6次総合計画",
                "データ更新令和8（2026）年",
                "著作物",
                "/kpi/",
            ] {
                let found = texts.contains(part);
                assert!(found, "{part} is not in {texts}");
            }
            assert_eq!(
                texts.contains("全市町村の主要財政指標（総務省）"),
                kpi.id.as_str() == KPI
            );
        }
    });
}

/// Title, description and texts of a drawing, these without spaces.
#[track_caller]
pub fn parsed(svg: &str) -> (String, String, String) {
    // Natively: the page's policy lets nobody make markup of text there, tests included.
    let document = roxmltree::Document::parse(svg).unwrap();
    let texts = |tag: &str| -> String {
        let found = document.descendants().filter(|node| node.has_tag_name(tag));
        found.filter_map(|node| node.text()).collect()
    };
    let shown = texts("text").replace(char::is_whitespace, "");
    (texts("title"), texts("desc"), shown)
}

#[test]
fn the_picture_is_twice_as_fine_as_the_drawing() {
    visit(|page| {
        open(page, &format!("#/kpi/{KPI}"));
        choose(page, "SVG");
        let (_, svg) = saved(page, 1);
        choose(page, "PNG");
        let (name, size) = picture(page, 2);
        assert_eq!(name, "上尾市_実質公債費比率_2026-11-23.png");
        assert_eq!(size, drawn(&svg).map(|length| (length * 2.0).round()));
        let apart = unlike(page);
        assert!(apart < MOST_UNLIKE, "{apart} of the pixels differ");
        // A line that is missing is noticed.
        let without = "const done = arguments[0], [[, drawing], picture] = window.files;
            drawing.text().then(svg => {
                const lines = svg.split('\\n');
                const rest = lines.filter(line => !line.includes('stroke-width=\"3\"'));
                window.files.push(['', new Blob([rest.join('\\n')], { type: drawing.type })], picture);
                done(lines.length - rest.length);
            })";
        assert!(page.js_async(without, json!([])).as_f64().unwrap() > 0.0);
        let apart = unlike(page);
        assert!(apart > MOST_UNLIKE, "{apart} of the pixels differ");
    });
}

/// Up to this share of the pixels, a drawing and a picture are the same.
pub const MOST_UNLIKE: f64 = 0.003;

/// The share of the pixels in which the drawing and the picture that were saved last, in this
/// order, differ: the drawing opened by the browser, as large as the picture. One pixel beside
/// its place counts as the same: each way of drawing rounds edges in its own way.
#[track_caller]
pub fn unlike(page: &Page) -> f64 {
    let compare = "const done = arguments[0], [[, drawing], [, picture]] = window.files.slice(-2);
        (async () => {
            const bitmap = await createImageBitmap(picture), image = new Image();
            image.src = URL.createObjectURL(drawing);
            await image.decode();
            const { width, height } = bitmap;
            const pixels = source => {
                const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
                context.drawImage(source, 0, 0, width, height);
                return context.getImageData(0, 0, width, height).data;
            };
            const missing = (a, b) => {
                let count = 0;
                for (let y = 1; y < height - 1; y++) for (let x = 1; x < width - 1; x++) {
                    const at = 4 * (y * width + x);
                    let least = 255;
                    for (const row of [0, -width, width]) for (const side of [0, -1, 1]) {
                        const by = at + 4 * (row + side);
                        let most = 0;
                        for (const part of [0, 1, 2, 3]) most = Math.max(most, Math.abs(a[at + part] - b[by + part]));
                        least = Math.min(least, most);
                        if (least <= 80) break;
                    }
                    if (least > 80) count++;
                }
                return count;
            };
            const [a, b] = [pixels(image), pixels(bitmap)];
            return (missing(a, b) + missing(b, a)) / (width * height);
        })().then(done, error => done('' + error))";
    let share = page.js_async(compare, json!([]));
    share.as_f64().unwrap_or_else(|| panic!("{share}"))
}

/// Width and height of a drawing.
pub fn drawn(svg: &str) -> [f64; 2] {
    ["width", "height"].map(|name| {
        let after = svg.split(&format!(" {name}=\"")).nth(1).unwrap();
        after.split('"').next().unwrap().parse().unwrap()
    })
}

/// The name and the size of the picture that was saved last, once `count` files
/// were. Something is drawn on it, and it has a ground of its own.
#[track_caller]
pub fn picture(page: &Page, count: usize) -> (String, [f64; 2]) {
    page.until(
        "the picture is saved",
        &format!("window.files.length === {count}"),
    );
    let measure = "const done = arguments[0], [name, file] = window.files.at(-1);
        createImageBitmap(file).then(b => { const c = new OffscreenCanvas(b.width, b.height).getContext('2d'); c.drawImage(b, 0, 0);
            const p = c.getImageData(0, 0, b.width, b.height).data; let ink = 0, clear = 0;
            for (let i = 0; i < p.length; i += 4) { if (p[i] < 128) ink++; if (p[i + 3] < 255) clear++; }
            done([name, file.type, b.width, b.height, ink, clear]) })";
    let (name, kind, width, height, ink, clear): (String, String, f64, f64, u32, u32) =
        serde_json::from_value(page.js_async(measure, json!([]))).unwrap();
    assert_eq!(kind, "image/png");
    assert!(ink > 5000, "it is drawn: {ink}");
    assert_eq!(clear, 0, "on a ground of its own");
    (name, [width, height])
}

pub fn allow(page: &Page, allowed: bool) {
    let setting = if allowed { "granted" } else { "denied" };
    for name in ["clipboard-write", "clipboard-read"] {
        let permission = json!({ "permission": { "name": name }, "setting": setting });
        page.cdp("Browser.setPermission", permission);
    }
}

#[test]
fn text_and_picture_go_to_the_clipboard() {
    visit(|page| {
        allow(page, true);
        open(page, &format!("#/kpi/{KPI}"));
        choose(page, "文字");
        page.until(
            "it is said",
            &format!("{SAID} === '文字をコピーしました。'"),
        );
        let read = "const done = arguments[0]; navigator.clipboard.readText().then(done, e => done('' + e))";
        let address = page.text_of("location.href");
        let kpi = site::kpi(KPI);
        let section = site::index().kpi_by_id(&kpi.id).unwrap().1;
        let expected = kpi_text(site::index(), kpi, section, site::ERA, &address);
        assert_eq!(page.js_async(read, json!([])), json!(expected));
        choose(page, "画像を");
        page.until(
            "it is said",
            &format!("{SAID} === '画像をコピーしました。'"),
        );
        let kinds = "const done = arguments[0]; navigator.clipboard.read().then(items => done(items.flatMap(i => i.types)), e => done('' + e))";
        assert_eq!(page.js_async(kinds, json!([])), json!(["image/png"]));
    });
}

#[test]
fn without_a_clipboard_another_way_is_shown() {
    visit(|page| {
        open(page, &format!("#/kpi/{KPI}"));
        page.js(
            "Object.defineProperty(navigator, 'clipboard', { value: undefined })",
            json!([]),
        );
        choose(page, "画像を");
        page.until(
            "it says what to do",
            &format!("{SAID}.includes('「PNG」のボタン')"),
        );
        choose(page, "文字");
        page.until(
            "it says what to do",
            &format!("{SAID}.includes('下の文字を選んで')"),
        );
        let field = "document.querySelector('.take textarea')";
        page.until(
            "the text is selected",
            &format!("document.activeElement === {field}"),
        );
        let selected = format!("{field}.value.slice({field}.selectionStart, {field}.selectionEnd)");
        assert!(
            page.text_of(&selected)
                .starts_with("実質公債費比率\n上尾市")
        );
        choose(page, "CSV");
        page.until("it makes way", &format!("!{field}"));
    });
}

/// Counts what the status lines say.
const COUNT: &str = "window.told = []; new MutationObserver(() => { const t = document.querySelector('.said [role=status]').textContent;
    if (t) window.told.push(t) }).observe(document.querySelector('.said [role=status]'), { subtree: true, childList: true, characterData: true })";

#[test]
fn the_menu_works_from_the_keyboard_and_tells_each_action_once() {
    visit(|page| {
        open(page, &format!("#/kpi/{KPI}"));
        page.js(COUNT, json!([]));
        page.js(
            &format!("document.querySelector('{OPEN}').focus()"),
            json!([]),
        );
        page.keys(thirtyfour::Key::Enter + "");
        page.until("it is open", "document.querySelector('.take').open");
        let small: Vec<String> = page.each(
            ".take .tool",
            "e.getBoundingClientRect().height < 44 ? e.textContent : ''",
        );
        assert_eq!(
            (small.len(), small.concat().as_str()),
            (7, ""),
            "large enough to touch"
        );
        page.keys(thirtyfour::Key::Tab + "");
        page.keys(thirtyfour::Key::Enter + "");
        for count in [1, 2] {
            page.until("it is said", &format!("window.told.length === {count}"));
            page.settle();
            assert_eq!(page.get("window.told.length"), count, "once each");
            if count == 1 {
                page.keys(thirtyfour::Key::Enter + "");
            }
        }
        page.keys(thirtyfour::Key::Escape + "");
        assert_eq!(page.get("document.querySelector('.take').open"), false);
        let focused = format!("document.activeElement === document.querySelector('{OPEN}')");
        assert_eq!(page.get(&focused), true, "the focus is back");
        page.keys(thirtyfour::Key::Enter + "");
        for _ in 0..7 {
            page.keys(thirtyfour::Key::Tab + "");
        }
        page.until(
            "it closes behind the focus",
            "!document.querySelector('.take').open",
        );
        page.click(OPEN);
        page.cdp(
            "Input.dispatchMouseEvent",
            json!({ "type": "mousePressed", "x": 20, "y": 300, "button": "left", "clickCount": 1 }),
        );
        page.cdp("Input.dispatchMouseEvent", json!({ "type": "mouseReleased", "x": 20, "y": 300, "button": "left", "clickCount": 1 }));
        page.until(
            "a click beside it closes it",
            "!document.querySelector('.take').open",
        );
    });
}

#[test]
fn on_paper_everything_is_open_and_charts_are_drawings() {
    visit(|page| {
        page.open(&format!("#/kpi/{KPI}"));
        page.until("the menu is there", "document.querySelector('.take')");
        let closed = page.number("document.querySelectorAll('main details:not([open])').length");
        assert!(closed >= 3.0, "the table, the judgement, the menu");
        // The button and the browser's own command lead to the same events.
        page.js("window.print = () => { window.asked = true }", json!([]));
        choose(page, "印刷");
        assert_eq!(page.get("window.asked"), true);
        let look = "addEventListener('beforeprint', () => { window.seen = {
                closed: document.querySelectorAll('main details:not([open], .take)').length,
                drawn: document.querySelectorAll('.chart > svg.on-paper text').length,
                address: document.querySelector('#address').textContent } })";
        page.js(look, json!([]));
        let pdf = page.cdp("Page.printToPDF", json!({ "preferCSSPageSize": true }));
        assert!(pdf["data"].as_str().unwrap().len() > 10_000);
        let seen: Value = page.get("window.seen");
        assert_eq!(seen["closed"], 0, "{seen}");
        assert!(seen["drawn"].as_u64().unwrap() > 10, "{seen}");
        let address = page.text_of("location.href");
        let printed = seen["address"].as_str().unwrap();
        assert!(
            printed.starts_with(&format!("このページの場所：{address}\n")),
            "{printed}"
        );
        page.js("document.querySelector('.take').open = false", json!([]));
        let after = page.number("document.querySelectorAll('main details:not([open])').length");
        assert!(
            (after - closed).abs() < 0.5,
            "as before: {after} of {closed}"
        );
        assert_eq!(
            page.get("document.querySelectorAll('.on-paper, [data-opened]').length"),
            0
        );

        page.open("");
        page.js("window.print = () => {}", json!([]));
        choose(page, "印刷");
        let canvases = "document.querySelectorAll('.card-chart canvas').length";
        let count = site::index().kpis.len();
        page.until("charts are drawn", &format!("{canvases} === {count}"));
        page.cdp("Emulation.setEmulatedMedia", json!({ "media": "print" }));
        page.js("dispatchEvent(new Event('beforeprint'))", json!([]));
        page.settle();
        let drawn = "[...document.querySelectorAll('.card-chart')].map(e => [!!e.querySelector('svg.on-paper path'), getComputedStyle(e.querySelector('canvas')).display])";
        let cards: Vec<(bool, String)> = serde_json::from_value(page.get(drawn)).unwrap();
        assert_eq!(
            cards,
            vec![(true, "none".to_owned()); site::index().kpis.len()]
        );
        let hidden = "['.filters', '.result .tool', '.take', 'header search'].filter(s => document.querySelector(s).checkVisibility())";
        assert_eq!(page.get(hidden), json!([]));
        page.js("dispatchEvent(new Event('afterprint'))", json!([]));
        assert_eq!(page.get("document.querySelectorAll('.on-paper').length"), 0);
    });
}

#[test]
fn every_kpi_has_a_picture_for_link_previews() {
    let folder = site::dist().join(xtask::build::PREVIEWS);
    let mut expected: Vec<String> = site::index()
        .kpis
        .iter()
        .map(|at| format!("{}.png", site::index().kpi(at).unwrap().id.as_str()))
        .collect();
    expected.push("plan.png".to_owned());
    expected.sort();
    let mut found = Vec::new();
    for entry in std::fs::read_dir(&folder).expect("the font could be had") {
        let path = entry.unwrap().path();
        let png = std::fs::read(&path).unwrap();
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        assert!(png.len() < 150_000, "{name} has {} bytes", png.len());
        let number = |at: usize| u32::from_be_bytes(png[at..at + 4].try_into().unwrap());
        assert_eq!(&png[..8], b"\x89PNG\r\n\x1a\n");
        assert_eq!(
            (&png[12..16], number(16), number(20)),
            (b"IHDR".as_slice(), 1200, 630),
            "{name}"
        );
        found.push(name);
    }
    found.sort();
    assert_eq!(found, expected);
}
