//! Pictures of every kind of page, for people to look at: in each language, engine and width,
//! with a page that shows them side by side (`dist-test/report`).

use crate::browser::{Engine, Settings};
use crate::layout::{KINDS, in_language};
use crate::page::visit_with;
use crate::site;
use keikaku::i18n::Language;
use serde_json::json;
use std::fmt::Write;

/// Other engines have a least width of about 450 px (`Page::window`).
const WIDTHS: [u32; 3] = [390, 820, 1280];
const OTHER_WIDTHS: [u32; 2] = [500, 1280];

/// The height up to which a page is kept, in px.
const HEIGHT: f64 = 6000.0;

fn keep(engine: Engine, languages: &[Language], widths: &[u32]) {
    if !engine.is_wanted() {
        return;
    }
    let name = engine.name();
    let folder = site::given(xtask::test::DIST_TEST)
        .join("report")
        .join(name);
    let mut report = format!("<!doctype html><meta charset=utf-8><title>{name}</title>");
    visit_with(engine, &Settings::default(), &site::url(), |page| {
        for language in languages {
            let code = language.code();
            std::fs::create_dir_all(folder.join(code)).unwrap();
            for (kind, hash) in KINDS {
                let _ = write!(report, "<h2>{kind}, {code}</h2>");
                let at = in_language(hash, code);
                for width in widths {
                    if engine == Engine::Chromium {
                        page.screen(*width, 844, 1.0);
                        page.open(&at);
                        let height = page.number("document.documentElement.scrollHeight");
                        page.screen(*width, height.min(HEIGHT) as u32, 1.0);
                    } else {
                        page.window(*width, 844);
                        page.open(&at);
                    }
                    page.js("scrollTo(0, 0)", json!([]));
                    page.settle();
                    assert_eq!(
                        page.text_of("document.documentElement.lang"),
                        language.tag(),
                        "{at}"
                    );
                    let picture = page.picture();
                    assert!(picture.len() > 10_000, "{at} at {width} px is blank");
                    let file = format!("{code}/{kind}-{width}.png");
                    std::fs::write(folder.join(&file), picture).unwrap();
                    let _ = write!(
                        report,
                        "<img loading=lazy width=300 src={file} alt=\"{width} px\"> "
                    );
                }
            }
        }
    });
    std::fs::write(folder.join("index.html"), report).unwrap();
}

#[test]
fn pictures_of_every_page_are_kept_in_every_language() {
    keep(Engine::Chromium, &Language::ALL, &WIDTHS);
}

#[test]
fn pictures_of_every_page_are_kept_in_firefox() {
    keep(Engine::Firefox, &Language::ALL, &OTHER_WIDTHS);
}

#[test]
fn pictures_of_every_page_are_kept_in_webkit() {
    keep(Engine::WebKit, &Language::ALL, &OTHER_WIDTHS);
}
