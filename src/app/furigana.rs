//! Furigana: how Japanese is read, above the text; and readings for the search.
//!
//! Like the language, they are chosen before anything is shown, and for as long as the
//! page lives.

use super::dom::{Node, classed};
use super::state::App;
use crate::browser::language::{self, FURIGANA};
use crate::i18n::{self, readings};

#[cfg(target_arch = "wasm32")]
pub use loading::{fetch_readings, load, load_for_search};

/// Their switch, where the page is in Japanese.
pub fn switch(app: App) -> Option<Node> {
    if !i18n::language().is_japanese() {
        return None;
    }
    let on = readings::shown().is_some();
    let pressed = move |_| {
        language::keep(FURIGANA, if on { "off" } else { "on" });
        language::open_anew(&app.with_furigana(!on), "#furigana");
    };
    let switch = classed("button", "tool")
        .attr("id", "furigana")
        .attr("aria-pressed", if on { "true" } else { "false" })
        .attr("title", i18n::FURIGANA_OPENS_ANEW)
        .on("click", pressed)
        .text(readings::LABEL);
    Some(switch.view())
}

/// That they were asked for and could not be had.
pub fn notice() -> Option<Node> {
    readings::missed().then(|| {
        classed("p", "translation")
            .text(i18n::FURIGANA_NOT_LOADED)
            .view()
    })
}

/// Whether they are asked for: by the link, or by the last choice.
#[cfg(target_arch = "wasm32")]
pub fn chosen() -> bool {
    super::language::asked().furigana || language::last(FURIGANA).is_some_and(|last| last == "on")
}

#[cfg(target_arch = "wasm32")]
mod loading {
    use super::super::rx::effect;
    use super::super::{parts, rest};
    use super::{App, chosen, i18n, readings};
    use crate::browser::fetch;
    use crate::i18n::Readings;
    use crate::query::words;
    use std::cell::Cell;

    /// Fetches the readings, if they are to be shown. To be called when the language is known.
    pub async fn load() {
        if !chosen() || !i18n::language().is_japanese() {
            return;
        }
        if fetch_readings().await {
            readings::show();
        } else {
            readings::miss();
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
                parts::with_rest(app, move || rest::readings(app));
            }
        });
    }

    pub async fn fetch_readings() -> bool {
        let file = fetch::bytes(crate::app::READINGS).await.ok();
        let table = file.and_then(|file| String::from_utf8(file).ok());
        let Some(table) = table else {
            return false;
        };
        readings::know(Box::leak(Box::new(Readings::read(&table))));
        true
    }
}
