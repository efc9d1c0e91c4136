//! Names of files, in Japanese, that every system accepts:
//! 上尾市_実質公債費比率_2026-11-23.csv.
//!
//! Windows forbids `\ / : * ? " < > |`, control characters, names of devices
//! and a dot or space at the end; a dot or hyphen in front hides a file or
//! makes it an option; most systems hold 255 bytes, and browsers add (1). What
//! can mislead the eye (marks of direction, characters without width) goes.

/// The longest name, with its extension.
pub const MAX_CHARS: usize = 80;
/// The same in bytes of UTF-8.
pub const MAX_BYTES: usize = 200;

/// Parts, from the general to the particular, and an extension without its
/// dot. The longest part is cut where the name gets too long.
#[must_use]
pub fn file_name(parts: &[&str], extension: &str) -> String {
    let mut cleaned: Vec<String> = Vec::new();
    for part in parts {
        let part = clean(part);
        if !part.is_empty() {
            cleaned.push(part);
        }
    }
    loop {
        let name = joined(&cleaned, extension);
        if name.len() <= MAX_BYTES && name.chars().count() <= MAX_CHARS {
            return name;
        }
        let longest = cleaned.iter_mut().max_by_key(|part| part.len());
        // An extension that is too long by itself is the caller's mistake.
        let Some(longest) = longest.filter(|part| part.len() > 1) else {
            return name;
        };
        longest.pop();
        // No dot or hyphen at the end.
        longest.truncate(longest.trim_end_matches(is_edge).len());
    }
}

fn joined(parts: &[String], extension: &str) -> String {
    let mut name = parts.join("_");
    if name.is_empty() {
        name.push_str("計画");
    }
    if is_device(&name) {
        name.insert(0, '_');
    }
    name.push('.');
    name.push_str(extension);
    name
}

fn clean(part: &str) -> String {
    let mut text = String::new();
    for character in part.chars().take(MAX_CHARS * 2) {
        match character {
            // Their full-width forms read the same and are allowed.
            '/' => text.push('／'),
            '\\' => text.push('＼'),
            ':' => text.push('：'),
            '*' => text.push('＊'),
            '?' => text.push('？'),
            '"' => text.push('”'),
            '<' => text.push('＜'),
            '>' => text.push('＞'),
            '|' => text.push('｜'),
            '\u{3099}' | '\u{309a}' => voice(&mut text, character),
            c if c.is_whitespace() => {
                if !text.ends_with('_') {
                    text.push('_');
                }
            }
            c if c.is_control() || is_unseen(c) => {}
            c => text.push(c),
        }
    }
    text.trim_matches(is_edge).to_owned()
}

/// What no part begins or ends with.
fn is_edge(character: char) -> bool {
    matches!(character, '.' | '_' | '-' | '~' | ' ')
}

/// Marks of direction, characters without width, and what is no character.
fn is_unseen(character: char) -> bool {
    matches!(character,
        '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{fff0}'..='\u{ffff}'
        | '\u{e000}'..='\u{f8ff}' | '\u{e0000}'..='\u{10ffff}')
}

/// Puts a mark of voicing on the kana before it, as NFC does; macOS keeps the
/// two apart.
fn voice(text: &mut String, mark: char) {
    let semi = mark == '\u{309a}';
    let voiced = match text.pop() {
        Some(kana) => match (kana, semi) {
            ('う', false) => 'ゔ',
            ('ウ', false) => 'ヴ',
            (
                'か' | 'き' | 'く' | 'け' | 'こ' | 'さ' | 'し' | 'す' | 'せ' | 'そ' | 'た' | 'ち'
                | 'つ' | 'て' | 'と' | 'カ' | 'キ' | 'ク' | 'ケ' | 'コ' | 'サ' | 'シ' | 'ス' | 'セ'
                | 'ソ' | 'タ' | 'チ' | 'ツ' | 'テ' | 'ト' | 'は' | 'ひ' | 'ふ' | 'へ' | 'ほ' | 'ハ'
                | 'ヒ' | 'フ' | 'ヘ' | 'ホ',
                false,
            ) => after(kana, 1),
            ('は' | 'ひ' | 'ふ' | 'へ' | 'ほ' | 'ハ' | 'ヒ' | 'フ' | 'ヘ' | 'ホ', true) => {
                after(kana, 2)
            }
            // A mark on anything else says nothing.
            _ => kana,
        },
        None => return,
    };
    text.push(voiced);
}

