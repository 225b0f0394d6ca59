//! `/desk/comments/filter/`: bans and the words of the spam filter.

use std::sync::Arc;

use app::desk::{
    pages::comment_filter::{CommentFilter, comment_filter},
    words::comments as words,
};
use axum::{extract::State, response::Response};
use newsroom::comments::BanKind;

use crate::http::{
    AppState, HttpError,
    desk::{Asked, Fields, Frame, page, see_other},
    session::Acting,
};

/// Words shown of each kind.
const WORDS: i64 = 100;

/// The page.
///
/// # Errors
/// Storage failed.
pub async fn filter(
    State(state): State<Arc<AppState>>,
    Acting { authority, signed_in }: Acting,
    Asked(asked): Asked,
) -> Result<Response, HttpError> {
    let frame = Frame::load(&state, Some(&signed_in)).await?;
    let bans = state.site.newsroom.comment_bans(&authority).await?;
    let learned = state.site.newsroom.spam_words(&authority, WORDS).await?;
    let model = CommentFilter {
        bans: bans.into_iter().map(|ban| (ban.id, ban.kind == BanKind::Network, ban.note, frame.at(ban.expires_at))).collect(),
        words: learned.into_iter().map(|one| (one.word, one.count.spam, one.count.good, one.count.fixed)).collect(),
        notice: (asked.get("done") == "saved").then_some(words::SAVED),
    };
    Ok(page(|| comment_filter(frame.desk(), &model)))
}

/// Decides what a word means to the filter: `fixed` is `spam`, `ignored` or nothing.
///
/// # Errors
/// 400 for another decision; storage failed.
pub async fn save_word(
    State(state): State<Arc<AppState>>,
    Acting { authority, .. }: Acting,
    fields: Fields,
) -> Result<Response, HttpError> {
    let fixed = match fields.get("fixed") {
        "" => None,
        "spam" => Some(true),
        "ignored" => Some(false),
        _ => return Err(HttpError::BadRequest("A word is a sign of spam, is none, or counts as it was learned.".into())),
    };
    let mut edit = state.site.newsroom.edit(&authority).await?;
    edit.fix_spam_word(fields.get("word"), fixed).await?;
    edit.commit().await?;
    see_other("/desk/comments/filter/?done=saved")
}
