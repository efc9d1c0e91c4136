//! Principles 3 and 4, 理解可能 and 堅ろう（牢）.

use super::criteria::{Criterion, Result};

pub const CRITERIA: &[Criterion] = &[
    Criterion {
        id: "3.1.1",
        title: "ページの言語",
        level: "A",
        result: Result::Passes,
        tests: &[
            "languages::nothing_japanese_goes_unmarked",
            "html::every_page_is_valid",
        ],
        by_hand: "",
        note: "",
    },
    Criterion {
        id: "3.1.2",
        title: "一部分の言語",
        level: "AA",
        result: Result::Passes,
        tests: &[
            "languages::nothing_japanese_goes_unmarked",
            "languages::english_has_all_of_the_plan",
        ],
        by_hand: "",
        note: "ほかの言語のページに残る日本語に、日本語の印（lang）を付けています。\
            試験では、各言語の10のページと「共有」で、印のない日本語の文字がないことを見ました。\
            中国語のページでは、見たのは、かなだけです。",
    },
    Criterion {
        id: "3.2.1",
        title: "フォーカス時",
        level: "A",
        result: Result::Passes,
        tests: &["walk::every_task_by_keys_alone"],
        by_hand: "プログラムの原文で、フォーカスで動く処理をすべて見て、画面やフォーカスを変えず、続きのプログラムを先に受け取るだけであることを確かめました。",
        note: "開いたメニューは、フォーカスが外へ移ると閉じます。",
    },
    Criterion {
        id: "3.2.2",
        title: "入力時",
        level: "A",
        result: Result::Passes,
        tests: &[
            "search::typing_is_one_entry_of_the_history_and_works_from_any_page",
            "languages::the_link_the_last_choice_the_browser",
        ],
        by_hand: "言語の一覧と検索の欄で、前もって知らせる言葉があるかを、プログラムの原文で確かめました。",
        note: "言語の一覧で選ぶと、ページを開き直します。最初のページのほかで検索の欄に入力すると、\
            最初のページの検索結果に変わります。どちらも、欄の説明で前もって知らせます。",
    },
    Criterion {
        id: "3.2.3",
        title: "一貫したナビゲーション",
        level: "AA",
        result: Result::Passes,
        tests: &["tree::every_page_has_its_golden_tree"],
        by_hand: "プログラムの原文で、ページの上と末尾の部分が、全ページで同じ一つの部品であることを見ました。",
        note: "",
    },
    Criterion {
        id: "3.2.4",
        title: "一貫した識別性",
        level: "AA",
        result: Result::Passes,
        tests: &["standing::every_state_is_reached_with_the_same_word_and_shape_everywhere"],
        by_hand: "書き出したページのボタンとリンクの言葉を並べ、同じ働きのものが同じ言葉であることを見ました。",
        note: "",
    },
    Criterion {
        id: "3.3.1",
        title: "エラーの特定",
        level: "A",
        result: Result::Passes,
        tests: &[
            "composition::a_field_keeps_what_is_typed_until_it_is_left",
            "search::no_match_says_so_and_what_to_do",
        ],
        by_hand: "",
        note: "「目標の成り立ち」の数の欄では、範囲の外の数は、欄を離れたときに範囲の端の数に直ります。\
            どの欄の、どの範囲の外だったかを、欄のそばの文で示し、読み上げにも知らせます。",
    },
    Criterion {
        id: "3.3.2",
        title: "ラベル又は説明",
        level: "A",
        result: Result::Passes,
        tests: &[
            "accessibility::axe_finds_nothing_on_a_phone",
            "accessibility::axe_finds_nothing_on_a_desk",
            "composition::sliders_and_fields_move_each_other_and_the_target_by_keyboard",
        ],
        by_hand: "入力欄（検索、数を試す欄、埋め込みの設定）の原文で、どれにも名前があり、数の欄には単位と計画の数が添えてあることを見ました。",
        note: "",
    },
    Criterion {
        id: "3.3.3",
        title: "エラー修正の提案",
        level: "AA",
        result: Result::Passes,
        tests: &[
            "composition::a_field_keeps_what_is_typed_until_it_is_left",
            "search::no_match_says_so_and_what_to_do",
            "faults::an_unknown_link_says_so_and_offers_the_nearest",
        ],
        by_hand: "",
        note: "範囲の外の数は、受け付ける数のうち最も近いものに直ります。見つからない検索と、ないページには、次にできることを示します。",
    },
    Criterion::absent(
        "3.3.4",
        "エラー回避（法的、金融及びデータ）",
        "AA",
        "入力するところをプログラムの原文ですべて見て、契約、支払い、試験の解答、保存された個人のデータの変更がないことを確かめました。",
    ),
    Criterion {
        id: "4.1.1",
        title: "構文解析",
        level: "A",
        result: Result::Passes,
        tests: &["html::every_page_is_valid"],
        by_hand: "",
        note: "WCAG 2.2では、なくなった達成基準です。",
    },
    Criterion {
        id: "4.1.2",
        title: "名前（name）、役割（role）及び値（value）",
        level: "A",
        result: Result::Passes,
        tests: &[
            "accessibility::axe_finds_nothing_on_a_phone",
            "accessibility::axe_finds_nothing_on_a_desk",
            "accessibility::axe_finds_nothing_when_the_plan_is_missing_or_broken",
            "share::axe_finds_nothing_in_the_dialog",
            "embed::axe_finds_nothing_in_an_embedded_view",
            "tree::every_page_has_its_golden_tree",
            "chart::arrow_keys_walk_along_the_points_and_each_is_read_out",
        ],
        by_hand: "",
        note: "画面読み上げソフトでは試していません。",
    },
];
