//! The only file that names Leptos' prelude, so that a move to its next line is one file.

pub use leptos::prelude::*;

#[cfg(feature = "ssr")]
pub use crate::ui::markup::{IntoMarkup, Markup};
