//! Any static host will do: an old one, one that knows no WebAssembly, in a
//! folder of any name, with the page under another name; and what stands in the
//! site for hosts that can do more.

use crate::page::{Page, visit, visit_at};
use crate::server::{Host, serve_from};
use crate::site;
use crate::take::{HOOK, saved};
use serde_json::json;
use std::io::Read;
use std::path::PathBuf;
use xtask::compress::{Encoding, is_worth_it};

/// Opens what needs each file of the site: both parts, the plan, the source.
#[track_caller]
fn walk(page: &Page) {
    page.open("");
    assert_eq!(page.texts(".card").len(), 5);
    page.open("#/kpi/real-debt-service-ratio");
    page.until(
        "the chart is drawn",
        "document.querySelector('.chart canvas[width]')",
    );
    page.go("#/section/theme-1");
    page.click("main [data-place]");
    page.until(
        "the source is shown",
        "document.querySelector('#source').open && document.querySelector('.excerpt')",
    );
    page.keys("\u{e00c}");
    page.go("#/");
    page.click(".chip[data-facet=department]");
    page.until("it filters", "document.querySelector('.dir[hidden]')");
    // As when the address is sent to somebody.
    let address = page.text_of("location.hash");
    page.open(&address);
    page.until("it filters again", "document.querySelector('.dir[hidden]')");
}

#[test]
fn an_old_host_that_knows_no_webassembly() {
    let old = Host {
        version: "HTTP/1.0",
        wasm_type: "application/octet-stream",
        says_length: false,
        ..Host::default()
    };
    visit_at(&serve_from(old, &[]), |page| walk(page));
    for wasm_type in ["text/plain", ""] {
        let host = Host { wasm_type, ..old };
        visit_at(&serve_from(host, &[]), |page| {
            page.open("#/kpi/real-debt-service-ratio");
            page.until(
                "the chart is drawn",
                "document.querySelector('.chart canvas[width]')",
            );
        });
    }
}

#[test]
fn a_browser_that_compiles_nothing_while_it_arrives() {
    visit(|page| {
        let gone = json!({ "source": "delete WebAssembly.instantiateStreaming" });
        page.cdp("Page.addScriptToEvaluateOnNewDocument", gone);
        page.open("#/kpi/real-debt-service-ratio");
        assert_eq!(
            page.get("typeof WebAssembly.instantiateStreaming"),
            "undefined"
        );
        page.until(
            "the chart is drawn",
            "document.querySelector('.chart canvas[width]')",
        );
    });
}

#[test]
fn any_folder_and_any_name_of_the_page() {
    let host = Host {
        folder: "/%E5%B8%82/a%20b/%E7%AC%AC6%E6%AC%A1/",
        index: "keikaku.html",
        ..Host::default()
    };
    let folder = serve_from(host, &[]);
    visit_at(&format!("{folder}keikaku.html"), |page| {
        walk(page);
        assert!(page.text_of("location.pathname").ends_with("/keikaku.html"));
        page.click("header a");
        page.settle();
        assert!(page.text_of("location.pathname").ends_with("/keikaku.html"));
        page.click(".take > summary");
        page.until(
            "the actions are there",
            "document.querySelector('.take-panel .tool')",
        );
        page.js(HOOK, json!([]));
        page.click_text(".take[open] .tool", "JSON");
        let plan = std::fs::read_to_string(site::dist().join("plan.json")).unwrap();
        assert_eq!(saved(page, 1).1, plan);
    });
    // A question after the name, as counters and mailing lists add them.
    visit_at(&format!("{folder}keikaku.html?from=mail"), |page| {
        page.open("#/kpi/sns-followers");
        page.go("#/");
        page.until(
            "the first page is shown",
            "document.querySelector('.strip')",
        );
    });
}

#[test]
fn compressed_copies_hold_what_they_stand_beside() {
    let all = site::files();
    let worth_it: Vec<_> = all.iter().filter(|file| is_worth_it(file)).collect();
    assert!(worth_it.len() >= 7, "{worth_it:?}");
    for file in worth_it {
        let plain = std::fs::read(file).unwrap();
        // What is next to nothing is not smaller compressed.
        if plain.len() < 16 {
            continue;
        }
        let [mut brotli, mut gzip] = [Vec::new(), Vec::new()];
        let copy = |encoding: Encoding| std::fs::File::open(encoding.beside(file)).unwrap();
        let mut read = brotli::Decompressor::new(copy(Encoding::Brotli), 4096);
        read.read_to_end(&mut brotli).unwrap();
        let mut read = flate2::read::GzDecoder::new(copy(Encoding::Gzip));
        read.read_to_end(&mut gzip).unwrap();
        assert!(brotli == plain && gzip == plain, "{}", file.display());
    }
}

#[test]
fn a_host_that_has_compressed_copies_sends_them() {
    visit(|page| {
        page.open("#/kpi/real-debt-service-ratio");
        // By their sizes on the way: the copies', not the files'.
        let sent = page.get("performance.getEntriesByType('resource').map(e => [e.name.split('/').pop(), e.encodedBodySize, e.decodedBodySize])");
        let sent: Vec<(String, u64, u64)> = serde_json::from_value(sent).unwrap();
        let wasm = sent.iter().filter(|(name, ..)| name.ends_with(".wasm"));
        let mut parts = 0;
        for (name, encoded, decoded) in wasm {
            let length = |file: PathBuf| std::fs::metadata(file).unwrap().len();
            let file = site::dist().join(name);
            assert_eq!(
                (*encoded, *decoded),
                (length(Encoding::Brotli.beside(&file)), length(file))
            );
            parts += 1;
        }
        assert!(parts >= 2, "{sent:?}");
    });
}

#[test]
fn all_addresses_are_relative() {
    let all = site::files();
    for file in all
        .iter()
        .filter(|file| file.extension().is_some_and(|e| e == "html" || e == "css"))
    {
        let text = std::fs::read_to_string(file).unwrap();
        let starts = [" href=\"", " src=\"", " href=", "url("];
        for start in starts {
            for after in text.split(start).skip(1) {
                let end = after.find(['"', ')', ' ', '>']).unwrap_or(0);
                let address = &after[..end];
                let relative =
                    address == "data:," || !address.starts_with('/') && !address.contains(':');
                assert!(relative, "{}: {address}", file.display());
            }
        }
    }
}
