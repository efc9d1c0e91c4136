//! Principle 1, 知覚可能.

use super::criteria::{Criterion, Result};

pub const CRITERIA: &[Criterion] = &[
    Criterion {
        id: "1.1.1",
        title: "非テキストコンテンツ",
        level: "A",
        result: Result::Passes,
        tests: &[
            "accessibility::axe_finds_nothing_on_a_phone",
            "accessibility::axe_finds_nothing_on_a_desk",
            "overview::each_card_has_a_small_chart_that_is_drawn_and_described",
            "chart::sentence_and_table_are_those_of_the_chart_in_both_ways_of_writing_years",
            "charts::every_kind_says_what_it_is_where_it_stands_alone",
        ],
        by_hand: "",
        note: "グラフには、要点の文と、同じ数値の表を付けています。画面読み上げソフトでは試していません。",
    },
    Criterion::absent(
        "1.2.1",
        "音声だけ及び映像だけ（収録済み）",
        "A",
        "プログラムの原文と書き出したページに、音声や動画を置く要素（audio、video、embed、\
            object）がないことを見ました。",
    ),
    Criterion::absent(
        "1.2.2",
        "キャプション（収録済み）",
        "A",
        "1.2.1と同じ手順で、動画がないことを見ました。",
    ),
    Criterion::absent(
        "1.2.3",
        "音声解説又はメディアに対する代替コンテンツ（収録済み）",
        "A",
        "1.2.1と同じ手順で、動画がないことを見ました。",
    ),
    Criterion::absent(
        "1.2.4",
        "キャプション（ライブ）",
        "AA",
        "1.2.1と同じ手順で、生中継の音声や動画がないことを見ました。",
    ),
    Criterion::absent(
        "1.2.5",
        "音声解説（収録済み）",
        "AA",
        "1.2.1と同じ手順で、動画がないことを見ました。",
    ),
    Criterion {
        id: "1.3.1",
        title: "情報及び関係性",
        level: "A",
        result: Result::Passes,
        tests: &[
            "html::every_page_is_valid",
            "tree::every_page_has_its_golden_tree",
            "accessibility::axe_finds_nothing_on_a_phone",
            "accessibility::axe_finds_nothing_on_a_desk",
            "nothing_lost::each_page_has_one_main_heading_and_a_title_of_its_own",
            "overview::the_measures_stand_as_their_printed_tables",
        ],
        by_hand: "",
        note: "見出し、一覧、表の見出しのセル、入力欄の名前を、HTMLとWAI-ARIAで表しています。\
            画面読み上げソフトでは試していません。",
    },
    Criterion {
        id: "1.3.2",
        title: "意味のある順序",
        level: "A",
        result: Result::Passes,
        tests: &["tree::every_page_has_its_golden_tree"],
        by_hand: "スタイルの原文で、並びを変える指定（order、row-reverseなど）を探し、意味の順序が変わらないことを見ました。",
        note: "幅の狭い画面でだけ、検索の欄が、順序では先にあり、見た目では共有などのボタンの次の行にあります。",
    },
    Criterion {
        id: "1.3.3",
        title: "感覚的な特徴",
        level: "A",
        result: Result::Passes,
        tests: &[],
        by_hand: "画面に出す文のすべてから、位置、色、形、音を表す言葉（右、左、上の、下の、赤、丸いなど）を探し、\
            それだけに頼る説明がないことを読んで確かめました。",
        note: "「下の一行」「下の文字」という文が2つあり、どちらも、すぐ次に一つだけある欄を指します。",
    },
    Criterion {
        id: "1.4.1",
        title: "色の使用",
        level: "A",
        result: Result::Passes,
        tests: &[
            "standing::every_state_is_reached_with_the_same_word_and_shape_everywhere",
            "contrast::texts_and_marks_stand_out_however_colours_are_seen",
        ],
        by_hand: "",
        note: "状態は、色のほかに、言葉と記号で表しています。",
    },
    Criterion::absent(
        "1.4.2",
        "音声の制御",
        "A",
        "1.2.1と同じ手順で、音の出るものがないことを見ました。",
    ),
    Criterion {
        id: "1.4.3",
        title: "コントラスト（最低限レベル）",
        level: "AA",
        result: Result::Passes,
        tests: &[
            "contrast::texts_and_marks_stand_out",
            "contrast::dark_is_the_same_from_a_frame_and_a_device",
            "accessibility::axe_finds_nothing_on_a_phone",
            "accessibility::axe_finds_nothing_on_a_desk",
            "accessibility::axe_finds_nothing_in_dark_colours_and_any_state",
        ],
        by_hand: "",
        note: "明るい配色、暗い配色、それぞれコントラストを強めた配色の4つで計算しています。",
    },
    Criterion {
        id: "1.4.4",
        title: "テキストのサイズ変更",
        level: "AA",
        result: Result::Passes,
        tests: &[
            "settings::large_letters_are_not_cut_in_chromium",
            "settings::large_letters_are_not_cut_in_firefox",
            "layout::no_page_scrolls_sideways_at_any_width",
        ],
        by_hand: "",
        note: "幅320ピクセルで横に動かさずに読めるので、幅1280ピクセルの画面で400%に拡大したときも同じです。",
    },
    Criterion {
        id: "1.4.5",
        title: "文字画像",
        level: "AA",
        result: Result::Passes,
        tests: &[],
        by_hand: "書き出したページに画像の要素（img）がないことと、スタイルに文字の画像がないことを見ました。",
        note: "グラフの中の文字は、グラフの一部です。同じ内容を文と表でも読めます。",
    },
];
