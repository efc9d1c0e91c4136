//! `keikaku prerender`: writes the first page into the built site's index.html,
//! so that it can be read before the program is there, or without it.

use super::Exit;
use crate::plan::{Period, Plan, fingerprint, load};
use std::fs;
use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};

/// The element that the page goes into, as Trunk leaves it.
const PLACE: &str = "<div id=\"app\"></div>";

const USAGE: &str =
    "使い方：keikaku prerender フォルダー（index.html と plan.json のある、公開用のフォルダー）";

pub(super) fn run(arguments: &[String]) -> Exit {
    let [folder] = arguments else {
        eprintln!("{USAGE}");
        return Exit::Failed;
    };
    let folder = Path::new(folder);
    let (page, plan) = (folder.join("index.html"), folder.join("plan.json"));
    let read = |path: &Path| {
        fs::read(path).map_err(|error| format!("{} を読めません：{error}", path.display()))
    };
    let done = read(&plan).and_then(|bytes| {
        let html = String::from_utf8_lossy(&read(&page)?).into_owned();
        let written = with_page(&html, &bytes)?;
        fs::write(&page, written)
            .map_err(|error| format!("{} に書けません：{error}", page.display()))
    });
    match done {
        Ok(()) => Exit::Done,
        Err(why) => {
            eprintln!("{why}");
            Exit::Failed
        }
    }
}

/// The page with the plan in it.
fn with_page(html: &str, plan: &[u8]) -> Result<String, String> {
    let loaded = load(plan);
    let Some(read) = loaded.plan.filter(|_| loaded.problems.is_empty()) else {
        return Err("計画のデータに誤りがあります。keikaku check で確かめてください。".to_owned());
    };
    if html.matches(PLACE).count() != 1 {
        return Err(format!("index.html に {PLACE} がちょうど1つ必要です。"));
    }
    // For as long as the program runs, as the page needs it.
    let read: &'static Plan = Box::leak(Box::new(read));
    let shown = crate::app::prerender(read, today());
    let name = fingerprint(plan);
    Ok(html.replace(
        PLACE,
        &format!("<div id=\"app\" data-plan=\"{name}\">{shown}</div>"),
    ))
}

/// The day of the build, by UTC; by `SOURCE_DATE_EPOCH` where a build is to be
/// repeated to the byte.
fn today() -> Period {
    let given = std::env::var("SOURCE_DATE_EPOCH").ok();
    let now = SystemTime::now().duration_since(UNIX_EPOCH);
    let seconds = given.and_then(|text| text.parse().ok());
    let seconds: u64 = seconds.unwrap_or(now.map_or(0, |now| now.as_secs()));
    day(i64::try_from(seconds / 86_400).unwrap_or(0))
}

/// The day so many days after 1 January 1970. Years begin with March here, so
/// that the leap day is the last.
fn day(days: i64) -> Period {
    const ERA: i64 = 146_097;
    let days = days + 719_468;
    let (era, of_era) = (days.div_euclid(ERA), days.rem_euclid(ERA));
    let of = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / (ERA - 1)) / 365;
    let of_year = of_era - (365 * of + of / 4 - of / 100);
    let month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    let year = of + era * 400 + i64::from(month <= 2);
    let small = |number: i64| u8::try_from(number).unwrap_or(1);
    Period::Day(
        i32::try_from(year).unwrap_or(1970),
        small(month),
        small(day),
    )
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn days() {
        for (days, date) in [
            (0, "1970-01-01"),
            (59, "1970-03-01"),
            (11_016, "2000-02-29"),
            (20_781, "2026-11-24"),
            (21_914, "2029-12-31"),
        ] {
            assert_eq!(day(days).to_string(), date);
        }
    }

    #[test]
    fn the_plan_is_written_into_the_page() {
        let plan = include_bytes!("../../public/plan.json");
        let html = with_page(&format!("<body>{PLACE}</body>"), plan).unwrap();
        assert!(html.starts_with("<body><div id=\"app\" data-plan=\""));
        for said in ["実質公債費比率", "15,162人", "id=\"directions\"", "<svg "] {
            assert_eq!(html.contains(said), said != "15,162人", "{said}");
        }
        assert!(with_page("<body></body>", plan).is_err());
        assert!(with_page(PLACE, b"{}").is_err());
    }
}
