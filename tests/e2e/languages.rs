//! The page in other languages: chosen by the link, by the person, by the browser; nothing
//! Japanese that does not say so; and no cost for who reads Japanese.

use crate::page::{Page, visit, visit_at};
use crate::server::{Answer, serve};
use crate::site;
use crate::size::{CHOSEN_BYTES, size, texts_of};
use keikaku::i18n::Language;
use keikaku::query::Page as Place;
use serde_json::json;
use std::collections::BTreeSet;
use std::time::Duration;

const READY: &str = "!document.querySelector('#loading') && document.querySelector('main h1')";

/// Texts with Japanese letters that are read by people and not marked as Japanese.
const UNMARKED: &str = r"(() => {
    const japanese = /[\u3041-\u30ff\u4e00-\u9fff]/, kana = /[\u3041-\u30ff]/;
    const chinese = document.documentElement.lang.startsWith('zh');
    // Korean puts the Chinese characters of a word behind it.
    const wrong = (text) => (chinese || /[\uac00-\ud7a3]/.test(text) ? kana : japanese).test(text);
    const found = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const element = node.nodeType === 1 ? node : node.parentElement;
        if (element.closest('[lang=ja], #language, script, style, noscript, #loading')) continue;
        if (node.nodeType === 3) { if (wrong(node.data)) found.push(node.data.trim().slice(0, 60)); continue; }
        for (const name of ['aria-label', 'aria-valuetext', 'title', 'placeholder', 'alt', 'data-label', 'aria-roledescription']) {
            if (wrong(element.getAttribute(name) ?? '')) found.push(`${name}: ${element.getAttribute(name).slice(0, 60)}`);
        }
    }
    return [...new Set(found)].join('\n');
})()";

/// Texts that are marked as Japanese and are not: without its letters, or in the controls, which every
/// language has.
const MISMARKED: &str = r"(() => {
    const japanese = /[\u3041-\u30ff\u4e00-\u9fff]/;
    const controls = ':is(header, .skip, legend, button:not(.term), #kpis, footer h2):not(option)';
    const marked = [...document.querySelectorAll('[lang=ja]:not(option, .tested, .tested *)')];
    const wrong = (e) => !japanese.test(e.textContent) || e.matches(controls) || e.closest('header, legend, button:not(.term)');
    return [...new Set(marked.filter(wrong).map((e) => e.textContent.slice(0, 60)))].join('\n');
})()";

fn in_language(place: &Place, language: Language) -> String {
    let code = language.code();
    match place.file() {
        Some(file) => format!("{file}#?lang={code}"),
        None => format!("#{}?lang={code}", place.path()),
    }
}

#[track_caller]
fn open(page: &Page, address: &str) {
    page.load(address);
    page.until("the page is there", READY);
    page.settle();
}

/// Opens all that is folded, and what opens over the page.
fn unfold(page: &Page) {
    page.js(
        "for (const e of document.querySelectorAll('details')) e.open = true; \
         document.querySelector('.more')?.click();",
        json!([]),
    );
    page.settle();
}

#[test]
fn nothing_japanese_goes_unmarked() {
    let others = Language::ALL.into_iter().filter(|l| !l.is_japanese());
    visit(|page| {
        page.expect_error("offline-off.txt");
        for language in others {
            for place in [
                Place::Overview,
                Place::Section("theme-4".into()),
                Place::Section("measure-2-1".into()),
                Place::Kpi("real-debt-service-ratio".into()),
                Place::Kpi("online-applications".into()),
                Place::Kpi("collaboration-application-rate".into()),
                Place::Department("zaisei".into()),
                Place::Compare,
                Place::Accessibility,
                Place::Unknown("/nowhere".to_owned()),
            ] {
                let at = in_language(&place, language);
                open(page, &at);
                assert_eq!(
                    page.text_of("document.documentElement.lang"),
                    language.tag(),
                    "{at}"
                );
                unfold(page);
                let unmarked = page.text_of(UNMARKED);
                assert!(unmarked.is_empty(), "{at}\n{unmarked}");
                let mismarked = page.text_of(MISMARKED);
                assert!(mismarked.is_empty(), "{at}\n{mismarked}");
            }
            // What is only on paper.
            page.js("dispatchEvent(new Event('beforeprint'))", json!([]));
            assert!(
                page.text("#address").contains(&page.url),
                "{}",
                language.code()
            );
            let unmarked = page.text_of(UNMARKED);
            assert!(unmarked.is_empty(), "{} paper\n{unmarked}", language.code());
            page.js("dispatchEvent(new Event('afterprint'))", json!([]));
            page.click("#sharing");
            page.until(
                "the dialog is open",
                "document.querySelector('#share')?.open",
            );
            page.settle();
            let unmarked = page.text_of(UNMARKED);
            assert!(unmarked.is_empty(), "{} share\n{unmarked}", language.code());
        }
    });
}

