//! The form that writes to the paper.

use domain::Email;

use super::page;
use crate::{
    prelude::*,
    site::{
        CONTACT_PATH,
        components::{
            comment_form::{LONGEST_COMMENT, LONGEST_NAME},
            form_field::{FormField, error_of, error_summary, form_field, trap},
            shielded::shielded,
        },
        layout::Layout,
        words::{self, contact as words_here},
    },
};

/// What stands in the form.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ContactFields {
    /// The name.
    pub name: String,
    /// The address for an answer.
    pub email: String,
    /// The subject; may be empty.
    pub subject: String,
    /// The text.
    pub letter: String,
    /// What is wrong: name of a field and sentence; an empty name means the whole form.
    pub errors: Vec<(&'static str, String)>,
}

/// The page.
pub fn contact(layout: &Layout, address: &Email, fields: &ContactFields) -> Markup {
    let field = |name, label, kind, value, autocomplete, most, optional| {
        let error = error_of(&fields.errors, name);
        form_field(FormField { name, label, kind, value, autocomplete, most, optional, error })
    };
    // in UTF-16 units, of which a character has at most two: the server counts characters
    let twice = |characters: usize| u32::try_from(2 * characters).unwrap_or(u32::MAX);
    let content = view! {
        {error_summary(&fields.errors)}
        <h1>{words_here::TITLE}</h1>
        <form class="comment-form" method="post" action=CONTACT_PATH data-waits="letter">
            <p class="form-note">{words_here::INTRO}</p>
            {field("letter", words_here::LETTER, "area", fields.letter.as_str(), "", twice(LONGEST_COMMENT), false)}
            {field("subject", words_here::SUBJECT, "text", fields.subject.as_str(), "", 400, true)}
            {field("name", words_here::NAME, "text", fields.name.as_str(), "name", twice(LONGEST_NAME), false)}
            {field("email", words_here::EMAIL, "email", fields.email.as_str(), "email", 254, false)}
            {trap()}
            <p class="form-send"><button class="go" type="submit">{words_here::SEND}</button></p>
        </form>
        <p class="form-note">{words_here::BY_MAIL} " " {shielded(address)}</p>
    }
    .markup();
    page(layout, words_here::TITLE.as_ref(), content)
}

/// After it was sent.
pub fn letter_sent(layout: &Layout) -> Markup {
    let content = view! {
        <h1>{words::replies::THANKS}</h1>
        <p class="form-status" role="status">{words_here::SENT}</p>
        <p><a class="go" href="/">{words::TO_THE_FRONT}</a></p>
    }
    .markup();
    page(layout, words_here::TITLE.as_ref(), content)
}
