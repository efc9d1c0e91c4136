//! The page's Content-Security-Policy. That nothing is against it, and that
//! nothing is asked of another origin, is checked at the end of every browser
//! test (`page::visit_at`); here, that the check sees it when something is.

use crate::page::{complaints, visit, visit_at};
use crate::server::{Host, serve_from};
use crate::site;
use serde_json::{Value, json};

/// All that a page of another mind could try, and what the policy says to it.
const FORBIDDEN: [(&str, &str); 12] = [
    (
        "document.body.setAttribute('style', 'color: red')",
        "style-src-attr",
    ),
    (
        "const e = document.createElement('style'); e.textContent = 'p {}'; document.head.append(e)",
        "style-src-elem",
    ),
    (
        "const e = document.createElement('link'); e.rel = 'stylesheet'; e.href = 'data:text/css,'; document.head.append(e)",
        "style-src-elem",
    ),
    ("document.body.innerHTML += ''", "require-trusted-types-for"),
    (
        "document.body.insertAdjacentHTML('beforeend', '<b>b</b>')",
        "require-trusted-types-for",
    ),
    (
        "new DOMParser().parseFromString('<b>b</b>', 'text/html')",
        "require-trusted-types-for",
    ),
    (
        "document.createElement('script').src = './x.js'",
        "require-trusted-types-for",
    ),
    (
        "trustedTypes.createPolicy('any', { createHTML: text => text })",
        "trusted-types",
    ),
    ("setTimeout('window.hit = 1')", "require-trusted-types-for"),
    (
        "const e = document.createElement('img'); e.src = 'https://example.invalid/x.png'",
        "img-src",
    ),
    (
        "fetch('https://example.invalid/').catch(() => {})",
        "connect-src",
    ),
    (
        "const e = document.createElement('base'); e.href = '/'; document.head.append(e)",
        "base-uri",
    ),
];

#[test]
fn what_is_against_the_policy_fails_a_test() {
    for (script, directive) in FORBIDDEN {
        let found = complaints(|page| {
            page.open("");
            page.expect_error("");
            let tried = format!("try {{ {script} }} catch {{}}");
            page.js(&tried, json!([]));
            page.settle();
            assert_eq!(page.get("window.hit ?? null"), Value::Null);
        });
        let seen = found.iter().any(|said| said.contains(directive));
        assert!(seen, "{script}: {found:?}");
    }
    assert_eq!(complaints(|page| page.open("")), [""; 0]);
}

#[test]
fn the_policy_stands_before_anything_that_it_is_about() {
    let start = "<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none';";
    let pages: Vec<_> = site::files()
        .into_iter()
        .filter(|file| file.extension().is_some_and(|kind| kind == "html"))
        .filter(|file| !file.ends_with("embed.html"))
        .collect();
    assert!(pages.len() > 80, "{}", pages.len());
    for file in pages {
        let html = std::fs::read_to_string(&file).unwrap();
        let at = file.display();
        let head = html.split("<head>").nth(1).unwrap().trim_start();
        assert!(head.starts_with(start), "{at}: {}", &head[..200]);
        let policy = head.split("content=\"").nth(1).unwrap();
        let policy = policy.split('"').next().unwrap();
        for forbidden in ["unsafe-inline", "'unsafe-eval'", "*", "http:", "https:"] {
            assert!(!policy.contains(forbidden), "{at}: {policy}");
        }
        let scripts = " script-src 'self' 'wasm-unsafe-eval';";
        assert!(policy.contains(scripts), "{at}: {policy}");
        // Scripts are files of the site: none stands within a page.
        for tag in html.split("<script").skip(1) {
            let tag = tag.split('>').next().unwrap();
            let allowed = tag.contains(" src=\"") || tag == " type=\"application/ld+json\"";
            assert!(allowed, "{at}: <script{tag}>");
        }
        assert!(
            !html.contains(" style=\"") && !html.contains(" onload=\""),
            "{at}: the policy would leave it without effect"
        );
    }
}

/// As strict as a host can be that knows nothing of the page: the style within it
/// has no effect then, and is taken from a file.
#[test]
fn a_policy_of_the_hosts_own_that_allows_files_alone() {
    let strict = Host {
        policy: "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' blob: data:",
        ..Host::default()
    };
    visit_at(&serve_from(strict, &[]), |page| {
        for place in [
            "",
            "kpi/sns-followers.html",
            "frame/kpi/sns-followers.html#?embed=chart",
        ] {
            page.expect_violation("style-src-elem");
            page.expect_error("Applying inline style");
            page.open(place);
            let ink = "getComputedStyle(document.documentElement).getPropertyValue('--ink')";
            page.until("the style of the top is there", &format!("{ink} !== ''"));
            assert!(
                page.number(
                    "parseFloat(getComputedStyle(document.querySelector('main')).maxWidth)"
                ) > 700.0
            );
        }
    });
}

#[test]
fn what_the_program_sets_by_script_is_within_the_policy() {
    visit(|page| {
        page.open("#/kpi/real-debt-service-ratio");
        let height = "document.querySelector('.chart').style.height";
        assert!(page.text_of(height).ends_with("px"));
        assert!(page.number("document.querySelector('.chart').clientHeight") > 150.0);
    });
}
