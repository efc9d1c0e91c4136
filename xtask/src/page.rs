//! The page that Trunk wrote: which files it loads, and the same page with others in their place.

/// The address in the first `<link>` or `<script>` tag that contains this text.
pub fn address<'a>(html: &'a str, mark: &str) -> Option<&'a str> {
    let tag = tags(html).find(|tag| tag.contains(mark))?;
    address_in(tag)
}

/// All addresses in `<link>` and `<script>` tags, in order; but those for old browsers alone, or for
/// readers without script.
pub fn addresses(html: &str) -> impl Iterator<Item = &str> {
    // What follows `<noscript>` up to its end is left out.
    let scripted = html.split("</noscript>");
    let scripted = scripted.filter_map(|part| part.split("<noscript>").next());
    let fetched = scripted
        .flat_map(tags)
        .filter(|tag| !tag.contains(" nomodule"));
    fetched.filter_map(address_in)
}

/// What the `<meta>` tag of this name says.
pub fn said<'a>(html: &'a str, name: &str) -> Option<&'a str> {
    let (_, tag) = html.split_once(&format!("<meta name=\"{name}\" content=\""))?;
    tag.split('"').next()
}

/// The page with these addresses replaced. A tag whose address becomes `None` goes, and with it the
/// empty lines that Trunk leaves where its own tags were.
pub fn with_addresses(html: &str, replaced: &[(&str, Option<&str>)]) -> String {
    let mut page = html.to_owned();
    for (old, new) in replaced {
        match new {
            Some(new) => page = page.replace(&format!("\"{old}\""), &format!("\"{new}\"")),
            None => {
                let tag = tags(html).find(|tag| address_in(tag) == Some(old));
                page = page.replace(&format!("<{}>", tag.unwrap_or_default()), "");
            }
        }
    }
    let lines = page.lines().filter(|line| !line.trim().is_empty());
    lines.flat_map(|line| [line, "\n"]).collect()
}

/// What stands between `<` and `>`.
fn tags(html: &str) -> impl Iterator<Item = &str> {
    html.split('<')
        .filter(|tag| tag.starts_with("link ") || tag.starts_with("script "))
        .filter_map(|tag| tag.split('>').next())
}

fn address_in(tag: &str) -> Option<&str> {
    [" href=\"", " src=\""]
        .iter()
        .find_map(|name| tag.split_once(name))
        .and_then(|(_, rest)| rest.split('"').next())
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = r#"<head>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="./style-1.css"/>
<script src="./loader-1.js" type="module"></script>
<script nomodule src="./old.js"></script>
<noscript><link href="./first.css" rel="stylesheet"></noscript>


<link id="app-glue" rel="modulepreload" href="./glue-1.js">
<link id="app-wasm" rel="preload" href="./app-1.wasm">
</head>
"#;

    #[test]
    fn files_are_found_by_their_tags() {
        assert_eq!(address(PAGE, "id=\"app-wasm\""), Some("./app-1.wasm"));
        assert_eq!(address(PAGE, "type=\"module\""), Some("./loader-1.js"));
        assert_eq!(address(PAGE, "id=\"other\""), None);
        assert_eq!(addresses(PAGE).count(), 5);
        assert_eq!(
            said("<meta name=\"a\" content=\"./b.wasm\">", "a"),
            Some("./b.wasm")
        );
        assert_eq!(said(PAGE, "a"), None);
    }

    #[test]
    fn files_are_replaced_and_left_out() {
        let replaced = [
            ("./style-1.css", Some("./s.css")),
            ("./loader-1.js", Some("./a.js")),
            ("./glue-1.js", None),
            ("./app-1.wasm", Some("./a.wasm")),
        ];
        assert_eq!(
            with_addresses(PAGE, &replaced),
            r#"<head>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="./s.css"/>
<script src="./a.js" type="module"></script>
<script nomodule src="./old.js"></script>
<noscript><link href="./first.css" rel="stylesheet"></noscript>
<link id="app-wasm" rel="preload" href="./a.wasm">
</head>
"#
        );
    }
}
