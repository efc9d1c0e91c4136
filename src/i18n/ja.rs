//! Japanese.

mod composition;
mod judgement;
mod offline;
mod pace;
mod share;
pub use composition::*;
pub use judgement::*;
pub use offline::*;
pub use pace::*;
pub use share::*;

use super::{as_printed, language, say};
use crate::kpi::State;
use crate::plan::period::EraStyle;
use crate::plan::quantity::{format_number, print};
use crate::plan::{Accumulation, Desired, Observation, Period, Place};
use crate::tr;

pub const ACCESSIBILITY: &str = "アクセシビリティ";
pub const ACCESSIBILITY_ABOUT: &str =
    "この計画のページを、だれもが使えるか。何をどう試して、どうだったかを、ここに示します。";
pub const ACCESSIBILITY_JAPANESE: &str = "ここから下の文章と表は、日本語だけで書いています。";
pub const ACCUMULATION: &str = "数え方";
/// On paper (`public/loader.js`).
pub const ADDRESS: &str = "このページの場所";
pub const ANNOTATION: &str = "できごと";
pub const BASELINE: &str = "基準";
pub const BETTER: &str = "よい向き";
pub const BREADCRUMBS: &str = "いまいる場所";
pub const BREAK: &str = "系列の区切り";
pub const CHART_HOW_TO: &str = "グラフにふれるか、矢印キーで、値を一つずつ読めます。";
pub const CHART_HOW_TO_PIN: &str = "グラフの点にふれるか、矢印キーで、各年度の値を読めます。2つの点を押すか、Enterキーで選ぶと、比べられます。";
pub const CLEAR_ALL: &str = "条件をすべて消す";
pub const CLOSE: &str = "閉じる";
pub const COMPARE: &str = "すべての指標を並べる";
pub const COMPARE_ABOUT: &str = "基準を0、目標を1とする一つの物差しにそろえて、指標を並べます。";
pub const COMPARE_CLEAR: &str = "比較を消す";
pub const COMPUTED_SHORT: &str = "自動計算";
pub const CONTEXT: &str = "テーマをめぐる社会的な状況";
pub const COPIED_IMAGE: &str = "画像をコピーしました。";
pub const COPIED_TEXT: &str = "文字をコピーしました。";
pub const COPY_IMAGE: &str = "画像をコピー";
pub const COPY_TEXT: &str = "文字をコピー";
pub const COUNTED: &str = "件";
pub const CSV_KPI: &str = "CSV（この指標）";
pub const CSV_KPIS: &str = "CSV（すべての指標）";
pub const CSV_PLAN: &str = "CSV（計画の全体）";
pub const CSV_SHOWN: &str = "CSV（このページの取組）";
pub const CSV_TABLE: &str = "CSV（この図の表）";
pub const DEPARTMENTS: &str = "担当課";
pub const DEPARTMENTS_OF_THEME: &str = "このテーマの担当課";
pub const DERIVATION: &str = "値の求め方";
pub const DESIRED_STATE: &str = "目指す状態";
pub const DIRECTIONS: &str = "取組の方向";
pub const DIRECTION_COUNTED: &str = "取組";
pub const EMBED_WHOLE: &str = "くわしく見る（新しいタブで開きます）";
pub const EXPLANATION: &str = "指標の説明";
pub const FEWER: &str = "少なく表示 ▴";
pub const FIGURE: &str = "図表";
pub const FIGURE_LOST: &str =
    "この図表は、もとのPDFから取り出した文章に残っていません。市の計画書をご覧ください。";
pub const ISSUES: &str = "現況と課題";
pub const IMAGE_NOT_COPIED: &str = "このブラウザーでは画像をコピーできませんでした。「PNG」のボタンで、ファイルとして受け取れます。";
pub const IMAGE_NOT_MADE: &str = "画像を作れませんでした。「SVG」のボタンをお試しください。";
pub const FURIGANA_NOT_LOADED: &str =
    "ふりがなを読み込めませんでした。通信を確かめて、もう一度「ふりがな」を押してください。";
