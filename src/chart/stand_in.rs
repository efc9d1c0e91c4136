//! Printing of quantities, until the plan's own is there.

use crate::plan::Quantity;

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
