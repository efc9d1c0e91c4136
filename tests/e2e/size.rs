//! What a first visit loads.

use xtask::sizes::FIRST_LOAD_BYTES;

#[test]
fn a_first_visit_loads_no_more_than_allowed() {
    let bytes = xtask::sizes::first_load_brotli(&crate::site::dist()).unwrap();
    assert!(
        bytes <= FIRST_LOAD_BYTES,
        "a first visit loads {bytes} bytes; {FIRST_LOAD_BYTES} are allowed (`cargo xtask build` says what they are)"
    );
}

/// What another language, or furigana, loads besides when it is chosen, in bytes.
const CHOSEN_BYTES: u64 = 15_000;

#[test]
fn a_language_loads_little_more() {
    let size = |file: &str| {
        let file = crate::site::dist().join(format!("{file}.br"));
        std::fs::metadata(&file)
            .unwrap_or_else(|error| panic!("{}: {error}", file.display()))
            .len()
    };
    for language in ["ja-easy", "en", "zh-Hans", "ko", "vi", "pt", "fil"] {
        let bytes = size(&format!("lang/{language}.json")) + size(&format!("plan.{language}.json"));
        println!("{language}: {bytes} bytes");
        assert!(bytes <= CHOSEN_BYTES, "{language} loads {bytes} bytes");
    }
    let bytes = size("readings.txt");
    assert!(bytes <= CHOSEN_BYTES, "furigana load {bytes} bytes");
}
