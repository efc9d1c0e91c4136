//! What a first visit loads.

/// Everything, in bytes after brotli 11: the page, styles, loader, glue,
/// WebAssembly and the plan.
const FIRST_LOAD_BYTES: u64 = 130_000;

#[test]
fn a_first_visit_loads_at_most_130_kb() {
    let bytes = xtask::sizes::first_load_brotli(&crate::site::dist()).unwrap();
    assert!(
        bytes <= FIRST_LOAD_BYTES,
        "a first visit loads {bytes} bytes; {FIRST_LOAD_BYTES} are allowed (`cargo xtask build` says what they are)"
    );
}
