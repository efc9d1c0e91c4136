//! The server over a real connection.

use super::{Server, Site};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::PathBuf;

fn site(name: &str) -> PathBuf {
    let root = std::env::temp_dir().join(format!("xtask-server-{name}-{}", std::process::id()));
    std::fs::create_dir_all(&root).unwrap();
    std::fs::write(root.join("index.html"), "<p>計画</p>").unwrap();
    std::fs::write(root.join("app_bg.wasm"), [0, 1, 2]).unwrap();
    root
}

/// Status line, header lines and body of one answer.
fn ask(
    connection: &mut BufReader<TcpStream>,
    method: &str,
    address: &str,
) -> (String, String, String) {
    let request = format!("{method} {address} HTTP/1.1\r\nHost: x\r\n\r\n");
    connection.get_mut().write_all(request.as_bytes()).unwrap();
    let mut lines = Vec::new();
    loop {
        let mut line = String::new();
        connection.read_line(&mut line).unwrap();
        if line.trim().is_empty() {
            break;
        }
        lines.push(line.trim().to_owned());
    }
    let length = lines
        .iter()
        .find_map(|line| line.strip_prefix("Content-Length: "))
        .unwrap();
    let length = if method == "HEAD" {
        0
    } else {
        length.parse().unwrap()
    };
    let mut body = vec![0; length];
    connection.read_exact(&mut body).unwrap();
    (
        lines.remove(0),
        lines.join("\n"),
        String::from_utf8_lossy(&body).into_owned(),
    )
}

fn connect(server: &Server) -> BufReader<TcpStream> {
    BufReader::new(TcpStream::connect(server.address).unwrap())
}

#[test]
fn one_connection_answers_many_requests() {
    let server = Server::start(Site::new(site("many")), 0).unwrap();
    let mut connection = connect(&server);
    let (status, headers, body) = ask(&mut connection, "GET", "/");
    assert_eq!(
        (status.as_str(), body.as_str()),
        ("HTTP/1.1 200 OK", "<p>計画</p>")
    );
    assert!(
        headers.contains("Cache-Control: no-cache") && headers.contains("text/html; charset=utf-8"),
        "{headers}"
    );
    assert_eq!(ask(&mut connection, "HEAD", "/").2, "");
    assert_eq!(
        ask(&mut connection, "GET", "/none").0,
        "HTTP/1.1 404 Not Found"
    );
    assert_eq!(
        ask(&mut connection, "POST", "/").0,
        "HTTP/1.1 405 Method Not Allowed"
    );
    assert!(
        ask(&mut connection, "GET", "/app_bg.wasm")
            .1
            .contains("application/wasm")
    );
}

#[test]
fn compressed_copies_go_to_those_who_accept_them() {
    let root = site("copies");
    std::fs::write(root.join("a.json"), "plain").unwrap();
    std::fs::write(root.join("a.json.br"), "brotli").unwrap();
    std::fs::write(root.join("a.json.gz"), "gzip").unwrap();
    let server = Server::start(Site::new(root), 0).unwrap();
    for (accepted, body, encoding) in [
        ("gzip, deflate, br, zstd", "brotli", "Content-Encoding: br"),
        ("gzip, br;q=0", "gzip", "Content-Encoding: gzip"),
        ("identity", "plain", ""),
    ] {
        let mut connection = connect(&server);
        let address = format!("/a.json HTTP/1.1\r\nAccept-Encoding: {accepted}\r\nX-Rest:");
        let (_, headers, got) = ask(&mut connection, "GET", &address);
        assert_eq!(got, body, "{accepted}");
        assert!(headers.contains(encoding) && headers.contains("Vary: Accept-Encoding"));
        assert!(headers.contains("application/json"), "{headers}");
        assert_eq!(headers.contains("Content-Encoding"), !encoding.is_empty());
    }
    // Asked for by its own name, it is a file like any other.
    let (_, headers, got) = ask(&mut connect(&server), "GET", "/a.json.br");
    assert!(
        got == "brotli" && !headers.contains("Content-Encoding"),
        "{headers}"
    );
}

#[test]
fn an_open_connection_does_not_block_another() {
    let server = Server::start(Site::new(site("open")), 0).unwrap();
    let _silent = connect(&server);
    let mut first = connect(&server);
    let mut second = connect(&server);
    assert_eq!(ask(&mut first, "GET", "/").0, "HTTP/1.1 200 OK");
    assert_eq!(ask(&mut second, "GET", "/").0, "HTTP/1.1 200 OK");
    assert_eq!(ask(&mut first, "GET", "/").0, "HTTP/1.1 200 OK");
}

#[test]
fn a_site_may_stand_in_a_folder_of_a_poor_server() {
    let mut poor = Site::new(site("poor")).under("city/plan");
    poor.wasm_type = "application/octet-stream".to_owned();
    poor.headers.push(("X-Test".to_owned(), "1".to_owned()));
    let server = Server::start(poor, 0).unwrap();
    assert!(server.url().ends_with("/city/plan/"));
    let mut connection = connect(&server);
    assert!(
        ask(&mut connection, "GET", "/city/plan")
            .1
            .contains("Location: /city/plan/")
    );
    let (_, headers, _) = ask(&mut connection, "GET", "/city/plan/app_bg.wasm");
    assert!(
        headers.contains("application/octet-stream") && headers.contains("X-Test: 1"),
        "{headers}"
    );
}
