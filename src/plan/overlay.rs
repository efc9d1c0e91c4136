//! A plan in another language: its texts replaced, piece by piece, by those of an
//! overlay. A piece that the overlay does not have, or that has changed since it was
//! translated, stays Japanese.

use serde_json::Value;

/// Replaces the texts of a plan's file before it is read. Values as printed give way
/// to the numbers themselves, which are printed in the reader's language; ids, numbers
/// and places stay.
pub(super) fn translate(value: &mut Value, translated: &dyn Fn(&str) -> Option<String>) {
    match value {
        Value::String(text) => {
            if let Some(other) = translated(text) {
                *text = other;
            }
        }
        Value::Array(items) => {
            for item in items {
                translate(item, translated);
            }
        }
        Value::Object(object) => {
            // A text is a value of its own; anything else can be printed anew.
            if object.get("value").is_some_and(|value| !value.is_string()) {
                for printed in ["text", "period_text"] {
                    let japanese = |text: &Value| text.as_str().is_some_and(|t| !t.is_ascii());
                    let known = printed == "text" || object.contains_key("period");
                    if let Some(text) = object
                        .get_mut(printed)
                        .filter(|text| known && japanese(text))
                    {
                        // As if it were not there.
                        *text = Value::Null;
                    }
                }
            }
            for (_, item) in object {
                translate(item, translated);
            }
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn texts_are_replaced_and_the_rest_stays() {
        let mut plan = json!({
            "id": "a", "title": {"text": "市の計画", "from": "plan:3"}, "note": "残るもの",
            "baseline": {"period": "FY2019", "period_text": "令和元年度", "value": 28000, "text": "28,000人"},
            "targets": [{"value": "全国平均", "text": "全国平均"}, {"value": 4, "text": "4.0%"}],
            "unit": "人",
        });
        translate(&mut plan, &|text| match text {
            "市の計画" => Some("The plan".to_owned()),
            "人" => Some(" people".to_owned()),
            "全国平均" => Some("national mean".to_owned()),
            _ => None,
        });
        let expected = json!({
            "id": "a", "title": {"text": "The plan", "from": "plan:3"}, "note": "残るもの",
            "baseline": {"period": "FY2019", "period_text": null, "value": 28000, "text": null},
            "targets": [{"value": "national mean", "text": "national mean"}, {"value": 4, "text": "4.0%"}],
            "unit": " people",
        });
        assert_eq!(plan, expected);
    }
}
