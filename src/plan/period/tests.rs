#![allow(clippy::unwrap_used)]
use super::Period::{Day, FiscalYear, FiscalYears, Month, Year};
use super::*;
use proptest::prelude::*;

fn check(text: &str, expected: Result<Period, PeriodError>) {
    assert_eq!(parse(text).map(|parsed| parsed.period), expected, "{text}");
}

#[test]
fn reads_printed_periods() {
    let table = [
        ("令和7（2025）年度", FiscalYear(2025)),
        ("令和 7（2025）年度", FiscalYear(2025)),
        ("令和７(２０２５)年度", FiscalYear(2025)),
        ("令和7年度（2025年度）", FiscalYear(2025)),
        ("2019（令和元）年度", FiscalYear(2019)),
        ("平成31（2019）年度", FiscalYear(2019)),
        ("令和元年度", FiscalYear(2019)),
        ("令和1年度", FiscalYear(2019)),
        ("㋿元年度", FiscalYear(2019)),
        ("FY2019", FiscalYear(2019)),
        ("2025年度", FiscalYear(2025)),
        ("令和2年度末", FiscalYear(2020)),
        ("令和２年度末時点", FiscalYear(2020)),
        ("昭和60年度", FiscalYear(1985)),
        ("大正10年度", FiscalYear(1921)),
        ("明治三十年度", FiscalYear(1897)),
        ("平成二十七年度", FiscalYear(2015)),
        ("二〇二五年度", FiscalYear(2025)),
        ("令和十二年度", FiscalYear(2030)),
        ("平成35年度", FiscalYear(2023)),
        ("H27(2015)", FiscalYear(2015)),
        ("R7", FiscalYear(2025)),
        ("Ｒ７", FiscalYear(2025)),
        ("R元年度", FiscalYear(2019)),
        ("H28", FiscalYear(2016)),
        ("2025", FiscalYear(2025)),
        ("R2見込み", FiscalYear(2020)),
        ("令和2年度（見込値）", FiscalYear(2020)),
        ("（令和2（2020）年3月）", Month(2020, 3)),
        ("令和 2（2020）年 3月", Month(2020, 3)),
        ("令和2年3月末現在", Month(2020, 3)),
        ("令和2年3月（2019年度）", Month(2020, 3)),
        ("2020年3月", Month(2020, 3)),
        ("平成31年4月", Month(2019, 4)),
        ("R2.3", Month(2020, 3)),
        ("令和２年４月１日", Day(2020, 4, 1)),
        ("令和2年4月1日現在", Day(2020, 4, 1)),
        ("R6.8.27", Day(2024, 8, 27)),
        ("2020/4/1", Day(2020, 4, 1)),
        ("令和7年", Year(2025)),
        ("令和７（2025）年", Year(2025)),
        ("R1（2019年）", Year(2019)),
        ("平成27～31（2015～2019）年度平均", FiscalYears(2015, 2019)),
        (
            "平成 27〜31（2015〜2019）\n年度平均",
            FiscalYears(2015, 2019),
        ),
        ("令和3～7（2021～2025）年度平均", FiscalYears(2021, 2025)),
        ("平成27(2015)－31(2019)年度", FiscalYears(2015, 2019)),
        (
            "平成27（2015）年度～令和元（2019）年度",
            FiscalYears(2015, 2019),
        ),
        ("H28-R2平均", FiscalYears(2016, 2020)),
        ("H27−R1平均", FiscalYears(2015, 2019)),
        ("H27–R1の５か年平均", FiscalYears(2015, 2019)),
        ("平成27～令和元年度の５年平均", FiscalYears(2015, 2019)),
        ("Ｈ27ーR1", FiscalYears(2015, 2019)),
        ("令和3年度から令和7年度まで", FiscalYears(2021, 2025)),
        (
            "令和３年度から令和７年度までの５年間",
            FiscalYears(2021, 2025),
        ),
        ("令和12年度までの５年間", FiscalYears(2026, 2030)),
        ("令和８年度からの５ヶ年", FiscalYears(2026, 2030)),
        ("５年間（令和８～12年度）", FiscalYears(2026, 2030)),
        ("令和８～12年度（５カ年）", FiscalYears(2026, 2030)),
        ("2021～2025年度", FiscalYears(2021, 2025)),
        ("2021-25年度", FiscalYears(2021, 2025)),
        ("［令和3—7］", FiscalYears(2021, 2025)),
    ];
    for (text, expected) in table {
        check(text, Ok(expected));
    }
}

