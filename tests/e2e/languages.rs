//! The page in other languages: chosen by the link, by the person, by the browser; nothing
//! Japanese that does not say so; and no cost for who reads Japanese.

use crate::page::{Page, visit, visit_at};
use crate::server::{Answer, serve};
use crate::site;
use keikaku::i18n::Language;
use keikaku::query::Page as Place;
use serde_json::json;

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
        ("lang/vi.json", Answer::status(404)),
        ("plan.ko.json", Answer::status(404)),
    ]);
    visit_at(&url, |page| {
        page.expect_error("lang/vi.json");
        page.expect_error("plan.ko.json");
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
