//! `GET /desk/stories/{id}/preview/?width=390&theme=light`: the reader's page of a draft in a frame, and what others show of it.

use std::{collections::HashMap, sync::Arc};

use app::{
    desk::{
        form::Errors,
        pages::preview::{PreviewPage, THEMES, WIDTHS, preview},
        words::preview as words,
    },
    ui::words::Word,
};
use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::Response,
};
use domain::StoryId;

use super::rendered;
use crate::http::{
    AppState, HttpError, SignedIn,
    desk::{
        Asked, Fields, Frame, status_page,
        stories::{editable, story_id, view::name_of},
    },
    session::Acting,
};

/// What a form left behind.
#[derive(Default)]
pub struct With {
    /// A link that was just made.
    pub new_link: Option<String>,
    /// What was wrong.
    pub errors: Errors,
    /// What just happened.
    pub notice: Option<Word>,
}

/// The page.
///
/// # Errors
/// 404 for a story that does not exist or that the person may not know of, 403 if they may not write it; storage failed.
pub async fn show(
    State(state): State<Arc<AppState>>,
    Acting { authority, signed_in }: Acting,
    Path(id): Path<String>,
    Asked(asked): Asked,
) -> Result<Response, HttpError> {
    editable(&state, &authority, &id).await?;
    let notice = (asked.get("done") == "ended").then_some(words::LINK_ENDED);
    shown(&state, &signed_in, &story_id(&id)?, &asked, With { notice, ..With::default() }).await
}

/// The page, also after a form.
///
/// # Errors
/// Storage failed.
pub async fn shown(state: &AppState, signed_in: &SignedIn, id: &StoryId, asked: &Fields, with: With) -> Result<Response, HttpError> {
    let newsroom = &state.site.newsroom;
    let frame = Frame::load(state, Some(signed_in)).await?;
    let drafted = newsroom.drafted_story(id).await?.ok_or(HttpError::NotFound { what: "story" })?;
    let headline = drafted.story.headline.to_string();
    let seen = rendered(state, drafted).await?;
    let (mut links, mut names) = (Vec::new(), HashMap::new());
    for link in newsroom.preview_links(id).await? {
        let who = name_of(state, &mut names, link.created_by.as_ref()).await?;
        let (when, until) = (frame.ago(link.created_at), frame.at(link.expires_at));
        links.push((link.id, words::LINK_UNTIL.with(&[("who", &who), ("when", &when), ("until", &until)])));
    }
    let width = WIDTHS.iter().map(|(width, ..)| *width).find(|width| width.to_string() == asked.get("width"));
    let theme = THEMES.iter().map(|(theme, _)| *theme).find(|theme| *theme == asked.get("theme"));
    let host = seen.url.split("//").nth(1).and_then(|rest| rest.split('/').next()).unwrap_or_default().to_owned();
    let status = if with.errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let page = PreviewPage {
        id: id.to_string(),
        headline,
        width: width.unwrap_or(390),
        theme: theme.unwrap_or("light"),
        search: [seen.title, seen.url, seen.description],
        social: [seen.social_title, seen.social_description],
        image: seen.image,
        host,
        links,
        new_link: with.new_link,
        errors: with.errors,
        notice: with.notice,
    };
    Ok(status_page(status, || preview(frame.desk(), &page)))
}