#[test]
fn a_heading_says_once_what_its_words_mean() {
    visit(|page| {
        let place = Place::Kpi("real-debt-service-ratio".into());
        let at = in_language(&place, Language::EasyJapanese);
        open(page, &at);
        let heading = page.text("main h1");
        assert_eq!(heading.matches("借金").count(), 1, "{heading}");
    });
}

#[test]
fn english_has_all_of_the_plan() {
    visit(|page| {
        open(page, "#/?lang=en");
        let lede = page.text(".lede");
        let counted = "Themes: 5, Measures: 12, Actions: 33, Indicators: 5.";
        assert!(lede.contains(counted), "{lede}");
        for place in site::all_pages() {
            let at = in_language(&place, Language::English);
            open(page, &at);
            let left = page.texts("main [lang=ja]");
            assert!(left.is_empty(), "{at}: {left:?}");
            assert!(
                page.text(".translation").contains("reference translation"),
                "{at}"
            );
        }
    });
}

#[test]
fn a_search_needs_no_accents() {
    visit(|page| {
        for (language, words, marked) in
            [("vi", "CHINH TAI", "tài"), ("pt", "financas", "finanças")]
        {
            open(page, &format!("#/?lang={language}"));
            page.search(words);
            let found = format!(
                "[...document.querySelectorAll('main mark')].some(e => e.textContent.toLowerCase() === '{marked}')"
            );
            page.until("it is found and marked", &found);
        }
    });
}

/// Words of the Japanese text are marked where it is shown; around them it stays as it is, though
/// pieces of it are texts that have a translation.
#[test]
fn a_hit_in_japanese_stays_japanese() {
    visit(|page| {
        open(page, "#/?lang=vi");
        page.search("市民");
        let marks = "[...document.querySelectorAll('#directions mark')].map(e => e.textContent)";
        page.until("it is marked", &format!("{marks}.length"));
        page.settle();
        let hits = page.get(&format!("[...new Set({marks})]"));
        assert_eq!(hits, json!(["市民"]));
        let texts = "[...new Set([...document.querySelectorAll('#directions mark')].map(e => e.parentElement))]
            .map(e => [e.lang, e.textContent])";
        let texts: Vec<(String, String)> = serde_json::from_value(page.get(texts)).unwrap();
        let plan = serde_json::to_string(site::plan()).unwrap();
        for (lang, text) in texts {
            assert!(lang == "ja" && plan.contains(&text), "{lang}: {text}");
        }
    });
}

#[test]
fn the_link_the_last_choice_the_browser() {
    visit(|page| {
        open(page, "");
        assert_eq!(page.text_of("document.documentElement.lang"), "ja");
        let files = "performance.getEntriesByType('resource').map(e => e.name).filter(n => /lang\\/|plan\\.[a-z]/.test(n.replace('plan.json', ''))).join()";
        assert_eq!(
            page.text_of(files),
            "",
            "who reads Japanese loads no other language"
        );

        // By the list: the view stays.
        open(page, "#/?department=zaisei&q=%E5%B8%82");
        page.js(
            "const list = document.querySelector('#language'); list.value = 'ko'; list.dispatchEvent(new Event('change', { bubbles: true }))",
            json!([]),
        );
        page.until("Korean is shown", "document.documentElement.lang === 'ko'");
        page.until("the page is there", READY);
        let address = page.text_of("location.href");
        assert!(
            address.contains("department=zaisei") && address.contains("lang=ko"),
            "{address}"
        );
        // It goes along, and it is remembered.
        open(page, "#/?lang=ko");
        page.click(".card a");
        page.until("the KPI is shown", "document.querySelector('.detail')");
        assert!(page.text_of("location.href").contains("lang=ko"));
        open(page, "");
        assert_eq!(page.text_of("document.documentElement.lang"), "ko");
        // A link says more than the last choice.
        open(page, "#/?lang=ja");
        assert_eq!(page.text_of("document.documentElement.lang"), "ja");
    });
    visit(|page| {
        page.cdp(
            "Emulation.setUserAgentOverride",
            json!({ "userAgent": "test", "acceptLanguage": "de-DE,pt-BR,en" }),
        );
        open(page, "");
        assert_eq!(page.text_of("document.documentElement.lang"), "pt");
    });
}

