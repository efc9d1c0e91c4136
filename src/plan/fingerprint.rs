//! A short name of a file's content, to tell whether two are the same.

use std::fmt::Write as _;

/// FNV-1a, 64 bits, in hexadecimal. Tells versions apart; it is no protection
/// against somebody who wants two files to look alike.
#[must_use]
pub fn fingerprint(bytes: &[u8]) -> String {
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    for byte in bytes {
        hash = (hash ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3);
    }
    let mut name = String::new();
    let _ = write!(name, "{hash:016x}");
    name
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_published() {
        // The test values of the algorithm's authors.
        assert_eq!(fingerprint(b""), "cbf29ce484222325");
        assert_eq!(fingerprint(b"a"), "af63dc4c8601ec8c");
        assert_eq!(fingerprint(b"foobar"), "85944171f73967e8");
    }
}
