//! The form that reports a comment to the desk.

use domain::{Comment, ReportReason, Story};

use super::{page, story_line};
use crate::{
    prelude::*,
    site::{
        components::{
            comments::writer,
            form_field::{FormField, error_of, error_summary, form_field, trap},
        },
        layout::Layout,
        words::replies as words,
    },
    ui::blocks::{BlockContext, blocks},
};

/// What stands in the form.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ReportFields {
    /// The chosen reason.
    pub reason: Option<ReportReason>,
    /// What was added.
    pub note: String,
    /// What is wrong.
    pub errors: Vec<(&'static str, String)>,
}

/// The page.
pub fn report(layout: &Layout, story: &Story, comment: &Comment, fields: &ReportFields) -> Markup {
    let reasons: Vec<Markup> = ReportReason::ALL
        .iter()
        .map(|reason| {
            let (value, chosen) = (reason.as_str(), fields.reason == Some(*reason));
            view! { <label class="form-choice"><input type="radio" name="reason" value=value checked=chosen required /> " " {words::reason(*reason)}</label> }
                .markup()
        })
        .collect();
    let error = error_of(&fields.errors, "reason").map(|error| view! { <p class="field-error">{error.to_owned()}</p> });
    let note =
        FormField { name: "note", label: words::ADD, kind: "area", value: &fields.note, most: 500, optional: true, ..FormField::default() };
    let body = blocks(&BlockContext::for_comment(&layout.calendar), &comment.body.blocks);
    let back = format!("{}#comment-{}", story.path, comment.id);
    let content = view! {
        {error_summary(&fields.errors)}
        <h1>{words::REPORT_TITLE}</h1>
        {story_line(layout, story)}
        <blockquote class="comment-quoted comment-body"><p class="comment-name">{writer(comment)}</p> {body}</blockquote>
        <form class="comment-form" method="post" action=format!("/comments/report/{}", comment.id) data-waits="report">
            <fieldset class="form-choices" id="reply-reason" tabindex="-1"><legend>{words::WHY}</legend> {error} {reasons}</fieldset>
            {form_field(note)}
            {trap()}
            <p class="form-send"><button class="go" type="submit">{words::SEND_REPORT}</button> " " <a href=back>{words::BACK}</a></p>
        </form>
    }
    .markup();
    page(layout, words::REPORT_TITLE.as_ref(), content)
}

/// After it was sent.
pub fn reported(layout: &Layout, story: &Story) -> Markup {
    let content = view! {
        <h1>{words::THANKS}</h1>
        <p class="form-status" role="status">{words::REPORTED}</p>
        {story_line(layout, story)}
        <p><a class="go" href=story.path.to_string()>{words::BACK}</a></p>
    }
    .markup();
    page(layout, words::REPORT_TITLE.as_ref(), content)
}
