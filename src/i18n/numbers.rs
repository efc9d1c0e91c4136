//! Numbers as the reader's language writes them: separators, units, signs.

use super::{language, one_of, say};
use crate::plan::quantity::format_number;
use crate::plan::{Observation, Quantity};
use crate::tr;

/// A number with its unit: 13,865人, or 1 person.
#[must_use]
pub fn number_and_unit(number: f64, unit: &str) -> String {
    [&format_number(number), unit_of(number, unit)].concat()
}

/// The unit as it stands behind a number: one person, two people.
#[must_use]
#[allow(clippy::float_cmp)] // of exactly one
pub fn unit_of(number: f64, unit: &str) -> &str {
    let many = say(unit);
    let one = if number.abs() == 1.0 {
        one_of(many)
    } else {
        None
    };
    one.unwrap_or(many)
}

/// A number in the plan's own writing, with the reader's separators.
#[must_use]
pub fn rewritten(printed: &str) -> String {
    let (thousands, point) = language().separators();
    let mut after_digit = false;
    let letter = |letter: char| {
        let separates = after_digit;
        after_digit = letter.is_ascii_digit();
        match letter {
            ',' if separates => thousands,
            '.' if separates => point,
            other => other,
        }
    };
    printed.chars().map(letter).collect()
}

/// A value in the plan's own writing, where that is known.
#[must_use]
pub fn as_printed(observation: &Observation) -> Option<String> {
    let text = observation.text.as_deref()?.trim();
    let words = matches!(observation.value, Quantity::Text(_));
    (!text.is_empty()).then(|| match words {
        true => text.to_owned(),
        false => rewritten(text),
    })
}

/// ＋14,135人, −0.2ポイント, ±0人
pub fn signed(number: f64, unit: &str) -> String {
    with_sign(number, &number_and_unit(number.abs(), unit))
}

/// The sign of a difference before how large it is.
pub fn with_sign(number: f64, size: &str) -> String {
    let sign = match number {
        up if up > 0.0 => in_width("＋", "+"),
        down if down < 0.0 => "−",
        _ => "±",
    };
    sign.to_owned() + size
}

/// A sign as wide as a Japanese letter, elsewhere as wide as a digit.
pub fn in_width(wide: &'static str, narrow: &'static str) -> &'static str {
    if language().is_japanese() {
        wide
    } else {
        narrow
    }
}

/// What stands in the place of a value that is not there.
pub fn dash() -> &'static str {
    in_width("－", "–")
}

/// The unit of a difference: that of two shares is in points.
pub fn points(unit: &str) -> &str {
    if matches!(unit.trim(), "％" | "%") {
        tr!("ポイント")
    } else {
        unit
    }
}

/// Years, which are whole but between periods shorter than one.
pub fn years(years: f64) -> String {
    format_number(places(years, 2))
}

/// Rounded to so many digits after the point.
pub fn places(number: f64, digits: u8) -> f64 {
    let parts = (0..digits).fold(1.0, |parts, _| parts * 10.0);
    let rounded = (number * parts).round() / parts;
    // Of the largest numbers, no digit after the point is known.
    if rounded.is_finite() { rounded } else { number }
}

#[cfg(test)]
mod tests {
    use super::super::catalog::tests::english;
    use super::super::{Language, in_japanese, speak};
    use super::*;
    use crate::chart::value_text;
    use crate::plan::quantity::print;
    use crate::plan::{FromJson, Kpi, Reader};
    use serde_json::json;

    fn kpi() -> Kpi {
        let kpi = json!({
            "id": "a", "name": "率", "unit": "%", "desired": "increase",
            "baseline": { "period": "FY2019", "value": 62.87, "text": "62.87%" },
            "actuals": [
                { "period": "FY2020", "value": 1234.5 },
                { "period": "FY2021", "value": 1300 },
            ],
            "targets": [{ "period": "FY2025", "value": "平均 6.5", "text": "平均 6.5" }],
        });
        Kpi::from_json(kpi, &mut Reader::default()).expect("a KPI")
    }

    /// What is printed everywhere, in one line.
    fn shown() -> String {
        let kpi = kpi();
        let actual = |at: usize| value_text(&kpi, kpi.actuals.get(at).expect("an actual"));
        let target = kpi.targets.first().expect("a target");
        let baseline = kpi.baseline.as_ref().expect("a baseline");
        [
            format_number(13_865.0),
            format_number(-1234.5),
            print(&Quantity::Range(0.5, 1000.0), "%"),
            print(&Quantity::Missing(crate::plan::Missing::Dash), ""),
            as_printed(baseline).expect("printed"),
            value_text(&kpi, target),
            actual(0),
            actual(1),
            signed(14_135.2, "%"),
            signed(-0.0, ""),
        ]
        .join(" ")
    }

    #[test]
    fn languages_write_numbers_their_own_way() {
        const COMMAS: &str =
            "13,865 −1,234.5 0.5～1,000% – 62.87% 平均 6.5 1,234.5% 1,300.0% +14,135.2% ±0";
        const POINTS: &str =
            "13.865 −1.234,5 0,5～1.000% – 62,87% 平均 6.5 1.234,5% 1.300,0% +14.135,2% ±0";
        let japanese = COMMAS.replace('–', "－").replace('+', "＋");
        for language in Language::ALL {
            speak(language, None);
            let expected = match language {
                Language::Vietnamese | Language::Portuguese => POINTS,
                Language::Japanese | Language::EasyJapanese => &japanese,
                _ => COMMAS,
            };
            assert_eq!(shown(), expected, "{language:?}");
            assert_eq!(in_japanese(shown), japanese, "{language:?}");
        }
        speak(Language::Japanese, None);
    }

    #[test]
    fn one_of_a_kind() {
        let texts = [("人", " people"), ("1 people", " person"), ("1人", "wrong")];
        speak(Language::English, Some(english(&texts)));
        for (number, expected) in [
            (1.0, "1 person"),
            (2.0, "2 people"),
            (1.5, "1.5 people"),
            (0.0, "0 people"),
        ] {
            assert_eq!(number_and_unit(number, "人"), expected);
            // The plan in another language has its units in that.
            assert_eq!(number_and_unit(number, " people"), expected);
            assert_eq!(print(&Quantity::Number(number), " people"), expected);
        }
        assert_eq!(signed(-1.0, " people"), "−1 person");
        assert_eq!(number_and_unit(1.0, " cases"), "1 cases");
        speak(Language::Japanese, None);
        assert_eq!(number_and_unit(1.0, "人"), "1人");
    }

    #[test]
    fn separators_come_after_digits() {
        speak(Language::Portuguese, None);
        for (printed, expected) in [
            ("15,162", "15.162"),
            ("1,234.50 (est.)", "1.234,50 (est.)"),
            ("No. 5", "No. 5"),
        ] {
            assert_eq!(rewritten(printed), expected);
        }
        speak(Language::Japanese, None);
    }
}
