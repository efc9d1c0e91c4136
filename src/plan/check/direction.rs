//! Texts with characters that turn the direction of text.

use super::Checker;
use crate::plan::direction::turns;
use serde_json::Value;

impl Checker<'_> {
    /// Every text of the plan, wherever it stands, also in fields that the
    /// format does not know.
    pub(super) fn directions(&mut self) {
        if let Ok(plan) = serde_json::to_value(self.plan) {
            self.turned(&mut String::new(), &plan);
        }
    }

    fn turned(&mut self, at: &mut String, value: &Value) {
        let here = at.len();
        match value {
            Value::String(text) => {
                if let Some(found) = text.chars().find(|c| turns(*c)) {
                    let code = u32::from(found);
                    self.warning(
                        at,
                        format!("文字の向きを変える、目に見えない文字（U+{code:04X}）があります。"),
                        "消してください。ページでは「\u{fffd}」と表示します。",
                    );
                }
            }
            Value::Array(items) => {
                for (number, item) in items.iter().enumerate() {
                    at.push_str(&format!("/{number}"));
                    self.turned(at, item);
                    at.truncate(here);
                }
            }
            Value::Object(fields) => {
                for (name, field) in fields {
                    let name = name.replace('~', "~0").replace('/', "~1");
                    at.push_str(&format!("/{name}"));
                    self.turned(at, field);
                    at.truncate(here);
                }
            }
            _ => {}
        }
    }
}