#[test]
fn a_language_that_cannot_be_had_leaves_japanese_and_says_so() {
    let url = serve(&[
        ("lang/vi.txt", Answer::status(404)),
        ("plan.ko.txt", Answer::status(404)),
    ]);
    visit_at(&url, |page| {
        page.expect_error("lang/vi.txt");
        page.expect_error("plan.ko.txt");
        open(page, "#/?lang=vi");
        assert_eq!(page.text_of("document.documentElement.lang"), "ja");
        assert!(page.text(".translation").contains("日本語で表示"));
        // The page speaks it, the plan does not.
        open(page, "#/?lang=ko");
        assert_eq!(page.text_of("document.documentElement.lang"), "ko");
        assert_eq!(
            page.get("!!document.querySelector('main h1 [lang=ja]')"),
            true
        );
        assert!(page.texts(".card").len() == 5);
    });
}

/// What a page says and calls its parts, but for its charts, which may be pictures.
const SAID: &str = r"(() => {
    const said = [];
    for (const e of document.querySelectorAll('main, main *, footer, footer *')) {
        if (e.closest('.card-chart, .chart')) continue;
        said.push(e.ariaLabel ?? '', ...[...e.childNodes].filter((n) => n.nodeType === 3).map((n) => n.data));
    }
    return said.filter((text) => text.trim());
})()";

/// Texts that came from the site, but for the program's own messages.
const FETCHED: &str = r"[...new Set(performance.getEntriesByType('resource').map(e => /(?:lang\/|plan\.)[^\/]*\.txt$/.exec(e.name)?.[0]).filter(Boolean))].sort()";

/// Who opens a page by a link loads its texts alone, and reads what they read who come to it
/// from the overview. What else they want comes then.
#[test]
fn a_page_of_its_own_has_its_texts_and_those_of_others_follow() {
    let places = [
        Place::Section("chapter-8".into()),
        Place::Section("theme-2".into()),
        Place::Section("theme-5".into()),
        Place::Section("measure-3-1".into()),
        Place::Kpi("real-debt-service-ratio".into()),
        Place::Kpi("collaboration-application-rate".into()),
        Place::Department("zaisei".into()),
        Place::Compare,
        Place::Accessibility,
    ];
    visit(|page| {
        page.expect_error("offline-off.txt");
        for language in [Language::English, Language::EasyJapanese] {
            let mut whole = Vec::new();
            open(page, &in_language(&Place::Overview, language));
            for place in &places {
                let hash = format!("#{}?lang={}", place.path(), language.code());
                page.js("location.hash = arguments[0]", json!([hash]));
                let crumbs =
                    "document.querySelector('.crumbs') && document.querySelector('main h1')";
                page.until("the page is there", crumbs);
                page.settle();
                page.js("scrollTo(0, document.body.scrollHeight)", json!([]));
                page.settle();
                whole.push(page.get(SAID));
            }
            for (place, whole) in places.iter().zip(whole) {
                open(page, &in_language(place, language));
                let texts = texts_of(&place.file().unwrap()).unwrap();
                let texts = format!("lang/{{}}.txt {texts}").replace("{}", language.code());
                let wanted: BTreeSet<&str> = texts.split(' ').collect();
                let fetched: Vec<String> = serde_json::from_value(page.get(FETCHED)).unwrap();
                let bytes = size("words") + fetched.iter().map(|file| size(file)).sum::<u64>();
                assert!(bytes <= CHOSEN_BYTES, "{place:?}: {bytes} bytes");
                // What terms mean comes with whoever is near their list.
                let fetched = fetched.iter().map(String::as_str);
                let fetched: BTreeSet<&str> = fetched.filter(|f| !f.contains("glossary")).collect();
                assert_eq!(fetched, wanted, "{place:?}");
                page.js("scrollTo(0, document.body.scrollHeight)", json!([]));
                page.settle();
                assert_eq!(page.get(SAID), whole, "{place:?}");
            }
        }
        let japanese = |page: &Page| page.texts("main [lang=ja]:not(option)");
        // By a link.
        let kpi = in_language(&Place::Kpi("sns-followers".into()), Language::English);
        open(page, &kpi);
        page.click(".crumbs li:last-child a");
        page.until(
            "the section is there",
            "document.querySelector('main .measure')",
        );
        page.settle();
        assert_eq!(japanese(page), [""; 0]);
        // Back and forward.
        page.back();
        page.until(
            "the KPI is there",
            "document.querySelector('.detail .chart canvas[width]')",
        );
        assert_eq!(japanese(page), [""; 0]);
        // By a search, in the reader's language.
        open(page, &kpi);
        page.js("document.querySelector('#search').focus()", json!([]));
        page.keys("publish");
        page.until(
            "it is found",
            "document.querySelector('main .measure mark')",
        );
        page.settle();
        assert_eq!(japanese(page), [""; 0]);
        // By a link that says more, and by one that is followed before.
        open(page, &format!("{kpi}&era=western"));
        assert_eq!(japanese(page), [""; 0]);
        page.click(".crumbs a");
        page.until("the overview is there", "document.querySelector('#kpis')");
        page.settle();
        assert_eq!(japanese(page), [""; 0]);
        // Years in the other way draw charts that were pictures, which are said in words.
        open(
            page,
            &in_language(&Place::Section("theme-2".into()), Language::English),
        );
        page.click("#era");
        page.until(
            "the chart is drawn",
            "document.querySelector('.card-chart canvas[width]')",
        );
        let names: Vec<String> = page.each(".card-chart", "e.getAttribute('aria-label')");
        assert!(
            names
                .iter()
                .all(|name| name.contains("in FY2019") && !name.contains("Reiwa")),
            "{names:?}"
        );
        assert_eq!(japanese(page), [""; 0]);
        // Terms are known on whichever page one begins.
        let section = in_language(&Place::Section("theme-3".into()), Language::English);
        open(page, &section);
        let terms = page.texts("main .term");
        assert!(terms.len() > 3, "{terms:?}");
        open(page, &in_language(&Place::Compare, Language::English));
        page.js("location.hash = '#/section/theme-3?lang=en'", json!([]));
        page.until(
            "the section is there",
            "document.querySelector('main .measure')",
        );
        page.settle();
        assert_eq!(page.texts("main .term"), terms);
        // What the last part says.
        open(page, &kpi);
        page.click("#sharing");
        page.until(
            "the dialog is open",
            "document.querySelector('#share')?.open",
        );
        page.settle();
        assert_eq!(page.texts("#share [lang=ja]:not(option)"), [""; 0]);
    });
}

