//! A server that plays faults: single files answered otherwise than they are.

use crate::site::{FOLDER, dist};
use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// How one file is answered.
#[derive(Clone)]
pub struct Answer {
    pub status: u16,
    pub body: Vec<u8>,
    pub after: Duration,
    /// So many times; afterwards the file is answered as it is.
    times: Arc<AtomicUsize>,
}

impl Answer {
    pub fn status(status: u16) -> Answer {
        Answer {
            status,
            body: b"<h1>error</h1>".to_vec(),
            after: Duration::ZERO,
            times: Arc::new(AtomicUsize::new(usize::MAX)),
        }
    }

    pub fn after(mut self, time: Duration) -> Answer {
        self.after = time;
        self
    }

    /// The first time only.
    pub fn once(self) -> Answer {
        self.times.store(1, Ordering::SeqCst);
        self
    }

    /// Whether it is still to be given.
    fn take(&self) -> bool {
        let left = |left: usize| left.checked_sub(1);
        let taken = self
            .times
            .fetch_update(Ordering::SeqCst, Ordering::SeqCst, left);
        taken.is_ok()
    }

    pub fn body(body: impl Into<Vec<u8>>) -> Answer {
        Answer {
            status: 200,
            body: body.into(),
            after: Duration::ZERO,
            times: Arc::new(AtomicUsize::new(usize::MAX)),
        }
    }
}

/// How a host answers, whatever it answers.
#[derive(Clone, Copy)]
pub struct Host {
    pub version: &'static str,
    /// What it says a WebAssembly module is; nothing where empty.
    pub wasm_type: &'static str,
    /// Without, the end of the connection is the end of the file.
    pub says_length: bool,
    /// Where the site stands, as it stands in an address.
    pub folder: &'static str,
    /// What index.html is called there.
    pub index: &'static str,
    /// Its own Content-Security-Policy, beside that of the page; none where empty.
    pub policy: &'static str,
}

impl Default for Host {
    fn default() -> Self {
        Self {
            version: "HTTP/1.1",
            wasm_type: "application/wasm",
            says_length: true,
            folder: FOLDER,
            index: "index.html",
            policy: "",
        }
    }
}

