//! Printing of periods and quantities, until the plan's own is there.

use crate::plan::{Period, Quantity};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EraStyle {
    Era,
    Western,
}

fn era(year: i32) -> String {
    match year {
        2019.. => format!(
            "令和{}",
            if year == 2019 {
                "元".into()
            } else {
                (year - 2018).to_string()
            }
        ),
        1989.. => format!("平成{}", year - 1988),
        _ => format!("昭和{}", year - 1925),
    }
}

pub fn label(p: Period, style: EraStyle) -> String {
    let y = |y: i32| match style {
        EraStyle::Era => format!("{}（{y}）年", era(y)),
        EraStyle::Western => format!("{y}年"),
    };
    match p {
        Period::FiscalYear(a) => y(a) + "度",
        Period::FiscalYears(a, b) => match style {
            EraStyle::Era => format!("{}～{}（{a}～{b}）年度", era(a), era(b)),
            EraStyle::Western => format!("{a}～{b}年度"),
        },
        Period::Year(a) => y(a),
        Period::Month(a, m) => format!("{}{m}月", y(a)),
        Period::Day(a, m, d) => format!("{}{m}月{d}日", y(a)),
    }
}

pub fn short_label(p: Period, style: EraStyle) -> String {
    let y = |y: i32| match style {
        EraStyle::Western => y.to_string(),
        EraStyle::Era if y >= 2019 => format!("R{}", y - 2018),
        EraStyle::Era if y >= 1989 => format!("H{}", y - 1988),
        EraStyle::Era => format!("S{}", y - 1925),
    };
    match p {
        Period::FiscalYear(a) | Period::Year(a) => y(a),
        Period::FiscalYears(a, b) => format!("{}～{}", y(a), y(b)),
        Period::Month(a, m) => format!("{}年{m}月", y(a)),
        Period::Day(a, m, d) => format!("{}年{m}月{d}日", y(a)),
    }
}

pub fn format_number(n: f64) -> String {
    let text = format!("{}", n.abs());
    let (whole, fraction) = text
        .split_once('.')
        .map_or((text.as_str(), None), |(w, f)| (w, Some(f)));
    let mut out = String::new();
    if n < 0.0 {
        out.push('-');
    }
    for (i, c) in whole.chars().enumerate() {
        if i > 0 && (whole.len() - i) % 3 == 0 {
            out.push(',');
        }
        out.push(c);
    }
    if let Some(f) = fraction {
        out.push('.');
        out.push_str(f);
    }
    out
}

pub fn print(q: &Quantity, unit: &str) -> String {
    let n = |n: f64| format_number(n) + unit;
    match q {
        Quantity::Number(a) => n(*a),
        Quantity::Range(a, b) => format!("{}～{}", format_number(*a), n(*b)),
        Quantity::Band(a, _) => n(*a) + "台",
        Quantity::AtLeast(a) => n(*a) + "以上",
        Quantity::AtMost(a) => n(*a) + "以下",
        Quantity::Above(a) => n(*a) + "超",
        Quantity::Below(a) => n(*a) + "未満",
        Quantity::About(a) => format!("約{}", n(*a)),
        Quantity::Parts(parts) => parts
            .iter()
            .map(|(k, v)| format!("{k}{}", print(v, unit)))
            .collect::<Vec<_>>()
            .join("／"),
        Quantity::Text(t) => t.clone(),
        Quantity::Missing(_) => "－".into(),
    }
}
