//! "原文を見る": the place of a text or a number in its source, with the
//! source's own lines where there is a file of them.

use super::state::App;
use crate::browser::{dialog, fetch};
use crate::i18n;
use crate::plan::{Lines, Place, Source};
use leptos::prelude::*;

/// Lines of the source shown before and after those that are meant.
const AROUND: u32 = 3;

/// What the dialog shows.
#[derive(Clone, Default)]
pub struct Shown {
    title: String,
    note: String,
    locator: String,
    lines: Option<Lines>,
    /// The text of the source: not there yet, there, or not to be had.
    text: Option<Result<String, ()>>,
}

/// The place that the dialog shows.
pub fn opened() -> RwSignal<Shown> {
    RwSignal::new(Shown::default())
}

/// Opens the dialog at a place.
pub fn show(app: App, shown: RwSignal<Shown>, place: &str) {
    let Some(place) = Place::parse(place) else {
        return;
    };
    let index = app.index();
    let source = find(&index.plan.sources, &place);
    let lines = place.line_range();
    shown.set(Shown {
        title: source.map_or_else(|| i18n::SOURCE_UNKNOWN.to_owned(), |s| s.title.clone()),
        note: source.and_then(|s| s.note.clone()).unwrap_or_default(),
        locator: lines.map_or_else(|| place.locator.clone(), |l| i18n::lines(l.first, l.last)),
        lines,
        text: None,
    });
    dialog::open("#source");
    let file = source
        .and_then(|s| s.file.clone())
        .filter(|_| lines.is_some());
    let Some(file) = file else { return };
    leptos::task::spawn_local(async move {
        let text = fetch::bytes(&file).await.map_err(|_| ());
        let text = text.and_then(|bytes| String::from_utf8(bytes).map_err(|_| ()));
        shown.update(|s| s.text = Some(text));
    });
}

fn find<'a>(sources: &'a [Source], place: &Place) -> Option<&'a Source> {
    match &place.source {
        Some(id) => sources.iter().find(|s| s.id == *id),
        None => sources.first(),
    }
}

/// The dialog, closed until something is shown.
pub fn dialog(_app: App, shown: RwSignal<Shown>) -> AnyView {
    let body = move || {
        shown.with(|s| match (s.lines, &s.text) {
            (None, _) => ().into_any(),
            (Some(_), None) => view! { <p>{i18n::SOURCE_LOADING}</p> }.into_any(),
            (Some(_), Some(Err(()))) => view! { <p>{i18n::SOURCE_NOT_LOADED}</p> }.into_any(),
            (Some(lines), Some(Ok(text))) => excerpt(text, lines),
        })
    };
    view! {
        <dialog id="source" aria-labelledby="source-title">
            <h2 id="source-title">{i18n::SOURCE_TITLE}</h2>
            <p><b>{move || shown.with(|s| s.title.clone())}</b>" "{move || shown.with(|s| s.locator.clone())}</p>
            <p class="note">{move || shown.with(|s| s.note.clone())}</p>
            <div aria-live="polite">{body}</div>
            <p><button class="tool" on:click=move |_| dialog::close("#source")>{i18n::CLOSE}</button></p>
        </dialog>
    }
    .into_any()
}

fn excerpt(text: &str, lines: Lines) -> AnyView {
    let first = lines.first.saturating_sub(AROUND).max(1);
    let last = lines.last.saturating_add(AROUND);
    let rows: Vec<_> = text
        .lines()
        .zip(1u32..)
        .skip_while(|(_, number)| *number < first)
        .take_while(|(_, number)| *number <= last)
        .map(|(line, number)| {
            let meant = (lines.first..=lines.last).contains(&number);
            view! { <li value=number.to_string() class:meant=meant>{line.trim_end().to_owned()}</li> }
        })
        .collect();
    view! { <ol class="excerpt" tabindex="0" aria-label=i18n::SOURCE_EXCERPT>{rows}</ol> }
        .into_any()
}