pub const FURIGANA_OPENS_ANEW: &str = "押すと、ページを開き直します";
pub const JSON_PLAN: &str = "JSON（計画のデータ）";
pub const KIND: &str = "種類";
pub const KPI: &str = "成果指標";
pub const KPI_CHART: &str = "指標の推移";
pub const KPI_COMPARED: &str = "成果指標の比較";
pub const KPI_COUNTED: &str = "指標";
pub const KPI_FACTS: &str = "指標の内容";
pub const KPI_STATES_COMPUTED: &str = "状態は、計画の数値から自動で判定したものです。";
pub const KPI_STATES: &str = "指標の状態";
pub const KPI_VALUES: &str = "指標の値";
pub const LANGUAGE_NOT_LOADED: &str = "選んだ言語を読み込めなかったため、日本語で表示しています。";
pub const LANGUAGE_OPENS_ANEW: &str = "選ぶと、ページを開き直します";
pub const LATEST: &str = "最新";
pub const MATRIX: &str = "課とテーマの重なり";
pub const MATRIX_CAPTION: &str = "取組の件数。ふれると絞り込みます。";
pub const MEASURES: &str = "施策";
pub const NEXT: &str = "次：";
pub const NOT_OFFICIAL: &str = "このページは計画の文章と公表された数値から作ったもので、市の公式の評価ではありません。入力した内容がこの端末の外へ送られることはありません。";
pub const NOT_SET: &str = "未設定";
pub const NOTE: &str = "注記";
pub const NO_TRANSLATION: &str =
    "計画の文章は、まだこの言語に訳されていません。もとの日本語で表示しています。";
pub const NOTHING_FOUND: &str = "　条件に合う取組はありません。条件を減らしてみてください。";
pub const NO_KPI_FOUND: &str = "条件に合う指標はありません。";
pub const NOTHING_KNOWN: &str = "―";
pub const NO_ACTUAL: &str = "実績未公表";
pub const OVERVIEW: &str = "全体";
pub const PAGE_LOADING: &str = "ページを読み込んでいます…";
pub const PARTS_NOT_LOADED: &str =
    "ページの部品の一部を読み込めませんでした。通信の状態を確かめて、もう一度お試しください。";
