//! Bytes to text: what the offices that hold such files really save.

/// Decodes by byte order mark, then as UTF-8 where it is valid, then as
/// Shift_JIS (what spreadsheets save by default on Japanese systems). `None`
/// where it is none of them.
#[must_use]
pub fn decode(bytes: &[u8]) -> Option<String> {
    if let Some((encoding, mark)) = encoding_rs::Encoding::for_bom(bytes) {
        let rest = bytes.get(mark..)?;
        let text = encoding.decode_without_bom_handling_and_without_replacement(rest)?;
        return Some(text.into_owned());
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Some(text.to_owned());
    }
    encoding_rs::SHIFT_JIS
        .decode_without_bom_handling_and_without_replacement(bytes)
        .map(std::borrow::Cow::into_owned)
}

#[cfg(test)]
mod tests {
    use super::decode;

    #[test]
    fn every_encoding_gives_the_same_text() {
        let text = "実質公債費比率,2024,5.0,％";
        let (shift_jis, _, _) = encoding_rs::SHIFT_JIS.encode(text);
        let utf16: Vec<u8> = [0xFF, 0xFE]
            .into_iter()
            .chain(text.encode_utf16().flat_map(u16::to_le_bytes))
            .collect();
        for bytes in [
            text.as_bytes(),
            &["\u{FEFF}".as_bytes(), text.as_bytes()].concat(),
            &shift_jis,
            &utf16,
        ] {
            assert_eq!(decode(bytes).as_deref(), Some(text));
        }
        assert_eq!(decode(&[0x81]), None, "half a character is no text");
    }
}
