//! Furigana: how Japanese is read, above the text; and readings for the search.
//!
//! Like the language, they are chosen before anything is shown, and for as long as the
//! page lives.

use super::dom::{Node, classed};
use super::state::App;
use crate::browser::language::{self, FURIGANA};
use crate::i18n::{self, readings};

#[cfg(target_arch = "wasm32")]
pub use loading::{load, load_for_search};

/// Their switch, where the page is in Japanese.
pub fn switch(app: App) -> Option<Node> {
    if !i18n::language().is_japanese() {
        return None;
    }
    let on = readings::shown().is_some();
    let pressed = move |_| {
        language::keep(FURIGANA, if on { "off" } else { "on" });
        language::open_anew(&app.with_furigana(!on));
    };
    let switch = classed("button", "tool")
        .attr("id", "furigana")
        .attr("aria-pressed", if on { "true" } else { "false" })
        .on("click", pressed)
        .text(readings::LABEL);
    Some(switch.view())
}

#[cfg(target_arch = "wasm32")]
mod loading {
    use super::super::rx::effect;
    use super::{App, FURIGANA, i18n, language, readings};
    use crate::browser::{fetch, location};
    use crate::i18n::Readings;
    use crate::query::{View, words};
    use std::cell::Cell;

    /// Fetches the readings, if they are to be shown. To be called when the language is known.
    pub async fn load() {
        let address = location::address();
        let (_, hash) = address.split_once('#').unwrap_or_default();
        let asked =
            View::parse(hash).furigana || language::last(FURIGANA).is_some_and(|last| last == "on");
        if asked && i18n::language().is_japanese() && fetch_readings().await {
            readings::show();
        }
    }

    /// Fetches the readings once a word is typed that may be one. Until they are here, and
    /// where they cannot be had, the search does without.
    pub fn load_for_search(app: App) {
        let asked = Cell::new(false);
        effect(move || {
            let kana = app.filter().with(|filter| {
                let words = words(&filter.text);
                words.iter().any(|word| readings::is_reading(word))
            });
            if kana && readings::known().is_none() && !asked.replace(true) {
                wasm_bindgen_futures::spawn_local(async move {
                    if fetch_readings().await {
                        app.readings_came();
                    }
                });
            }
        });
    }

    async fn fetch_readings() -> bool {
        let file = fetch::bytes("readings.txt").await.ok();
        let table = file.and_then(|file| String::from_utf8(file).ok());
        let Some(table) = table else {
            return false;
        };
        readings::know(Box::leak(Box::new(Readings::read(&table))));
        true
    }
}
