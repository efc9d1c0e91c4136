//! The native command line; `src/cli` has its subcommands.

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    keikaku::cli::run(&arguments).into()
}

#[cfg(target_arch = "wasm32")]
fn main() {}