/// Serves the built site with these answers in place of files whose names begin
/// or end so, for as long as the test program runs; gives the address.
pub fn serve(answers: &[(&'static str, Answer)]) -> String {
    serve_from(Host::default(), answers)
}

/// The same from such a host; gives the address of the folder.
pub fn serve_from(host: Host, answers: &[(&'static str, Answer)]) -> String {
    serve_changing(host, &Changing::new(answers))
}

/// Answers that change while the site is served.
#[derive(Clone)]
pub struct Changing(Arc<Mutex<BTreeMap<&'static str, Answer>>>);

impl Changing {
    pub fn new(answers: &[(&'static str, Answer)]) -> Self {
        Self(Arc::new(Mutex::new(answers.iter().cloned().collect())))
    }

    /// From now on these answers and no others.
    pub fn set(&self, answers: &[(&'static str, Answer)]) {
        *self.0.lock().unwrap() = answers.iter().cloned().collect();
    }

    /// From now on no answer to anything, as without a network.
    pub fn cut(&self) {
        self.set(&[("", Answer::status(NO_ANSWER))]);
    }
}

/// The status of an answer that never comes.
const NO_ANSWER: u16 = 0;

/// The same with answers that change.
pub fn serve_changing(host: Host, answers: &Changing) -> String {
    serve_all(host, answers, None)
}

/// How a page begins to say that something was against its policy.
pub const VIOLATION: &str = "against the policy:";

/// What pages have told of themselves.
#[derive(Clone, Default)]
pub struct Complaints(Arc<Mutex<Vec<String>>>);

impl Complaints {
    pub fn all(&self) -> Vec<String> {
        self.0.lock().unwrap().clone()
    }
}

/// The built site, but that every page has one script more, which tells the
/// server at once of errors, of what was against the policy and of requests to
/// elsewhere; gives the address and what was told.
pub fn serve_watched() -> (String, Complaints) {
    let told = Complaints::default();
    let url = serve_all(Host::default(), &Changing::new(&[]), Some(told.clone()));
    (url, told)
}

const WATCH: &str = "watch.js";
const COMPLAINT: &str = "complaint";

/// The page with the script, after its policy and before all else.
fn watched(page: Vec<u8>) -> Vec<u8> {
    const CHARSET: &str = "<meta charset=\"utf-8\">";
    let page = String::from_utf8(page).unwrap();
    let script = format!("<script src=\"{FOLDER}{WATCH}\"></script>");
    let policy = page.find("<meta http-equiv");
    let from = policy.or_else(|| page.find(CHARSET)).unwrap();
    let end = from + page[from..].find('>').unwrap() + 1;
    format!("{}{script}{}", &page[..end], &page[end..]).into_bytes()
}

fn serve_all(host: Host, answers: &Changing, told: Option<Complaints>) -> String {
    let answers = answers.clone();
    let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
    let url = format!("http://{}{}", listener.local_addr().unwrap(), host.folder);
    std::thread::spawn(move || {
        for stream in listener.incoming().map_while(Result::ok) {
            let (answers, told) = (answers.clone(), told.clone());
            std::thread::spawn(move || answer(stream, host, &answers.0, told.as_ref()));
        }
    });
    url
}

/// The plan as this, everything else as built.
pub fn serve_plan(plan: impl Into<Vec<u8>>) -> String {
    serve(&[("plan.json", Answer::body(plan))])
}

/// One request, one answer, the end of the connection.
fn answer(
    mut stream: TcpStream,
    host: Host,
    answers: &Mutex<BTreeMap<&'static str, Answer>>,
    told: Option<&Complaints>,
) -> Option<()> {
    let mut reader = BufReader::new(stream.try_clone().ok()?);
    let mut lines = reader.by_ref().lines().map_while(Result::ok);
    let request = lines.next()?;
    let head: Vec<String> = lines.take_while(|line| !line.is_empty()).collect();
    let path = request
        .split(' ')
        .nth(1)?
        .split(['?', '#'])
        .next()?
        .strip_prefix(host.folder)?;
    if let (COMPLAINT, Some(told)) = (path, told) {
        let length = head.iter().find_map(|line| {
            let (name, value) = line.split_once(':')?;
            let is_length = name.eq_ignore_ascii_case("content-length");
            is_length.then(|| value.trim().parse().ok())?
        });
        let mut said = String::new();
        reader.take(length?).read_to_string(&mut said).ok()?;
        told.0.lock().unwrap().push(said);
        let done = "HTTP/1.1 204 X\r\nConnection: close\r\n\r\n";
        return stream.write_all(done.as_bytes()).ok();
    }
    let file = match path {
        "" => "index.html",
        path if path == host.index => "index.html",
        "index.html" => "there-is-none.html",
        path => path,
    };
    let answers = answers.lock().unwrap().clone();
    let played = answers
        .iter()
        .find(|(part, _)| file.ends_with(**part) || file.starts_with(**part))
        .filter(|(_, answer)| answer.take())
        .map(|(_, answer)| answer.clone());
    let mut answer = played.unwrap_or_else(|| match std::fs::read(dist().join(file)) {
        Ok(body) => Answer::body(body),
        Err(_) => Answer::status(404),
    });
    if told.is_some() && file == WATCH {
        let script = include_str!("watch.js");
        let script = script.replace("VIOLATION", VIOLATION);
        answer = Answer::body(script.replace("COMPLAINT", &format!("{FOLDER}{COMPLAINT}")));
    }
    if told.is_some() && file.ends_with(".html") && answer.status == 200 {
        answer.body = watched(answer.body);
    }
    std::thread::sleep(answer.after);
    if answer.status == NO_ANSWER {
        return None;
    }
    let kind = match file.rsplit('.').next()? {
        "html" => "text/html; charset=utf-8",
        "js" => "text/javascript",
        "css" => "text/css",
        "wasm" => host.wasm_type,
        "json" => "application/json",
        _ => "text/plain; charset=utf-8",
    };
    let mut head = format!(
        "{} {} X\r\nConnection: close\r\n",
        host.version, answer.status
    );
    if !kind.is_empty() {
        head += &format!("Content-Type: {kind}\r\n");
    }
    if !host.policy.is_empty() {
        head += &format!("Content-Security-Policy: {}\r\n", host.policy);
    }
    if host.says_length {
        head += &format!("Content-Length: {}\r\n", answer.body.len());
    }
    head += "\r\n";
    stream.write_all(head.as_bytes()).ok()?;
    stream.write_all(&answer.body).ok()
}
