//! The web app's entry.

#[cfg(target_arch = "wasm32")]
fn main() {
    keikaku::app::open();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("this program runs in a browser: build it with `cargo xtask build`");
}
