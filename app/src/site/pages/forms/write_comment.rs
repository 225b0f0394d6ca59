//! The form for a comment on a page of its own: for readers without script who answer a comment, and for forms that were refused.

use domain::{Comment, Story};

use super::{page, story_line};
use crate::{
    prelude::*,
    site::{
        components::{
            comment_form::{CommentFields, comment_form},
            comments::writer,
            form_field::error_summary,
        },
        layout::Layout,
        words::replies as words,
    },
    ui::blocks::{BlockContext, blocks},
};

/// The page.
pub fn write_comment(layout: &Layout, story: &Story, parent: Option<&Comment>, fields: &CommentFields) -> Markup {
    let title = parent.map_or_else(|| words::TITLE.into(), |parent| words::TO.with(&[("name", &writer(parent))]));
    let quoted = parent.map(|parent| {
        let body = blocks(&BlockContext::for_comment(&layout.calendar), &parent.body.blocks);
        let back = format!("{}#comment-{}", story.path, parent.id);
        view! {
            <blockquote class="comment-quoted comment-body">{body}</blockquote>
            <p><a class="respond-cancel" href=back>{words::CANCEL}</a></p>
        }
        .markup()
    });
    let content = view! {
        {error_summary(&fields.errors)}
        <h1>{title.clone()}</h1>
        {story_line(layout, story)}
        {quoted}
        {comment_form(&story.id, fields)}
    }
    .markup();
    page(layout, &title, content)
}
