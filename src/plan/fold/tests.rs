#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]
use super::*;
use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;

#[test]
fn folds_what_people_write_differently() {
    let table = [
        ("ＤＸ推進", "dx推進"),
        ("ﾃﾞｼﾞﾀﾙ　ﾊﾟﾝﾌﾚｯﾄ", "でじたるぱんふれっと"),
        ("ァンヴヵヶヽヾ", "ぁんゔゕゖゝゞ"),
        ("ÀÞ×Ω", "aþ×ω"),
        ("Tài chính ĐỨC đẹp", "taichinhducdep"),
        ("finanças AÇÕES niño", "financasacoesnino"),
        ("e\u{301}te\u{323}\u{302}", "ete"),
        ("がざパ か\u{3099}", "がざぱが"),
        ("サービス", "さーびす"),
        ("か\u{3099}いこ\u{3099}", "がいご"),
        ("ｳﾞｪﾈﾁｱ ヴ", "ゔぇねちあゔ"),
        ("㈱上尾 ㎡ ㎞ ㎏ ㌶ ％", "(株)上尾m2kmkgへくたーる%"),
        ("①Ⅲⅳ㉑ ㋿㍻", "1iiiiv21令和平成"),
        ("平成27〜31～2−3－4‐5–6—7―8-9", "平成27-31-2-3-4-5-6-7-8-9"),
        ("△9.9 ▲9.9", "▲9.9▲9.9"),
        ("改 行\r\n\tと\u{200B}空\u{A0}白", "改行と空白"),
        ("葛\u{E0100}飾", "葛飾"),
        ("⼈⼝", "人口"),
        ("……", "......"),
        ("", ""),
        ("CO₂ 10³ ½", "co21031⁄2"),
    ];
    for (input, expected) in table {
        assert_eq!(fold(input), expected, "{input}");
    }
}

/// Every character of the tables, and every one of the blocks that matter, is
/// expanded as NFKC says, or stands for itself on purpose.
#[test]
fn expands_like_nfkc() {
    let blocks = [
        0x20..=0x7E,
        0xB2..=0xB3,
        0xB9..=0xBE,
        0x2024..=0x2026,
        0x2070..=0x209C,
        0x2100..=0x2149,
        0x2150..=0x2189,
        0x2460..=0x24EA,
        0x2F00..=0x2FD5,
        0x3021..=0x3096,
        0x309D..=0x30FF,
        0x3220..=0x325F,
        0x3280..=0x33FF,
        0x4E00..=0x9FFF,
        0xF900..=0xFAD9,
        0xFB00..=0xFB06,
        0xFE30..=0xFE48,
        0xFE50..=0xFE6B,
        0xFF01..=0xFF9D,
        0xFFE0..=0xFFE2,
        0xFFE4..=0xFFE6,
    ];
    // A line over or with a ring has a combining part; nobody types it.
    let kept = ['Å', '﹉', '﹊', '﹋', '﹌'];
    for c in blocks.into_iter().flatten().filter_map(char::from_u32) {
        let mut expanded = String::new();
        expand(c, |part| expanded.push(part));
        let nfkc: String = std::iter::once(c).nfkc().collect();
        if !kept.contains(&c) {
            assert_eq!(expanded, nfkc, "U+{:04X}", u32::from(c));
        }
    }
}

/// The same of Latin letters, which lose what marks they have.
#[test]
fn expands_latin_letters_without_their_marks() {
    let blocks = [0xC0..=0x24F, 0x1E00..=0x1EFF];
    for c in blocks.into_iter().flatten().filter_map(char::from_u32) {
        let mut expanded = String::new();
        expand(c, |part| expanded.push(part));
        let parts = std::iter::once(c).nfkd();
        let bare: String = parts.filter(|c| simplify(*c).is_some()).collect();
        assert_eq!(expanded, bare, "U+{:04X}", u32::from(c));
    }
}

#[test]
fn finds_words_in_the_printed_text() {
    let check = |original: &str, words: &[&str], expected: &[&str]| {
        let words: Vec<_> = words.iter().map(|word| fold(word)).collect();
        let found = find_ranges(original, &words);
        let found: Vec<_> = found.into_iter().map(|r| &original[r]).collect();
        assert_eq!(found, expected, "{original} {words:?}");
    };
    check("市の公式ＳＮＳ、SNS", &["sns"], &["ＳＮＳ", "SNS"]);
    check("㈱上尾", &["株"], &["㈱"]);
    check("オープン デー\nタの推進", &["データ"], &["デー\nタ"]);
    check("ﾃﾞｼﾞﾀﾙ化", &["デジタル"], &["ﾃﾞｼﾞﾀﾙ"]);
    check("こここ", &["ここ"], &["こここ"]);
    check("防災と減災", &["防災", "災と", "減"], &["防災と減"]);
    check("の tài chính và", &["tai chinh"], &["tài chính"]);
    check("tai chinh", &["tài chính"], &["tai chinh"]);
    check(
        "Educação e\u{301}.",
        &["cao", "e"],
        &["E", "ção", "e\u{301}"],
    );
    check("がか", &["か"], &["か"]);
    check("財政", &["", "健全"], &[]);
    check("", &["財政"], &[]);
}

proptest! {
    #[test]
    fn never_panics_and_maps_to_whole_characters(text in "\\PC{0,24}", word in "\\PC{1,2}") {
        let folded = Folded::new(&text);
        prop_assert_eq!(&folded.text, &fold(&text));
        for range in find_ranges(&text, &[fold(&word)]) {
            let shown = text.get(range).expect("on the boundaries of characters");
            prop_assert!(fold(shown).contains(&fold(&word)));
        }
    }

    #[test]
    fn folding_twice_is_folding_once(text in "[ -~ァ-ヶぁ-ゖ！-～ｦ-ﾟ㈠-㉃①-⓪⼀-⿕㌀-㏿▲△〜ー]{0,20}") {
        let once = fold(&text);
        prop_assert_eq!(fold(&once), once);
    }

    #[test]
    fn every_character_of_the_text_is_found(text in "[a-zA-Z０-９ァ-ヶ一-龠]{1,10}") {
        let ranges = find_ranges(&text, &[fold(&text)]);
        prop_assert_eq!(ranges, vec![0..text.len()]);
    }
}
