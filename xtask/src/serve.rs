//! The command `serve`: build, then serve `dist/` until it is stopped.

use crate::cache::Cache;
use crate::run::step;
use crate::server::{Server, Site};
use crate::{build, project, setup};
use anyhow::{Context, Result};
use std::io::{self, ErrorKind};
use std::net::{Ipv4Addr, TcpListener};

/// How many ports after the wanted one are tried.
const TRIES: u16 = 100;

pub fn run(port: u16) -> Result<()> {
    let web = setup::web(&Cache::open()?)?;
    build::build(&web, None)?;
    let listener = bind(port).with_context(|| format!("ports {port} and above cannot be used"))?;
    let server = Server::on(listener, Site::new(project::dist())).context("cannot serve dist/")?;
    if server.port() != port {
        step(&format!("Port {port} is in use."));
    }
    step("Serving dist/; Ctrl+C stops it.");
    println!("{}", server.url());
    loop {
        std::thread::park();
    }
}

/// The wanted port, or the next free one above it.
fn bind(port: u16) -> io::Result<TcpListener> {
    let mut last = io::Error::from(ErrorKind::AddrInUse);
    for port in port..=port.saturating_add(TRIES) {
        match TcpListener::bind((Ipv4Addr::LOCALHOST, port)) {
            Ok(listener) => return Ok(listener),
            Err(error) if error.kind() == ErrorKind::AddrInUse => last = error,
            Err(error) => return Err(error),
        }
    }
    Err(last)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_busy_port_makes_way_for_the_next() {
        let busy = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let port = busy.local_addr().unwrap().port();
        let next = bind(port).unwrap().local_addr().unwrap().port();
        assert!(next > port, "{next} after {port}");
    }
}
