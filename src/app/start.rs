//! The start in the browser: fetches the plan and shows it, or says why it
//! cannot be shown.

use super::dom::adopt;
use super::parts::Part;
use super::state::{App, Opening};
use super::{PLAN, choices, failure, furigana, language, measure_list, root, ruby, rx, words};
use crate::browser::fetch::{self, FetchError};
use crate::browser::{location, node, page, parts};
use crate::i18n;
use crate::i18n::Language;
use crate::plan::{Loaded, Period, Plan, Problem, Spot, fingerprint, load};
use crate::query::{Index, Page, Site, View};
use leptos::mount::UnmountHandle;
use leptos::prelude::Mountable;
use std::cell::Cell;
use std::rc::Rc;
use web_sys::HtmlElement;

/// What the page that was written at build says of itself: the fingerprint of
/// the plan that it was written from, the address of the overview, and which
/// page it is, where it is not the overview.
const WRITTEN_FROM: &str = "data-plan";
const ROOT: &str = "data-root";
const PAGE: &str = "data-page";

/// Fetches the plan and shows it, or says why it cannot be shown.
pub fn start() {
    crate::plan::fold::use_normalizer(page::normalize);
    crate::plan::decimal::use_printer(page::decimal);
    let Some(place) = page::element("#app") else {
        return;
    };
    // Leptos' own way to start a task works only once something is mounted.
    wasm_bindgen_futures::spawn_local(async move {
        let language = language::chosen();
        let foreign = language != Language::Japanese;
        let read = language.is_japanese() && furigana::chosen();
        // Neither is what was written at build.
        let anew = foreign || read;
        let (loaded, bytes) = match fetch::bytes(PLAN).await {
            Ok(bytes) => (load(&bytes), bytes),
            Err(error) => {
                let problems = vec![unreachable_plan(&error)];
                let plan = None;
                (Loaded { plan, problems }, Vec::new())
            }
        };
        let name = fingerprint(&bytes);
        // Plan and problems stay for as long as the page does.
        let kept = |plan| -> &'static Plan { Box::leak(Box::new(plan)) };
        let plan = loaded.plan.map(kept);
        let plan = plan.filter(|plan| !plan.sections.is_empty());
        let problems: &'static [Problem] = loaded.problems.leak();
        let as_written = place
            .get_attribute(WRITTEN_FROM)
            .is_some_and(|from| from == name)
            && problems.is_empty();
        if !as_written {
            node::set_attribute(&place, language::OWN, None);
        }
        let site = site(&place, as_written);
        let view = View::parse(&place.get_attribute(PAGE).unwrap_or_default());
        // No page but the overview can do without. Where it cannot be had, the loader says so, and
        // the page stays as it was written.
        let part = Part::of(&view.page).max(foreign.then_some(Part::Words));
        let part = part.max(read.then_some(Part::Ruby));
        // Of a long list it makes what is in sight.
        let long = plan.is_some_and(|plan| !measure_list::built_whole(plan));
        let part = part.max(long.then_some(Part::Rest));
        let here = part.filter(|_| plan.is_some());
        if let Some(part) = here
            && !parts::fetch(part.name()).await
        {
            return;
        }
        let written = site.files.then_some(view).filter(|_| !anew);
        // A task of its own: reading and showing in one would keep the page from answering longer.
        let site: &'static Site = Box::leak(Box::new(site));
        let shown = move |translated: Option<Plan>| {
            let plans = Plans {
                plan,
                translated: translated.map(kept),
                asked: foreign,
            };
            show(place, plans, problems, site, here, written);
        };
        match here {
            Some(here) if foreign => {
                let spoken = move |translated| {
                    if read {
                        ruby::load(Box::new(move || shown(translated)));
                    } else {
                        shown(translated);
                    }
                };
                words::speak(language, bytes, here, Box::new(spoken));
            }
            Some(_) if read => ruby::load(Box::new(move || shown(None))),
            _ => rx::later(move || shown(None)),
        }
    });
}

/// Where the pages are, seen from this one.
pub fn site(place: &HtmlElement, as_written: bool) -> Site {
    let overview = location::file("");
    let written = place.has_attribute(ROOT) && overview.starts_with("http");
    Site {
        // What else was written at build is of the same plan.
        files: as_written && written,
        frames: written,
        overview,
        folder: location::file("."),
    }
}

/// The plan, and what it is in another language, if that was asked for.
struct Plans {
    plan: Option<&'static Plan>,
    translated: Option<&'static Plan>,
    asked: bool,
}

/// Puts the plan on the page: over the view that was written of it at build, or
/// in its place.
fn show(
    place: HtmlElement,
    plans: Plans,
    problems: &'static [Problem],
    site: &'static Site,
    here: Option<Part>,
    written: Option<View>,
) {
    let Some(plan) = plans.plan else {
        ready(&place);
        if let Some(shown) = failure::failure(problems).into_dom() {
            node::append(&place, &shown);
        }
        return;
    };
    let (year, month, day) = page::today();
    let today = Period::Day(year, month, day);
    let indexed = |index| -> &'static Index<'static> { Box::leak(Box::new(index)) };
    let japanese = indexed(Index::new(plan));
    let index = match plans.translated {
        Some(translated) => indexed(Index::new(translated).in_japanese(japanese)),
        None => japanese,
    };
    let original = plans.asked.then_some(japanese);
    let opening = move |view, written| Opening {
        site,
        view,
        today,
        original,
        here,
        written,
    };
    let whole = |view: &View| view.page != Page::Overview || measure_list::built_whole(plan);
    let written = written.filter(whole);
    let written = written.map(|view| (view, adopt::look(&place)));
    // A task of its own again.
    rx::later(move || {
        // What was typed before anybody listened.
        let typed = page::value("#search").unwrap_or_default();
        if let Some((view, standing)) = written {
            choices::end();
            page::remove("#loading");
            adopt::begin(standing);
            let whole = Rc::new(Cell::new(false));
            let (ended, words) = (whole.clone(), typed.clone());
            let taken_over = move || {
                let app = App::new(index, problems, opening(view, true));
                root::root(app);
                ended.set(adopt::end());
                // Otherwise another app is made, and this one must not listen.
                if ended.get() {
                    app.follow(words);
                }
            };
            let handle = mount(&place, Box::new(taken_over));
            if whole.get() {
                handle.forget();
                return;
            }
        }
        // Words are here.
        if site.files && here.is_some() {
            words::keep_pictures();
        }
        ready(&place);
        let inside = place.clone();
        let made = move || {
            let asked = site.shown_at(&location::address());
            let app = App::new(index, problems, opening(asked, false));
            if let Some(shown) = root::root(app).into_dom() {
                node::append(&inside, &shown);
            }
            app.follow(typed);
        };
        // Mounted for as long as the page lives: the owner of all that follows.
        mount(&place, Box::new(made)).forget();
    });
}

/// Makes room for what is made anew.
fn ready(place: &HtmlElement) {
    choices::end();
    page::remove("#loading");
    node::clear(place);
}

#[inline(never)]
fn mount(place: &HtmlElement, run: Box<dyn FnOnce()>) -> UnmountHandle<impl Mountable> {
    leptos::mount::mount_to(place.clone(), run)
}

fn unreachable_plan(error: &FetchError) -> Problem {
    match error {
        FetchError::NoAnswer => {
            Problem::error(Spot::File, i18n::PLAN_NO_ANSWER, i18n::PLAN_NO_ANSWER_TODO)
        }
        FetchError::Status(status) => Problem::error(
            Spot::File,
            i18n::plan_status(*status),
            i18n::PLAN_STATUS_TODO,
        ),
    }
}
