//! Whether two values are the same, and whether a number can be.

use crate::plan::Quantity;
use crate::plan::fold::fold;
use crate::plan::quantity::multiplier;

/// How a given value stands to the printed one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Agreement {
    Same,
    /// The same number, but another kind: 約48 against 48.
    OtherKind,
    Different,
}

/// Compares values in their units; 億円 and 円 are one unit. A printed value
/// without a unit has the given one.
#[must_use]
pub fn agreement(given: (&Quantity, &str), printed: (&Quantity, &str)) -> Agreement {
    let (given, given_unit) = given;
    let (printed, printed_unit) = printed;
    let (by, base) = multiplier(given_unit);
    let (printed_by, printed_base) = multiplier(printed_unit);
    let (by, printed_by) = if printed_unit.is_empty() {
        (1.0, 1.0)
    } else if fold(base) == fold(printed_base) {
        (by, printed_by)
    } else if fold(given_unit) == fold(printed_unit) {
        (1.0, 1.0)
    } else {
        return Agreement::Different;
    };
    compare(given, by, printed, printed_by)
}

fn compare(a: &Quantity, a_by: f64, b: &Quantity, b_by: f64) -> Agreement {
    use Quantity::{About, Above, AtLeast, AtMost, Band, Below, Number, Parts, Range};
    let same = |x: f64, y: f64| close(x * a_by, y * b_by);
    let both = |yes: bool| {
        if yes {
            Agreement::Same
        } else {
            Agreement::Different
        }
    };
    match (a, b) {
        (Number(x), Number(y))
        | (AtLeast(x), AtLeast(y))
        | (AtMost(x), AtMost(y))
        | (Above(x), Above(y))
        | (Below(x), Below(y))
        | (About(x), About(y)) => both(same(*x, *y)),
        (Range(x, x2), Range(y, y2)) | (Band(x, x2), Band(y, y2)) => {
            both(same(*x, *y) && same(*x2, *y2))
        }
        (Parts(xs), Parts(ys)) if xs.len() == ys.len() => {
            let pair = |((name, x), (other, y)): (&(String, Quantity), &(String, Quantity))| {
                fold(name) == fold(other) && compare(x, a_by, y, b_by) == Agreement::Same
            };
            both(xs.iter().zip(ys).all(pair))
        }
        _ => match (a.number(), b.number()) {
            (Some(x), Some(y)) if same(x, y) => Agreement::OtherKind,
            _ => both(a == b),
        },
    }
}

/// Equal up to what a number of 64 bits loses.
#[must_use]
pub fn close(a: f64, b: f64) -> bool {
    (a - b).abs() <= 1e-9 * a.abs().max(b.abs())
}

/// Every number of a value.
#[must_use]
pub fn numbers(value: &Quantity) -> Vec<f64> {
    match value {
        Quantity::Range(low, high) | Quantity::Band(low, high) => vec![*low, *high],
        Quantity::Parts(parts) => parts.iter().flat_map(|(_, part)| numbers(part)).collect(),
        other => other.number().into_iter().collect(),
    }
}

/// Whether the unit is per cent, in any width.
#[must_use]
pub fn is_percent(unit: &str) -> bool {
    fold(unit) == "%"
}

/// Whether things are counted in the unit, so that there is none below zero.
#[must_use]
pub fn is_count(unit: &str) -> bool {
    const COUNTS: [&str; 16] = [
        "人",
        "件",
        "回",
        "団体",
        "か所",
        "箇所",
        "自治会",
        "組織",
        "店舗",
        "世帯",
        "戸",
        "棟",
        "台",
        "校",
        "社",
        "冊",
    ];
    let (_, base) = multiplier(unit);
    let folded = fold(base);
    folded == "ゖ所" || COUNTS.contains(&folded.as_str())
}
