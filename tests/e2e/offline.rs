//! この端末に保存: nothing before the person asks; then a whole copy or none,
//! which shows the plan without a network, is told of, and can be removed by the
//! person and by the host.

use crate::page::{Page, visit_at};
use crate::server::{Answer, Changing, Host, serve_changing};
use serde_json::{Value, json};

const SECTION: &str = "#share .offline";

/// A site whose host can change.
fn kept(test: impl FnOnce(&mut Page, &Changing)) {
    let host = Changing::new(&[]);
    visit_at(&serve_changing(Host::default(), &host), |page| {
        page.open("");
        // There is none, as a rule.
        page.expect_error("offline-off.txt");
        test(page, &host);
    });
}

pub fn open_section(page: &Page) {
    page.click("header button[aria-haspopup=dialog]");
    page.until(
        "it is known what is on the device",
        &format!("document.querySelector('{SECTION} button')"),
    );
}

pub fn press(page: &Page, label: &str) {
    page.click_text(&format!("{SECTION} button"), label);
}

pub fn until_said(page: &Page, words: &str) {
    let said = format!(
        "document.querySelector('{SECTION} [role=status]')?.textContent.includes('{words}')"
    );
    page.until(words, &said);
}

/// How many caches there are, and how many workers.
pub fn stored(page: &Page) -> (u64, u64) {
    let count = "const done = arguments[0]; Promise.all([caches.keys(), navigator.serviceWorker.getRegistrations()])
        .then(all => done(all.map(list => list.length)))";
    let counts: Value = page.js_async(count, json!([]));
    serde_json::from_value(counts).unwrap()
}

pub fn store(page: &Page) {
    open_section(page);
    press(page, "この端末に保存する");
    until_said(page, "保存しました。");
}

#[test]
fn nothing_is_stored_before_somebody_asks_and_all_of_it_can_be_removed() {
    kept(|page, _| {
        open_section(page);
        assert_eq!(stored(page), (0, 0));
        let offer = page.text(SECTION);
        assert!(offer.contains("MB"), "its size is told before: {offer}");
        press(page, "この端末に保存する");
        until_said(page, "保存しました。");
        assert_eq!(stored(page), (2, 1));
        let told = page.text(SECTION);
        assert!(told.contains("に保存した版があります（約"), "{told}");
        press(page, "保存したものを消す");
        until_said(page, "保存したものを消しました。");
        assert_eq!(stored(page), (0, 0));
    });
}

#[test]
fn the_copy_is_the_whole_plan_without_a_network() {
    kept(|page, host| {
        store(page);
        host.cut();
        page.expect_error("net::ERR");
        page.open("");
        assert_eq!(page.text("#count"), "33");
        page.open("kpi/real-debt-service-ratio.html");
        page.until(
            "the chart is drawn",
            "document.querySelector('.chart canvas[width]')",
        );
        page.open("section/theme-1.html");
        page.click("main [data-place]");
        page.until("the source is shown", "document.querySelector('.excerpt')");
        // What there is can be removed without a network, too.
        page.keys("\u{e00c}");
        open_section(page);
        press(page, "保存したものを消す");
        until_said(page, "保存したものを消しました。");
        assert_eq!(stored(page), (0, 0));
    });
}

#[test]
fn the_network_comes_first() {
    kept(|page, host| {
        store(page);
        let plan = String::from_utf8(std::fs::read(crate::site::dist().join("plan.json")).unwrap());
        let newer = plan.unwrap().replace("実質公債費比率", "あたらしい比率");
        host.set(&[("plan.json", Answer::body(newer))]);
        page.open("");
        assert!(page.text("main").contains("あたらしい比率"));
        host.cut();
        page.expect_error("net::ERR");
        page.open("");
        assert!(page.text("main").contains("実質公債費比率"));
    });
}

#[test]
fn half_a_copy_is_none() {
    kept(|page, host| {
        host.set(&[("compare.html", Answer::status(500))]);
        page.expect_error("500");
        open_section(page);
        press(page, "この端末に保存する");
        until_said(page, "「compare.html」を受け取れなかったため");
        assert_eq!(stored(page), (0, 0));
        // And it can be tried again.
        host.set(&[]);
        press(page, "この端末に保存する");
        until_said(page, "保存しました。");
        assert_eq!(stored(page), (2, 1));
    });
}

#[test]
fn who_has_a_copy_is_told_of_a_newer_version() {
    kept(|page, host| {
        store(page);
        let listing = std::fs::read(crate::site::dist().join("offline.json")).unwrap();
        let mut listing: Value = serde_json::from_slice(&listing).unwrap();
        listing["version"] = json!("newer");
        // The newer one cannot be had as a whole at first: the old one stays.
        let newer = ("offline.json", Answer::body(listing.to_string()));
        host.set(&[newer.clone(), ("compare.html", Answer::status(404))]);
        page.expect_error("404");
        page.open("");
        page.until(
            "it is told",
            "document.querySelector('.notice .offline button')",
        );
        assert!(page.text(".notice").contains("新しい版があります。"));
        let update = ".notice .offline button";
        page.click_text(update, "新しい版に入れかえる");
        let said = |words: &str| {
            format!(
                "document.querySelector('.notice [role=status]').textContent.includes('{words}')"
            )
        };
        page.until("not stored", &said("受け取れなかったため"));
        assert_eq!(stored(page), (2, 1));
        host.set(&[newer]);
        page.click_text(update, "新しい版に入れかえる");
        page.until("stored", &said("保存しました。"));
        let names = "const done = arguments[0]; caches.keys().then(done)";
        let names = page.js_async(names, json!([])).to_string();
        assert!(names.contains("newer") && stored(page) == (2, 1), "{names}");
    });
}

/// A worker that learns late whether there is a cache of a name: it may be gone by then.
fn hesitating() -> Answer {
    let worker = std::fs::read_to_string(crate::site::dist().join("service-worker.js")).unwrap();
    Answer::body(format!(
        "const has = caches.has.bind(caches);
        caches.has = (name) => has(name).then((there) => new Promise((told) => setTimeout(() => told(there), 1000)));
        {worker}"
    ))
}

#[test]
fn the_host_can_take_every_copy_back() {
    kept(|page, host| {
        host.set(&[("service-worker.js", hesitating())]);
        store(page);
        // A page for any address is no word of the host's.
        let no_word = ("offline-off.txt", Answer::body("<!doctype html>"));
        host.set(&[no_word, ("service-worker.js", hesitating())]);
        page.open("");
        page.settle();
        assert_eq!(stored(page), (2, 1));
        let off = ("offline-off.txt", Answer::body("off\n"));
        host.set(&[off, ("service-worker.js", hesitating())]);
        page.open("");
        let gone = "const done = arguments[0]; const look = async () => {
            const all = await Promise.all([caches.keys(), navigator.serviceWorker.getRegistrations()]);
            all.some(list => list.length) ? setTimeout(look, 50) : done(true); }; look()";
        assert_eq!(page.js_async(gone, json!([])), true);
    });
}
