//! The form for a comment: the same under a story, where it is cached for all readers, and on a page of its own with errors and what was typed.

use domain::{CommentId, StoryId};

use super::form_field::{FormField, error_of, form_field, trap};
use crate::{prelude::*, site::words::replies as words};

/// Longest comment, in characters.
pub const LONGEST_COMMENT: usize = 5_000;
/// Longest name, in characters.
pub const LONGEST_NAME: usize = 80;

/// What stands in the form.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CommentFields {
    /// The comment that it answers.
    pub to: Option<CommentId>,
    /// The text.
    pub comment: String,
    /// The name.
    pub author: String,
    /// The address.
    pub email: String,
    /// What is wrong: name of a field and sentence; an empty name means the whole form.
    pub errors: Vec<(&'static str, String)>,
}

/// Where a comment on a story is sent to.
pub fn comment_url(story: &StoryId) -> String {
    format!("/comments/on/{story}")
}

/// The form. Nothing in it depends on time or reader, because the page is cached: no token, no time stamp (trap 23).
pub fn comment_form(story: &StoryId, fields: &CommentFields) -> Markup {
    let field = |name, label, kind, value, autocomplete, most| {
        let error = error_of(&fields.errors, name);
        form_field(FormField { name, label, kind, value, autocomplete, most, optional: false, error })
    };
    let to = fields.to.as_ref().map(|to| view! { <input type="hidden" name="to" value=to.to_string() /> });
    // in UTF-16 units, of which a character has at most two: the server counts characters
    let (text, name) = (2 * LONGEST_COMMENT as u32, 2 * LONGEST_NAME as u32);
    view! {
        <form class="comment-form" method="post" action=comment_url(story) data-failed=words::FAILED>
            <p class="form-note">{words::NOTE}</p>
            {field("comment", words::COMMENT, "area", fields.comment.as_str(), "", text)}
            {field("author", words::NAME, "text", fields.author.as_str(), "name", name)}
            {field("email", words::EMAIL, "email", fields.email.as_str(), "email", 254)}
            {trap()}
            {to}
            <p class="form-send"><button class="go" type="submit">{words::SEND}</button></p>
        </form>
    }
    .markup()
}

/// The form under a story, with its heading. A script moves it below the comment that is answered, and then shows the button.
pub fn respond(story: &StoryId, script: String) -> Markup {
    view! {
        <section class="respond" id="respond" aria-labelledby="respond-title">
            <h3 id="respond-title">{words::TITLE} " " <button class="respond-cancel" type="button" hidden>{words::CANCEL}</button></h3>
            {comment_form(story, &CommentFields::default())}
            <script type="module" src=script></script>
        </section>
    }
    .markup()
}
