//! The page instead of one that a person may not see, or that is not there: what it was, and what helps.

use crate::{
    desk::{
        layout::{Desk, html_page},
        words::refused as words,
    },
    prelude::*,
    ui::words::Word,
};

/// The page: a title, sentences, and the way back.
pub fn refused(desk: Desk<'_>, title: Word, sentences: Vec<String>) -> Markup {
    let sentences: Vec<_> = sentences.into_iter().map(|sentence| view! { <p>{sentence}</p> }).collect();
    let content = view! {
        <div class="desk-page refused">
            <h1>{title}</h1>
            {sentences}
            <p><a class="bar-link" href="/desk/">{words::TO_HOME}</a></p>
        </div>
    }
    .markup();
    html_page(desk, title, content)
}
