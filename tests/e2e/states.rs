//! What a person brings about on a page: dialogs, what is folded, tried, walked along.

use crate::chart;
use crate::layout::KINDS;
use crate::page::Page;
use crate::share;
use serde_json::json;
use thirtyfour::Key;

/// A page, and what is done there.
pub struct State {
    pub name: &'static str,
    pub hash: &'static str,
    act: fn(&Page),
}

const fn state(name: &'static str, hash: &'static str, act: fn(&Page)) -> State {
    State { name, hash, act }
}

/// What opens over a page.
pub const DIALOGS: [State; 4] = [
    state("source", "#/section/theme-1", source),
    state("term", "#/section/theme-2", term),
    state("share", "#/kpi/real-debt-service-ratio", share::share),
    state("embed", "#/kpi/real-debt-service-ratio", embed),
];

/// What changes within it.
pub const WITHIN: [State; 8] = [
    state("menu", "#/", menu),
    state("menu-of-kpi", "#/kpi/real-debt-service-ratio", menu),
    state("unfolded", "#/kpi/real-debt-service-ratio", unfold),
    state("point", "#/kpi/real-debt-service-ratio", point),
    state("trial", "#/kpi/online-applications", trial),
    state("furigana", "#/section/theme-3?ruby=on", ruby),
    state(
        "frame-of-kpi",
        "frame/kpi/sns-followers.html#?embed=chart,facts",
        shown,
    ),
    state(
        "frame",
        "frame/index.html#/?department=zaisei&embed=kpis,directions",
        shown,
    ),
];

/// Other languages than Japanese.
pub const LANGUAGES: [State; 12] = [
    state("en", "#/?lang=en", translated),
    state("en-kpi", "#/kpi/online-applications?lang=en", translated),
    state("ja-easy", "#/?lang=ja-easy", translated),
    state(
        "ja-easy-theme",
        "#/section/theme-4?lang=ja-easy",
        translated,
    ),
    state("ko", "#/?lang=ko", translated),
    state("ko-department", "#/department/zaisei?lang=ko", translated),
    state("ko-compare", "#/compare?lang=ko", translated),
    state("zh", "#/?lang=zh-Hans", translated),
    state(
        "zh-kpi",
        "#/kpi/real-debt-service-ratio?lang=zh-Hans",
        translated,
    ),
    state("vi-theme", "#/section/theme-4?lang=vi", translated),
    state("pt-kpi", "#/kpi/online-applications?lang=pt", translated),
    state("fil-theme", "#/section/theme-2?lang=fil", translated),
];

impl State {
    /// Opens the page anew and brings it about.
    #[track_caller]
    pub fn show(&self, page: &Page) {
        page.open(self.hash);
        (self.act)(page);
        page.settle();
    }
}

/// Every kind of page, as it is at first.
pub fn kinds() -> impl Iterator<Item = State> {
    KINDS
        .into_iter()
        .map(|(name, hash)| state(name, hash, shown))
}

fn shown(_: &Page) {}

fn translated(page: &Page) {
    page.until(
        "it is translated",
        "document.querySelector('.translation, #language')",
    );
}

fn ruby(page: &Page) {
    page.until("it is read", "document.querySelector('h1 ruby')");
}

fn source(page: &Page) {
    page.click("main [data-place]");
    page.until(
        "the source is shown",
        "document.querySelector('#source').open && document.querySelector('.excerpt')",
    );
}

fn term(page: &Page) {
    page.click("main .term");
    page.until("it is explained", "document.querySelector('#term h2')");
}

fn embed(page: &Page) {
    share::share(page);
    page.click("#share summary");
    page.until(
        "the form and its previews are there",
        "document.querySelector('#embed-code') && [...document.querySelectorAll('#share iframe')].every(e => e.contentDocument?.querySelector('main h1'))",
    );
}

fn menu(page: &Page) {
    page.click(".take > summary");
    page.until(
        "the actions are there",
        "document.querySelector('.take-panel .tool')",
    );
}

/// Opens all that is folded.
pub fn unfold(page: &Page) {
    page.js(
        "document.querySelectorAll('main details:not(.take)').forEach(e => e.open = true)",
        json!([]),
    );
}

fn point(page: &Page) {
    page.until("the chart is drawn", &chart::drawn());
    page.js("document.querySelector('.chart').focus()", json!([]));
    page.keys(Key::Right + "");
    page.keys(Key::Enter + "");
    page.keys(Key::Right + "");
    page.keys(Key::Enter + "");
}

fn trial(page: &Page) {
    page.js("document.querySelector('#try-1').focus()", json!([]));
    page.keys(Key::Right + "");
    page.until(
        "the number is another",
        "location.href.includes('try=') && document.querySelector('#own-numbers:not([hidden])')",
    );
}
