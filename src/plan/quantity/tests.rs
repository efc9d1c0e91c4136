#![allow(clippy::unwrap_used)]
use super::Quantity::{
    About, Above, AtLeast, AtMost, Band, Below, Missing as None_, Number, Parts, Range,
};
use super::*;
use crate::plan::Period;
use proptest::prelude::*;

fn check(text: &str, value: &Quantity, unit: &str) {
    let parsed = parse(text);
    assert_eq!(
        (&parsed.value, parsed.unit.as_str(), parsed.certain),
        (value, unit, true),
        "{text}"
    );
}

#[test]
fn reads_numbers_with_their_units() {
    let table = [
        ("13,865人", 13865.0, "人"),
        (" 13,865 人 ", 13865.0, "人"),
        ("１３，８６５人", 13865.0, "人"),
        ("4.8％", 4.8, "％"),
        ("62.87%", 62.87, "%"),
        ("▲9.9％", -9.9, "％"),
        ("△2", -2.0, ""),
        ("−3", -3.0, ""),
        ("-3人", -3.0, "人"),
        ("＋120人", 120.0, "人"),
        ("0件", 0.0, "件"),
        ("65億円", 65.0, "億円"),
        ("3千円", 3.0, "千円"),
        ("12万人", 12.0, "万人"),
        ("22,797百万円", 22797.0, "百万円"),
        ("1兆2,000億円", 1.2e12, "円"),
        ("1億2,000万円", 1.2e8, "円"),
        ("12万3千人", 123_000.0, "人"),
        ("1億2,000万5,500円", 120_005_500.0, "円"),
        ("▲1億2,000万円", -1.2e8, "円"),
        ("100自治会", 100.0, "自治会"),
        ("第3位", 3.0, "位"),
        ("5か所", 5.0, "か所"),
        ("12.8回/人", 12.8, "回/人"),
        ("3.5件/10万人", 3.5, "件/10万人"),
        ("495g/人日", 495.0, "g/人日"),
        ("1,200t-CO2", 1200.0, "t-CO2"),
        ("3.36㎞", 3.36, "㎞"),
        ("7.9m2", 7.9, "m2"),
        ("5台", 5.0, "台"),
        ("3万台", 3.0, "万台"),
        ("15年", 15.0, "年"),
        ("2倍", 2.0, "倍"),
        ("100%（県内）", 100.0, "%"),
    ];
    for (text, value, unit) in table {
        check(text, &Number(value), unit);
    }
}

#[test]
fn reads_bounds_and_ranges() {
    let parts = |values: &[(&str, Quantity)]| {
        Parts(
            values
                .iter()
                .map(|(name, value)| ((*name).to_owned(), value.clone()))
                .collect(),
        )
    };
    let table = [
        ("100％以上", AtLeast(100.0), "％"),
        ("125人以下", AtMost(125.0), "人"),
        ("14日以内", AtMost(14.0), "日"),
        ("平均6.5点超の維持", Above(6.5), "点"),
        ("6.5点を超える", Above(6.5), "点"),
        ("5％未満", Below(5.0), "％"),
        ("50％を上回る", Above(50.0), "％"),
        ("48％程度", About(48.0), "％"),
        ("約48％", About(48.0), "％"),
        ("概ね 48 ％", About(48.0), "％"),
        ("10～12％", Range(10.0, 12.0), "％"),
        ("10％〜12％", Range(10.0, 12.0), "％"),
        ("10－12％", Range(10.0, 12.0), "％"),
        ("10から12人", Range(10.0, 12.0), "人"),
        ("▲5～▲3％", Range(-5.0, -3.0), "％"),
        ("1～2万人", Range(1.0, 2.0), "万人"),
        ("1万～2万人", Range(1.0, 2.0), "万人"),
        ("9％以上12％以下", Range(9.0, 12.0), "％"),
        ("9位台", Band(9.0, 10.0), "位"),
        ("70％台", Band(70.0, 80.0), "％"),
        ("1.3％台", Band(1.3, 1.4), "％"),
        ("1.30倍台", Band(1.3, 1.31), "倍"),
        ("3万人台", Band(3.0, 4.0), "万人"),
        ("9以上12未満", Band(9.0, 12.0), ""),
        (
            "小80.0％／中80.0％／高80.0％",
            parts(&[
                ("小", Number(80.0)),
                ("中", Number(80.0)),
                ("高", Number(80.0)),
            ]),
            "％",
        ),
        (
            "男性：75％以上、女性：約80％",
            parts(&[("男性", AtLeast(75.0)), ("女性", About(80.0))]),
            "％",
        ),
        ("―", None_(Missing::Dash), ""),
        ("－", None_(Missing::Dash), ""),
        ("-", None_(Missing::Dash), ""),
        ("ー", None_(Missing::Dash), ""),
        ("…", None_(Missing::Dash), ""),
        ("未公表", None_(Missing::NotPublished), ""),
        ("未集計", None_(Missing::NotCounted), ""),
        ("未設定", None_(Missing::NotSet), ""),
        ("公表予定", None_(Missing::NotPublished), ""),
        ("今後調査", None_(Missing::NotCounted), ""),
        ("新たに調査", None_(Missing::NotCounted), ""),
        ("令和８年度に新たに調査", None_(Missing::NotCounted), ""),
        ("R8に調査予定", None_(Missing::NotCounted), ""),
    ];
    for (text, value, unit) in table {
        check(text, &value, unit);
    }
}

