//! A page in the browser, and what a person can do with it.

use crate::browser::{self, Driver, Engine, Settings};
use crate::server::{Complaints, VIOLATION, serve_watched};
use crate::site;
use http::Method;
use keikaku::i18n::JOINER;
use serde_json::{Value, json};
use std::sync::Arc;
use std::time::{Duration, Instant};
use thirtyfour::common::command::FormatRequestData;
use thirtyfour::common::print::{PrintPage, PrintParameters};
use thirtyfour::error::WebDriverErrorInner;
use thirtyfour::extensions::cdp::ChromeDevTools;
use thirtyfour::prelude::*;
use thirtyfour::{RequestData, SessionId};

/// How long anything may take.
const PATIENCE: Duration = Duration::from_secs(15);

macro_rules! want {
    () => {
        "document.querySelector('#era')?.dispatchEvent(new Event('focusin', { bubbles: true }))"
    };
}

/// Somebody comes to a button by keyboard: a page that was only read fetches its program.
pub const WANT: &str = want!();

/// The program runs; a page that can be read without it is asked for it.
pub const TAKEN_OVER: &str = concat!(
    "(!document.querySelector('#loading') || (",
    want!(),
    ", false))"
);

pub struct Page {
    pub engine: Engine,
    driver: Option<WebDriver>,
    runtime: tokio::runtime::Runtime,
    /// The site's front page.
    pub url: String,
    /// Other places of which something may be asked.
    others: Vec<String>,
    /// Parts of error messages that the test provokes.
    expected: Vec<&'static str>,
    /// The same of what was against the policy.
    forbidden: Vec<&'static str>,
    /// What the page has told the server of itself, where one listens.
    told: Option<Complaints>,
    _program: Arc<Driver>,
}

/// A test with the site as it is built.
pub fn visit(test: impl FnOnce(&mut Page)) {
    visit_at(&site::url(), test);
}

/// A test with a site at an address. At the end, nothing may have been asked of
/// another origin, nothing been done against the page's policy, and no error
/// reported that was not expected.
pub fn visit_at(url: &str, test: impl FnOnce(&mut Page)) {
    visit_with(Engine::Chromium, &Settings::default(), url, test);
}

/// The same in a browser of an engine with settings of a person's own.
pub fn visit_with(engine: Engine, settings: &Settings, url: &str, test: impl FnOnce(&mut Page)) {
    let mut page = Page::new(engine, settings, url);
    test(&mut page);
    let complaints = page.complaints();
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
}

/// The same with the built site from a server that is told by the page itself
/// what went wrong: not every engine's driver tells.
pub fn visit_watched(engine: Engine, settings: &Settings, test: impl FnOnce(&mut Page)) {
    let (url, told) = serve_watched();
    let mut page = Page::new(engine, settings, &url);
    page.told = Some(told);
    test(&mut page);
    let complaints = page.complaints();
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
}

/// What such a test would end with, to test that.
pub fn complaints_watched(engine: Engine, test: impl FnOnce(&mut Page)) -> Vec<String> {
    let (url, told) = serve_watched();
    let mut page = Page::new(engine, &Settings::default(), &url);
    page.told = Some(told);
    test(&mut page);
    page.complaints()
}

/// What the last check of every test says after this; to test the check itself.
pub fn complaints(test: impl FnOnce(&mut Page)) -> Vec<String> {
    let mut page = Page::new(Engine::Chromium, &Settings::default(), &site::url());
    test(&mut page);
    page.complaints()
}

/// What has the console say that something was against the policy, whoever
/// catches the error that goes with it.
const WATCH: &str = "addEventListener('securitypolicyviolation', e =>
    console.error('VIOLATION', e.effectiveDirective, e.blockedURI, e.sample, `${e.sourceFile}:${e.lineNumber}`))";

impl Page {
    fn new(engine: Engine, settings: &Settings, url: &str) -> Page {
        let program = browser::driver(engine);
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .unwrap();
        // A driver that has just started may not answer yet.
        let attempt = || {
            let wanted = browser::capabilities(engine, settings);
            runtime.block_on(WebDriver::new(program.url.clone(), wanted))
        };
        let driver = attempt().or_else(|_| {
            std::thread::sleep(Duration::from_secs(1));
            attempt()
        });
        let driver = driver.unwrap_or_else(|error| panic!("{} starts: {error}", engine.name()));
        let page = Page {
            engine,
            driver: Some(driver),
            runtime,
            url: url.to_owned(),
            others: Vec::new(),
            expected: Vec::new(),
            forbidden: Vec::new(),
            told: None,
            _program: program,
        };
        if engine != Engine::Chromium {
            return page;
        }
        let watch = json!({ "source": WATCH.replace("VIOLATION", VIOLATION) });
        page.cdp("Page.addScriptToEvaluateOnNewDocument", watch);
        page
    }

