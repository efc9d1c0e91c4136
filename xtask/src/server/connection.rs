//! One connection: requests in, answers out, until one side has had enough.

use super::path::{self, Target};
use super::{Site, mime};
use crate::compress::{self, Encoding};
use std::fs;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::time::Duration;

/// Browsers open connections ahead of need; this is how long one may stay unused.
const IDLE: Duration = Duration::from_secs(60);
const MAX_HEAD_BYTES: u64 = 32 * 1024;

pub fn serve(site: &Site, stream: TcpStream) -> io::Result<()> {
    stream.set_read_timeout(Some(IDLE))?;
    stream.set_nodelay(true)?;
    let mut reader = BufReader::new(stream.try_clone()?);
    let mut writer = stream;
    while let Some(request) = read(&mut reader)? {
        let mut answer = answer(site, &request);
        answer.header(
            "Connection",
            if request.keep_alive {
                "keep-alive"
            } else {
                "close"
            },
        );
        writer.write_all(&answer.bytes(request.method == "HEAD"))?;
        if !request.keep_alive {
            break;
        }
    }
    Ok(())
}

struct Request {
    method: String,
    address: String,
    keep_alive: bool,
    /// As in `Accept-Encoding`, in lower case.
    accepted: String,
}

/// `None` at the end of the connection, or when what comes is not a request.
fn read(reader: &mut impl BufRead) -> io::Result<Option<Request>> {
    let mut head = reader.take(MAX_HEAD_BYTES);
    let mut line = String::new();
    head.read_line(&mut line)?;
    let mut words = line.split_whitespace();
    let (Some(method), Some(address), Some(version)) = (words.next(), words.next(), words.next())
    else {
        return Ok(None);
    };
    let mut request = Request {
        method: method.to_owned(),
        address: address.to_owned(),
        keep_alive: version == "HTTP/1.1",
        accepted: String::new(),
    };
    loop {
        let mut line = String::new();
        if head.read_line(&mut line)? == 0 {
            return Ok(None);
        }
        if line.trim().is_empty() {
            return Ok(Some(request));
        }
        let (name, value) = line.split_once(':').unwrap_or((&line, ""));
        let value = value.trim().to_ascii_lowercase();
        match name.to_ascii_lowercase().as_str() {
            "accept-encoding" => request.accepted = value,
            "connection" if value == "close" => request.keep_alive = false,
            // A body is not read, so what follows it would be taken for a request.
            "content-length" if value != "0" => request.keep_alive = false,
            "transfer-encoding" => request.keep_alive = false,
            _ => {}
        }
    }
}

struct Answer {
    status: &'static str,
    headers: Vec<(String, String)>,
    body: Vec<u8>,
}

fn answer(site: &Site, request: &Request) -> Answer {
    if request.method != "GET" && request.method != "HEAD" {
        let mut answer = Answer::text("405 Method Not Allowed");
        answer.header("Allow", "GET, HEAD");
        return answer;
    }
    let mut answer = match path::resolve(&site.root, &site.prefix, &request.address) {
        Target::File(file) => file_answer(site, &file, request),
        Target::Redirect(to) => {
            let mut answer = Answer::text("308 Permanent Redirect");
            answer.header("Location", &to);
            answer
        }
        Target::NotFound => Answer::text("404 Not Found"),
    };
    for (name, value) in &site.headers {
        answer.header(name, value);
    }
    answer
}

fn file_answer(site: &Site, file: &Path, request: &Request) -> Answer {
    let copy = Encoding::ALL.into_iter().find_map(|encoding| {
        let accepted = compress::is_worth_it(file) && accepts(&request.accepted, encoding.name());
        let copy = accepted.then(|| fs::read(encoding.beside(file)).ok())?;
        Some((copy?, encoding))
    });
    let (body, encoding) = match copy {
        Some((body, encoding)) => (Ok(body), Some(encoding)),
        None => (fs::read(file), None),
    };
    let Ok(body) = body else {
        return Answer::text("404 Not Found");
    };
    let mut answer = Answer {
        status: "200 OK",
        headers: Vec::new(),
        body,
    };
    if let Some(encoding) = encoding {
        answer.header("Content-Encoding", encoding.name());
    }
    if compress::is_worth_it(file) {
        answer.header("Vary", "Accept-Encoding");
    }
    let media_type = match mime::of(file) {
        mime::WASM => &site.wasm_type,
        other => other,
    };
    answer.header("Content-Type", media_type);
    answer.header(
        "Cache-Control",
        if named_by_content(file) {
            "public, max-age=31536000, immutable"
        } else {
            "no-cache"
        },
    );
    answer.header("X-Content-Type-Options", "nosniff");
    answer
}

/// Whether `Accept-Encoding` names this one, and does not refuse it (`br;q=0`).
fn accepts(accepted: &str, encoding: &str) -> bool {
    accepted.split(',').any(|part| {
        let (name, weight) = part.split_once(';').unwrap_or((part, ""));
        let weight = weight.trim().strip_prefix("q=").map(str::parse::<f32>);
        name.trim() == encoding && !matches!(weight, Some(Ok(weight)) if weight <= 0.0)
    })
}

/// Whether the name carries Trunk's hash (`app-0123456789abcdef.js`): another content has another name.
fn named_by_content(file: &Path) -> bool {
    let stem = file
        .file_stem()
        .and_then(|stem| stem.to_str())
        .unwrap_or_default();
    let hash = stem
        .trim_end_matches("_bg")
        .rsplit_once('-')
        .map_or("", |(_, hash)| hash);
    (15..=16).contains(&hash.len()) && hash.bytes().all(|byte| byte.is_ascii_hexdigit())
}

impl Answer {
    fn text(status: &'static str) -> Answer {
        let mut answer = Answer {
            status,
            headers: Vec::new(),
            body: format!("{status}\n").into_bytes(),
        };
        answer.header("Content-Type", "text/plain; charset=utf-8");
        answer
    }

    fn header(&mut self, name: &str, value: &str) {
        self.headers.push((name.to_owned(), value.to_owned()));
    }

    /// The whole of it, in one piece so that it goes out in as few packets as possible.
    fn bytes(&self, head_only: bool) -> Vec<u8> {
        let mut text = format!(
            "HTTP/1.1 {}\r\nContent-Length: {}\r\n",
            self.status,
            self.body.len()
        );
        for (name, value) in &self.headers {
            text.push_str(&format!("{name}: {value}\r\n"));
        }
        text.push_str("\r\n");
        let mut bytes = text.into_bytes();
        if !head_only {
            bytes.extend_from_slice(&self.body);
        }
        bytes
    }
}

#[cfg(test)]
mod tests {
    use super::{accepts, named_by_content};
    use std::path::Path;

    #[test]
    fn encodings() {
        for (accepted, expected) in [
            ("gzip, deflate, br, zstd", true),
            ("br;q=0.5", true),
            ("gzip;q=1.0,br;q=0", false),
            ("brotli", false),
            ("", false),
        ] {
            assert_eq!(accepts(accepted, "br"), expected, "{accepted}");
        }
    }

    #[test]
    fn only_hashed_names_may_be_cached() {
        let check = |name: &str, expected| {
            assert_eq!(named_by_content(Path::new(name)), expected, "{name}")
        };
        check("keikaku-web-5ac68b1f0ab8f09c_bg.wasm", true);
        check("style-5ac68b1f0ab8f09c.css", true);
        check("index.html", false);
        check("plan.json", false);
        check("000_b282a9ae02982fa6.txt", false);
    }
}