#[test]
fn what_it_does_not_know_stays_text() {
    let table = [
        // Words alone are a text for certain.
        ("全国平均を上回る", true),
        ("現状維持", true),
        ("増加", true),
        ("調査", true),
        // Digits that make no certain value are to be looked at.
        ("", false),
        ("1,2,3", false),
        ("12,34人", false),
        ("1.2.3", false),
        ("007", false),
        ("10 20", false),
        ("1,234 567人", false),
        ("24／30件", false),
        ("80.0％ 90.0％", false),
        ("100件（75人）", false),
        ("5割強", false),
        ("3時間半", false),
        ("10数人", false),
        ("2時間30分", false),
        ("15歳以上80％", false),
        ("100人余", false),
        ("10％減", false),
        ("5件増加", false),
        ("前年度比10％", false),
        ("12～10％", false),
        ("10％～12人", false),
        ("500～1万人", false),
        ("約100人以上", false),
        ("1.5億2,000万円", false),
        ("1万2億円", false),
        ("10万人台", false),
        ("1.3台", false),
        ("市民の80％", false),
        ("80％の市民", false),
        ("①100件", false),
        ("10²", false),
        ("2025年度", false),
        ("令和7年度", false),
        ("2020年3月", false),
        ("3月", false),
        ("2020-03-31", false),
        ("小80％／中80点", false),
        ("小80％／小90％", false),
        ("A-1/B-2", false),
        ("基準値+2件", false),
        ("5人～", false),
        ("（100％）", false),
        ("¥1,000", false),
    ];
    for (text, certain) in table {
        let parsed = parse(text);
        let expected = Quantity::Text(text.to_owned());
        assert_eq!(
            (parsed.value, parsed.certain),
            (expected, certain),
            "{text}"
        );
    }
}

#[test]
fn keeps_what_the_words_beside_it_say() {
    let check = |text: &str, change: fn(&mut ParsedQuantity)| {
        let parsed = parse(text);
        let mut expected = ParsedQuantity {
            value: parsed.value.clone(),
            unit: parsed.unit.clone(),
            ..parse("－")
        };
        change(&mut expected);
        assert_eq!(parsed, expected, "{text}");
    };
    check("65億円（H28-R2平均）", |q| {
        q.value = Number(65.0);
        q.period = Some(Period::FiscalYears(2016, 2020));
        q.mean = true;
    });
    check("13,865人（令和 2（2020）年 3月）", |q| {
        q.value = Number(13865.0);
        q.period = Some(Period::Month(2020, 3));
    });
    check("令和12年度までの５年間で100自治会", |q| {
        q.value = Number(100.0);
        q.unit = "自治会".to_owned();
        q.period = Some(Period::FiscalYears(2026, 2030));
        q.cumulative = true;
    });
    check("5年間で100", |q| {
        q.value = Number(100.0);
        q.cumulative = true;
        q.note = Some("5年間".to_owned());
    });
    check("令和12年度までに100自治会", |q| {
        q.value = Number(100.0);
        q.period = Some(Period::FiscalYear(2030));
    });
    check("令和7年度までの累計30件", |q| {
        q.value = Number(30.0);
        q.period = Some(Period::FiscalYear(2025));
        q.cumulative = true;
    });
    check("延べ319人", |q| q.cumulative = true);
    check("30件（累計）", |q| q.cumulative = true);
    check("82％（R2見込み）", |q| {
        q.period = Some(Period::FiscalYear(2020));
        q.provisional = true;
    });
    check("82％見込み", |q| q.provisional = true);
    check("平均6.5点超の維持", |q| {
        q.value = Above(6.5);
        q.keep = true;
        q.note = Some("平均".to_owned());
    });
    check("100％（県内）", |q| q.note = Some("県内".to_owned()));
    check("令和８年度に新たに調査", |q| {
        q.period = Some(Period::FiscalYear(2026));
        q.note = Some("令和８年度に新たに調査".to_owned());
    });
}