pub const PERIOD: &str = "時期";
pub const PLAN_EMPTY: &str = "計画のデータに内容がありません。";
pub const PLAN_NOT_SHOWN: &str = "計画を表示できません";
pub const PLAN_NO_ANSWER: &str = "計画のデータを受け取れませんでした。";
pub const PLAN_NO_ANSWER_TODO: &str = "通信の状態を確かめて、もう一度お試しください。";
pub const PLAN_STATUS_TODO: &str = "時間をおいてもう一度お試しください。続くときは、このページの管理者に plan.json の置き場所を確かめてもらってください。";
pub const PREVIOUS: &str = "前：";
pub const PNG: &str = "PNG（2倍）";
pub const PRINT: &str = "印刷";
pub const PROJECTS: &str = "主な事業・取組";
pub const REFERENCE_TRANSLATION: &str = "参考訳です。正式なものは、市の計画の日本語の文章です。点線の下線があるところは、まだ訳がなく、日本語のままです。";
pub const RATIONALE: &str = "目標の根拠";
pub const SAVE_FAILED: &str = "ファイルを作れませんでした。別の形式をお試しください。";
pub const SEARCH: &str = "計画の中をさがす";
pub const SEARCH_EXAMPLE: &str = "計画の中をさがす（例：災害、ＩＣＴ）";
pub const SEARCH_LEADS: &str = "入力すると、見つかったものの一覧に変わります";
pub const SHARE: &str = "共有";
pub const SHARE_COMING: &str = "共有の画面を読み込んでいます…";
pub const SIBLINGS: &str = "前後のページ";
pub const SKIP_TO_CONTENT: &str = "本文へ移動";
pub const SOURCE: &str = "原文";
pub const SOURCES: &str = "出典";
pub const SOURCE_AND_NOTE: &str = "出典・注記";
pub const SOURCE_EXCERPT: &str = "原文の行";
pub const SOURCE_LOADING: &str = "原文を読み込んでいます…";
pub const SOURCE_NOT_LOADED: &str = "原文を読み込めませんでした。通信の状態を確かめてください。";
pub const SOURCE_TITLE: &str = "原文を見る";
pub const SOURCE_UNKNOWN: &str = "（出典の記載がありません）";
pub const STANDINGS: &str = "判定";
pub const SVG: &str = "SVG";
pub const TABLE: &str = "計画の表";
pub const TAKE: &str = "データ・画像";
pub const TAKE_DATA: &str = "データ・印刷";
pub const TAKE_NAME_FILTERED: &str = "取組";
pub const TAKE_NAME_KPIS: &str = "成果指標";
pub const TAKE_NAME_PLAN: &str = "計画の全体";
pub const TAKE_THIS: &str = "このページのデータと印刷";
pub const TARGET: &str = "目標";
pub const TEXT_NOT_COPIED: &str = "コピーできませんでした。下の文字を選んで、コピーしてください。";
pub const TEXT_TO_COPY: &str = "コピーする文字";
pub const THEMES: &str = "テーマ";
pub const TITLE: &str = "見出し";
pub const TO_OVERVIEW: &str = "全体のページへ";
pub const TRY_AGAIN: &str = "もう一度読み込む";
pub const UNKNOWN_NEAREST: &str = "もしかして";
pub const UNKNOWN_TITLE: &str = "ページが見つかりません";
pub const VALUE: &str = "値";
pub const GLOSSARY: &str = "用語";
pub const WESTERN_YEARS: &str = "西暦で表示";
pub const WHAT_IT_DOES: &str = "担当する取組";
pub const WHOLE_CITY_MEANS: &str = "すべての課が取り組むものです。";
pub const WHOLE_CITY_NOTE: &str = "（すべての課）";
pub const WHO_DOES_WHAT: &str = "どの課が、何をするのか";
pub const WHY_THIS_KPI: &str = "なぜこの指標か";
pub const WHY_THIS_TARGET: &str = "なぜこの目標か";
pub const WORKS_ALONE: &str = "ほかの課と分担する取組はありません。";
pub const WORKS_WITH: &str = "いっしょに取り組む課";

pub fn csv_filtered(directions: usize) -> String {
    tr!("CSV（表示中の{n}の取組）", n = format_count(directions))
}

pub fn saved(name: &str) -> String {
    tr!("「{name}」を書き出しました。", name)
}

pub fn saved_rows(name: &str, rows: usize) -> String {
    tr!(
        "「{name}」を書き出しました（{n}行）。",
        name,
        n = format_count(rows)
    )
}

/// The action of a menu, named for those who hear it apart from its place.
pub fn about(title: &str) -> String {
    tr!("：{title}", title)
}

/// A name and what it is the name of: 成果指標：実質公債費比率.
pub fn named(kind: &str, name: &str) -> String {
    tr!("{kind}：{name}", kind, name)
}

/// A name before what it is the name of.
pub fn introduced(name: &str) -> String {
    tr!("{name}：", name)
}

/// A title and what tells it from others.
pub fn titled(title: &str, more: &str) -> String {
    tr!("{title}　{more}", title, more)
}

/// Something and what is said of it beside.
pub fn beside(text: &str, more: &str) -> String {
    tr!("{text}（{more}）", text, more)
}

/// Words that are looked for.
pub fn searched(words: &str) -> String {
    tr!("「{words}」", words)
}

pub fn picture_of(title: &str) -> String {
    tr!("図：{title}", title)
}

pub fn sources(titles: &str) -> String {
    tr!("出典：{titles}", titles)
}