#[test]
fn says_why_it_does_not_read() {
    use PeriodError as E;
    let table = [
        ("", E::Empty),
        ("　", E::Empty),
        ("令和7（2024）年度", E::Contradiction),
        ("令和2年3月（2020年度）", E::Contradiction),
        ("令和2年（2020年度）", E::Contradiction),
        ("平成27～31（2015～2020）年度", E::Contradiction),
        ("平成27～31（2015）年度（2019）", E::Contradiction),
        ("令和3～7年度（４年間）", E::Contradiction),
        ("令和3～7年度の4年平均", E::Contradiction),
        ("７年度", E::NoEra),
        ("27～31年度", E::NoEra),
        ("2021～5年度", E::NoEra),
        ("昭和99年度", E::UnknownYear),
        ("平成47年度", E::UnknownYear),
        ("大正20年", E::UnknownYear),
        ("令和0年度", E::UnknownYear),
        ("3025年度", E::UnknownYear),
        ("令和7～3年度", E::Reversed),
        ("平成30～2年度", E::Reversed),
        ("令和2年13月", E::NoSuchDay),
        ("令和3年2月29日", E::NoSuchDay),
        ("令和3～7年", E::UnsupportedSpan),
        ("令和2年4月～令和3年3月", E::UnsupportedSpan),
        ("令和7年度まで", E::Unreadable),
        ("令和2 5年度", E::Unreadable),
        ("令和７年度以降", E::Unreadable),
        ("未定", E::Unreadable),
        ("5年間", E::NoEra),
        ("令和7（2025年度", E::Unreadable),
        ("令和7）2025年度", E::Unreadable),
        ("年度", E::Unreadable),
        ("令和", E::Unreadable),
        ("元年度", E::Unreadable),
        ("20255年度", E::Unreadable),
        ("平成二十二五年", E::Unreadable),
    ];
    for (text, expected) in table {
        check(text, Err(expected));
    }
}

#[test]
fn tells_mean_provisional_and_bare() {
    let check = |text: &str, mean, provisional, bare| {
        let parsed = parse(text).unwrap();
        let flags = (parsed.mean, parsed.provisional, parsed.bare);
        assert_eq!(flags, (mean, provisional, bare), "{text}");
    };
    check("H27-R1平均", true, false, true);
    check("平成27～31（2015～2019）年度平均", true, false, false);
    check("R2見込み", false, true, true);
    check("令和2年度（速報値）", false, true, false);
    check("R1（2019年度）", false, false, false);
    check("令和2年3月", false, false, false);
}

#[test]
fn labels() {
    let check = |period: Period, era: &str, western: &str, short: &str, short_western: &str| {
        assert_eq!(period.label(EraStyle::Era), era);
        assert_eq!(period.label(EraStyle::Western), western);
        assert_eq!(period.short_label(EraStyle::Era), short);
        assert_eq!(period.short_label(EraStyle::Western), short_western);
    };
    check(
        FiscalYear(2025),
        "令和7（2025）年度",
        "2025年度",
        "R7",
        "2025",
    );
    check(
        FiscalYear(2019),
        "令和元（2019）年度",
        "2019年度",
        "R元",
        "2019",
    );
    check(
        FiscalYear(1989),
        "平成元（1989）年度",
        "1989年度",
        "H元",
        "1989",
    );
    check(
        Month(2020, 3),
        "令和2（2020）年3月",
        "2020年3月",
        "R2.3",
        "2020/3",
    );
    check(
        Month(2019, 4),
        "平成31（2019）年4月",
        "2019年4月",
        "H31.4",
        "2019/4",
    );
    check(
        Month(2019, 5),
        "令和元（2019）年5月",
        "2019年5月",
        "R元.5",
        "2019/5",
    );
    check(
        Day(1989, 1, 7),
        "昭和64（1989）年1月7日",
        "1989年1月7日",
        "S64.1.7",
        "1989/1/7",
    );
    check(Year(2025), "令和7（2025）年", "2025年", "R7", "2025");
    check(
        FiscalYears(2015, 2019),
        "平成27～令和元（2015～2019）年度",
        "2015～2019年度",
        "H27～R元",
        "2015～2019",
    );
    check(
        FiscalYears(2021, 2025),
        "令和3～7（2021～2025）年度",
        "2021～2025年度",
        "R3～7",
        "2021～2025",
    );
    check(Year(1850), "1850年", "1850年", "1850", "1850");
}

pub fn any_period() -> impl Strategy<Value = Period> {
    let year = YEARS;
    prop_oneof![
        year.clone().prop_map(FiscalYear),
        (1868..=2150, 0..50).prop_map(|(first, years)| FiscalYears(first, first + years)),
        year.clone().prop_map(Year),
        (1869..=2200, 1..=12_u8).prop_map(|(y, m)| Month(y, m)),
        (1869..=2200, 1..=12_u8, 1..=28_u8).prop_map(|(y, m, d)| Day(y, m, d)),
    ]
}

proptest! {
    #[test]
    fn a_label_reads_back(period in any_period()) {
        for style in [EraStyle::Era, EraStyle::Western] {
            let parsed = parse(&period.label(style));
            prop_assert_eq!(parsed.as_ref().map(|p| p.period), Ok(period));
            prop_assert!(parsed.is_ok_and(|p| !p.bare && !p.mean && !p.provisional));
            if !matches!(period, Year(_)) {
                let short = parse(&period.short_label(style)).map(|p| p.period);
                prop_assert_eq!(short, Ok(period));
            }
        }
        let code = period.to_string();
        prop_assert_eq!(Period::from_code(&code), Some(period));
    }

    #[test]
    fn never_panics(text in "\\PC{0,20}", words in "[令和平成昭RHFYｒ元年度月日間かの平均見込～（）()0-9０-９一二十〇.／まで\\- ]{0,16}") {
        let _ = parse(&text);
        if let Ok(parsed) = parse(&words) {
            let (first, last) = parsed.period.fiscal_years();
            prop_assert!(first <= last && YEARS.contains(&first) && YEARS.contains(&last));
        }
        let _ = Period::from_code(&text);
    }
}
