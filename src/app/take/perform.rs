//! Makes what was asked for in a menu, and says what became of it.

use super::super::chart_view::{Data, Kind};
use super::menu::Said;
use super::{App, Form, Wanted, export, file_name, i18n, named, sheet};
use crate::browser::{clipboard, download, fetch, location};
use crate::i18n::in_japanese;
use crate::plan::EraStyle;

const CSV: &str = "text/csv;charset=utf-8";
const JSON: &str = "application/json;charset=utf-8";
const SVG: &str = "image/svg+xml;charset=utf-8";

/// The one way to all that is made.
pub fn perform(app: App, wanted: Wanted, said: Said) {
    let index = app.data();
    match wanted {
        Wanted::Chart(kind, form) => take(app, &kind, form, said),
        Wanted::Kpis => {
            let name = file_name(app, i18n::TAKE_NAME_KPIS, "csv");
            save_csv(said, &name, &in_japanese(|| export::kpis(index, None)));
        }
        Wanted::Directions(filter, name) => {
            let csv = in_japanese(|| export::filtered(index, &index.apply(&filter), &filter));
            save_csv(said, &file_name(app, name, "csv"), &csv);
        }
        Wanted::Json => save_json(app, said),
        Wanted::Plan => {
            let name = file_name(app, i18n::TAKE_NAME_PLAN, "csv");
            save_csv(said, &name, &in_japanese(|| export::whole(index.plan)));
        }
    }
}

fn take(app: App, kind: &Kind, form: Form, said: Said) {
    let trial = (kind.trial)();
    let link = location::address();
    let alone = export::Alone {
        plan: app.index().plan,
        title: &kind.title,
        origin: &kind.origin,
        trial: trial.as_deref(),
        style: app.era(),
        link: &link,
    };
    // A part of its own, for the end of a long title is cut.
    let tried = if trial.is_some() { i18n::TRIAL } else { "" };
    let name = |extension: &str| named(app, &[&kind.title, tried], extension);
    match form {
        Form::Csv => {
            // As all of the file: with the plan's own separators.
            let trial = in_japanese(|| (kind.trial)());
            let trial = trial.as_deref();
            let alone = export::Alone { trial, ..alone };
            save_csv(said, &name("csv"), &csv(app, kind, &alone));
        }
        Form::Svg => match sheet::svg(kind, &alone) {
            Some(svg) => save(said, &name("svg"), SVG, &svg),
            None => said.say(i18n::SAVE_FAILED),
        },
        Form::Png => save_png(said, name("png"), sheet::png(kind, &alone)),
        Form::CopyImage => {
            let png = sheet::png(kind, &alone);
            copy_image(said, png.map(|png| clipboard::copy_png(&png)));
        }
        Form::CopyText => copy_text(said, text(app, kind, &alone)),
    }
}

fn csv(app: App, kind: &Kind, alone: &export::Alone) -> String {
    in_japanese(|| match &kind.data {
        Data::Kpi(kpi, _) => export::kpis(app.data(), Some(std::slice::from_ref(&kpi.id))),
        Data::Table(table) | Data::Beside(table) => {
            alone.csv(&table(EraStyle::Era), &table(EraStyle::Western))
        }
    })
}

fn text(app: App, kind: &Kind, alone: &export::Alone) -> String {
    match &kind.data {
        Data::Kpi(kpi, section) => {
            export::kpi_text(app.index(), kpi, *section, alone.style, alone.link)
        }
        Data::Table(table) | Data::Beside(table) => {
            alone.text(&(kind.summary)(alone.style), &table(alone.style))
        }
    }
}

/// Saves a table, and says with how many rows.
fn save_csv(said: Said, name: &str, csv: &str) {
    if download::save_text(name, CSV, csv) {
        said.tell(i18n::saved_rows(name, export::row_count(csv)));
    } else {
        said.say(i18n::SAVE_FAILED);
    }
}

/// Saves the plan's own file as it lies on the host.
fn save_json(app: App, said: Said) {
    let name = file_name(app, i18n::TAKE_NAME_PLAN, "json");
    leptos::task::spawn_local(async move {
        let file = fetch::bytes(super::super::PLAN).await;
        let text = file.ok().and_then(|bytes| String::from_utf8(bytes).ok());
        match text {
            Some(text) => save(said, &name, JSON, &text),
            None => said.say(i18n::PLAN_NO_ANSWER),
        }
    });
}

fn save(said: Said, name: &str, media_type: &str, text: &str) {
    if download::save_text(name, media_type, text) {
        said.tell(i18n::saved(name));
    } else {
        said.say(i18n::SAVE_FAILED);
    }
}

fn save_png(said: Said, name: String, png: Option<sheet::Png>) {
    let Some(png) = png else {
        return said.say(i18n::IMAGE_NOT_MADE);
    };
    leptos::task::spawn_local(async move {
        let saved = download::save_png(&name, png).await;
        said.tell(if saved {
            i18n::saved(&name)
        } else {
            i18n::IMAGE_NOT_MADE.to_owned()
        });
    });
}

fn copy_image(said: Said, copying: Option<clipboard::Copying>) {
    let Some(copying) = copying else {
        return said.say(i18n::IMAGE_NOT_MADE);
    };
    leptos::task::spawn_local(async move {
        said.say(if copying.done().await {
            i18n::COPIED_IMAGE
        } else {
            i18n::IMAGE_NOT_COPIED
        });
    });
}

fn copy_text(said: Said, text: String) {
    let copying = clipboard::copy_text(&text);
    leptos::task::spawn_local(async move {
        if copying.done().await {
            said.say(i18n::COPIED_TEXT);
        } else {
            said.show_text(text);
        }
    });
}
