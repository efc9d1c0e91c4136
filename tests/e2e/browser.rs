//! The browser and its driver. One chromedriver serves all tests that run at
//! the same time; it ends with the last of them.

use crate::site::given;
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex, Weak};

/// A running chromedriver.
pub struct Driver {
    child: Child,
    pub url: String,
}

/// The one that runs, or a new one.
pub fn driver() -> Arc<Driver> {
    static RUNNING: Mutex<Weak<Driver>> = Mutex::new(Weak::new());
    let mut running = RUNNING
        .lock()
        .unwrap_or_else(|poisoned| poisoned.into_inner());
    if let Some(driver) = running.upgrade() {
        return driver;
    }
    let driver = Arc::new(start());
    *running = Arc::downgrade(&driver);
    driver
}

fn start() -> Driver {
    let program = given(xtask::browsers::CHROMEDRIVER);
    let mut child = Command::new(&program)
        .arg("--port=0")
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap_or_else(|error| panic!("{}: {error}", program.display()));
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    // "ChromeDriver was started successfully on port 41234."
    let port = lines
        .by_ref()
        .map_while(Result::ok)
        .find_map(|line| {
            Some(
                line.split_once("successfully on port ")?
                    .1
                    .trim_end_matches('.')
                    .to_owned(),
            )
        })
        .expect("chromedriver says its port");
    // What else it says is read, so that it never waits for a reader.
    std::thread::spawn(move || lines.for_each(drop));
    Driver {
        child,
        url: format!("http://127.0.0.1:{port}"),
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// How Chromium is started: alone, quiet, the same everywhere.
pub const ARGUMENTS: [&str; 12] = [
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
    "--hide-scrollbars",
    "--window-size=1280,900",
];
