//! The only place that names Leptos' prelude, so that a move to its next line is one file.

pub use leptos::prelude::*;
