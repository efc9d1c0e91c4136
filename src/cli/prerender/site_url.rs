//! The address that the site is published at.

/// An address with its slash at the end: `https://city.example/plan/`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SiteUrl(String);

impl SiteUrl {
    /// # Errors
    /// A sentence for who typed it.
    pub fn parse(text: &str) -> Result<Self, String> {
        let wrong = |why: &str| {
            Err(format!(
                "--site-url の「{text}」は使えません。{why}https://www.example.lg.jp/keikaku/ のように、公開するフォルダーの場所を指定してください。"
            ))
        };
        let place = ["https://", "http://"]
            .iter()
            .find_map(|start| text.strip_prefix(start));
        let Some(place) = place else {
            return wrong("https:// か http:// で始まる必要があります。");
        };
        let plain = |c: char| c.is_ascii_graphic() && !"\"<>\\^`{|}".contains(c);
        if !place.chars().all(plain) {
            return wrong("空白や日本語などの文字は、%E3%81%82 のような形で書く必要があります。");
        }
        if place.contains(['?', '#']) {
            return wrong("「?」や「#」より後は付けられません。");
        }
        let host = place.split('/').next().unwrap_or_default();
        if host.is_empty() || host.contains('@') {
            return wrong("サーバーの名前がありません。");
        }
        let last = place.rsplit('/').next().unwrap_or_default();
        if place.contains('/') && last.contains('.') {
            return wrong("ページの名前でなく、フォルダーが必要です。");
        }
        let slash = if text.ends_with('/') { "" } else { "/" };
        Ok(Self([text, slash].concat()))
    }

    /// The address of a file of the site, by its place in the folder.
    #[must_use]
    pub fn of(&self, place: &str) -> String {
        [&self.0, place].concat()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses() {
        for (given, expected) in [
            ("https://a.example", "https://a.example/"),
            ("https://a.example/", "https://a.example/"),
            ("http://localhost:8080/b/c", "http://localhost:8080/b/c/"),
            (
                "https://a.example/%E5%B8%82/",
                "https://a.example/%E5%B8%82/",
            ),
        ] {
            assert_eq!(SiteUrl::parse(given), Ok(SiteUrl(expected.to_owned())));
        }
        for (given, said) in [
            ("a.example", "https://"),
            ("ftp://a.example/", "https://"),
            ("https://", "サーバーの名前"),
            ("https:///plan/", "サーバーの名前"),
            ("https://me@a.example/", "サーバーの名前"),
            ("https://a.example/?x", "「?」"),
            ("https://a.example/#/kpi", "「?」"),
            ("https://a.example/市/", "空白や日本語"),
            ("https://a.example/a b/", "空白や日本語"),
            ("https://a.example/\"><script>", "空白や日本語"),
            ("https://a.example/index.html", "フォルダー"),
        ] {
            let error = SiteUrl::parse(given).expect_err(given);
            assert!(error.contains(said) && error.contains(given), "{error}");
        }
    }
}