fn after(kana: char, steps: u32) -> char {
    char::from_u32(u32::from(kana) + steps).unwrap_or(kana)
}

/// Names that Windows keeps for devices, whatever follows their first dot.
fn is_device(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default();
    let stem = stem.trim_end().to_ascii_uppercase();
    if matches!(
        stem.as_str(),
        "CON" | "PRN" | "AUX" | "NUL" | "CONIN$" | "CONOUT$"
    ) {
        return true;
    }
    let port = stem.strip_prefix("COM").or(stem.strip_prefix("LPT"));
    let mut rest = port.unwrap_or_default().chars();
    matches!(rest.next(), Some('0'..='9' | '¹' | '²' | '³')) && rest.next().is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names() {
        let long = "長".repeat(200);
        let cut = format!("上尾市_{}_2026-11-23.csv", "長".repeat(58));
        let latin = "x".repeat(200);
        let cut_latin = format!("{}.csv", "x".repeat(76));
        let cases: [(&[&str], &str); 26] = [
            (
                &["上尾市", "実質公債費比率", "2026-11-23"],
                "上尾市_実質公債費比率_2026-11-23.csv",
            ),
            (&[], "計画.csv"),
            (&["", " ", "..."], "計画.csv"),
            (&["上尾市", "", "計画"], "上尾市_計画.csv"),
            (
                &["a/b\\c:d*e?f\"g<h>i|j"],
                "a／b＼c：d＊e？f”g＜h＞i｜j.csv",
            ),
            (
                &["第6次　総合計画  前期\n基本計画"],
                "第6次_総合計画_前期_基本計画.csv",
            ),
            (&["a\u{0}\u{7}\u{1b}\u{7f}b"], "ab.csv"),
            (&["gpj.\u{202e}exe", "\u{2066}x\u{2069}"], "gpj.exe_x.csv"),
            (&["\u{200b}\u{feff}見\u{200f}本"], "見本.csv"),
            (&["..", "../../etc/passwd"], "／..／etc／passwd.csv"),
            (&[".隠し"], "隠し.csv"),
            (&["-rf"], "rf.csv"),
            (&["末尾. . "], "末尾.csv"),
            (&["CON"], "_CON.csv"),
            (&["nul"], "_nul.csv"),
            (&["com1"], "_com1.csv"),
            (&["LPT²"], "_LPT².csv"),
            (&["aux.2026"], "_aux.2026.csv"),
            (&["COM10"], "COM10.csv"),
            (&["CONTENT"], "CONTENT.csv"),
            (&["CON", "x"], "CON_x.csv"),
            (
                &["か\u{3099}い\u{3099}ハ\u{309a}ウ\u{3099}\u{3099}"],
                "がいパヴ.csv",
            ),
            (&["65億円（H28-R2平均）"], "65億円（H28-R2平均）.csv"),
            (&["＋🏯👨\u{200d}👩"], "＋🏯👨👩.csv"),
            (&["上尾市", &long, "2026-11-23"], &cut),
            (&[&latin], &cut_latin),
        ];
        for (parts, expected) in cases {
            let name = file_name(parts, "csv");
            assert_eq!(name, expected, "{parts:?}");
            assert!(
                name.chars().count() <= MAX_CHARS && name.len() <= MAX_BYTES,
                "{name}"
            );
        }
    }
}