pub fn plan_status(status: u16) -> String {
    tr!(
        "計画のデータを受け取れませんでした（サーバーの応答 {status}）。",
        status
    )
}

pub fn some_not_read(count: usize) -> String {
    tr!(
        "計画のデータに、読めないところが{n}件あります。読めたところだけを表示しています。",
        n = count
    )
}

pub fn unknown_link(asked: &str) -> String {
    let asked: String = asked.chars().take(60).collect();
    tr!(
        "「{asked}」というページはこの計画にありません。リンクが古いか、途中で切れているのかもしれません。",
        asked
    )
}

pub fn kpis_now(count: usize) -> String {
    if count < 10 {
        tr!("{n}つの約束は、いま", n = count)
    } else {
        tr!("{n}の約束は、いま", n = count)
    }
}

/// 5つのテーマ、12の施策、33の取組、5つの指標。
pub fn contents(counts: &[(usize, Option<String>)]) -> String {
    let said = |(count, name): &(usize, Option<String>)| {
        let name = name.as_ref().filter(|_| *count > 0)?;
        Some(if *count < 10 {
            tr!("{n}つの{name}", n = *count, name)
        } else {
            tr!("{n}の{name}", n = *count, name)
        })
    };
    let parts: Vec<_> = counts.iter().filter_map(said).collect();
    if parts.is_empty() {
        String::new()
    } else {
        tr!("{list}。", list = listed(&parts))
    }
}

/// Several things, one after the other.
pub fn listed(parts: &[String]) -> String {
    parts.join(tr!("、"))
}

pub fn covers(period: &str) -> String {
    tr!(
        "{period}に、市が何をめざし、どの課が何に取り組むかをまとめています。",
        period
    )
}

/// Whether the plan's period is yet to come, under way or over.
pub fn plan_state(period: Period, today: Period, era: EraStyle) -> String {
    let (first, last) = period.fiscal_years();
    let now = today.fiscal_years().1;
    let end = Period::FiscalYear(last).label(era);
    if now > last {
        tr!("計画期間は{end}で終わりました", end)
    } else if now < first {
        tr!(
            "計画期間は{start}に始まります",
            start = Period::FiscalYear(first).label(era)
        )
    } else {
        tr!("計画期間は{end}までです", end)
    }
}

pub fn latest_actual(period: &str) -> String {
    tr!("実績の最新は{period}", period)
}

pub fn updated(day: &str) -> String {
    tr!("データ更新 {day}", day)
}

pub fn of_directions(all: usize) -> String {
    tr!(" / {n} の取組を表示", n = format_count(all))
}

fn format_count(count: usize) -> String {
    #[allow(clippy::cast_precision_loss)] // counts of directions
    format_number(count as f64)
}

pub fn with_whole_city(count: usize) -> String {
    tr!("（全庁の取組{n}件をふくむ）", n = count)
}

/// The limits that chosen states are to a list of directions.
pub fn with_states(states: &[State]) -> String {
    if states.is_empty() {
        return String::new();
    }
    let names: Vec<_> = states.iter().map(|state| say(state.label())).collect();
    tr!(
        "（指標が「{states}」のテーマ）",
        states = names.join(tr!("」「"))
    )
}

/// 5件の指標のうち2件を表示
pub fn of_kpis(shown: usize, all: usize) -> String {
    if shown == 0 {
        return NO_KPI_FOUND.to_owned();
    }
    tr!("{all}件の指標のうち{n}件を表示", all, n = shown)
}

/// Who gave a grade, and for which period.
pub fn graded_by_the_city(period: Period, era: EraStyle) -> String {
    tr!("市の評価（{period}）", period = period.label(era))
}

pub fn more_departments(count: usize) -> String {
    tr!("ほか{n}課 ▾", n = count)
}

pub fn more_themes(count: usize) -> String {
    tr!("ほか{n}件 ▾", n = count)
}

