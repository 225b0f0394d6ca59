//! Comments of readers: writing, changing, withdrawing and reporting one. Nothing here is cached; the contract is `docs/contracts/comments.md`.

mod cookie;
mod own;
mod report;
mod write;

pub use own::{change, show_own, withdraw};
pub use report::{report, show_report};
pub(super) use write::send_key;
pub use write::{send, show};

use app::site::components::comment_form::{LONGEST_COMMENT, LONGEST_NAME};
use app::site::words::replies as words;
use domain::{Comment, CommentId, Email, Story, StoryId, StoryKind};

use crate::http::{AppState, HttpError, fields::FieldError};

/// The story at this identity, if readers can open it.
async fn find_story(state: &AppState, id: &str) -> Result<Story, HttpError> {
    let newsroom = &state.site.newsroom;
    let missing = || HttpError::NotFound { what: "story" };
    let id = StoryId::parse(id).map_err(|_| missing())?;
    let story = newsroom.story_by_id(&id).await?.ok_or_else(missing)?;
    let open = story.is_live(newsroom.now()) && story.kind == StoryKind::Story && story.password.is_none();
    if open { Ok(story) } else { Err(missing()) }
}

/// A comment that readers see, with its story.
async fn find_comment(state: &AppState, id: &str) -> Result<Option<(Story, Comment)>, HttpError> {
    let Ok(id) = CommentId::parse(id) else { return Ok(None) };
    let Some(comment) = state.site.newsroom.comment(&id).await?.filter(Comment::is_shown) else { return Ok(None) };
    let story = find_story(state, comment.story.as_str()).await?;
    Ok(Some((story, comment)))
}

/// What is wrong with the text of a comment.
pub(super) fn text_error(text: &str) -> Option<String> {
    match text.chars().count() {
        _ if text.trim().is_empty() => Some(words::NO_TEXT.into()),
        length if length > LONGEST_COMMENT => Some(too_long(length, LONGEST_COMMENT)),
        _ => None,
    }
}

/// What is wrong with a name.
pub(super) fn name_error(name: &str) -> Option<String> {
    match name.chars().count() {
        0 => Some(words::NO_NAME.into()),
        length if length > LONGEST_NAME => Some(too_long(length, LONGEST_NAME)),
        _ => None,
    }
}

fn too_long(length: usize, most: usize) -> String {
    words::LONG.with(&[("number", &length.to_string()), ("most", &most.to_string())])
}

/// The address, or what is wrong with it.
pub(super) fn email(text: &str) -> Result<Email, FieldError> {
    Email::parse(text.trim()).map_err(|_| FieldError(words::BAD_EMAIL.into()))
}

/// Line breaks as text has them; forms send CR LF.
pub(super) fn lines(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n").trim().to_owned()
}
