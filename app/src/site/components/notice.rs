//! A page without the requested content: a message and links.

use crate::{prelude::*, ui::text::words};

/// A title, a sentence, and `more` below them.
pub fn notice(title: &str, text: &str, more: Markup) -> Markup {
    view! {
        <div class="notice">
            <h1>{title.to_owned()}</h1>
            <p>{text.to_owned()}</p>
            {more}
            <p><a class="go" href="/">{words::TO_THE_FRONT}</a></p>
        </div>
    }
    .markup()
}

/// A sentence where a list would be.
pub fn empty(text: &str) -> Markup {
    view! { <p class="empty">{text.to_owned()}</p> }.markup()
}
