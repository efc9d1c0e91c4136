//! Pages of their own, links, back and forward.

use crate::page::visit;
use crate::site;
use keikaku::plan::{DepartmentId, KpiId, SectionId};
use keikaku::query::Page;
use serde_json::json;

#[test]
fn links_lead_to_pages_of_their_own_for_theme_measure_kpi_and_department() {
    visit(|page| {
        let theme = site::index().section(site::index().themes[1]).unwrap();
        let measure = site::index().section(site::index().measures[4]).unwrap();
        let kpi = &theme.kpis[0];
        let department = &site::plan().departments[0];
        let link = |address: &str, part: &str| format!("{part} a[href={}]", json!(address));
        let cases = [
            (
                Page::Section(theme.id.clone()),
                ".theme-head",
                &theme.title.text,
            ),
            (
                Page::Section(measure.id.clone()),
                ".measure",
                &measure.title.text,
            ),
            (Page::Kpi(kpi.id.clone()), ".card", &kpi.name.text),
            (
                Page::Department(department.id.clone()),
                ".depts",
                &department.name,
            ),
        ];
        for (to, part, heading) in cases {
            let address = site::page(to);
            page.open("");
            page.click(&link(&address, part));
            page.until(
                "the page's own heading is shown",
                &format!(
                    "document.querySelector('h1')?.textContent.includes({})",
                    json!(heading)
                ),
            );
            assert_eq!(page.text_of("location.href"), address);
            assert_eq!(
                page.get("document.activeElement === document.querySelector('h1')"),
                true,
                "{address}: the focus is elsewhere"
            );
            assert_eq!(page.number("scrollY"), 0.0);
            let title = page.text_of("document.title");
            assert!(title.contains(heading.as_str()), "{title}");
        }
    });
}

#[test]
fn a_link_opens_its_page_in_a_fresh_browser() {
    visit(|page| {
        let cases = [
            (Page::Section(SectionId("theme-3".to_owned())), "財政運営"),
            (
                Page::Kpi(KpiId("real-debt-service-ratio".to_owned())),
                "実質公債費比率",
            ),
            (
                Page::Department(DepartmentId("zaisei".to_owned())),
                "財政課",
            ),
        ];
        for (at, heading) in cases {
            page.open(&site::hash(at));
            let shown = page.text("h1");
            assert!(shown.contains(heading) || heading.is_empty(), "{shown}");
        }
    });
}

#[test]
fn back_and_forward_restore_page_filter_and_place() {
    visit(|page| {
        page.open("#/?department=gyosei-keiei");
        page.until(
            "the list is filtered",
            "document.querySelector('#count').textContent !== '33'",
        );
        let count = page.text("#count");
        page.js("document.querySelectorAll('.measure a[href*=\"/section/\"]').forEach((e, n) => e.dataset.n = n)", json!([]));
        page.js("[...document.querySelectorAll('.measure h4 a')].filter(e => !e.closest('[hidden]'))[2].scrollIntoView({ block: 'center' })", json!([]));
        page.settle();
        let left_at = page.number("scrollY");
        assert!(left_at > 300.0, "{left_at}");
        page.js("[...document.querySelectorAll('.measure h4 a')].filter(e => !e.closest('[hidden]'))[2].setAttribute('data-wanted', '')", json!([]));
        page.click("[data-wanted]");
        page.until(
            "the measure is shown",
            "location.pathname.includes('/section/') && document.querySelector('.crumbs')",
        );
        let measure = page.text("h1");
        let link = page.text_of("location.href");
        assert_eq!(page.number("scrollY"), 0.0);

        page.back();
        page.until("the filter is back", "document.querySelector('#count')");
        assert_eq!(page.text("#count"), count);
        assert_eq!(page.texts(".chip[aria-pressed=true]").len(), 1);
        // Heights above may be estimated anew; what one clicked on is in the window again.
        let there = format!(
            "(b => b && b.bottom > 0 && b.top < innerHeight)([...document.querySelectorAll('.measure h4 a')].find(e => e.getAttribute('href') === {})?.getBoundingClientRect())",
            json!(link)
        );
        page.until(
            &format!("the place is back (it was left at {left_at} px)"),
            &there,
        );

        page.forward();
        page.until("the measure is back", "document.querySelector('.crumbs')");
        assert_eq!(page.text("h1"), measure);
    });
}

#[test]
fn breadcrumbs_and_neighbours_lead_around_the_plan() {
    visit(|page| {
        let measure = site::index().section(site::index().measures[3]).unwrap();
        page.open(&site::hash(Page::Section(measure.id.clone())));
        let crumbs = page.texts(".crumbs a");
        assert_eq!(crumbs.len(), 3, "overview, chapter, theme: {crumbs:?}");
        page.click(".crumbs li:last-child a");
        page.until(
            "the theme is shown",
            "location.pathname.includes('/section/theme')",
        );
        let theme = page.text("h1");
        page.click_text(".siblings a", "次");
        page.until(
            "the next theme is shown",
            "location.pathname.endsWith('/section/theme-3.html')",
        );
        page.click_text(".siblings a", "前");
        page.until(
            "the theme is shown again",
            "location.pathname.endsWith('/section/theme-2.html')",
        );
        assert_eq!(page.text("h1"), theme);
        page.click(".crumbs li:first-child a");
        page.until("the overview is shown", "document.querySelector('.strip')");
    });
}

#[test]
fn a_department_shows_all_that_it_does_and_with_whom() {
    visit(|page| {
        let index = site::index();
        let number = index.department_number("shimin-kyodo-suishin").unwrap();
        page.open("#/department/shimin-kyodo-suishin");
        let outcome = index.apply(&site::filtered("shimin-kyodo-suishin", "", "").filter);
        assert_eq!(page.texts("li.dir").len(), outcome.totals.directions);
        let partners: Vec<String> = page.texts(".partners .dept");
        let expected: Vec<String> = keikaku::query::partners(index, number)
            .iter()
            .map(|p| {
                format!(
                    "{}{}の取組",
                    index.department(p.department).unwrap().name,
                    p.directions
                )
            })
            .collect();
        assert_eq!(partners, expected);
    });
}
