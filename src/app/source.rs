//! "原文を見る": the place of a text or a number in its source, with the
//! source's own lines where there is a file of them.

use super::dom::{Node, classed, el, live, nothing};
use super::rx::State;
use super::state::App;
use crate::browser::{dialog, fetch};
use crate::i18n;
use crate::plan::{Lines, Place, Source};

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
pub fn opened() -> State<Shown> {
    State::new(Shown::default())
}

/// Opens the dialog at a place.
pub fn show(app: App, shown: State<Shown>, place: &str) {
    let Some(place) = Place::parse(place) else {
        return;
    };
    let index = app.index();
    let source = find(&index.plan.sources, &place);
    let file = source.and_then(|s| s.file_beside().map(str::to_owned));
    let lines = place.line_range().filter(|_| file.is_some());
    shown.set(Shown {
        title: source.map_or_else(|| i18n::SOURCE_UNKNOWN.to_owned(), |s| s.title.clone()),
        note: source
            .map(|s| s.notes().collect::<Vec<_>>().join(" "))
            .unwrap_or_default(),
        locator: place
            .line_range()
            .map_or_else(|| place.locator.clone(), |l| i18n::lines(l.first, l.last)),
        lines,
        text: None,
    });
    dialog::open("#source");
    let Some(file) = file.filter(|_| lines.is_some()) else {
        return;
    };
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
pub fn dialog(shown: State<Shown>) -> Node {
    let body = move || {
        shown.with(|s| match (s.lines, &s.text) {
            (None, _) => nothing(),
            (Some(_), None) => el("p").text(i18n::SOURCE_LOADING).view(),
            (Some(_), Some(Err(()))) => el("p").text(i18n::SOURCE_NOT_LOADED).view(),
            (Some(lines), Some(Ok(text))) => excerpt(text, lines),
        })
    };
    let close = classed("button", "tool")
        .on("click", |_| dialog::close("#source"))
        .text(i18n::CLOSE);
    let head = el("p")
        .kid(
            el("b")
                .text_live(move || shown.with(|s| s.title.clone()))
                .view(),
        )
        .text(" ")
        .text_live(move || shown.with(|s| s.locator.clone()));
    el("dialog")
        .attr("id", "source")
        .attr("aria-labelledby", "source-title")
        .kid(
            el("h2")
                .attr("id", "source-title")
                .text(i18n::SOURCE_TITLE)
                .view(),
        )
        .kid(head.view())
        .kid(
            classed("p", "note")
                .text_live(move || shown.with(|s| s.note.clone()))
                .view(),
        )
        .kid(el("div").attr("aria-live", "polite").kid(live(body)).view())
        .kid(el("p").kid(close.view()).view())
        .view()
}

fn excerpt(text: &str, lines: Lines) -> Node {
    let first = lines.first.saturating_sub(AROUND).max(1);
    let last = lines.last.saturating_add(AROUND);
    let rows = text
        .lines()
        .zip(1u32..)
        .skip_while(|(_, number)| *number < first)
        .take_while(|(_, number)| *number <= last)
        .map(|(line, number)| {
            let meant = (lines.first..=lines.last).contains(&number);
            let class = if meant { "meant" } else { "" };
            classed("li", class)
                .attr("value", &number.to_string())
                .text(line.trim_end())
                .view()
        });
    classed("ol", "excerpt")
        .attr("tabindex", "0")
        .attr("aria-label", i18n::SOURCE_EXCERPT)
        .kids(rows.collect())
        .view()
}