    fn driver(&self) -> &WebDriver {
        self.driver.as_ref().unwrap()
    }

    /// Opens the site anew at a hash, and waits until it is shown.
    pub fn open(&self, hash: &str) {
        self.load(hash);
        self.until(
            "a page is shown",
            &format!("{TAKEN_OVER} && document.querySelector('main h1')"),
        );
        self.settle();
    }

    /// Opens the site anew at a hash.
    pub fn load(&self, hash: &str) {
        self.runtime.block_on(async {
            self.driver().goto("about:blank").await.unwrap();
            self.driver()
                .goto(format!("{}{hash}", self.url))
                .await
                .unwrap();
        });
    }

    /// Goes to a hash within the open page, as an edited address does.
    pub fn go(&self, hash: &str) {
        self.js("location.hash = arguments[0]", json!([hash]));
        self.settle();
    }

    pub fn back(&self) {
        self.runtime.block_on(self.driver().back()).unwrap();
        self.settle();
    }

    pub fn forward(&self) {
        self.runtime.block_on(self.driver().forward()).unwrap();
        self.settle();
    }

    /// Waits for two frames: what an event changes is on the screen then.
    pub fn settle(&self) {
        let frames = "const done = arguments[0]; requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done)))";
        self.js_async(frames, json!([]));
    }

    /// The value of an expression in the page.
    #[track_caller]
    pub fn get(&self, expression: &str) -> Value {
        self.js(&format!("return {expression}"), json!([]))
    }

    #[track_caller]
    pub fn text_of(&self, expression: &str) -> String {
        let value = self.get(expression);
        value
            .as_str()
            .unwrap_or_else(|| panic!("{expression} is {value}"))
            .to_owned()
    }

    #[track_caller]
    pub fn number(&self, expression: &str) -> f64 {
        let value = self.get(expression);
        value
            .as_f64()
            .unwrap_or_else(|| panic!("{expression} is {value}"))
    }

    /// The text of the first element of a selector.
    #[track_caller]
    pub fn text(&self, selector: &str) -> String {
        self.text_of(&format!(
            "document.querySelector({}).textContent",
            json!(selector)
        ))
    }

    /// What an expression gives for each visible element of a selector, called
    /// `e` there.
    #[track_caller]
    pub fn each<T: serde::de::DeserializeOwned>(&self, selector: &str, expression: &str) -> Vec<T> {
        let script = format!(
            "[...document.querySelectorAll({})].filter(e => !e.closest('[hidden]')).map(e => {expression})",
            json!(selector)
        );
        serde_json::from_value(self.get(&script)).unwrap()
    }

    #[track_caller]
    pub fn texts(&self, selector: &str) -> Vec<String> {
        self.each(selector, "e.textContent")
    }

    /// What a script gives, in texts without the joiners that are not seen.
    #[track_caller]
    pub fn js(&self, script: &str, arguments: Value) -> Value {
        let arguments = arguments.as_array().unwrap().clone();
        let answer = self
            .runtime
            .block_on(self.driver().execute(script, arguments));
        let answer = answer.unwrap_or_else(|error| panic!("{script}\n{error}"));
        let text = answer.json().to_string().replace(JOINER, "");
        serde_json::from_str(&text).unwrap()
    }

    #[track_caller]
    pub fn js_async(&self, script: &str, arguments: Value) -> Value {
        let arguments = arguments.as_array().unwrap().clone();
        let answer = self
            .runtime
            .block_on(self.driver().execute_async(script, arguments));
        answer
            .unwrap_or_else(|error| panic!("{script}\n{error}"))
            .json()
            .clone()
    }

    /// The page is no wider than this, in CSS px.
    #[track_caller]
    pub fn check_width(&self, width: impl Into<f64>, about: &str) {
        let (wide, width) = (
            self.number("document.documentElement.scrollWidth"),
            width.into(),
        );
        let widest = "[...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > innerWidth + 1 && !e.closest('.matrix')).map(e => e.tagName + '.' + e.className).slice(0, 5).join(' ')";
        assert!(
            wide <= width,
            "{about} is {wide} px wide at {width} px: {}",
            self.text_of(widest)
        );
    }

    /// Opens all that is folded.
    #[track_caller]
    pub fn unfold(&self) {
        self.js(
            "document.querySelectorAll('details').forEach(e => e.open = true)",
            json!([]),
        );
    }

    /// Opens all that is folded, and lays out what is out of sight, which has no size of its own
    /// otherwise. By a rule, as what a search finds may be listed after this.
    #[track_caller]
    pub fn lay_out(&self) {
        self.style(
            ":is(#directions, .measure, .matrix) { content-visibility: visible !important }",
        );
        self.unfold();
        self.settle();
    }

