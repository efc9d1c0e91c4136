//! The built site in a real browser. `cargo xtask test` builds the site, says
//! in the environment where it and the browser are, and runs this; each test is
//! one person's session with a browser of its own, and ends by looking whether
//! anything left the site's origin or was reported as an error.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

mod browser;
mod page;
mod plans;
mod server;
mod site;

mod accessibility;
mod addresses;
mod announce;
mod breaks;
mod chart;
mod chart_kinds;
mod choices;
mod composition;
mod embed;
mod embed_code;
mod engines;
mod faults;
mod filter;
mod furigana;
mod glossary;
mod hostile;
mod hosts;
mod html;
mod judgement;
mod keyboard;
mod languages;
mod large_plan;
mod layout;
mod nothing_lost;
mod offline;
mod old;
mod overview;
mod pages;
mod paper;
mod pdf;
mod pictures;
mod pins;
mod policy;
mod prerender;
mod report;
mod search;
mod settings;
mod share;
mod single;
mod size;
mod source;
mod standing;
mod statement;
mod states;
mod tablets;
mod take;
mod targets;
mod tree;
mod walk;
