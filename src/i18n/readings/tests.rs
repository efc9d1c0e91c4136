use super::*;

fn table(words: &[(&str, &str)]) -> Readings {
    let lines: Vec<String> = words.iter().map(|(w, r)| format!("{w}\t{r}")).collect();
    Readings::of_table(&lines.join("\n"))
}

/// A text with its readings in brackets.
fn written(readings: &Readings, text: &str) -> String {
    let piece = |piece: Piece<'_>| match piece.reading {
        Some(reading) => format!("{}({reading})", piece.base),
        None => piece.base.to_owned(),
    };
    readings.pieces(text).into_iter().map(piece).collect()
}

#[test]
fn kana_in_a_word_stay_without_a_reading() {
    let readings = table(&[
        ("取り組み", "とりくみ"),
        ("お年寄り", "おとしより"),
        ("大人", "おとな"),
        ("子どもの日", "こどものひ"),
        ("ケーキ屋", "けーきや"),
    ]);
    for (text, expected) in [
        ("取り組みは", "取(と)り組(く)みは"),
        ("お年寄り、", "お年寄(としよ)り、"),
        ("大人", "大人(おとな)"),
        ("子どもの日", "子(こ)どもの日(ひ)"),
        ("ケーキ屋", "ケーキ屋(や)"),
        ("", ""),
        ("ABC 12", "ABC 12"),
    ] {
        assert_eq!(written(&readings, text), expected, "{text}");
    }
}

#[test]
fn the_longest_word_wins_and_the_unknown_stays() {
    let readings = table(&[
        ("市", "し"),
        ("市場", "しじょう"),
        ("人", "にん"),
        ("人の", "ひとの"),
        ("0月", "0がつ"),
        ("月", "つき"),
    ]);
    for (text, expected) in [
        ("市の市場", "市(し)の市場(しじょう)"),
        ("5人の人", "5人(ひと)の人(にん)"),
        ("3月と月", "3月(がつ)と月(つき)"),
        ("１２月", "１２月(がつ)"),
        ("鬱な市", "鬱な市(し)"),
    ] {
        assert_eq!(written(&readings, text), expected, "{text}");
    }
}

#[test]
fn what_does_not_fit_is_one_piece() {
    let readings = table(&[("取り組み", "しさく")]);
    assert_eq!(written(&readings, "取り組み"), "取り組み(しさく)");
}

#[test]
fn lines_that_are_none_are_left_out() {
    let readings = Readings::of_table("# 注\n\n市\tし\r\n市民\n\tし\n");
    assert_eq!(readings, table(&[("市", "し")]));
    assert_eq!(written(&Readings::default(), "市民"), "市民");
}

#[test]
fn a_reading_is_found_from_its_beginning() {
    let readings = table(&[
        ("財政", "ざいせい"),
        ("運営", "うんえい"),
        ("取り組み", "とりくみ"),
    ]);
    let text = "市の財政運営の取り組みをサービス";
    let spoken = readings.spoken(text);
    let found = |word: &str| -> Vec<&str> {
        let ranges = spoken.ranges(&fold(word)).into_iter();
        ranges.filter_map(|range| text.get(range)).collect()
    };
    assert_eq!(found("ざいせい"), ["財政"]);
    assert_eq!(found("ザイ"), ["財政"]);
    assert_eq!(found("ざいせいうんえい"), ["財政運営"]);
    assert_eq!(found("うん"), ["運営"]);
    assert_eq!(found("とりくみ"), ["取り組"]);
    // In the midst of a reading, one kana alone, kana as printed, and no kana.
    for word in ["いせい", "ざ", "さーびす", "財政", "ざい政", ""] {
        assert!(found(word).is_empty(), "{word}");
        assert!(!spoken.has(&fold(word)), "{word}");
    }
    assert!(spoken.has("ざい"));
}