    /// Gives the page more style; the policy allows none in its text.
    #[track_caller]
    pub fn style(&self, rules: &str) {
        self.js(
            "const sheet = new CSSStyleSheet();
             sheet.replaceSync(arguments[0]);
             document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]",
            json!([rules]),
        );
    }

    /// Waits until an expression holds.
    #[track_caller]
    pub fn until(&self, what: &str, expression: &str) {
        let start = Instant::now();
        while self.get(&format!("!!({expression})")) != true {
            if start.elapsed() > PATIENCE {
                let shown = self.text_of("document.body.innerText.slice(0, 600)");
                panic!(
                    "in {} s it did not come about that {what}; the page says:\n{shown}",
                    PATIENCE.as_secs()
                );
            }
            std::thread::sleep(Duration::from_millis(15));
        }
    }

    /// Clicks on the first element of a selector, with the mouse.
    #[track_caller]
    pub fn click(&self, selector: &str) {
        self.click_away(selector);
        self.settle();
    }

    /// The same where another window opens: this one rests then.
    #[track_caller]
    pub fn click_away(&self, selector: &str) {
        self.runtime.block_on(async {
            let element = self.driver().find(By::Css(selector)).await;
            let element = element.unwrap_or_else(|_| panic!("{selector} is not on the page"));
            // As a person does: what one clicks on is well within the window. What is built or
            // laid out on the way may move it once more.
            let mut clicked = Ok(());
            for tries in 0..5 {
                // WebKit does not scroll to what it has left out of the layout so far; its section is
                // always there.
                let middle = "for (const e of [arguments[0].closest('.measure'), arguments[0]]) e?.scrollIntoView({ block: 'center', behavior: 'instant' })";
                let _ = self
                    .driver()
                    .execute(middle, vec![element.to_json().unwrap()])
                    .await;
                tokio::time::sleep(Duration::from_millis(30)).await;
                if tries > 0 {
                    clicked = element.click().await;
                    // Not yet where it is going to stay, some engines say.
                    let error = clicked.as_ref().err();
                    let waits = error.is_some_and(|error| {
                        matches!(**error, WebDriverErrorInner::ElementNotInteractable(_))
                    });
                    if !waits {
                        break;
                    }
                }
            }
            if let Err(error) = clicked {
                panic!("{selector} cannot be clicked: {error}");
            }
        });
    }

    /// Marks the visible element of a selector whose text starts so, then clicks it.
    #[track_caller]
    pub fn click_text(&self, selector: &str, start: &str) {
        let mark = "document.querySelectorAll('[data-wanted]').forEach(e => e.removeAttribute('data-wanted'));
            const found = [...document.querySelectorAll(arguments[0])].find(e => !e.closest('[hidden]') && e.textContent.trim().startsWith(arguments[1]));
            found?.setAttribute('data-wanted', ''); return !!found";
        assert_eq!(
            self.js(mark, json!([selector, start])),
            true,
            "no {selector} starts with {start}"
        );
        self.click("[data-wanted]");
    }

    /// Types into what has the focus; also for single keys.
    #[track_caller]
    pub fn keys(&self, keys: impl Into<TypingData>) {
        let keys: TypingData = keys.into();
        let chain = self
            .driver()
            .action_chain_with_delay(Some(Duration::ZERO), Some(Duration::ZERO));
        self.runtime
            .block_on(chain.send_keys(keys).perform())
            .unwrap();
        self.settle();
    }

    /// Writes into the search field.
    #[track_caller]
    pub fn search(&self, words: &str) {
        self.js(
            "const f = document.querySelector('#search'); f.focus(); f.select()",
            json!([]),
        );
        if words.is_empty() {
            self.keys(Key::Delete + "");
        } else {
            self.keys(words);
        }
    }

    /// A command of the browser's own protocol.
    #[track_caller]
    pub fn cdp(&self, command: &str, parameters: Value) -> Value {
        let tools = ChromeDevTools::new(self.driver().handle.clone());
        self.runtime
            .block_on(tools.execute_cdp_with_params(command, parameters))
            .unwrap()
    }

    /// Gives the window a size in CSS px, as a person draws it by its corner. Engines other than
    /// Chromium have a least width of about 450 px.
    pub fn window(&self, width: u32, height: u32) {
        for _ in 0..2 {
            let around = |side: &str| self.number(&format!("outer{side} - inner{side}")) as u32;
            let (width, height) = (width + around("Width"), height + around("Height"));
            let resized = self.driver().set_window_rect(0, 0, width, height);
            self.runtime.block_on(resized).unwrap();
            self.settle();
        }
        self.until(
            "the window has its size",
            &format!("innerWidth === {width} && innerHeight === {height}"),
        );
    }

    /// Gives the window a size in CSS px and a density.
    pub fn screen(&self, width: u32, height: u32, density: f64) {
        let screen = json!({ "width": width, "height": height, "deviceScaleFactor": density, "mobile": false });
        self.cdp("Emulation.setDeviceMetricsOverride", screen);
        self.until(
            "the window has its size",
            &format!("innerWidth === {width} && devicePixelRatio === {density}"),
        );
        self.settle();
    }

    /// The screen as a picture, whole length.
    pub fn picture(&self) -> Vec<u8> {
        self.runtime
            .block_on(self.driver().screenshot_as_png())
            .unwrap()
    }

    /// The page as the browser prints it on A4, as PDF.
    pub fn print(&self) -> Vec<u8> {
        let paper = PrintParameters {
            page: PrintPage {
                width: 21.0,
                height: 29.7,
            },
            ..PrintParameters::default()
        };
        let printed = self.driver().print_page(paper);
        self.runtime.block_on(printed).unwrap()
    }

    /// Lets something be asked of another place, by the start of its address.
    pub fn expect_place(&mut self, start: &str) {
        self.others.push(start.to_owned());
    }

    /// Does this within a frame of the page, from 0.
    #[track_caller]
    pub fn in_frame<T>(&self, number: u16, run: impl FnOnce() -> T) -> T {
        self.runtime
            .block_on(self.driver().enter_frame(number))
            .unwrap();
        let result = run();
        self.runtime
            .block_on(self.driver().enter_default_frame())
            .unwrap();
        result
    }

    /// Does this in the window that was opened last, and closes it.
    #[track_caller]
    pub fn in_new_window<T>(&self, run: impl FnOnce() -> T) -> T {
        let (first, windows) = self.runtime.block_on(async {
            let first = self.driver().window().await.unwrap();
            (first, self.driver().windows().await.unwrap())
        });
        assert_eq!(windows.len(), 2, "one window was opened");
        let new = windows.into_iter().find(|window| *window != first).unwrap();
        self.runtime
            .block_on(self.driver().switch_to_window(new))
            .unwrap();
        let result = run();
        self.runtime.block_on(async {
            self.driver().close_window().await.unwrap();
            self.driver().switch_to_window(first).await.unwrap();
        });
        result
    }

    /// Lets errors pass whose message contains this.
    pub fn expect_error(&mut self, part: &'static str) {
        self.expected.push(part);
    }

    /// Lets pass what is said to be against the policy and contains this.
    pub fn expect_violation(&mut self, part: &'static str) {
        self.forbidden.push(part);
    }

    fn expects(&self, said: &str) -> bool {
        let expected = if said.contains(VIOLATION) {
            &self.forbidden
        } else {
            &self.expected
        };
        expected.iter().any(|part| said.contains(part))
    }

    /// What should not have happened since the start.
    fn complaints(&self) -> Vec<String> {
        let told = self.told.iter().flat_map(Complaints::all);
        let told = told.filter(|said| !self.expects(said));
        if self.engine != Engine::Chromium {
            return told.collect();
        }
        let origin = self.url.split('/').take(3).collect::<Vec<_>>().join("/") + "/";
        let own = [origin.as_str(), "data:", "blob:", "about:"];
        let said = self.log("browser").into_iter().filter_map(|entry| {
            let message = entry["message"].as_str().unwrap_or_default();
            (entry["level"] == "SEVERE" && !self.expects(message))
                .then(|| format!("the console says: {message}"))
        });
        let asked = self.log("performance").into_iter().filter_map(|entry| {
            let event: Value = serde_json::from_str(entry["message"].as_str()?).ok()?;
            let event = &event["message"];
            let url = match event["method"].as_str()? {
                "Network.requestWillBeSent" => event["params"]["request"]["url"].as_str()?,
                _ => return None,
            };
            let others = self.others.iter().map(String::as_str);
            let stayed = own
                .into_iter()
                .chain(others)
                .any(|start| url.starts_with(start));
            (!stayed).then(|| format!("a request left the site: {url}"))
        });
        told.chain(said).chain(asked).collect()
    }

    fn log(&self, kind: &'static str) -> Vec<Value> {
        let answer = self
            .runtime
            .block_on(self.driver().handle.cmd(Log(kind)))
            .unwrap();
        answer.value().unwrap()
    }
}

impl Drop for Page {
    fn drop(&mut self) {
        if let Some(driver) = self.driver.take() {
            let _ = self.runtime.block_on(driver.quit());
        }
    }
}

/// Chromium's own command for what it logged since the last call.
#[derive(Debug)]
struct Log(&'static str);

impl FormatRequestData for Log {
    fn format_request(&self, session: &SessionId) -> RequestData {
        RequestData::new(Method::POST, format!("/session/{session}/se/log"))
            .add_body(json!({ "type": self.0 }))
    }
}
