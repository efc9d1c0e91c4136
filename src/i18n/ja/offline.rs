//! この端末に保存

use crate::i18n::places;
use crate::plan::quantity::format_number;
use crate::tr;

pub const OFFLINE: &str = "この端末に保存";
pub const OFFLINE_ABOUT: &str =
    "通信がないときも見られるように、このページの今の版を端末に保存します。いつでも消せます。";
pub const OFFLINE_DONE: &str = "保存しました。通信がなくても開けます。";
pub const OFFLINE_FULL: &str = "端末の空きが足りないため、保存できませんでした。ほかのデータを消してから、もう一度お試しください。";
pub const OFFLINE_IMPOSSIBLE: &str =
    "このブラウザーや、このアドレス（https でないもの、ファイルなど）では、端末に保存できません。";
pub const OFFLINE_LOOKING: &str = "確かめています。";
pub const OFFLINE_NEWER: &str = "新しい版があります。";
pub const OFFLINE_NO_ANSWER: &str = "サーバーに届きませんでした。通信を確かめて、もう一度お試しください。保存してあるものは、そのままです。";
pub const OFFLINE_REFUSED: &str = "ブラウザーの設定で、保存が許されていません。設定を確かめるか、プライベートでないウィンドウでお試しください。";
pub const OFFLINE_REMOVE: &str = "保存したものを消す";
pub const OFFLINE_REMOVED: &str = "保存したものを消しました。";
pub const OFFLINE_STORE: &str = "この端末に保存する";
pub const OFFLINE_SWITCHED_OFF: &str =
    "このサイトでは、端末への保存を取りやめています。保存してあったものは消しました。";
pub const OFFLINE_UPDATE: &str = "新しい版に入れかえる";

/// 約1.9MB
pub fn megabytes(bytes: u64) -> String {
    #[allow(clippy::cast_precision_loss)] // sizes of sites
    let size = places(bytes as f64 / 1e6, 1).max(0.1);
    tr!("約{n}MB", n = format_number(size))
}

pub fn offline_stored(day: &str, bytes: u64) -> String {
    tr!(
        "{day} に保存した版があります（{size}）。",
        day,
        size = megabytes(bytes)
    )
}

pub fn files_of(done: usize, all: usize) -> String {
    tr!(" {done} / {all} ファイル", done, all)
}

pub fn offline_missing(file: &str) -> String {
    tr!(
        "「{file}」を受け取れなかったため、保存しませんでした。時間をおいて、もう一度お試しください。続くときは、サイトの管理者にお知らせください。",
        file
    )
}
