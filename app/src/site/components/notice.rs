//! A page without the requested content: a message and links.

use crate::{prelude::*, site::words, ui::words::Word};

/// A title, a sentence, and `more` below them.
pub fn notice(title: Word, text: Word, more: Markup) -> Markup {
    view! {
        <div class="notice">
            <h1>{title}</h1>
            <p>{text}</p>
            {more}
            <p><a class="go" href="/">{words::TO_THE_FRONT}</a></p>
        </div>
    }
    .markup()
}

/// A sentence where a list would be.
pub fn empty(text: Word) -> Markup {
    view! { <p class="empty">{text}</p> }.markup()
}
