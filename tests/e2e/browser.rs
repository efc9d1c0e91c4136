//! The browsers and their drivers. One chromedriver serves all tests that run
//! at the same time and ends with the last of them; the drivers of the other
//! engines know one session each, so every test has its own.

use crate::site::given;
use serde_json::{Value, json};
use std::io::{BufRead, BufReader, Read};
use std::net::{TcpListener, TcpStream};
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex, Weak};
use std::time::{Duration, Instant};
use thirtyfour::Capabilities;
use xtask::{browsers, engines};

/// A browser engine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    Chromium,
    Firefox,
    WebKit,
}

impl Engine {
    pub fn name(self) -> &'static str {
        match self {
            Engine::Chromium => "chromium",
            Engine::Firefox => "firefox",
            Engine::WebKit => "webkit",
        }
    }

    /// Whether it is to be tested here.
    pub fn is_wanted(self) -> bool {
        engines::wanted(self.name())
    }
}

/// What a person has set in a browser.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    /// More arguments.
    pub arguments: Vec<&'static str>,
    /// Preferences, by the names of the engine.
    pub preferences: serde_json::Map<String, Value>,
}

impl Settings {
    pub fn preferences(preferences: Value) -> Settings {
        let preferences = preferences.as_object().unwrap().clone();
        Settings {
            preferences,
            ..Settings::default()
        }
    }
}

/// A running driver, and the screen of its browsers.
pub struct Driver {
    child: Child,
    pub url: String,
    _screen: Option<Arc<Screen>>,
}

impl Drop for Driver {
    fn drop(&mut self) {
        end(&mut self.child);
    }
}

fn end(child: &mut Child) {
    let _ = child.kill();
    let _ = child.wait();
}

/// A driver of this engine.
pub fn driver(engine: Engine) -> Arc<Driver> {
    static CHROMEDRIVER: Mutex<Weak<Driver>> = Mutex::new(Weak::new());
    match engine {
        Engine::Chromium => shared(&CHROMEDRIVER, || {
            let mut command = Command::new(given(browsers::CHROMEDRIVER));
            // "ChromeDriver was started successfully on port 41234."
            start(command.arg("--port=0"), "successfully on port ")
        }),
        Engine::Firefox => {
            let mut command = Command::new(given(engines::GECKODRIVER));
            // "1772000000000 geckodriver INFO Listening on 127.0.0.1:41234"
            command.args(["--port", "0", "--websocket-port", "0"]);
            Arc::new(start(&mut command, "Listening on 127.0.0.1:"))
        }
        Engine::WebKit => Arc::new(start_webkit()),
    }
}

/// The one that runs, or a new one.
fn shared<T>(running: &Mutex<Weak<T>>, start: impl FnOnce() -> T) -> Arc<T> {
    let mut running = running
        .lock()
        .unwrap_or_else(|poisoned| poisoned.into_inner());
    if let Some(one) = running.upgrade() {
        return one;
    }
    let one = Arc::new(start());
    *running = Arc::downgrade(&one);
    one
}

fn spawn(command: &mut Command) -> Child {
    let spawned = command.stderr(Stdio::null()).spawn();
    spawned.unwrap_or_else(|error| panic!("{}: {error}", command.get_program().to_string_lossy()))
}

/// A driver that chooses a port itself, and says it after these words.
fn start(command: &mut Command, before_port: &str) -> Driver {
    // One that starts at the same moment may take the port that it has chosen: it ends then.
    let started = (0..5).find_map(|_| {
        let mut child = spawn(command.stdout(Stdio::piped()));
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let port = lines.by_ref().map_while(Result::ok).find_map(|line| {
            let port = line.split_once(before_port)?.1.trim_end_matches('.');
            Some(port.to_owned())
        });
        port.map(|port| (child, lines, port))
    });
    let (child, lines, port) = started.expect("the driver says its port");
    // What else it says is read, so that it never waits for a reader.
    std::thread::spawn(move || lines.for_each(drop));
    Driver {
        child,
        url: format!("http://127.0.0.1:{port}"),
        _screen: None,
    }
}

