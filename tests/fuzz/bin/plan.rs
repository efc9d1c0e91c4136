//! libFuzzer's program for the target `plan`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| fuzz::plan::run(bytes));

libfuzzer_sys::fuzz_mutator!(|data: &mut [u8], size: usize, max_size: usize, seed: u32| {
    fuzz::mutate::json(data, size, max_size, seed, libfuzzer_sys::fuzzer_mutate)
});
