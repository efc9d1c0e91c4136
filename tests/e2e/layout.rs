//! Every kind of page at every width: nothing scrolls sideways.

use crate::page::visit;

/// A page of each kind and state, with a name for its picture.
pub const KINDS: [(&str, &str); 14] = [
    ("overview", "#/"),
    (
        "filtered",
        "#/?department=zaisei,gyosei-keiei&theme=theme-3",
    ),
    ("states", "#/?state=no-actual"),
    ("search", "#/?q=%E5%B8%82%E6%B0%91"),
    ("nothing-found", "#/?q=%E5%AE%87%E5%AE%99"),
    ("theme", "#/section/theme-4"),
    ("measure", "#/section/measure-1-1"),
    ("kpi", "#/kpi/real-debt-service-ratio"),
    ("kpi-tried", "#/kpi/online-applications?try=,90,,10"),
    ("kpi-rate", "#/kpi/collaboration-application-rate"),
    ("department", "#/department/shimin-kyodo-suishin"),
    ("compare", "#/compare"),
    ("accessibility", "#/accessibility"),
    ("unknown", "#/kpi/nope"),
];

/// The pages that are looked at in other languages too: every KPI, and one of each other kind.
pub const FOREIGN: [&str; 9] = [
    "#/kpi/collaboration-application-rate",
    "#/kpi/sns-followers",
    "#/kpi/online-applications",
    "#/kpi/real-debt-service-ratio",
    "#/kpi/land-readjustment-progress",
    "#/",
    "#/section/theme-4",
    "#/department/shimin-kyodo-suishin",
    "#/compare",
];

/// A page of these in a language.
pub fn in_language(hash: &str, code: &str) -> String {
    let sign = if hash.contains('?') { '&' } else { '?' };
    format!("{hash}{sign}lang={code}")
}

#[test]
fn no_page_scrolls_sideways_at_any_width() {
    visit(|page| {
        for width in [320, 390, 820, 1280] {
            page.screen(width, 844, 1.0);
            for (name, hash) in KINDS.iter().chain(&[
                ("kpi with a rounded target", "#/kpi/sns-followers"),
                ("kpi of progress", "#/kpi/land-readjustment-progress"),
            ]) {
                page.open(hash);
                page.unfold();
                page.js(
                    "document.querySelectorAll('.more').forEach(e => e.click())",
                    serde_json::json!([]),
                );
                page.settle();
                page.check_width(width, name);
            }
        }
    });
}

/// The pages with tables and names of their own, in the languages whose words are long.
#[test]
fn no_page_scrolls_sideways_in_other_languages() {
    visit(|page| {
        for width in [320, 390] {
            page.screen(width, 844, 1.0);
            for code in ["en", "pt", "fil", "vi"] {
                for hash in FOREIGN {
                    page.open(&in_language(hash, code));
                    page.unfold();
                    page.settle();
                    page.check_width(width, &format!("{hash} in {code}"));
                }
            }
            // Their words are shorter: one page of each is enough.
            for (code, hash) in [("ko", 3), ("zh-Hans", 3), ("ja-easy", 0), ("ko", 5)] {
                page.open(&in_language(FOREIGN[hash], code));
                page.unfold();
                page.check_width(width, code);
            }
        }
    });
}

#[test]
fn text_in_cells_is_not_cut_off() {
    visit(|page| {
        for width in [320, 820, 1280] {
            page.screen(width, 844, 1.0);
            page.open("#/section/theme-2");
            let cut: Vec<String> = page.each(
                ".measure td, .measure li",
                "e.scrollWidth > e.clientWidth + 1 ? e.textContent.slice(0, 30) : ''",
            );
            let cut: Vec<_> = cut.into_iter().filter(|text| !text.is_empty()).collect();
            assert!(cut.is_empty(), "{width}: {cut:?}");
        }
    });
}