/// A plan that the host replaced is not what the page was written of: its texts are those of all.
#[test]
fn a_newer_plan_has_no_texts_of_single_pages() {
    let plan = std::fs::read_to_string(site::dist().join("plan.json")).unwrap();
    let newer = plan.replace("行政経営課", "経営課");
    assert_ne!(plan, newer);
    visit_at(&serve(&[("plan.json", Answer::body(newer))]), |page| {
        let at = Place::Kpi("real-debt-service-ratio".into());
        open(page, &in_language(&at, Language::English));
        let expected = [
            "lang/en.rest.txt",
            "lang/en.txt",
            "plan.en.rest.txt",
            "plan.en.txt",
        ];
        let fetched: Vec<String> = serde_json::from_value(page.get(FETCHED)).unwrap();
        // The loader takes the page for what was written.
        assert!(
            expected
                .iter()
                .all(|file| fetched.iter().any(|f| f == file)),
            "{fetched:?}"
        );
        assert_eq!(page.texts("main [lang=ja]:not(option)"), ["経営課"]);
    });
}

/// Texts that the host does not have, or not at once.
#[test]
fn texts_of_a_page_that_cannot_be_had() {
    let kpi = in_language(&Place::Kpi("sns-followers".into()), Language::English);
    let japanese = |page: &Page| page.texts("main [lang=ja]:not(option)");
    // Those of the page: then those of all are taken.
    let lost = serve(&[("plan.en.kpi.txt", Answer::status(404))]);
    visit_at(&lost, |page| {
        page.expect_error("plan.en.kpi.txt");
        open(page, &kpi);
        assert_eq!(japanese(page), [""; 0]);
    });
    // Those of others: the link is followed all the same, and what was not there is asked for again.
    let never = Answer::body("").after(Duration::from_secs(20));
    let lost = Answer::status(404).once();
    visit_at(
        &serve(&[("plan.en.rest.txt", never), ("plan.en.txt", lost)]),
        |page| {
            page.expect_error("plan.en.txt");
            open(page, &kpi);
            page.click(".crumbs li:last-child a");
            page.until(
                "the section is there",
                "document.querySelector('main .measure')",
            );
            assert!(!japanese(page).is_empty());
        },
    );
    let lost = Answer::status(404).once();
    visit_at(&serve(&[("plan.en.txt", lost)]), |page| {
        page.expect_error("plan.en.txt");
        open(page, &kpi);
        page.click(".crumbs li:last-child a");
        page.until(
            "the section is there",
            "document.querySelector('main .measure')",
        );
        assert!(!japanese(page).is_empty());
        page.click(".siblings a");
        page.until(
            "the next one is there in English",
            "document.querySelector('main .measure') && !document.querySelector('main [lang=ja]:not(option)')",
        );
    });
}
