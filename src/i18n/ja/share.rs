//! Sharing: the link, its QR code, what a city puts into its own pages.

use crate::i18n::say;
use crate::query::embed::Part;
use crate::tr;

pub const SHARE_TITLE: &str = "この表示を共有";

pub const LINK: &str = "リンク";
pub const LINK_ABOUT: &str =
    "ページ、絞り込み、検索の言葉、年の書き方、試した数値が、いまのまま開きます。";
pub const LINK_ADDRESS: &str = "この表示のリンク";
pub const LINK_COPY: &str = "リンクをコピー";
pub const LINK_COPIED: &str = "リンクをコピーしました。";
pub const LINK_NOT_COPIED: &str =
    "コピーできませんでした。リンクを選んだので、そのままコピーしてください。";
pub const LINK_SEND: &str = "ほかのアプリで送る";
pub const LINK_NOT_SENT: &str = "送れませんでした。「リンクをコピー」をお試しください。";

pub const QR: &str = "QRコード";
pub const QR_ABOUT: &str =
    "会場の画面や紙に出して、スマートフォンのカメラで読み取れます。この端末の中で作りました。";
pub const QR_PICTURE: &str = "この表示のリンクのQRコード";
pub const QR_TOO_LONG: &str =
    "リンクが長すぎて、QRコードにできません。条件を減らすか、リンクをコピーしてお使いください。";

pub const EMBED: &str = "埋め込み";
pub const EMBED_ABOUT: &str = "市のページやブログの中に、この計画の一部を表示できます。コードをページのHTMLに貼り付けてください。";
pub const EMBED_CHOOSE: &str = "埋め込みのコードを作る";
pub const EMBED_CODE: &str = "埋め込みのコード";
pub const EMBED_COPIED: &str = "コードをコピーしました。";
pub const EMBED_COPY: &str = "コードをコピー";
pub const EMBED_FILTERED: &str = "いまの絞り込み";
pub const EMBED_HEIGHT: &str = "枠の高さは、幅に合わせて決めてあります。長い一覧は枠の中でスクロールします。下の一行を入れると、枠がいつも中身の高さになります。";
pub const EMBED_NOT_COPIED: &str =
    "コピーできませんでした。コードを選んだので、そのままコピーしてください。";
pub const EMBED_NARROW: &str = "スマートフォンの幅での見え方";
pub const EMBED_PARTS: &str = "表示する部分";
pub const EMBED_PLAN: &str = "計画の全体";
pub const EMBED_PREVIEW: &str = "見え方";
pub const EMBED_DARK: &str = "暗い";
pub const EMBED_LIGHT: &str = "明るい";
pub const EMBED_SCHEME: &str = "配色";
pub const EMBED_SCHEME_OWN: &str = "見る人の設定に合わせる";
pub const EMBED_SCRIPT: &str = "高さを自動で合わせる一行をつける";
pub const EMBED_SUBJECT: &str = "埋め込むもの";
pub const EMBED_WIDE: &str = "広い画面での見え方";
pub const EMBED_WIDTH: &str = "枠の幅";
pub const EMBED_WIDTH_FULL: &str = "場所の幅いっぱい";

pub fn embed_width(css_px: u32) -> String {
    tr!("{n}pxまで", n = css_px)
}

pub fn embed_part(part: Part) -> &'static str {
    say(match part {
        Part::Facts => "概要",
        Part::Chart => "グラフ",
        Part::Table => "表",
        Part::Judgement => "判定",
        Part::Kpis => "指標のカード",
        Part::Directions => "取組",
    })
}
