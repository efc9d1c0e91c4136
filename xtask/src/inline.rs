//! Styles within the page itself, allowed by its Content-Security-Policy by what is in them.

use anyhow::{Context, Result, ensure};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest as _, Sha256};

/// The page with this style sheet in place of the tag with its address: what the page shows first
/// does not wait for another file.
pub fn style(html: &str, address: &str, css: &str) -> Result<String> {
    ensure!(
        !css.to_ascii_lowercase().contains("</style"),
        "the style sheet cannot stand in a page"
    );
    let tag = tag_with(html, &format!("href=\"{address}\""))?.to_owned();
    let page = html.replacen(&tag, &format!("<style>{css}</style>"), 1);
    Ok(allowed(&page, "style-src", css))
}

/// The tag that has this attribute.
fn tag_with<'a>(html: &'a str, attribute: &str) -> Result<&'a str> {
    let at = html.find(attribute);
    let at = at.with_context(|| format!("the page has no {attribute}"))?;
    let start = html.get(..at).and_then(|before| before.rfind('<'));
    let end = html.get(at..).and_then(|rest| rest.find('>'));
    let tag = start
        .zip(end)
        .and_then(|(start, end)| html.get(start..=at + end));
    tag.with_context(|| format!("{attribute} stands in no tag"))
}

/// The page whose policy allows what has exactly this text.
pub fn allowed(html: &str, directive: &str, text: &str) -> String {
    let source = format!("'sha256-{}'", STANDARD.encode(Sha256::digest(text)));
    html.replacen(
        &format!("{directive} "),
        &format!("{directive} {source} "),
        1,
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = r#"<head>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self'">
<link rel="stylesheet" href="./style-1.css"/>
</head>"#;

    #[test]
    fn a_style_sheet_is_put_in_and_allowed() {
        let page = style(PAGE, "./style-1.css", "p{}").unwrap();
        // printf 'p{}' | openssl dgst -sha256 -binary | base64
        let expected = PAGE
            .replace(
                r#"<link rel="stylesheet" href="./style-1.css"/>"#,
                "<style>p{}</style>",
            )
            .replace(
                "style-src ",
                "style-src 'sha256-gG2yISYereRMiG2lMXrbiUgi0Ubw9p7QCeWcroOvy9Y=' ",
            );
        assert_eq!(page, expected);
        assert!(style(PAGE, "./other.css", "p{}").is_err());
        assert!(style(PAGE, "./style-1.css", "</STYLE>").is_err());
    }
}
