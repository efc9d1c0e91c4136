//! Where lines break: never between a number and its sign or its unit, never within a number, and
//! never so that a heading or a name ends in a single letter.

use crate::browser::{Engine, Settings};
use crate::layout;
use crate::page::visit_with;
use crate::site;

/// The pieces of text in which a line breaks before or after a digit's neighbour: a sign, another
/// digit, a letter.
const PARTED: &str = r"(() => {
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), found = [], range = document.createRange();
    const block = node => { let e = node.parentElement; while (getComputedStyle(e).display.startsWith('inline')) e = e.parentElement; return e };
    // WebKit also gives the end of the line before, for the first letter of one.
    const shown = range => [...range.getClientRects()].find(b => b.width > 0);
    const letters = [];
    for (let node; node = texts.nextNode();) {
      const e = node.parentElement;
      if (!e.checkVisibility({ visibilityProperty: true }) || e.closest('script, noscript, svg, rt, code, .hidden, option, textarea')) continue;
      const around = block(node);
      for (let at = 0; at < node.data.length; at++) letters.push({ node, at, letter: node.data[at], around });
    }
    const place = ({ node, at }) => { range.setStart(node, at); range.setEnd(node, at + 1); return shown(range) };
    const digit = /[0-9０-９]/, whole = /[\p{Script=Han}\p{Script=Katakana}A-Za-z\p{N}%％つか]/u, sign = /[＋+−±]/;
    for (let n = 1; n < letters.length; n++) {
      const [a, b] = [letters[n - 1], letters[n]];
      if (a.around !== b.around) continue;
      const together = digit.test(a.letter) && whole.test(b.letter) || sign.test(a.letter) && digit.test(b.letter) || /[.,]/.test(a.letter) && digit.test(b.letter);
      if (!together) continue;
      const [one, two] = [place(a), place(b)];
      if (one && two && Math.abs(two.top - one.top) > one.height * .6)
        found.push(letters.slice(Math.max(0, n - 12), n).map(l => l.letter).join('') + '／' + letters.slice(n, n + 10).map(l => l.letter).join('') + ' <' + a.node.parentElement.tagName + '.' + a.node.parentElement.className + ' in ' + a.around.tagName + '.' + a.around.className + '>');
    }
    return found })()";

/// Headings, and what stands in cards and names others, whose last line is a single letter.
const ALONE: &str = r"[...document.querySelectorAll('h1, h2, h3, h4, .card *, dt, .levels thead th, legend, summary, .brand *')].filter(e =>
    e.checkVisibility({ visibilityProperty: true }) && !e.closest('.hidden, svg') && [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim())).flatMap(e => {
    const texts = document.createTreeWalker(e, NodeFilter.SHOW_TEXT), range = document.createRange(), tops = [];
    for (let node; node = texts.nextNode();) {
      if (node.parentElement.closest('rt, .hidden, button, .src')) continue;
      for (let at = 0; at < node.data.length; at++) {
        if (!/[\p{L}\p{N}]/u.test(node.data[at])) continue;
        range.setStart(node, at); range.setEnd(node, at + 1);
        const rect = [...range.getClientRects()].find(b => b.width > 0);
        if (rect) tops.push(rect.top);
      }
    }
    const last = tops.filter(top => Math.abs(top - tops[tops.length - 1]) < 6).length;
    return tops.length > last && last < 2 ? [`${e.tagName}.${e.className}: ${e.textContent.slice(-20)}`] : []
  })";

fn check(engine: Engine, widths: &[u32], options: &str) {
    if !engine.is_wanted() {
        return;
    }
    visit_with(engine, &Settings::default(), &site::url(), |page| {
        let mut parted = Vec::new();
        for &width in widths {
            if engine == Engine::Chromium {
                page.screen(width, 900, 1.0);
            } else {
                page.window(width, 900);
            }
            let kpis = site::index().kpis.iter();
            let kpis = kpis.filter_map(|at| site::index().kpi(at));
            let kpis = kpis.map(|kpi| format!("#/kpi/{}", kpi.id));
            let others = layout::KINDS.iter().map(|(_, hash)| (*hash).to_owned());
            for hash in others.chain(kpis) {
                let sign = if hash.contains('?') { '&' } else { '?' };
                page.open(&format!("{hash}{sign}{options}"));
                page.lay_out();
                let found: Vec<String> = serde_json::from_value(page.get(PARTED)).unwrap();
                let found = found
                    .iter()
                    .map(|text| format!("{width} {hash} {options}: {text}"));
                parted.extend(found);
                let alone: Vec<String> = serde_json::from_value(page.get(ALONE)).unwrap();
                let alone = alone
                    .iter()
                    .map(|text| format!("{width} {hash} {options} ends in one letter: {text}"));
                parted.extend(alone);
            }
        }
        assert!(parted.is_empty(), "{}", parted.join("\n"));
    });
}

#[test]
fn lines_break_where_they_may_in_chromium() {
    check(Engine::Chromium, &[320, 390, 820, 1280], "lang=ja");
}

#[test]
fn lines_break_where_they_may_in_firefox() {
    check(Engine::Firefox, &[500, 820, 1280], "lang=ja");
}

#[test]
fn lines_break_where_they_may_in_webkit() {
    check(Engine::WebKit, &[480, 500, 820, 1280], "lang=ja");
}

/// Where words have no spaces between them.
#[test]
fn lines_break_where_they_may_in_other_writing() {
    for options in ["ruby=on", "lang=ja-easy", "lang=zh-Hans"] {
        check(Engine::Chromium, &[320], options);
    }
    for engine in [Engine::Firefox, Engine::WebKit] {
        check(engine, &[500, 1280], "lang=zh-Hans");
    }
}
