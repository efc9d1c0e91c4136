//! Ids and references to them.

use super::Checker;
use crate::plan::{DepartmentId, LevelId, Place, SeriesId};

impl<'a> Checker<'a> {
    /// An id must be its kind's only one of that name, and fit into a link.
    pub(super) fn id(&mut self, at: &str, kind: &'static str, id: &'a str) {
        let at = format!("{at}/id");
        if id.is_empty() {
            let todo = "半角の小文字・数字・ハイフンで書いてください。";
            return self.error(&at, "idが空です。", todo);
        }
        let known = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        if !id.chars().all(known) {
            self.warning(
                &at,
                format!("id「{id}」に半角の小文字・数字・ハイフンでない文字があります。"),
                "idはリンクに使われます。半角の小文字・数字・ハイフンだけにしてください。",
            );
        }
        if let Some(first) = self.seen.get(&(kind, id)) {
            let what = format!("{kind}のid「{id}」は {first} と同じです。");
            self.error(&at, what, "どちらかのidを変えてください。");
        } else {
            self.seen.insert((kind, id), at);
        }
    }

    pub(super) fn level(&mut self, at: &str, level: &LevelId) {
        if !self.plan.levels.iter().any(|known| known.id == *level) {
            self.error(
                &format!("{at}/level"),
                format!("階層「{level}」がlevelsにありません。"),
                "levelsに書き加えるか、idを直してください。",
            );
        }
    }

    pub(super) fn departments(&mut self, at: &str, departments: &[DepartmentId]) {
        for (i, id) in departments.iter().enumerate() {
            let at = format!("{at}/departments/{i}");
            if !self.plan.departments.iter().any(|known| known.id == *id) {
                self.error(
                    &at,
                    format!("担当課「{id}」がdepartmentsにありません。"),
                    "departmentsに書き加えるか、idを直してください。",
                );
            }
            if departments.iter().take(i).any(|before| before == id) {
                let what = format!("担当課「{id}」が2回書かれています。");
                self.warning(&at, what, "1回にしてください。");
            }
        }
    }

    pub(super) fn series_reference(&mut self, at: &str, id: &SeriesId) {
        if !self.series.contains_key(id) {
            self.error(
                at,
                format!("系列「{id}」がどの図表にもありません。"),
                "図表のseriesに書き加えるか、idを直してください。",
            );
        }
    }

    /// The place that the field `from` names.
    pub(super) fn place(&mut self, at: &str, place: Option<&Place>) {
        let Some(place) = place else { return };
        let at = format!("{at}/from");
        match &place.source {
            Some(source) if !self.plan.sources.iter().any(|known| known.id == *source) => {
                self.error(
                    &at,
                    format!("出典「{source}」がsourcesにありません。"),
                    "sourcesに書き加えるか、idを直してください。",
                );
            }
            None if self.plan.sources.is_empty() => self.error(
                &at,
                "出典の場所がありますが、sourcesに出典がありません。",
                "sourcesに計画そのものを書き加えてください。",
            ),
            _ => {}
        }
        let lines = place.locator.strip_prefix('L');
        let meant = lines.is_some_and(|range| range.starts_with(|c: char| c.is_ascii_digit()));
        if meant && place.line_range().is_none() {
            self.error(
                &at,
                format!("行の範囲「{}」が読めません。", place.locator),
                "「L12」か「L12-15」のように、小さい行から書いてください。",
            );
        }
    }
}