/// WebKit's: it has to be told a port, shows windows, and takes its language from the locale.
fn start_webkit() -> Driver {
    let screen = screen();
    let free = TcpListener::bind(("127.0.0.1", 0)).unwrap();
    let address = free.local_addr().unwrap();
    drop(free);
    let mut command = Command::new(given(engines::WEBKIT_DRIVER));
    command
        .arg(format!("--port={}", address.port()))
        .stdout(Stdio::null())
        .env("DISPLAY", &screen.name)
        .env("LOCPATH", given(engines::LOCALES))
        .env("LC_ALL", engines::LOCALE)
        .env("LANG", engines::LOCALE)
        .env_remove("LANGUAGE")
        .env_remove("WAYLAND_DISPLAY");
    let child = spawn(&mut command);
    let driver = Driver {
        child,
        url: format!("http://{address}"),
        _screen: Some(screen),
    };
    let start = Instant::now();
    while TcpStream::connect(address).is_err() {
        assert!(start.elapsed() < Duration::from_secs(15), "WebKit's driver");
        std::thread::sleep(Duration::from_millis(20));
    }
    driver
}

/// A screen that nobody sees.
struct Screen {
    child: Child,
    /// As in `DISPLAY`.
    name: String,
}

impl Drop for Screen {
    fn drop(&mut self) {
        end(&mut self.child);
    }
}

/// One for all windows.
fn screen() -> Arc<Screen> {
    static SCREEN: Mutex<Weak<Screen>> = Mutex::new(Weak::new());
    shared(&SCREEN, || {
        let mut command = Command::new(given(engines::XVFB));
        // It takes the first free number and writes it to this file descriptor, its output.
        command.args(["-displayfd", "1", "-screen", "0", "1600x1400x24"]);
        command.args(["-nolisten", "tcp"]);
        let mut child = spawn(command.stdout(Stdio::piped()));
        let mut number = String::new();
        let mut output = child.stdout.take().unwrap();
        let mut byte = [0];
        while output.read(&mut byte).unwrap() == 1 && byte != *b"\n" {
            number.push(byte[0].into());
        }
        assert!(!number.is_empty(), "Xvfb gives no screen");
        let name = format!(":{number}");
        Screen { child, name }
    })
}

/// How Chromium is started: alone, quiet, the same everywhere.
const CHROMIUM: [&str; 13] = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--lang=ja",
    "--accept-lang=ja",
    "--hide-scrollbars",
    "--window-size=1280,900",
];

const FIREFOX: [&str; 3] = ["-headless", "--width=1280", "--height=985"];

/// What is asked of a driver for a session.
pub fn capabilities(engine: Engine, settings: &Settings) -> Capabilities {
    let arguments = |always: &[&'static str]| [always, &settings.arguments].concat();
    let wanted = match engine {
        Engine::Chromium => json!({
            "browserName": "chrome",
            "goog:chromeOptions": {
                "binary": given(browsers::CHROMIUM),
                "args": arguments(&CHROMIUM),
                "prefs": settings.preferences,
            },
            "goog:loggingPrefs": { "browser": "ALL", "performance": "ALL" },
        }),
        Engine::Firefox => {
            let mut preferences = settings.preferences.clone();
            preferences.insert("intl.accept_languages".to_owned(), json!("ja"));
            json!({
                "browserName": "firefox",
                "moz:firefoxOptions": {
                    "binary": given(engines::FIREFOX),
                    "args": arguments(&FIREFOX),
                    "prefs": preferences,
                },
            })
        }
        Engine::WebKit => json!({
            "browserName": "MiniBrowser",
            "webkitgtk:browserOptions": {
                "binary": given(engines::WEBKIT),
                "args": arguments(&["--automation"]),
            },
        }),
    };
    serde_json::from_value(wanted).unwrap()
}
