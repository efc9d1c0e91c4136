//! The way into the program, the second part: all but the choices of the overview. What can be
//! reached from here alone is not in the module that answers those (`xtask/src/split.rs`).

/// Fetches the plan and shows it, or says why it cannot be shown.
#[inline(never)]
pub fn start() {
    super::start::start();
}
