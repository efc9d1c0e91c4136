//! The only place that knows `web_sys`. Every function gives a plain value or
//! nothing: what a browser refuses (storage, history in a sandboxed frame) is
//! not an error that a person could do anything about.

pub mod canvas;
pub mod clipboard;
pub mod dialog;
pub mod disclosure;
pub mod download;
pub mod fetch;
pub mod frames;
pub mod language;
pub mod location;
pub mod node;
pub mod offline;
pub mod page;
pub mod parts;
pub mod print;
pub mod resize;
pub mod scheme;
pub mod share;
pub mod viewport;
