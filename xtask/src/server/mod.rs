//! A small static web server for looking at the built site and for testing it.
//!
//! HTTP/1.1 with keep-alive, one thread per connection, `GET` and `HEAD`, on 127.0.0.1 only. It
//! hands out the compressed copies that stand beside the files, compresses nothing itself and knows no
//! ranges: it is not for the public network.

mod connection;
mod mime;
mod path;

use std::io;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

/// What is served, and how.
#[derive(Clone, Debug)]
pub struct Site {
    pub root: PathBuf,
    /// The sub-folder under which the site stands: `/` or for example `/city/plan/`.
    pub prefix: String,
    /// `application/wasm`, unless a test plays a server that knows no better.
    pub wasm_type: String,
    /// More header lines for every answer, such as a policy to try: names and values.
    pub headers: Vec<(String, String)>,
}

impl Site {
    pub fn new(root: impl Into<PathBuf>) -> Site {
        Site {
            root: root.into(),
            prefix: "/".to_owned(),
            wasm_type: mime::WASM.to_owned(),
            headers: Vec::new(),
        }
    }

    /// Serves it below a sub-folder; slashes at the ends may be left out.
    pub fn under(mut self, folder: &str) -> Site {
        let folder = folder.trim_matches('/');
        self.prefix = if folder.is_empty() {
            "/".to_owned()
        } else {
            format!("/{folder}/")
        };
        self
    }
}

/// A running server; it stops accepting connections when dropped.
pub struct Server {
    address: SocketAddr,
    prefix: String,
    stop: Arc<AtomicBool>,
}

impl Server {
    /// Serves in the background; port 0 lets the system choose one.
    pub fn start(site: Site, port: u16) -> io::Result<Server> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port))?;
        Server::on(listener, site)
    }

    pub fn on(listener: TcpListener, mut site: Site) -> io::Result<Server> {
        site.root = site.root.canonicalize()?;
        let server = Server {
            address: listener.local_addr()?,
            prefix: site.prefix.clone(),
            stop: Arc::new(AtomicBool::new(false)),
        };
        let stop = Arc::clone(&server.stop);
        let site = Arc::new(site);
        thread::spawn(move || {
            for stream in listener.incoming() {
                if stop.load(Ordering::Relaxed) {
                    return;
                }
                let Ok(stream) = stream else {
                    // Out of file handles, for example: give connections time to close.
                    thread::sleep(Duration::from_millis(10));
                    continue;
                };
                let site = Arc::clone(&site);
                // A connection that breaks is the browser's affair.
                thread::spawn(move || connection::serve(&site, stream));
            }
        });
        Ok(server)
    }

    /// The address of the site's front page.
    pub fn url(&self) -> String {
        format!("http://{}{}", self.address, self.prefix)
    }

    pub fn port(&self) -> u16 {
        self.address.port()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.stop.store(true, Ordering::Relaxed);
        // The accepting thread looks at the flag only when something connects.
        let _ = std::net::TcpStream::connect(self.address);
    }
}

#[cfg(test)]
mod tests;