pub fn show_all(count: usize) -> String {
    tr!("{n}件すべてを表示 ▾", n = count)
}

pub fn found_elsewhere(count: usize) -> String {
    tr!("テーマ・指標の説明での一致 {n}件", n = count)
}

pub fn matrix_cell(department: &str, theme: &str, count: usize) -> String {
    tr!(
        "{department}、{theme}、{n}件を表示",
        department,
        theme,
        n = count
    )
}

pub fn counted_directions(count: usize) -> String {
    tr!("{n}の取組", n = count)
}

pub fn department_does(directions: usize, whole_city: usize, measures: usize) -> String {
    if whole_city > 0 {
        tr!(
            "{measures}の施策で、{n}の取組（全庁の取組{whole}件をふくむ）を担当しています。",
            measures,
            n = directions,
            whole = whole_city
        )
    } else {
        tr!(
            "{measures}の施策で、{n}の取組を担当しています。",
            measures,
            n = directions
        )
    }
}

pub fn department_unknown(id: &str) -> String {
    tr!("{id}（計画に記載のない課）", id)
}

pub fn lines(first: u32, last: u32) -> String {
    if first == last {
        tr!("{line}行目", line = first)
    } else {
        tr!("{first}〜{last}行目", first, last)
    }
}

pub fn source_lines(first: u32, last: u32) -> String {
    tr!("原文を見る（{lines}）", lines = lines(first, last))
}

/// The period in the reader's language, where the place is named by one; else the source's
/// own words.
pub fn source_of(place: &Place) -> String {
    let year = place.fiscal_year().filter(|_| !language().is_japanese());
    let named = year.map(|year| year.label(EraStyle::Western));
    let named = named.as_deref().unwrap_or(&place.locator);
    tr!("出典を見る（{place}）", place = named)
}

/// The name of a chart, for who does not see it: its points are chosen one by one.
pub fn chart_points(title: &str) -> String {
    tr!("グラフの点を選ぶ：{title}", title)
}

/// One point is pinned and waits for another.
pub fn pinned(point: &str) -> String {
    tr!("A：{point}。もう1つの点を選ぶと、2つを比べます。", point)
}

/// 指標 25〜48件目（全60件）
pub fn kpis_from_to(first: usize, last: usize, all: usize) -> String {
    tr!("{first}〜{last}件目（全{all}件）", first, last, all)
}

pub fn as_table(rows: usize) -> String {
    tr!("表で見る（{n}件）", n = rows)
}

pub fn unit(unit: &str) -> String {
    tr!("単位：{unit}", unit = unit.trim())
}

/// The value as printed; else written out.
pub fn value(observation: &Observation, unit: &str) -> String {
    as_printed(observation).unwrap_or_else(|| {
        let unit = observation.unit.as_deref().unwrap_or(unit);
        print(&observation.value, unit)
    })
}

pub fn period(period: Period, mean: bool, era: EraStyle) -> String {
    of_mean(period.label(era), mean)
}

pub fn short_period(period: Period, mean: bool, era: EraStyle) -> String {
    of_mean(period.short_label(era), mean)
}

fn of_mean(period: String, mean: bool) -> String {
    if mean {
        tr!("{period}平均", period)
    } else {
        period
    }
}

pub fn better(desired: Option<Desired>, keep: bool) -> String {
    let way = match desired {
        Some(Desired::Increase) => "高いほどよい",
        Some(Desired::Decrease) => "低いほどよい",
        Some(Desired::None) => "向きは問わない",
        None => "示されていません",
    };
    if keep {
        tr!("{way}・維持", way)
    } else {
        say(way).to_owned()
    }
}

pub fn accumulation(accumulation: Accumulation) -> &'static str {
    say(match accumulation {
        Accumulation::Level => "その時点の値",
        Accumulation::AnnualFlow => "1年間の合計",
        Accumulation::Cumulative => "これまでの累計",
        Accumulation::PeriodMean => "期間の平均",
    })
}
