//! この端末に保存: a copy of the site for use without network, its size, its
//! date, and the way to be rid of it. Nothing is stored or registered before
//! the person asks.

use super::dom::{Node, classed, el, live, nothing};
use super::rx::State;
use super::state::App;
use crate::browser::offline::{self, Copy, Failure, Listing};
use crate::browser::page;
use crate::i18n;
use crate::plan::Period;

/// What the panel shows.
#[derive(Clone, Default)]
enum Stage {
    /// Nobody knows yet what is there.
    #[default]
    Looking,
    Impossible,
    Known,
    /// So many files of so many.
    Storing(usize, usize),
}

/// Where what became of it is said, in the panel whose button was pressed: the focus stays there.
const SAID: &str = ".offline:focus-within > [role=status]";

/// What is known of the copy and of the host.
#[derive(Clone, Copy)]
struct Panel {
    stage: State<Stage>,
    copy: State<Option<Copy>>,
    latest: State<Option<Listing>>,
    said: State<String>,
}

/// The panel.
pub fn panel(app: App) -> Node {
    let panel = Panel {
        stage: State::new(Stage::Looking),
        copy: State::new(None),
        latest: State::new(None),
        said: State::new(String::new()),
    };
    panel.look();
    let body = move || match panel.stage.get() {
        Stage::Looking => el("p").text(i18n::OFFLINE_LOOKING).view(),
        Stage::Impossible => el("p").text(i18n::OFFLINE_IMPOSSIBLE).view(),
        Stage::Known => panel.known(app),
        Stage::Storing(done, all) => el("p")
            .kid(
                el("progress")
                    .attr("max", &all.to_string())
                    .attr("value", &done.to_string())
                    .attr("aria-label", i18n::OFFLINE_STORE)
                    .view(),
            )
            .text(&i18n::files_of(done, all))
            .view(),
    };
    let said = el("p")
        .attr("role", "status")
        .attr("tabindex", "-1")
        .text_live(move || panel.said.get());
    classed("div", "offline")
        .kid(el("p").text(i18n::OFFLINE_ABOUT).view())
        .kid(live(body))
        .kid(said.view())
        .view()
}

impl Panel {
    fn look(self) {
        if !offline::possible() {
            self.stage.set(Stage::Impossible);
            return;
        }
        leptos::task::spawn_local(async move {
            self.copy.set(offline::copy().await);
            match offline::latest().await {
                Ok(listing) => self.latest.set(Some(listing)),
                Err(Failure::SwitchedOff) => {
                    offline::remove().await;
                    self.copy.set(None);
                    self.said.set(i18n::OFFLINE_SWITCHED_OFF.to_owned());
                }
                // Without network the copy is what there is to tell of.
                Err(_) => {}
            }
            self.stage.set(Stage::Known);
        });
    }

    fn known(self, app: App) -> Node {
        let latest = self.latest.get();
        let Some(copy) = self.copy.get() else {
            return match latest {
                Some(latest) => {
                    let store = self.button(app, i18n::OFFLINE_STORE);
                    let size = el("span").text(&i18n::megabytes(latest.bytes));
                    el("p").kid(store).text(" ").kid(size.view()).view()
                }
                None => el("p").text(i18n::OFFLINE_NO_ANSWER).view(),
            };
        };
        let stored = el("p").text(&i18n::offline_stored(&copy.day, copy.bytes));
        let newer = latest.filter(|latest| latest.version != copy.version);
        let newer = newer.map(|_| {
            el("p")
                .kid(el("b").text(i18n::OFFLINE_NEWER).view())
                .text(" ")
                .kid(self.button(app, i18n::OFFLINE_UPDATE))
                .view()
        });
        let remove = classed("button", "tool")
            .attr("type", "button")
            .on("click", move |_| self.remove())
            .text(i18n::OFFLINE_REMOVE);
        el("div")
            .kid(stored.view())
            .maybe(newer)
            .kid(el("p").kid(remove.view()).view())
            .view()
    }

    fn button(self, app: App, label: &str) -> Node {
        classed("button", "tool")
            .attr("type", "button")
            .on("click", move |_| self.store(app.today))
            .text(label)
            .view()
    }

    fn store(self, today: Period) {
        let Some(listing) = self.latest.peek(Clone::clone) else {
            return;
        };
        self.said.set(String::new());
        // The button that was pressed is about to disappear.
        page::focus_in_place(SAID);
        self.stage.set(Stage::Storing(0, 0));
        leptos::task::spawn_local(async move {
            let progress = move |done, all| self.stage.set(Stage::Storing(done, all));
            match offline::store(&listing, &today.to_string(), progress).await {
                Ok(copy) => {
                    self.copy.set(Some(copy));
                    self.said.set(i18n::OFFLINE_DONE.to_owned());
                }
                Err(failure) => self.said.set(why(&failure)),
            }
            self.stage.set(Stage::Known);
        });
    }

    fn remove(self) {
        page::focus_in_place(SAID);
        leptos::task::spawn_local(async move {
            offline::remove().await;
            self.copy.set(None);
            self.said.set(i18n::OFFLINE_REMOVED.to_owned());
        });
    }
}

/// What failed, and what to do.
fn why(failure: &Failure) -> String {
    match failure {
        Failure::NoAnswer => i18n::OFFLINE_NO_ANSWER.to_owned(),
        Failure::Missing(file) => i18n::offline_missing(file),
        Failure::SwitchedOff => i18n::OFFLINE_SWITCHED_OFF.to_owned(),
        Failure::Full => i18n::OFFLINE_FULL.to_owned(),
        Failure::Refused => i18n::OFFLINE_REFUSED.to_owned(),
    }
}

/// Says that a newer version than the copy is there, to who has a copy.
pub fn notice(app: App) -> Node {
    let newer = State::new(false);
    if cfg!(target_arch = "wasm32") && offline::possible() {
        leptos::task::spawn_local(async move {
            let Some(copy) = offline::copy().await else {
                return;
            };
            match offline::latest().await {
                Ok(latest) => newer.set(latest.version != copy.version),
                Err(Failure::SwitchedOff) => offline::remove().await,
                Err(_) => {}
            }
        });
    }
    let panel = move || {
        if !newer.get() {
            return nothing();
        }
        classed("div", "notice")
            .attr("role", "status")
            .kid(el("p").kid(el("b").text(i18n::OFFLINE_NEWER).view()).view())
            .kid(self::panel(app))
            .view()
    };
    live(panel)
}
