//! libFuzzer's program for the target `import`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| fuzz::import::run(bytes));
