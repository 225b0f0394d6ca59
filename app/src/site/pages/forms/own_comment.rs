//! What became of a comment, for its writer: whether it waits, and for some minutes the form that changes or withdraws it.

use domain::{CommentState, Story};

use super::{page, story_line};
use crate::{
    prelude::*,
    site::{
        components::{
            comment_form::LONGEST_COMMENT,
            form_field::{FormField, error_of, error_summary, form_field},
            notice::notice,
        },
        layout::Layout,
        load::comment_pages::permalink,
        words::replies as words,
    },
};

/// A comment as its writer sees it.
#[derive(Debug, Clone)]
pub struct OwnComment<'a> {
    /// Its story.
    pub story: &'a Story,
    /// Its identity.
    pub id: &'a domain::CommentId,
    /// Its state. One that is taken for spam waits, as far as its writer is concerned.
    pub state: CommentState,
    /// Its text, or what was typed instead.
    pub text: &'a str,
    /// Minutes for which it can be changed; 0: no more.
    pub minutes: i64,
    /// Whether it was just changed.
    pub is_changed: bool,
    /// What is wrong with the form.
    pub errors: Vec<(&'static str, String)>,
}

/// The page; `None` for somebody who has not the comment's secret.
pub fn own_comment(layout: &Layout, own: Option<&OwnComment<'_>>) -> Markup {
    let Some(own) = own else {
        return page(layout, words::THANKS.as_ref(), notice(words::THANKS, words::NOT_YOURS, ().markup()));
    };
    let status = if own.state == CommentState::Approved {
        let href = permalink(&own.story.path, own.id);
        view! { <p class="form-status" role="status">{words::SHOWN} " " <a href=href>{words::SHOW}</a></p> }.markup()
    } else {
        let back = own.story.path.to_string();
        view! { <p class="form-status" role="status">{words::WAITING}</p> <p><a class="go" href=back>{words::BACK}</a></p> }.markup()
    };
    let change = if own.minutes > 0 { change(own) } else { view! { <p class="form-note">{words::OVER}</p> }.markup() };
    let content = view! {
        {error_summary(&own.errors)}
        <h1>{words::THANKS}</h1>
        {story_line(layout, own.story)}
        {own.is_changed.then(|| view! { <p class="form-status" role="status">{words::CHANGED}</p> })}
        {status}
        {change}
    }
    .markup();
    page(layout, words::THANKS.as_ref(), content)
}

fn change(own: &OwnComment<'_>) -> Markup {
    let action = format!("/comments/sent/{}", own.id);
    let error = error_of(&own.errors, "comment");
    let most = 2 * u32::try_from(LONGEST_COMMENT).unwrap_or_default();
    let field = FormField { name: "comment", label: words::COMMENT, kind: "area", value: own.text, most, error, ..FormField::default() };
    view! {
        <form class="comment-form" method="post" action=action.clone()>
            <p class="form-note">{words::UNTIL.with(&[("minutes", &own.minutes.to_string())])}</p>
            {form_field(field)}
            <p class="form-send"><button class="go" type="submit">{words::SAVE}</button></p>
        </form>
        <form method="post" action=format!("{action}/withdraw")>
            <p class="form-send"><button class="form-quiet" type="submit">{words::WITHDRAW}</button></p>
        </form>
    }
    .markup()
}

/// After a comment was withdrawn.
pub fn withdrawn(layout: &Layout, story: &Story) -> Markup {
    let content = view! {
        <h1>{words::WITHDRAWN}</h1>
        {story_line(layout, story)}
        <p><a class="go" href=story.path.to_string()>{words::BACK}</a></p>
    }
    .markup();
    page(layout, words::WITHDRAWN.as_ref(), content)
}
