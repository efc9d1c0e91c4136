//! From the address in a request to a file of the site, and never to one outside.

use std::path::{Path, PathBuf};

#[derive(Debug, PartialEq, Eq)]
pub enum Target {
    File(PathBuf),
    /// A folder's address lacks its slash, without which relative addresses in the page go wrong.
    Redirect(String),
    NotFound,
}

/// `root` must be canonical. `address` is what stands in the request line, query and all.
pub fn resolve(root: &Path, prefix: &str, address: &str) -> Target {
    let path = address.split(['?', '#']).next().unwrap_or_default();
    if !path.is_empty() && format!("{path}/") == prefix {
        return Target::Redirect(prefix.to_owned());
    }
    let Some(names) = path.strip_prefix(prefix).and_then(names) else {
        return Target::NotFound;
    };
    let wanted = names
        .iter()
        .fold(root.to_owned(), |folder, name| folder.join(name));
    // Canonical, so that a symbolic link does not lead out either.
    let Some(found) = wanted
        .canonicalize()
        .ok()
        .filter(|found| found.starts_with(root))
    else {
        return Target::NotFound;
    };
    if !found.is_dir() {
        return if path.ends_with('/') {
            Target::NotFound
        } else {
            Target::File(found)
        };
    }
    if !path.ends_with('/') {
        return Target::Redirect(format!("{path}/"));
    }
    let index = found.join("index.html");
    if index.is_file() {
        Target::File(index)
    } else {
        Target::NotFound
    }
}

/// The decoded parts between slashes; `None` when one of them is more than a plain name.
fn names(path: &str) -> Option<Vec<String>> {
    path.split('/')
        .filter(|part| !part.is_empty())
        .map(|part| {
            let name = decode(part)?;
            let plain = name != "." && name != ".." && !name.contains(['/', '\\', '\0', ':']);
            plain.then_some(name)
        })
        .collect()
}

/// Undoes percent-encoding; `None` when it is broken or not UTF-8.
fn decode(text: &str) -> Option<String> {
    let mut bytes = text.bytes();
    let mut decoded = Vec::with_capacity(text.len());
    while let Some(byte) = bytes.next() {
        if byte != b'%' {
            decoded.push(byte);
            continue;
        }
        let mut digit = || char::from(bytes.next()?).to_digit(16);
        let value = digit()? * 16 + digit()?;
        decoded.push(u8::try_from(value).ok()?);
    }
    String::from_utf8(decoded).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    /// A site in a folder that also holds a file which must stay unseen.
    fn site(name: &str) -> PathBuf {
        let base = std::env::temp_dir().join(format!("xtask-path-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&base);
        let root = base.join("dist");
        fs::create_dir_all(root.join("seeds")).unwrap();
        fs::write(base.join("secret.txt"), "").unwrap();
        fs::write(root.join("index.html"), "").unwrap();
        fs::write(root.join("計画 1.json"), "").unwrap();
        fs::write(root.join("seeds/a.txt"), "").unwrap();
        root.canonicalize().unwrap()
    }

    #[test]
    fn addresses() {
        let root = site("addresses");
        let check = |address: &str, expected: Option<&str>| {
            let expected = expected.map_or(Target::NotFound, |file| Target::File(root.join(file)));
            assert_eq!(resolve(&root, "/", address), expected, "{address}");
        };
        check("/", Some("index.html"));
        check("/?q=1/../2", Some("index.html"));
        check("/seeds/a.txt", Some("seeds/a.txt"));
        check("//seeds//a.txt", Some("seeds/a.txt"));
        check("/%E8%A8%88%E7%94%BB%201.json", Some("計画 1.json"));
        check("/seeds/", None);
        check("/index.html/", None);
        check("", None);
        check("/%", None);
        check("/%4", None);
        check("/%ff", None);
        check("/%00", None);
        assert_eq!(
            resolve(&root, "/", "/seeds"),
            Target::Redirect("/seeds/".to_owned())
        );
    }

    #[test]
    fn nothing_outside_is_found() {
        let root = site("outside");
        #[cfg(unix)]
        std::os::unix::fs::symlink(root.join("../secret.txt"), root.join("link.txt")).unwrap();
        for address in [
            "/../secret.txt",
            "/seeds/../../secret.txt",
            "/%2e%2e/secret.txt",
            "/..%2fsecret.txt",
            "/..%5csecret.txt",
            "/link.txt",
            "../secret.txt",
        ] {
            assert_eq!(resolve(&root, "/", address), Target::NotFound, "{address}");
        }
        let absolute = format!("/{}", root.join("../secret.txt").display());
        assert_eq!(resolve(&root, "/", &absolute), Target::NotFound);
    }

    #[test]
    fn below_a_folder() {
        let root = site("below");
        let at = |address| resolve(&root, "/city/plan/", address);
        assert_eq!(at("/city/plan/"), Target::File(root.join("index.html")));
        assert_eq!(at("/city/plan"), Target::Redirect("/city/plan/".to_owned()));
        assert_eq!(
            at("/city/plan/seeds/a.txt"),
            Target::File(root.join("seeds/a.txt"))
        );
        assert_eq!(at("/index.html"), Target::NotFound);
        assert_eq!(at("/city/planx/index.html"), Target::NotFound);
    }
}
