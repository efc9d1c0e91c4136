//! Media types by file name.

use std::path::Path;

pub const WASM: &str = "application/wasm";

pub fn of(file: &Path) -> &'static str {
    let extension = file
        .extension()
        .and_then(|extension| extension.to_str())
        .unwrap_or_default();
    match extension.to_ascii_lowercase().as_str() {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "wasm" => WASM,
        "json" | "map" => "application/json",
        "webmanifest" => "application/manifest+json",
        "csv" => "text/csv; charset=utf-8",
        "txt" | "md" => "text/plain; charset=utf-8",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "webp" => "image/webp",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "pdf" => "application/pdf",
        "xml" => "application/xml",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::of;
    use std::path::Path;

    #[test]
    fn by_extension() {
        let check =
            |file: &str, expected: &str| assert_eq!(of(Path::new(file)), expected, "{file}");
        check("index.html", "text/html; charset=utf-8");
        check("a-0123.js", "text/javascript; charset=utf-8");
        check("a_bg.wasm", "application/wasm");
        check("plan.json", "application/json");
        check("seeds/000.TXT", "text/plain; charset=utf-8");
        check("icon.svg", "image/svg+xml");
        check("LICENSE", "application/octet-stream");
        check(".html", "application/octet-stream");
    }
}
