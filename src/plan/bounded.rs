//! Texts that are too long to be one.

use super::json::Reader;

/// The longest text, in bytes. The longest of the plans in this repository has
/// 513; what is far longer than this limit is no text that anybody could read, and
/// keeps a browser busy.
pub const MAX_TEXT_BYTES: usize = 30_000;

impl Reader {
    /// The text; its beginning alone, and a report, where it is too long to be one.
    #[inline(never)]
    pub fn bounded(&mut self, mut text: String) -> String {
        if text.len() > MAX_TEXT_BYTES {
            let what = format!("文が長すぎます（{}バイト）。", text.len());
            let whole = |at: &usize| text.is_char_boundary(*at);
            text.truncate((0..=MAX_TEXT_BYTES).rev().find(whole).unwrap_or(0));
            text.push('…');
            let todo = "3万バイト（約1万字）までにしてください。そこまでを表示しています。";
            self.error::<()>(what, todo);
        }
        text
    }
}
