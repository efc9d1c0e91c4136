//! What a first visit loads.

use xtask::sizes::FIRST_LOAD_BYTES;

#[test]
fn a_first_visit_loads_at_most_130_kb() {
    let bytes = xtask::sizes::first_load_brotli(&crate::site::dist()).unwrap();
    assert!(
        bytes <= FIRST_LOAD_BYTES,
        "a first visit loads {bytes} bytes; {FIRST_LOAD_BYTES} are allowed (`cargo xtask build` says what they are)"
    );
}
