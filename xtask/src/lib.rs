//! `cargo xtask`: sets up what is missing on this machine, then does one job.
//!
//! A library as well as a program, so that tests can use [`server`] and [`sizes`].
//! Whatever is installed goes into a cache folder of the user's (see [`cache`]), never into the
//! checkout; every version is named once, in [`versions`].

pub mod args;
pub mod bench;
pub mod browsers;
pub mod build;
pub mod cache;
pub mod check;
pub mod compress;
pub mod debian;
pub mod engines;
pub mod fonts;
pub mod fuzz;
pub mod glue;
mod inline;
pub mod npm;
pub mod page;
pub mod project;
pub mod readings;
pub mod release;
pub mod run;
pub mod serve;
pub mod server;
pub mod setup;
pub mod sizes;
pub mod slim;
mod split;
pub mod test;
pub mod tools;
pub mod versions;
pub mod wasm_target;
