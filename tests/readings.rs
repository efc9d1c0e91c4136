//! The table of readings (`seeds/readings.tsv`): complete for the plan and the page, and
//! right where a dictionary alone is not.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use keikaku::i18n::Readings;
use keikaku::i18n::readings::is_kanji;
use proptest::prelude::*;
use std::path::PathBuf;
use std::sync::LazyLock;

static READINGS: LazyLock<Readings> = LazyLock::new(|| Readings::of_table(&file()));

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn file() -> String {
    std::fs::read_to_string(root().join("seeds/readings.tsv")).unwrap()
}

/// The Japanese of the plan and of the page, and what both are in plain Japanese. Another
/// test holds the translators' files to have every text.
fn texts() -> Vec<String> {
    let mut texts = Vec::new();
    for file in ["seeds/ageo.ja-easy.po", "src/i18n/po/ja-easy.po"] {
        let po = polib::po_file::parse(&root().join(file)).unwrap();
        for message in po.messages() {
            texts.push(message.msgid().to_owned());
            texts.push(message.msgstr().unwrap().to_owned());
        }
    }
    assert!(texts.len() > 1000, "only {} texts", texts.len());
    texts
}

/// A text with its readings in brackets.
fn written(text: &str) -> String {
    let mut written = String::new();
    for piece in READINGS.pieces(text) {
        written += piece.base;
        if let Some(reading) = piece.reading {
            written += &format!("({reading})");
        }
    }
    written
}

#[test]
fn every_kanji_of_the_plan_and_the_page_has_a_reading() {
    let mut missing = Vec::new();
    for text in texts() {
        for piece in READINGS.pieces(&text) {
            if piece.reading.is_none() && piece.base.chars().any(is_kanji) {
                missing.push(format!("「{}」 in 「{text}」", piece.base));
            }
        }
    }
    assert!(
        missing.is_empty(),
        "no reading of {}\n`cargo xtask readings` proposes them",
        missing.join("\n")
    );
}

/// What is served has each word with its reading.
#[test]
fn words_and_readings_apart_are_the_same_table() {
    let (words, readings): (Vec<_>, Vec<_>) = {
        let table = file().leak();
        let lines = table.lines().filter(|line| !line.starts_with('#'));
        lines.filter_map(|line| line.split_once('\t')).unzip()
    };
    let served = [words.join("\n"), readings.join("\n")].join("\n\n");
    assert!(words.len() > 1000 && Readings::read(&served) == *READINGS);
}

#[test]
fn the_table_is_words_and_their_readings_each_once() {
    let mut known = std::collections::BTreeSet::new();
    for line in file().lines().filter(|line| !line.starts_with('#')) {
        let (word, reading) = line.split_once('\t').expect(line);
        assert!(word.chars().any(is_kanji), "{line}");
        let signs = |c: char| matches!(c, 'ぁ'..='ん' | 'ー' | '0');
        assert!(reading.chars().all(signs) && !reading.is_empty(), "{line}");
        assert!(known.insert(word.to_owned()), "{word} twice");
    }
}

