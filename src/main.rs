//! The web app's entry.
#[cfg(target_arch = "wasm32")]
fn main() {
    leptos::mount::mount_to_body(|| "計画を読み込んでいます");
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("this program runs in a browser: build it with `cargo xtask build`");
}
