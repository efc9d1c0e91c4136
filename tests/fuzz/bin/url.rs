//! libFuzzer's program for the target `url`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| fuzz::url::run(bytes));