/// Read and corrected by hand.
const READ: &[&str] = &[
    "公共(こうきょう)の建築物(けんちくぶつ)",
    "確定(かくてい)した実績(じっせき)",
    "最小(さいしょう)",
    "図(ず)に表(あらわ)せない",
    "大正(たいしょう)15年(ねん)",
    "下(さ)げる目標(もくひょう)",
    "何度(なんど)も",
    "お金(かね)は入(はい)りません",
    "人(ひと)の数(かず)を変(か)えてみる",
    "行(おこな)った数(かず)",
    "近(ちか)い数(かず)にまとめる",
    "入(い)れることができる数(かず)は",
    "数(かず)を減(へ)らす",
    "使(つか)った数値(すうち)",
    "11月(がつ)23日(にち)",
    "1月1日(がつついたち)",
    "12月20日(がつはつか)",
    "4月24日(がつにじゅうよっか)",
    "上尾(あげお)市(し) 第(だい)6次(じ)総合(そうごう)計画(けいかく) 前期(ぜんき)基本(きほん)計画(けいかく)",
    "第(だい)8章(しょう)",
    "施策(しさく)の大(だい)項目(こうもく)【まちづくりの基本(きほん)方向(ほうこう)】",
    "施策(しさく)の中項目(ちゅうこうもく)【テーマ】",
    "施策(しさく)の小(しょう)項目(こうもく)",
    "広報(こうほう)広聴(こうちょう)課(か)",
    "危機(きき)管理(かんり)防災(ぼうさい)課(か)",
    "市民(しみん)協働(きょうどう)推進(すいしん)課(か)",
    "総務(そうむ)課(か)",
    "IT推進(すいしん)課(か)",
    "行政(ぎょうせい)経営(けいえい)課(か)",
    "市民(しみん)課(か)",
    "職員(しょくいん)課(か)",
    "施設(しせつ)課(か)",
    "財政(ざいせい)課(か)",
    "納税(のうぜい)課(か)",
    "市民(しみん)活動(かつどう)支援(しえん)センター",
    "全(ぜん)庁(ちょう)",
    "都市(とし)計画(けいかく)課(か)",
    "市街地(しがいち)整備(せいび)課(か)",
    "農政(のうせい)課(か)",
    "商工(しょうこう)課(か)",
    "開発(かいはつ)指導(しどう)課(か)",
    "持続(じぞく)可能(かのう)な都市(とし)経営(けいえい)",
    "情報(じょうほう)発信(はっしん)・公開(こうかい)",
    "市(し)の公式(こうしき)ＳＮＳの登録(とうろく)者(しゃ)数(すう)",
    "情報(じょうほう)の発信(はっしん)・公開(こうかい)",
    "広聴(こうちょう)活動(かつどう)",
    "行政(ぎょうせい)運営(うんえい)",
    "マイナポータル（ぴったりサービス）による電子(でんし)申請(しんせい)件数(けんすう)",
    "経営(けいえい)的(てき)な行政(ぎょうせい)運営(うんえい)",
    "情報(じょうほう)技術(ぎじゅつ)の活用(かつよう)",
    "合理(ごうり)的(てき)な組織(そしき)運営(うんえい)",
    "公共(こうきょう)施設(しせつ)マネジメント計画(けいかく)・インフラのマネジメント計画(けいかく)の推進(すいしん)",
    "財政(ざいせい)運営(うんえい)",
    "実質(じっしつ)公債(こうさい)費(ひ)比率(ひりつ)",
    "健全(けんぜん)な財政(ざいせい)運営(うんえい)",
    "協働(きょうどう)",
    "協働(きょうどう)のまちづくり推進(すいしん)事業(じぎょう)の応募(おうぼ)率(りつ)",
    "協働(きょうどう)のまちづくりの推進(すいしん)",
    "人(ひと)の交流(こうりゅう)・育成(いくせい)",
    "土地(とち)利用(りよう)",
    "土地(とち)区画(くかく)整理(せいり)事業(じぎょう)の進捗(しんちょく)率(りつ)（事業(じぎょう)費(ひ)ベース）",
    "市街地(しがいち)整備(せいび)事業(じぎょう)の推進(すいしん)",
    "効果(こうか)的(てき)な土地(とち)利用(りよう)",
    "企業(きぎょう)立地(りっち)",
    "職員(しょくいん)一人一人(ひとりひとり)の能力(のうりょく)と意欲(いよく)",
    "13,865人(にん)",
    "令和(れいわ)2年(ねん)11月(がつ)時点(じてん)",
    "大谷(おおや)北部(ほくぶ)第(だい)二(に)、大谷(おおや)北部(ほくぶ)第(だい)四(よん)",
    "堤崎(つつみさき)、中新井(なかあらい)",
    "福島(ふくしま)県(けん)本宮(もとみや)市(し)",
    "長野(ながの)県(けん)上田(うえだ)市(し)",
    "東日本(ひがしにほん)大震災(だいしんさい)",
    "圏央道(けんおうどう)接続(せつぞく)",
    "新大宮(しんおおみや)上尾(あげお)道路(どうろ)",
    "人(ひと)の交流(こうりゅう)",
    "核(かく)となる人材(じんざい)",
    "多(おお)くの人(ひと)に",
    "主(おも)な事業(じぎょう)・取組(とりくみ)",
    "現況(げんきょう)と課題(かだい)",
    "取組(とりくみ)の方向(ほうこう)",
    "他(ほか)の市町村(しちょうそん)",
    "その他(た)",
    "今後(こんご)数(すう)年間(ねんかん)",
    "分(わ)かりやすい",
    "何(なに)に取(と)り組(く)む",
    "何(なん)のために",
    "何倍(なんばい)にする",
    "3月(がつ)の登録(とうろく)者(しゃ)数(すう)（現状値(げんじょうち)）",
    "しきい値(ち)",
    "目標値(もくひょうち)として設定(せってい)",
    "指標(しひょう)の推移(すいい)",
    "最新(さいしん)の実績(じっせき)",
    "保護(ほご)者(しゃ)向(む)け等(とう)",
    "効果(こうか)的(てき)な土地(とち)利用(りよう)の",
    "市(し)に来(く)る人(ひと)",
    "市役所(しやくしょ)に来(こ)なくても",
    "来(らい)庁(ちょう)が不要(ふよう)",
    "どれだけ行(おこな)ったか",
    "市役所(しやくしょ)に行(い)かなくても",
    "行(ぎょう)番号(ばんごう)",
    "下(した)の一行(いちぎょう)",
    "年(とし)の書(か)き方(かた)、試(ため)した数(かず)",
    "計画(けいかく)の数(かず)では",
    "やむを得(え)ず",
    "則(のっと)り",
    "命(いのち)を守(まも)る上(うえ)で",
    "コンピューター上(じょう)の空間(くうかん)",
    "道路沿(どうろぞ)いの土地(とち)利用(りよう)",
    "企業版(きぎょうばん)ふるさと納税(のうぜい)",
    "今(いま)の版(はん)",
    "著作物(ちょさくぶつ)",
    "施行中(しこうちゅう)",
    "後(あと)の年度(ねんど)",
    "基準(きじゅん)より後(あと)の実績(じっせき)",
    "空(あ)き家(や)や空(あ)き地(ち)",
    "総事業費(そうじぎょうひ)",
    "市税収入(しぜいしゅうにゅう)",
    "納期限(のうきげん)を過(す)ぎ",
    "上下水道(じょうげすいどう)",
    "外国人(がいこくじん)市民(しみん)",
    "生産(せいさん)年齢(ねんれい)人口(じんこう)",
    "次(つぎ)のページ",
    "計算(けいさん)に入(はい)ります",
    "写(うつ)しを写真(しゃしん)に",
    "届(とど)かない見通(みとお)し",
    "市民(しみん)の声(こえ)の的確(てきかく)な把握(はあく)",
    "予算(よさん)編成(へんせい)",
    "応募(おうぼ)率(りつ)",
];

#[test]
fn readings_are_right() {
    let mut wrong = Vec::new();
    for expected in READ {
        let mut plain = String::new();
        let mut inside = false;
        for c in expected.chars() {
            match c {
                '(' => inside = true,
                ')' => inside = false,
                _ if !inside => plain.push(c),
                _ => {}
            }
        }
        let read = written(&plain);
        if read != *expected {
            wrong.push(format!("{read}\nnot {expected}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(READ.len() >= 60);
}

proptest! {
    #[test]
    fn pieces_joined_are_the_text(text in "[市民計画取り組みの0-9０-９a-z 、ア-ンぁ-ん一-龠\u{1F600}]{0,40}") {
        let joined: String = READINGS.pieces(&text).iter().map(|piece| piece.base).collect();
        prop_assert_eq!(joined, text);
    }
}
