//! The desk's home.

use crate::{
    desk::{
        layout::{Desk, html_page},
        words,
    },
    prelude::*,
};

/// The page; it has no content of its own yet.
pub fn home(desk: Desk<'_>) -> Markup {
    html_page(desk, words::HOME, view! { <h1>{words::DESK}</h1> }.markup())
}
