//! What is aimed at, where it stands, how it was tested, and what is not good yet.

use super::super::dom::{El, Node, classed, el, verbatim};
use super::{failing, plain};

/// The programs that the automatic tests use, in the versions of that day.
pub(super) const TOOLS: &str = "axe-core 4.14.1、html-validate、Chromium 156、Firefox ESR 153、\
    WebKitGTK（Debian 12のもの）。部品の並びは、Chromiumが支援技術に渡す情報で見ました。";

pub fn statement() -> Vec<Node> {
    vec![standing(), method(), limits(), report()]
}

fn panel(heading: &str) -> El {
    classed("section", "panel tested")
        .attr("lang", "ja")
        .kid(plain("h2", heading))
}

fn list(items: &[&str]) -> Node {
    let items = items.iter().map(|item| plain("li", item)).collect();
    el("ul").kids(items).view()
}

fn standing() -> Node {
    let names: Vec<String> = failing()
        .map(|criterion| [criterion.id, " ", criterion.title].concat())
        .collect();
    let failing = [
        "満たしていない達成基準があります（",
        &names.join("、"),
        "）。わけは下の表に書きました。",
    ]
    .concat();
    let mut reasons = vec![
        "画面読み上げソフトと、実物のスマートフォンやタブレットで、人が使ってみる試験をしていません。",
        "障害のある人や、外部の専門家による確認を受けていません。",
    ];
    if !names.is_empty() {
        reasons.push(&failing);
    }
    panel("目標と、いまの段階")
        .kid(plain(
            "p",
            "目標は、JIS X 8341-3:2016のレベルAAに準拠することです。これはWCAG 2.0のレベルAAと同じ内容です。\
             WCAG 2.1と2.2のレベルA・AAで加わった達成基準も、あわせて確かめています。",
        ))
        .kid(
            el("p")
                .kid(verbatim("いまの段階は、"))
                .kid(plain("b", "JIS X 8341-3:2016のレベルAAに配慮"))
                .kid(verbatim(
                    "です。ウェブアクセシビリティ基盤委員会の対応度表記で、「準拠」や「一部準拠」とはまだ言えないときの表し方です。\
                     次のわけで、こう記します。",
                ))
                .view(),
        )
        .kid(list(&reasons))
        .view()
}

fn method() -> Node {
    let row = |name: &str, text: &str| [plain("dt", name), plain("dd", text)];
    let product = [
        "Keikaku ",
        env!("CARGO_PKG_VERSION"),
        "。ページは、最初のページ、章・テーマ・施策、\
        指標、課、すべての指標を並べるページ、このページです。",
    ]
    .concat();
    let rows = [
        row("試験をした日", "2026年11月25日"),
        row("試験したもの", &product),
        row(
            "試験したデータ",
            "上尾市 第6次総合計画 前期基本計画 第8章（2026年11月23日更新）。ほかの計画を載せたサイトや、\
             そのあとに更新したデータは、あらためて試験が要ります。",
        ),
        row(
            "自動の試験",
            "表の「自動」の名前は、この製品のプログラムと一緒に公開している試験の名前です。\
             製品を直すたびに、すべてを動かして確かめます。",
        ),
        row(
            "人手の試験",
            "開発者が、Chromiumの画面、書き出したページ、プログラムの原文を見て確かめました。手順は表に書きました。",
        ),
        row("使った道具", TOOLS),
        row(
            "使っている技術",
            "HTML、CSS、WAI-ARIA、SVG、JavaScript、WebAssembly。JavaScriptやWebAssemblyが動かないときも、\
             計画の文章、表、グラフは読めます。",
        ),
    ];
    panel("試験の対象と方法")
        .kid(
            classed("dl", "facts")
                .kids(rows.into_iter().flatten().collect())
                .view(),
        )
        .view()
}

fn limits() -> Node {
    panel("分かっている限界")
        .kid(list(&[
            "やさしい日本語とほかの言語は、参考の訳です。表示が欠けないことや言語の印は自動で確かめましたが、\
             その言語を使う人に読んでもらってはいません。",
            "このページの文章と表は日本語だけで、ふりがなは付きません。",
            "プログラムが動かない古いブラウザーでは、検索、絞り込み、ふりがな、言語の切り替えは使えません。",
            "ファイルとして受け取る画像（PNG）には、代わりの文が入りません。文は「文字をコピー」で、\
             数値はCSVで受け取れます。",
            "出典の計画書（PDF）は市のもので、この試験の対象ではありません。",
        ]))
        .view()
}

fn report() -> Node {
    panel("使いにくいところを知らせるには")
        .kid(plain(
            "p",
            "このサイトのデータには、市の連絡先が入っていません。ページの末尾の「出典」にある計画を出している市の、\
             公式ウェブサイトの問い合わせ先か、計画の担当課へお知らせください。",
        ))
        .kid(plain(
            "p",
            "ページの場所（アドレス）、使っている機器とブラウザー、支援技術、困ったことを書いていただくと、\
             原因を調べやすくなります。",
        ))
        .view()
}
