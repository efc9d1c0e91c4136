//! Sharing: the link, its QR code, what a city puts into its own pages.

pub const SHARE: &str = "共有";
pub const SHARE_COMING: &str = "共有の画面を読み込んでいます…";
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