#[test]
fn prints() {
    let check = |value: Quantity, unit: &str, expected: &str| {
        assert_eq!(print(&value, unit), expected);
    };
    check(Number(13865.0), "人", "13,865人");
    check(Number(-9.9), "％", "−9.9％");
    check(Number(-0.0), "", "0");
    check(Number(1_234_567.25), "円", "1,234,567.25円");
    check(Number(999.0), "", "999");
    check(Number(-1000.0), "", "−1,000");
    check(AtLeast(100.0), "％", "100％以上");
    check(AtMost(125.0), "人", "125人以下");
    check(Above(6.5), "点", "6.5点超");
    check(Below(5.0), "％", "5％未満");
    check(About(48.0), "％", "約48％");
    check(Range(-5.0, 3.0), "％", "−5～3％");
    check(Band(9.0, 10.0), "位", "9位台");
    check(Band(9.0, 12.0), "位", "9位以上12位未満");
    check(Band(9.0, 10.0), "", "9以上10未満");
    check(None_(Missing::NotPublished), "人", "未公表");
    check(None_(Missing::Dash), "人", "－");
    let parts = vec![
        ("小".to_owned(), Number(80.0)),
        ("中".to_owned(), AtLeast(5.0)),
    ];
    check(Parts(parts), "％", "小80％／中5％以上");
}

fn any_number() -> impl Strategy<Value = f64> {
    let scale = prop_oneof![Just(1.0), Just(10.0), Just(100.0), Just(1000.0)];
    (-1_000_000_000..1_000_000_000_i32, scale).prop_map(|(n, scale)| f64::from(n) / scale)
}

/// What stands in parts: no band, whose unit is printed twice.
fn any_part() -> impl Strategy<Value = Quantity> {
    prop_oneof![
        any_number().prop_map(Number),
        any_number().prop_map(AtLeast),
        any_number().prop_map(About),
        (any_number(), any_number()).prop_map(|(a, b)| Range(a.min(b), a.max(b))),
    ]
}

fn any_bounded() -> impl Strategy<Value = Quantity> {
    let pair = || (any_number(), any_number()).prop_map(|(a, b)| (a.min(b), a.max(b)));
    prop_oneof![
        any_number().prop_map(Number),
        any_number().prop_map(AtLeast),
        any_number().prop_map(AtMost),
        any_number().prop_map(Above),
        any_number().prop_map(Below),
        any_number().prop_map(About),
        pair().prop_map(|(low, high)| Range(low, high)),
        pair().prop_map(|(low, high)| Band(low, high)),
        (1..99_u8).prop_map(|n| Band(f64::from(n), f64::from(n) + 1.0)),
    ]
}

pub fn any_quantity() -> impl Strategy<Value = Quantity> {
    prop_oneof![
        8 => any_bounded(),
        1 => prop::sample::select(Missing::WORDS).prop_map(|(_, word)| None_(word)),
        1 => (any_part(), any_part())
            .prop_map(|(a, b)| Parts(vec![("小学校".to_owned(), a), ("中学校".to_owned(), b)])),
        1 => Just(Quantity::Text("全国平均を上回る".to_owned())),
    ]
}

pub const UNITS: [&str; 18] = [
    "",
    "人",
    "％",
    "%",
    "億円",
    "千円",
    "自治会",
    "か所",
    "ヶ所",
    "km",
    "㎡",
    "m2",
    "回/人",
    "点",
    "位",
    "t-CO2",
    "ポイント",
    "件/10万人",
];

proptest! {
    #[test]
    fn what_is_printed_reads_back(value in any_quantity(), unit in prop::sample::select(&UNITS)) {
        let printed = print(&value, unit);
        let parsed = parse(&printed);
        prop_assert!(parsed.certain, "{}", printed);
        prop_assert_eq!(&parsed.value, &value, "{}", printed);
        if !matches!(value, None_(_) | Quantity::Text(_)) {
            prop_assert_eq!(parsed.unit, unit, "{}", printed);
        }
    }

    #[test]
    fn never_panics(text in "\\PC{0,20}", words in "[0-9０-９,，.．▲△\\-～％人円万億約台以上未満超の（）()令和年度で小中／ ]{0,14}") {
        let _ = parse(&text);
        let parsed = parse(&words);
        prop_assert!(parsed.value.number().is_none_or(f64::is_finite));
    }

    #[test]
    fn number_of_any_size_prints(n in any::<f64>()) {
        let _ = print(&Band(n, n), "人");
        prop_assert!(!format_number(n).is_empty());
    }
}
